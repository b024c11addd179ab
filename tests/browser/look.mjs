// Drives a real Chromium over pages of the tests. Reads one job as JSON from standard input and
// writes one answer as JSON: what each page showed, said on its console, and weighs.
//
// job: {chromium, mermaid: [text], pages: [{file, width, height, dark, media, picture, pdf, paper,
//       axe, probe, scroll, ready, wait}]}
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const job = JSON.parse(readFileSync(0, "utf8"));
const home = mkdtempSync(join(tmpdir(), "look-"));
const browser = await chromium.launchPersistentContext(home, {
  executablePath: job.chromium,
  headless: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

// Run in the page: how far it runs over its sides, and the size of the smallest type it shows.
function measured() {
  const root = document.documentElement;
  const shown = [...document.querySelectorAll("svg text, td, th, li, p, dd, dt, span, h1, h2")];
  const sizes = shown
    .filter((one) => one.textContent.trim() && one.getClientRects().length)
    .map((one) => {
      const scale = one.ownerSVGElement ? one.getScreenCTM().a : 1;
      return parseFloat(getComputedStyle(one).fontSize) * scale;
    });
  const outside = [...document.querySelectorAll("svg.chain .box")].flatMap((box) => {
    const frame = box.querySelector("rect").getBBox();
    return [...box.querySelectorAll("text")]
      .filter((text) => {
        const one = text.getBBox();
        return one.x < frame.x - 0.5 || one.x + one.width > frame.x + frame.width + 0.5;
      })
      .map((text) => text.textContent);
  });
  return {
    over: root.scrollWidth - root.clientWidth,
    smallest: Math.min(...sizes),
    outside,
    scripts: document.scripts.length,
    text: document.body.innerText,
    height: root.scrollHeight,
    scrolled: window.scrollY,
  };
}

async function axe(page) {
  // The page's own policy forbids scripts, so the checker is run in a world of its own.
  await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((one) => ({
    id: one.id, impact: one.impact, nodes: one.nodes.map((node) => node.html.slice(0, 200)),
  }));
}

async function looked(task) {
  const page = await browser.newPage();
  const said = [];
  const asked = [];
  page.on("console", (one) => said.push(one.text()));
  page.on("pageerror", (one) => said.push(String(one)));
  page.on("dialog", (one) => { said.push("dialog"); one.dismiss(); });
  page.on("request", (one) => asked.push(one.url()));
  await page.setViewportSize({ width: task.width ?? 1024, height: task.height ?? 800 });
  await page.emulateMedia({ colorScheme: task.dark ? "dark" : "light", media: task.media ?? null });
  await page.goto(`file://${task.file}`);
  const answer = { ...(await page.evaluate(measured)), said, asked };
  if (task.picture) await page.screenshot({ path: task.picture, fullPage: true });
  if (task.pdf) {
    // `sized`: the page itself says how large it is printed; else the dialogue does.
    await page.pdf({
      path: task.pdf, printBackground: true,
      ...(task.sized ? { preferCSSPageSize: true } : { format: task.paper, landscape: !task.upright }),
    });
  }
  if (task.probe) answer.probe = await page.evaluate(`(${task.probe})()`);
  if (task.scroll) await page.evaluate((to) => window.scrollTo(0, to), task.scroll);
  if (task.ready) writeFileSync(task.ready, "");
  if (task.wait) {
    await page.getByText(task.wait).first().waitFor({ timeout: 20_000 });
    answer.later = await page.evaluate(measured);
  }
  if (task.axe) answer.axe = await axe(page);
  await page.close();
  return answer;
}

async function mermaid(texts) {
  const page = await browser.newPage();
  await page.goto("about:blank");
  await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
  const drawn = [];
  for (const [at, text] of texts.entries()) {
    drawn.push(await page.evaluate(async ([id, text]) => {
      window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
      try {
        await window.mermaid.parse(text);
        const { svg } = await window.mermaid.render(id, text);
        const holder = document.createElement("div");
        holder.innerHTML = svg;
        document.body.replaceChildren(holder);
        const labels = [...holder.querySelectorAll(".node .nodeLabel")].map((one) => one.innerText);
        return {
          labels,
          nodes: holder.querySelectorAll(".node").length,
          edges: holder.querySelectorAll(".edgePaths path").length,
          foreign: holder.querySelectorAll("script, img, iframe, a").length,
        };
      } catch (error) {
        return { error: String(error) };
      }
    }, [`m${at}`, text]));
  }
  await page.close();
  return drawn;
}

try {
  const answer = { pages: [], mermaid: [] };
  for (const task of job.pages ?? []) answer.pages.push(await looked(task));
  if (job.mermaid) answer.mermaid = await mermaid(job.mermaid);
  process.stdout.write(JSON.stringify(answer));
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}

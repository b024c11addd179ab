"""The pages in a real Chromium: at three widths, light and dark, on paper, by ear, and hostile."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from markupsafe import Markup

from dxsheet.binder import load
from dxsheet.flows.board import write_board
from dxsheet.render import html
from dxsheet.render.html import draw, draw_board
from dxsheet.render.html_env import style_sheet
from dxsheet.summary import summarise, summarise_many
from tests.browser.chromium import answered, keep, looked, needed, start
from tests.made_sheets import LANGS, NASTY, TODAY, case, sheet
from tests.render.large_sheet import large

pytestmark = needed

# Width and whether it is dark.
SCREENS = ((390, False), (1024, False), (1024, True), (1600, False))
BOARDS = ((1280, False),)
# Inside the margins of the page, in CSS pixels: 277 x 192 and 400 x 279 mm.
PAPERS = {"A4": (1047, 725), "A3": (1512, 1054)}
# Its rule is against a page that reloads under its reader; that is what the board is for.
ON_PURPOSE = {"meta-refresh"}

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "\"'><b onmouseover=alert(1)>", "</style><script>alert(1)</script>", "</title><script>",
    "javascript:alert(1)", "<!-- ", "]]>", "<iframe src=//example.invalid></iframe>",
    "<link rel=stylesheet href=//example.invalid>", "{{7*7}}", "&lt;script&gt;", "a" * 300,
    "\u202eoverride\u202c", "مرحبا", "=cmd|' /C calc'!A0", "| a | b |",
)  # fmt: skip


def hostile():
    texts = [*ATTACKS, *(one * 2 for one in NASTY)]
    one = texts.__getitem__
    return sheet(
        title=one(0),
        organisation={"code": one(1), "name": one(2)},
        background="".join(texts),
        purpose=one(3),
        participants=[{"name": text, "unit": text, "load": text} for text in ATTACKS],
        problems=[{"id": f"P{n}", "text": text, "affected": text, "evidence": text}
                  for n, text in enumerate(texts[:20], 1)],
        causes=[{"id": f"C{n}", "text": text, "why": [text], "evidence": text, "reason": text,
                 "status": "identified", "problems": ["P1"]} for n, text in enumerate(texts, 1)],
        solutions=[{"id": f"S{n}", "text": text, "owner": text, "before": text, "after": text,
                    "cost": text, "measure": text, "causes": [f"C{n}"], "effect": "high",
                    "effort": "low"} for n, text in enumerate(texts[:25], 1)],
        ideas=[{"id": f"I{n}", "text": text} for n, text in enumerate(texts, 1)],
        stakeholders=[{"name": text, "concern": text, "response": text} for text in ATTACKS],
        communication={"means": one(4), "scope": one(5), "content": {"what": one(6)}},
        work_items=[{"id": f"W{n}", "text": text, "main_owners": [text], "stand_in": text}
                    for n, text in enumerate(ATTACKS, 1)],
        decisions=[{"text": text, "by": text} for text in ATTACKS],
        small_start=[{"id": "T1", "units": one(1), "work": one(2), "risk": one(3)}],
        outcomes=[{"measure": text, "unit": text, "baseline": text, "result": text, "note": text}
                  for text in ATTACKS],
    )  # fmt: skip


def sheets():
    for lang in LANGS:
        yield f"lending-{lang}", lang, case("lending", lang)
        yield f"large-{lang}", lang, large(lang)
    yield "smallest", "ja", case("smallest", "ja")
    yield "hostile", "ja", hostile()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The pages as files, by name."""
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, lang, found in sheets():
        made[name] = draw([summarise(found, lang=lang, today=TODAY)], lang=lang)
        board = draw_board(found, lang=lang, question=f"{name}?", part="B", at="1")
        # Looked at for longer than two seconds: it may not load itself anew meanwhile.
        made[f"board-{name}"] = board.replace('"refresh" content="2"', '"refresh" content="600"')
    several = summarise_many([case("lending", "ja"), case("mistakes", "ja")], lang="ja")
    made["several"] = draw(several, lang="ja")
    paths = {}
    for name, text in made.items():
        path = folder / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        paths[name] = str(path)
    return paths


@pytest.fixture(scope="module")
def seen(files):
    """Every page at three widths, light and dark, as the browser found it."""
    pages = [
        {
            "file": file, "width": width, "height": 720, "dark": dark, "axe": width < 1600,
            "picture": keep(f"{name}-{width}{'-dark' if dark else ''}.png"),
        }
        for name, file in files.items()
        for width, dark in (BOARDS if name.startswith("board") else SCREENS)
    ]  # fmt: skip
    return list(zip(pages, looked({"pages": pages})["pages"], strict=True))


def test_nothing_runs_over_the_side(seen):
    assert [page["file"] for page, answer in seen if answer["over"] > 0] == []


def test_nothing_runs_over_where_the_browser_knows_no_phrases(tmp_path, monkeypatch):
    """As Firefox and Safari show it: the page alone says where Japanese may break."""

    def without(name, more=""):
        sheet_, found = re.subn(r"@supports .*?\n}\n", "", style_sheet(name, more), flags=re.S)
        assert found == 1
        return Markup(sheet_)

    monkeypatch.setattr(html, "style_sheet", without)
    pages = []
    for name in ("lending", "hostile"):
        file = tmp_path / f"{name}.html"
        drawn = draw([summarise(case(name, "ja"), lang="ja", today=TODAY)], lang="ja")
        file.write_text(drawn, encoding="utf-8")
        for width in (360, 1024):
            pages.append(
                {"file": str(file), "width": width, "picture": keep(f"{name}-{width}.png")}
            )
    assert [one["over"] for one in looked({"pages": pages})["pages"]] == [0] * 4


def test_no_table_runs_over_its_column_on_paper(files):
    probe = """() => [...document.querySelectorAll("table, .facts")]
      .filter((one) => [...one.getClientRects()]  // a rectangle for each column it stands in
        .some((part) => part.width > one.parentElement.clientWidth + 1))
      .map((one) => one.className)"""
    pages = [
        {"file": file, "width": width, "media": "print", "probe": probe}
        for name, file in files.items()
        if not name.startswith(("board", "hostile"))
        for width in (726, 1054)
    ]
    found = looked({"pages": pages})["pages"]
    assert [one["probe"] for one in found] == [[]] * len(pages)


def test_every_word_of_the_diagram_is_in_its_box(seen):
    assert [word for _, answer in seen for word in answer["outside"]] == []


def test_the_console_is_silent_and_nothing_else_is_asked_for(seen):
    for page, answer in seen:
        assert answer["said"] == [], page["file"]
        assert set(answer["asked"]) == {f"file://{page['file']}"}  # a board loads itself anew
        assert answer["scripts"] == 0


def test_the_type_can_be_read(seen):
    """9 pixels at least, for the small words of a large diagram; 10 on the other pages."""
    for page, answer in seen:
        if not page["file"].rpartition("/")[2].startswith("board"):
            assert answer["smallest"] >= (8.9 if "large" in page["file"] else 9.3), page


def test_no_finding_of_the_accessibility_checker(seen):
    found = [
        (page["file"], page["width"], page["dark"], one)
        for page, answer in seen
        for one in answer.get("axe", ())
        if one["id"] not in ON_PURPOSE
    ]
    assert found == []


def test_hostile_text_is_shown_as_it_is(seen):
    text = next(answer["text"] for page, answer in seen if page["file"].endswith("hostile.html"))
    for one in ATTACKS:
        if "\u202e" not in one:
            assert one.strip() in text


SOUND = sorted((Path(__file__).parents[2] / "examples" / "sound").glob("*.yaml"))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_the_examples_print_on_three_sheets_and_the_first_page_on_one(tmp_path):
    """A4 upright, A4 sideways and A3 as the dialogue has them; heights are only estimated."""
    tasks = []
    for path in SOUND:
        lang = path.stem[-2:]
        page = summarise(load(str(path)).sheet, lang=lang, today="2025-05-12")
        (tmp_path / f"{path.stem}.html").write_text(draw([page], lang=lang), encoding="utf-8")
        for paper, upright in (("A4", False), ("A4", True), ("A3", False)):
            name = f"{path.stem}-{paper}-{'upright' if upright else 'sideways'}.pdf"
            pdf = keep(name) or str(tmp_path / name)
            file = str(tmp_path / f"{path.stem}.html")
            tasks.append({"file": file, "pdf": pdf, "paper": paper, "upright": upright})
    looked({"pages": tasks})
    for task in tasks:
        last = pages_of(task["pdf"])
        assert last <= 3, task["pdf"]
        assert len(text_of(task["pdf"], last)) > 200, task["pdf"]  # no sheet for a few lines
        first, second = (text_of(task["pdf"], page) for page in (1, 2))
        lang = Path(task["file"]).stem[-2:]
        names = {"ja": ("だれが・何を", "試行の範囲", "次のページから"),
                 "en": ("Who does what", "Scope of the trial", "Next pages")}  # fmt: skip
        assert all(name.replace(" ", "") in first for name in names[lang]), task["pdf"]
        assert second.startswith(("問題・課題（原因）・解決策の表", "Tableofproblem")), task["pdf"]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_a_very_large_sheet_prints_on_six_sheets_and_its_first_page_is_one(tmp_path):
    """Thirty causes and twenty solutions: page 1, two or three of the table, what is asked, the
    annex. A diagram that could not be read on paper is not printed: the table says the same. What
    leaves fits A4 sideways; upright who does what may flow over, never the rest of the page.
    """
    tasks = []
    for lang in LANGS:
        file = tmp_path / f"large-{lang}.html"
        page = summarise(large(lang), lang=lang, today="2025-05-12")
        file.write_text(draw([page], lang=lang), encoding="utf-8")
        for paper, upright in (("A4", False), ("A4", True), ("A3", False)):
            pdf = str(tmp_path / f"{lang}-{paper}-{upright}.pdf")
            tasks.append({"file": str(file), "pdf": pdf, "paper": paper, "upright": upright})
    looked({"pages": tasks})
    for task in tasks:
        assert pages_of(task["pdf"]) <= (6 if task["paper"] == "A4" else 4), task["pdf"]
        first, second = (text_of(task["pdf"], page) for page in (1, 2))
        for names in (
            ("今日決めること", "Todecide"),
            ("決まったこと", "Decided"),
            ("採用", "adopted"),
        ):
            assert any(name in first for name in names), task["pdf"]
        if not task["upright"]:
            assert "次のページから" in first or "Nextpages" in first, task["pdf"]
            tables = ("問題・課題（原因）・解決策の表", "Tableofproblem")
            assert second.startswith(tables), task["pdf"]


# What page.css leaves within the margins, in CSS pixels; Letter is what English may be printed on.
SHEETS = {"A4": ((1054, 740), (726, 1069)), "Letter": ((988, 763), (748, 1003))}
NO_ROOM = ("入りきらなかったもの", "No room for")


def test_the_first_page_takes_what_there_is_room_for_and_no_more(tmp_path):
    """Both ways of A4, and of Letter in English; a size that is named is filled for itself."""
    made = {path.stem: load(str(path)).sheet for path in SOUND}
    made |= {f"large-{lang}": large(lang) for lang in LANGS}
    made |= {f"{n}x{n}-{lang}": large(lang, n, n, n) for n in (6, 10) for lang in LANGS}
    pages, rooms = [], []
    for name, found in made.items():
        lang = name[-2:]
        told = summarise(found, lang=lang, today="2025-05-12")
        sizes = SHEETS["A4"] if lang == "ja" else (*SHEETS["A4"], *SHEETS["Letter"])
        if name == "large-en":  # there the evidence of causes is worth more than Letter
            sizes = SHEETS["A4"]
        for paper, papers in (
            (None, sizes),
            ("a4", SHEETS["A4"][:1]),
            ("letter", SHEETS["Letter"][:1]),
            ("a3", ((1519, 1069),)),
        ):
            file = tmp_path / f"{name}-{paper}.html"
            file.write_text(draw([told], lang=lang, paper=paper), encoding="utf-8")
            for wide, high in papers:
                probe = "() => document.querySelector('.front').getBoundingClientRect().bottom"
                task = {"file": str(file), "width": wide, "media": "print", "probe": probe}
                pages.append(task)
                rooms.append(high)
    answers = looked({"pages": pages})["pages"]
    for page, high, answer in zip(pages, rooms, answers, strict=True):
        assert answer["probe"] <= high, (page, answer["probe"])
        if "large" not in page["file"]:
            first = answer["text"]
            assert not any(one in first for one in NO_ROOM) or answer["probe"] > 0.88 * high, page


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
@pytest.mark.parametrize(("size", "points"), [("a4", "841"), ("a3", "119"), ("letter", "792")])
def test_a_size_that_is_named_needs_no_dialogue(tmp_path, size, points):
    page = summarise(case("mistakes", "ja"), lang="ja", today=TODAY)
    file, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_text(draw([page], lang="ja", paper=size), encoding="utf-8")
    looked({"pages": [{"file": str(file), "pdf": str(pdf), "sized": True}]})
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(rf"Page size: +{points}", told), told


def text_of(pdf, page):
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), pdf, "-"], capture_output=True, check=True
    )
    return re.sub(r"\s+", "", done.stdout.decode())


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", Path(pdf).read_bytes()))


@pytest.mark.parametrize("paper", PAPERS)
def test_the_large_diagram_stays_on_one_page(files, paper):
    width, height = PAPERS[paper]
    probe = """() => {
      const svg = document.querySelector("svg.chain");
      const box = svg.getBoundingClientRect();
      return { width: box.width, height: box.height, type: svg.getScreenCTM().a * 13 * 0.75 };
    }"""
    pages = [
        {"file": files[f"large-{lang}"], "width": width, "media": "print", "probe": probe}
        for lang in LANGS
    ]
    for answer in looked({"pages": pages})["pages"]:
        assert answer["probe"]["width"] <= width
        assert answer["probe"]["height"] <= height - 35  # under its heading
        assert answer["probe"]["type"] >= (9 if paper == "A3" else 6.4)


@pytest.mark.parametrize("lang", LANGS)
def test_a_moment_of_a_walk_is_whole_on_a_projector(tmp_path, lang):
    """1,920 by 1,080: nobody scrolls there. The map with what is not on it yet, a dozen causes."""
    said = {"ja": "様式のどこに何を書くのか分からない", "en": "nobody knows what belongs where"}[
        lang
    ]
    numbers = range(1, 13)
    found = sheet(
        title="t",
        problems=[{"id": "P1", "text": said}],
        causes=[{"id": f"C{nth}", "text": said, "problems": ["P1"]} for nth in numbers],
        solutions=[{"id": f"S{nth}", "text": said, "causes": [f"C{nth}"], "effect": "high",
                    **({"effort": "low"} if nth == 1 else {})} for nth in range(1, 9)],
        ideas=[{"id": f"I{nth}", "text": said} for nth in range(1, 4)],
    )  # fmt: skip
    shown = {"question": said * 2, "choices": [f"{nth} {said}" for nth in range(1, 4)], "part": "p"}
    pages = []
    for name, more in (
        ("chain", {}),
        ("map", {"mapped": True}),
        ("list", {"said": [(said, [said] * 3)] * 6}),
    ):
        path = tmp_path / f"{name}.html"
        path.write_text(draw_board(found, lang=lang, **shown, **more), encoding="utf-8")
        pages.append(
            {
                "file": str(path),
                "width": 1920,
                "height": 1080,
                "picture": keep(f"{name}-{lang}.png"),
            }
        )
    for page, answer in zip(pages, looked({"pages": pages})["pages"], strict=True):
        assert answer["height"] <= 1080, page["file"]
        assert answer["smallest"] >= 14, page["file"]


def test_the_board_shows_the_next_question_and_stays_where_it_was(tmp_path):
    board, ready = tmp_path / "board.html", tmp_path / "ready"
    write_board(str(board), large("ja"), lang="ja", question="一つ目の問い")
    page = {"file": str(board), "width": 1280, "height": 720, "scroll": 200,
            "ready": str(ready), "wait": "二つ目の問い"}  # fmt: skip
    work = start({"pages": [page]})
    while not ready.exists() and work.poll() is None:
        time.sleep(0.1)
    write_board(str(board), large("ja"), lang="ja", question="二つ目の問い")
    (answer,) = answered(work)["pages"]
    assert "一つ目の問い" in answer["text"]
    assert "二つ目の問い" in answer["later"]["text"]
    assert answer["later"]["scrolled"] == 200

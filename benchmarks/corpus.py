"""A deterministic corpus of worksheets: Japanese and English, 100 to 150 lines each.

    python benchmarks/corpus.py FOLDER COUNT [--seed 1]

The sheets are put together from statements of the labelled sets (`benchmarks/wording`), so that the
wording checks meet real sentences; a tenth have a gap or a fault of the chain. The same seed and
count give the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ("system_change", "new_system", "training", "manual", "rule", "process", "abolish")
LEVELS = ("high", "medium", "low")
UNITS = {"ja": ("市民課", "税務課", "福祉課", "総務課"), "en": ("Civil", "Tax", "Welfare", "Admin")}
WORDS = {
    "ja": {
        "title": "{unit}の手続の見直し{number}", "who": "{unit}の窓口係", "seen": "{n}月の受付簿で{k}件を数えた",
        "state": "来庁者が{k}分待っている", "wanted": "待ち時間を{k}分以内にする", "before": "受付、確認、転記、照合、交付",
        "after": "受付、確認、交付（転記と照合をなくす）", "means": "チームのチャット", "scope": "担当者全員と課長",
        "note": "四半期ごとに課内で確かめる", "name": ("山田", "佐藤", "鈴木", "高橋"),
    },
    "en": {
        "title": "Review of the {unit} procedure {number}", "who": "{unit} counter staff",
        "seen": "{k} cases counted in the log of month {n}", "state": "visitors wait {k} minutes",
        "wanted": "a wait of {k} minutes at most", "before": "receive, check, copy, compare, hand over",
        "after": "receive, check, hand over (copying and comparing go)", "means": "the team chat",
        "scope": "everybody on the case and the section head", "note": "looked at again each quarter",
        "name": ("Ito", "Sato", "Mori", "Kato"),
    },
}  # fmt: skip


def statements() -> dict[tuple[str, str], list[str]]:
    """Texts by language and kind (problem, cause, solution)."""
    found: dict[tuple[str, str], list[str]] = {}
    for lang in ("ja", "en"):
        lines = (HERE / "wording" / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()[1:]
        for line in lines:
            kind, _label, _domain, _register, text = line.split("\t")
            found.setdefault((lang, kind), []).append(text)
    return found


def sheet(number: int, pick: random.Random, texts: dict[tuple[str, str], list[str]]) -> str:
    """The text of one sheet."""
    lang = "ja" if number % 2 == 0 else "en"
    words = WORDS[lang]
    unit = pick.choice(UNITS[lang])
    fill = {"unit": unit, "number": number}

    def said(name: str) -> str:
        return str(words[name]).format(**fill, n=pick.randint(1, 12), k=pick.randint(2, 90))

    def quoted(kind: str) -> str:
        return '"' + pick.choice(texts[lang, kind]).replace("\\", "\\\\").replace('"', '\\"') + '"'

    causes, solutions = pick.randint(3, 5), pick.randint(3, 4)
    lines = [
        "dxsheet: 1", f"id: {pick.getrandbits(40):08x}", f"title: {said('title')}",
        f'organisation: {{code: "{pick.randint(1000, 470000):06d}", name: {unit}}}',
        f"language: {lang}", f"date: 2025-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}",
        f"stage: {pick.choice(('draft', 'identified', 'decided', 'trial'))}",
        f"purpose: {said('wanted')}", f"review_date: 2026-{pick.randint(1, 12):02d}-01",
        "participants:", f"  - {{name: {said('who')}, unit: {unit}, count: 3, part: decide, "
        "skills: [the_work, bpr], load: 1h}",
        "roles:", f"  decide: [{said('who')}]", f"  facilitate: [{words['name'][0]}]",
        f"  sponsor: {words['name'][1]}", "problems:",
    ]  # fmt: skip
    for index in range(1, 3):
        lines += [
            f"  - id: P{index}", f"    text: {quoted('problem')}", f"    affected: {said('who')}",
            f"    current: {said('state')}", f"    wanted: {said('wanted')}",
            f"    evidence: {said('seen')}  # {said('note')}",
        ]  # fmt: skip
    lines.append("causes:")
    for index in range(1, causes + 1):
        status = pick.choice(("identified", "unverified", "rejected", "identified"))
        lines += [
            f"  - id: C{index}", f"    text: {quoted('cause')}",
            f"    problems: [P{pick.randint(1, 2)}]", f"    status: {status}",
            f"    evidence: {said('seen')}", f"    raised_by: {pick.choice(words['name'])}",
        ]  # fmt: skip
        if status == "rejected" and pick.random() < 0.9:
            lines.append(f"    reason: {said('seen')}")
    lines.append("solutions:")
    for index in range(1, solutions + 1):
        link = pick.randint(1, causes) if pick.random() > 0.01 else 99
        lines += [
            f"  - id: S{index}", f"    text: {quoted('solution')}", f"    causes: [C{link}]",
            f"    kind: {pick.choice(KINDS)}", f"    before: {said('before')}",
            f"    after: {said('after')}", f"    effect: {pick.choice(LEVELS)}",
            f"    effort: {pick.choice(LEVELS)}", f"    owner: {pick.choice(words['name'])}",
            f"    measure: {said('wanted')}",
            f"    status: {pick.choice(('proposed', 'adopted', 'parked'))}",
        ]  # fmt: skip
    lines += [
        "stakeholders:", f"  - {{name: {unit}, stance: opposed, concern: {said('note')}, "
        f"response: {said('note')}}}",
        "communication:", f"  means: {said('means')}", f"  scope: {said('scope')}",
        "work_items:",
    ]  # fmt: skip
    for index in range(1, 4):
        owners = f"[{pick.choice(words['name'])}]" if pick.random() > 0.1 else "[]"
        lines += [
            f"  - id: W{index}", f"    text: {said('after')}", f"    solution: S{index}",
            f"    main_owners: {owners}", f"    due: 2025-{pick.randint(1, 12):02d}-15",
        ]  # fmt: skip
    lines += [
        "small_start:", "  - id: T1", f"    units: {unit}", f"    work: {said('title')}",
        "    budget: 0", "    period: 3", f"    risk: {said('note')}",
        f"    affected: {said('who')}", f"    success_sign: {said('wanted')}",
        f"    expansion_condition: {said('wanted')}",
        f"    status: {pick.choice(('planned', 'running', 'over'))}",
    ]  # fmt: skip
    if pick.random() < 0.5:
        lines += ["outcomes:", f"  - {{measure: {said('wanted')}, unit: min, baseline: 40, "
                  f"wanted: 15, result: {pick.randint(10, 40)}, trial: T1, decision: continue}}"]  # fmt: skip
    return "\n".join(lines) + "\n"


def sheets(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` sheets as (path below the corpus folder, text); 200 to a folder."""
    texts = statements()
    for number in range(count):
        pick = random.Random(f"{seed}-{number}")
        yield f"{number // 200:04d}/2025-{number:06d}.yaml", sheet(number, pick, texts)


def make(folder: Path, count: int, seed: int = 1) -> None:
    """Write the corpus."""
    for name, text in sheets(count, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make(given.folder, given.count, given.seed)


if __name__ == "__main__":
    main()

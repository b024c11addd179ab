"""A deterministic corpus of worksheets: Japanese and English, 100 to 150 lines each.

    python benchmarks/corpus.py FOLDER COUNT [--seed 1] [--flawed 0.1] [--repeated]

A repository as reviews leave it: most sheets are sound, a share (`--flawed`) is a first draft with
gaps, missing links and statements that name a remedy, blame or say nothing. Statements come from
the held-back halves and the exams of `benchmarks/wording`; each names a place and a number of its own, so that no two
sheets hold the same one and nothing can be looked up by its text. One sheet in twenty is laid out in
another way that YAML allows. The same seed and count give the same bytes. `--repeated` takes the
statements as they stand in the sets, so that sheets share them.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SETS = Path(__file__).resolve().parent / "wording"
sys.path.insert(0, str(SETS))
from score import half_of, read_rows  # noqa: E402

SHEETS_IN_A_FOLDER = 200
KINDS = ("system_change", "training", "manual", "rule", "process", "abolish")
CHANGES = ("system_change", "process", "abolish")
LEVELS = ("high", "medium", "low")
WORDS = {
    "ja": {
        "unit": ("市民課", "税務課", "福祉課", "総務課", "会計課", "建築課"),
        "place": ("北", "南", "東", "西", "中央", "港", "緑", "旭", "泉", "栄"), "branch": "{place}{n}番窓口",
        "name": ("山田", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "中村", "小林"),
        "title": "{unit}の手続の見直し{number}", "who": "{unit}の窓口係", "seen": "{n}月の受付簿で{k}件を数えた",
        "state": "来庁者が{k}分待っている", "wanted": "{branch}での待ち時間を{n}分以内にする",
        "before": "受付、確認、転記、照合、交付", "after": "受付、確認、交付（転記と照合をなくす）", "existing": "{unit}の様式が使える",
        "means": "チームのチャット", "scope": "担当者全員と課長", "note": "四半期ごとに課内で確かめる",
        "exception": "急ぎのときは電話し、あとでチャットに書く", "reason": "{n}月の記録では{k}件中1件だけだった",
        "own": "{branch}では、{text}", "back": "{unit}の紙の台帳に戻す", "load": "週1時間まで", "risk": "{k}件の転記もれ",
    },
    "en": {
        "unit": ("Civil", "Tax", "Welfare", "Housing", "Accounts", "Roads"),
        "place": ("North", "South", "East", "West", "Central", "Harbour", "Green", "Castle", "Mill", "Hill"),
        "branch": "counter {n} of {place} branch",
        "name": ("Ito", "Sato", "Mori", "Kato", "Abe", "Hara", "Ono", "Baba"),
        "title": "Review of the {unit} procedure {number}", "who": "{unit} counter staff",
        "seen": "{k} cases counted in the log of month {n}", "state": "visitors wait {k} minutes",
        "wanted": "a wait of {n} minutes at most at {branch}", "before": "receive, check, copy, compare, hand over",
        "after": "receive, check, hand over (copying and comparing go)", "existing": "the form of {unit} can be used",
        "means": "the team chat", "scope": "everybody on the case and the section head",
        "note": "looked at again each quarter", "exception": "call when it is urgent and write it in the chat after",
        "reason": "one case of {k} in the log of month {n}", "own": "At {branch}: {text}",
        "back": "back to the paper book of {unit}", "load": "an hour a week", "risk": "{k} entries missed",
    },
}  # fmt: skip

Texts = dict[tuple[str, str, bool], list[str]]


def statements() -> Texts:
    """Labelled texts by language, kind (problem, cause, solution, purpose) and whether sound.

    Only those that the wording rules have not learnt from: what a machine has seen it judges faster.
    """
    found: Texts = {}
    for lang in ("ja", "en"):
        rows = [row for row in read_rows(SETS / f"{lang}.tsv") if half_of(row.text) == "held"]
        for row in rows + read_rows(SETS / f"blind_{lang}.tsv"):
            found.setdefault((lang, row.kind, not row.wanted), []).append(row.text)
    return found


class Maker:
    """One sheet being written: the dice, the words of its language, whether it is a first draft."""

    def __init__(
        self, number: int, pick: random.Random, texts: Texts, flawed: float, repeated: bool
    ) -> None:
        self.repeated = repeated
        self.number = number
        self.pick = pick
        self.lang = "ja" if number % 2 == 0 else "en"
        self.words = WORDS[self.lang]
        self.texts = texts
        self.flawed = pick.random() < flawed
        self.unit = pick.choice(self.words["unit"])
        self.layout = pick.choice(("block", "escapes", "wide")) if pick.random() < 0.05 else "plain"

    def said(self, name: str, text: str = "") -> str:
        """A phrase with figures of this sheet."""
        pick, words = self.pick, self.words
        place = str(words["branch"]).format(
            place=pick.choice(words["place"]), n=pick.randint(1, 99)
        )
        return str(words[name]).format(
            unit=self.unit, number=self.number, text=text, branch=place,
            n=pick.randint(1, 12), k=pick.randint(2, 990),
        )  # fmt: skip

    def statement(self, kind: str) -> str:
        """A labelled statement, at a place of this sheet's own."""
        sound = not self.flawed or self.pick.random() < 0.4
        text = self.pick.choice(self.texts[self.lang, kind, sound])
        return self.written(text if self.repeated else self.said("own", text))

    def written(self, text: str) -> str:
        """A text as this sheet's layout writes it."""
        if self.layout == "block":
            return f">-\n      {text}"
        if self.layout == "escapes":
            return (
                '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace(" ", "\\x20", 1) + '"'
            )
        return text if _is_plain(text) else '"' + text.replace("\\", "\\\\").replace('"', "'") + '"'

    def name(self) -> str:
        """Somebody."""
        return self.pick.choice(self.words["name"])

    def day(self, year: int) -> str:
        """A day of a year."""
        return f"{year}-{self.pick.randint(1, 12):02d}-{self.pick.randint(1, 28):02d}"

    def unless_flawed(self, *lines: str) -> list[str]:
        """Lines that a first draft often leaves out."""
        return [] if self.flawed and self.pick.random() < 0.5 else list(lines)


def _is_plain(text: str) -> bool:
    return ": " not in text and " #" not in text and text[0] not in "\"'[]{}&*!|>%@`-?:,#"


def _head(made: Maker) -> list[str]:
    pick, said = made.pick, made.said
    stage = "draft" if made.flawed else pick.choice(("draft", "identified", "decided", "trial"))
    return [
        "dxsheet: 1", f"id: s{made.number:06d}{pick.getrandbits(20):05x}", f"title: {said('title')}",
        f'organisation: {{code: "{pick.randint(1000, 470000):06d}", name: {made.unit}}}',
        f"language: {made.lang}", f"date: {made.day(2025)}", f"stage: {stage}",
        f"purpose: {made.written(said('wanted'))}", f"review_date: {made.day(2026)}", "participants:",
        f"  - {{name: {said('who')}, unit: {made.unit}, count: 3, part: decide, "
        f"skills: [the_work, bpr], load: {said('load')}}}",
        f"  - {{name: {made.name()}, unit: DX, count: 1, part: offer, "
        f"skills: [service_design, project_management], load: {said('load')}}}",
        "roles:", f"  decide: [{said('who')}]", f"  facilitate: [{made.name()}]",
        *made.unless_flawed(f"  sponsor: {made.name()}"),
    ]  # fmt: skip


def _problems(made: Maker) -> list[str]:
    lines = ["problems:"]
    for index in range(1, 3):
        lines += [
            f"  - id: P{index}", f"    text: {made.statement('problem')}", f"    affected: {made.said('who')}",
            f"    current: {made.said('state')}", f"    wanted: {made.written(made.said('wanted'))}",
            *made.unless_flawed(f"    evidence: {made.said('seen')}  # {made.said('note')}"),
        ]  # fmt: skip
    return lines


def _causes(made: Maker, count: int) -> list[str]:
    lines = ["causes:"]
    for index in range(1, count + 1):
        status = "identified" if index < 3 else made.pick.choice(("unverified", "rejected"))
        lines += [
            f"  - id: C{index}", f"    text: {made.statement('cause')}", f"    problems: [P{2 - index % 2}]",
            f"    status: {status}", *made.unless_flawed(f"    evidence: {made.said('seen')}"),
            f"    raised_by: {made.name()}",
        ]  # fmt: skip
        if status == "rejected":
            lines += made.unless_flawed(f"    reason: {made.said('reason')}")
    return lines


def _solutions(made: Maker, causes: int) -> list[str]:
    """Two for each of the first two causes."""
    pick, said = made.pick, made.said
    lines = ["solutions:"]
    for index in range(1, 5):
        link, kind = 2 - index % 2, pick.choice(KINDS) if index > 1 else "rule"
        if made.flawed and pick.random() < 0.1:
            link = pick.choice((causes, 99))
        lines += [
            f"  - id: S{index}", f"    text: {made.statement('solution')}", f"    causes: [C{link}]",
            f"    kind: {kind}", f"    before: {said('before')}",
            f"    after: {said('after')}", f"    existing: {said('existing')}",
            f"    effect: {pick.choice(LEVELS)}", f"    effort: {pick.choice(LEVELS)}",
            *made.unless_flawed(f"    owner: {made.name()}"), f"    measure: {made.written(said('wanted'))}",
            f"    status: {'adopted' if index < 3 else 'parked'}", f"    reason: {said('reason')}",
        ]  # fmt: skip
    return lines


def _change(made: Maker) -> list[str]:
    return [
        f"    before: {made.said('before')}", f"    after: {made.said('after')}",
        f"    existing: {made.said('existing')}",
    ]  # fmt: skip


def _communication(made: Maker) -> list[str]:
    said = made.said
    content = (
        f"{{who: {made.name()}, what: {made.unit}, when: {made.day(2025)}, where: {said('means')}, "
    )
    return [
        "stakeholders:", f"  - {{name: {made.unit}, stance: opposed, concern: {said('note')}, "
        f"response: {said('note')}}}",
        "communication:", f"  means: {said('means')}",
        *made.unless_flawed(f"  content: {content}why: {said('scope')}, how: {said('note')}}}"),
        f"  scope: {said('scope')}", *made.unless_flawed(f"  exception: {made.written(said('exception'))}"),
    ]  # fmt: skip


def _carrying_out(made: Maker) -> list[str]:
    said, pick = made.said, made.pick
    lines = ["work_items:"]
    for index in range(1, 4):
        owners = f"[{made.name()}]" if not made.flawed or pick.random() > 0.3 else "[]"
        lines.append(
            f"  - {{id: W{index}, text: {made.unit} {index}, solution: S{index}, "
            f"main_owners: {owners}, stand_in: {made.name()}, due: {made.day(2025)}}}"
        )
    lines += [
        "small_start:", "  - id: T1", f"    units: {made.unit}", f"    work: {said('title')}",
        "    budget: 0", "    period: 3", f"    risk: {said('risk')}", f"    way_back: {said('back')}",
        f"    affected: {said('who')}", *made.unless_flawed(f"    success_sign: {made.written(said('wanted'))}"),
        f"    expansion_condition: {made.written(said('wanted'))}",
        f"    status: {pick.choice(('planned', 'running'))}",
        "outcomes:", f"  - {{measure: {said('state')}, unit: min, baseline: 40, wanted: 15, "
        f"result: {pick.randint(10, 40)}, trial: T1, decision: continue}}",
    ]  # fmt: skip
    return lines


def sheet(
    number: int, pick: random.Random, texts: Texts, flawed: float, repeated: bool = False
) -> str:
    """The text of one sheet."""
    made = Maker(number, pick, texts, flawed, repeated)
    causes = pick.randint(3, 5)
    lines = _head(made) + _problems(made) + _causes(made, causes) + _solutions(made, causes)
    lines += _communication(made) + _carrying_out(made)
    text = "\n".join(lines) + "\n"
    return (
        text.replace("  ", "    ").replace("    - ", "    -   ") if made.layout == "wide" else text
    )


def sheets(
    count: int, seed: int = 1, flawed: float = 0.1, repeated: bool = False
) -> Iterator[tuple[str, str]]:
    """`count` sheets as (path below the corpus folder, text)."""
    texts = statements()
    for number in range(count):
        pick = random.Random(f"{seed}-{number}")
        name = f"{number // SHEETS_IN_A_FOLDER:04d}/2025-{number:06d}.yaml"
        yield name, sheet(number, pick, texts, flawed, repeated)


def make(
    folder: Path, count: int, seed: int = 1, flawed: float = 0.1, repeated: bool = False
) -> None:
    """Write the corpus."""
    for name, text in sheets(count, seed, flawed, repeated):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flawed", type=float, default=0.1)
    parser.add_argument("--repeated", action="store_true")
    given = parser.parse_args()
    make(given.folder, given.count, given.seed, given.flawed, given.repeated)


if __name__ == "__main__":
    main()

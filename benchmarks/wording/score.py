"""Score the wording rules against statements labelled by readers.

    python benchmarks/wording/score.py [--half tune|held] [--lang ja|en] [--show] [--markdown]
                                       [--file FILE ... | --bank]

A labelled file is tab-separated with the columns kind, label, domain, register and text; the label
is `sound` or rule ids joined by commas. The language is the file's stem, or its last part
(`ja.tsv`, `field_en.tsv`). The hash of the text decides the half: rules are tuned on one, reported
on the other, and statements of the held half are never printed. `P001/P002` says that either is
right. `train.py --cross` measures the bank by frames that were not learnt from.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from bank import fillings, frames

HERE = Path(__file__).parent
COLUMNS = ("kind", "label", "domain", "register", "text")
KINDS = frozenset({"problem", "cause", "solution", "purpose"})

Judge = Callable[[str, str], Iterable[str]]


class Row(NamedTuple):
    """One labelled statement; `also` are rules that would be as right as those wanted."""

    lang: str
    kind: str
    wanted: frozenset[str]
    text: str
    also: frozenset[str] = frozenset()


class Outcome(NamedTuple):
    """One statement and what the rules said of it: as a warning, as a hint."""

    row: Row
    given: frozenset[str]
    hinted: frozenset[str] = frozenset()


class Figures(NamedTuple):
    """How one label fared: hits, false alarms, misses."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """Share of the alarms that were right; 0 where none was given."""
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        """Share of the weak statements that were caught."""
        return _share(self.hits, self.hits + self.misses)


class Summary(NamedTuple):
    """What one language came to."""

    statements: int
    sound: int
    sound_alarmed: int
    sound_hinted: int
    weak_found: int
    labels: dict[str, Figures]

    @property
    def macro_precision(self) -> float:
        """Mean over the labels that readers gave."""
        return _mean([f.precision for f in self.labels.values() if f.hits + f.misses])

    @property
    def macro_recall(self) -> float:
        """Mean over the labels that readers gave."""
        return _mean([f.recall for f in self.labels.values() if f.hits + f.misses])

    @property
    def false_alarm_rate(self) -> float:
        """Share of the sound statements that got a warning."""
        return _share(self.sound_alarmed, self.sound)

    @property
    def found_rate(self) -> float:
        """Share of the weak statements that got any warning or hint."""
        return _share(self.weak_found, self.statements - self.sound)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def half_of(text: str) -> str:
    """Name the half a statement belongs to: `tune` or `held`."""
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return "held" if int(digest, 16) % 2 else "tune"


def interval(part: int, whole: int) -> tuple[float, float]:
    """Where a share may lie, with 95 % confidence (Wilson)."""
    if not whole:
        return 0.0, 1.0
    z, share = 1.96, part / whole
    middle = share + z * z / (2 * whole)
    reach = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def wanted_labels(label: str) -> frozenset[str]:
    """Turn a label cell into rule ids; `sound` is none, what stands behind `/` is as right."""
    parts = label.partition("/")[0].replace(";", ",").replace(" ", ",").split(",")
    return frozenset(part for part in parts if part and part != "sound")


def read_rows(path: Path) -> list[Row]:
    """Read one labelled file.

    Raises:
        ValueError: a line does not fit the columns.
    """
    lang = path.stem.rsplit("_", 1)[-1]
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE), 1):
            if not cells or cells[0].startswith("#") or tuple(cells) == COLUMNS:
                continue
            if len(cells) != len(COLUMNS) or cells[0] not in KINDS:
                raise ValueError(f"{path.name}:{number}: not a labelled statement")
            also = frozenset(cells[1].split("/")[1:])
            rows.append(Row(lang, cells[0], wanted_labels(cells[1]), cells[4], also))
    return rows


def bank_rows(lang: str, most: int = 3) -> list[Row]:
    """The fillings of the frames of a language, as labelled statements."""
    return [
        Row(lang, frame.kind, frozenset([frame.rule] if frame.rule else []), text)
        for frame in frames(lang)
        for text in fillings(frame.text, most)
    ]


def judge_rows(
    rows: Iterable[Row], judge: Judge, maybe: Judge = lambda text, kind: ()
) -> list[Outcome]:
    """Ask the rules about every statement: what they warn of, and what they hint at."""
    return [
        Outcome(row, _counted(row, judge(row.text, row.kind)), frozenset(maybe(row.text, row.kind)))
        for row in rows
    ]


def _counted(row: Row, given: Iterable[str]) -> frozenset[str]:
    """The rules given, those that are as right as the wanted ones counted as these."""
    found = frozenset(given)
    if not found & row.also:
        return found
    return (found - row.also) | row.wanted


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """Count hits, false alarms and misses by label."""
    labels = sorted({label for o in outcomes for label in o.row.wanted | o.given})
    sound = [o for o in outcomes if not o.row.wanted]
    return Summary(
        len(outcomes),
        len(sound),
        sum(1 for o in sound if o.given),
        sum(1 for o in sound if o.hinted),
        sum(1 for o in outcomes if o.row.wanted and (o.given or o.hinted)),
        {label: _figures(outcomes, label) for label in labels},
    )


def _figures(outcomes: Sequence[Outcome], label: str) -> Figures:
    pairs = [(label in o.row.wanted, label in o.given) for o in outcomes]
    return Figures(
        pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False))
    )


def as_text(lang: str, summary: Summary) -> str:
    """Draw one language for a terminal."""
    lines = [f"{lang}: {summary.statements} statements, {summary.sound} of them sound"]
    lines += [
        f"  {label}  precision {f.precision:.3f}  recall {f.recall:.3f}"
        f"  hits {f.hits:3}  false alarms {f.false_alarms:3}  misses {f.misses:3}"
        for label, f in summary.labels.items()
    ]
    lines.append(
        f"  macro precision {summary.macro_precision:.3f}  recall {summary.macro_recall:.3f}"
        f"  false alarms on sound {summary.false_alarm_rate:.1%}"
        f" ({summary.sound_alarmed}/{summary.sound}), hints {summary.sound_hinted}"
        f"  weak with any finding {summary.found_rate:.1%}"
    )
    return "\n".join(lines)


def as_markdown(lang: str, summary: Summary) -> str:
    """Draw one language as a table for the README of the rules."""
    lines = [
        f"**{lang}**: {summary.statements} statements, {summary.sound} of them sound; false alarms"
        f" on sound ones {summary.false_alarm_rate:.1%}"
        f" ({summary.sound_alarmed} of {summary.sound})",
        "",
        "| rule | precision | recall | hits | false alarms | misses |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {label} | {f.precision:.2f} | {f.recall:.2f} |"
        f" {f.hits} | {f.false_alarms} | {f.misses} |"
        for label, f in summary.labels.items()
    ]
    lines.append(f"| macro | {summary.macro_precision:.2f} | {summary.macro_recall:.2f} | | | |")
    return "\n".join(lines) + "\n"


def exams_table() -> str:
    """The exams of sentences as they stand (`exams.tsv`), false alarms first, as Markdown."""
    lines = [
        "| exam | | sources | statements | sound | false alarms on sound (95 %) | macro precision"
        " | macro recall | weak ones with any finding |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    text = (HERE / "exams.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1].isdigit()]
    for exam, lang, sources, statements, sound, alarms, precision, recall, found in rows:
        low, high = interval(int(alarms), int(sound))
        share = f"{int(alarms) / int(sound):.1%} ({low:.1%}–{high:.1%})"
        lines.append(
            f"| {exam} | {lang} | {sources} | {statements} | {sound} | {share}"
            f" | {precision} | {recall} | {found} |"
        )
    return "\n".join(lines)


def mistakes(outcomes: Iterable[Outcome]) -> list[str]:
    """List what was judged otherwise than readers did."""
    return [
        f"  {o.row.kind:8} wanted {_named(o.row.wanted):9} given {_named(o.given):9} {o.row.text}"
        + (f"  [hint: {_named(o.hinted)}]" if o.hinted else "")
        for o in outcomes
        if o.given != o.row.wanted
    ]


def _named(labels: frozenset[str]) -> str:
    return ",".join(sorted(labels)) or "sound"


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """What a command line chooses, for `report`."""
    parser = argparse.ArgumentParser(description="Score the wording rules.")
    parser.add_argument("--half", choices=["tune", "held"], help="only this half (default: all)")
    parser.add_argument("--lang", choices=["ja", "en"], help="only this language")
    parser.add_argument("--show", action="store_true", help="list the mistakes (never held ones)")
    parser.add_argument("--markdown", action="store_true", help="tables for the README")
    parser.add_argument("--file", type=Path, action="append", help="score this file instead")
    parser.add_argument("--bank", action="store_true", help="score the bank of frames (as learnt)")
    chosen = parser.parse_args(argv)
    if chosen.show and chosen.half != "tune" and not (chosen.file or chosen.bank):
        parser.error("--show needs --half tune: the held half stays unread")
    return chosen


def report(
    chosen: argparse.Namespace, judge: Judge, maybe: Judge = lambda text, kind: ()
) -> list[str]:
    """Score the chosen files and return what to print, one part a language."""
    if chosen.bank:
        rows = [row for lang in ("ja", "en") for row in bank_rows(lang)]
    else:
        paths = chosen.file or [HERE / "ja.tsv", HERE / "en.tsv"]
        rows = [row for path in paths if path.exists() or chosen.file for row in read_rows(path)]
    if chosen.half:
        rows = [row for row in rows if half_of(row.text) == chosen.half]
    draw = as_markdown if chosen.markdown else as_text
    parts = []
    for lang in sorted({row.lang for row in rows} & {chosen.lang or row.lang for row in rows}):
        outcomes = judge_rows((row for row in rows if row.lang == lang), judge, maybe)
        parts.append(draw(lang, summarise(outcomes)))
        if chosen.show:
            parts += mistakes(outcomes)
    return parts


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; 0 unless there was nothing to score."""
    from dxsheet.wording import judge, read

    parts = report(arguments(argv), judge, lambda text, kind: read(text, kind).maybe)
    print("\n".join(parts) or "nothing to score")
    return 0 if parts else 1


if __name__ == "__main__":
    sys.exit(main())

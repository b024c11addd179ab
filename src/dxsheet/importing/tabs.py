"""Which tab of a workbook holds which part of a sheet: read by the export and the import.

A tab has lines (a label and its value) or a table (a row an item, a column a field), or both, the
lines first. Every field of the format stands in one of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet import nouns
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Communication, Content, Organisation, Roles, Selection, Sheet


class Line(NamedTuple):
    """A value with its label; `path` is where it stands in the file."""

    path: tuple[str, ...]
    field: Field
    label: Text


class Tab(NamedTuple):
    """One tab; `noun` is what a row of its table is, `key` the list of the file (or a word)."""

    key: str
    name: Text
    lines: tuple[Line, ...] = ()
    noun: type[Noun] | None = None


MATRIX, MAP, SELECTION, OVERVIEW = "matrix", "map", "selection", "overview"


def _lines(noun: type[Noun], path: tuple[str, ...], *keys: str) -> tuple[Line, ...]:
    fields = noun.fields
    return tuple(Line((*path, key), fields[key], fields[key].label) for key in keys or fields)


_OFFICE = tuple(
    Line(("organisation", key), Organisation.fields[key], label)
    for key, label in (
        ("code", Text("organisation code", "団体コード")),
        ("name", Text("organisation name", "団体名")),
    )
)
_TALK = (
    *_lines(Communication, ("communication",), "means"),
    *_lines(Content, ("communication", "content")),
    *_lines(Communication, ("communication",), "scope", "exception"),
)
TABS = (
    Tab(
        OVERVIEW,
        Text("Overview", "概要"),
        (
            *_lines(Sheet, (), "title"),
            *_OFFICE,
            *_lines(Sheet, (), "date", "stage", "background", "purpose", "reflection",
                    "review_date", "language", "id", "retired"),
        ),
    ),
    Tab("problems", Text("Problems", "問題"), noun=nouns.Problem),
    Tab("causes", Text("Causes", "課題（原因）"), noun=nouns.Cause),
    Tab("solutions", Text("Solutions", "解決策"), noun=nouns.Solution),
    Tab(MATRIX, Text("Matrix", "対応表")),
    Tab(MAP, Text("Effect × effort", "効果×手間")),
    Tab("work_items", Text("Work", "作業"), noun=nouns.WorkItem),
    Tab("participants", Text("Participants", "参加者"), _lines(Roles, ("roles",)),
        nouns.Participant),
    Tab("stakeholders", Text("Stakeholders", "関係者"), noun=nouns.Stakeholder),
    Tab(SELECTION, Text("Selection", "選定"),
        _lines(Selection, ("selection",), "chosen", "decided_by")),
    Tab("communication", Text("Communication", "コミュニケーション"), _TALK),
    Tab("small_start", Text("Small start", "スモールスタート"), noun=nouns.SmallStart),
    Tab("outcomes", Text("Outcomes", "結果"), noun=nouns.Outcome),
    Tab("decisions", Text("Decisions", "決定事項"), noun=nouns.Decision),
    Tab("ideas", Text("Ideas", "アイデア"), noun=nouns.Idea),
    Tab("kept", Text("Kept findings", "了承"), noun=nouns.Kept),
)  # fmt: skip
# What a row is told apart by where it has no id.
NAMED_BY = {
    "participants": ("name",),
    "stakeholders": ("name",),
    "outcomes": ("measure",),
    "decisions": ("text",),
    "small_start": ("units",),
    "kept": ("rule", "at"),
    "candidates": ("name",),
}
# The tab that says what the workbook was made from; hidden, as it is of no use to a reader.
RECORD = "dxsheet"

CANDIDATE = Text("candidate", "候補")
HIGHEST = Text("highest score", "満点")
TOTAL = Text("total", "合計")
# Heads the column of the matrix that tells what is missing.
OPEN = Text("open", "空いているところ")
# Ends a heading whose column is worked out, not filled in: an import passes over it.
WORKED_OUT = Text("(worked out)", "（計算）")
# Below this line the first tab tells what no cell can hold; an import stops here.
BELOW = Text("Worked out by dxsheet (not imported)", "dxsheet がまとめたもの（取り込みません）")
SCORES = 5  # columns for scores where a sheet has no criteria yet


def folded(text: str) -> str:
    """A label as it is compared: first line only, width, case and spaces do not matter."""
    lines = text.strip().split("\n")
    return "".join(unicodedata.normalize("NFKC", lines[0]).casefold().split())


def names_of(label: Text, *others: str) -> set[str]:
    """What a label may be written as: in either language, or by its key."""
    return {folded(one) for one in (label.ja, label.en, *others)}


def tab_named(name: str) -> Tab | None:
    """The tab of that name, in either language or by its key."""
    wanted = folded(name)
    return next((one for one in TABS if wanted in names_of(one.name, one.key)), None)


def columns(noun: type[Noun], heads: Iterable[tuple[int, str]]) -> dict[int, str]:
    """For each column with a heading that is known, the field that it holds."""
    keys = {name: key for key, field in noun.fields.items() for name in names_of(field.label, key)}
    found = ((column, keys.get(folded(head))) for column, head in heads)
    return {column: key for column, key in found if key}

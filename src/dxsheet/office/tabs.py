"""How a sheet stands in a workbook, for those who write it and those who read it back.

A tab has lines (a label and its value) or a table (a row an item, a column a field), or both, the
lines first. Every field of the format stands in one of them. A workbook holds no control
characters: what a text has of them stands there spelt out, as `<U+001B>`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet import nouns
from dxsheet.sheet.choices import words_of
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Communication, Content, Organisation, Roles, Selection, Sheet
from dxsheet.visible import ACTS

# The very text `<U+001B>` is told apart by its `<` being spelt too.
_LOOKS_SPELT = re.compile(r"<(?=U\+[0-9A-F]{4,6}>)")
_SPELT = re.compile(r"<U\+([0-9A-F]{4,6})>")


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


START, MATRIX, MAP, SELECTION, OVERVIEW = "start", "matrix", "map", "selection", "overview"


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
    Tab(START, Text("Start here", "はじめに")),
    Tab(
        OVERVIEW,
        Text("Overview", "概要"),
        (
            *_lines(Sheet, (), "title"),
            *_OFFICE,
            *_lines(
                Sheet,
                (),
                "date",
                "stage",
                "background",
                "purpose",
                "reflection",
                "review_date",
                "language",
                "id",
                "retired",
            ),
        ),
    ),
    Tab("problems", Text("Problems", "問題"), noun=nouns.Problem),
    Tab("causes", Text("Causes", "課題（原因）"), noun=nouns.Cause),
    Tab("solutions", Text("Solutions", "解決策"), noun=nouns.Solution),
    Tab(MATRIX, Text("Matrix", "対応表")),
    Tab(MAP, Text("Effect × effort", "効果×手間")),
    Tab("work_items", Text("Work", "作業"), noun=nouns.WorkItem),
    Tab(
        "participants", Text("Participants", "参加者"), _lines(Roles, ("roles",)), nouns.Participant
    ),
    Tab("stakeholders", Text("Stakeholders", "関係者"), noun=nouns.Stakeholder),
    Tab(
        SELECTION,
        Text("Selection", "選定"),
        _lines(Selection, ("selection",), "chosen", "decided_by"),
    ),
    Tab("communication", Text("Communication", "コミュニケーション"), _TALK),
    Tab("small_start", Text("Small start", "スモールスタート"), noun=nouns.SmallStart),
    Tab("outcomes", Text("Outcomes", "結果"), noun=nouns.Outcome),
    Tab("decisions", Text("Decisions", "決定事項"), noun=nouns.Decision),
    Tab("ideas", Text("Ideas", "アイデア"), noun=nouns.Idea),
    Tab("kept", Text("Kept findings", "残した指摘"), noun=nouns.Kept),
)
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
OPEN = Text("gaps", "未記入・抜け")
# Ends a heading whose column is worked out, not filled in: an import passes over it.
WORKED_OUT = Text("(calculated)", "（自動計算）")
# Ends the heading of what a row, or the sheet, cannot do without.
REQUIRED = Text(" (required)", "（必須）")
_MARKED = re.compile(r"\s*(?:\((?:必須|required)\)|\*)\Z")
# Below this line the first tab tells what no cell can hold; an import stops here.
BELOW = Text("Compiled by dxsheet (not imported)", "dxsheet がまとめたもの（取り込みません）")
SCORES = 5  # columns for scores where a sheet has no criteria yet


def folded(text: str) -> str:
    """A label as it is compared: first line only; width, case, spaces and marks do not matter."""
    plain = unicodedata.normalize("NFKC", text.strip().split("\n")[0]).casefold()
    return "".join(_MARKED.sub("", plain.strip()).split()) or "".join(plain.split())


def names_of(label: Text, *others: str) -> set[str]:
    """What a label may be written as: in either language, as it was before, or by its key."""
    return {folded(one) for one in (*words_of(label), *others)}


def tab_named(name: str) -> Tab | None:
    """The tab of that name, in either language or by its key."""
    wanted = folded(name)
    return next((one for one in TABS if wanted in names_of(one.name, one.key)), None)


def heads_of(noun: type[Noun]) -> dict[str, str]:
    """The fields by what their headings may be written as."""
    return {name: key for key, field in noun.fields.items() for name in names_of(field.label, key)}


def spelt(text: str) -> str:
    """A text as a cell shows it; line ends inside it stay, outer spaces mean nothing."""
    text = _LOOKS_SPELT.sub("<U+003C>", text.strip())
    return ACTS.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def meant(text: str) -> str:
    """The text that a cell means."""
    return _SPELT.sub(_meant, text)


def listed(entries: tuple[str, ...]) -> str:
    """A list as a cell shows it: one entry a line."""
    return "\n".join(spelt(one).replace("\n", "<U+000A>") for one in entries)


def _meant(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return found[0]
    sign = chr(number)
    return sign if sign in "<\n" or ACTS.match(sign) else found[0]

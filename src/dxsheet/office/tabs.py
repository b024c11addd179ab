"""How a sheet stands in a workbook, for those who write it and those who read it back.

A tab has lines (a label and its value) or a table (a row an item, a column a field), or both, the
lines first. Every field of the format stands in one of them. A workbook holds no control
characters: what a text has of them stands there spelt out, as `<U+001B>`.

What a workbook was made from stands in it as marks that tell nothing: a hash a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any, NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet import nouns
from dxsheet.sheet.choices import words_of
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Communication, Content, Organisation, Roles, Selection, Sheet
from dxsheet.width import ACTS

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


def _lines(noun: type[Noun], path: tuple[str, ...], keys: str = "") -> tuple[Line, ...]:
    """The fields that are named, with spaces between; all of them where none is."""
    fields = noun.fields
    named = keys.split() or fields
    return tuple(Line((*path, key), fields[key], fields[key].label) for key in named)


_OFFICE = tuple(
    Line(("organisation", key), Organisation.fields[key], label)
    for key, label in (
        ("code", Text("organisation code", "団体コード")),
        ("name", Text("organisation name", "団体名")),
    )
)
_OF_THE_SHEET = "date stage background purpose reflection review_date language id retired"
_TALK = (
    *_lines(Communication, ("communication",), "means"),
    *_lines(Content, ("communication", "content")),
    *_lines(Communication, ("communication",), "scope exception"),
)
TABS = (
    Tab(START, Text("Start here", "はじめに")),
    Tab(
        OVERVIEW,
        Text("Overview", "概要"),
        (
            *_lines(Sheet, (), "title"),
            *_OFFICE,
            *_lines(Sheet, (), _OF_THE_SHEET),
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
        _lines(Selection, ("selection",), "chosen decided_by"),
    ),
    Tab("communication", Text("Communication", "コミュニケーション"), _TALK),
    Tab("small_start", Text("Trials (small start)", "スモールスタート"), noun=nouns.SmallStart),
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


def unhinted(heading: str) -> str:
    """A heading without what people put into it: a line end, a hint in brackets behind it."""
    if heading.endswith(words_of(WORKED_OUT)):
        return ""
    return folded(re.sub(r"\s*[(（][^()（）]*[)）]\s*\Z", "", "".join(heading.split("\n"))))


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


def one_a_line(entries: tuple[str, ...]) -> str:
    """A list as a cell shows it: one entry a line."""
    return "\n".join(spelt(one).replace("\n", "<U+000A>") for one in entries)


def _meant(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return found[0]
    sign = chr(number)
    return sign if sign in "<\n" or ACTS.match(sign) else found[0]


_LENGTH = 12
# How many marks stand in one cell of the workbook.
CHUNK = 500


def canon(field: Field | None, value: object) -> str:
    """A value as it is compared: outer spaces and the order of links do not matter."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return plain_number(value)
    if isinstance(value, tuple):
        parts = [canon(None, one).replace("\n", "\\n") for one in value]
        return "\n".join(sorted(set(parts)) if field and field.kind == "refs" else parts)
    return str(value).strip()


def plain_number(value: float) -> str:
    """A number as digits, without an exponent or a fraction that is not there."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    if float(text) != value:
        text = repr(value)
    if "e" not in text:
        return text
    return f"{Decimal(text):f}"


def mark(*parts: str) -> str:
    """The mark of one value at one place."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def named(key: str, item: Noun) -> str:
    """What an entry of a list is told apart by: its id, else what it is called."""
    found = getattr(item, "id", None)
    if found:
        return str(found)
    keys = NAMED_BY.get(key, ("text",))
    return "\x1e".join(canon(None, getattr(item, one)) for one in keys)


def lists_of(sheet: Sheet) -> Iterator[tuple[str, Noun]]:
    """Every entry of every list that a row stands for, with the list's key."""
    for tab in TABS:
        if tab.noun is not None:
            yield from ((tab.key, one) for one in getattr(sheet, tab.key))
    if sheet.selection is not None:
        yield from (("candidates", one) for one in sheet.selection.candidates)


def value_at(sheet: Noun, path: Iterable[str]) -> object:
    """The value of a field that stands at a path, None where its parents are not there."""
    value: Any = sheet
    for part in path:
        value = getattr(value, part, None)
    return value


def criteria_of(sheet: Sheet) -> str:
    """The criteria of a sheet as they are compared; empty ones at the end do not count."""
    criteria = sheet.selection.criteria if sheet.selection else ()
    return criteria_text([(canon(None, one.name), canon(None, one.max)) for one in criteria])


def criteria_text(criteria: list[tuple[str, str]]) -> str:
    """Names and highest scores as one text."""
    return "\x1e".join("\x1d".join(one) for one in criteria).rstrip("\x1d\x1e")


def marks(sheet: Sheet) -> set[str]:
    """The marks of every value on a sheet, of empty fields too, and of every entry."""
    found = {
        mark("line", *line.path, canon(line.field, value_at(sheet, line.path)))
        for tab in TABS
        for line in tab.lines
    }
    for key, item in lists_of(sheet):
        name = named(key, item)
        found.add(mark("tab", "selection" if key == "candidates" else key))
        found.add(mark("entry", key, name))
        for field, about in item.fields.items():
            found.add(mark(key, name, field, canon(about, getattr(item, field))))
    found.add(mark("criteria", criteria_of(sheet)))
    known = {one.id for one in sheet.causes if one.id}
    for solution in sheet.solutions:
        if solution.id:
            tied = tuple(one for one in solution.causes if one in known)
            text = canon(type(solution).fields["causes"], tied)
            found.add(mark("matrix", solution.id, text))
    return found


def written(found: set[str]) -> list[str]:
    """The marks as cells of text."""
    every = sorted(found)
    return [" ".join(every[at : at + CHUNK]) for at in range(0, len(every), CHUNK)]


def read(cells: Iterable[str]) -> set[str]:
    """The marks that stand in cells of text."""
    return {one for cell in cells for one in re.findall(rf"\b[0-9a-f]{{{_LENGTH}}}\b", cell)}

"""One sheet as one reader reads it: its chain, its gaps, the language, today's date."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from dxsheet.findings import Finding
from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.sheet import nouns
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.fields import Noun
from dxsheet.spoken import day_text
from dxsheet.summary.blocks import Cell, Column, Fact, Mark, Node, Row, Table, filled
from dxsheet.summary.gaps import (
    CAUSE_REJECTED,
    CAUSE_WITHOUT_PROBLEM,
    CAUSE_WITHOUT_SOLUTION,
    SOLUTION_WITHOUT_CAUSE,
    gaps,
    name_of,
    twins,
)
from dxsheet.yamlfile import path_text

_SHORT = ("choice", "flag", "id")
# Nobody wrote it: another thing than `none`, the answer that there is nothing.
NOT_RECORDED = Text("not recorded", "記入なし")
_UNWRITTEN = Text("(not written yet)", "（未記入）")
_WITH_UNIT = Text("{text} ({unit})", "{text}（{unit}）")
_ABOVE = Text("{ids} (above)", "{ids}（再掲）")

# The rule that asks what a gap asks of the same item: it is asked once.
_SAME_RULE = {
    CAUSE_WITHOUT_PROBLEM: "C010",
    CAUSE_WITHOUT_SOLUTION: "C008",
    CAUSE_REJECTED: "C006",
    SOLUTION_WITHOUT_CAUSE: "S001",
}
# The item that a finding is about, in its words; in the place of those of several stand their ids.
_QUOTED = re.compile("「[^」]*」|“[^”]*”")
_EACH = Text("each of {ids}", "{ids}")
_KEY = re.compile(r" ?[（(]`[^`]*`[）)]")


class Reading:
    """What every part of the page is told from."""

    __slots__ = ("chain", "findings", "gaps", "kept", "lang", "places", "sheet", "today", "twins")

    def __init__(
        self, sheet: nouns.Sheet, findings: Sequence[Finding], lang: Lang, today: str | None
    ) -> None:
        self.sheet = sheet
        self.chain = Chain(sheet)
        self.gaps = gaps(self.chain)
        self.twins = twins(sheet, self.gaps)
        self.findings = [one for one in findings if one.kept is None]
        self.kept = [one for one in findings if one.kept is not None]
        self.lang = lang
        self.today = today
        # The item each id is read as: the first that bears it.
        self.places: dict[str, Noun] = {}
        for name in nouns.LISTS.values():
            for entry in getattr(sheet, name):
                self.places.setdefault(entry.id or "", entry)

    def say(self, text: Text, /, **values: object) -> str:
        """A sentence in the reader's language."""
        return (text.fill(**values) if values else text).to(self.lang)

    def label(self, noun: type[Noun], key: str) -> str:
        """What a field is called, as a heading or a column has it."""
        return capital(noun.fields[key].label.to(self.lang))

    def with_unit(self, text: str, unit: str | None) -> str:
        """A text and the unit it is counted in, where there is one."""
        return self.say(_WITH_UNIT, text=text, unit=unit) if unit else text

    def join(self, parts: Iterable[str]) -> str:
        """Names one after another."""
        return in_a_row(parts, self.lang)

    def sentences(self, parts: Iterable[str]) -> str:
        """Clauses one after another."""
        return ("。" if self.lang == "ja" else "; ").join(part for part in parts if part)

    def mark(self, kind: str, item: Noun, key: str) -> Mark | None:
        """A choice of an item as a value with its label, None where it is not filled."""
        value = getattr(item, key)
        if value is None:
            return None
        return Mark(kind, value, item.fields[key].values[value].to(self.lang))

    def status(self, item: nouns.Cause | nouns.Solution) -> Mark:
        """The status of a cause or solution; one that says none is unverified, or proposed."""
        value = status_of(item)
        kind = "cause_status" if isinstance(item, nouns.Cause) else "solution_status"
        return Mark(kind, value, item.fields["status"].values[value].to(self.lang))

    def choice(self, kind: str, item: Noun, key: str) -> Cell:
        """The cell of a choice."""
        mark = self.mark(kind, item, key)
        return Cell(mark.text, mark=mark) if mark else Cell()

    def fact(self, item: Noun, key: str) -> Fact | None:
        """A field of text, number or date as a labelled value, None where it is not filled."""
        cell = self.cell(item, key)
        return Fact(key, self.label(type(item), key), cell) if cell.text else None

    def facts(self, item: Noun, *keys: str) -> tuple[Fact, ...]:
        """Those of the fields that are filled."""
        return tuple(one for one in (self.fact(item, key) for key in keys) if one)

    def cell(self, item: Noun, key: str) -> Cell:
        """A field as a cell, empty where it is not filled."""
        value = getattr(item, key)
        if value is None or value == ():
            return Cell()
        field = item.fields[key]
        if field.kind == "date":
            return self.day(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return number_cell(value)
        if isinstance(value, tuple):
            labels = [field.values[one].to(self.lang) if field.values else one for one in value]
            return Cell(self.join(labels))
        if field.values:
            return Cell(field.values[value].to(self.lang), mark=self.mark(key, item, key))
        return Cell(str(value))

    def day(self, value: str) -> Cell:
        """A date as the reader writes it, with the ISO form as its value."""
        text = day_text(value).to(self.lang)
        return Cell(text, mark=Mark("date", value, text))

    def text(self, item: Noun) -> str:
        """The text of an item, or that it has none."""
        return getattr(item, "text", None) or self.say(_UNWRITTEN)

    def item(self, item: Noun, *, again: bool = False) -> Cell:
        """An item: its id and its text."""
        return Cell(self.text(item), id=getattr(item, "id", None) or "", again=again)

    def ask(self, ask: Text, item: Noun, text: str, shown: Collection[str]) -> Cell:
        """A question about an item: its id and text; its id alone where that is `shown` beside."""
        name = getattr(item, "id", None) or ""
        if name and name in shown:
            bare = Text(
                ask.en.replace("“{text}”", "{text}"), ask.ja.replace("「{text}」", "{text}")
            )
            return Cell(self.say(bare, text=name), refs=(name,))
        return Cell(self.say(ask, text=text), id=name)

    def names(self, items: Iterable[nouns.Problem | nouns.Cause | nouns.Solution]) -> Cell:
        """The ids of items."""
        ids = tuple(name_of(one) for one in items)
        return Cell(self.join(ids), refs=ids)

    def above(self, items: Iterable[nouns.Solution]) -> Cell:
        """The ids of items told in full in an earlier row."""
        ids = tuple(name_of(one) for one in items)
        text = self.say(_ABOVE, ids=self.join(ids)) if ids else ""
        return Cell(text, again=True, refs=ids)

    def key(self, item: nouns.Problem | nouns.Cause | nouns.Solution) -> str:
        """A name that no other item of the sheet has: the id where it is the item's alone."""
        if item.id and self.places.get(item.id) is item:
            return item.id
        return "{}[{}]".format(*item.path[:2])

    def node(
        self, item: nouns.Problem | nouns.Cause | nouns.Solution, facts: tuple[Fact, ...] = ()
    ) -> Node:
        """An item of the chain with what a diagram shows of it."""
        marks: list[Mark | None] = []
        if isinstance(item, nouns.Cause):
            marks = [self.status(item)]
        elif isinstance(item, nouns.Solution):
            marks = [self.status(item), self.mark("solution_kind", item, "kind")]
            marks += [self.mark(one, item, one) for one in ("effect", "effort")]
            if item.is_digital:
                marks.append(Mark("digital", "yes", item.fields["digital"].label.to(self.lang)))
        marks += [
            Mark("gap", gap.kind, self.say(gap.words))
            for gap in self.gaps
            if gap.at == name_of(item) and not gap.settled
        ]
        shown = tuple(one for one in marks if one)
        return Node(self.key(item), item.id or "", self.text(item), shown, facts)


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def number_text(value: float) -> str:
    """A number without an exponent or a needless fraction."""
    if isinstance(value, int):
        return str(value)
    return f"{value:.12f}".rstrip("0").rstrip(".")


def number_cell(value: float) -> Cell:
    """A number as a cell."""
    text = number_text(value)
    return Cell(text, mark=Mark("number", text, text))


def listing(read: Reading, key: str, items: Sequence[Noun], keys: Sequence[str]) -> Table:
    """A row an item, a column a field; the first column also carries the item's id."""
    noun = type(items[0])
    columns = tuple(Column(one, read.label(noun, one), "", _role(noun, one)) for one in keys)
    return filled(Table(key, columns, tuple(_row(read, one, keys) for one in items)))


def _row(read: Reading, item: Noun, keys: Sequence[str]) -> Row:
    cells = [read.cell(item, key) for key in keys]
    if "id" in item.fields and getattr(item, "id", None):
        cells[0] = cells[0]._replace(id=item.id)  # type: ignore[attr-defined]
    return Row(tuple(cells))


def _role(noun: type[Noun], key: str) -> str:
    kind = noun.fields[key].kind
    if kind == "date":
        return "date"
    if kind in ("number", "amount"):
        return "number"
    return "short" if kind in _SHORT else "text"


def without_keys(text: str) -> str:
    """A finding's words for a meeting: no key of the file, in brackets or in backticks."""
    return _KEY.sub("", text).replace("`", "")


def unasked(read: Reading) -> list[Cell]:
    """What the findings that weigh ask, but for what the first page asks already: what one rule
    asks of several items once, with the ids of all. In words for people: no rule, no key.
    """
    same: dict[tuple[str, str, bool], list[tuple[str, Cell]]] = {}
    for one in _weighing(read):
        # The id of an item; a place in the file means nothing in a meeting.
        name = one.at if one.at in read.places else ""
        said = without_keys(read.say(one.message))
        cell = Cell(said, id=name, mark=Mark("severity", one.severity, ""))
        bare = _QUOTED.sub("\0", said, count=1) if name else said
        same.setdefault((one.rule, bare, bool(name)), []).append((bare, cell))
    return [cell for found in same.values() for cell in _gathered(read, found)]


def _gathered(read: Reading, found: Sequence[tuple[str, Cell]]) -> list[Cell]:
    """Questions that differ in the item alone as one."""
    bare, first = found[0]
    names = tuple(dict.fromkeys(cell.id for _, cell in found))
    if len(names) < 2:
        return [cell for _, cell in found]
    ids = read.join(names)
    if "\0" not in bare:
        return [first._replace(id=ids, refs=names)]
    said = capital(bare.replace("\0", read.say(_EACH, ids=ids)))
    return [first._replace(text=said, id="", refs=names)]


def _weighing(read: Reading) -> list[Finding]:
    """What is wrong with the file itself (Y…) is for whoever edits it: `check` tells."""
    asked = {(_SAME_RULE.get(gap.kind, ""), gap.at) for gap in read.gaps}
    asked |= {("K003", work.id or path_text(work.path)) for work in read.sheet.work_items}
    asked |= {("S007", one.id or "") for one in read.sheet.solutions if one.measure}
    return [
        one
        for one in read.findings
        if one.severity != "info"
        and not one.rule.startswith("Y")
        and (one.rule, one.at) not in asked
    ]

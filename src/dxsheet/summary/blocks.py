"""The blocks a page is made of: plain text and named values, no markup, no layout.

A renderer draws every section in order and every block of it. Text is as the person wrote it
(newlines, control characters and all): each renderer escapes it once, at its own edge.

`SIGNS` has the sign before a status, so that it is seen before it is read: one table for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import Gap

Block: TypeAlias = (
    "Heading | Paragraph | Facts | Bullets | Table | Diagram | EffectMap | Checklist | Bars"
    " | Gauges"
)


# What a renderer writes after an item that an earlier row told in full.
AGAIN = Text(" (as above)", "（再掲）")


class Mark(NamedTuple):
    """What a text means as a value, so that a renderer can shape it.

    `kind` says which set `value` is of: stage, cause_status, solution_status, solution_kind,
    effect, effort, part, stance, status (of a trial), decision, gap (the kinds of `gaps`, and
    no_change, no_rule, owner), check (yes, partly, open), date (ISO), due (overdue), done (yes),
    number, target (reached, missed), severity, digital (yes), chosen (yes), controllable (yes,
    no). `text` is how it reads.
    """

    kind: str
    value: str
    text: str


class Cell(NamedTuple):
    """One piece of text.

    `id` is printed before the text. `same` repeats the cell above it (leave it blank, or merge
    the two). `again` tells an item that an earlier row told in full. `refs` are the ids of items
    that the text names.
    """

    text: str = ""
    id: str = ""
    mark: Mark | None = None
    same: bool = False
    again: bool = False
    refs: tuple[str, ...] = ()


class Fact(NamedTuple):
    """A labelled value; `key` is the field's name in the file, or a word of its own."""

    key: str
    label: str
    value: Cell


class Heading(NamedTuple):
    """A heading inside a section."""

    text: str
    id: str = ""


class Paragraph(NamedTuple):
    """Running text; a newline in it is meant."""

    text: str


class Facts(NamedTuple):
    """Labelled values, one under another."""

    facts: tuple[Fact, ...]


class Bullet(NamedTuple):
    """One line of a list, with labelled values under it."""

    cell: Cell
    notes: tuple[Fact, ...] = ()


class Bullets(NamedTuple):
    """A list; `ordered` where the order means something."""

    items: tuple[Bullet, ...]
    ordered: bool = False


class Column(NamedTuple):
    """A column: `key` names it, `group` ties it to the column it tells more about.

    Where there is little room, the columns of one group are drawn in one. `role` is text, short
    (a word or two), number or date.
    """

    key: str
    label: str
    group: str = ""
    role: str = "text"


class Row(NamedTuple):
    """One row; `mark` says what kind of row it is: a gap, a rejected cause, the chosen one."""

    cells: tuple[Cell, ...]
    mark: Mark | None = None


class Table(NamedTuple):
    """Rows under named columns; every row has as many cells as there are columns."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def filled(table: Table) -> Table:
    """The table without the columns that no row fills; the first stays where none is filled."""
    every = range(len(table.columns))
    kept = [
        index
        for index in every
        if any(row.cells[index].text or row.cells[index].id for row in table.rows)
    ] or [0]
    rows = (row._replace(cells=tuple(row.cells[one] for one in kept)) for row in table.rows)
    return Table(table.key, tuple(table.columns[one] for one in kept), tuple(rows))


# By the key of a table, which column is told under which, where a page is too narrow for all: a
# word or two each. The table of the chain tells a group in the cell of the group's own item.
UNDER = {
    "recurring": {"files": "cause"},
    "outcomes": {"trial": "measure", "note": "measure", "target": "result"},
    "participants": {"count": "name", "load": "part"},
    "list": {"stage": "title"},
    "means": {"means": "solution", "existing": "solution", "rule_challenged": "solution"},
}


def drawn_as_one(block: Table) -> list[list[int]]:
    """The columns that share a cell of a page, by index, the one they tell more about first."""
    below = UNDER.get(block.key, {})
    names = {column.key for column in block.columns}
    parts: dict[str, list[int]] = {}
    for index, column in enumerate(block.columns):
        name = column.group if block.key == "mapping" else below.get(column.key, column.key)
        parts.setdefault(name if name in names else column.key, []).append(index)
    return list(parts.values())


class Node(NamedTuple):
    """An item in the diagram: `key` is unique in it (the id, else the place in the file).

    `facts` are the lines told of it below its text, evidence and the like.
    """

    key: str
    id: str
    text: str
    marks: tuple[Mark, ...] = ()
    facts: tuple[Fact, ...] = ()

    def mark(self, kind: str) -> Mark | None:
        """Its mark of one kind."""
        return next((one for one in self.marks if one.kind == kind), None)


class Link(NamedTuple):
    """An arrow between two nodes, by their keys: problem to cause, or cause to solution."""

    source: str
    target: str


class Diagram(NamedTuple):
    """Problem → causes → solutions. It says what the table of its section says: draw either.

    `left_out` says, below each column, what of it stands elsewhere; `aside` names the band of
    what was not chosen.
    """

    problems: tuple[Node, ...]
    causes: tuple[Node, ...]
    solutions: tuple[Node, ...]
    links: tuple[Link, ...]
    labels: tuple[str, str, str]
    left_out: tuple[str, str, str] = ("", "", "")
    aside: str = ""


class Square(NamedTuple):
    """One square of the map and the solutions in it."""

    effect: Mark
    effort: Mark
    nodes: tuple[Node, ...]


class EffectMap(NamedTuple):
    """Effect × effort: nine squares, high effect first, low effort first, and what has no place."""

    effect: str
    effort: str
    squares: tuple[Square, ...]
    unplaced: tuple[Node, ...]
    unplaced_label: str

    def square(self, effect: str, effort: str) -> Square:
        """The square of two levels (high, medium, low)."""
        return next(
            one for one in self.squares if one.effect.value == effect and one.effort.value == effort
        )


class Check(NamedTuple):
    """One line of the checklist: what to remember, how this sheet stands, and why."""

    text: str
    mark: Mark
    why: str


class Checklist(NamedTuple):
    """The points to remember (deck rule 63)."""

    lines: tuple[Check, ...]


class Bar(NamedTuple):
    """One bar: what it counts, and a number for each series."""

    label: str
    values: tuple[int, ...]


class Bars(NamedTuple):
    """Counts as bars. They say what the table of the same key says: draw either.

    `series` names the parts that each bar is made of.
    """

    key: str
    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


class Gauge(NamedTuple):
    """One measure: before, goal and result as they read, as numbers where they are such.

    `mark` is reached or missed, None where it cannot be told; `notes` are its trial and note.
    """

    measure: str
    labels: tuple[str, str, str]
    texts: tuple[str, str, str]
    values: tuple[float | None, float | None, float | None]
    mark: Mark | None
    notes: tuple[Fact, ...]
    missing: str

    def lines(self) -> list[str]:
        """Before, goal and result, each with its label; what is not there says so."""
        return [
            f"{label} {text or self.missing}"
            for label, text in zip(self.labels, self.texts, strict=True)
            if text or label != self.labels[1]
        ]


class Gauges(NamedTuple):
    """The measures of a sheet: before → goal → result."""

    gauges: tuple[Gauge, ...]


class Section(NamedTuple):
    """A titled part of the page; `front` where it belongs on the first sheet of paper.

    `note` stands beside the title.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    front: bool = False
    note: str = ""


# What leaves a first page that is too full: some of `page.CUTS`.
Cuts: TypeAlias = frozenset[str]


class Leaves(NamedTuple):
    """The parts of the first page, the parts that follow, and the line that names these."""

    front: tuple[Section, ...]
    annex: tuple[Section, ...]
    foot: str = ""


class Page(NamedTuple):
    """What one page says. `sheet` is None for the agenda of several sheets.

    `lead` is the headline, `sections` every part in full. `laid(out, drawn)` gives the same as
    the sheets of paper have it, nothing twice: the parts of the first page, then the others.
    """

    title: str
    lang: str
    facts: tuple[Fact, ...]
    lead: str
    sections: tuple[Section, ...]
    sheet: Sheet | None = None
    gaps: tuple[Gap, ...] = ()
    purpose: Fact | None = None
    first: Callable[[Cuts, bool, bool], Leaves] | None = None

    def laid(self, out: Iterable[str] = (), *, drawn: bool = False, pixels: bool = False) -> Leaves:
        """The page on paper, with `out` (of `page.CUTS`) left out of its first page.

        `drawn`: the form shows the diagram; else the table of the chain stands on the first page.
        `pixels`: its letters cannot be read out or searched, so that other parts say them too.
        """
        if self.first is None:
            front = tuple(one for one in self.sections if one.front)
            return Leaves(front, tuple(one for one in self.sections if not one.front))
        since = tuple(one for one in self.sections if one.key == "since")
        leaves = self.first(frozenset(out), drawn, pixels)
        return leaves._replace(front=(*since, *leaves.front))

    def section(self, key: str) -> Section | None:
        """The section of that key, None where the sheet does not fill it."""
        return next((one for one in self.sections if one.key == key), None)


SIGNS: dict[str, dict[str, str]] = {
    "cause_status": {"identified": "○", "unverified": "？", "rejected": "×"},
    "solution_status": {"adopted": "○", "proposed": "◇", "parked": "－", "dropped": "×"},
    "done": {"yes": "○"},
    "due": {"overdue": "！"},
    "target": {"reached": "○", "missed": "×"},
    "check": {"yes": "○", "partly": "△", "open": "－"},
    "chosen": {"yes": "○"},
}
ALL_SIGNS = frozenset(sign for signs in SIGNS.values() for sign in signs.values())
# Each in ASCII, for a page that is plain.
IN_ASCII = {"○": "o", "◇": "<>", "？": "?", "－": "-", "×": "x", "！": "!", "△": "^"}


def has_sign(mark: Mark | None) -> bool:
    """Whether a mark is a status that is told by a sign and a word."""
    return mark is not None and mark.kind in SIGNS


def signed(mark: Mark) -> str:
    """A status in words after its sign, if it has one."""
    sign = SIGNS.get(mark.kind, {}).get(mark.value, "")
    return f"{sign} {mark.text}" if sign and mark.text[:1].isascii() else sign + mark.text

"""The blocks a page is made of: plain text and named values, no markup, no layout.

A renderer draws every section in order and every block of it. Text is as the person wrote it
(newlines, control characters and all): each renderer escapes it once, at its own edge.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import Gap

Block: TypeAlias = (
    "Heading | Paragraph | Facts | Bullets | Table | Diagram | EffectMap | Checklist | Bars"
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


class Node(NamedTuple):
    """An item in the diagram: `key` is unique in it (the id, else the place in the file)."""

    key: str
    id: str
    text: str
    marks: tuple[Mark, ...] = ()

    def mark(self, kind: str) -> Mark | None:
        """Its mark of one kind."""
        return next((one for one in self.marks if one.kind == kind), None)


class Link(NamedTuple):
    """An arrow between two nodes, by their keys: problem to cause, or cause to solution."""

    source: str
    target: str


class Diagram(NamedTuple):
    """Problem → causes → solutions. It says what the table of its section says: draw either."""

    problems: tuple[Node, ...]
    causes: tuple[Node, ...]
    solutions: tuple[Node, ...]
    links: tuple[Link, ...]
    labels: tuple[str, str, str]


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


class Section(NamedTuple):
    """A titled part of the page; `front` where it belongs on the first sheet of paper."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    front: bool = False


class Page(NamedTuple):
    """What one page says. `sheet` is None for the agenda of several sheets."""

    title: str
    lang: str
    facts: tuple[Fact, ...]
    lead: str
    sections: tuple[Section, ...]
    sheet: Sheet | None = None
    gaps: tuple[Gap, ...] = ()

    def section(self, key: str) -> Section | None:
        """The section of that key, None where the sheet does not fill it."""
        return next((one for one in self.sections if one.key == key), None)

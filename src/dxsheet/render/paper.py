"""What fits on the first sheet of paper: heights estimated with a margin, since no page is asked.

The page has no script, and a print dialogue may say A4 or A3, upright or sideways. A first page is
full where it fits A4 both ways, or the size that was named; `Page.laid` says what leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dxsheet.render.svg import broken, phrases, width
from dxsheet.render.svg.layout import WIDE, laid_out
from dxsheet.summary import least_cut
from dxsheet.summary.blocks import (
    Bullets,
    Cell,
    Cuts,
    Diagram,
    Facts,
    Gauge,
    Gauges,
    Leaves,
    Page,
    Paragraph,
    Section,
    Table,
    has_sign,
    signed,
)

# In CSS pixels, as page.css prints: what is within the margins, less what an estimate may miss, and
# how wide a diagram is laid out.
SIZES = {
    "a4": ("A4 landscape", (1054.0, 736.0), WIDE),
    "a3": ("A3 landscape", (1519.0, 1060.0), 1000.0),
    "letter": ("Letter landscape", (988.0, 759.0), WIDE),
}
_DIALOGUE = (SIZES["a4"][1], (726.0, 1064.0))
# What a reader of English may print on; estimates are mostly too high there.
_LETTER = ((988.0, 763.0), (748.0, 1006.0))
_TYPE, _LINE = 11.47, 16.06
_NOTE, _NOTE_LINE = 10.8, 15.1
_CELL, _CELL_LINE = 10.94, 14.66
_TITLE, _MARGIN, _FRAME = 20.3, 9.0, 13.0
_LEFT, _CHAIN, _GAP = 256.0, 690.0, 20.0
_LEFT_KEYS = ("results", "wanted", "questions", "decisions", "opposed")
_BELOW_KEYS = ("work", "small_start")
_LATIN = 1.03  # widths are told generously, those of Latin letters by more than this


def rule(paper: str | None) -> str:
    """The rules of the style sheet that fix the size of the page, none where the dialogue does.

    A diagram laid out wider is not smaller on a screen.
    """
    if not paper:
        return ""
    name, _, wide = SIZES[paper]
    least = f"@media screen {{ .diagram svg {{ min-width: {wide:.0f}px; }} }}\n"
    return f"@page {{ size: {name}; }}\n" + (least if wide > WIDE else "")


class Fit(NamedTuple):
    """What leaves the first page, and where work and trial stand: `across` the page (upright one
    under the other), `beside` each other both ways, or `stacked` below the diagram alone.
    """

    out: Cuts = frozenset()
    place: str = "across"

    @property
    def close(self) -> bool:
        """Whether the diagram is set close."""
        return "close" in self.out


# As page.css prints them: how wide work and trial are at least, and how they share the rest.
_PLACES = {
    "across": ((400.0, 520.0), (3, 4)),
    "beside": ((370.0, 290.0), (1, 4)),
    "stacked": ((370.0, 290.0), (3, 2)),
}
# Where these would leave, there Letter is given up, then upright paper: the last flows over.
_HELD = frozenset(("evidence", "more_work", "all_checks", "problems", "diagram"))


def fitted(page: Page, paper: str | None = None) -> Fit:
    """How a first page stands on one sheet of the size that is named, else of A4 both ways if that
    can be: as little as may be leaves it.
    """
    if page.first is None:
        return Fit()
    sizes = (SIZES[paper][1],) if paper else _DIALOGUE + (_LETTER if page.lang == "en" else ())
    drawn = SIZES[paper or "a4"][2]
    ways: dict[Cuts, dict[str, list[bool]]] = {}

    def way(out: Cuts) -> dict[str, list[bool]]:
        """For each place whether it fits the sizes."""
        if out not in ways:
            leaves = page.laid(out, drawn=True)
            chain = _chain(leaves, drawn, "close" in out)
            ways[out] = {
                place: [_high(page, leaves, wide, chain, place) <= high for wide, high in sizes]
                for place in _PLACES
            }
        return ways[out]

    def least(first: int) -> Cuts:
        """The least cut that fits the first of the sizes."""
        return least_cut(lambda one: any(all(fits[:first]) for fits in way(one).values()))

    tries = (least(first) for first in (len(sizes), 2, 1))
    out = next((one for one in tries if not one & _HELD), least(1))
    return Fit(out, max(_PLACES, key=lambda place: way(out)[place]))


def _high(page: Page, leaves: Leaves, wide: float, chain: float, place: str) -> float:
    """The height of the first page on paper so wide; `chain`: of the diagram, 0 without one, as a
    share of its width.
    """
    stacked = place == "stacked"
    spare = wide - _LEFT - _CHAIN - _GAP
    sideways = spare >= 0 and (chain > 0 or stacked)
    left = _LEFT + spare / 4 if sideways else (wide - _GAP) / 2
    right = _CHAIN + spare * 3 / 4 if sideways else wide
    heights = [_height(one, left) for one in _of(leaves, _LEFT_KEYS)]
    beside = (sum(heights) if sideways else _beside(heights) - _MARGIN) + 4
    drawn = chain * right + _MARGIN if chain else 0
    below = _below(list(_of(leaves, _BELOW_KEYS)), right if stacked else wide, place)
    if sideways:
        middle = max(beside, drawn + below) if stacked else max(beside, drawn) + below
    else:
        middle = beside + drawn + below
    return _head(page, leaves, wide) + middle


def _below(parts: Sequence[Section], wide: float, place: str) -> float:
    """Work and trial: beside each other where there is room."""
    basis, grows = _PLACES[place]
    free = wide - _GAP - sum(basis)
    if free < 0 or len(parts) == 1:
        return sum(_height(one, wide) for one in parts)
    widths = (base + free * grow / sum(grows) for base, grow in zip(basis, grows, strict=True))
    return max((_height(one, each) for one, each in zip(parts, widths, strict=False)), default=0)


def _of(leaves: Leaves, keys: Sequence[str]) -> Iterable[Section]:
    return (one for one in leaves.front if one.key in keys)


@cache
def _lines(text: str, wide: float, size: float = _TYPE) -> int:
    """How many lines a text takes, broken between phrases."""
    return len(broken(text, wide / size * (_LATIN if text.isascii() else 1)))


def _head(page: Page, leaves: Leaves, wide: float) -> float:
    """The title, the headline, the purpose and the foot."""
    others = [one for one in leaves.front if one.key not in (*_LEFT_KEYS, "mapping", *_BELOW_KEYS)]
    above = sum(_height(one, wide) for one in others)
    purpose = _lines(page.purpose.value.text, wide - 40) * _LINE + 1 if page.purpose else 0
    facts = "　".join(
        one.value.text if one.key == "organisation" else f"{one.label} {one.value.text}"
        for one in page.facts
    )
    top = 18 + (width(page.title) * 14 + 20 + width(facts) * 11.2) // wide * 15.5
    foot = _lines(leaves.foot, wide, 9.6 if page.lang == "en" else 10.0) * 14 + 4
    return top + _lines(page.lead, wide, 20) * 26 + purpose + 14.5 + above + foot


def _chain(leaves: Leaves, wide: float, close: bool) -> float:
    """How high the diagram is for its width, 0 where there is none."""
    diagrams = (
        block
        for one in _of(leaves, ("mapping",))
        for block in one.blocks
        if isinstance(block, Diagram)
    )
    return sum(laid_out(one, wide=wide, compact=close).height for one in diagrams) / wide


def _height(section: Section, wide: float) -> float:
    used = _TITLE + _MARGIN
    bold = 1.0
    if section.key == "wanted":
        used, wide, bold = used + _FRAME, wide - 23, 1.06
    for block in section.blocks:
        if isinstance(block, Paragraph):
            used += _lines(block.text, wide) * _LINE + (7 if section.key in _BELOW_KEYS else 0)
        elif isinstance(block, Bullets):
            for one in block.items:
                said = f"{one.cell.id} {one.cell.text}".strip()
                used += _lines(said, (wide - 16) / bold) * _LINE + 2
                notes = "　".join(f"{note.label} {note.value.text}".strip() for note in one.notes)
                used += _lines(notes, wide - 16, _NOTE) * _NOTE_LINE + 1 if notes else 0
        elif isinstance(block, Gauges):
            used += sum(_gauge(one, wide, len(block.gauges) > 1) for one in block.gauges)
        elif isinstance(block, Facts):
            many = 2 if wide >= 422 else 1
            room = (wide - 22 * (many - 1)) / many - 86
            rows = [
                max(_lines(one.value.text, room), _lines(one.label, 77, 10.3)) * _LINE + 4
                for one in block.facts
            ]
            used += _beside(rows) if many > 1 else sum(rows)
        elif isinstance(block, Table):
            used += _rows(block, wide)
    return used


def _gauge(gauge: Gauge, wide: float, several: bool) -> float:
    """A measure over its bars."""
    notes = " ".join(note.value.text for note in gauge.notes)
    bars = (40 if several else 58) + (15 if gauge.texts[1] else 0)
    words = _lines(f"{gauge.measure} {notes}".strip(), wide) * _LINE
    return words + bars * min(wide, 270) / 300 + (8 if several else 0)


def _rows(table: Table, wide: float) -> float:
    """The table of work: its first column takes two fifths, but what the longest words leave."""
    columns = list(zip(*(row.cells for row in table.rows), strict=True))
    least = [
        max(floor, *(_longest(cell) for cell in cells)) + 6
        for floor, cells in zip((53, 72, 53, 53), columns[1:], strict=False)
    ]
    first = min(wide * 0.4, wide - sum(least))
    spare = (wide - first - sum(least)) / len(least)
    rooms = [first - 6, *(one + spare - 6 for one in least)]
    heads = max(
        _lines(one.label, room, 10.06) for one, room in zip(table.columns, rooms, strict=True)
    )
    used = heads * 13.5 + 5
    for row in table.rows:
        bold = 1.1 if any(one.mark and one.mark.kind == "gap" for one in row.cells) else _LATIN
        lines = (
            _lines(f"{one.id} {one.text}".strip(), room / bold, _CELL)
            for one, room in zip(row.cells, rooms, strict=True)
        )
        used += max(lines) * _CELL_LINE + 6.5
    return used


def _longest(cell: Cell) -> float:
    """The width of what a cell cannot break: a status in its frame, a date, its longest phrase."""
    if has_sign(cell.mark) and cell.mark:
        return width(signed(cell.mark)) * _CELL * 0.9 + 13
    whole = cell.mark is not None and cell.mark.kind == "date"
    return (
        max(width(one) for one in ((cell.text,) if whole else phrases(cell.text) or ("",))) * _CELL
    )


def _beside(rows: Sequence[float]) -> float:
    """The height of rows in two columns."""
    ends = range(1, len(rows) + 1)
    return min((max(sum(rows[:at]), sum(rows[at:])) for at in ends), default=0)

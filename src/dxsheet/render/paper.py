"""What fits on the first sheet of paper: heights estimated with a margin, since no page is asked.

The page has no script, and a print dialogue may say A4 or A3, upright or sideways. A first page is
full where it fits A4 both ways; what has to leave is chosen by `Page.laid`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dxsheet.render.svg import broken
from dxsheet.render.svg.layout import WIDE, laid_out
from dxsheet.summary import CUTS, least_cut
from dxsheet.summary.blocks import (
    Bullets,
    Cuts,
    Diagram,
    Facts,
    Gauges,
    Leaves,
    Page,
    Paragraph,
    Section,
    Table,
)

SIZES = {"a4": "A4 landscape", "a3": "A3 landscape", "letter": "Letter landscape"}
# In CSS pixels, as page.css prints: A4 within its margins, its type, and what stands between.
_SIDEWAYS, _UPRIGHT = (1054.0, 740.0), (726.0, 1069.0)
_TYPE, _LINE = 11.5, 16.2
_TITLE, _MARGIN, _FRAME = 20.5, 9.0, 14.0
_LEFT, _CHAIN, _GAP = 256.0, 690.0, 20.0
_LEFT_KEYS = ("results", "wanted", "questions", "decisions", "opposed")
_SHARES = {"work": 0.55, "small_start": 0.45}  # below the diagram alone
_SPARE = 0.985  # an estimate may be wrong by so much


def rule(paper: str | None) -> str:
    """The rule of the style sheet that fixes the size of the page, none where the dialogue does."""
    return f"@page {{ size: {SIZES[paper]}; }}\n" if paper else ""


class Fit(NamedTuple):
    """What leaves the first page, and whether work and trial stand below the diagram alone."""

    out: Cuts = frozenset()
    stacked: bool = False

    @property
    def close(self) -> bool:
        """Whether the diagram is set close."""
        return "close" in self.out


# Where these would leave for the sake of upright paper, there the last of the page flows over.
_HELD = frozenset(CUTS[CUTS.index("proposals") :])


def fitted(page: Page) -> Fit:
    """How a first page stands on one sheet of A4, both ways if that can be: as little as may be
    leaves it.
    """
    if page.first is None:
        return Fit()
    ways: dict[Cuts, tuple[bool, bool, bool]] = {}

    def way(out: Cuts) -> tuple[bool, bool, bool]:
        """Whether it fits sideways, sideways with the last parts below the diagram, upright."""
        if out not in ways:
            leaves = page.laid(out, drawn=True)
            close = "close" in out
            ways[out] = (
                _sideways(page, leaves, close, stacked=False),
                _sideways(page, leaves, close, stacked=True),
                any(_upright(page, leaves, close, stacked=one) for one in (False, True)),
            )
        return ways[out]

    out = least_cut(lambda one: way(one)[2] and any(way(one)[:2]))
    if out & _HELD:
        out = least_cut(lambda one: any(way(one)[:2]))
    return Fit(out, stacked=not way(out)[0] and way(out)[1])


def _sideways(page: Page, leaves: Leaves, close: bool, *, stacked: bool) -> bool:
    wide, high = _SIDEWAYS
    spare = wide - _LEFT - _CHAIN - _GAP
    right = _CHAIN + spare * 3 / 4
    left = sum(_height(one, _LEFT + spare / 4) for one in _of(leaves, _LEFT_KEYS))
    chain = sum(_chain(one, right, close) for one in _of(leaves, ("mapping",)))
    beside = (right if stacked else wide) - _GAP
    shares = _SHARES if stacked else {"work": 0.43, "small_start": 0.57}
    below = max(
        (_height(one, beside * shares[one.key]) for one in _of(leaves, tuple(shares))), default=0
    )
    body = max(left, chain + below) if stacked else max(left, chain) + below
    return _head(page, leaves, wide) + body <= high * _SPARE


def _upright(page: Page, leaves: Leaves, close: bool, *, stacked: bool) -> bool:
    wide, high = _UPRIGHT
    left = [_height(one, wide / 2 - _GAP) for one in _of(leaves, _LEFT_KEYS)]
    half = _beside(left)
    chain = sum(_chain(one, wide, close) for one in _of(leaves, ("mapping",)))
    below = [
        _height(one, wide * _SHARES[one.key] if stacked else wide)
        for one in _of(leaves, tuple(_SHARES))
    ]
    return (
        _head(page, leaves, wide)
        + half
        + chain
        + (max(below, default=0) if stacked else sum(below))
        <= high * _SPARE
    )


def _of(leaves: Leaves, keys: Sequence[str]) -> Iterable[Section]:
    return (one for one in leaves.front if one.key in keys)


@cache
def _lines(text: str, wide: float, size: float = _TYPE) -> int:
    """How many lines a text takes, broken between phrases."""
    return len(broken(text, wide / size))


def _head(page: Page, leaves: Leaves, wide: float) -> float:
    """The title, the headline, the purpose and the foot."""
    others = [
        one
        for one in leaves.front
        if one.key not in (*_LEFT_KEYS, "mapping", "work", "small_start")
    ]
    above = sum(_height(one, wide) for one in others)
    purpose = _lines(page.purpose.value.text, wide - 40) * _LINE if page.purpose else 0
    facts = " ".join(f"{one.label} {one.value.text}　" for one in page.facts)
    top = _lines(f"{page.title}　　{facts}", wide) * 17
    foot = _lines(leaves.foot, wide, 10) * 14 + 4
    return top + _lines(page.lead, wide, 20) * 26 + purpose + 16 + above + foot


def _chain(section: Section, wide: float, close: bool) -> float:
    diagrams = [one for one in section.blocks if isinstance(one, Diagram)]
    layouts = [laid_out(one, compact=close) for one in diagrams]
    return sum(one.height for one in layouts) * wide / WIDE + _MARGIN


def _height(section: Section, wide: float) -> float:
    used = _TITLE + _MARGIN
    bold = 1.0
    if section.key == "wanted":
        used, wide, bold = used + _FRAME, wide - 2 * _FRAME, 1.06
    for block in section.blocks:
        if isinstance(block, Paragraph):
            used += _lines(block.text, wide) * _LINE
        elif isinstance(block, Bullets):
            for one in block.items:
                used += _lines(f"{one.cell.id} {one.cell.text}", (wide - 16) / bold) * _LINE + 2.5
                notes = "　".join(f"{note.label} {note.value.text}".strip() for note in one.notes)
                used += _lines(notes, wide - 16, 10.8) * 15.2 if notes else 0
        elif isinstance(block, Gauges):
            each = 41 if len(block.gauges) > 1 else 54
            for gauge in block.gauges:
                notes = " ".join(note.value.text for note in gauge.notes)
                used += _lines(f"{gauge.measure} {notes}", wide) * _LINE + each
                used += 13 if gauge.texts[1] else 0
        elif isinstance(block, Facts):
            many = 2 if wide >= 422 else 1
            room = wide / many - 10 - 84
            rows = [
                max(_lines(one.value.text, room), _lines(one.label, 80, 10.0)) * 16 + 4
                for one in block.facts
            ]
            used += _beside(rows) if many > 1 else sum(rows)
        elif isinstance(block, Table):
            used += 32  # its headings take two lines where it is narrow
            first_wide = max(wide * 0.3, min(wide * 0.4, wide - 268)) - 8
            for row in block.rows:
                first = f"{row.cells[0].id} {row.cells[0].text}"
                bare = any(one.mark and one.mark.kind == "gap" for one in row.cells)
                used += (
                    max(
                        2 if bare else 1,  # a gap is set bold, and takes two lines
                        _lines(first, first_wide, 10.9),
                        *(_lines(one.text, wide * 0.2, 10.9) for one in row.cells[1:]),
                    )
                    * 15.5
                    + 6
                )
    return used


def _beside(rows: Sequence[float]) -> float:
    """The height of rows in two columns."""
    ends = range(1, len(rows) + 1)
    return min((max(sum(rows[:at]), sum(rows[at:])) for at in ends), default=0)

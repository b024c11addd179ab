"""The statistics on a terminal: bars of `#` with their numbers, lists where tables are too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.render.terminal_pen import folded
from dxsheet.summary.blocks import Bars, Facts, Page, Section, Table
from dxsheet.visible import one_line
from dxsheet.width import cells, cut, padded

Parts = tuple[tuple[str, str], ...]

# The series of a bar, one sign each.
_SIGNS = "#=-"
_LEAST_BAR, _MOST_BAR = 5, 40
# What is told beside the rest of its row: the id of a rule.
_SHORT = 6


def draw(page: Page, *, width: int) -> Iterator[Parts]:
    """The page line by line, each as (style, text) pairs."""
    yield from _lines(page.title, width, "strong")
    between = "・" if page.lang == "ja" else ", "
    yield from _lines(between.join(f"{one.label} {one.value.text}" for one in page.facts), width)
    yield from _lines(page.lead, width)
    for section in page.sections:
        yield ()
        yield from _lines(section.title, width, "strong")
        yield from _section(section, width)


def _section(section: Section, width: int) -> Iterator[Parts]:
    """Its blocks; a table that only repeats a plot is passed over."""
    plots = {one.key for one in section.blocks if isinstance(one, Bars)}
    for block in section.blocks:
        if isinstance(block, Facts):
            for one in block.facts:
                yield from _lines(f"{one.label}: {one.value.text}", width, sign="  ")
        elif isinstance(block, Bars) and section.key != "findings":
            yield from _bars(block, width)
        elif isinstance(block, Table) and (block.key not in plots or block.key == "findings"):
            yield from _entries(block, width)


def _lines(text: str, width: int, style: str = "", sign: str = "") -> Iterator[Parts]:
    for part in folded(text, width, style=style, sign=sign):
        yield (part,)


def _bars(block: Bars, width: int) -> Iterator[Parts]:
    if len(block.series) > 1:
        told = zip(_SIGNS, block.series, strict=False)
        yield from _lines("  ".join(f"{sign} {name}" for sign, name in told), width, sign="  ")
    numbers = [" + ".join(map(str, one.values)) for one in block.bars]
    longest = max(cells(one) for one in numbers)
    most = max(sum(one.values) for one in block.bars)
    labels = max(cells(one.label) for one in block.bars)
    labels = max(8, min(labels, width - longest - _LEAST_BAR - 6))
    room = max(_LEAST_BAR, min(_MOST_BAR, width - labels - longest - 6))
    for one, number in zip(block.bars, numbers, strict=True):
        label = padded(cut(one_line(one.label), labels), labels)
        bar = _bar(one.values, room, most)
        yield (("", f"  {label}  "), ("ask", bar), ("", f"{' ' if bar else ''}{number}"))


def _bar(values: Sequence[int], room: int, most: int) -> str:
    """At least one sign for what is not nothing."""
    if not most:
        return ""
    return "".join(
        sign * max(1, round(value * room / most)) if value else ""
        for sign, value in zip(_SIGNS, values, strict=False)
    )


def _entries(table: Table, width: int) -> Iterator[Parts]:
    """Each row as its first cell and, beside or under it, the others with their names."""
    for row in table.rows:
        first, *rest = (one_line(cell.text) for cell in row.cells)
        named = zip(table.columns[1:], rest, strict=True)
        told = " / ".join(f"{column.label}: {text}" for column, text in named if text)
        if cells(first) <= _SHORT:
            yield from _lines(told, width, sign=f"  {padded(first, _SHORT)} ")
            continue
        yield from _lines(first, width, "strong", "  ")
        yield from _lines(told, width, sign="    ")

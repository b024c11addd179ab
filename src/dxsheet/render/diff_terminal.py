"""A comparison for the terminal: lines of styled parts, old and new words told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dxsheet.compare.report import DiffPage, Line
from dxsheet.compare.words import Span
from dxsheet.visible import visible
from dxsheet.width import cells, wrapped

Part = tuple[str, str]
Row = tuple[Part, ...]

_STYLE = {"same": "", "old": "error", "new": "good"}
_SIGNS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def draw(page: DiffPage, *, width: int, colour: bool) -> Iterator[Row]:
    """Rows of (style, text) parts for `Screen.say`.

    Without colour, words that went stand in [-…-] and words that came in {+…+}.
    """
    yield (("strong", visible(page.title)),)
    yield (("faint", visible(page.between)),)
    if not page.groups:
        yield (("", page.nothing),)
    for group in page.groups:
        yield (("", ""),)
        yield (("strong", group.title),)
        column = 2 + max((cells(line.at) + 2 for line in group.lines if line.at), default=0)
        for line in group.lines:
            yield from _line(line, column, width, colour)


def _line(line: Line, column: int, width: int, colour: bool) -> Iterator[Row]:
    first: list[Part] = [("strong", line.label + ": ")] if line.label else []
    first += _parts(line.spans, colour)
    if line.about:
        first.append(("faint", f" {line.about}"))
    name = "  " + line.at + " " * max(0, column - 2 - cells(line.at))
    for index, row in enumerate(_rows(first, width - column)):
        yield (("strong" if index == 0 else "", name if index == 0 else " " * column), *row)
    for label, spans in line.notes:
        note: list[Part] = [("faint", label + ": "), *_parts(spans, colour)]
        for index, row in enumerate(_rows(note, width - column - 4)):
            yield (("", " " * (column + (2 if index == 0 else 4))), *row)


def _parts(spans: Iterable[Span], colour: bool) -> list[Part]:
    if colour:
        return [(_STYLE[one.op], visible(one.text)) for one in spans]
    signs = _SIGNS
    return [("", signs[one.op][0] + visible(one.text) + signs[one.op][1]) for one in spans]


def _rows(parts: list[Part], width: int) -> Iterator[Row]:
    """The parts broken into rows where the plain text breaks."""
    styled = [(sign, style) for style, text in parts for sign in text]
    position = 0
    for line in wrapped("".join(sign for sign, _ in styled), max(width, 16)):
        row: list[Part] = []
        for sign in line:
            while styled[position][0] != sign:
                position += 1  # a space that the break took
            style = styled[position][1]
            position += 1
            if row and row[-1][0] == style:
                row[-1] = (style, row[-1][1] + sign)
            else:
                row.append((style, sign))
        yield tuple(row)

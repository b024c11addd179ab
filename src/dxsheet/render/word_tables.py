"""Runs, paragraphs and tables of Word by elements: the one door through which text reaches a file.

Text is never parsed: it goes in as character data, acting characters spelt out first. Tables have
header rows that repeat, rows that do not split, cells that repeat merged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dxsheet.lang import Lang
from dxsheet.render.office_text import COLON, labelled_lines, told
from dxsheet.summary import blocks
from dxsheet.width import cells as display_width
from dxsheet.width import one_line, visible

_NEWLINE = re.compile("\r\n|\r|\n")
# A sign before a Japanese word stands in its font: Latin fonts have ○ and × too, smaller.
_SIGN = re.compile(f"\\s*[{''.join(sorted(blocks.ALL_SIGNS))}] ?[\u3040-\u30ff\u4e00-\u9fff]")
# Half points: running text, text of tables, and what stands under it; the line of each in twips.
# Lines have one height because the fonts that Japanese offices have ask for almost two.
BODY, SMALL, NOTE = 18, 17, 15
INDENT = 300
LINE = {BODY: 250, SMALL: 214, NOTE: 190}

Element = Any
LATIN, JAPANESE = "Calibri", "Yu Gothic"
INK, LIGHT_INK = "1F3864", "595959"


class Heads(NamedTuple):
    """The look of a style of headings: type in half points; line, room above and below in twips."""

    size: int
    line: int
    before: int
    after: int


HEADINGS = {
    "Title": Heads(24, 300, 0, 20),
    "Heading 1": Heads(21, 260, 80, 20),
    "Heading 2": Heads(19, 236, 60, 20),
    "Heading 3": Heads(18, 224, 60, 20),
    "Heading 4": Heads(18, 224, 60, 20),
}
HEAD, GAP, QUIET = "DCE6F1", "FFF2CC", "F2F2F2"
_ARROW, _SIDE = 340, 80  # twips; what is left free at the sides of a cell
# A cell over more rows than this would be out of sight on the next page: its id stands in each.
_LONG_RUN = 8


def el(name: str, *children: Element, **attributes: object) -> Element:
    """One element of the `w` namespace with attributes of the same; `None` ones are left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def run(text: str, *, bold: bool = False, size: int = 0, colour: str = "") -> Element:
    """Text in one look; line ends and tabs become what Word has for them."""
    looks = [
        el("rFonts", ascii=JAPANESE, hAnsi=JAPANESE) if _SIGN.match(text) else None,
        el("b") if bold else None,
        el("bCs") if bold else None,
        el("color", val=colour) if colour else None,
        el("sz", val=size) if size else None,
        el("szCs", val=size) if size else None,
    ]
    made = el("r", el("rPr", *looks) if any(one is not None for one in looks) else None)
    fill(made, text)
    return made


def fill(into: Element, text: str) -> None:
    """Put text into a run that stands already."""
    for nth, line in enumerate(_NEWLINE.split(text)):
        if nth:
            into.append(el("br"))
        for at, part in enumerate(line.split("\t")):
            if at:
                into.append(el("tab"))
            if part:
                said = el("t")
                said.text = visible(part)
                said.set(qn("xml:space"), "preserve")
                into.append(said)


def paragraph(*runs: Element, style: str = "", layout: Sequence[Element] = ()) -> Element:
    """One paragraph; `layout` are elements of its properties in the order of the schema."""
    named = el("pStyle", val=style) if style else None
    about = el("pPr", named, *layout) if style or layout else None
    return el("p", about, *runs)


def dense(*runs: Element, size: int = SMALL, align: str = "") -> Element:
    """A paragraph in a table: no room above or below."""
    spacing = el("spacing", before=0, after=0, line=LINE[size], lineRule="exact")
    aligned = [el("jc", val=align)] if align else []
    return paragraph(*runs, layout=[el("snapToGrid", val=0), spacing, *aligned])


def tidied(element: Element) -> Element:
    """A deep copy, so that one element can stand in two places."""
    return deepcopy(element)


class Shape(NamedTuple):
    """One cell to draw: its paragraphs, its colour, and whether it goes on from the one above."""

    paragraphs: list[Element]
    fill: str = ""
    merge: str = ""


def table(block: blocks.Table, caption: str, lang: Lang, width: int) -> Element:
    """A table as wide as `width` twips; the mapping is drawn as a chain with arrows."""
    shown = block if block.key == "mapping" else blocks.filled(block)
    parts = parts_of(shown)
    arrows = block.key == "mapping"
    wide = _widths(shown, parts, width - (_ARROW * (len(parts) - 1) if arrows else 0))
    heads = [
        Shape([dense(run(shown.columns[part[0]].label, bold=True, size=SMALL))], HEAD)
        for part in parts
    ]
    rows = [[_shape(shown, at, part, lang) for part in parts] for at in range(len(shown.rows))]
    if arrows:
        wide = [one for width in wide for one in (width, _ARROW)][:-1]
        heads = _between(heads, [_arrow("", HEAD)] * len(heads))
        rows = [_between(row, _arrows(shown, at, parts)) for at, row in enumerate(rows)]
    return grid(heads, rows, wide, caption)


def grid(
    heads: Sequence[Shape], rows: Sequence[Sequence[Shape]], wide: Sequence[int], caption: str
) -> Element:
    """The table itself; `wide` are the widths of its columns."""
    border = [
        el(side, val="single", sz=4, space=0, color="7F7F7F")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    room = {"top": 8, "left": _SIDE, "bottom": 8, "right": _SIDE}
    about = el(
        "tblPr",
        el("tblW", w=sum(wide), type="dxa"),
        el("tblInd", w=_SIDE, type="dxa"),
        el("tblBorders", *border),
        el("tblLayout", type="fixed"),
        el("tblCellMar", *[el(side, w=one, type="dxa") for side, one in room.items()]),
        el(
            "tblLook",
            val="0020",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        el("tblCaption", val=one_line(caption)),
    )
    return el(
        "tbl",
        about,
        el("tblGrid", *[el("gridCol", w=one) for one in wide]),
        _row(heads, wide, head=True) if heads else None,
        *[_row(one, wide) for one in rows],
    )


def _row(shapes: Sequence[Shape], wide: Sequence[int], *, head: bool = False) -> Element:
    about = el("trPr", el("cantSplit"), el("tblHeader") if head else None)
    return el("tr", about, *[_drawn(one, width) for one, width in zip(shapes, wide, strict=True)])


def _drawn(shape: Shape, width: int) -> Element:
    about = el(
        "tcPr",
        el("tcW", w=width, type="dxa"),
        el("vMerge", val=shape.merge) if shape.merge else None,
        el("shd", val="clear", color="auto", fill=shape.fill) if shape.fill else None,
    )
    return el("tc", about, *(shape.paragraphs or [dense()]))


def parts_of(block: blocks.Table) -> list[list[int]]:
    """The columns that share a cell of a page, the one they tell more about first."""
    return blocks.drawn_as_one(block)


def _shape(block: blocks.Table, at: int, part: Sequence[int], lang: Lang) -> Shape:
    """One cell with what tells more about it, or the continuation of the one above."""
    row = block.rows[at]
    main = row.cells[part[0]]
    long = _run(block, at, part[0]) > _LONG_RUN
    if main.same and at:
        said = [dense(run(main.id, size=SMALL, colour="7F7F7F"))] if long and main.id else []
        return Shape(said, merge="" if said else "continue")
    first = block.columns[part[0]]
    right = first.role == "number" and len(main.text) < 16
    said = [dense(*cell_runs(main, lang), align="right" if right else "")]
    said += _notes(block, row, part[1:], lang, brief=main.again)
    merged = _run(block, at, part[0]) > 1 and not (long and main.id)
    return Shape(said, _colour(row, main, part), "restart" if merged else "")


def _run(block: blocks.Table, at: int, column: int) -> int:
    """How many rows one cell goes over, counted at any of them."""
    last = at + 1
    while last < len(block.rows) and block.rows[last].cells[column].same:
        last += 1
    while at and block.rows[at].cells[column].same:
        at -= 1
    return last - at


def _notes(
    block: blocks.Table, row: blocks.Row, part: Sequence[int], lang: Lang, *, brief: bool
) -> list[Element]:
    """What stands below the text of a cell: words next to each other, longer texts on their own.

    `brief`: an earlier row told it in full, and only its status is said again.
    """
    words: list[Element] = []
    texts: list[Element] = []
    for one in sorted(part, key=lambda at: not blocks.has_sign(row.cells[at].mark)):
        cell, column = row.cells[one], block.columns[one]
        if not cell.text or (brief and not blocks.has_sign(cell.mark)):
            continue
        if column.role == "text":
            texts.append(dense(*_note(cell, column, lang), size=NOTE))
        else:
            words += [run("　", size=NOTE)] if words else []
            words += _note(cell, column, lang)
    return [dense(*words, size=NOTE), *texts] if words else texts


def _note(cell: blocks.Cell, column: blocks.Column, lang: Lang) -> list[Element]:
    if blocks.has_sign(cell.mark):
        return cell_runs(cell, lang, size=NOTE)
    if labelled_lines(cell):
        return cell_runs(cell, lang, size=NOTE)
    label = run(column.label + COLON.to(lang), size=NOTE, colour=LIGHT_INK)
    return [label, *cell_runs(cell, lang, size=NOTE)]


def cell_runs(cell: blocks.Cell, lang: Lang, *, size: int = SMALL) -> list[Element]:
    """What a cell says: its id, its text, its status with a sign before it."""
    mark = cell.mark
    runs = [run(f"{cell.id} ", bold=True, size=size)] if cell.id else []
    text = told(cell)
    if text:
        runs.append(run(text, bold=bool(mark and mark.kind == "gap"), size=size))
    if cell.again and cell.id:
        runs.append(run(blocks.AGAIN.to(lang), size=size, colour=LIGHT_INK))
    return runs


def _colour(row: blocks.Row, main: blocks.Cell, part: Sequence[int]) -> str:
    """Gaps stand out; what was rejected, parked or dropped stands back."""
    if main.mark and main.mark.kind == "gap":
        return GAP
    marks = [row.cells[one].mark for one in part[1:]]
    quiet = any(one and one.value in ("rejected", "parked", "dropped") for one in marks)
    return QUIET if quiet else ""


def _between(shapes: Sequence[Shape], arrows: Sequence[Shape]) -> list[Shape]:
    both = [one for pair in zip(shapes, arrows, strict=False) for one in pair]
    return both if len(shapes) == len(arrows) + 1 else both[: 2 * len(shapes) - 1]


def _arrows(block: blocks.Table, at: int, parts: Sequence[Sequence[int]]) -> list[Shape]:
    """An arrow before each item of the row that something leads to."""
    cells = block.rows[at].cells
    found = []
    for left, right in pairwise(parts):
        source, target = cells[left[0]], cells[right[0]]
        if target.same and at:
            found.append(Shape([], merge="continue"))
            continue
        tied = _is_item(source) and _is_item(target)
        below = block.rows[at + 1].cells[right[0]] if at + 1 < len(block.rows) else None
        merge = "restart" if below is not None and below.same else ""
        found.append(_arrow("→" if tied else "", merge=merge))
    return [*found, _arrow("")]


def _is_item(cell: blocks.Cell) -> bool:
    return bool(cell.text or cell.id) and not (cell.mark and cell.mark.kind == "gap")


def _arrow(text: str, fill: str = "", merge: str = "") -> Shape:
    return Shape([dense(run(text, size=SMALL), align="center")] if text else [], fill, merge)


def _widths(block: blocks.Table, parts: Sequence[Sequence[int]], width: int) -> list[int]:
    """Widths in proportion to what stands in the columns, none too narrow for its heading."""
    if block.key == "mapping" and len(parts) == 3:
        wants = [26, 37, 37]
    else:
        wants = [_want(block, part) for part in parts]
    least = min(600, width // len(parts))
    spare = max(width - least * len(parts), 0)
    wide = [least + spare * want // sum(wants) for want in wants]
    wide[-1] += width - sum(wide)
    return wide


def _want(block: blocks.Table, part: Sequence[int]) -> int:
    longest = 0
    for one in part:
        label = display_width(block.columns[one].label) + 2 if one != part[0] else 0
        most = max((_longest(row.cells[one].text) for row in block.rows), default=0)
        longest = max(longest, most + label if most else 0)
    text = any(block.columns[one].role == "text" for one in part)
    return max(4, min(longest, 40 if text else 20), display_width(block.columns[part[0]].label))


def _longest(text: str) -> int:
    return max(map(display_width, text.split("\n")))


def effect_map(block: blocks.EffectMap, caption: str, width: int) -> Element:
    """Nine squares: high effect at the top, low effort on the left."""
    efforts = [one.effort for one in block.squares[:3]]
    corner = Shape([dense(run(f"{block.effect} × {block.effort}", size=SMALL))], HEAD)
    heads = [corner, *[_head(f"{block.effort} {one.text}") for one in efforts]]
    rows = [
        [
            _head(f"{block.effect} {row[0].effect.text}"),
            *[Shape([dense(*node_runs(node)) for node in one.nodes]) for one in row],
        ]
        for row in (block.squares[0:3], block.squares[3:6], block.squares[6:9])
    ]
    first = width // 8
    rest = (width - first) // 3
    return grid(heads, rows, [width - 3 * rest, rest, rest, rest], caption)


def _head(text: str) -> Shape:
    return Shape([dense(run(text, bold=True, size=SMALL))], HEAD)


def node_runs(one: blocks.Node) -> list[Element]:
    """An item of the map with its status."""
    status = one.mark("solution_status")
    runs = [run(f"{one.id} ", bold=True, size=SMALL)] if one.id else []
    runs.append(run(one.text, size=SMALL))
    return [*runs, run(f" {blocks.signed(status)}", size=NOTE)] if status else runs


def text(
    *runs: Element, indent: int = 0, after: int = 40, line: int | None = LINE[BODY]
) -> Element:
    """A paragraph close to what comes before it; `after`, `line` and `indent` in twips.

    `line` is None for a picture, which is as high as it is.
    """
    layout = [el("spacing", before=0, after=after, line=line, lineRule="exact" if line else None)]
    return paragraph(*runs, layout=[*layout, el("ind", left=indent)] if indent else layout)

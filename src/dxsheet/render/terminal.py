"""The terminal page: title, one of four views, and on the table what the meeting has to do.

What is drawn here is for rich, put on the screen by `Screen.draw`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Column as Beside
from rich.table import Table as Side
from rich.text import Text as Line

from dxsheet.lang import Lang, Text
from dxsheet.render.terminal_chain import Grid, Pen, clean, folded, style_of, table, tree
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary import summarise
from dxsheet.summary.blocks import SIGNS, Bullets, Diagram, EffectMap, Node, Page, Table, signed
from dxsheet.summary.gaps import KINDS
from dxsheet.width import cells, cut

__all__ = ["NONE_PLACED", "VIEWS", "Pen", "draw", "effect_map", "show"]

NONE_PLACED = Text(
    "No solution has both an effect and an effort yet.",
    "効果と手間の両方が書かれた解決策が、まだありません。",
)
_NOTHING = Text("There is nothing in the sheet to show yet.", "表に示すものが、まだありません。")
_NOTHING_TO_COMPARE = Text("There is nothing to compare yet.", "比べるものが、まだありません。")
_LEVELS = ("high", "medium", "low")
# Columns: causes beside the matrix, and squares of the map that hold sentences or ids at least.
_CAUSES_LEAST, _CAUSES_MOST = 16, 44
_READABLE, _LEAST = 16, 6


def show(page: Page | Sheet, view: str = "table", *, lang: Lang, width: int, plain: bool) -> Group:
    """One view of a sheet for a terminal of `width` columns.

    No line is wider than `width` (20 at least), and no text of the sheet acts on the terminal.
    `plain` means ASCII rules. An unknown view raises KeyError: the command line has checked it.
    """
    if not isinstance(page, Page):
        page = summarise(page, lang=lang)
    pen = Pen(lang, width, plain=plain)
    body = VIEWS[view](pen, page)
    return Group(*_head(pen, page), *([Line(), *body] if body else []))


def draw(pen: Pen, page: Page) -> RenderableType:
    """The table problem → cause → solution alone, for a recap in the walk."""
    block = _block(page, "mapping", Table)
    return table(pen, block) if isinstance(block, Table) else Group(*pen.say(_NOTHING))


def _head(pen: Pen, page: Page) -> Iterator[Line]:
    yield from folded(page.title, pen.width, style="strong")
    facts = [clean(f"{one.label}: {one.value.text}").replace("\n", " ") for one in page.facts]
    for line in _packed(facts, pen.width):
        yield from folded(line, pen.width, style="faint")
    yield from folded(page.lead, pen.width)


def _packed(texts: list[str], width: int) -> Iterator[str]:
    """Texts next to each other, as many in a line as it takes."""
    held = ""
    for text in texts:
        together = f"{held} / {text}" if held else text
        if held and cells(together) > width:
            yield held
            together = text
        held = together
    if held:
        yield held


def _table(pen: Pen, page: Page) -> list[RenderableType]:
    out: list[RenderableType] = [draw(pen, page)] if page.section("mapping") else []
    for key in ("wanted", "questions"):
        section = page.section(key)
        if section:
            out += [Line(), *folded(section.title, pen.width, style="strong")]
            for block in section.blocks:
                out += _bullets(pen, block) if isinstance(block, Bullets) else []
    return out


def _bullets(pen: Pen, block: Bullets) -> Iterator[Line]:
    for number, one in enumerate(block.items, 1):
        sign = f"{number}. " if block.ordered else pen.bullet
        text = " ".join(part for part in (one.cell.id, one.cell.text) if part)
        yield from folded(text, pen.width, sign=sign)


def _tree(pen: Pen, page: Page) -> list[RenderableType]:
    block = _block(page, "mapping", Table)
    return [tree(pen, block)] if isinstance(block, Table) else [*pen.say(_NOTHING)]


def _block(page: Page, key: str, kind: type) -> object:
    section = page.section(key)
    blocks = section.blocks if section else ()
    return next((one for one in blocks if isinstance(one, kind)), None)


# ---------------------------------------------------------------- causes × solutions


def _matrix(pen: Pen, page: Page) -> list[RenderableType]:
    """A row a cause, a column a solution; as many blocks of columns as the width asks for."""
    diagram = _block(page, "mapping", Diagram)
    if not isinstance(diagram, Diagram):
        return [*pen.say(_NOTHING)]
    gaps = [*_gaps(pen, page)]
    if not diagram.causes or not diagram.solutions:
        return [*pen.say(_NOTHING_TO_COMPARE), *gaps]
    out: list[RenderableType] = []
    for side in _blocks(pen, diagram):
        out += [Line(), side] if out else [side]
    out += [Line(), *folded(_key(pen, diagram), pen.width), Line()]
    out += _legend(pen, diagram.solutions)
    return [*out, Line(), *gaps] if gaps else out


def _blocks(pen: Pen, diagram: Diagram) -> Iterator[Side]:
    solutions = diagram.solutions
    links = {(link.source, link.target) for link in diagram.links}
    names = [_name(node, index) for index, node in enumerate(solutions, 1)]
    column = max(3, *(cells(name) for name in names))
    rows = [_label(pen, node, index) for index, node in enumerate(diagram.causes, 1)]
    head, many = _layout(pen.width, len(solutions), column)
    head = min(head, max(map(cells, rows)))
    for start in range(0, len(solutions), many):
        shown = range(start, min(start + many, len(solutions)))
        side = Side(
            Beside(width=head, no_wrap=True),
            *(Beside(names[one], width=column, no_wrap=True) for one in shown),
            box=None,
            padding=(0, 1, 0, 0),
            pad_edge=False,
            header_style="strong",
        )
        for cause, label in zip(diagram.causes, rows, strict=True):
            marks = (pen.sign(_mark(cause, solutions[one], links)) for one in shown)
            side.add_row(
                Line(cut(label, head, pen.sign("…"))),
                *map(Line, marks),
                style=_row_style(cause, diagram),
            )
        yield side


def _layout(width: int, solutions: int, column: int) -> tuple[int, int]:
    """How wide the causes are and how many columns stand beside them, in even blocks."""
    most = max(1, (width - _CAUSES_LEAST) // (column + 1))
    blocks = -(-solutions // most)
    many = -(-solutions // blocks)
    return max(2, min(_CAUSES_MOST, width - many * (column + 1))), many


def _mark(cause: Node, solution: Node, links: set[tuple[str, str]]) -> str:
    if (cause.key, solution.key) not in links:
        return "."
    status = solution.mark("solution_status")
    return signed(status)[:1] if status else "○"


def _key(pen: Pen, diagram: Diagram) -> str:
    """What the signs in the matrix mean: those of the solutions there are."""
    marks = [node.mark("solution_status") for node in diagram.solutions]
    found = {one.value: pen.status(one) for one in marks if one}
    return "  ".join(found[one] for one in SIGNS["solution_status"] if one in found)


def _row_style(cause: Node, diagram: Diagram) -> str:
    status = cause.mark("cause_status")
    answered = any(link.source == cause.key for link in diagram.links)
    if status and status.value == "identified" and not answered:
        return "error"
    return "faint" if status and status.value == "rejected" else ""


def _legend(pen: Pen, nodes: Sequence[Node]) -> Iterator[Line]:
    """The solutions in full, since the columns have room for their ids only."""
    for index, node in enumerate(nodes, 1):
        status = node.mark("solution_status")
        tag = f"[{pen.status(status)}] " if status else ""
        sign = f"{_name(node, index)} "
        yield from folded(tag + node.text, pen.width, style=style_of(status), sign=sign)


def _label(pen: Pen, node: Node, number: int) -> str:
    status = node.mark("cause_status")
    tag = f"[{pen.status(status)}] " if status else ""
    return clean(f"{_name(node, number)} {tag}{node.text}").replace("\n", " ")


def _gaps(pen: Pen, page: Page) -> Iterator[Line]:
    """What the matrix shows as an empty row or column, in words."""
    for gap in page.gaps:
        if not gap.settled:
            text = KINDS[gap.kind].to(pen.lang)
            yield from folded(text, pen.width, style="error", sign=f"{gap.at} ")


def _name(node: Node, number: int) -> str:
    return node.id or f"#{number}"


# ---------------------------------------------------------------- effect × effort


def _map(pen: Pen, page: Page) -> list[RenderableType]:
    block = _block(page, "map", EffectMap)
    return [effect_map(pen, block)] if isinstance(block, EffectMap) else [*pen.say(NONE_PLACED)]


def effect_map(pen: Pen, block: EffectMap) -> Group:
    """Three by three, what pays soonest at the top left; ids with a legend where it is narrow."""
    efforts = [block.square("high", level).effort for level in reversed(_LEVELS)]
    labels = [f"{block.effect} {block.square(one, 'low').effect.text}" for one in _LEVELS]
    first = max(map(cells, labels))
    width = (pen.width - first - 9) // 3
    if width < _LEAST:
        return Group(*_squares(pen, block), *_unplaced(pen, block))
    brief = width < _READABLE
    head = [f"{block.effort} {one.text}" for one in efforts]
    rows: list[list[list[Line] | None]] = [
        [[Line()], *(folded(one, width, style="strong") for one in head)]
    ]
    for level, label in zip(_LEVELS, labels, strict=True):
        squares = [block.square(level, one.value).nodes for one in efforts]
        drawn: list[list[Line] | None] = [folded(label, first, style="strong")]
        rows.append(drawn + [_square(pen, nodes, width, brief=brief) for nodes in squares])
    out: list[RenderableType] = [Grid(pen, [first, width, width, width], rows)]
    if brief:
        out += [Line(), *_list(pen, [node for square in block.squares for node in square.nodes])]
    return Group(*out, *_unplaced(pen, block))


def _squares(pen: Pen, block: EffectMap) -> Iterator[Line]:
    """The squares that hold something, one under another, where nine do not fit."""
    for square in block.squares:
        if square.nodes:
            where = f"{block.effect} {square.effect.text}, {block.effort} {square.effort.text}"
            yield from folded(where, pen.width, style="strong")
            yield from _list(pen, square.nodes)


def _unplaced(pen: Pen, block: EffectMap) -> Iterator[Line]:
    if block.unplaced:
        yield Line()
        yield from folded(f"{block.unplaced_label}:", pen.width)
        yield from _list(pen, block.unplaced)


def _square(pen: Pen, nodes: tuple[Node, ...], width: int, *, brief: bool) -> list[Line]:
    lines: list[Line] = []
    for node in nodes:
        status = node.mark("solution_status")
        said = pen.status(status) if status else ""
        parts = (node.id, said[:1]) if brief and node.id else (node.id, said, node.text)
        text = " ".join(filter(None, parts))
        lines += folded(text, width, style=style_of(status))
    return lines


def _list(pen: Pen, nodes: Sequence[Node]) -> Iterator[Line]:
    for node in nodes:
        sign = f"{node.id} " if node.id else pen.bullet
        status = node.mark("solution_status")
        text = f"{pen.status(status)} {node.text}" if status else node.text
        yield from folded(text, pen.width, style=style_of(status), sign=sign)


VIEWS = {"table": _table, "matrix": _matrix, "tree": _tree, "map": _map}

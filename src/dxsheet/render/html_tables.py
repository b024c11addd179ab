"""Tables as HTML, and the effect × effort map.

Every table has a caption and headed columns, and roles of its own: on a phone its rows are drawn
as cards, and some browsers forget then that it is a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang
from dxsheet.render.columns import drawn_as_one
from dxsheet.render.html_text import SPACE, cell, chip, is_chip, labelled
from dxsheet.render.markup import Markup, joined, lines, tag
from dxsheet.summary.blocks import Cell, Column, EffectMap, Node, Table
from dxsheet.summary.tables import filled

# Columns that are drawn under another one, to leave the others room: a word or two each.
_UNDER = {
    "recurring": {"files": "cause"},
    "outcomes": {"trial": "measure", "note": "measure", "target": "result"},
    "work": {"stand_in": "owner", "state": "due"},
}


def table(block: Table, caption: str, lang: Lang) -> Markup:
    """A table; what tells more about the thing in a cell stands under it."""
    shown = filled(block) if block.key in _UNDER else block
    parts = drawn_as_one(shown, _UNDER)
    heads = [
        tag("th", column.label, scope="col", role="columnheader", class_=column.role)
        for column in (shown.columns[part[0]] for part in parts)
    ]
    rows = [
        tag(
            "tr",
            *[_cell(shown, at, part, lang) for part in parts if not row.cells[part[0]].same],
            role="row",
            class_=f"is-{row.mark.kind} {row.mark.value}" if row.mark else None,
        )
        for at, row in enumerate(shown.rows)
    ]
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
        tag("tbody", *rows, role="rowgroup"),
        role="table",
        class_=f"rows {block.key}",
    )


def _cell(block: Table, at: int, part: Sequence[int], lang: Lang) -> Markup:
    """One cell, over all the rows that repeat it."""
    cells = block.rows[at].cells
    main, column = cells[part[0]], block.columns[part[0]]
    span = 1
    while at + span < len(block.rows) and block.rows[at + span].cells[part[0]].same:
        span += 1
    told = sorted(part[1:], key=lambda one: not is_chip(cells[one]))
    if main.again:  # an earlier row says the rest
        told = [one for one in told if is_chip(cells[one])]
    notes = [_note(cells[one], block.columns[one], lang) for one in told if cells[one].text]
    head = part[0] == 0 and bool(main.text or main.id)
    said = cell(main, lang)
    if block.key == "agenda" and column.key == "title":
        said = tag("a", said, href=f"#s{at + 1}")
    return tag(
        "th" if head else "td",
        said,
        tag("div", *notes, class_="notes") if notes else Markup(""),
        scope="row" if head else None,
        role="rowheader" if head else "cell",
        rowspan=span if span > 1 else None,
        class_=_state(cells, part) or column.role,
        data_label=None if head else column.label,
    )


def _state(cells: Sequence[Cell], part: Sequence[int]) -> str | None:
    """Parked and rejected items are quieter: their status is among the notes."""
    for one in part[1:]:
        mark = cells[one].mark
        if mark and mark.kind.endswith("_status"):
            return f"is-{mark.value}"
    return None


def _note(one: Cell, column: Column, lang: Lang) -> Markup:
    """A chip, or text, stands alone; a word or two need their label."""
    if is_chip(one):
        return joined((cell(one, lang), SPACE))
    if column.role == "text" or column.key == "kind":
        return joined((tag("span", lines(one.text), class_=column.key), SPACE))
    return joined((labelled(column.label, one, lang), SPACE))


def effect_map(block: EffectMap, caption: str) -> Markup:
    """Nine squares: high effect at the top, low effort on the left."""
    efforts = [one.effort for one in block.squares[:3]]
    corner = tag("td", f"{block.effect} × {block.effort}", class_="corner")
    heads = [
        tag("th", f"{block.effort} {one.text}", scope="col", class_="short") for one in efforts
    ]
    rows = [
        tag(
            "tr",
            tag("th", f"{block.effect} {row[0].effect.text}", scope="row"),
            *[_square(one.nodes, f"{one.effect.value}-{one.effort.value}") for one in row],
        )
        for row in (block.squares[0:3], block.squares[3:6], block.squares[6:9])
    ]
    drawn = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", corner, *heads)),
        tag("tbody", *rows),
        class_="map",
    )
    if not block.unplaced:
        return drawn
    label = tag("span", block.unplaced_label, class_="label")
    rest = tag("div", label, _nodes(block.unplaced), class_="unplaced")
    return joined((drawn, rest))


def _square(nodes: Sequence[Node], name: str) -> Markup:
    return tag("td", _nodes(nodes) if nodes else Markup(""), class_=name)


def _nodes(nodes: Sequence[Node]) -> Markup:
    return tag("ul", *[_node(one) for one in nodes])


def _node(one: Node) -> Markup:
    status = one.mark("solution_status")
    parts: list[str] = [tag("b", one.id, class_="id"), SPACE] if one.id else []
    parts += [lines(one.text)]
    if status:
        parts += [SPACE, chip(status)]
    return tag("li", *parts, class_=f"is-{status.value}" if status else None)

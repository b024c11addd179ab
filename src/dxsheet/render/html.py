"""A page as one self-contained HTML file: it fetches nothing, runs nothing, and prints well."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from dxsheet.lang import Lang, Text
from dxsheet.render import paper as papers
from dxsheet.render.html_env import drawn, style_sheet
from dxsheet.render.svg.drawing import LABEL, gauge, picture, plot
from dxsheet.render.svg.layout import laid_out
from dxsheet.render.svg.lines import width
from dxsheet.summary.blocks import (
    AGAIN,
    SIGNS,
    UNDER,
    Bars,
    Block,
    Cell,
    Column,
    Diagram,
    Page,
    Row,
    Section,
    Table,
    drawn_as_one,
    filled,
    signed,
)

# Says that a file is one of ours, and may be written anew.
GENERATOR = "dxsheet"

_SKIP = Text("Skip to the content", "本文へ移動")
_GOES_ON = Text("The diagram continues to the right →", "図は右に続きます →")
# Marks that are drawn as a chip; the others (a date, a number) are plain text.
CHIPS = frozenset((*SIGNS, "stage", "trial_status", "stance", "decision"))
# The height of a diagram (CSS pixels) that can still be read on a sheet of A4.
_TALLEST = 1000
# What a table can have and still fit a screen with every word of it broken.
_COLUMNS = 9


def draw(pages: Sequence[Page], *, lang: Lang, paper: str | None = None, **options: object) -> str:
    """The pages as one HTML file, the first of several being their agenda.

    `paper` (a4, a3, letter) fixes the size of the printed page; else the print dialogue does.
    """
    del options
    several = len(pages) > 1
    articles = [
        {"page": page, "name": f"s{index}", "level": 2 if several and index else 1, **_first(page)}
        for index, page in enumerate(pages)
    ]
    css = style_sheet("page.css", papers.rule(paper))
    body = drawn("page.html.j2", articles=articles, skip=_SKIP.to(lang), **tools(lang))
    return document(pages[0].title, lang, css, body)


def document(title: str, lang: Lang, css: str, body: Markup, *, refresh: int = 0) -> str:
    """A whole HTML file around a body; its policy names the hash of its style sheet."""
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    made = drawn(
        "document.html.j2",
        title=title,
        lang=lang,
        css=css,
        digest=digest,
        body=body,
        refresh=refresh,
        generator=GENERATOR,
    )
    return str(made)


def _first(page: Page) -> dict[str, object]:
    """What stands on the first sheet of paper and after it, so that the first is full."""
    fit = papers.fitted(page)
    leaves = page.laid(fit.out, drawn=True)
    return {"leaves": leaves, "small": fit.close, "stacked": fit.stacked}


def tools(lang: Lang) -> dict[str, object]:
    """What the templates of the parts ask for."""
    return {
        "lang": lang,
        "again": AGAIN.to(lang),
        "chips": CHIPS,
        "signed": signed,
        "kind": lambda block: type(block).__name__,
        "rows_of": rows_of,
        "heads_of": heads_of,
        "shown": shown,
        "is_wide": lambda block: block.key != "mapping" and len(block.columns) > _COLUMNS,
        "picture": lambda block, name, small: _picture(block, lang, name, small=small),
        "plot": lambda block, name: plot(block, lang=lang, name=name),
        "gauge": lambda one, name, small: gauge(one, lang=lang, name=name, small=small),
        "goes_on": _GOES_ON.to(lang),
        "told_by_bars": told_by_bars,
        "too_tall": _is_too_tall,
    }


def _is_too_tall(section: Section, small: bool) -> bool:
    """Whether the whole diagram cannot be read on one sheet of paper: the table says the same."""
    diagrams = [one for one in section.blocks if isinstance(one, Diagram)]
    return any(laid_out(one, compact=small).height > _TALLEST for one in diagrams)


def _picture(block: Diagram, lang: Lang, name: str, *, small: bool) -> Markup:
    return picture(block, lang=lang, name=name, layout=laid_out(block, compact=small))


def told_by_bars(block: Block, section: Section) -> bool:
    """Whether a table holds only the numbers of the bars above it (they are told by ear too).

    Not where the bars have no room for a label in full.
    """
    return isinstance(block, Table) and any(
        isinstance(one, Bars)
        and one.key == block.key
        and len(block.columns) == len(one.series) + 1
        and all(width(bar.label) <= LABEL for bar in one.bars)
        for one in section.blocks
    )


def shown(block: Table) -> Table:
    """The table; where some columns stand under others, those that a row fills."""
    return filled(block) if block.key in UNDER else block


class Place(NamedTuple):
    """One cell to draw, over `span` rows, with the columns that are told under it."""

    cell: Cell
    column: Column
    span: int
    notes: tuple[tuple[Cell, Column], ...]
    state: str
    head: bool


def heads_of(block: Table) -> list[Column]:
    """The columns that have a heading."""
    return [block.columns[part[0]] for part in drawn_as_one(block)]


def rows_of(block: Table) -> list[tuple[Row, list[Place]]]:
    """The rows with the cells to draw: one that repeats the cell above is part of that."""
    parts = drawn_as_one(block)
    return [
        (row, [_place(block, at, part) for part in parts if not row.cells[part[0]].same])
        for at, row in enumerate(block.rows)
    ]


def _place(block: Table, at: int, part: Sequence[int]) -> Place:
    cells = block.rows[at].cells
    main = cells[part[0]]
    span = 1
    while at + span < len(block.rows) and block.rows[at + span].cells[part[0]].same:
        span += 1
    told = sorted(part[1:], key=lambda one: not is_chip(cells[one]))
    if main.again:  # an earlier row says the rest
        told = [one for one in told if is_chip(cells[one])]
    notes = tuple((cells[one], block.columns[one]) for one in told if cells[one].text)
    marks = [cells[one].mark for one in part[1:]]
    status = next((mark for mark in marks if mark and mark.kind.endswith("_status")), None)
    state = f"is-{status.value}" if status else ""
    return Place(
        main,
        block.columns[part[0]],
        span,
        notes,
        state,
        part[0] == 0 and bool(main.text or main.id),
    )


def is_chip(one: Cell) -> bool:
    """Whether a cell tells a status."""
    return one.mark is not None and one.mark.kind in CHIPS

"""Pages as self-contained HTML files: they fetch nothing, run nothing, and print well.

One is of sheets, to read and to print; one is the board, for the projector of a meeting: the
question being asked, what has been said, ideas at the side.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from markupsafe import Markup

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.render import paper as papers
from dxsheet.render.html_env import drawn, style_sheet
from dxsheet.render.office_text import labelled_lines
from dxsheet.render.svg import lists_high, map_high, rows_of_text, width
from dxsheet.render.svg.drawing import LABEL, gauge, picture, plot
from dxsheet.render.svg.layout import CHAR, Layout, laid_out
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.annex import effect_map
from dxsheet.summary.blocks import (
    AGAIN,
    SIGNS,
    UNDER,
    Bars,
    Block,
    Cell,
    Column,
    Diagram,
    EffectMap,
    Node,
    Page,
    Row,
    Section,
    Table,
    drawn_as_one,
    filled,
    signed,
)
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading

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
        {
            "page": page,
            "name": f"s{index}",
            "level": 2 if several and index else 1,
            **_first(page, paper),
        }
        for index, page in enumerate(pages)
    ]
    css = style_sheet("page.css", papers.rule(paper))
    body = drawn("page.html.j2", articles=articles, skip=_SKIP.to(lang), **tools(lang, paper))
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


def _first(page: Page, paper: str | None) -> dict[str, object]:
    """What stands on the first sheet of paper and after it, so that the first is full."""
    fit = papers.fitted(page, paper)
    leaves = page.laid(fit.out, drawn=True)
    return {"leaves": leaves, "small": fit.close, "place": fit.place}


def tools(lang: Lang, paper: str | None = None) -> dict[str, object]:
    """What the templates of the parts ask for."""
    wide = papers.SIZES[paper or "a4"][2]
    return {
        "lang": lang,
        "again": AGAIN.to(lang),
        "chips": CHIPS,
        "signed": signed,
        "kind": lambda block: type(block).__name__,
        "rows_of": rows_of,
        "heads_of": heads_of,
        "shown": shown,
        "says_itself": labelled_lines,
        "is_wide": lambda block: block.key != "mapping" and len(block.columns) > _COLUMNS,
        "picture": lambda block, name, small: picture(
            block, lang=lang, name=name, layout=laid_out(block, wide=wide, compact=small)
        ),
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


# ------------------------------------------------------------------ the board

SECONDS = 2

_NOTHING = Text("What people say will appear here.", "出た意見が、ここに並びます。")
_IDEAS = Text("Parked ideas", "アイデア置き場")
_SHEET = Text("Sheet", "シート")
_FOLDED = Text("Ruled out or set aside: {ids}", "棄却・見送りなど: {ids}")
# What board.css gives each part, in hundredths of the width of a screen of 16 by 9; type as well.
_SCREEN, _INSIDE, _BESIDE, _LIST = 56.25, 95.6, 24.0, 1.5
_QUESTION, _LONG = 2.9, 2.2
# How large the type of the diagram is to be: below the first, what is rejected or set aside is
# folded; below the second, what was said is listed instead; above the third, more is no gain.
_CLEAR, _LEAST, _AMPLE = 1.15, 0.6, 1.6
_WIDTHS = tuple(480 * 1.09**nth for nth in range(15))
# Type of the map and of lists in board.css, in parts of the page's own, and how many columns.
_SIZES = (("few", 1.15, 2), ("some", 1.0, 3), ("", 0.86, 3), ("many", 0.72, 3), ("most", 0.6, 4))
_ASIDE = ("rejected", "parked", "dropped")


def draw_board(
    sheet: Sheet,
    *,
    lang: Lang,
    question: str = "",
    about: str = "",
    told: Sequence[str] = (),
    choices: Sequence[str] = (),
    part: str = "",
    at: str = "",
    said: Sequence[tuple[str, Sequence[str]]] = (),
    mapped: bool = False,
) -> str:
    """The projector's page of one moment: it reloads itself, without a server or a script.

    Args:
        sheet: what has been said so far.
        lang: the language of the page.
        question: what is being asked, in full; where nothing is asked the title stands on top.
        about: the words of what it is about.
        told: what is said before the question, as where the wording made it.
        choices: the answers to choose from.
        part: the part of the walk.
        at: how far it has come.
        said: what the part shows instead of the chain, as headings with lines.
        mapped: whether the map of effect and effort is shown instead of the chain.
    """
    reading = Reading(sheet, (), lang, None)
    found = effect_map(reading) if mapped else None
    ideas = [one for one in sheet.ideas if not one.became]
    if not (found or said):
        choices = _in_the_chain(sheet, choices)
    long = width(question) * _QUESTION > 2 * _INSIDE
    high = _SCREEN - _head(question or sheet.title or "", about, told, choices, long=long) - 2.8
    rooms = {"aside" if ideas else "": (_INSIDE - (_BESIDE if ideas else 0), high)}
    if ideas:
        wide = sum(width(f"{one.id} {one.text}") + 2 for one in ideas) + 10
        rooms["below"] = (_INSIDE, high - 2.8 - ceil(wide * _LIST / _INSIDE) * 2.2)
    chain = None if found or said else _board_chain(sheet, lang, rooms)
    block = diagram(reading)
    groups = (block.problems, block.causes, block.solutions)
    title = sheet.title or _SHEET.to(lang)
    size, at_side = "", next(iter(rooms))
    if found and isinstance(map_ := found.blocks[0], EffectMap):
        size, at_side = _fit(rooms, lambda wide, em, _: map_high(map_, wide, em), _SIZES[1:])
    elif said:
        size, at_side = _fit(rooms, lambda wide, em, most: lists_high(said, wide, em, most))
    body = drawn(
        "board.html.j2",
        title=title,
        question=question,
        about=about,
        told=told,
        choices=choices,
        where=f"{part} {at}".strip(),
        map=found.blocks[0] if found else None,
        map_label=part,
        said=said,
        long=long,
        size=size,
        picture=chain and chain[0],
        folded=chain and chain[1],
        place=chain[2] if chain else at_side,
        lists=[one for one in zip(block.labels, groups, strict=True) if one[1]],
        nothing=_NOTHING.to(lang),
        ideas=ideas,
        ideas_label=_IDEAS.to(lang),
        signed=signed,
    )
    return document(title, lang, style_sheet("board.css"), body, refresh=SECONDS)


def _in_the_chain(sheet: Sheet, choices: Sequence[str]) -> list[str]:
    """The choices; of one that the chain shows below in full its id is enough."""
    live = _without(sheet)[0]
    shown = {f"{one.id} {one.text}": one.id for one in live.causes}
    shown |= {f"{one.id} {one.text}": one.id for one in live.solutions}
    return [shown.get(one) or one for one in choices]


def _fit(
    rooms: dict[str, tuple[float, float]],
    high_of: Callable[[float, float, int], float],
    sizes: Sequence[tuple[str, float, int]] = _SIZES,
) -> tuple[str, str]:
    """The largest type in which something fits a room, and which room that is."""
    for name, em, most in sizes:
        for place, (wide, high) in rooms.items():
            if high_of(wide, em * _LIST, most) <= high:
                return name, place
    return sizes[-1][0], next(iter(rooms))


def _head(
    question: str, about: str, told: Sequence[str], choices: Sequence[str], *, long: bool
) -> float:
    """How high the head of the board is."""
    size = _LONG if long else _QUESTION
    high = 4.7 + size * 1.35 * rows_of_text(question, size * 1.05, _INSIDE)
    high += 0.5 + _LIST * 1.6 * rows_of_text(about, _LIST * 1.05, _INSIDE) if about else 0
    high += sum(0.6 + _LIST * 1.35 * rows_of_text(one, _LIST * 0.9, _INSIDE) for one in told)
    if choices:
        wide = sum(width(one) + 1.8 for one in choices) * _LIST * 1.05
        high += 0.9 + ceil(wide / _INSIDE) * _LIST * 1.8
    return high


def _board_chain(
    sheet: Sheet, lang: Lang, rooms: dict[str, tuple[float, float]]
) -> tuple[str, str, str] | None:
    """The chain as large as it goes, what was folded for it, and the room it is larger in.

    None where no picture will do.
    """
    shorter, names = _without(sheet)
    tries = ((sheet, (), _CLEAR), (shorter, names, _LEAST), (sheet, (), _LEAST))
    for one, folded, least in tries:
        block = diagram(Reading(one, (), lang, None))
        if not any((block.problems, block.causes, block.solutions)):
            continue
        quiet = ("gap",) if not one.solutions else ()  # nobody has been asked for them yet
        block = block._replace(
            problems=tuple(_plain(node, quiet) for node in block.problems),
            causes=tuple(_plain(node, quiet) for node in block.causes),
            solutions=tuple(_plain(node, quiet) for node in block.solutions),
        )
        found = {
            place: _largest(block, (wide, high - (2.8 if folded else 0)))
            for place, (wide, high) in rooms.items()
        }
        place = max(found, key=lambda one: min(found[one][1] * CHAR, _AMPLE))
        layout, scale = found[place]
        if CHAR * scale >= least:
            said = _FOLDED.fill(ids=in_a_row(folded, lang)).to(lang) if folded else ""
            return picture(block, lang=lang, name="board", layout=layout), said, place
    return None


def _largest(block: Diagram, room: tuple[float, float]) -> tuple[Layout, float]:
    """The layout that can be drawn largest in a room, and how large.

    A narrow one is high, a wide one is small: the best is where it begins to fit the height.
    """
    found: dict[int, tuple[Layout, float]] = {}

    def scale(at: int) -> float:
        layout = laid_out(block, wide=_WIDTHS[at], compact=True, growing=True)
        layout = layout._replace(legend=(0, 0, ()))  # each box says its status in words
        found[at] = (layout, min(room[0] / layout.width, room[1] / layout.height))
        return found[at][1] * layout.width

    at = bisect_left(range(len(_WIDTHS) - 1), room[0] - 0.01, key=scale)
    scale(at)
    return max(found.values(), key=lambda one: one[1])


def _plain(node: Node, quiet: Sequence[str]) -> Node:
    """An item without marks that tell a room nothing: some kinds, and that it is of no kind."""
    marks = (one for one in node.marks if one.kind not in quiet)
    return node._replace(
        marks=tuple(one for one in marks if (one.kind, one.value) != ("solution_kind", "other"))
    )


def _without(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet without what is rejected or set aside, and the ids of that."""
    gone = [one.id or "" for one in sheet.causes if one.status in _ASIDE]
    gone += [one.id or "" for one in sheet.solutions if one.status in _ASIDE]
    causes = tuple(one for one in sheet.causes if one.status not in _ASIDE)
    solutions = tuple(one for one in sheet.solutions if one.status not in _ASIDE)
    changed = sheet.model_copy(update={"causes": causes, "solutions": solutions})
    return changed, tuple(gone)

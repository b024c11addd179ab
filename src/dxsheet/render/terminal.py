"""The terminal page: title, one of four views, and on the table what the meeting has to do.

Drawn by hand rather than with rich: importing rich costs more than reading the sheet and drawing
it together, and rich breaks Japanese lines before 、 and 。 and after 「.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dxsheet.lang import Lang, Text
from dxsheet.render.terminal_chain import table, tree
from dxsheet.render.terminal_map import NONE_PLACED, effect_map
from dxsheet.render.terminal_matrix import matrix
from dxsheet.render.terminal_pen import Pen, clean, folded
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import Bullets, Diagram, EffectMap, Page, Table
from dxsheet.width import cells

View = Literal["table", "matrix", "tree", "map"]

VIEWS = ("table", "matrix", "tree", "map")
_NOTHING = Text("There is nothing on the sheet to draw yet.", "まだ表にするものがありません。")


def show(
    page: Page | Sheet,
    view: str = "table",
    *,
    lang: Lang,
    width: int = 80,
    colour: bool = False,
    plain: bool = False,
) -> str:
    """One view of a sheet as text for a terminal of `width` columns.

    No line is wider than `width` (20 at least), and no text of the sheet acts on the terminal.
    `colour` adds SGR codes of our own; `plain` means ASCII rules and none of them. An unknown view
    raises KeyError: the command line has checked it.
    """
    if not isinstance(page, Page):
        from dxsheet.summary import summarise

        page = summarise(page, lang=lang)
    pen = Pen(lang, width, colour=colour, plain=plain)
    body = _VIEWS[view](pen, page)
    return "\n".join([*_head(pen, page), *([""] if body else []), *body]) + "\n"


def draw(pen: Pen, page: Page) -> list[str]:
    """The table problem → cause → solution alone, for a recap in the walk."""
    block = _block(page, "mapping", Table)
    return table(pen, block) if isinstance(block, Table) else pen.say(_NOTHING)


def _head(pen: Pen, page: Page) -> Iterator[str]:
    yield from map(pen.paint, folded(page.title, pen.width, style="strong"))
    facts = [clean(f"{one.label}: {one.value.text}").replace("\n", " ") for one in page.facts]
    for line in _packed(facts, pen.width):
        yield from map(pen.paint, folded(line, pen.width, style="faint"))
    yield from map(pen.paint, folded(page.lead, pen.width))


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


def _table(pen: Pen, page: Page) -> list[str]:
    out = draw(pen, page) if page.section("mapping") else []
    for key in ("wanted", "questions"):
        section = page.section(key)
        if section:
            out += ["", *map(pen.paint, folded(section.title, pen.width, style="strong"))]
            for block in section.blocks:
                if isinstance(block, Bullets):
                    out += _bullets(pen, block)
    return out


def _bullets(pen: Pen, block: Bullets) -> Iterator[str]:
    for number, one in enumerate(block.items, 1):
        sign = f"{number}. " if block.ordered else pen.bullet
        text = " ".join(part for part in (one.cell.id, one.cell.text) if part)
        yield from map(pen.paint, folded(text, pen.width, sign=sign))


def _matrix(pen: Pen, page: Page) -> list[str]:
    block = _block(page, "mapping", Diagram)
    return matrix(pen, page, block) if isinstance(block, Diagram) else pen.say(_NOTHING)


def _tree(pen: Pen, page: Page) -> list[str]:
    block = _block(page, "mapping", Table)
    return tree(pen, block) if isinstance(block, Table) else pen.say(_NOTHING)


def _map(pen: Pen, page: Page) -> list[str]:
    block = _block(page, "map", EffectMap)
    return effect_map(pen, block) if isinstance(block, EffectMap) else pen.say(NONE_PLACED)


def _block(page: Page, key: str, kind: type) -> object:
    section = page.section(key)
    blocks = section.blocks if section else ()
    return next((one for one in blocks if isinstance(one, kind)), None)


_VIEWS = {"table": _table, "matrix": _matrix, "tree": _tree, "map": _map}

"""The sheet as a picture in the middle of a walk: the table so far, the effect–effort map."""

from __future__ import annotations

from dxsheet.flows.walk.answers import Talk
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import EffectMap, Page


def table(talk: Talk, sheet: Sheet) -> None:
    """The table problem → cause → solution as far as it goes."""
    from dxsheet.render.terminal import draw
    from dxsheet.render.terminal_pen import Pen

    pen = Pen(talk.lang, talk.width, colour=talk.colour, plain=talk.plain)
    talk.say()
    talk.page("\n".join(draw(pen, _page(talk, sheet))) + "\n")


def effect_map(talk: Talk, sheet: Sheet) -> None:
    """The map of effect and effort, where something has its place on it."""
    from dxsheet.render.terminal_map import effect_map as drawn
    from dxsheet.render.terminal_pen import Pen

    section = _page(talk, sheet).section("map")
    blocks = section.blocks if section else ()
    pen = Pen(talk.lang, talk.width, colour=talk.colour, plain=talk.plain)
    for block in blocks:
        if isinstance(block, EffectMap):
            talk.say()
            talk.page("\n".join(drawn(pen, block)) + "\n")


def _page(talk: Talk, sheet: Sheet) -> Page:
    from dxsheet.summary import summarise

    return summarise(sheet, lang=talk.lang)

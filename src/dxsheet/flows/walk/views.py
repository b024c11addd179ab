"""The sheet as a picture in the middle of a walk: the table so far, the effect–effort map."""

from __future__ import annotations

from dxsheet.flows.walk.answers import Talk
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import EffectMap, Page


def table(talk: Talk, sheet: Sheet) -> None:
    """The table problem → cause → solution as far as it goes."""
    from dxsheet.render.terminal import Pen, draw

    talk.say()
    talk.draw(draw(Pen(talk.lang, talk.width, plain=talk.plain), _page(talk, sheet)))


def effect_map(talk: Talk, sheet: Sheet) -> None:
    """The map of effect and effort, where something has its place on it."""
    from dxsheet.render.terminal import Pen
    from dxsheet.render.terminal import effect_map as drawn

    section = _page(talk, sheet).section("map")
    blocks = section.blocks if section else ()
    pen = Pen(talk.lang, talk.width, plain=talk.plain)
    for block in blocks:
        if isinstance(block, EffectMap):
            talk.say()
            talk.draw(drawn(pen, block))


def _page(talk: Talk, sheet: Sheet) -> Page:
    from dxsheet.summary import summarise

    return summarise(sheet, lang=talk.lang)

"""The diagram as PNG for Word and Excel, which take no SVG: drawn by resvg (the `office` extra)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dxsheet.lang import Lang
from dxsheet.render.svg.drawing import FONTS, picture
from dxsheet.render.svg.layout import laid_out
from dxsheet.summary.blocks import Diagram

_ZOOM = 2.5  # about 240 dots an inch on A4
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
    f'<text y="30" font-size="30" font-family="{FONTS["ja"]}">%s</text></svg>'
)


class Picture(NamedTuple):
    """A picture as PNG, and its size in CSS pixels."""

    png: bytes
    width: float
    height: float


def png(diagram: Diagram, *, lang: Lang, compact: bool = False) -> Picture | None:
    """The diagram as PNG; None where it cannot be drawn with the letters it needs.

    That is where resvg is not installed, or no font of this computer has Japanese: then the form
    draws its table instead.
    """
    if not can_draw():
        return None
    layout = laid_out(diagram, compact=compact)
    svg = picture(diagram, lang=lang, layout=layout)
    return Picture(_png(svg, _ZOOM), layout.width, layout.height)


@cache
def can_draw() -> bool:
    """Whether the rasteriser is there and draws kanji otherwise than what no font has."""
    try:
        return _png(_PROBE % "備") != _png(_PROBE % "\U000e0fff")
    except ImportError:
        return False


def _png(svg: str, zoom: float = 1) -> bytes:
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=str(svg), zoom=zoom, background="#ffffff"))

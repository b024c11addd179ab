"""The diagram as a picture of its own: one file, the sheets below one another."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang
from dxsheet.render.html_env import drawn
from dxsheet.render.svg.drawing import picture
from dxsheet.render.svg.layout import WIDE, laid_out
from dxsheet.summary.blocks import Diagram, Page

_GAP = 40


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """One SVG with the diagram of each sheet; where there are several, below their titles."""
    del options
    found = [(page, one) for page in pages for one in diagrams_of(page)]
    pictures, y = [], 0.0
    several = len(found) > 1
    for at, (page, diagram) in enumerate(found):
        layout = laid_out(diagram)
        y += 20 if several else 0
        svg = picture(diagram, lang=lang, name=f"chain{at}", layout=layout)
        pictures.append((page.title if several else "", svg, y))
        y += layout.height + _GAP
    if len(pictures) == 1:
        return str(pictures[0][1]) + "\n"
    return str(drawn("stack.svg.j2", pictures=pictures, wide=WIDE, high=max(y - _GAP, 1))) + "\n"


def diagrams_of(page: Page) -> list[Diagram]:
    """The diagram of a page in full, with what stands in each box; none where there is no item."""
    front = page.laid(0, drawn=True).front
    return [one for section in front for one in section.blocks if isinstance(one, Diagram)]

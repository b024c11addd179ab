"""The diagram as one `svg` element, for a page or as a file of its own.

Status and kind are told by words and by the style of the lines, so that they can be read in black
and white. Colours stand on the elements, so that they survive copying into Word; the page's style
sheet overrides them by class where it is dark.

Word and Excel take no SVG: for them resvg (the `office` extra) draws it as PNG.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from dxsheet.lang import Lang, Text
from dxsheet.render.html_env import drawn
from dxsheet.render.svg.layout import CHAR, PAD, SMALL, WIDE, Box, Layout, Line, laid_out
from dxsheet.render.svg.lines import certain, width
from dxsheet.summary.blocks import Diagram, Page
from dxsheet.summary.signs import signed

# Fonts that Windows, macOS and Linux have; the widths in `lines` hold for all of them.
_JAPANESE = "'Hiragino Sans','Yu Gothic UI','BIZ UDPGothic','Noto Sans CJK JP','Noto Sans JP'"
FONTS = {
    "ja": f"{_JAPANESE},sans-serif",
    "en": f"'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',{_JAPANESE},sans-serif",
}
_TITLE = Text("Problem, causes and solutions", "問題・課題（原因）・解決策のつながり")
_ABOUT = Text(
    "Problems: {problems}, causes: {causes}, solutions: {solutions}, links: {links}. "
    "The table of problem, cause and solution says the same in words.",
    "発生している問題{problems}件、課題（原因）{causes}件、解決策{solutions}件、"
    "つながり{links}本。同じ内容を、問題・課題（原因）・解決策の表に文字で示しています。",
)


class Look:
    """The border and fill of a box, and the line that leads to it."""

    def __init__(self, line: str, thick: float, dash: str, fill: str, ink: str) -> None:
        self.line, self.thick, self.dash, self.fill, self.ink = line, thick, dash, fill, ink


LOOKS = {
    "problem": Look("#1b2430", 1.3, "", "#f4f5f7", "#1b2430"),
    "firm": Look("#1f4e8c", 1.6, "", "#eaf1fb", "#1b2430"),
    "open": Look("#3f4b5c", 1.3, "6 4", "#ffffff", "#1b2430"),
    "quiet": Look("#5c6673", 1.1, "1.5 3", "#ffffff", "#3f4854"),
}


def picture(
    diagram: Diagram, *, lang: Lang, name: str = "chain", layout: Layout | None = None
) -> Markup:
    """The diagram as one `svg` element.

    `name` is what its ids start with: another one for each diagram of a page. A `layout` that was
    made already is drawn as it is.
    """
    layout = layout or laid_out(diagram)
    between = "・" if lang == "ja" else ", "
    about = _ABOUT.fill(
        problems=len(diagram.problems),
        causes=len(diagram.causes),
        solutions=len(diagram.solutions),
        links=len(layout.wires),
    )
    return drawn(
        "chain.svg.j2",
        layout=layout,
        labels=diagram.labels,
        aside=diagram.aside,
        name=name,
        title=_TITLE.to(lang),
        about=about.to(lang),
        font=FONTS[lang],
        looks=LOOKS,
        char=CHAR,
        small=SMALL,
        legend=[(look, between.join(map(signed, marks))) for look, marks in layout.legend[2]],
        held=_held,
        size=_size,
        rest=_rest,
        kind_at=_kind_at,
    )


def _size(line: Line) -> float:
    return CHAR if line.part in ("head", "text") else SMALL


def _held(text: str, size: float) -> float:
    """The width that a text is held to, where that of its characters is not certain; else 0."""
    return 0 if certain(text) else width(text) * size


def _rest(line: Line) -> str:
    return line.text[len(line.lead) :]


def _kind_at(box: Box) -> float:
    """Where the kind ends in the first line, 0 without one there."""
    return box.x + box.width - PAD if box.kind else 0


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

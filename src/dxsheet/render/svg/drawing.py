"""The diagram as one `svg` element, for a page or as a file of its own.

Status and kind are told by words and by the style of the lines, so that they can be read in black
and white. Colours stand on the elements, so that they survive copying into Word; the page's style
sheet overrides them by class where it is dark.

Word and Excel take no SVG: for them resvg (the `office` extra) draws it as PNG.

Counts as bars, and goals with their results, are told by words, numbers and pattern, not by colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.render.html_env import drawn
from dxsheet.render.svg import certain, ended, width
from dxsheet.render.svg.layout import CHAR, PAD, SMALL, WIDE, Box, Layout, Line, laid_out
from dxsheet.summary.blocks import Bars, Diagram, Gauge, Page, signed
from dxsheet.width import one_line

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
    front = page.laid(drawn=True).front
    return [one for section in front for one in section.blocks if isinstance(one, Diagram)]


_SIZE, _ROW, _THICK = 12.0, 22.0, 14.0
_WIDE, _LABELS = 560.0, 220.0
_PLOT_GAP = 8.0
LABEL = _LABELS / _SIZE  # the em that a label has
# How the series of a bar are filled: full, half, empty. More than three are told by numbers only.
_FILLS = (0.8, 0.35, 0.0)
_SAID = Text("{title}: {bars}.", "{title}：{bars}。")


class Word(NamedTuple):
    """One piece of text; `anchor` is start, middle or end."""

    text: str
    x: float
    y: float
    anchor: str = "start"
    bold: bool = False
    size: float = _SIZE


class Frame(NamedTuple):
    """One bar; `fill` is how full it is, `dashed` that its value is not known; `look` its class."""

    x: float
    y: float
    wide: float
    high: float
    fill: float
    dashed: bool = False
    look: str = "bar"


def plot(block: Bars, *, lang: Lang, name: str) -> Markup:
    """The bars as one `svg` element; `name` is what its ids start with."""
    labels = [one_line(one.label) for one in block.bars]
    left = min(_LABELS, max((width(label) * _SIZE for label in labels), default=0))
    numbers = [" + ".join(map(str, one.values)) for one in block.bars]
    right = max((width(one) * _SIZE for one in numbers), default=0)
    most = max((sum(one.values) for one in block.bars), default=0)
    scale = (_WIDE - left - right - 2 * _PLOT_GAP) / max(most, 1)
    words: list[Word] = []
    bars: list[Frame] = []
    top = _ROW if len(block.series) > 1 else 0.0
    x = left + _PLOT_GAP
    for label, fill in zip(block.series if top else (), _FILLS, strict=False):
        bars.append(Frame(x, (_ROW - _SIZE) / 2, _SIZE, _SIZE, fill))
        words.append(Word(label, x + 17, _ROW / 2 + _SIZE * 0.36))
        x += 17 + width(label) * _SIZE + 16
    for at, one in enumerate(block.bars):
        y = top + at * _ROW
        em = (left + 0.5) / _SIZE
        label = labels[at] if width(labels[at]) <= em else ended(labels[at], em)
        baseline = y + _ROW / 2 + _SIZE * 0.36
        words.append(Word(label, left, baseline, "end"))
        x = left + _PLOT_GAP
        for value, fill in zip(one.values, _FILLS, strict=False):
            if value:
                bars.append(
                    Frame(x, y + (_ROW - _THICK) / 2, max(value * scale, 0.5), _THICK, fill)
                )
                x += bars[-1].wide
        words.append(Word(numbers[at], x + _PLOT_GAP - 3, baseline))
    between = "、" if lang == "ja" else ", "
    told = between.join(
        f"{one.label} {number}" for one, number in zip(block.bars, numbers, strict=True)
    )
    about = _SAID.fill(title=block.title, bars=told).to(lang)
    high = top + _ROW * len(block.bars)
    return _shapes(words, bars, (), _WIDE, high, lang, name, block.title, about)


# The picture of one measure: the widest bar, and the room for its number.
_GAUGE_WIDE, _GAUGE_BAR = 300.0, 150.0
_GAUGE_ROW, _GAUGE_SMALL_ROW = 27.0, 18.0


def gauge(one: Gauge, *, lang: Lang, name: str, small: bool = False) -> Markup:
    """One measure before and after as bars, its goal as a line across them."""
    step, thick, big = (_GAUGE_SMALL_ROW, 11, 13) if small else (_GAUGE_ROW, 16, 16)
    before, wanted, after = one.values
    most = max((abs(value) for value in one.values if value is not None), default=0) or 1
    left = min(90.0, max(width(label) * 11.5 for label in one.labels) + 10)
    scale = _GAUGE_BAR / most
    goal = one.texts[1] and f"{one.labels[1]} {one.texts[1]}"
    top = 17.0 if goal else 2.0
    words: list[Word] = []
    bars: list[Frame] = []
    at_goal = left + abs(wanted) * scale if wanted is not None else left
    rules = [at_goal] if goal and wanted is not None else []

    def clear(x: float, wide: float) -> float:
        """Where words of a width may begin from x on: the line of the goal runs through none."""
        return next((goal + 6 for goal in rules if x - 2 < goal < x + wide + 4), x)

    for at, (label, text, value, look) in enumerate(
        (
            (one.labels[0], one.texts[0], before, "before"),
            (one.labels[2], one.texts[2], after, "after"),
        )
    ):
        y = top + at * step
        words.append(Word(label, 0, y + thick, size=11.5))
        long = max(abs(value) * scale, 1) if value is not None else 0.0 if text else _GAUGE_BAR
        if long:
            bars.append(Frame(left, y + 2, long, thick, 0.35 if at == 0 else 1, not text, look))
        if not text:
            x = clear(left + 6, width(one.missing) * 11)
            words.append(Word(one.missing, x, y + thick, size=11))
            continue
        mark = signed(one.mark) if at and one.mark else ""
        x = clear(left + long + 6, width(text) * big + width(mark) * 11.5 + 8)
        words.append(Word(text, x, y + thick + 1, bold=True, size=big))
        if mark:
            beside = x + 8 + width(text) * big
            words.append(Word(mark, beside, y + thick, bold=True, size=11.5))
    if goal:
        half = width(goal) * 11.5 / 2
        words.append(Word(goal, max(at_goal, half), 11, "middle", bold=True, size=11.5))
    about = in_a_row(one.lines(), lang)
    high = top + 2 * step + 2
    return _shapes(words, bars, rules, _GAUGE_WIDE, high, lang, name, one.measure, about)


def _shapes(
    words: list[Word],
    bars: list[Frame],
    rules: list[float] | tuple[()],
    wide: float,
    high: float,
    lang: Lang,
    name: str,
    title: str,
    about: str,
) -> Markup:
    return drawn(
        "bars.svg.j2",
        words=words,
        bars=bars,
        rules=rules,
        wide=wide,
        high=high,
        name=name,
        title=title,
        about=about,
        font=FONTS[lang],
    )

"""Counts as bars, and goals with their results: told by words, numbers and pattern, not by colour.

Text and lines take the colour of the page around them (`currentColor`), so that a plot reads in
the dark and on paper without a style of its own.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.render.html_env import drawn
from dxsheet.render.svg.drawing import FONTS
from dxsheet.render.svg.lines import ended, width
from dxsheet.summary.blocks import Bars, Gauge
from dxsheet.summary.signs import signed
from dxsheet.visible import one_line

_SIZE, _ROW, _THICK = 12.0, 22.0, 14.0
_WIDE, _LABELS = 560.0, 220.0
_GAP = 8.0
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


class Box(NamedTuple):
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
    scale = (_WIDE - left - right - 2 * _GAP) / max(most, 1)
    words: list[Word] = []
    bars: list[Box] = []
    top = _ROW if len(block.series) > 1 else 0.0
    x = left + _GAP
    for label, fill in zip(block.series if top else (), _FILLS, strict=False):
        bars.append(Box(x, (_ROW - _SIZE) / 2, _SIZE, _SIZE, fill))
        words.append(Word(label, x + 17, _ROW / 2 + _SIZE * 0.36))
        x += 17 + width(label) * _SIZE + 16
    for at, one in enumerate(block.bars):
        y = top + at * _ROW
        em = (left + 0.5) / _SIZE
        label = labels[at] if width(labels[at]) <= em else ended(labels[at], em)
        baseline = y + _ROW / 2 + _SIZE * 0.36
        words.append(Word(label, left, baseline, "end"))
        x = left + _GAP
        for value, fill in zip(one.values, _FILLS, strict=False):
            if value:
                bars.append(Box(x, y + (_ROW - _THICK) / 2, max(value * scale, 0.5), _THICK, fill))
                x += bars[-1].wide
        words.append(Word(numbers[at], x + _GAP - 3, baseline))
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
    top = 15.0 if goal else 2.0
    words: list[Word] = []
    bars: list[Box] = []
    rules: list[float] = []
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
            bars.append(Box(left, y + 2, long, thick, 0.35 if at == 0 else 1, not text, look))
        if not text:
            words.append(Word(one.missing, left + 6, y + thick, size=11))
            continue
        words.append(Word(text, left + long + 6, y + thick + 1, bold=True, size=big))
        if at and one.mark:
            beside = left + long + 14 + width(text) * big
            words.append(Word(signed(one.mark), beside, y + thick, bold=True, size=11.5))
    if goal:
        at_goal = left + abs(wanted) * scale if wanted is not None else left
        if wanted is not None:
            rules.append(at_goal)
        half = width(goal) * 11.5 / 2
        words.append(Word(goal, max(at_goal, half), 11, "middle", bold=True, size=11.5))
    about = in_a_row(one.lines(), lang)
    high = top + 2 * step + 2
    return _shapes(words, bars, rules, _GAUGE_WIDE, high, lang, name, one.measure, about)


def _shapes(
    words: list[Word],
    bars: list[Box],
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

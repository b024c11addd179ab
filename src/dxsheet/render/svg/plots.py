"""Counts as horizontal bars in SVG: told by words, numbers and pattern, never by colour alone.

Text and lines take the colour of the page around them (`currentColor`), so that the plot reads in
the dark and on paper without a style of its own.
"""

from __future__ import annotations

from dxsheet.lang import Lang, Text
from dxsheet.render.markup import Markup, tag
from dxsheet.render.svg.drawing import FONTS
from dxsheet.render.svg.lines import ended, width
from dxsheet.summary.blocks import Bar, Bars
from dxsheet.visible import one_line

_SIZE, _ROW, _THICK = 12.0, 22.0, 14.0
_WIDE, _LABELS = 560.0, 220.0
_GAP = 8.0
# How the series of a bar are filled: full, half, empty. More than three are told by numbers only.
_FILLS = (0.8, 0.35, 0.0)
_SAID = Text("{title}: {bars}.", "{title}：{bars}。")


def plot(block: Bars, *, lang: Lang, name: str) -> Markup:
    """The bars as one `svg` element; `name` is what its ids start with."""
    names = [one_line(one.label) for one in block.bars]
    labels = min(_LABELS, max((width(label) * _SIZE for label in names), default=0))
    numbers = max((width(_numbers(one)) * _SIZE for one in block.bars), default=0)
    most = max((sum(one.values) for one in block.bars), default=0)
    scale = (_WIDE - labels - numbers - 2 * _GAP) / max(most, 1)
    top = _ROW if len(block.series) > 1 else 0.0
    rows = [_bar(one, labels, scale, top + at * _ROW) for at, one in enumerate(block.bars)]
    high = top + _ROW * len(block.bars)
    return tag(
        "svg",
        tag("title", block.title, id=f"{name}-title"),
        tag("desc", _told(block, lang), id=f"{name}-desc"),
        _legend(block, labels + _GAP) if top else Markup(""),
        *rows,
        xmlns="http://www.w3.org/2000/svg",
        class_="bars",
        viewBox=f"0 0 {_WIDE:.0f} {high:.0f}",
        width="100%",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONTS[lang],
        font_size=_SIZE,
    )


def _numbers(bar: Bar) -> str:
    return " + ".join(map(str, bar.values))


def _bar(bar: Bar, labels: float, scale: float, y: float) -> Markup:
    text = _cut(one_line(bar.label), labels)
    baseline = y + _ROW / 2 + _SIZE * 0.36
    parts = [_words(text, labels, baseline, text_anchor="end")]
    x = labels + _GAP
    for value, fill in zip(bar.values, _FILLS, strict=False):
        if value:
            long = max(value * scale, 0.5)
            parts.append(_box(x, y + (_ROW - _THICK) / 2, long, _THICK, fill))
            x += long
    parts.append(_words(_numbers(bar), x + _GAP - 3, baseline))
    return tag("g", *parts)


def _legend(block: Bars, x: float) -> Markup:
    parts: list[Markup] = []
    for label, fill in zip(block.series, _FILLS, strict=False):
        parts.append(_box(x, (_ROW - _SIZE) / 2, _SIZE, _SIZE, fill))
        parts.append(_words(label, x + 17, _ROW / 2 + _SIZE * 0.36))
        x += 17 + width(label) * _SIZE + 16
    return tag("g", *parts)


def _box(x: float, y: float, wide: float, high: float, fill: float) -> Markup:
    return tag(
        "rect", x=x, y=y, width=wide, height=high, fill="currentColor",
        fill_opacity=f"{fill:g}", stroke="currentColor", stroke_width=1,
    )  # fmt: skip


def _words(text: str, x: float, y: float, text_anchor: str | None = None) -> Markup:
    return tag("text", text, x=x, y=y, text_anchor=text_anchor, fill="currentColor")


def _cut(text: str, room: float) -> str:
    em = (room + 0.5) / _SIZE
    return text if width(text) <= em else ended(text, em)


def _told(block: Bars, lang: Lang) -> str:
    """What the plot shows, for whoever hears it."""
    between = "、" if lang == "ja" else ", "
    bars = between.join(f"{one.label} {_numbers(one)}" for one in block.bars)
    return _SAID.fill(title=block.title, bars=bars).to(lang)

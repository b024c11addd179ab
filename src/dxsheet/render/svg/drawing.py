"""How the diagram looks: boxes, lines and words as SVG elements.

Status and kind are told by words and by the style of the lines, so that they can be read in black
and white. Colours stand on the elements, so that they survive copying into Word; the page's style
sheet overrides them by class where it is dark.
"""

from __future__ import annotations

from dxsheet.lang import Lang, Text
from dxsheet.render.markup import Markup, tag
from dxsheet.render.svg.items import CHAR, SMALL
from dxsheet.render.svg.layout import Box, Layout, Wire, laid_out
from dxsheet.render.svg.lines import certain, width
from dxsheet.render.svg.plan import PAD
from dxsheet.summary.blocks import Diagram

# Fonts that Windows, macOS and Linux have; the widths in `lines` hold for all of them.
_JAPANESE = "'Hiragino Sans','Yu Gothic UI','BIZ UDPGothic','Noto Sans CJK JP','Noto Sans JP'"
FONTS = {
    "ja": f"{_JAPANESE},sans-serif",
    "en": f"'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',{_JAPANESE},sans-serif",
}
INK, MUTED, RULE = "#1b2430", "#56606e", "#b6bec9"

_TITLE = Text("Problem, causes and solutions", "問題・課題（原因）・解決策のつながり")
_ABOUT = Text(
    "Problems: {problems}, causes: {causes}, solutions: {solutions}, links: {links}. "
    "The table of this part says the same in words.",
    "発生している問題{problems}件、課題（原因）{causes}件、解決策{solutions}件、"
    "つながり{links}本。同じ内容を、この部の表に文字で示しています。",
)


class _Look:
    """The border and fill of a box, and the line that leads to it."""

    __slots__ = ("dash", "fill", "ink", "line", "thick", "wire")

    def __init__(
        self, line: str, thick: float, dash: str | None, fill: str, ink: str, wire: float
    ) -> None:
        self.line = line
        self.thick = thick
        self.dash = dash
        self.fill = fill
        self.ink = ink
        self.wire = wire


_PROBLEM = _Look("#1b2430", 1.4, None, "#f1f3f6", INK, 1.4)
_FIRM = _Look("#1f4e8c", 2.0, None, "#eaf1fb", INK, 2.0)
_OPEN = _Look("#5b6b80", 1.2, "6 4", "#ffffff", INK, 1.3)
_OFFERED = _Look("#5b6b80", 1.2, None, "#ffffff", INK, 1.3)
_QUIET = _Look("#7d8794", 1.0, "1.5 3", "#fafafa", MUTED, 1.0)
_GAP = _Look("#a8500f", 1.4, "2 3", "#fff7ec", "#8a3f08", 1.4)
_LOOKS = {
    "identified": _FIRM, "adopted": _FIRM, "unverified": _OPEN, "proposed": _OFFERED,
    "rejected": _QUIET, "dropped": _QUIET, "parked": _QUIET,
}  # fmt: skip


def picture(
    diagram: Diagram,
    *,
    lang: Lang,
    wide: float = 1040,
    high: float = 640,
    name: str = "chain",
    layout: Layout | None = None,
) -> Markup:
    """The diagram as one `svg` element, for a page of `wide` × `high` units (CSS pixels).

    `name` is what its ids start with: another one for each diagram of a page. A `layout` that was
    made already is drawn as it is.
    """
    layout = layout or laid_out(diagram, wide=wide, high=high)
    counts = {
        "problems": len(diagram.problems),
        "causes": len(diagram.causes),
        "solutions": len(diagram.solutions),
        "links": len(diagram.links),
    }
    return tag(
        "svg",
        tag("title", _TITLE.to(lang), id=f"{name}-title"),
        tag("desc", _ABOUT.fill(**counts).to(lang), id=f"{name}-desc"),
        *_headings(layout, diagram.labels),
        tag("g", *[_wire(one) for one in sorted(layout.wires, key=_weight)], fill="none"),
        *[_box(one, layout) for one in layout.boxes],
        xmlns="http://www.w3.org/2000/svg",
        class_="chain",
        viewBox=f"0 0 {layout.width:.0f} {layout.height:.0f}",
        width=f"{layout.width:.0f}",
        height=f"{layout.height:.0f}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONTS[lang],
        font_size=CHAR,
    )


def _headings(layout: Layout, labels: tuple[str, str, str]) -> list[Markup]:
    """The name of each column over a rule, with an arrow from one to the next."""
    drawn: list[Markup] = []
    for index, ((x, wide), label) in enumerate(zip(layout.columns, labels, strict=True)):
        drawn.append(_words(label, x, 14, class_="head", font_weight="bold", fill=INK))
        end = x + wide + (layout.density.gutter - 12 if index < 2 else 0)
        rule = f"M{x:.1f} 21H{end:.1f}" + ("m-5 -4l5 4l-5 4" if index < 2 else "")
        drawn.append(tag("path", d=rule, class_="rule", stroke=RULE, fill="none"))
    return drawn


def _look(box: Box) -> _Look:
    if box.item.node is None:
        return _GAP
    return _LOOKS.get(box.item.status, _PROBLEM)


_NAMES = {
    _PROBLEM: "problem", _FIRM: "firm", _OPEN: "open", _OFFERED: "offered", _QUIET: "quiet",
    _GAP: "gap",
}  # fmt: skip


def _told_by(wire: Wire) -> _Look:
    """The quieter of the two ends; a problem has no say."""
    ends = [_look(box) for box in (wire.source, wire.target)]
    for look in (_GAP, _QUIET, _OPEN, _OFFERED):
        if look in ends:
            return look
    return _FIRM


def _weight(wire: Wire) -> float:
    """Firm links are drawn last, over the quiet ones."""
    return _told_by(wire).wire


def _wire(wire: Wire) -> Markup:
    look = _told_by(wire)
    x1, x2 = wire.source.x + wire.source.width, wire.target.x
    bend = (x2 - x1) * 0.5
    return tag(
        "path",
        d=f"M{x1:.1f} {wire.y1:.1f}C{x1 + bend:.1f} {wire.y1:.1f} "
        f"{x2 - bend:.1f} {wire.y2:.1f} {x2:.1f} {wire.y2:.1f}",
        class_=f"wire {_NAMES[look]}",
        stroke=look.line,
        stroke_width=look.wire,
        stroke_dasharray=look.dash,
        data_from=wire.source.item.key,
        data_to=wire.target.item.key,
    )


def _box(box: Box, layout: Layout) -> Markup:
    look = _look(box)
    node = box.item.node
    frame = tag(
        "rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=3.0,
        fill=look.fill, stroke=look.line, stroke_width=look.thick, stroke_dasharray=look.dash,
    )  # fmt: skip
    cut = node is not None and box.lines[-1].endswith("…")
    whole = tag("title", f"{node.id} {node.text}".strip()) if node and cut else Markup("")
    return tag(
        "g", whole, frame, *_badge(box, layout, look), *_text(box, layout, look),
        class_=f"box {_NAMES[look]}", data_key=box.item.key,
    )  # fmt: skip


def _badge(box: Box, layout: Layout, look: _Look) -> list[Markup]:
    """The id over the status, or beside it, on the left of the box."""
    item = box.item
    x, y = box.x + PAD, box.middle + 4
    at, over = x, 0.0
    if layout.density.flat:
        at = box.x + layout.badges[item.column] - width(item.said) * SMALL - 2
    elif item.id and item.said:
        over = 6.8
    return [
        _words(item.id, x, y - over, font_weight="bold", font_size=SMALL + 1, fill=look.ink),
        _words(item.said, at, y + over, class_="status", font_size=SMALL, fill=look.ink),
    ]


def _text(box: Box, layout: Layout, look: _Look) -> list[Markup]:
    """The lines of the text, and the kind at the right of the last one or below it."""
    line = layout.density.line
    x = box.x + PAD + (layout.badges[box.item.column] if box.item.node else 0)
    first = box.middle - (len(box.lines) + box.kind_below) * line / 2 + line / 2 + CHAR * 0.36
    drawn = [_words(one, x, first + at * line, fill=look.ink) for at, one in enumerate(box.lines)]
    last = first + (len(box.lines) - 1 + box.kind_below) * line
    kind = _words(
        box.item.kind, box.x + box.width - PAD, last, class_="kind", font_size=SMALL, fill=MUTED,
        text_anchor="end",
    )  # fmt: skip
    return [*drawn, kind]


def _words(text: str, x: float, y: float, **attributes: str | float) -> Markup:
    """One line of text; where its width is not certain it is held to what was reckoned."""
    if not text:
        return Markup("")
    size = float(attributes.get("font_size", CHAR))
    if not certain(text):
        attributes |= {
            "textLength": f"{width(text) * size:.1f}",
            "lengthAdjust": "spacingAndGlyphs",
        }
    return tag("text", text, x=x, y=y, **attributes)


__all__ = ["FONTS", "picture"]

"""The blocks of a page as HTML; tables and the map are in `html_tables`."""

from __future__ import annotations

from dxsheet.lang import Lang
from dxsheet.render.html_tables import effect_map, table
from dxsheet.render.html_text import SPACE, cell, chip, labelled
from dxsheet.render.markup import Markup, joined, lines, tag
from dxsheet.render.svg import picture
from dxsheet.summary.blocks import (
    Bars,
    Block,
    Bullet,
    Bullets,
    Checklist,
    Diagram,
    EffectMap,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Section,
    Table,
)

# The size of the diagram in CSS pixels: the width of an A4 page laid sideways, and as high as it
# can be with its heading on the same page.
_WIDE, _HIGH = 1040.0, 600.0
# What a table can have and still fit a screen with every word of it broken.
_COLUMNS = 9


class Drawing:
    """What the blocks of one section are drawn with.

    `name` starts the ids of the section; `level` is the level of its heading.
    """

    __slots__ = ("lang", "level", "name", "section")

    def __init__(self, section: Section, name: str, lang: Lang, level: int) -> None:
        self.section = section
        self.name = name
        self.lang: Lang = lang
        self.level = level

    def draw(self, block: Block) -> Markup:
        """One block."""
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Bullets):
            return self._bullets(block)
        if isinstance(block, Facts):
            return self._facts(block.facts)
        if isinstance(block, Diagram):
            return self._diagram(block)
        if isinstance(block, EffectMap):
            return effect_map(block, self.section.title)
        if isinstance(block, Heading):
            name = tag("b", block.id, class_="id") if block.id else Markup("")
            return tag(f"h{self.level + 1}", name, SPACE, block.text)
        if isinstance(block, Paragraph):
            return tag("p", lines(block.text))
        if isinstance(block, Bars):
            from dxsheet.render.svg.plots import plot

            return plot(block, lang=self.lang, name=f"{self.name}-{block.key}-bars")
        return self._checklist(block)

    def _table(self, block: Table) -> Markup:
        """A table; one of very many columns (criteria) in a frame that scrolls."""
        drawn = table(block, self.section.title, self.lang)
        if block.key == "mapping" or len(block.columns) <= _COLUMNS:
            return tag("div", drawn, class_="table")
        return tag(
            "div", drawn, class_="table wide", role="group", tabindex=0,
            aria_label=self.section.title,
        )  # fmt: skip

    def _facts(self, facts: tuple[Fact, ...]) -> Markup:
        pairs = [
            tag("div", tag("dt", one.label), tag("dd", cell(one.value, self.lang))) for one in facts
        ]
        return tag("dl", *pairs, class_="facts")

    def _bullets(self, block: Bullets) -> Markup:
        return tag(
            "ol" if block.ordered else "ul",
            *[self._bullet(one) for one in block.items],
            class_="bullets",
        )

    def _bullet(self, one: Bullet) -> Markup:
        notes = joined(
            [joined((labelled(note.label, note.value, self.lang), SPACE)) for note in one.notes]
        )
        under = tag("div", notes, class_="notes") if notes else Markup("")
        return tag("li", tag("div", cell(one.cell, self.lang), class_="said"), under)

    def _diagram(self, block: Diagram) -> Markup:
        """The diagram in a frame of its own that scrolls where the screen is too narrow for it."""
        drawn = picture(block, lang=self.lang, wide=_WIDE, high=_HIGH, name=self.name)
        return tag(
            "div", drawn, class_="diagram", role="group", tabindex=0,
            aria_labelledby=f"{self.name}-title",
        )  # fmt: skip

    def _checklist(self, block: Checklist) -> Markup:
        items = [
            tag("li", chip(one.mark), SPACE, tag("b", one.text), SPACE, tag("span", one.why))
            for one in block.lines
        ]
        return tag("ul", *items, class_="checklist")

"""The blocks of a page as paragraphs and tables of Word.

Drawn as free elements, so that they can stand in our own document or in an office's form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxsheet.lang import Lang
from dxsheet.render.office_text import COLON
from dxsheet.render.signs import signed
from dxsheet.render.word_tables import (
    cell_runs,
    effect_map,
    node_runs,
    parts_of,
    table,
)
from dxsheet.render.word_xml import NOTE, SMALL, Element, dense, el, paragraph, run
from dxsheet.summary.blocks import (
    Block,
    Bullet,
    Bullets,
    Checklist,
    EffectMap,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Section,
    Table,
)
from dxsheet.summary.tables import filled

# More columns than this are laid sideways.
_MANY = 7
_BODY = 20
_INDENT = 340


class Drawing(NamedTuple):
    """How blocks are drawn: for whom, how wide (twips), and below headings of which level.

    Level 0 draws headings without a style: an office's form has styles of its own.
    """

    lang: Lang
    width: int
    level: int = 0

    def section(self, section: Section) -> Iterator[Element]:
        """The heading of a section and what stands below it."""
        yield self.heading(section.title, self.level)
        yield from self.blocks(section)

    def blocks(self, section: Section) -> Iterator[Element]:
        """What stands below the heading of a section."""
        for block in section.blocks:
            yield from self.block(block, section)

    def heading(self, text: str, level: int, name: str = "") -> Element:
        """A heading; without a style of its own it is bold and stays with what follows."""
        runs = [run(f"{name} ", bold=not level)] if name else []
        runs.append(run(text, bold=not level))
        if level:
            return paragraph(*runs, style=f"Heading{level}")
        return paragraph(*runs, layout=[el("keepNext")])

    def block(self, block: Block, section: Section) -> Iterator[Element]:
        """One block; a diagram and bars say what a table beside them says, and are left out."""
        if isinstance(block, Table):
            yield table(block, section.title, self.lang, self.width)
            yield _gap()
        elif isinstance(block, EffectMap):
            yield from self._map(block, section.title)
        elif isinstance(block, Bullets):
            yield from self._bullets(block)
        elif isinstance(block, Facts):
            yield from (self._fact(one) for one in block.facts)
            yield _gap()
        elif isinstance(block, Heading):
            yield self.heading(block.text, self.level + 1 if self.level else 0, block.id)
        elif isinstance(block, Paragraph):
            yield _text(run(block.text, size=_BODY))
        elif isinstance(block, Checklist):
            yield from _checklist(block)

    def _map(self, block: EffectMap, caption: str) -> Iterator[Element]:
        yield effect_map(block, caption, self.width)
        if block.unplaced:
            yield dense(run(block.unplaced_label, bold=True, size=SMALL))
            yield from (dense(*node_runs(one)) for one in block.unplaced)
        yield _gap()

    def _fact(self, fact: Fact) -> Element:
        label = run(fact.label + COLON.to(self.lang), size=_BODY, colour="595959")
        return _text(label, *cell_runs(fact.value, self.lang, size=_BODY), after=30)

    def _bullets(self, block: Bullets) -> Iterator[Element]:
        for nth, one in enumerate(block.items, 1):
            yield from self._bullet(one, f"{nth}." if block.ordered else "・")
        yield _gap()

    def _bullet(self, one: Bullet, sign: str) -> Iterator[Element]:
        text = cell_runs(one.cell, self.lang, size=_BODY)
        yield _hanging(sign, *text, keep=bool(one.notes))
        for note in one.notes:
            label = run(note.label + COLON.to(self.lang), size=NOTE, colour="595959")
            runs = [label, *cell_runs(note.value, self.lang, size=NOTE)]
            yield _text(*runs, indent=_INDENT, after=0)


def wide(section: Section) -> bool:
    """Whether a section needs a page laid sideways."""
    tables = [filled(block) for block in section.blocks if isinstance(block, Table)]
    return any(len(parts_of(one)) > _MANY for one in tables)


def _checklist(block: Checklist) -> Iterator[Element]:
    for one in block.lines:
        head = run(one.text, bold=True, size=_BODY)
        why = run(f" {signed(one.mark)}　{one.why}", size=SMALL)
        yield _hanging("・", head, why)
    yield _gap()


def _text(*runs: Element, indent: int = 0, after: int = 60) -> Element:
    layout = [el("spacing", before=0, after=after)]
    return paragraph(*runs, layout=[*layout, el("ind", left=indent)] if indent else layout)


def _hanging(sign: str, *runs: Element, keep: bool = False) -> Element:
    """A list entry; its sign is text, so that it reads the same in any form."""
    layout = [
        el("keepNext") if keep else None,
        el("tabs", el("tab", val="left", pos=_INDENT)),
        el("spacing", before=40, after=20),
        el("ind", left=_INDENT, hanging=_INDENT),
    ]
    lead = run(f"{sign}\t", size=_BODY)
    return paragraph(lead, *runs, layout=[one for one in layout if one is not None])


def _gap() -> Element:
    return paragraph(layout=[el("spacing", before=0, after=0, line=120, lineRule="exact")])

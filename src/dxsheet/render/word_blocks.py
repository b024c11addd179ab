"""The blocks of a page as elements of Word, free to stand in an office's form too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dxsheet.lang import Lang
from dxsheet.render.office_text import COLON, DOT, labelled
from dxsheet.render.svg import broken
from dxsheet.render.svg import width as em
from dxsheet.render.word_tables import (
    BODY,
    HEADINGS,
    INDENT,
    INK,
    LIGHT_INK,
    LINE,
    NOTE,
    SMALL,
    Element,
    Shape,
    cell_runs,
    dense,
    effect_map,
    el,
    grid,
    node_runs,
    paragraph,
    parts_of,
    run,
    table,
    text,
)
from dxsheet.summary import blocks
from dxsheet.width import cells as display_width

# More columns than this are laid sideways.
_MANY = 7
# More facts than this stand in two columns.
_FEW = 2
# Facts that are shorter together, in columns of type, stand in a row.
_ROW = 90
# Parts of the first page that are a line or two each.
_BRIEF = ("results", "wanted", "questions", "decisions", "opposed")


class Drawing(NamedTuple):
    """How blocks are drawn: for whom, how wide (twips), and below headings of which level.

    Level 0 draws headings without a style: an office's form has styles of its own.
    """

    lang: Lang
    width: int
    level: int = 0
    pictures: dict[int, Element] | None = None

    def front(self, section: blocks.Section) -> Iterator[Element]:
        """A part of the first page, close together."""
        if section.key in _BRIEF:
            yield from self._brief(section)
        elif section.key == "mapping" and self.pictures:
            for block in section.blocks:
                if id(block) in self.pictures:
                    yield text(self.pictures[id(block)], after=20, line=None)
        else:
            note = f"　{section.note}" if section.note else ""
            yield self.heading(section.title + note, self.level)
            for block in section.blocks:
                if isinstance(block, blocks.Facts):
                    yield self._pairs(block, section.title)
                    yield _gap()
                else:
                    yield from self.block(block, section)

    def _brief(self, section: blocks.Section) -> Iterator[Element]:
        """The title of a part and its first line in one, the others below."""
        head = [run(section.title + COLON.to(self.lang), bold=True, size=BODY, colour=INK)]
        lines = list(self._lines(section))
        yield text(*head, *(lines[0] if lines else []), after=20)
        for one in lines[1:]:
            yield text(*one, indent=INDENT, after=20)

    def _lines(self, section: blocks.Section) -> Iterator[list[Element]]:
        for block in section.blocks:
            if isinstance(block, blocks.Gauges):
                for one in block.gauges:
                    mark = f" {blocks.signed(one.mark)}" if one.mark else ""
                    notes = "".join(f"　{note.value.text}" for note in one.notes)
                    said = f"{one.measure}{COLON.to(self.lang)}{' → '.join(one.lines())}{mark}"
                    yield [run(said, size=BODY), run(notes, size=BODY, colour=LIGHT_INK)]
            elif isinstance(block, blocks.Bullets):
                yield from map(self._item, block.items)
            elif isinstance(block, blocks.Paragraph):
                yield [run(block.text, size=BODY)]
            elif isinstance(block, blocks.Facts):
                said = "　".join(labelled(one, self.lang) for one in block.facts)
                yield [run(said, size=BODY)]

    def _pairs(self, block: blocks.Facts, caption: str) -> Element:
        """Facts in two columns, each label beside its value."""
        half = (len(block.facts) + 1) // 2
        longest = max(display_width(one.label) for one in block.facts)
        label = min(longest * 80 + 200, self.width // 5)
        rest = self.width // 2 - label
        rows = []
        for at in range(half):
            pair = [block.facts[at], *block.facts[at + half : at + half + 1]]
            row = [shape for fact in pair for shape in self._pair(fact)]
            rows.append([*row, *[Shape([])] * (4 - len(row))])
        return grid([], rows, [label, rest, label, rest], caption)

    def _pair(self, fact: blocks.Fact) -> list[Shape]:
        said = dense(run(fact.label, size=NOTE, colour=LIGHT_INK))
        return [Shape([said]), Shape([dense(*cell_runs(fact.value, self.lang))])]

    def section(self, section: blocks.Section) -> Iterator[Element]:
        """The heading of a section and what stands below it."""
        if section.key == "about":
            yield from self._brief(section)
            return
        yield self.heading(section.title, self.level)
        yield from self.below(section)

    def below(self, section: blocks.Section) -> Iterator[Element]:
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

    def block(self, block: blocks.Block, section: blocks.Section) -> Iterator[Element]:
        """One block; a diagram and bars say what a table beside them says, and are left out."""
        if isinstance(block, blocks.Table):
            yield table(block, section.title, self.lang, self.width)
            yield _gap()
        elif isinstance(block, blocks.EffectMap):
            yield from self._map(block, section.title)
        elif isinstance(block, blocks.Bullets):
            yield from self._bullets(block)
        elif isinstance(block, blocks.Facts):
            if len(block.facts) > _FEW and self.level:
                yield self._pairs(block, section.title)
            else:
                yield from self._facts(block.facts)
            yield _gap()
        elif isinstance(block, blocks.Heading):
            yield self.heading(block.text, self.level + 1 if self.level else 0, block.id)
        elif isinstance(block, blocks.Paragraph):
            yield text(run(block.text, size=BODY))
        elif isinstance(block, blocks.Checklist):
            yield from _checklist(block, self.lang)
        elif isinstance(block, blocks.Diagram) and self.pictures and id(block) in self.pictures:
            yield text(self.pictures[id(block)], line=None)
        elif isinstance(block, blocks.Gauges):
            section = blocks.Section("results", "", (block,))
            yield from (text(*one) for one in self._lines(section))

    def _map(self, block: blocks.EffectMap, caption: str) -> Iterator[Element]:
        yield effect_map(block, caption, self.width)
        if block.unplaced:
            yield dense(run(block.unplaced_label, bold=True, size=SMALL))
            yield from (dense(*node_runs(one)) for one in block.unplaced)
        yield _gap()

    def _facts(self, facts: Sequence[blocks.Fact]) -> Iterator[Element]:
        """Short ones in a row; each on its own in an office's form, or where they are long."""
        told = [fact_runs(fact, self.lang) for fact in facts]
        if self.level and sum(display_width(labelled(one, self.lang)) for one in facts) < _ROW:
            told = [[one for runs in told for one in (run("　"), *runs)][1:]]
        yield from (text(*runs) for runs in told)

    def _bullets(self, block: blocks.Bullets) -> Iterator[Element]:
        for nth, one in enumerate(block.items, 1):
            sign = f"{nth}." if block.ordered else DOT.to(self.lang)
            yield _hanging(sign, *self._item(one))
        yield _gap()

    def _item(self, one: blocks.Bullet) -> list[Element]:
        """An item and what is told of it, one after the other."""
        runs = cell_runs(one.cell, self.lang, size=BODY)
        for note in one.notes:
            label = note.label + (COLON.to(self.lang) if note.label else "")
            runs.append(run(f"　{label}", size=BODY, colour=LIGHT_INK))
            runs += cell_runs(note.value, self.lang, size=BODY)
        return runs


def sized(high: float) -> Element:
    """What stands for a picture of that height (twips) while it is not drawn."""
    made = OxmlElement("wp:extent")
    made.set("cy", str(int(high * 635)))
    return el("r", el("drawing", made))


def high(one: Element, width: float) -> float:
    """How high a paragraph or a table is, in twips: an estimate from the sizes that it names."""
    if one.tag == qn("w:tbl"):
        return sum(_row_high(row) for row in one.iter(qn("w:tr")))
    picture = next(one.iter(qn("wp:extent")), None)
    about = one.find(qn("w:pPr"))
    style = about.find(qn("w:pStyle"))
    if style is not None:
        look = HEADINGS[style.get(qn("w:val")).replace("Heading", "Heading ")]
        return look.before + look.after + look.line * _lines(one, width, look.size)
    spacing = about.find(qn("w:spacing"))
    if picture is not None:
        return int(picture.get("cy")) / 635 + int(spacing.get(qn("w:after")))
    before, after, line = (int(spacing.get(qn(f"w:{one}"))) for one in ("before", "after", "line"))
    indent = about.find(qn("w:ind"))
    left = int(indent.get(qn("w:left"))) if indent is not None else 0
    return before + after + line * _lines(one, width - left, BODY)


def _row_high(row: Element) -> float:
    """The highest of the cells within their margins, and a border."""
    cells = []
    for cell in row.iter(qn("w:tc")):
        room = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) - 160
        cells.append(sum(high(one, room) for one in cell.iter(qn("w:p"))))
    return max(cells) + 26


def _lines(one: Element, width: float, usual: int) -> int:
    """How many lines the runs of a paragraph take; type in half points."""
    said, room = "", 0.0
    for made in one.iter(qn("w:r")):
        size = made.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        text = "".join("\n" if node.tag == qn("w:br") else node.text or "" for node in made)
        said += text
        room += em(text) * (usual if size is None else int(size.get(qn("w:val"))))
    letters = em(said)
    return len(broken(said, width / 10 / (room / letters))) if letters else 1


def fact_runs(fact: blocks.Fact, lang: Lang) -> list[Element]:
    """A label and its value, in a line of running text."""
    label = run(fact.label + COLON.to(lang), size=BODY, colour=LIGHT_INK)
    return [label, *cell_runs(fact.value, lang, size=BODY)]


def wide(section: blocks.Section) -> bool:
    """Whether a section needs a page laid sideways."""
    tables = [blocks.filled(block) for block in section.blocks if isinstance(block, blocks.Table)]
    return any(len(parts_of(one)) > _MANY for one in tables)


def _checklist(block: blocks.Checklist, lang: Lang) -> Iterator[Element]:
    for one in block.lines:
        head = run(one.text, bold=True, size=BODY)
        why = run(f" {blocks.signed(one.mark)}　{one.why}", size=BODY)
        yield _hanging(DOT.to(lang), head, why)
    yield _gap()


def _hanging(sign: str, *runs: Element) -> Element:
    """A list entry; its sign is text, so that it reads the same in any form."""
    layout = [
        el("tabs", el("tab", val="left", pos=INDENT)),
        el("spacing", before=0, after=20, line=LINE[BODY], lineRule="exact"),
        el("ind", left=INDENT, hanging=INDENT),
    ]
    lead = run(f"{sign}\t", size=BODY)
    return paragraph(lead, *runs, layout=layout)


def _gap() -> Element:
    """What keeps a table from the next block."""
    return paragraph(layout=[el("spacing", before=0, after=0, line=40, lineRule="exact")])

"""Words that forms write alike, Word and Excel above all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.summary import blocks
from dxsheet.width import visible

# Sections whose facts stand in tabs of their own.
_TABLED = frozenset(
    (
        "problems",
        "mapping",
        "work",
        "background",
        "causes",
        "means",
        "map",
        "solutions",
        "people",
        "selection",
        "communication",
        "small_start",
        "outcomes",
        "reflection",
        "ideas",
        "decisions",
        "kept",
        "stakeholders",
    )
)
# What those sections work out besides.
_BESIDES = ("risks", "viewpoints")
COLON = Text(": ", "：")
DOT = Text("•", "・")  # before an entry of a list


def told(cell: blocks.Cell) -> str:
    """The text of a cell, its status with a sign before it."""
    if cell.mark is None or not blocks.has_sign(cell.mark):
        return cell.text
    sign = blocks.signed(cell.mark)
    return sign if cell.mark.text == cell.text else f"{cell.text} {sign}"


def labelled_lines(cell: blocks.Cell) -> bool:
    """Whether each of its lines has a label of its own."""
    lines = cell.text.split("\n")
    return len(lines) > 1 and all(": " in one for one in lines)


def whole(cell: blocks.Cell, lang: Lang) -> str:
    """A cell with its id, in one text."""
    text = " ".join(part for part in (cell.id, told(cell)) if part)
    return text + blocks.AGAIN.to(lang) if cell.again and cell.id else text


def labelled(fact: blocks.Fact, lang: Lang) -> str:
    """A label and its value, in one text."""
    return fact.label + COLON.to(lang) + whole(fact.value, lang)


def told_besides(page: blocks.Page, lang: Lang) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each part that no other tab tells: its title, its lines as (id, text)."""
    for section in page.sections:
        found = [
            line
            for block in section.blocks
            if section.key not in _TABLED or _worked_out(block)
            for line in lines_of(block, lang, everything=section.key not in _TABLED)
        ]
        if found:
            yield visible(section.title), [(visible(name), visible(text)) for name, text in found]


def _worked_out(block: blocks.Block) -> bool:
    if isinstance(block, blocks.Table):
        return block.key in _BESIDES
    return isinstance(block, blocks.Facts) and any(one.key in _BESIDES for one in block.facts)


def lines_of(block: blocks.Block, lang: Lang, *, everything: bool) -> Iterator[tuple[str, str]]:
    """A block as lines of (id or label, text).

    Gauges and EffectMap are left out: Word (`word_blocks`) and Excel (`excel`, `excel_tables`)
    draw those themselves.
    """
    if isinstance(block, blocks.Bullets):
        for one in block.items:
            notes = [labelled(note, lang) for note in one.notes]
            yield one.cell.id, "\n".join([told(one.cell), *notes])
    elif isinstance(block, blocks.Checklist):
        for check in block.lines:
            yield blocks.signed(check.mark), f"{check.text}{COLON.to(lang)}{check.why}"
    elif isinstance(block, blocks.Facts):
        for fact in block.facts:
            if everything or fact.key in _BESIDES:
                yield fact.label, whole(fact.value, lang)
    elif isinstance(block, blocks.Table):
        yield from _rows(blocks.filled(block), lang)
    elif isinstance(block, (blocks.Heading, blocks.Paragraph)):
        yield getattr(block, "id", ""), block.text


def _rows(block: blocks.Table, lang: Lang) -> Iterator[tuple[str, str]]:
    """Rows of a table, each as one text; the first column is what it is about."""
    for row in block.rows:
        first, *rest = zip(block.columns, row.cells, strict=True)
        parts = [
            f"{column.label}{COLON.to(lang)}{whole(cell, lang)}"
            for column, cell in rest
            if cell.text
        ]
        name = first[1].id
        yield name or first[1].text, "\n".join([*([first[1].text] if name else []), *parts])


def told_nodes(nodes: Sequence[blocks.Node]) -> str:
    """Solutions of the map, one a line with their status."""
    found = []
    for one in nodes:
        status = one.mark("solution_status")
        parts = [one.id, visible(one.text), f"[{status.text}]" if status else ""]
        found.append(" ".join(part for part in parts if part))
    return "\n".join(found)


def noted(note: blocks.Fact, lang: Lang) -> str:
    """A labelled value; the value alone where it has no label."""
    return labelled(note, lang) if note.label else whole(note.value, lang)


def map_of(page: blocks.Page | None) -> blocks.EffectMap | None:
    """The map of a page, None where it has none."""
    section = page.section("map") if page else None
    every = section.blocks if section else ()
    return next((one for one in every if isinstance(one, blocks.EffectMap)), None)

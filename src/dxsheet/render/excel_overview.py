"""The first tab: the lines of the sheet, and what the page says that no other tab holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxsheet.lang import Lang
from dxsheet.office.tabs import BELOW
from dxsheet.render.excel_look import Look
from dxsheet.render.excel_tables import paper
from dxsheet.render.office_text import COLON, labelled, told, whole
from dxsheet.render.signs import signed
from dxsheet.summary.blocks import Block, Bullets, Checklist, Facts, Heading, Page, Paragraph, Table
from dxsheet.summary.tables import filled
from dxsheet.visible import visible

# Sections whose facts stand in tabs of their own.
_TABLED = frozenset(
    ("problems", "mapping", "work", "background", "causes", "means", "map", "solutions", "people",
     "selection", "communication", "small_start", "outcomes", "reflection", "ideas", "decisions",
     "kept", "stakeholders")
)  # fmt: skip
# What those sections work out besides.
_WORKED_OUT = ("risks", "viewpoints")


def overview(tab: Any, look: Look, page: Page | None, row: int) -> None:  # noqa: ANN401 - openpyxl
    """What is worked out from the sheet, below its lines, from a row on."""
    tab.column_dimensions["A"].width = 22
    tab.column_dimensions["B"].width = 100
    paper(tab, 0, 2)
    if page is None:
        return
    row += 1
    look.put(tab.cell(row, 1), BELOW.to(look.lang), font=look.quiet, framed=False)
    tab.cell(row, 1).alignment = look.line
    row += 1
    look.put(tab.cell(row, 1), visible(page.lead), framed=False)
    tab.cell(row, 1).alignment = look.line
    for title, lines in told_besides(page, look.lang):
        row += 2
        look.put(tab.cell(row, 1), title, font=look.part, framed=False)
        tab.cell(row, 1).alignment = look.line
        for name, text in lines:
            row += 1
            look.put(tab.cell(row, 1), name or None)
            look.put(tab.cell(row, 2), text)


def told_besides(page: Page, lang: Lang) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each part that no other tab tells: its title, its lines as (id, text)."""
    for section in page.sections:
        lines = [
            line
            for block in section.blocks
            if section.key not in _TABLED or _worked_out(block)
            for line in _lines(block, lang, everything=section.key not in _TABLED)
        ]
        if lines:
            yield visible(section.title), [(visible(name), visible(text)) for name, text in lines]


def _worked_out(block: Block) -> bool:
    if isinstance(block, Table):
        return block.key in _WORKED_OUT
    return isinstance(block, Facts) and any(one.key in _WORKED_OUT for one in block.facts)


def _lines(block: Block, lang: Lang, *, everything: bool) -> Iterator[tuple[str, str]]:
    if isinstance(block, Bullets):
        for one in block.items:
            notes = [labelled(note, lang) for note in one.notes]
            yield one.cell.id, "\n".join([told(one.cell), *notes])
    elif isinstance(block, Checklist):
        for check in block.lines:
            yield signed(check.mark), f"{check.text}{COLON.to(lang)}{check.why}"
    elif isinstance(block, Facts):
        for fact in block.facts:
            if everything or fact.key in _WORKED_OUT:
                yield fact.label, whole(fact.value, lang)
    elif isinstance(block, Table):
        yield from _rows(filled(block), lang)
    elif isinstance(block, (Heading, Paragraph)):
        yield getattr(block, "id", ""), block.text


def _rows(block: Table, lang: Lang) -> Iterator[tuple[str, str]]:
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

"""Workbooks: the tabs of one sheet, of several under an agenda, or blank ones."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from dxsheet.lang import Lang, Text
from dxsheet.office import record
from dxsheet.office.tabs import (
    MAP,
    MATRIX,
    OVERVIEW,
    RECORD,
    SELECTION,
    TABS,
    WORKED_OUT,
    Tab,
    spelt,
)
from dxsheet.render.excel_chain import effect_map, matrix
from dxsheet.render.excel_look import Look, write_text
from dxsheet.render.excel_overview import overview
from dxsheet.render.excel_selection import candidates
from dxsheet.render.excel_sizes import fit
from dxsheet.render.excel_tables import Extra, lines, paper, table, title
from dxsheet.render.office_text import whole
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import EffectMap, Page, Table
from dxsheet.summary.tables import filled
from dxsheet.visible import one_line

_AGENDA = Text("Agenda", "一覧")
_SEVEN = (OVERVIEW, "problems", "causes", "solutions", MATRIX, MAP, "work_items")
_RECORD = Text(
    "Marks by which an import tells what was changed; they hold nothing of the sheet.",
    "取り込みのときに、どこが変わったかを見分けるための印です。シートの内容は含みません。",
)


def of_one(page: Page, lang: Lang) -> bytes:
    """Every tab of one sheet, filled or not, and the marks of what it was made from."""
    book, look = _new(page.title, lang), Look(lang)
    sheet = page.sheet or Sheet()
    for about in TABS:
        _tab(book, look, about, sheet, page)
    kept = book.create_sheet(RECORD)
    kept.sheet_state = "hidden"
    write_text(kept.cell(1, 1), _RECORD.to(lang))
    for row, text in enumerate(record.written(record.marks(sheet)), 2):
        write_text(kept.cell(row, 1), text)
    return _saved(book)


def of_none(lang: Lang) -> bytes:
    """The tabs with nothing in them but ids; a line under each heading says what to write."""
    book, look = _new("", lang), Look(lang)
    for about in TABS:
        if about.key != MAP:
            _tab(book, look, about, Sheet.made(language=lang), None)
    return _saved(book)


def of_many(pages: Sequence[Page], lang: Lang) -> bytes:
    """An agenda, then the tabs of each sheet that hold something, under its number."""
    book, look = _new(pages[0].title, lang), Look(lang)
    agenda = book.create_sheet(_AGENDA.to(lang))
    _agenda(agenda, look, pages[0])
    for nth, page in enumerate(pages[1:], 1):
        for about in TABS:
            sheet = page.sheet or Sheet()
            if about.key == OVERVIEW or _filled(about, sheet):
                _tab(book, look, about, sheet, page, before=f"{nth} ")
    return _saved(book)


def _new(name: str, lang: Lang) -> Any:  # noqa: ANN401 - openpyxl types nothing
    book = Workbook()
    book.remove(book.active)
    book.properties.title = one_line(name)[:255] or None
    book.properties.creator = ""
    book.properties.language = "ja-JP" if lang == "ja" else "en-GB"
    return book


def _saved(book: Any) -> bytes:  # noqa: ANN401 - openpyxl types nothing
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _tab(
    book: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    about: Tab,
    sheet: Sheet,
    page: Page | None,
    *,
    before: str = "",
) -> None:
    """One tab of a sheet; without a page it is a blank one."""
    tab = book.create_sheet(before + about.name.to(look.lang))
    if about.key not in _SEVEN and not _filled(about, sheet):
        tab.sheet_properties.tabColor = "BFBFBF"
    name = about.name.to(look.lang)
    title(tab, look, f"{name}　{one_line(page.title)}" if page else name)
    blank = page is None
    if about.key == MATRIX:
        matrix(tab, look, sheet, blank=blank)
    elif about.key == MAP:
        effect_map(tab, look, _map_of(page))
    else:
        row = lines(tab, look, sheet, about.lines, 2, hints=blank)
        _below_lines(tab, look, about, sheet, page, row + 1 if about.lines else row)
    fit(tab, look.lang)


def _below_lines(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    about: Tab,
    sheet: Sheet,
    page: Page | None,
    row: int,
) -> None:
    if about.key == OVERVIEW:
        overview(tab, look, page, row)
    elif about.key == SELECTION:
        candidates(tab, look, sheet.selection, row, blank=page is None)
    elif about.noun is not None:
        items = getattr(sheet, about.key)
        extra = _extra(about.key, page, look.lang)
        table(tab, look, about, items, row, blank=page is None, extra=extra)
    else:
        tab.column_dimensions["A"].width = 26
        tab.column_dimensions["B"].width = 90
        paper(tab, 0, 2)


def _filled(about: Tab, sheet: Sheet) -> bool:
    """Whether a sheet has something for a tab."""
    if about.key == MATRIX:
        return bool(sheet.causes or sheet.solutions)
    if about.key == MAP:
        return any(one.effect and one.effort for one in sheet.solutions)
    if about.key == SELECTION:
        return sheet.selection is not None
    said = any(record.value_at(sheet, line.path) for line in about.lines)
    return said or bool(about.noun is not None and getattr(sheet, about.key))


def _map_of(page: Page | None) -> EffectMap | None:
    section = page.section("map") if page else None
    blocks = section.blocks if section else ()
    return next((one for one in blocks if isinstance(one, EffectMap)), None)


def _extra(key: str, page: Page | None, lang: Lang) -> list[Extra]:
    """What the page works out from the outcomes: the change, and whether it was reached."""
    section = page.section(key) if page and key == "outcomes" else None
    found = []
    for block in section.blocks if section else ():
        if isinstance(block, Table):
            for at, column in enumerate(block.columns):
                if column.key in ("change", "target"):
                    texts = [whole(row.cells[at], lang) for row in block.rows]
                    found.append(Extra(f"{column.label}{WORKED_OUT.to(lang)}", texts))
    return found


def _agenda(tab: Any, look: Look, page: Page) -> None:  # noqa: ANN401 - openpyxl types nothing
    """A row a sheet."""
    title(tab, look, one_line(page.title))
    look.put(tab.cell(2, 1), spelt(page.lead), framed=False)
    tab.cell(2, 1).alignment = look.line
    row = 4
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                row = _agenda_table(tab, look, filled(block), row)
    paper(tab, 4, 8)
    fit(tab, look.lang)


def _agenda_table(tab: Any, look: Look, block: Table, row: int) -> int:  # noqa: ANN401 - openpyxl
    from openpyxl.utils import get_column_letter

    for column, one in enumerate(block.columns, 1):
        look.put(tab.cell(row, column), one.label, font=look.bold, fill=look.head)
        wide = 40 if one.role == "text" else 14
        tab.column_dimensions[get_column_letter(column)].width = wide
    for entry in block.rows:
        row += 1
        for column, cell in enumerate(entry.cells, 1):
            look.put(tab.cell(row, column), spelt(whole(cell, look.lang)) or None)
    return row + 2

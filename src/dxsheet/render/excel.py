"""The page as an Excel workbook, to be read, to be filled in, and to be taken back by `import`.

The tabs of one sheet, of several under an agenda, or blank ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from dxsheet.lang import Lang, Text
from dxsheet.office import tabs
from dxsheet.render.excel_look import (
    Book,
    Look,
    Tab,
    paper,
    picture,
    saved,
    title,
    wide,
    write_text,
)
from dxsheet.render.excel_tables import Extra, candidates, effect_map, lines, matrix, table
from dxsheet.render.office_text import labelled, lines_of, map_of, noted, told, told_besides, whole
from dxsheet.render.svg.drawing import can_draw
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary import blocks, least_cut
from dxsheet.width import one_line, visible

_AGENDA = Text("Agenda", "一覧")
_RECORD = Text(
    "Marks that show an import what was changed. They contain nothing from the sheet.",
    "取込みのときに、どこが変わったかを見分けるための印です。シートの内容は含みません。",
)
_HOW = Text("How to use this workbook", "この Excel ファイルの使い方")
_STEPS = (
    Text("Write into the white cells of the tabs below.", "下のタブの白いセルに書き込みます。"),
    Text(
        "Always fill in the columns marked “(required)”. Leave empty what you do not know.",
        "「（必須）」の列は必ず書きます。分からない欄は空けてかまいません。",
    ),
    Text(
        "Add rows below the last one. The id may stay empty. "
        "In a list, write one entry per line (Alt+Enter).",
        "行は下に足せます。番号は空けてかまいません。一覧の欄は、一行に一つ（Alt+Enter）書きます。",
    ),
    Text(
        "Tabs with nothing in them are hidden: right-click a tab, Unhide.",
        "何も書かれていないタブは隠してあります（タブを右クリックして「再表示」）。",
    ),
    Text(
        "Save it and hand it back. It is imported with `dxsheet import FILE.xlsx`.",
        "保存して渡してください。取込みは dxsheet import ファイル.xlsx です。",
    ),
)
_ABOUT = {
    tabs.OVERVIEW: Text("title, organisation, dates, purpose", "題名、組織、日付、目的"),
    "problems": Text("what is wrong, for whom, how much", "だれが、何に、どのくらい困っているか"),
    "causes": Text("why, and how it was checked", "なぜ起きるのか、どう確かめたか"),
    "solutions": Text("what will be done about which cause", "どの課題（原因）に、何をするか"),
    tabs.MATRIX: Text("○ where a solution addresses a cause", "解決策が対応する課題（原因）に○"),
    tabs.MAP: Text("compiled automatically (do not fill in)", "自動で作られます（書き込みません）"),
    "work_items": Text("who will do what by when", "だれが、何を、いつまでに"),
}
# The first tab is a grid of narrow columns, of which a text takes several.
_COLUMNS, _WIDE = 12, 10.5
# Of the chain's table, the columns that there is room for.
_CHAIN = ("problem", "cause", "cause_status", "solution", "owner", "solution_status")
_HIGH = 1000.0  # points of A4 upright, at the scale that the grid is printed at


def draw(pages: Sequence[blocks.Page], *, lang: Lang, **options: object) -> bytes:
    """The pages as an .xlsx file: one sheet with every tab, or several under an agenda.

    Raises:
        DxsheetError: a text is too long for a cell (exit 3).
    """
    del options  # Excel has none
    return _of_one(pages[0], lang) if len(pages) == 1 else _of_many(pages, lang)


def _of_one(page: blocks.Page, lang: Lang) -> bytes:
    """Every tab of one sheet, those with nothing in them hidden, and the marks of what it says."""
    book, look = _new(page.title, lang), Look(lang)
    sheet = page.sheet or Sheet()
    for about in tabs.TABS:
        tab = _tab(book, look, about, sheet, page)
        if about.key not in (tabs.START, tabs.OVERVIEW) and not _filled(about, sheet):
            tab.sheet_state = "hidden"
    kept = book.create_sheet(tabs.RECORD)
    kept.sheet_state = "hidden"
    write_text(kept.cell(1, 1), _RECORD.to(lang))
    for row, text in enumerate(tabs.written(tabs.marks(sheet)), 2):
        write_text(kept.cell(row, 1), text)
    return saved(book, look)


def blank(lang: Lang) -> bytes:
    """A workbook for a team to fill by hand: ids alone, and under each heading what to write."""
    book, look = _new("", lang), Look(lang)
    for about in tabs.TABS:
        if about.key != tabs.MAP:
            _tab(book, look, about, Sheet.model_construct(language=lang), None)
    return saved(book, look)


def _of_many(pages: Sequence[blocks.Page], lang: Lang) -> bytes:
    """An agenda, then the tabs of each sheet that hold something, under its number."""
    book, look = _new(pages[0].title, lang), Look(lang)
    agenda = book.create_sheet(_AGENDA.to(lang))
    _agenda(agenda, look, pages[0])
    for nth, page in enumerate(pages[1:], 1):
        look.before = f"{nth} "
        for about in tabs.TABS:
            sheet = page.sheet or Sheet()
            if about.key == tabs.OVERVIEW or (about.key != tabs.START and _filled(about, sheet)):
                _tab(book, look, about, sheet, page)
    return saved(book, look)


def _new(name: str, lang: Lang) -> Book:
    book = Workbook()
    book.remove(book.active)
    book.properties.title = one_line(name)[:255] or None
    book.properties.creator = ""
    book.properties.language = "ja-JP" if lang == "ja" else "en-GB"
    book.calculation.fullCalcOnLoad = True
    return book


def _tab(book: Book, look: Look, about: tabs.Tab, sheet: Sheet, page: blocks.Page | None) -> Tab:
    """One tab of a sheet; without a page it is a blank one."""
    if about.key == tabs.START:
        return _start(book, look, page)
    name = about.name.to(look.lang)
    tab = book.create_sheet(look.before + name)
    blank = page is None
    title(tab, look, f"{name}　{one_line(page.title)}" if page else name)
    if about.key == tabs.MATRIX:
        matrix(tab, look, sheet, blank=blank)
    elif about.key == tabs.MAP:
        effect_map(tab, look, map_of(page))
    else:
        row = lines(tab, look, sheet, about.lines, 2, hints=blank)
        _below_lines(tab, look, about, sheet, page, row + 1 if about.lines else row)
    look.fit(tab)
    return tab


def _below_lines(
    tab: Tab, look: Look, about: tabs.Tab, sheet: Sheet, page: blocks.Page | None, row: int
) -> None:
    if about.key == tabs.OVERVIEW:
        _overview(tab, look, page, row)
    elif about.key == tabs.SELECTION:
        candidates(tab, look, sheet.selection, row, blank=page is None)
    elif about.noun is not None:
        items = getattr(sheet, about.key)
        extra = _extra(about.key, page, look.lang)
        table(tab, look, about, items, row, blank=page is None, extra=extra)
    else:
        wide(tab, (26, 90))
        paper(tab, 0, 2)


def _filled(about: tabs.Tab, sheet: Sheet) -> bool:
    """Whether a sheet has something for a tab."""
    if about.key == tabs.MATRIX:
        return bool(sheet.causes or sheet.solutions)
    if about.key == tabs.MAP:
        return any(one.effect and one.effort for one in sheet.solutions)
    if about.key == tabs.SELECTION:
        return sheet.selection is not None
    said = any(tabs.value_at(sheet, line.path) for line in about.lines)
    return said or bool(about.noun is not None and getattr(sheet, about.key))


def _start(book: Book, look: Look, page: blocks.Page | None) -> Tab:
    """The first tab: the page itself, as much as there is room for, and how to begin."""
    name = look.before + next(one.name for one in tabs.TABS if one.key == tabs.START).to(look.lang)
    tab, row = book.create_sheet(name), 3

    def fits(out: blocks.Cuts) -> bool:
        nonlocal tab, row
        book.remove(tab)
        tab = book.create_sheet(name)
        row = _page(tab, look, page, out) if page else row
        return sum(tab.row_dimensions[one].height or 15.0 for one in range(1, row)) <= _HIGH

    if page:
        fits(least_cut(fits))
    tab.row_breaks.append(Break(id=row - 1)) if page else title(tab, look, name)
    wide(tab, [_WIDE] * _COLUMNS)
    paper(tab, 0, _COLUMNS)
    tab.page_setup.orientation = "portrait"
    row = _part(tab, look, _HOW.to(look.lang), row)
    # On a blank workbook nothing is hidden.
    for nth, step in enumerate(_STEPS if page else (*_STEPS[:3], *_STEPS[4:]), 1):
        row = _across(tab, look, row, f"{nth}. {step.to(look.lang)}")
    for about in tabs.TABS:
        said = _ABOUT.get(about.key)
        if said and (page or about.key != tabs.MAP):
            mark = tabs.REQUIRED.to(look.lang) if about.key == tabs.OVERVIEW else ""
            _spans(tab, look, row, [about.name.to(look.lang) + mark, said.to(look.lang)], [3, 9])
            row += 1
    return tab


def _page(tab: Tab, look: Look, page: blocks.Page, out: blocks.Cuts) -> int:
    """The first page with `out` of it left out; the next free row."""
    title(tab, look, one_line(page.title))
    row = _across(tab, look, 2, visible(page.lead), font=look.part)
    told_ = [*([page.purpose] if page.purpose else []), *page.facts]
    row = _across(tab, look, row, visible("　".join(labelled(one, look.lang) for one in told_))) + 1
    drawn = can_draw()
    for section in page.laid(out, drawn=drawn, pixels=True).front:
        row = _part(tab, look, f"{section.title}　{section.note}".strip(), row)
        for block in section.blocks:
            row = _block(tab, look, block, row, drawn=drawn)
        row += 1
    return row


def _block(tab: Tab, look: Look, block: blocks.Block, row: int, *, drawn: bool) -> int:
    """One block of the first page; the next free row."""
    if isinstance(block, blocks.Diagram):
        return picture(tab, look, block, row) if drawn else row
    if isinstance(block, blocks.Table):
        return _front_table(tab, look, block, row) if block.key != "mapping" or not drawn else row
    if isinstance(block, blocks.Gauges):
        for one in block.gauges:
            said = [
                one.measure,
                " → ".join(one.lines()),
                blocks.signed(one.mark) if one.mark else "",
            ]
            row = _across(tab, look, row, visible("　".join(filter(None, said))))
        return row
    if isinstance(block, blocks.Bullets):
        for bullet in block.items:
            notes = [noted(note, look.lang) for note in bullet.notes]
            whole_ = [" ".join(filter(None, (bullet.cell.id, told(bullet.cell)))), *notes]
            row = _across(tab, look, row, f"・{visible('　'.join(whole_))}")
        return row
    for name, text in lines_of(block, look.lang, everything=True):
        row = _across(tab, look, row, visible(f"{name}　{text}".strip()))
    return row


def _part(tab: Tab, look: Look, name: str, row: int) -> int:
    look.loose(tab, row, visible(name), look.part)
    return row + 1


def _across(tab: Tab, look: Look, row: int, text: str, *, font: object = None) -> int:
    """A text over the whole grid, in a row as high as it needs; the next row."""
    _spans(tab, look, row, [text], [_COLUMNS], font=font, framed=False)
    return row + 1


def _spans(
    tab: Tab,
    look: Look,
    row: int,
    texts: Sequence[str],
    spans: Sequence[int],
    *,
    font: object = None,
    fill: object = None,
    framed: bool = True,
) -> None:
    """Texts side by side in one row, each over so many columns of the grid."""
    first, high = 1, 1
    for text, span in zip(texts, spans, strict=True):
        for column in range(first, first + span):
            said = (text or None) if column == first else None
            look.put(tab.cell(row, column), said, font=font, fill=fill, framed=framed)
        tab.merge_cells(start_row=row, end_row=row, start_column=first, end_column=first + span - 1)
        high = max(high, look.lines_in(text, span * _WIDE))
        first += span
    look.grow(tab, row, high)


def _front_table(tab: Tab, look: Look, block: blocks.Table, row: int) -> int:
    there = {one.key: at for at, one in enumerate(block.columns)}
    kept = [at for key, at in there.items() if block.key != "mapping" or key in _CHAIN][:_COLUMNS]
    weights = [3.0 if block.columns[at].role == "text" else 1.5 for at in kept]
    spans = [max(1, int(_COLUMNS * one / sum(weights))) for one in weights]
    spans[weights.index(max(weights))] += _COLUMNS - sum(spans)
    _spans(
        tab,
        look,
        row,
        [block.columns[at].label for at in kept],
        spans,
        font=look.bold,
        fill=look.blue,
    )
    for line in block.rows:
        row += 1
        cells = (line.cells[at] for at in kept)
        texts = ["" if one.same else visible(whole(one, look.lang)) for one in cells]
        _spans(tab, look, row, texts, spans)
    return row + 1


def _overview(tab: Tab, look: Look, page: blocks.Page | None, row: int) -> None:
    """What is worked out from the sheet, below its lines, from a row on."""
    wide(tab, (22, 100))
    paper(tab, 0, 2)
    if page is None:
        return
    row += 1
    look.loose(tab, row, tabs.BELOW.to(look.lang), look.quiet)
    for name, told_ in told_besides(page, look.lang):
        row = _part(tab, look, name, row + 2) - 1
        for id, text in told_:
            row += 1
            look.row(tab, row, (id or None, text))


def _extra(key: str, page: blocks.Page | None, lang: Lang) -> list[Extra]:
    """What the page works out from the outcomes: the change, and whether it was reached."""
    section = page.section(key) if page and key == "outcomes" else None
    found = []
    for block in section.blocks if section else ():
        if isinstance(block, blocks.Table):
            for at, column in enumerate(block.columns):
                if column.key in ("change", "target"):
                    texts = [whole(row.cells[at], lang) for row in block.rows]
                    found.append(Extra(f"{column.label}{tabs.WORKED_OUT.to(lang)}", texts))
    return found


def _agenda(tab: Tab, look: Look, page: blocks.Page) -> None:
    title(tab, look, one_line(page.title))
    look.loose(tab, 2, tabs.spelt(page.lead))
    row = 4
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, blocks.Table):
                row = _agenda_table(tab, look, blocks.filled(block), row)
    paper(tab, 4, 8)
    look.fit(tab)


def _agenda_table(tab: Tab, look: Look, block: blocks.Table, row: int) -> int:
    for column, one in enumerate(block.columns, 1):
        look.head(tab, row, column, one.label, middle=False)
    wide(tab, (40 if one.role == "text" else 14 for one in block.columns))
    for entry in block.rows:
        row += 1
        look.row(tab, row, (tabs.spelt(whole(one, look.lang)) or None for one in entry.cells))
    return row + 2

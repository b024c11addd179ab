"""Workbooks: the tabs of one sheet, of several under an agenda, or blank ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from dxsheet.lang import Lang, Text
from dxsheet.office import record
from dxsheet.office.tabs import (
    BELOW,
    MAP,
    MATRIX,
    OVERVIEW,
    RECORD,
    REQUIRED,
    SELECTION,
    START,
    TABS,
    WORKED_OUT,
    Tab,
    spelt,
)
from dxsheet.render.excel_look import Book, Look, saved, write_text
from dxsheet.render.excel_look import Tab as Drawn
from dxsheet.render.excel_tables import (
    Extra,
    candidates,
    effect_map,
    lines,
    matrix,
    paper,
    table,
    title,
)
from dxsheet.render.office_text import COLON, labelled, told, whole
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import (
    Block,
    Bullets,
    Checklist,
    EffectMap,
    Facts,
    Heading,
    Page,
    Paragraph,
    Table,
    filled,
)
from dxsheet.summary.signs import signed
from dxsheet.visible import one_line, visible

_AGENDA = Text("Agenda", "一覧")
_RECORD = Text(
    "Marks by which an import tells what was changed; they hold nothing of the sheet.",
    "取り込みのときに、どこが変わったかを見分けるための印です。シートの内容は含みません。",
)
_HOW = Text("How to use this workbook", "この Excel ファイルの使い方")
_STEPS = (
    Text("Write into the white cells of the tabs below.", "下のタブの白いセルに書き込みます。"),
    Text(
        "Columns marked “(required)” are what a row is called by; leave empty what is not known.",
        "「（必須）」の列は必ず書きます。分からない欄は空けてかまいません。",
    ),
    Text(
        "Add rows below the last one; the id may stay empty. Lists: one entry a line (Alt+Enter).",
        "行は下に足せます。番号は空けてかまいません。一覧の欄は、一行に一つ（Alt+Enter）書きます。",
    ),
    Text(
        "Tabs with nothing in them are hidden: right-click a tab, Unhide.",
        "何も書かれていないタブは隠してあります（タブを右クリックして「再表示」）。",
    ),
    Text(
        "Save it and hand it back; `dxsheet import FILE.xlsx` takes it in.",
        "保存して渡してください。取り込みは dxsheet import ファイル.xlsx です。",
    ),
)
_ABOUT = {
    OVERVIEW: Text("title, office, dates, purpose", "題名、組織、日付、目的"),
    "problems": Text(
        "what is wrong, for whom, how much", "だれが、どこで、何に、どのくらい困っているか"
    ),
    "causes": Text("why, and how it was checked", "なぜ起きるのか、どう確かめたか"),
    "solutions": Text("what is done about which cause", "どの課題（原因）に、何をするか"),
    MATRIX: Text("○ where a solution answers a cause", "解決策が対応する課題（原因）に○"),
    MAP: Text("worked out, not filled in", "自動で作られます（書き込みません）"),
    "work_items": Text("who does what by when", "だれが、何を、いつまでに"),
}
# Of the page's tables, the columns that the first tab has room for, from left to right.
_FRONT = {
    "mapping": ("problem", "cause", "cause_status", "solution", "owner", "solution_status"),
    "work": ("owner", "work", "solution", "stand_in", "due", "state"),
}
_FIRST = ("wanted", "questions", "mapping", "work")
_WIDTHS = (26, 30, 11, 34, 14, 11)
# Sections whose facts stand in tabs of their own.
_TABLED = frozenset(
    ("problems", "mapping", "work", "background", "causes", "means", "map", "solutions", "people",
     "selection", "communication", "small_start", "outcomes", "reflection", "ideas", "decisions",
     "kept", "stakeholders")
)  # fmt: skip
# What those sections work out besides.
_BESIDES = ("risks", "viewpoints")


def of_one(page: Page, lang: Lang) -> bytes:
    """Every tab of one sheet, those with nothing in them hidden, and the marks of what it says."""
    book, look = _new(page.title, lang), Look(lang)
    sheet = page.sheet or Sheet()
    for about in TABS:
        tab = _tab(book, look, about, sheet, page)
        if about.key not in (START, OVERVIEW) and not _filled(about, sheet):
            tab.sheet_state = "hidden"
    kept = book.create_sheet(RECORD)
    kept.sheet_state = "hidden"
    write_text(kept.cell(1, 1), _RECORD.to(lang))
    for row, text in enumerate(record.written(record.marks(sheet)), 2):
        write_text(kept.cell(row, 1), text)
    return saved(book, look)


def of_none(lang: Lang) -> bytes:
    """The tabs with nothing in them but ids; a line under each heading says what to write."""
    book, look = _new("", lang), Look(lang)
    for about in TABS:
        if about.key != MAP:
            _tab(book, look, about, Sheet.model_construct(language=lang), None)
    return saved(book, look)


def of_many(pages: Sequence[Page], lang: Lang) -> bytes:
    """An agenda, then the tabs of each sheet that hold something, under its number."""
    book, look = _new(pages[0].title, lang), Look(lang)
    agenda = book.create_sheet(_AGENDA.to(lang))
    _agenda(agenda, look, pages[0])
    for nth, page in enumerate(pages[1:], 1):
        look.before = f"{nth} "
        for about in TABS:
            sheet = page.sheet or Sheet()
            if about.key == OVERVIEW or (about.key != START and _filled(about, sheet)):
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


def _tab(book: Book, look: Look, about: Tab, sheet: Sheet, page: Page | None) -> Drawn:
    """One tab of a sheet; without a page it is a blank one."""
    name = about.name.to(look.lang)
    tab = book.create_sheet(look.before + name)
    blank = page is None
    if about.key == START:
        _start(tab, look, page)
        return tab
    title(tab, look, f"{name}　{one_line(page.title)}" if page else name)
    if about.key == MATRIX:
        matrix(tab, look, sheet, blank=blank)
    elif about.key == MAP:
        effect_map(tab, look, _map_of(page))
    else:
        row = lines(tab, look, sheet, about.lines, 2, hints=blank)
        _below_lines(tab, look, about, sheet, page, row + 1 if about.lines else row)
    look.fit(tab)
    return tab


def _below_lines(
    tab: Drawn, look: Look, about: Tab, sheet: Sheet, page: Page | None, row: int
) -> None:
    if about.key == OVERVIEW:
        _overview(tab, look, page, row)
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


def _start(tab: Drawn, look: Look, page: Page | None) -> None:
    """The first tab: the page itself in short, and how the workbook is used."""
    for column, width in enumerate(_WIDTHS, 1):
        tab.column_dimensions[get_column_letter(column)].width = width
    paper(tab, 0, len(_WIDTHS))
    title(tab, look, one_line(page.title) if page else tab.title)
    row = 3
    if page:
        row = _across(tab, look, 2, visible(page.lead), font=look.bold) + 1
        for key in _FIRST:
            section = page.section(key)
            if section and section.blocks:
                row = _front(tab, look, section.title, section.blocks, row)
    row = _part(tab, look, _HOW.to(look.lang), row)
    # On a blank workbook nothing is hidden.
    for nth, step in enumerate(_STEPS if page else (*_STEPS[:3], *_STEPS[4:]), 1):
        row = _across(tab, look, row, f"{nth}. {step.to(look.lang)}")
    for about in TABS:
        said = _ABOUT.get(about.key)
        if said and (page or about.key != MAP):
            mark = REQUIRED.to(look.lang) if about.key == OVERVIEW else ""
            look.put(tab.cell(row, 1), about.name.to(look.lang) + mark, font=look.bold)
            row = _across(tab, look, row, said.to(look.lang), first=2)


def _part(tab: Drawn, look: Look, name: str, row: int) -> int:
    look.put(tab.cell(row, 1), visible(name), font=look.part, framed=False)
    tab.cell(row, 1).alignment = look.line
    return row + 1


def _across(
    tab: Drawn, look: Look, row: int, text: str, *, first: int = 1, font: object = None
) -> int:
    """A text over the columns from `first` on, in a row as high as it needs; the next row."""
    last = len(_WIDTHS)
    look.put(tab.cell(row, first), text, font=font, framed=False)
    tab.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    look.grow(tab, row, look.lines_in(text, sum(_WIDTHS[first - 1 :])))
    return row + 1


def _front(tab: Drawn, look: Look, name: str, blocks: Sequence[Block], row: int) -> int:
    """One section of the page, as the first tab has room for it; the next free row."""
    row = _part(tab, look, name, row)
    for block in blocks:
        if isinstance(block, Bullets):
            for one in block.items:
                said = " ".join(part for part in (one.cell.id, told(one.cell)) if part)
                row = _across(tab, look, row, f"・{visible(said)}")
        elif isinstance(block, Table):
            row = _front_table(tab, look, block, row)
    return row + 1


def _front_table(tab: Drawn, look: Look, block: Table, row: int) -> int:
    there = {one.key: at for at, one in enumerate(block.columns)}
    kept = [there[key] for key in _FRONT.get(block.key, tuple(there)) if key in there]
    kept = kept[: len(_WIDTHS)]
    for column, at in enumerate(kept, 1):
        label = block.columns[at].label
        look.put(tab.cell(row, column), label, font=look.bold, fill=look.head, middle=True)
    for line in block.rows:
        row += 1
        texts = ["" if line.cells[at].same else whole(line.cells[at], look.lang) for at in kept]
        for column, text in enumerate(texts, 1):
            look.put(tab.cell(row, column), visible(text) or None)
        needs = max(look.lines_in(visible(text), _WIDTHS[at]) for at, text in enumerate(texts))
        look.grow(tab, row, needs)
    return row + 1


def _overview(tab: Drawn, look: Look, page: Page | None, row: int) -> None:
    """What is worked out from the sheet, below its lines, from a row on."""
    tab.column_dimensions["A"].width = 22
    tab.column_dimensions["B"].width = 100
    paper(tab, 0, 2)
    if page is None:
        return
    row += 1
    look.put(tab.cell(row, 1), BELOW.to(look.lang), font=look.quiet, framed=False)
    tab.cell(row, 1).alignment = look.line
    for name, told_ in _told_besides(page, look.lang):
        row = _part(tab, look, name, row + 2) - 1
        for id, text in told_:
            row += 1
            look.put(tab.cell(row, 1), id or None)
            look.put(tab.cell(row, 2), text)


def _told_besides(page: Page, lang: Lang) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each part that no other tab tells: its title, its lines as (id, text)."""
    for section in page.sections:
        found = [
            line
            for block in section.blocks
            if section.key not in _TABLED or _worked_out(block)
            for line in _lines(block, lang, everything=section.key not in _TABLED)
        ]
        if found:
            yield visible(section.title), [(visible(name), visible(text)) for name, text in found]


def _worked_out(block: Block) -> bool:
    if isinstance(block, Table):
        return block.key in _BESIDES
    return isinstance(block, Facts) and any(one.key in _BESIDES for one in block.facts)


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
            if everything or fact.key in _BESIDES:
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


def _agenda(tab: Drawn, look: Look, page: Page) -> None:
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
    look.fit(tab)


def _agenda_table(tab: Drawn, look: Look, block: Table, row: int) -> int:
    for column, one in enumerate(block.columns, 1):
        look.put(tab.cell(row, column), one.label, font=look.bold, fill=look.head)
        wide = 40 if one.role == "text" else 14
        tab.column_dimensions[get_column_letter(column)].width = wide
    for entry in block.rows:
        row += 1
        for column, cell in enumerate(entry.cells, 1):
            look.put(tab.cell(row, column), spelt(whole(cell, look.lang)) or None)
    return row + 2

"""Tabs of lines and tables: a row an item, a column a field, to be read and to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from dxsheet.lang import Text
from dxsheet.office.record import value_at
from dxsheet.office.tabs import Line, Tab
from dxsheet.render.excel_look import DATES, Look
from dxsheet.render.excel_sizes import Grows, widths
from dxsheet.render.excel_values import choices, shown
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.reading import capital

SPARE = 60  # rows below a table that are ready to be filled in
BLANK = 12  # rows of a blank table, with their ids
_LINE_ROOM = (18, 30)
_HAND = 32  # points: room for a hand

_REF = (
    "Choose from the list.",
    "一覧から選んでください。",
)


class Extra(NamedTuple):
    """A column that is worked out: its heading, and its text a row."""

    head: str
    texts: Sequence[str]


def paper(tab: Any, first: int, columns: int, *, left: int = 0) -> None:  # noqa: ANN401 - openpyxl
    """Print set-up: A4 sideways, as wide as the page, the rows up to `first` on each page."""
    tab.page_setup.orientation = "landscape"
    tab.page_setup.paperSize = 9
    tab.page_setup.fitToWidth = 1
    tab.page_setup.fitToHeight = 0
    tab.sheet_properties.pageSetUpPr.fitToPage = True
    tab.page_margins.left = tab.page_margins.right = 0.4
    tab.page_margins.top, tab.page_margins.bottom = 0.5, 0.7
    tab.page_margins.footer = 0.3
    tab.oddFooter.center.text = "&A  &P / &N"
    if first:
        tab.print_title_rows = f"1:{first}"
    if left:
        tab.print_title_cols = f"A:{get_column_letter(left)}"
    tab.print_options.horizontalCentered = columns > 6


def title(tab: Any, look: Look, text: str) -> None:  # noqa: ANN401 - openpyxl types nothing
    """The first row: what the tab is, and of which sheet."""
    look.put(tab.cell(1, 1), text, font=look.title, framed=False)
    tab.cell(1, 1).alignment = look.line
    tab.row_dimensions[1].height = 24


def lines(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    sheet: Sheet | None,
    about: Iterable[Line],
    row: int,
    *,
    hints: bool,
) -> int:
    """Labels with their values, from a row on; returns the next free row."""
    for line in about:
        if hints and line.path == ("id",):  # made when the workbook is taken in
            continue
        label = _headed(line.label, line.field, look, hints=hints)
        look.put(tab.cell(row, 1), label, font=look.bold, fill=look.head)
        cell = tab.cell(row, 2)
        value = value_at(sheet, line.path) if sheet is not None else None
        look.put(cell, shown(line.field, value, look.lang))
        cell.alignment = look.left
        _made_ready(cell, line.field, look)
        _offer(tab, line.field, look, f"B{row}")
        row += 1
    return row


def table(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    about: Tab,
    items: Sequence[Noun],
    row: int,
    *,
    blank: bool,
    extra: Sequence[Extra] = (),
) -> None:
    """The table of a tab, its headings in `row`; a blank one has its ids already."""
    noun = about.noun
    assert noun is not None
    fields = list(noun.fields.items())
    for column, (_, field) in enumerate(fields, 1):
        text = _headed(field.label, field, look, hints=blank)
        look.put(tab.cell(row, column), text, font=look.bold, fill=look.head, middle=True)
    for column, one in enumerate(extra, len(fields) + 1):
        look.put(tab.cell(row, column), one.head, font=look.bold, fill=look.grey, middle=True)
        for below, text in enumerate(one.texts, row + 1):
            look.put(tab.cell(below, column), text or None, fill=look.grey)
    for at, item in enumerate(items, row + 1):
        for column, (key, field) in enumerate(fields, 1):
            look.put(tab.cell(at, column), shown(field, getattr(item, key), look.lang))
    last = row + max(len(items), 1)
    if blank:
        last = row + BLANK
        _blank_rows(tab, look, fields, row)
    wide = widths(fields, items, look.lang, blank=blank)
    # Lines above the table share its first columns: their labels and values need room too.
    least = _LINE_ROOM if about.lines else ()
    for column, width in enumerate(wide, 1):
        room = least[column - 1] if column <= len(least) else 0
        tab.column_dimensions[get_column_letter(column)].width = max(width, room)
    for column in range(len(fields) + 1, len(fields) + len(extra) + 1):
        tab.column_dimensions[get_column_letter(column)].width = 14
    _columns_ready(tab, look, fields, row, last + SPARE)
    held = 2 if fields[0][0] == "id" else 1
    tab.freeze_panes = tab.cell(row + 1, held + 1)
    tab.auto_filter.ref = f"A{row}:{get_column_letter(len(fields) + len(extra))}{last}"
    paper(tab, row, len(fields))


def _headed(label: Text, field: Field, look: Look, *, hints: bool) -> str:
    """A heading, on a blank workbook with a line that says what to write."""
    said = capital(label.to(look.lang))
    hint = field.doc.to(look.lang)
    told = hints and field.doc != field.label and field.kind != "id"
    return f"{said}\n{hint}" if told else said


def _blank_rows(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    fields: Sequence[tuple[str, Field]],
    row: int,
) -> None:
    for nth in range(1, BLANK + 1):
        tab.row_dimensions[row + nth] = Grows(tab, index=row + nth, ht=_HAND)
        for column, (_, field) in enumerate(fields, 1):
            value = f"{field.target}{nth}" if field.kind == "id" else None
            cell = tab.cell(row + nth, column)
            look.put(cell, value)
            _made_ready(cell, field, look)


def _columns_ready(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    fields: Sequence[tuple[str, Field]],
    row: int,
    last: int,
) -> None:
    """What is typed into the rows below looks as the rest, and text stays text."""
    for column, (_, field) in enumerate(fields, 1):
        letter = get_column_letter(column)
        below = tab.column_dimensions[letter]
        below.font, below.alignment = look.plain, look.text
        _made_ready(below, field, look)
        _offer(tab, field, look, f"{letter}{row + 1}:{letter}{last}")


def _made_ready(cell: Any, field: Field, look: Look) -> None:  # noqa: ANN401 - openpyxl
    """The number format of what is still to be filled in; a number stays a number."""
    if field.kind == "date":
        cell.number_format = DATES[look.lang]
    elif field.kind not in ("number", "amount"):
        cell.number_format = "@"


def _offer(tab: Any, field: Field, look: Look, where: str) -> None:  # noqa: ANN401 - openpyxl
    """A drop-down list, where the field has words to choose from."""
    words = choices(field, look.lang)
    if not words:
        return
    offer = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    offer.errorTitle = field.label.to(look.lang)
    offer.error = _REF[look.lang == "ja"]
    offer.showErrorMessage = True
    tab.add_data_validation(offer)
    offer.add(where)

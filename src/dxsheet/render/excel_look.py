"""Cells of a workbook: what a value looks like, the look of each kind of cell, widths and heights.

The one door through which text reaches a workbook: it is written as a string whatever it begins
with, so that no spreadsheet calculates it. The only formulas are those of `Look.formula`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from dxsheet.findings import Refusal
from dxsheet.lang import Lang, Text
from dxsheet.office import UNTOUCHED
from dxsheet.office.tabs import one_a_line, plain_number, spelt
from dxsheet.render.svg.drawing import png
from dxsheet.render.svg.layout import laid_out
from dxsheet.sheet.fields import Field, Noun
from dxsheet.summary.blocks import Diagram
from dxsheet.summary.reading import capital
from dxsheet.width import cells as display_width

# openpyxl types nothing: a workbook, a tab, a cell, a font.
Book: TypeAlias = Any
Tab: TypeAlias = Any
Cell: TypeAlias = Any
Style: TypeAlias = Any
# What a field holds.
Held: TypeAlias = Any

_PROGRAM = re.compile(b"<Application>[^<]*</Application>")
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*?)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>')
FONTS = {"ja": "Yu Gothic", "en": "Calibri"}
# What a spreadsheet takes for the start of a formula, in both widths.
_RISKY = tuple("=+-@＝＋－＠")
# `_x000D_` in a workbook means a carriage return: the very text is written with its `_` escaped.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CELL = 32_767
DATES = {"ja": 'yyyy"年"m"月"d"日"', "en": "d mmm yyyy"}

_TOO_LONG = Refusal(
    Text(
        "A text of {size} characters does not fit into a cell of Excel ({most} at most): {start}…",
        "{size}字の文は、Excel のセルに入りません（{most}字まで）: {start}…",
    ),
    Text(
        "Shorten it, or use another format (--format docx or html).",
        "短くするか、別の形式（--format docx や html）を使ってください。",
    ),
)


class Look:
    """The looks of one workbook, in the fonts of its language."""

    def __init__(self, lang: Lang) -> None:
        line = Side(style="thin", color="BFBFBF")
        name = FONTS[lang]
        self.lang: Lang = lang
        self.before = ""  # what the names of tabs begin with, where a workbook has several sheets
        self.worked_out: dict[tuple[str, str], str] = {}
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.plain = Font(name=name, size=10)
        self.bold = Font(name=name, size=10, bold=True)
        self.title = Font(name=name, size=14, bold=True, color="1F3864")
        self.part = Font(name=name, size=11, bold=True, color="1F3864")
        self.quiet = Font(name=name, size=9, color="595959")
        self.blue = PatternFill("solid", start_color="DCE6F1")
        self.gap = PatternFill("solid", start_color="FFF2CC")
        self.grey = PatternFill("solid", start_color="F2F2F2")
        self.text = Alignment(vertical="top", wrap_text=True)
        self.left = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.line = Alignment(vertical="center")
        self.middle = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def put(
        self,
        cell: Cell,
        value: object,
        *,
        font: Style = None,
        fill: Style = None,
        middle: bool = False,
        framed: bool = True,
    ) -> None:
        """Write a value: text as text, a number as a number, a date as a date."""
        if isinstance(value, str):
            write_text(cell, value)
        elif value is not None:
            cell.value = value
        if isinstance(value, date):
            cell.number_format = DATES[self.lang]
        cell.font = font or self.plain
        cell.alignment = self.middle if middle else self.text
        if framed:
            cell.border = self.border
        if fill is not None:
            cell.fill = fill

    def row(self, tab: Tab, row: int, values: Iterable[object], first: int = 1) -> None:
        """Write values side by side, from the column `first` on."""
        for column, value in enumerate(values, first):
            self.put(tab.cell(row, column), value)

    def head(
        self, tab: Tab, row: int, column: int, text: str | None, *, middle: bool = True
    ) -> None:
        """Write a heading of a table."""
        self.put(tab.cell(row, column), text, font=self.bold, fill=self.blue, middle=middle)

    def loose(self, tab: Tab, row: int, text: str, font: Style = None) -> None:
        """Write a line of text that runs on over the cells beside it."""
        self.put(tab.cell(row, 1), text, font=font, framed=False)
        tab.cell(row, 1).alignment = self.line

    def formula(self, cell: Cell, formula: str, said: str, *, font: Style = None) -> None:
        """Write a formula of ours, no text of a sheet in it, and what it comes to now."""
        self.put(cell, None, font=font)
        cell.value = f"={formula}"
        self.worked_out[cell.parent.title, cell.coordinate] = said

    def fit(self, tab: Tab) -> None:
        """Give every row below the title the height that its texts need."""
        for row in tab.iter_rows(min_row=2):
            high = 1
            for cell in row:
                said = self.worked_out.get((tab.title, cell.coordinate), cell.value)
                column = tab.column_dimensions[get_column_letter(cell.column)]
                if cell.alignment.wrap_text and isinstance(said, str) and not column.hidden:
                    high = max(high, self.lines_in(said, column.width))
            self.grow(tab, row[0].row, high)

    def lines_in(self, text: str, width: float) -> int:
        """How many lines a text takes in a cell of a width."""
        room = max(int(width) - 1, 2)
        return sum(max(-(-display_width(one) // room), 1) for one in text.split("\n"))

    def grow(self, tab: Tab, row: int, high: int) -> None:
        """Make room for so many lines; the row goes on following its text."""
        if high > 1:
            points = min(high * _LINE[self.lang] + 4, _HIGHEST)
            tab.row_dimensions[row] = Grows(tab, index=row, ht=points)


def saved(book: Book, look: Look) -> bytes:
    """The workbook as a file, what its formulas come to written beside them.

    openpyxl writes a formula without its result; a preview that calculates nothing would be empty.
    """
    out, whole = BytesIO(), BytesIO()
    book.save(out)
    parts = {f"xl/worksheets/sheet{nth}.xml": tab.title for nth, tab in enumerate(book, 1)}
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in made.infolist():
            text = made.read(part)
            title = parts.get(part.filename)
            if b"<f>" in text and title:
                text = _FORMULA.sub(partial(_with_result, title, look), text)
            elif part.filename == "docProps/app.xml":
                text = _PROGRAM.sub(UNTOUCHED, text)
            archive.writestr(part, text)
    return whole.getvalue()


def _with_result(title: str, look: Look, found: re.Match[bytes]) -> bytes:
    said = escape(look.worked_out.get((title, found[1].decode()), ""))
    return b'<c r="%s"%s t="str"><f>%s</f><v>%s</v></c>' % (*found.groups(), said.encode())


def write_text(cell: Cell, text: str) -> None:
    """Text as a string cell; raises DxsheetError (exit 3) where it is longer than a cell takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    size = len(text) + sum(one > "\uffff" for one in text)
    if size > _CELL:
        raise _TOO_LONG(size=size, most=_CELL, start=text[:20])
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_RISKY):
        cell.quotePrefix = True


YES, NO = Text("yes", "はい"), Text("no", "いいえ")
BETWEEN = Text(", ", "、")
# Excel keeps 15 digits, and no day before this one for certain.
_DIGITS = 15
_FIRST_DAY = "1900-03-01"


def shown(field: Field, value: Held, lang: Lang) -> str | float | date | None:
    """A value for a cell, None for an empty one."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return (YES if value else NO).to(lang)
    if isinstance(value, (int, float)):
        return number(value)
    if field.kind == "date":
        return date.fromisoformat(value) if value >= _FIRST_DAY else str(value)
    if isinstance(value, tuple):
        if field.values:
            return BETWEEN.to(lang).join(field.values[one].to(lang) for one in value)
        return (
            BETWEEN.to(lang).join(map(spelt, value)) if field.kind == "refs" else one_a_line(value)
        )
    return field.values[value].to(lang) if field.values else spelt(value)


def number(value: float) -> str | float:
    """A number; as text where Excel would round it."""
    text = plain_number(value)
    digits = text.lstrip("-0.").replace(".", "")
    return text if len(digits) > _DIGITS else value


def choices(field: Field, lang: Lang) -> list[str]:
    """What a cell of this field may be chosen from; empty where anything may be written."""
    if field.kind == "choice":
        return [one.to(lang) for one in field.values.values()]
    return [YES.to(lang), NO.to(lang)] if field.kind == "flag" else []


# Columns of text that still read well on A4 laid sideways.
_ROOM = 165.0
_LEAST, _LEAST_MAIN, _MOST = 11.0, 26.0, 40.0
_BLANK, _BLANK_MAIN = 18.0, 36.0
# Points a line: Japanese fonts stand higher.
_LINE = {"ja": 16.5, "en": 13.5}
_HIGHEST = 400.0  # Excel ends at 409


class Grows(RowDimension):  # type: ignore[misc] # openpyxl types nothing
    """A row whose height goes on following its text when somebody edits it."""

    customHeight = False  # noqa: N815 - openpyxl's name


def widths(
    fields: Sequence[tuple[str, Field]],
    items: Sequence[Noun],
    lang: Lang,
    *,
    blank: bool,
    unused: Collection[str] = (),
) -> list[float]:
    """How wide each column is: as its text asks for, within what a page takes."""
    wants = [
        0.0 if key in unused else _want(key, field, items, lang, blank=blank)
        for key, field in fields
    ]
    least = [
        min(want, _LEAST_MAIN if key == "text" else _LEAST) if _is_long(field) else want
        for (key, field), want in zip(fields, wants, strict=True)
    ]
    over = sum(wants) - _ROOM
    spare = sum(max(want - low, 0) for want, low in zip(wants, least, strict=True))
    if over <= 0 or not spare:
        return wants
    share = min(over / spare, 1)
    return [want - share * max(want - low, 0) for want, low in zip(wants, least, strict=True)]


def _is_long(field: Field) -> bool:
    return field.kind in ("words", "list")


def _want(key: str, field: Field, items: Sequence[Noun], lang: Lang, *, blank: bool) -> float:
    label = capital(field.label.to(lang))
    head = min(display_width(label), 8) if lang == "ja" else _longest(label.replace(" ", "\n"))
    if field.kind == "id":
        return 6.5
    if field.kind == "date":
        return 15
    words = [display_width(one) for one in choices(field, lang)]
    texts = [shown(field, getattr(item, key), lang) for item in items]
    longest = max((_longest(str(one)) for one in texts if one is not None), default=0)
    if field.kind == "refs":
        words = [min(longest, 14)]
    if not _is_long(field):
        return max(head, *words, 6) + 2.5
    if blank or not items:
        return _BLANK_MAIN if key == "text" else _BLANK
    least = _LEAST_MAIN if key == "text" else 0
    return max(head + 2.5, min(longest + 2.5, _MOST), least)


def _longest(text: str) -> int:
    return max(map(display_width, text.split("\n")))


def wide(tab: Tab, widths: Iterable[float], first: int = 1) -> None:
    """How wide the columns are, in characters, from the `first` on."""
    for column, width in enumerate(widths, first):
        tab.column_dimensions[get_column_letter(column)].width = width


def paper(tab: Tab, first: int, columns: int, *, left: int = 0) -> None:
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


def title(tab: Tab, look: Look, text: str) -> None:
    """The first row: what the tab is, and of which sheet."""
    look.loose(tab, 1, text, look.title)
    tab.row_dimensions[1].height = 24


_PIXEL = 0.75  # points
_PICTURE_WIDE = 900  # pixels: what the grid is wide


def picture(tab: Tab, look: Look, block: Diagram, row: int) -> int:
    """The chain as a picture, drawn when the workbook is saved; the next row."""
    layout = laid_out(block)
    scale = min(_PICTURE_WIDE / layout.width, 1.1)
    size = layout.width * scale, layout.height * scale
    tab.add_image(_Png(block, look.lang, *size), f"A{row}")
    left = layout.height * scale * _PIXEL
    while left > 0:  # a row of Excel is 409 points at most
        tab.row_dimensions[row].height = min(left + 4, 400)
        left -= 396
        row += 1
    return row


class _Png(Image):  # type: ignore[misc] # openpyxl types nothing
    """A picture of which the size is known; openpyxl asks Pillow for no more than that."""

    def __init__(self, block: Diagram, lang: Lang, width: float, height: float) -> None:
        self.block, self.lang = block, lang
        self.width, self.height, self.format = int(width), int(height), "png"

    def _data(self) -> bytes:
        drawn = png(self.block, lang=self.lang)
        return drawn.png if drawn else b""

"""Cells of a workbook: text that stays text, one look for each kind of cell.

The one door through which text reaches a workbook: it is written as a string whatever it begins
with, so that no spreadsheet calculates it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Lang, Text

FONTS = {"ja": "Yu Gothic", "en": "Calibri"}
# What a spreadsheet takes for the start of a formula, in both widths.
_RISKY = tuple("=+-@＝＋－＠")
# `_x000D_` in a workbook means a carriage return: the very text is written with its `_` escaped.
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MOST = 32_767
DATES = {"ja": 'yyyy"年"m"月"d"日"', "en": "d mmm yyyy"}

_TOO_LONG = Text(
    "A text of {size} characters does not fit into a cell of Excel ({most} at most): {start}…",
    "{size}字の文は、Excel のセルに入りません（{most}字まで）: {start}…",
)
_OTHER_FORM = Text(
    "Shorten it, or take another form (--format docx or html).",
    "短くするか、別の形式（--format docx や html）を使ってください。",
)


class Look:
    """The looks of one workbook, in the fonts of its language."""

    def __init__(self, lang: Lang) -> None:
        line = Side(style="thin", color="BFBFBF")
        name = FONTS[lang]
        self.lang: Lang = lang
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.plain = Font(name=name, size=10)
        self.bold = Font(name=name, size=10, bold=True)
        self.title = Font(name=name, size=14, bold=True, color="1F3864")
        self.part = Font(name=name, size=11, bold=True, color="1F3864")
        self.quiet = Font(name=name, size=9, color="595959")
        self.head = PatternFill("solid", start_color="DCE6F1")
        self.gap = PatternFill("solid", start_color="FFF2CC")
        self.grey = PatternFill("solid", start_color="F2F2F2")
        self.text = Alignment(vertical="top", wrap_text=True)
        self.left = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.line = Alignment(vertical="center")
        self.middle = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def put(
        self,
        cell: Any,  # noqa: ANN401 - openpyxl types nothing
        value: object,
        *,
        font: Any = None,  # noqa: ANN401 - openpyxl types nothing
        fill: Any = None,  # noqa: ANN401 - openpyxl types nothing
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


def write_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl types nothing
    """Text as a string cell; raises DxsheetError (exit 3) where it is longer than a cell takes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    size = len(text) + sum(one > "\uffff" for one in text)
    if size > _MOST:
        raise DxsheetError(
            _TOO_LONG.fill(size=size, most=_MOST, start=text[:20]), _OTHER_FORM, code=CANNOT
        )
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_RISKY):
        cell.quotePrefix = True

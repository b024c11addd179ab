"""Widths of columns and heights of rows, so that no text is cut and a page is not too wide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension

from dxsheet.lang import Lang
from dxsheet.render.excel_values import choices, shown
from dxsheet.sheet.fields import Field, Noun
from dxsheet.summary.reading import capital
from dxsheet.width import cells as display_width

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
    fields: Sequence[tuple[str, Field]], items: Sequence[Noun], lang: Lang, *, blank: bool
) -> list[float]:
    """How wide each column is: as its text asks for, within what a page takes."""
    wants = [_want(key, field, items, lang, blank=blank) for key, field in fields]
    least = [
        _LEAST_MAIN if key == "text" else _LEAST if _is_long(field) else want
        for (key, field), want in zip(fields, wants, strict=True)
    ]
    over = sum(wants) - _ROOM
    spare = sum(max(want - low, 0) for want, low in zip(wants, least, strict=True))
    if over <= 0 or not spare:
        return wants
    share = min(over / spare, 1)
    return [want - share * max(want - low, 0) for want, low in zip(wants, least, strict=True)]


def fit(tab: Any, lang: Lang, first: int = 2) -> None:  # noqa: ANN401 - openpyxl types nothing
    """Give every row from `first` on the height that its texts need."""
    for row in tab.iter_rows(min_row=first):
        high = max((_lines(tab, cell) for cell in row if cell.alignment.wrap_text), default=1)
        if high > 1:
            number = row[0].row
            points = min(high * _LINE[lang] + 4, _HIGHEST)
            tab.row_dimensions[number] = Grows(tab, index=number, ht=points)


def _lines(tab: Any, cell: Any) -> int:  # noqa: ANN401 - openpyxl types nothing
    if not isinstance(cell.value, str):
        return 1
    room = max(int(tab.column_dimensions[get_column_letter(cell.column)].width) - 1, 2)
    return sum(max(-(-display_width(one) // room), 1) for one in cell.value.split("\n"))


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

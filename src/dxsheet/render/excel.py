"""The page as an Excel workbook, to be read, to be filled in, and to be taken back by `import`."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang
from dxsheet.office.package import require
from dxsheet.summary.blocks import Page


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> bytes:
    """The pages as an .xlsx file: one sheet with every tab, or several under an agenda.

    Raises:
        DxsheetError: the `office` extra is missing, or a text is too long for a cell (exit 3).
    """
    del options  # Excel has none
    require("openpyxl", "Excel")
    from dxsheet.render.excel_book import of_many, of_one

    return of_one(pages[0], lang) if len(pages) == 1 else of_many(pages, lang)


def blank(lang: Lang) -> bytes:
    """A workbook with nothing filled in, for a team to fill by hand; raises as `draw`."""
    require("openpyxl", "Excel")
    from dxsheet.render.excel_book import of_none

    return of_none(lang)

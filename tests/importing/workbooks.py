"""Workbooks for tests: made from a sheet, or by hand with openpyxl, and read back."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from dxsheet.importing.taking import taken
from dxsheet.importing.workbook import read_book
from dxsheet.render import excel
from dxsheet.render.json_form import as_data
from dxsheet.sheet.chain import reference_faults
from dxsheet.summary import summarise


def exported(sheet, lang="ja"):
    """The workbook of a sheet, as bytes."""
    return excel.draw([summarise(sheet, lang=lang)], lang=lang)


def opened(raw):
    """A workbook to edit."""
    book = openpyxl.load_workbook(BytesIO(raw))
    for tab in book:
        tab._images = []  # openpyxl cannot save a picture twice
    return book


def saved(book):
    """An edited workbook, as bytes."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def handmade(**tabs):
    """A workbook with rows of cells under each tab's name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs.items():
        tab = book.create_sheet(name)
        for row in rows:
            tab.append(row)
    return saved(book)


def take_raw(raw, leave_out=()):
    """What a workbook says."""
    return taken(read_book(raw, "book.xlsx"), leave_out)


def plain(sheet):
    """A sheet as data in which outer spaces, doubled links and empty things do not count."""
    return _plain(as_data(sheet)) or {}


def _plain(value):
    if isinstance(value, str):
        return value.strip().replace("\r\n", "\n") or None
    if isinstance(value, dict):
        found = {key: _plain(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one is not None} or None
    if isinstance(value, list):
        found = [one for one in map(_plain, value) if one is not None]
        return found or None
    return value


def without_dangling(sheet):
    """The sheet with a title, and without links to what is not there."""
    sheet.__dict__["title"] = sheet.title or "題名"
    for fault in reversed(reference_faults(sheet)):
        *path, last = fault.path
        if isinstance(last, int):
            key = path.pop()
            item = _at(sheet, path)
            links = list(getattr(item, key))
            del links[last]
            item.__dict__[key] = tuple(links)
        else:
            _at(sheet, path).__dict__[last] = None
    return sheet


def _at(sheet, path):
    for part in path:
        sheet = sheet[part] if isinstance(part, int) else getattr(sheet, part)
    return sheet

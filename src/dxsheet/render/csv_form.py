"""The mapping as CSV for a spreadsheet: UTF-8 with BOM, a row a link, the gaps as rows.

Every cell is text: what a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import AGAIN, Cell, Page, Table
from dxsheet.visible import visible

_NUMBER = Text("{label} id", "{label}の番号")
_ITEMS = ("problem", "cause", "solution")
# What makes a spreadsheet calculate, typed narrow or wide; quotes around it do not help.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "−")


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> bytes:
    """The rows of all sheets under one heading, each row with the title of its sheet."""
    del options  # CSV has none
    rows: list[list[str]] = []
    for page in pages:
        for table in _tables(page):
            if not rows:
                rows.append([Sheet.fields["title"].label.to(lang), *_heads(table, lang)])
            rows += [[page.title, *_cells(table, row.cells, lang)] for row in table.rows]
    text = "".join(",".join(map(quoted, row)) + "\r\n" for row in rows)
    return b"\xef\xbb\xbf" + text.encode()


def _tables(page: Page) -> Iterator[Table]:
    section = page.section("mapping")
    for block in section.blocks if section else ():
        if isinstance(block, Table):
            yield block


def _heads(table: Table, lang: Lang) -> list[str]:
    heads: list[str] = []
    for column in table.columns:
        if column.key in _ITEMS:
            heads.append(_NUMBER.fill(label=column.label).to(lang))
        heads.append(column.label)
    return heads


def _cells(table: Table, cells: Sequence[Cell], lang: Lang) -> list[str]:
    """The cells of a row, ids apart; what repeats the row above is told again, for filters."""
    told: list[str] = []
    for column, cell in zip(table.columns, cells, strict=True):
        if column.key in _ITEMS:
            told.append(cell.id)
        told.append(cell.text + (AGAIN.to(lang) if cell.again and cell.id else ""))
    return told


def quoted(text: str) -> str:
    """One cell: quoted, and never a formula to a spreadsheet."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if shown.lstrip().startswith(_FORMULA) or shown.startswith(("\t", "\n")):
        shown = "'" + shown
    return '"' + shown.replace('"', '""') + '"'

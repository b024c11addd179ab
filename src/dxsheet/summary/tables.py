"""Tables made straight from the fields of items; columns that nothing fills are left out."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.sheet.fields import Noun
from dxsheet.summary.blocks import Column, Row, Table
from dxsheet.summary.reading import Reading

_SHORT = ("choice", "flag", "id")


def listing(read: Reading, key: str, items: Sequence[Noun], keys: Sequence[str]) -> Table:
    """A row an item, a column a field; the first column also carries the item's id."""
    noun = type(items[0])
    columns = tuple(Column(one, read.label(noun, one), "", _role(noun, one)) for one in keys)
    return filled(Table(key, columns, tuple(_row(read, one, keys) for one in items)))


def filled(table: Table) -> Table:
    """The table without the columns that no row fills; the first stays where none is filled."""
    every = range(len(table.columns))
    kept = [index for index in every if any(row.cells[index].text for row in table.rows)] or [0]
    rows = (row._replace(cells=tuple(row.cells[one] for one in kept)) for row in table.rows)
    return Table(table.key, tuple(table.columns[one] for one in kept), tuple(rows))


def _row(read: Reading, item: Noun, keys: Sequence[str]) -> Row:
    cells = [read.cell(item, key) for key in keys]
    if "id" in item.fields and getattr(item, "id", None):
        cells[0] = cells[0]._replace(id=item.id)  # type: ignore[attr-defined]
    return Row(tuple(cells))


def _role(noun: type[Noun], key: str) -> str:
    kind = noun.fields[key].kind
    if kind == "date":
        return "date"
    if kind in ("number", "amount"):
        return "number"
    return "short" if kind in _SHORT else "text"

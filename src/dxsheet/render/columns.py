"""Which columns of a table stand in one cell where a page is too narrow for all."""

from __future__ import annotations

from collections.abc import Mapping

from dxsheet.summary.blocks import Table


def drawn_as_one(block: Table, under: Mapping[str, Mapping[str, str]]) -> list[list[int]]:
    """The columns that share a cell, by index, the one they tell more about first.

    Args:
        block: the table.
        under: by the table's key, which column stands under which.
    """
    below = under.get(block.key, {})
    names = {column.key for column in block.columns}
    parts: dict[str, list[int]] = {}
    for index, column in enumerate(block.columns):
        name = column.group if block.key == "mapping" else below.get(column.key, column.key)
        parts.setdefault(name if name in names else column.key, []).append(index)
    return list(parts.values())

"""What a workbook was made from, as marks that tell nothing: a hash a value, none of the values.

With them an import can tell a cell that somebody changed in the workbook from one that somebody
changed in the sheet meanwhile, although the workbook keeps no second copy of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from hashlib import sha256
from typing import Any

from dxsheet.office.tabs import NAMED_BY, TABS
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import Sheet

_LENGTH = 12
# How many marks stand in one cell of the workbook.
CHUNK = 500


def canon(field: Field | None, value: object) -> str:
    """A value as it is compared: outer spaces and the order of links do not matter."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return plain_number(value)
    if isinstance(value, tuple):
        parts = [canon(None, one).replace("\n", "\\n") for one in value]
        return "\n".join(sorted(set(parts)) if field and field.kind == "refs" else parts)
    return str(value).strip()


def plain_number(value: float) -> str:
    """A number as digits, without an exponent or a fraction that is not there."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    text = f"{value:.15g}"
    if float(text) != value:
        text = repr(value)
    if "e" not in text:
        return text
    return f"{Decimal(text):f}"


def mark(*parts: str) -> str:
    """The mark of one value at one place."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def named(key: str, item: Noun) -> str:
    """What an entry of a list is told apart by: its id, else what it is called."""
    found = getattr(item, "id", None)
    if found:
        return str(found)
    keys = NAMED_BY.get(key, ("text",))
    return "\x1e".join(canon(None, getattr(item, one)) for one in keys)


def lists_of(sheet: Sheet) -> Iterator[tuple[str, Noun]]:
    """Every entry of every list that a row stands for, with the list's key."""
    for tab in TABS:
        if tab.noun is not None:
            yield from ((tab.key, one) for one in getattr(sheet, tab.key))
    if sheet.selection is not None:
        yield from (("candidates", one) for one in sheet.selection.candidates)


def value_at(sheet: Noun, path: Iterable[str]) -> object:
    """The value of a field that stands at a path, None where its parents are not there."""
    value: Any = sheet
    for part in path:
        value = getattr(value, part, None)
    return value


def criteria_of(sheet: Sheet) -> str:
    """The criteria of a sheet as they are compared; empty ones at the end do not count."""
    criteria = sheet.selection.criteria if sheet.selection else ()
    return criteria_text([(canon(None, one.name), canon(None, one.max)) for one in criteria])


def criteria_text(criteria: list[tuple[str, str]]) -> str:
    """Names and highest scores as one text."""
    return "\x1e".join("\x1d".join(one) for one in criteria).rstrip("\x1d\x1e")


def marks(sheet: Sheet) -> set[str]:
    """The marks of every value on a sheet, of empty fields too, and of every entry."""
    found = {
        mark("line", *line.path, canon(line.field, value_at(sheet, line.path)))
        for tab in TABS
        for line in tab.lines
    }
    for key, item in lists_of(sheet):
        name = named(key, item)
        found.add(mark("tab", "selection" if key == "candidates" else key))
        found.add(mark("entry", key, name))
        for field, about in item.fields.items():
            found.add(mark(key, name, field, canon(about, getattr(item, field))))
    found.add(mark("criteria", criteria_of(sheet)))
    known = {one.id for one in sheet.causes if one.id}
    for solution in sheet.solutions:
        if solution.id:
            tied = tuple(one for one in solution.causes if one in known)
            text = canon(type(solution).fields["causes"], tied)
            found.add(mark("matrix", solution.id, text))
    return found


def written(found: set[str]) -> list[str]:
    """The marks as cells of text."""
    every = sorted(found)
    return [" ".join(every[at : at + CHUNK]) for at in range(0, len(every), CHUNK)]


def read(cells: Iterable[str]) -> set[str]:
    """The marks that stand in cells of text."""
    return {one for cell in cells for one in re.findall(rf"\b[0-9a-f]{{{_LENGTH}}}\b", cell)}

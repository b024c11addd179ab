"""Ids and what points to them: REF001, one id twice or an id that nothing has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from dxsheet.sheet import faults
from dxsheet.sheet.faults import Fault
from dxsheet.sheet.fields import Noun, Path
from dxsheet.sheet.nouns import LISTS, Sheet


def folded(value: str) -> str:
    """An id as it is compared: width and case do not tell two ids apart."""
    return value.casefold() if value.isascii() else unicodedata.normalize("NFKC", value).casefold()


def pointers(sheet: Sheet) -> Iterator[tuple[Path, str, str]]:
    """Every place that names an id: its path, the id, the list the id must stand in (`*`: any)."""
    for name in (*LISTS.values(), "outcomes"):
        entries: tuple[Noun, ...] = getattr(sheet, name)
        for entry in entries:
            for key, many, target in _pointing(type(entry)):  # type: ignore[arg-type] # a class can be hashed
                value = getattr(entry, key)
                if many:
                    for index, one in enumerate(value):
                        yield (*entry.path, key, index), one, target
                elif value is not None:
                    yield (*entry.path, key), value, target


@cache
def _pointing(noun: type[Noun]) -> tuple[tuple[str, bool, str], ...]:
    """The fields that name ids: the key, whether it holds several, the list they stand in."""
    return tuple(
        (key, field.kind == "refs", field.target)
        for key, field in noun.fields.items()
        if field.target and field.kind != "id"
    )


def reference_faults(sheet: Sheet) -> list[Fault]:
    """REF001 for each duplicate id and each id that points nowhere or into the wrong list."""
    found: list[Fault] = []
    home: dict[str, str] = {}
    spelt: dict[str, str] = {}
    for name in LISTS.values():
        for entry in getattr(sheet, name):
            if entry.id is None:
                continue
            key = folded(entry.id)
            if key in spelt:
                found.append(faults.duplicate_id(entry.id, spelt[key], (*entry.path, "id")))
            else:
                spelt[key], home[entry.id] = entry.id, name
    for path, value, target in pointers(sheet):
        stands_in = home.get(value, "")
        if stands_in == target or (stands_in and target == "*"):
            continue
        known = tuple(one for one, name in home.items() if target in ("*", name))
        found.append(faults.dangling(value, stands_in, target, known, path))
    return found

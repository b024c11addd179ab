"""From plain data to a sheet: every field typed, every fault of the shape reported at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dxsheet.sheet import faults
from dxsheet.sheet.faults import Fault
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.nouns import FORMAT_VERSIONS, Sheet
from dxsheet.spoken import as_day, as_flag, as_number

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}\Z")


def shaped(data: dict[str, Any]) -> tuple[Sheet, list[Fault]]:
    """The sheet that plain data holds, and what is wrong with its shape.

    `data` is a mapping of texts, None, lists and mappings, as the YAML reader gives it. A value
    that cannot be read is left out of the sheet and reported; the rest of the sheet is there.
    """
    found: list[Fault] = []
    values = _fields(Sheet, data, (), found)
    for key, field in Sheet.fields.items():
        if field.required and values.get(key) is None and not _said(key, found):
            found.append(faults.missing(field, key, (key,)))
    return Sheet((), values), found


def read_value(field: Field, key: str, raw: object) -> tuple[Any, list[Fault]]:
    """One field's value as read, and what is wrong with it."""
    found: list[Fault] = []
    return _READERS[field.kind](field, key, raw, (key,), found), found


def _said(key: str, found: list[Fault]) -> bool:
    return any(fault.path == (key,) for fault in found)


def _fields(
    noun: type[Noun], data: dict[str, Any], path: Path, found: list[Fault]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    fields = noun.fields
    for key, raw in data.items():
        field = fields.get(key)
        if field is None:
            found.append(faults.unknown_key(key, fields, fields, (*path, key)))
        elif (
            # Most fields are texts that are their own value: no reader, no path.
            raw.__class__ is str
            and (
                (field.kind == "words" and raw != "" and not raw.isspace())
                or (field.kind == "choice" and raw in field.values)
            )
        ):
            values[key] = raw
        elif raw is not None:
            value = _READERS[field.kind](field, key, raw, (*path, key), found)
            if value is not None:
                values[key] = value
    return values


def _words(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> str | None:
    if isinstance(raw, str):
        return raw if raw.strip() else None
    found.append(faults.wrong_type(field, key, path))
    return None


def _number(
    field: Field, key: str, raw: object, path: Path, found: list[Fault]
) -> float | int | None:
    value = as_number(raw) if isinstance(raw, str) else None
    if value is None:
        found.append(faults.wrong_type(field, key, path))
    return value


def _amount(
    field: Field, key: str, raw: object, path: Path, found: list[Fault]
) -> float | int | str | None:
    if not isinstance(raw, str):
        found.append(faults.wrong_type(field, key, path))
        return None
    value = as_number(raw)
    return value if value is not None else raw.strip() or None


def _day(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> str | None:
    if not isinstance(raw, str):
        found.append(faults.wrong_type(field, key, path))
        return None
    if not raw.strip():
        return None
    value = as_day(raw)
    if value is None:
        found.append(faults.bad_day(field, key, raw, path))
    return value


def _flag(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> bool | None:
    value = as_flag(raw) if isinstance(raw, str) else None
    if value is None:
        found.append(faults.wrong_type(field, key, path))
    return value


def _choice(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> str | None:
    if not isinstance(raw, str):
        found.append(faults.wrong_type(field, key, path))
    elif raw in field.values:
        return raw
    else:
        found.append(faults.wrong_choice(field, key, raw, path))
    return None


def _id(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> str | None:
    if not isinstance(raw, str):
        found.append(faults.wrong_type(field, key, path))
    elif _ID.match(raw):
        return raw
    else:
        found.append(faults.bad_id(raw, path))
    return None


def _list(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> tuple[str, ...]:
    if isinstance(raw, list) and raw:
        kept = field.values
        if all(one.__class__ is str and (one in kept if kept else one.strip()) for one in raw):
            return tuple(raw)
    reader = _choice if field.values else _words
    return tuple(_entries(reader, field, key, raw, path, found))


def _numbers(
    field: Field, key: str, raw: object, path: Path, found: list[Fault]
) -> tuple[float | int, ...]:
    return tuple(_entries(_number, field, key, raw, path, found))


def _entries(
    reader: Callable[..., Any], field: Field, key: str, raw: object, path: Path, found: list[Fault]
) -> list[Any]:
    if not isinstance(raw, list):
        found.append(faults.wrong_type(field, key, path))
        return []
    values = []
    for index, entry in enumerate(raw):
        where = (*path, index)
        if entry is None:
            found.append(faults.empty_entry(where))
            continue
        value = reader(field, key, entry, where, found)
        if value is not None:
            values.append(value)
    return values


def _item(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> Noun | None:
    if not isinstance(raw, dict):
        found.append(faults.wrong_type(field, key, path))
        return None
    noun = field.noun
    assert noun is not None  # declared with its kind
    return noun(path, _fields(noun, raw, path, found))


def _items(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> tuple[Noun, ...]:
    return tuple(_entries(_item, field, key, raw, path, found))


def _version(field: Field, key: str, raw: object, path: Path, found: list[Fault]) -> int | None:
    value = _number(field, key, raw, path, found)
    if value is not None and value not in FORMAT_VERSIONS:
        found.append(faults.unknown_version(str(raw), FORMAT_VERSIONS, path))
        return None
    return 1 if value is not None else None


_READERS: dict[str, Callable[..., Any]] = {
    "words": _words,
    "number": _number,
    "amount": _amount,
    "date": _day,
    "flag": _flag,
    "choice": _choice,
    "id": _id,
    "refs": _list,
    "list": _list,
    "numbers": _numbers,
    "items": _items,
    "item": _item,
    "version": _version,
}

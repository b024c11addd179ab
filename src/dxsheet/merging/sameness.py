"""When two values say the same, and how a value may be taken apart to be merged."""

from __future__ import annotations

from collections.abc import Callable

from dxsheet.sheet.fields import Field
from dxsheet.spoken import as_day, as_flag, as_number
from dxsheet.yamlfile.dump import Plain

# How a value is merged: key by key, entry by entry, as a set of words in order, or not at all.
MAP, ITEMS, WORDS, ATOM = "map", "items", "words", "atom"

_TYPED: dict[str, Callable[[str], object]] = {
    "date": as_day, "flag": as_flag, "number": as_number, "amount": as_number,
}  # fmt: skip


def sort_of(field: Field | None, *values: Plain) -> str:
    """How values of a field are merged; ATOM where their shapes do not fit together."""
    there = [value for value in values if value is not None]
    if there and all(isinstance(value, dict) for value in there):
        return MAP if field is None or field.kind in ("item", "items") else ATOM
    if not there or not all(isinstance(value, list) for value in there):
        return ATOM
    entries = [one for value in there if isinstance(value, list) for one in value]
    if field is not None and field.kind == "numbers":
        return ATOM
    if all(isinstance(one, str) for one in entries) and (field is None or field.kind != "items"):
        return WORDS
    if all(isinstance(one, dict) for one in entries) and (field is None or field.kind == "items"):
        return ITEMS
    return ATOM


def same_value(field: Field | None, one: Plain, other: Plain) -> bool:
    """Whether two values say the same: layout, an empty key and how a date is written aside."""
    return one == other or _meant(field, one) == _meant(field, other)


def _meant(field: Field | None, value: Plain) -> object:
    if value is None or isinstance(value, str):
        return _scalar(field, value)
    noun = field.noun if field else None
    if isinstance(value, dict):
        parts = {
            key: _meant(noun.fields.get(key) if noun else None, one) for key, one in value.items()
        }
        return {key: one for key, one in parts.items() if one not in (None, (), {})} or None
    if not isinstance(value, list):
        return value
    return tuple(_meant(field, one) for one in value) or None


def _scalar(field: Field | None, value: str | None) -> object:
    if value is None or not value.strip():
        return None
    typed = _TYPED[field.kind](value) if field and field.kind in _TYPED else None
    return typed if typed is not None else _unwrapped(value)


def _unwrapped(text: str) -> str:
    """A text without its line breaks; between Japanese signs they are no spaces either."""
    words = text.split()
    out = words[0]
    for word in words[1:]:
        joint = out[-1] < "\u2e80" or word[0] < "\u2e80"
        out += (" " if joint else "") + word
    return out

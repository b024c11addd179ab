"""What a filled cell means for a field: the value as the file writes it, or what is wrong."""

from __future__ import annotations

import re
import unicodedata

from dxsheet.importing import complaints
from dxsheet.importing.complaints import Complaint
from dxsheet.importing.record import canon, plain_number
from dxsheet.importing.spelling import meant
from dxsheet.importing.tabs import names_of
from dxsheet.importing.workbook import Value, serial_day
from dxsheet.sheet.fields import Field
from dxsheet.sheet.shape import read_value
from dxsheet.spoken import as_day, as_flag, as_number

Plain = str | list[str]
Read = tuple[Plain | None, Complaint | None]

_BETWEEN = re.compile(r"[\s,、，;；]+")
_CHOICES = re.compile(r"\s*[,、，;；\n]\s*")
_TRUE = frozenset(("1", "済", "済み", "完了", "✓", "✔", "レ", "◯", "o", "y", "true", "done"))
_FALSE = frozenset(("0", "未", "未了", "-", "－", "n", "false", "x"))
# Days since 1900 that are meant as a date where a date is asked for: 1954 to 2118.
_DAYS = range(20_000, 80_000)


def read_cell(field: Field, key: str, value: Value | None) -> Read:
    """A cell's value for a field as the file writes it, None for an empty cell; what is wrong."""
    if value is None:
        return None, None
    if value.kind == "error":
        return None, complaints.error_value(value.text)
    if value.kind == "formula":
        return None, complaints.no_result()
    text = meant(value.text.strip())
    kind = "choices" if field.kind == "list" and field.values else field.kind
    return _READERS.get(kind, _words)(field, key, value, text)


def canon_of(field: Field, key: str, plain: Plain | None) -> str:
    """A value as it is compared with one of the sheet."""
    if plain is None:
        return ""
    return canon(field, read_value(field, key, plain)[0])


def tidy_id(said: str) -> str:
    """An id as typed: width and spaces do not matter."""
    return unicodedata.normalize("NFKC", said).strip()


def _words(field: Field, key: str, value: Value, text: str) -> Read:
    del key, value
    return (tidy_id(text) if field.target else text) or None, None


def _list(field: Field, key: str, value: Value, text: str) -> Read:
    """One entry a line; what is spelt is read after the lines are cut."""
    del field, key, text
    entries = [meant(one.strip()) for one in value.text.split("\n")]
    return [one for one in entries if one.strip()] or None, None


def _refs(field: Field, key: str, value: Value, text: str) -> Read:
    del field, key, value
    return [tidy_id(one) for one in _BETWEEN.split(text) if one] or None, None


def _choice(field: Field, key: str, value: Value, text: str) -> Read:
    del key, value
    wanted = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    for name, label in field.values.items():
        if wanted in names_of(label, name):
            return name, None
    return None, complaints.not_chosen(field, text)


def _choices(field: Field, key: str, value: Value, text: str) -> Read:
    found: list[str] = []
    for one in _CHOICES.split(text):
        name, wrong = _choice(field, key, value, one) if one else (None, None)
        if wrong:
            return None, wrong
        found += [str(name)] if name else []
    return found or None, None


def _flag(field: Field, key: str, value: Value, text: str) -> Read:
    del field, key, value
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    said = as_flag(plain)
    if said is None:
        said = True if plain in _TRUE else False if plain in _FALSE else None
    if said is None:
        return None, complaints.no_flag(text)
    return "true" if said else "false", None


def _day(field: Field, key: str, value: Value, text: str) -> Read:
    del field, key
    if value.kind == "number" and int(value.number) in _DAYS:
        # The date format was lost on the way; nothing else is meant by such a number.
        return serial_day(value.number), None
    day = as_day(text)
    return (day, None) if day else (None, complaints.no_day(text))


def _number(field: Field, key: str, value: Value, text: str) -> Read:
    del field, key
    found = as_number(text) if value.kind in ("number", "text") else None
    return (None, complaints.no_number(text)) if found is None else (plain_number(found), None)


def _amount(field: Field, key: str, value: Value, text: str) -> Read:
    del field, key, value
    found = as_number(text)
    return (text or None) if found is None else plain_number(found), None


def _id(field: Field, key: str, value: Value, text: str) -> Read:
    del value
    name = tidy_id(text)
    wrong = read_value(field, key, name)[1]
    return (None, complaints.no_id(text, field.target)) if wrong else (name, None)


_READERS = {
    "words": _words,
    "list": _list,
    "refs": _refs,
    "choice": _choice,
    "choices": _choices,
    "flag": _flag,
    "date": _day,
    "number": _number,
    "amount": _amount,
    "id": _id,
}

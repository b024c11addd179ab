"""What a filled cell means for a field: the value as the file writes it, or what is wrong."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.complaints import Complaint
from dxsheet.importing.workbook import Value
from dxsheet.lang import Text
from dxsheet.office.tabs import canon, meant, names_of, plain_number
from dxsheet.sheet.choices import meant_choice
from dxsheet.sheet.fields import Field
from dxsheet.sheet.shape import read_value
from dxsheet.spoken import (
    as_count,
    as_day,
    as_flag,
    as_measure,
    as_number,
    means_nothing,
    means_unknown,
    same_unit,
)

Plain = str | list[str]
Read = tuple[Plain | None, Complaint | None]

_BETWEEN = re.compile(r"[\s,、，;；]+")
_CHOICES = re.compile(r"\s*[,、，;；\n]\s*")
# As signs are typed; compared by `sign_of`.
TRUE = frozenset(
    ("済", "済み", "完了", "はい", "有", "レ", "true", "done", "yes", *"1○〇◯⭕●◎✓✔☑oy")
)
FALSE = frozenset(("未了", "いいえ", "false", "no", *"未無", *"0-−ー―×✗✘☐□nx"))
# What people add to a choice: 特定済み, 採用する, 提案中. Longest first.
_ADDED = re.compile(r"(?:しました|します|した|済み|ずみ|済|する|中|です|だった|とする)\Z")


class _Cell(NamedTuple):
    """A filled cell of a field, and its text as it is meant."""

    field: Field
    key: str
    value: Value
    text: str


def read_cell(field: Field, key: str, value: Value | None) -> Read:
    """A cell's value for a field as the file writes it, None for an empty cell; what is wrong."""
    if value is None:
        return None, None
    if value.kind == "error":
        return None, complaints.ERROR_VALUE.about(said=value.text)
    if value.kind == "formula":
        return None, complaints.NO_RESULT
    text = meant(value.text.strip())
    kind = "choices" if field.kind == "list" and field.values else field.kind
    plain, wrong = _READERS.get(kind, _words)(_Cell(field, key, value, text))
    # 未定 in a date, なし in a number: not yet, and no value.
    return plain, None if means_unknown(text) or means_nothing(text) else wrong


def canon_of(field: Field, key: str, plain: Plain | None) -> str:
    """A value as it is compared with one of the sheet."""
    if plain is None:
        return ""
    return canon(field, read_value(field, key, plain)[0])


def with_unit(plain: Plain | None, unit: str) -> Plain | None:
    """An amount without its unit where that stands in a cell of its own: 40件 with 件 is 40."""
    found = as_measure(plain) if isinstance(plain, str) and unit else None
    alone = found and not found.sign and not found.rest and same_unit(found.unit, unit)
    return found.number if found and alone else plain


def tidy_id(said: str) -> str:
    """An id as typed: width and spaces do not matter."""
    return unicodedata.normalize("NFKC", said).strip()


def sign_of(said: str) -> str:
    """A sign as signs are compared: one width, without the selector that phones add."""
    plain = "".join(one for one in said if one not in "\ufe0e\ufe0f")
    return unicodedata.normalize("NFKC", plain).strip().casefold()


def _words(cell: _Cell) -> Read:
    return (tidy_id(cell.text) if cell.field.target else cell.text) or None, None


def _list(cell: _Cell) -> Read:
    """One entry a line; what is spelt is read after the lines are cut."""
    entries = [meant(one.strip()) for one in cell.value.text.split("\n")]
    return [one for one in entries if one.strip()] or None, None


def _refs(cell: _Cell) -> Read:
    return [tidy_id(one) for one in _BETWEEN.split(cell.text) if one] or None, None


def _choice(cell: _Cell) -> Read:
    found = chosen(cell.field, cell.text)
    if found is not None:
        return found, None
    labels = cell.field.values.values()
    words = Text(", ".join(one.en for one in labels), "、".join(one.ja for one in labels))
    return None, complaints.NOT_CHOSEN.about(said=cell.text, words=words)


def chosen(field: Field, text: str) -> str | None:
    """The choice that is meant: by its label in either language, as people put it, or by key."""
    loose = _loose("".join(unicodedata.normalize("NFKC", text).casefold().split()))
    known = {name: map(_loose, names_of(label, name)) for name, label in field.values.items()}
    alike = (name for name, names in known.items() if loose in names)
    return meant_choice(text, field.values) or next(alike, None)


def _loose(word: str) -> str:
    """A choice without what people add or leave out."""
    return _ADDED.sub("", word).replace("の", "")


def _choices(cell: _Cell) -> Read:
    found: list[str] = []
    for one in _CHOICES.split(cell.text):
        name, wrong = _choice(cell._replace(text=one)) if one else (None, None)
        if wrong:
            return None, wrong
        found += [str(name)] if name else []
    return found or None, None


def _flag(cell: _Cell) -> Read:
    plain = sign_of(cell.text)
    said = True if plain in TRUE else False if plain in FALSE else as_flag(plain)
    if said is None:
        return None, complaints.NO_FLAG.about(said=cell.text)
    return "true" if said else "false", None


def _day(cell: _Cell) -> Read:
    # A number whose date format was lost on the way, or 5/10 of the sheet's year.
    day = cell.value.day or as_day(cell.text)
    return (day, None) if day else (None, complaints.NO_DAY.about(said=cell.text))


def _number(cell: _Cell) -> Read:
    if cell.value.kind == "number":
        return plain_number(cell.value.number), None
    found = None
    if cell.value.kind == "text":
        found = as_number(cell.text)
        found = as_count(cell.text) if found is None else found
    if found is None:
        return None, complaints.NO_NUMBER.about(said=cell.text)
    return plain_number(found), None


def _amount(cell: _Cell) -> Read:
    found = as_number(cell.text)
    return (cell.text or None) if found is None else plain_number(found), None


def _id(cell: _Cell) -> Read:
    name = tidy_id(cell.text)
    wrong = read_value(cell.field, cell.key, name)[1]
    if wrong:
        return None, complaints.NO_ID.about(said=cell.text, one=f"{cell.field.target}1")
    return name, None


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

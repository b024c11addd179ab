"""What a field's value looks like in a cell; `importing.cells` reads the same back."""

from __future__ import annotations

from datetime import date
from typing import Any

from dxsheet.lang import Lang, Text
from dxsheet.office.record import plain_number
from dxsheet.office.tabs import listed, spelt
from dxsheet.sheet.fields import Field

YES, NO = Text("yes", "はい"), Text("no", "いいえ")
BETWEEN = Text(", ", "、")
# Excel keeps 15 digits, and no day before this one for certain.
_DIGITS = 15
_FIRST_DAY = "1900-03-01"


def shown(field: Field, value: Any, lang: Lang) -> str | float | date | None:  # noqa: ANN401
    """A value for a cell, None for an empty one."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return (YES if value else NO).to(lang)
    if isinstance(value, (int, float)):
        return number(value)
    if field.kind == "date":
        return date.fromisoformat(value) if value >= _FIRST_DAY else str(value)
    if isinstance(value, tuple):
        if field.values:
            return BETWEEN.to(lang).join(field.values[one].to(lang) for one in value)
        return BETWEEN.to(lang).join(map(spelt, value)) if field.kind == "refs" else listed(value)
    return field.values[value].to(lang) if field.values else spelt(value)


def number(value: float) -> str | float:
    """A number; as text where Excel would round it."""
    text = plain_number(value)
    digits = text.lstrip("-0.").replace(".", "")
    return text if len(digits) > _DIGITS else value


def choices(field: Field, lang: Lang) -> list[str]:
    """What a cell of this field may be chosen from; empty where anything may be written."""
    if field.kind == "choice":
        return [one.to(lang) for one in field.values.values()]
    return [YES.to(lang), NO.to(lang)] if field.kind == "flag" else []

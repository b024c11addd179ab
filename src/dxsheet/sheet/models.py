"""The nouns as pydantic models, made from the same declarations the reader uses.

For what comes from outside as Python values (an import, an API caller) and for the JSON Schema.
The reader itself does not load pydantic: see docs/decisions/0002.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    create_model,
)

from dxsheet.sheet import fields as declared
from dxsheet.sheet.nouns import FORMAT_VERSIONS, Sheet
from dxsheet.spoken import as_day, as_flag, as_number

_ID = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,31}$")]


def _number(value: object) -> object:
    found = as_number(value) if isinstance(value, str) else value
    return value if found is None else found


def _day(value: object) -> object:
    found = as_day(str(value))
    if found is None:
        raise ValueError("not a date")
    return found


def _flag(value: object) -> object:
    found = as_flag(value) if isinstance(value, str) else value
    return value if found is None else found


def _words(value: object) -> object:
    if isinstance(value, str) and not value.strip():
        return None
    return value


Words = Annotated[str | None, BeforeValidator(_words)]
# Strict: pydantic would take `1e3` for a number and `0` for False, which the reader does not.
Number = Annotated[StrictInt | StrictFloat, BeforeValidator(_number)]
Amount = Annotated[StrictInt | StrictFloat | str, BeforeValidator(_number)]
Day = Annotated[str, BeforeValidator(_day), Field(json_schema_extra={"format": "date"})]
Flag = Annotated[StrictBool, BeforeValidator(_flag)]


_MADE: dict[type[declared.Noun], type[BaseModel]] = {}


def model(noun: type[declared.Noun]) -> type[BaseModel]:
    """The pydantic model of a noun: unknown keys refused, fields described in both languages."""
    if noun not in _MADE:
        _MADE[noun] = _make(noun)
    return _MADE[noun]


def _make(noun: type[declared.Noun]) -> type[BaseModel]:
    parts: dict[str, Any] = {}
    for key, field in noun.fields.items():
        info = Field(title=f"{field.label.en} / {field.label.ja}", description=_described(field))
        if field.required:
            parts[key] = (Annotated[_type(field), info], ...)
        else:
            parts[key] = (Annotated[_type(field) | None, info], None)
    made: type[BaseModel] = create_model(
        noun.__name__, __config__=ConfigDict(extra="forbid"), __doc__=noun.__doc__, **parts
    )
    return made


def sheet_model() -> type[BaseModel]:
    """The model of a whole sheet."""
    return model(Sheet)


def _described(field: declared.Field) -> str:
    text = f"{field.doc.en} / {field.doc.ja}"
    if field.values:
        choices = ", ".join(f"{key} = {label.ja}" for key, label in field.values.items())
        text += f" ({choices})"
    return text


def _type(field: declared.Field) -> Any:  # noqa: ANN401 - a type form
    if field.noun is not None:
        inner: Any = model(field.noun)
        return list[inner] if field.kind == "items" else inner
    if field.values:
        one: Any = Literal[tuple(field.values)]
        return list[one] if field.kind == "list" else one
    types: dict[str, Any] = {
        "words": Annotated[str, Field(pattern=r"\S")] if field.required else Words,
        "number": Number,
        "amount": Amount,
        "date": Day,
        "flag": Flag,
        "id": _ID,
        "refs": list[str],
        "list": list[str],
        "numbers": list[Number],
        "version": Annotated[Literal[FORMAT_VERSIONS], BeforeValidator(_number)],
    }
    return types[field.kind]

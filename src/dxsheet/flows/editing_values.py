"""Values from the command line as the file writes them, one field at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dxsheet.findings import FOUND, USAGE, DxsheetError
from dxsheet.flows import editing_words as words
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.shape import read_value
from dxsheet.yamlfile import Bare
from dxsheet.yamlfile.dump import Plain

_BETWEEN = re.compile(r"\s*[,、，]\s*")


def entry_of(
    noun: type[Noun], values: Mapping[str, tuple[str, ...]], kind: str
) -> dict[str, Plain]:
    """A new entry with its keys in the order of the format.

    Raises DxsheetError: exit 2 for a field that is not there, 1 for a value it cannot hold.
    """
    for key, given in values.items():
        if given and (key not in noun.fields or noun.fields[key].noun is not None):
            known = ", ".join("--" + one.replace("_", "-") for one in noun.fields if one != "id")
            raise DxsheetError(
                words.NO_FIELD.fill(name=f"{kind}.{key}"),
                words.FIELDS.fill(known=known),
                code=USAGE,
            )
    return {
        key: value_of(field, key, values[key])
        for key, field in noun.fields.items()
        if values.get(key)
    }


def split(given: tuple[str, ...]) -> list[str]:
    """Ids as the command line gives them: repeated, or separated by `,` `、` `，`."""
    return [one for text in given for one in _BETWEEN.split(text.strip()) if one]


def value_of(field: Field, key: str, given: tuple[str, ...]) -> Plain:
    """What to write for one field: a date as YYYY-MM-DD, a number bare, a list as a list.

    Raises DxsheetError (exit 1) where the value is none that the field can hold.
    """
    plain: str | list[str] = given[-1]
    if field.kind in ("refs", "list", "numbers"):
        apart = field.kind != "list" or bool(field.values)
        plain = split(given) if apart else [one for one in given if one.strip()]
    value, faults = read_value(field, key, plain)
    if faults or value is None:
        if not faults:
            raise DxsheetError(
                words.BAD_VALUE.fill(name=key, value=given[-1]), words.ASSIGN, code=FOUND
            )
        raise DxsheetError(faults[0].message, faults[0].hint, code=FOUND)
    return _written(field, value)


def _written(field: Field, value: object) -> Plain:
    if isinstance(value, tuple):
        return [_written(field, one) for one in value]
    if isinstance(value, bool):
        return Bare("true" if value else "false")
    if isinstance(value, (int, float)):
        return Bare(str(value))
    return Bare(value) if field.kind == "date" and isinstance(value, str) else str(value)

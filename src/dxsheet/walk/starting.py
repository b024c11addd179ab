"""The first text of a new sheet: the line for editors, the walk's own keys, the template's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxsheet.lang import Lang
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import Sheet, key_order
from dxsheet.yamlfile import Bare

_BARE = ("number", "numbers", "amount", "flag", "version")
# No letters that are mistaken for digits when read out.
_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"


def fresh_sheet(title: str, *, lang: Lang, date: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a new sheet, in the order of the format.

    Args:
        title: the title.
        lang: the language of the sheet.
        date: today, as YYYY-MM-DD.
        given: what the template puts on it.
    """
    data = {
        "dxsheet": "1",
        "id": sheet_id(),
        "title": title,
        "language": lang,
        "date": date,
        "stage": "draft",
        **given,
    }
    return {key: bare(data[key], Sheet.fields[key]) for key in key_order(()) if key in data}


def modeline() -> str:
    """The comment by which editors find the schema and complete the keys."""
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


# Beside the sheet, since an office's editors often have no network (`flows.schema_file`).
SCHEMA_FILE = ".dxsheet.schema.json"


def sheet_id() -> str:
    """Eight random signs that stay with the sheet across renames."""
    import secrets

    return "".join(secrets.choice(_SIGNS) for _ in range(8))


def bare(value: Any, field: Field) -> Any:  # noqa: ANN401 - plain data
    """The same data with numbers and flags marked to stand without quotes."""
    if isinstance(value, list):
        return [bare(one, field) for one in value]
    if isinstance(value, dict) and field.noun:
        fields = field.noun.fields
        return {key: bare(one, fields[key]) for key, one in value.items() if key in fields}
    return Bare(value) if isinstance(value, str) and field.kind in _BARE else value

"""Sheets as JSON: `{"sheets": [...]}`, each with the keys of its file and its `gaps` (contract)."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang
from dxsheet.render.findings_json import safe_json
from dxsheet.sheet.fields import Noun
from dxsheet.summary.blocks import Page
from dxsheet.summary.gaps import Gap


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """The sheets of the pages; an agenda page holds none and adds nothing.

    Only filled keys are there, in the order of the format; dates are ISO text, numbers numbers.
    """
    del lang, options  # the same in every language
    sheets = [
        {**as_data(page.sheet), "gaps": [_gap(one) for one in page.gaps]}
        for page in pages
        if page.sheet is not None
    ]
    return safe_json({"sheets": sheets})


def as_data(item: Noun) -> dict[str, object]:
    """A noun as plain data, without the fields that nothing fills."""
    values = ((key, getattr(item, key)) for key in item.fields)
    return {key: _plain(value) for key, value in values if value is not None and value != ()}


def _plain(value: object) -> object:
    if isinstance(value, Noun):
        return as_data(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _gap(gap: Gap) -> dict[str, object]:
    """`kind`, `at` (the item), its `text`, and the `reason` that settles it, or null."""
    return {"kind": gap.kind, "at": gap.at, "text": gap.text, "reason": gap.reason}

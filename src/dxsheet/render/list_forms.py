"""A list of sheets for a script or a spreadsheet: JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.many.listed import Listed, in_form
from dxsheet.render.csv_form import as_bytes
from dxsheet.render.findings_json import safe_json

_STATUSES = ("identified", "unverified", "rejected")


def as_json(lines: Iterable[Listed], unreadable: Iterable[tuple[str, Text]], lang: Lang) -> str:
    """`{"sheets": [...], "unreadable": [...]}`: every key in every sheet."""
    sheets = [
        {
            **one._asdict(),
            "causes": dict(zip(_STATUSES, one.causes, strict=True)),
            "gaps": [{"kind": kind, "at": at} for kind, at in one.gaps],
            "owners": list(one.owners),
            "next_date": one.next_date or None,
        }
        for one in lines
    ]
    failed = [{"file": file, "message": why.to(lang)} for file, why in unreadable]
    return safe_json({"sheets": sheets, "unreadable": failed})


def as_csv(lines: Sequence[Listed], lang: Lang) -> bytes:
    """A row a sheet: UTF-8 with BOM, and nothing that a spreadsheet would calculate."""
    columns = in_form("csv").values()
    heads = [
        " ".join(part.to(lang) for part in (one.part_of, one.label) if part) for one in columns
    ]
    rows = [
        [one.plain(line) if one.plain else one.said(line, lang) for one in columns]
        for line in lines
    ]
    return as_bytes([heads, *rows])

"""A list of sheets for a script or a spreadsheet: JSON and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.many.listed import CAUSES, LABELS, Listed
from dxsheet.render.csv_form import as_bytes
from dxsheet.render.findings_json import safe_json
from dxsheet.sheet.choices import STAGE

_STATUSES = ("identified", "unverified", "rejected")
_ID = Text("Sheet id", "シートID")
_OFFICE = Text("Organisation", "組織名（団体・機関）")
_PAST = Text("Past", "期限超過")
_YES = Text("yes", "はい")


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
    causes = [f"{CAUSES.to(lang)} {LABELS[key].to(lang)}" for key in _STATUSES]
    first = [LABELS[key].to(lang) for key in ("title", "stage", "problems")]
    last = [LABELS[key].to(lang) for key in ("gaps", "owner", "next")]
    heads = [*first, *causes, *last, _PAST.to(lang), _OFFICE.to(lang), _ID.to(lang)]
    rows = [[*heads, LABELS["file"].to(lang)], *(_cells(one, lang) for one in lines)]
    return as_bytes(rows)


def _cells(line: Listed, lang: Lang) -> list[str]:
    counts = (*line.causes, len(line.gaps))
    owners = ("、" if lang == "ja" else ", ").join(line.owners)
    past = _YES.to(lang) if line.overdue else ""
    return [
        line.title,
        STAGE[line.stage].to(lang),
        str(line.problems),
        *map(str, counts),
        owners,
        line.next_date,
        past,
        line.organisation,
        line.id,
        line.file,
    ]

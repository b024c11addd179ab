"""`check --fix`: what is not written as the format has it, and can mean one thing only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from dxsheet.binder import Opened, change
from dxsheet.findings import CANNOT, FOUND, DxsheetError, Refusal
from dxsheet.lang import Text
from dxsheet.sheet.choices import meant_choice
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.nouns import Sheet
from dxsheet.spoken import as_names, as_whole_day
from dxsheet.yamlfile import Bare
from dxsheet.yamlfile.edit import Put

_ID = r"[A-Za-z][A-Za-z0-9_-]{0,31}\Z"
_BETWEEN = r"\s*[,、，;]\s*|\s+"
_WORSE = Refusal(
    Text("The sheet would be worse.", "かえって悪くなります。"), Text("-", "-"), code=FOUND
)


def fix(path: str) -> int:
    """Write a sheet's certain corrections into its file, comments kept; how many there were.

    A sheet that cannot be read, or not be edited with certainty, stays as it is: the check says
    what is wrong with it.

    Raises:
        DxsheetError: the file cannot be written (exit 3).
    """
    made: list[Put] = []

    def plan(opened: Opened) -> list[Put]:
        made[:] = _corrections(opened.document.data)
        return made

    def accept(before: Opened, after: Opened) -> None:
        if len(after.findings) > len(before.findings):
            raise _WORSE()

    try:
        change(path, plan, accept=accept)
    except DxsheetError as error:
        if error.code == CANNOT and not error.findings:
            raise
        return 0
    return len(made)


def _corrections(data: dict[str, Any]) -> list[Put]:
    ids = Counter(
        _narrow(item["id"]).casefold()
        for items in data.values()
        if isinstance(items, list)
        for item in items
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    )
    return list(_of_noun(Sheet, data, (), ids))


def _of_noun(
    noun: type[Noun], data: dict[str, Any], path: Path, ids: Counter[str]
) -> Iterator[Put]:
    for key, raw in data.items():
        field = noun.fields.get(key)
        where = (*path, key)
        if field is None:
            continue
        if field.noun is not None:
            entries = [(where, raw)]
            if isinstance(raw, list):
                entries = [((*where, index), one) for index, one in enumerate(raw)]
            for at, entry in entries:
                if isinstance(entry, dict):
                    yield from _of_noun(field.noun, entry, at, ids)
        elif field.kind in ("refs", "list"):
            yield from _of_list(field, raw, where, ids)
        elif isinstance(raw, str):
            meant = _meant(field, raw, ids)
            if meant not in (None, raw):
                yield Put(where, Bare(meant) if field.kind == "date" else meant)


def _of_list(field: Field, raw: object, where: Path, ids: Counter[str]) -> Iterator[Put]:
    """A list, or the one text (or the ids in a row) that stands where a list has to."""
    if isinstance(raw, list):
        for index, one in enumerate(raw):
            meant = _meant(field, one, ids) if isinstance(one, str) else None
            if meant not in (None, one):
                yield Put((*where, index), meant)
    elif isinstance(raw, str) and raw.strip() and "\n" not in raw.strip():
        row = re.split(_BETWEEN, raw.strip()) if field.kind == "refs" else as_names(raw)
        known = [_meant(field, one, ids) for one in row]
        if None not in known and (field.kind == "refs" or len(known) == 1):
            yield Put(where, [one for one in known if one is not None])


def _meant(field: Field, raw: str, ids: Counter[str]) -> str | None:
    """The value as the format has it; None where that is not certain."""
    if field.values:
        return meant_choice(raw, field.values)
    if field.kind == "date":
        return as_whole_day(raw)
    if field.kind in ("id", "refs"):
        plain = _narrow(raw)
        most = ids[plain.casefold()]  # an id that another one reads the same as is nobody's
        return plain if re.match(_ID, plain) and most <= 1 else None
    return raw


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()

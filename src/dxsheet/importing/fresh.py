"""What a workbook says as the data of a sheet that does not exist yet."""

from __future__ import annotations

from typing import Any

from dxsheet.importing import complaints
from dxsheet.importing.complaints import BadCell
from dxsheet.importing.links import dangling
from dxsheet.importing.rows import Entry
from dxsheet.importing.tabs import TABS
from dxsheet.importing.taking import Taken
from dxsheet.sheet.ids import LETTERS, next_id
from dxsheet.sheet.nouns import key_order


def fresh_data(taken: Taken) -> tuple[dict[str, Any], list[BadCell]]:
    """The data in the order of the format, and every bad cell; with one, the data is of no use."""
    dangling(taken, {})
    _titled(taken)
    data: dict[str, Any] = {}
    for path, filled in taken.lines.items():
        if filled.plain is not None:
            _put(data, path, filled.plain)
    for tab in TABS:
        entries = [entry_data(one) for one in taken.entries.get(tab.key, ())]
        entries = [one for one in entries if one]
        if entries:
            data[tab.key] = number_items(tab.key, entries, [])
    choice = choice_data(taken)
    if choice:
        data["selection"] = {**data.get("selection", {}), **choice}
    return ordered(data, ()), taken.wrong


def entry_data(entry: Entry) -> dict[str, Any]:
    """The filled fields of a row."""
    return {key: one.plain for key, one in entry.fields.items() if one.plain is not None}


def number_items(
    key: str, entries: list[dict[str, Any]], taken_ids: list[str], said: str = ""
) -> list[dict[str, Any]]:
    """Entries with an id each, where they are items.

    `taken_ids` are not given again, nor is one that `said` names.
    """
    if key not in LETTERS:
        return entries
    used = [*taken_ids, *(str(one["id"]) for one in entries if "id" in one)]
    out = []
    for one in entries:
        if "id" not in one:
            used.append(next_id(key, used, said))
            one = {"id": used[-1], **one}  # noqa: PLW2901 - the same entry, named
        out.append(one)
    return out


def choice_data(taken: Taken) -> dict[str, Any]:
    """The criteria and candidates, empty where there are none."""
    data: dict[str, Any] = {}
    if taken.choice is not None and taken.choice.criteria:
        data["criteria"] = [
            {key: value for key, value in (("name", name), ("max", most)) if value}
            for name, most in taken.choice.criteria
        ]
    candidates = [entry_data(one) for one in taken.entries.get("candidates", ())]
    if candidates:
        data["candidates"] = candidates
    return data


def ordered(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain data
    """The same data with the keys of every mapping in the order of the format."""
    if isinstance(value, list):
        return [ordered(one, (*path, 0)) for one in value]
    if not isinstance(value, dict):
        return value
    keys = key_order(path)
    return {key: ordered(value[key], (*path, key)) for key in keys if key in value}


def _titled(taken: Taken) -> None:
    if taken.line("title"):
        return
    found = taken.lines.get(("title",))
    if not any(one.where == (found.where if found else "") for one in taken.wrong):
        where = found.where if found else ""
        taken.wrong.append(complaints.placed(where, complaints.missing_title()))


def _put(data: dict[str, Any], path: tuple[str, ...], value: Any) -> None:  # noqa: ANN401
    for part in path[:-1]:
        data = data.setdefault(part, {})
    data[path[-1]] = value

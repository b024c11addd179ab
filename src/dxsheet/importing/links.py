"""Ids and links of what was read: rows that are items, ids given once, links to what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxsheet.importing import complaints
from dxsheet.importing.record import canon, mark
from dxsheet.importing.rows import Entry, Filled
from dxsheet.importing.tabs import TABS
from dxsheet.sheet.nouns import LISTS, Solution
from dxsheet.sheet.references import folded

if TYPE_CHECKING:
    from dxsheet.importing.matrix import Matrix
    from dxsheet.importing.rows import Found
    from dxsheet.importing.taking import Taken

_CAUSES = Solution.fields["causes"]


def settle(found: Found, matrix: Matrix | None, marks: set[str]) -> None:
    """Drop rows that only stand ready, complain about ids twice, tie solutions to their causes."""
    for key in LISTS.values():
        if key in found.entries:
            found.entries[key] = [
                one for one in found.entries[key] if not _stands_ready(one, marks)
            ]
    _ids_once(found)
    spelt = {folded(name): name for name in named_ids(found)}
    for entries in found.entries.values():
        for entry in entries:
            _respell(entry, spelt)
    if matrix is not None:
        _tie(found, matrix, marks, spelt)


def named_ids(found: Found | Taken, key: str = "") -> list[str]:
    """The ids that the rows of a list have, or of all lists."""
    lists = [key] if key else list(LISTS.values())
    return [name for one in lists for entry in found.entries.get(one, ()) if (name := _id(entry))]


def dangling(found: Found | Taken, known: dict[str, set[str]]) -> None:
    """Complain about links to what is not there; `known` are more ids, by their list."""
    for tab in TABS:
        noun = tab.noun
        for entry in found.entries.get(tab.key, ()) if noun else ():
            for key, filled in entry.fields.items():
                target = noun.fields[key].target if noun else ""
                if not target or key == "id" or filled.plain is None:
                    continue
                lists = LISTS.values() if target == "*" else (target,)
                there = [
                    name for one in lists for name in (*named_ids(found, one), *known.get(one, ()))
                ]
                said = filled.plain if isinstance(filled.plain, list) else [filled.plain]
                for one in said:
                    if one not in there:
                        where = found.ticks.get(one, filled.where)
                        found.complain(where, complaints.unknown_id(one, sorted(set(there))))


def _id(entry: Entry) -> str:
    return entry.text("id")


def _stands_ready(entry: Entry, marks: set[str]) -> bool:
    """Whether a row holds an id and nothing else, and was not made from an item of a sheet."""
    if any(one.plain is not None for key, one in entry.fields.items() if key != "id"):
        return False
    return mark("entry", entry.key, _id(entry)) not in marks


def _ids_once(found: Found) -> None:
    first: dict[str, str] = {}
    for key in LISTS.values():
        for entry in found.entries.get(key, ()):
            name = _id(entry)
            where = entry.fields["id"].where if name else ""
            if name and folded(name) in first:
                found.complain(where, complaints.twice(name, first[folded(name)]))
            elif name:
                first[folded(name)] = where


def _respell(entry: Entry, spelt: dict[str, str]) -> None:
    """Links as the ids they mean are written: `c1` becomes C1."""
    tab = next((one for one in TABS if one.key == entry.key), None)
    for key, filled in entry.fields.items():
        field = tab.noun.fields[key] if tab and tab.noun else None
        if field is None or not field.target or key == "id" or filled.plain is None:
            continue
        if isinstance(filled.plain, list):
            plain: str | list[str] = [spelt.get(folded(one), one) for one in filled.plain]
        else:
            plain = spelt.get(folded(filled.plain), filled.plain)
        entry.fields[key] = filled._replace(plain=plain)


def _tie(found: Found, matrix: Matrix, marks: set[str], spelt: dict[str, str]) -> None:
    """What each solution answers, from its column and from the matrix."""
    causes = {spelt.get(folded(one), one) for one in matrix.causes}
    ticked = {
        spelt.get(folded(name), name): [(spelt.get(folded(one), one), at) for one, at in links]
        for name, links in matrix.links.items()
    }
    by_id = {_id(entry): entry for entry in found.entries.get("solutions", ())}
    for name, links in ticked.items():
        entry = by_id.get(name)
        if entry is None:
            for _, where in links:
                found.complain(
                    where, complaints.unknown_id(name, sorted(one for one in by_id if one))
                )
            continue
        for cause, where in links:
            found.ticks.setdefault(cause, where)
        column = entry.fields.get("causes")
        entry.fields["causes"] = _agreed(
            found, entry, column, [one for one, _ in links], marks, causes
        )


def _agreed(
    found: Found,
    entry: Entry,
    column: Filled | None,
    ticked: list[str],
    marks: set[str],
    causes: set[str],
) -> Filled:
    """The causes of one solution; where the two differ, the one that somebody changed speaks."""
    said = list(column.plain) if column and isinstance(column.plain, list) else []
    where = column.where if column else entry.where
    in_matrix = [one for one in dict.fromkeys(said) if one in causes]
    if column is not None and set(in_matrix) == set(ticked):
        return Filled(said or None, where)
    outside = [one for one in said if one not in causes]
    merged = Filled([*_ordered(ticked, said), *outside] or None, where)
    if column is None:
        return Filled(ticked or None, where)
    name = _id(entry)
    column_same = mark("solutions", name, "causes", _canon(said)) in marks
    matrix_same = mark("matrix", name, _canon(ticked)) in marks
    if column_same and not matrix_same:
        return merged
    if matrix_same and not column_same:
        return Filled(said or None, where)
    if not marks or not (column_same or matrix_same):
        if not said:
            return merged
        if not ticked:
            return Filled(said, where)
    found.complain(where, complaints.two_answers(", ".join(said), ", ".join(ticked)))
    return Filled(said or None, where)


def _ordered(ticked: list[str], said: list[str]) -> list[str]:
    """The causes that are ticked, those that were written before in their order."""
    kept = [one for one in said if one in ticked]
    return [*kept, *(one for one in ticked if one not in kept)]


def _canon(ids: list[str]) -> str:
    return canon(_CAUSES, tuple(ids))

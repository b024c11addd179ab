"""Which entry of a list is which in all three: base, ours and theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dxsheet.compare.matching import Handle, handle_of, paired
from dxsheet.merging.sameness import same_value
from dxsheet.merging.trivia import ordered
from dxsheet.sheet.fields import Field
from dxsheet.yamlfile.dump import Plain


class Triple(NamedTuple):
    """One entry by its place in each list; None where a list does not have it."""

    base: int | None
    ours: int | None
    theirs: int | None


def triples(
    field: Field | None, base: Sequence[Plain], ours: Sequence[Plain], theirs: Sequence[Plain]
) -> list[Triple]:
    """Every entry of the three lists once: first those of the base, then ours, then theirs.

    What both sides added is one entry where it is the same; with the same id, where it says the
    same; without an id, where it goes by the same name.
    """
    handles = [[handle_of(one) for one in entries] for entries in (base, ours, theirs)]
    in_ours = dict(paired(handles[0], handles[1]))
    in_theirs = dict(paired(handles[0], handles[2]))
    found = [Triple(at, in_ours.get(at), in_theirs.get(at)) for at in range(len(base))]
    fresh = [at for at in range(len(theirs)) if at not in in_theirs.values()]
    for at in range(len(ours)):
        if at in in_ours.values():
            continue
        twin = _twin(field, ours[at], handles[1][at], fresh, theirs, handles[2])
        if twin is not None:
            fresh.remove(twin)
        found.append(Triple(None, at, twin))
    return found + [Triple(None, None, at) for at in fresh]


def _twin(
    field: Field | None,
    mine: Plain,
    handle: Handle,
    fresh: Sequence[int],
    theirs: Sequence[Plain],
    handles: Sequence[Handle],
) -> int | None:
    """The entry that they added which is the one that we added."""
    for at in fresh:
        if same_value(field, _nameless(mine), _nameless(theirs[at])):
            return at
    for at in fresh:
        if handle.id == handles[at].id and handle.text and handle.text == handles[at].text:
            return at
    return None


def _nameless(entry: Plain) -> Plain:
    if isinstance(entry, dict):
        return {key: value for key, value in entry.items() if key != "id"}
    return entry


def words(*lists: Sequence[Plain]) -> list[Triple]:
    """The same for lists of words or ids: they are one where they read the same."""
    spots: dict[tuple[str, int], list[int | None]] = {}
    for which, entries in enumerate(lists):
        seen: dict[str, int] = {}
        for at, value in enumerate(entries):
            word = str(value).strip()
            seen[word] = seen.get(word, 0) + 1
            spots.setdefault((word, seen[word]), [None, None, None])[which] = at
    return [Triple(*places) for places in spots.values()]


def order_of(aligned: Sequence[Triple]) -> list[int]:
    """The entries, as places in `aligned`, in the order of the merged list."""
    sides: list[list[int]] = []
    for which in range(3):
        places = ((triple[which], at) for at, triple in enumerate(aligned))
        sides.append([at for _, at in sorted((one, at) for one, at in places if one is not None)])
    return ordered(*sides)

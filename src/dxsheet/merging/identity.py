"""Ids before the merge: one item has one id on both sides, two new items never share one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.merging.alignment import Triple, triples
from dxsheet.sheet.nouns import LISTS, Sheet
from dxsheet.sheet.references import folded
from dxsheet.yamlfile import Path
from dxsheet.yamlfile.edit import Put

Data = Mapping[str, object]

_NUMBERED = re.compile(r"(.*?)(\d+)\Z")
_RENUMBERED = Text(
    "{old} of theirs is {new} now: both sides had added an item of that id.",
    "相手側の {old} は {new} になりました（双方が同じ番号の項目を足したため）。",
)
_TWO_NAMES = Text(
    "{old} was renamed on both sides: it is {new} now, not {other}.",
    "{old} の番号は双方で変わりました。{other} ではなく {new} にしました。",
)


class Identity(NamedTuple):
    """What was settled about ids.

    `aligned` says which items are which; the edits give the three sheets the same ids; `notes`
    tell the people what became what.
    """

    aligned: dict[str, list[Triple]]
    edits: tuple[list[Put], list[Put], list[Put]]
    notes: list[Text]


def settled(base: Data, ours: Data, theirs: Data) -> Identity:
    """Settle the ids of three sheets, as plain data."""
    work = _Settling(base, ours, theirs)
    for name, found in work.aligned.items():
        for triple in found:
            if triple.ours is not None or triple.base is not None:
                work.known(name, triple)
    for name, found in work.aligned.items():
        for triple in found:
            if triple.ours is None and triple.base is None:
                work.fresh(name, triple)
    edits = tuple(list(_edits(one, new)) for one, new in zip(work.sides, work.names, strict=True))
    return Identity(work.aligned, (edits[0], edits[1], edits[2]), work.notes)


class _Settling:
    """The ids of one merge under way. `names`: for each side, (list, place) → the id it gets."""

    def __init__(self, *sides: Data) -> None:
        self.sides = sides
        self.aligned = {name: self._align(name) for name in LISTS.values()}
        self.names: tuple[dict[tuple[str, int], str], ...] = ({}, {}, {})
        self.notes: list[Text] = []
        # Every id that any side has: none of them is given to something new.
        self._all = {folded(one) for side in sides for one in _ids(side)}
        self._taken: set[str] = set()

    def known(self, name: str, triple: Triple) -> None:
        """An item of the base, or one that we added: renamed where one side renamed it."""
        was, mine, yours = (self._id(which, name, triple) for which in range(3))
        new = mine or yours or was
        if triple.ours is not None and mine == was and yours and yours != was:
            new = yours
            if folded(yours) in self._owned():
                new = self._next(yours)
                self.notes.append(_RENUMBERED.fill(old=yours, new=new))
        elif triple.base is not None and was and mine and yours and len({was, mine, yours}) == 3:
            self.notes.append(_TWO_NAMES.fill(old=was, new=mine, other=yours))
        self._settle(name, triple, new)

    def fresh(self, name: str, triple: Triple) -> None:
        """An item that they added: it gives way where its id is taken."""
        yours = self._id(2, name, triple)
        new = yours
        if yours and folded(yours) in self._taken:
            new = self._next(yours)
            self.notes.append(_RENUMBERED.fill(old=yours, new=new))
        self._settle(name, triple, new)

    def _settle(self, name: str, triple: Triple, new: str | None) -> None:
        if new is None:
            return
        self._taken.add(folded(new))
        self._all.add(folded(new))
        for which, place in enumerate(triple):
            if place is not None and self._id(which, name, triple) not in (None, new):
                self.names[which][name, place] = new

    def _owned(self) -> set[str]:
        """The ids that our side has."""
        return {folded(one) for one in _ids(self.sides[1])}

    def _id(self, which: int, name: str, triple: Triple) -> str | None:
        place = triple[which]
        return None if place is None else _id_of(_entries(self.sides[which], name)[place])

    def _align(self, name: str) -> list[Triple]:
        lists = [_entries(side, name) for side in self.sides]
        return triples(Sheet.fields[name], *lists)  # type: ignore[arg-type]

    def _next(self, like: str) -> str:
        """The next free id of the same kind: C4 gives C5, or the first that no side has."""
        match = _NUMBERED.match(like)
        head, width = (match[1], len(match[2])) if match else (f"{like[:28]}-", 1)
        numbers = [0 if match else 1]
        for one in self._all:
            found = _NUMBERED.match(one)
            if found and found[1] == folded(head):
                numbers.append(int(found[2]))
        return f"{head}{max(numbers) + 1:0{width}d}"


def _edits(data: Data, names: Mapping[tuple[str, int], str]) -> Iterator[Put]:
    """What gives items their new ids, and everything that points to them."""
    if not names:
        return
    now: dict[str, str] = {}
    for (name, place), new in names.items():
        old = _id_of(_entries(data, name)[place])
        yield Put((name, place, "id"), new)
        if old and [folded(one) for one in _ids(data)].count(folded(old)) == 1:
            now[folded(old)] = new
    for path, old in _pointers(data):
        if folded(old) in now:
            yield Put(path, now[folded(old)])


def _pointers(data: Data) -> Iterator[tuple[Path, str]]:
    """Every place in plain data that names an id, and the id there."""
    for name in (*LISTS.values(), "outcomes", "kept"):
        noun = Sheet.fields[name].noun
        assert noun is not None  # all of these are lists of things
        keys = [key for key, one in noun.fields.items() if one.target and one.kind != "id"]
        for place, entry in enumerate(_entries(data, name)):
            for key in ["at"] if name == "kept" else keys:
                value = entry.get(key) if isinstance(entry, dict) else None
                if isinstance(value, str):
                    yield (name, place, key), value
                elif isinstance(value, list):
                    found = enumerate(value)
                    yield from (
                        ((name, place, key, at), one) for at, one in found if isinstance(one, str)
                    )


def _ids(data: Data) -> list[str]:
    found = (_id_of(entry) for name in LISTS.values() for entry in _entries(data, name))
    return [one for one in found if one]


def _entries(data: Data, name: str) -> list[object]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _id_of(entry: object) -> str | None:
    value = entry.get("id") if isinstance(entry, dict) else None
    return value if isinstance(value, str) and value else None

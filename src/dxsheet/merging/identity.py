"""Before the merge: which entry is which in all three sheets, and one id for one item.

An id means one thing for ever. Two new items never share one, an id that a side retired is not
given again, and an item whose text has nothing in common with what its id stood for is another
item (docs/decisions/0009).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dxsheet.compare.matching import Triple, handle_of, order_of, same_value, triples
from dxsheet.lang import Text
from dxsheet.likeness import apart
from dxsheet.merging.pieces import Clash
from dxsheet.sheet.fields import Field
from dxsheet.sheet.ids import next_id
from dxsheet.sheet.nouns import LISTS, Sheet
from dxsheet.spoken import folded
from dxsheet.yamlfile import Path
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Put

Data = Mapping[str, object]
# An entry as (list, number of its triple); an entry of one sheet as (list, place).
Entry = tuple[str, int]

_NUMBERED = re.compile(r"(.*?)(\d+)\Z")
_PLACE = re.compile(r"([a-z_]+)\[(\d+)\](.*)", re.DOTALL)
_RENUMBERED = Text(
    "{old} of {side} is now {new}: both sides had added an item with that id.",
    "{side}の {old} は {new} になりました（双方が同じ番号の項目を足したため）。",
)
_RETIRED = Text(
    "{old} of {side} is now {new}: the other side removed {old}, and an id is not used again.",
    "{side}の {old} は {new} になりました（もう一方で欠番になった番号のため）。",
)
_TWO_NAMES = Text(
    "{old} was renamed on both sides: it is now {new}, not {other}.",
    "{old} の番号は双方で変わりました。{other} ではなく {new} にしました。",
)


class Moved(NamedTuple):
    """An id that an item of one side (1 ours, 2 theirs) had, and the one it has now."""

    side: int
    old: str
    new: str


class Identity(NamedTuple):
    """What was settled.

    `aligned` says which entries are which; the edits give the three sheets the same ids; `clashes`
    are the entries that cannot be merged field by field; `taken` those that one side (1 ours, 2
    theirs) replaced while the other left them alone; `notes` tell what became what.
    """

    aligned: dict[str, list[Triple]]
    edits: tuple[list[Put], list[Put], list[Put]]
    clashes: dict[Entry, Clash]
    taken: dict[Entry, int]
    moved: list[Moved]
    notes: list[Text]


def settled(
    sides: Sequence[Data],
    said: str = "",
    names: tuple[Text, Text] = (Text("ours", "こちら"), Text("theirs", "相手側")),
) -> Identity:
    """Settle the ids of three sheets (base, ours, theirs), as plain data.

    `said` is all their text: an id that it names is not given. `names` are those of the sides.
    """
    work = _Settling(sides, said, names)
    for name in LISTS.values():
        for triple in work.aligned[name]:
            if triple.ours is not None or triple.base is not None:
                work.known(name, triple)
    for name in LISTS.values():
        for triple in work.aligned[name]:
            if triple.ours is None and triple.base is None:
                work.fresh(name, triple)
    clashes = work.clashes()
    edits = [[*work.renamed(which), *work.followed(which, clashes)] for which in range(3)]
    taken = dict(work.replaced(clashes))
    three = (edits[0], edits[1], edits[2])
    return Identity(work.aligned, three, clashes, taken, work.moved, work.notes)


class _Settling:
    """The ids of one merge under way. `names`: for each side, (list, place) → the id it gets."""

    def __init__(self, sides: Sequence[Data], said: str, called: tuple[Text, Text]) -> None:
        self.sides = sides
        self.notes: list[Text] = []
        self.moved: list[Moved] = []
        self.names: tuple[dict[Entry, str], ...] = ({}, {}, {})
        self._said = said
        self._called = called
        pointed = {found[1] for side in sides for one in _kept(side) if (found := _place(one[1]))}
        self.aligned = {
            name: triples(Sheet.fields[name], *(_entries(side, name) for side in sides))
            for name in dict.fromkeys((*LISTS.values(), *sorted(pointed)))
        }
        retired = [{folded(one) for one in _retired(side)} for side in sides]
        self._retired = [retired[0], retired[1] - retired[0], retired[2] - retired[0]]
        # Every id that any side has or had: none of them is given to something new.
        self._all = {folded(one) for side in sides for one in _ids(side)}.union(*retired)
        self._taken: set[str] = set()
        self._new: list[set[Entry]] = []
        self._entry_of = [dict(self._places(which)) for which in range(3)]
        self._by_id = [
            {
                folded(old): (name, number)
                for (name, place), number in self._entry_of[which].items()
                if (old := self._id(which, name, place))
            }
            for which in range(3)
        ]

    def known(self, name: str, triple: Triple) -> None:
        """An item of the base, or one that we added: renamed where one side renamed it."""
        was, mine, yours = (self._id(which, name, triple[which]) for which in range(3))
        new = mine or yours or was
        if triple.ours is not None and mine == was and yours and yours != was:
            new = yours
            if folded(yours) in {folded(one) for one in _ids(self.sides[1])}:
                new = self._next(yours, 2, _RENUMBERED)
        elif triple.base is None and mine and folded(mine) in self._retired[2]:
            new = self._next(mine, 1, _RETIRED)
        elif triple.base is not None and was and mine and yours and len({was, mine, yours}) == 3:
            self.notes.append(_TWO_NAMES.fill(old=was, new=mine, other=yours))
        self._settle(name, triple, new)

    def fresh(self, name: str, triple: Triple) -> None:
        """An item that they added: it gives way where its id is taken, or was retired by us."""
        new = self._id(2, name, triple.theirs)
        if new and folded(new) in self._taken:
            new = self._next(new, 2, _RENUMBERED)
        elif new and folded(new) in self._retired[1]:
            new = self._next(new, 2, _RETIRED)
        self._settle(name, triple, new)

    def clashes(self) -> dict[Entry, Clash]:
        """The entries that one side took out or replaced while the other changed or tied them.

        What names an entry is a tie where the base does not have it, or has something else under
        that id, and where what names it is to be decided itself: it may stay.
        """
        self._new = [set(), self._replaced(1), self._replaced(2)]
        ties = [self._ties(which) for which in range(3)]
        found: dict[Entry, Clash] = {}
        while True:
            more: dict[Entry, Clash] = {}
            for name, aligned in self.aligned.items():
                for number, triple in enumerate(aligned):
                    if triple.base is None or (name, number) in found:
                        continue
                    tied = [self._tied(which, (name, number), ties, found) for which in (1, 2)]
                    entries = [self._entry(at, name, place) for at, place in enumerate(triple)]
                    clash = _clash(Sheet.fields[name], entries, tied)
                    if clash is not None:
                        more[name, number] = clash
            found |= more
            if not more:
                return found

    def replaced(self, clashes: Mapping[Entry, Clash]) -> Iterator[tuple[Entry, int]]:
        """The entries that one side replaced, and which; nothing of the old one is left in them."""
        for which in (1, 2):
            for entry in self._new[which] - self._new[3 - which] - clashes.keys():
                yield entry, which

    def _replaced(self, which: int) -> set[Entry]:
        """The entries of the base under whose id a side has something else."""
        return {
            (name, number)
            for name, aligned in self.aligned.items()
            for number, triple in enumerate(aligned)
            if triple.base is not None
            and _left(*(self._entry(at, name, triple[at]) for at in (0, which))) == "replaced"
        }

    def _ties(self, which: int) -> dict[Entry, dict[str, Entry]]:
        """The entries of a side that something names, and by what (`S2.causes`)."""
        found: dict[Entry, dict[str, Entry]] = {}
        for path, value in _pointers(self.sides[which]):
            target = self._pointed(which, value)
            if target is not None:
                source = (str(path[0]), self._entry_of[which].get((str(path[0]), int(path[1])), -1))
                found.setdefault(target, {})[self._tie(which, path)] = source
        return found

    def _tied(
        self,
        which: int,
        entry: Entry,
        ties: Sequence[Mapping[Entry, Mapping[str, Entry]]],
        decided: Mapping[Entry, Clash],
    ) -> tuple[str, ...]:
        """What a side tied to an entry."""
        had = ties[0].get(entry, {})
        return tuple(
            sorted(
                label
                for label, source in ties[which].get(entry, {}).items()
                if label not in had
                or source in self._new[which]
                or ((clash := decided.get(source)) is not None and clash.side != which - 1)
            )
        )

    def renamed(self, which: int) -> Iterator[Put]:
        """What gives the items of a side their new ids, and everything that points to them."""
        data, names = self.sides[which], self.names[which]
        listed = [folded(one) for one in _ids(data)]
        now: dict[str, str] = {}
        for (name, place), new in names.items():
            old = self._id(which, name, place)
            yield Put((name, place, "id"), new)
            if old and listed.count(folded(old)) == 1:
                now[folded(old)] = new
                self.moved.append(Moved(which, old, new))
        for path, old in _pointers(data):
            if folded(old) in now:
                yield Put(path, now[folded(old)])

    def followed(self, which: int, clashes: Mapping[Entry, Clash]) -> Iterator[Put]:
        """What lets `kept: at: outcomes[0]` follow its entry to its new place."""
        for path, at in _kept(self.sides[which]):
            found, entry = _place(at), self._pointed(which, at)
            if found is None or entry is None:
                continue
            order = [
                one
                for one in order_of(self.aligned[entry[0]])
                if self._stays(entry[0], one, clashes)
            ]
            if entry[1] in order and order.index(entry[1]) != int(found[2]):
                yield Put(path, f"{found[1]}[{order.index(entry[1])}]{found[3]}")

    def _stays(self, name: str, number: int, clashes: Mapping[Entry, Clash]) -> bool:
        triple = self.aligned[name][number]
        if triple.base is None or (name, number) in clashes:
            return True
        left = [place for place in triple[1:] if place is not None]
        was, mine, yours = (self._entry(at, name, place) for at, place in enumerate(triple))
        kept = yours if mine is None else mine
        return len(left) == 2 or (bool(left) and not same_value(Sheet.fields[name], was, kept))

    def _settle(self, name: str, triple: Triple, new: str | None) -> None:
        if new is None:
            return
        self._taken.add(folded(new))
        self._all.add(folded(new))
        for which, place in enumerate(triple):
            if place is not None and self._id(which, name, place) not in (None, new):
                self.names[which][name, place] = new

    def _next(self, like: str, side: int, why: Text) -> str:
        """The next free id of the same kind: C4 gives C5, or the first that no side has or had."""
        match = _NUMBERED.match(like)
        if match and match[1].upper() in LISTS and not match[2].startswith("0"):
            new = next_id(LISTS[match[1].upper()], self._all, self._said)
        else:
            head, width = (match[1], len(match[2])) if match else (f"{like[:28]}-", 1)
            found = (_NUMBERED.match(one) for one in self._all)
            numbers = [int(one[2]) for one in found if one and one[1] == folded(head)]
            new = f"{head}{max((*numbers, 0 if match else 1)) + 1:0{width}d}"
        self.notes.append(why.fill(old=like, new=new, side=self._called[side - 1]))
        return new

    def _places(self, which: int) -> Iterator[tuple[Entry, int]]:
        """The number of the triple that each entry of a side is in."""
        for name, aligned in self.aligned.items():
            for number, triple in enumerate(aligned):
                place = triple[which]
                if place is not None:
                    yield (name, place), number

    def _pointed(self, which: int, value: str) -> Entry | None:
        """The entry of a side that an id or a place (`outcomes[0]`) names."""
        found = _place(value)
        if found is not None:
            number = self._entry_of[which].get((found[1], int(found[2])))
            return None if number is None else (found[1], number)
        return self._by_id[which].get(folded(value))

    def _tie(self, which: int, path: Path) -> str:
        """What names an entry: `S2.causes`, `kept[0]`; the same on all sides for the same one."""
        name, place, key = str(path[0]), path[1], str(path[2])
        assert isinstance(place, int)  # a pointer stands in an entry
        own = self.names[which].get((name, place)) or self._id(which, name, place)
        entry = _entries(self.sides[which], name)[place]
        rule = entry.get("rule") if isinstance(entry, dict) else None
        text = rule or handle_of(entry).text
        return f"{own}.{key}" if own else f"{name} {text}" if text else f"{name}[{place}]"

    def _entry(self, which: int, name: str, place: int | None) -> Plain:
        """One entry of a side with its settled id, None where it is not there."""
        if place is None:
            return None
        entry = _entries(self.sides[which], name)[place]
        new = self.names[which].get((name, place))
        return {**entry, "id": new} if new and isinstance(entry, dict) else entry

    def _id(self, which: int, name: str, place: int | None) -> str | None:
        return None if place is None else _id_of(_entries(self.sides[which], name)[place])


def _clash(field: Field, entries: Sequence[Plain], tied: Sequence[tuple[str, ...]]) -> Clash | None:
    """What one entry conflicts for as a whole, None where it does not."""
    base, ours, theirs = entries
    out = [_left(base, side) for side in (ours, theirs)]
    if not any(out) or (ours is None and theirs is None):
        return None
    if all(out):
        same = same_value(field, ours, theirs)
        texts_alone = all(_textless(one) == _textless(base) for one in (ours, theirs))
        if same or texts_alone or (ours and theirs and not _left(ours, theirs)):
            return None
        side = 1 if theirs is None else 0
        return Clash(side, out[side], "other")
    side = 0 if out[0] else 1
    if not same_value(field, base, entries[2 - side]):
        return Clash(side, out[side], "changed")
    return Clash(side, out[side], "tied", tied[1 - side]) if tied[1 - side] else None


def _left(one: Plain, other: Plain) -> str:
    """How an entry is no longer what it was: gone, or with a text that has nothing in common."""
    if other is None:
        return "taken out"
    was, now = handle_of(one), handle_of(other)
    return "replaced" if was.id and was.text and now.text and apart(was.text, now.text) else ""


def _textless(entry: Plain) -> Plain:
    return {**entry, "text": ""} if isinstance(entry, dict) else entry


def _pointers(data: Data) -> Iterator[tuple[Path, str]]:
    """Every place in plain data that names an id or an entry, and what it names."""
    for name in (*LISTS.values(), "outcomes"):
        noun = Sheet.fields[name].noun
        assert noun is not None  # all of these are lists of things
        keys = [key for key, one in noun.fields.items() if one.target and one.kind != "id"]
        for place, entry in enumerate(_entries(data, name)):
            for key in keys:
                value = entry.get(key) if isinstance(entry, dict) else None
                if isinstance(value, str):
                    yield (name, place, key), value
                elif isinstance(value, list):
                    yield from (
                        ((name, place, key, at), one)
                        for at, one in enumerate(value)
                        if isinstance(one, str)
                    )
    yield from _kept(data)


def _kept(data: Data) -> Iterator[tuple[Path, str]]:
    for place, entry in enumerate(_entries(data, "kept")):
        at = entry.get("at") if isinstance(entry, dict) else None
        if isinstance(at, str):
            yield ("kept", place, "at"), at


def _place(at: str) -> re.Match[str] | None:
    """`outcomes[0]` or `causes[1].text` taken apart, where the first is a list of entries."""
    found = _PLACE.fullmatch(at.strip())
    field = Sheet.fields.get(found[1]) if found else None
    return found if field is not None and field.kind == "items" else None


def _retired(data: Data) -> list[str]:
    value = data.get("retired")
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _ids(data: Data) -> list[str]:
    found = (_id_of(entry) for name in LISTS.values() for entry in _entries(data, name))
    return [one for one in found if one]


def _entries(data: Data, name: str) -> list[Plain]:
    value = data.get(name)
    return value if isinstance(value, list) else []


def _id_of(entry: Plain) -> str | None:
    value = entry.get("id") if isinstance(entry, dict) else None
    return value if isinstance(value, str) and value else None

"""Which entry of one list is which of another, in two states of a sheet or in three.

An id is what people go by, so it decides, unless the texts say that the ids were given anew
(`renumber`, a hand edit): then the text decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from dxsheet.likeness import apart, near
from dxsheet.sheet.fields import Field
from dxsheet.spoken import as_day, as_flag, as_number, folded
from dxsheet.yamlfile.dump import Plain

K = TypeVar("K")
Pairs = list[tuple[int, int]]

# Above this many pairs only ids and equal texts are looked at.
_MANY = 1_000_000


class Handle(NamedTuple):
    """What an entry is known by: its id (folded, may be empty) and what it says (may be empty)."""

    id: str
    text: str


def handle_of(entry: object) -> Handle:
    """The handle of an entry as plain data: a mapping or a text."""
    if isinstance(entry, str):
        return Handle("", squeezed(entry))
    if not isinstance(entry, dict):
        return Handle("", "")
    name = entry.get("id")
    return Handle(folded(name) if isinstance(name, str) else "", squeezed(_says(entry.get)))


def _says(get: Callable[[str], object]) -> str:
    """The text that tells an entry from the others of its list; a kept finding has two parts."""
    rule, at = get("rule"), get("at")
    if rule is not None:
        return f"{rule} {at or ''}"
    for key in ("text", "name", "measure", "work", "units"):
        value = get(key)
        if isinstance(value, str) and value:
            return value
    return ""


def squeezed(text: str) -> str:
    """A text without its layout: line ends and runs of spaces are one space."""
    return " ".join(text.split())


def paired(before: Sequence[Handle], after: Sequence[Handle]) -> Pairs:
    """The entries that are one and the same, as (index before, index after), in order of before."""
    work = _Pairing(before, after)
    work.same(lambda one: (one.id, one.text) if one.id else None)
    work.same(lambda one: one.text or None, once=True)
    work.known_by_id()
    work.alike()
    work.nameless()
    return sorted(work.pairs)


class _Pairing:
    """The work of `paired`: each step takes from what the steps before it left."""

    def __init__(self, before: Sequence[Handle], after: Sequence[Handle]) -> None:
        self._before = before
        self._after = after
        self.pairs: Pairs = []
        self._left = dict.fromkeys(range(len(before)))
        self._right = dict.fromkeys(range(len(after)))

    def same(self, key: Callable[[Handle], object], *, once: bool = False) -> None:
        """Pair what has the same key; with `once` only where no other entry has it."""
        left = self._by(self._before, self._left, key)
        right = self._by(self._after, self._right, key)
        for value, indices in left.items():
            others = right.get(value, [])
            if once and (len(indices) > 1 or len(others) > 1):
                continue
            for one, other in zip(indices, others, strict=False):
                self._pair(one, other)

    def known_by_id(self) -> None:
        """Pair by id, unless the two texts have nothing in common and a nearer one is to be had."""
        near_ones = self._near()
        right = self._by(self._after, self._right, lambda one: one.id or None)
        for one in list(self._left):
            others = right.get(self._before[one].id)
            if not others or others[0] not in self._right:
                continue
            other = others[0]
            if not apart(self._before[one].text, self._after[other].text) or not any(
                (a == one) != (b == other) and a in self._left and b in self._right
                for a, b in near_ones
            ):
                self._pair(one, other)

    def alike(self) -> None:
        """Pair the most alike first, as long as they are alike at all."""
        for one, other in self._near():
            if one in self._left and other in self._right:
                self._pair(one, other)

    def nameless(self) -> None:
        """Pair what has neither id nor text by its place among its like."""
        self.same(lambda one: "" if not one.id and not one.text else None)

    def _near(self) -> Pairs:
        """The pairs left whose texts are alike, the most alike first."""
        if len(self._left) * len(self._right) > _MANY:
            return []
        right = list(self._right)
        texts = [self._after[other].text for other in right]
        found = [
            (-score, one, right[at])
            for one in self._left
            for at, score in near(self._before[one].text, texts)
        ]
        return [(one, other) for _, one, other in sorted(found)]

    def _pair(self, one: int, other: int) -> None:
        self.pairs.append((one, other))
        del self._left[one]
        del self._right[other]

    @staticmethod
    def _by(
        handles: Sequence[Handle], indices: dict[int, None], key: Callable[[Handle], object]
    ) -> dict[object, list[int]]:
        found: dict[object, list[int]] = {}
        for index in indices:
            value = key(handles[index])
            if value is not None:
                found.setdefault(value, []).append(index)
        return found


# How a value is merged: key by key, entry by entry, as a set of words in order, or not at all.
MAP, ITEMS, WORDS, ATOM = "map", "items", "words", "atom"

_TYPED: dict[str, Callable[[str], object]] = {
    "date": as_day,
    "flag": as_flag,
    "number": as_number,
    "amount": as_number,
}


def sort_of(field: Field | None, *values: Plain) -> str:
    """How values of a field are merged; ATOM where their shapes do not fit together."""
    there = [value for value in values if value is not None]
    if there and all(isinstance(value, dict) for value in there):
        return MAP if field is None or field.kind in ("item", "items") else ATOM
    if not there or not all(isinstance(value, list) for value in there):
        return ATOM
    entries = [one for value in there if isinstance(value, list) for one in value]
    if field is not None and field.kind == "numbers":
        return ATOM
    if all(isinstance(one, str) for one in entries) and (field is None or field.kind != "items"):
        return WORDS
    if all(isinstance(one, dict) for one in entries) and (field is None or field.kind == "items"):
        return ITEMS
    return ATOM


def same_value(field: Field | None, one: Plain, other: Plain) -> bool:
    """Whether two values say the same: layout, an empty key and how a date is written aside."""
    return one == other or _meant(field, one) == _meant(field, other)


def _meant(field: Field | None, value: Plain) -> object:
    if value is None or isinstance(value, str):
        return _scalar(field, value)
    noun = field.noun if field else None
    if isinstance(value, dict):
        parts = {
            key: _meant(noun.fields.get(key) if noun else None, one) for key, one in value.items()
        }
        return {key: one for key, one in parts.items() if one not in (None, (), {})} or None
    if not isinstance(value, list):
        return value
    return tuple(_meant(field, one) for one in value) or None


def _scalar(field: Field | None, value: str | None) -> object:
    if value is None or not value.strip():
        return None
    typed = _TYPED[field.kind](value) if field and field.kind in _TYPED else None
    return typed if typed is not None else _unwrapped(value)


def _unwrapped(text: str) -> str:
    """A text without its line breaks; between Japanese signs they are no spaces either."""
    words = text.split()
    out = words[0]
    for word in words[1:]:
        joint = out[-1] < "\u2e80" or word[0] < "\u2e80"
        out += (" " if joint else "") + word
    return out


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
        mine, handle = _nameless(ours[at]), handles[1][at]
        same = (one for one in fresh if same_value(field, mine, _nameless(theirs[one])))
        alike = (one for one in fresh if handle.text and handle == handles[2][one])
        twin = next(same, None)
        twin = next(alike, None) if twin is None else twin
        if twin is not None:
            fresh.remove(twin)
        found.append(Triple(None, at, twin))
    return found + [Triple(None, None, at) for at in fresh]


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


def _nameless(entry: Plain) -> Plain:
    return {**entry, "id": None} if isinstance(entry, dict) else entry


def woven(primary: Sequence[K], secondary: Sequence[K]) -> list[K]:
    """All keys of both: the first in their order, each that only the second has put in before the
    next one there that both have, else at the end.
    """
    out = list(primary)
    known = set(primary)
    waiting: list[K] = []
    for key in secondary:
        if key not in known:
            waiting.append(key)
        elif waiting:
            at = out.index(key)
            out[at:at] = waiting
            waiting = []
    return out + waiting


def ordered(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K]) -> list[K]:
    """The order of a merged list: ours, unless only they put things into another order."""
    common = set(base) & set(ours) & set(theirs)

    def shared(keys: Sequence[K]) -> list[K]:
        return [key for key in keys if key in common]

    if shared(ours) == shared(base) != shared(theirs):
        return woven(theirs, ours)
    return woven(ours, theirs)

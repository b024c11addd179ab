"""Which entry of one list is which entry of another: by id, else by what it says.

An id is what people go by, so it decides, unless the texts say that the ids were given anew
(`renumber`, a hand edit): then the text decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dxsheet.likeness import apart, near
from dxsheet.spoken import folded

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

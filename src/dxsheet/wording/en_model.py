"""A small linear model over the words of an English statement and their groups.

The grammar in `en_remedy`, `en_digital`, `en_vague` and `en_blame` reads what it was told to read;
the model weighs everything else that a statement is made of. The weights are trained from labelled
statements by `benchmarks/wording/train_en.py` and lie in `en_weights.txt`, one character a weight.
"""

from __future__ import annotations

import os
from functools import lru_cache
from math import exp

from dxsheet.wording.en_clauses import GROUPS, Statement

# A weight w is written as chr(_ZERO + round(w * _SCALE)), kept within the printable ASCII signs.
ZERO = 79
SCALE = 12.0
LIMIT = 46
_FILE = "en_weights.txt"
_CACHED = 50_000


def features(s: Statement) -> list[str]:
    """The names of what a statement is made of, each once.

    Words, pairs of neighbours, word endings, groups, the groups of the first word, pairs of groups
    of neighbours, and the length.
    """
    words = ["^", *s.words, "$"]
    found = set(words)
    found.update(map(" ".join, zip(words, words[1:], strict=False)))
    found.update("~" + word[-4:] for word in s.words)
    for mark in set(s.marks):
        found.update(_names(mark))
    if s.marks:
        found.update("^" + name for name in _names(s.marks[0]))
    for pair in set(zip(s.marks, s.marks[1:], strict=False)):
        found.update(_pairs(*pair))
    count = len(s.words)
    found.update(name for name, holds in (("<6", count < 6), ("<10", count < 10),
                                          (">20", count > 20)) if holds)  # fmt: skip
    return sorted(found)


@lru_cache(maxsize=4096)
def _names(mark: int) -> tuple[str, ...]:
    return tuple(f"@{number}" for number in range(GROUPS) if mark >> number & 1)


@lru_cache(maxsize=16384)
def _pairs(first: int, second: int) -> tuple[str, ...]:
    return tuple(a + b for a in _names(first) for b in _names(second))


class Weights:
    """The trained weights: for each kind its labels, and for each label a row of numbers."""

    __slots__ = ("_index", "_pair_index", "kinds")

    def __init__(self, lines: list[str]) -> None:
        names = lines[0].split("\t")
        self._index = {name: number for number, name in enumerate(names)}
        self._pair_index: dict[tuple[int, int], tuple[int, ...]] = {}
        self.kinds: dict[str, list[tuple[str, int, bytes]]] = {}
        for line in lines[1:]:
            kind, label, bias, row = line.split("\t")
            self.kinds.setdefault(kind, []).append((label, int(bias), row.encode("ascii")))

    def chances(self, s: Statement, kind: str) -> dict[str, float]:
        """How likely each label of the kind is; `sound` is one of them."""
        hits = self._hits(s)
        offset = ZERO * len(hits)
        sums = [
            (label, (bias + sum(map(row.__getitem__, hits)) - offset) / SCALE)
            for label, bias, row in self.kinds.get(kind, ())
        ]
        if not sums:
            return {}
        top = max(value for _, value in sums)
        powers = [(label, exp(value - top)) for label, value in sums]
        total = sum(power for _, power in powers)
        return {label: power / total for label, power in powers}

    def _hits(self, s: Statement) -> list[int]:
        index = self._index
        words = ["^", *s.words, "$"]
        names = set(words)
        names.update(map(" ".join, zip(words, words[1:], strict=False)))
        names.update(["~" + word[-4:] for word in s.words])
        marks = s.marks
        for mark in set(marks):
            names.update(_names(mark))
        if marks:
            names.update(["^" + name for name in _names(marks[0])])
        count = len(s.words)
        if count < 10:
            names.add("<10")
            if count < 6:
                names.add("<6")
        elif count > 20:
            names.add(">20")
        hits = {index[name] for name in names if name in index}
        for pair in set(zip(marks, marks[1:], strict=False)):
            hits.update(self._pair_index.get(pair) or self._learn_pair(pair))
        return list(hits)

    def _learn_pair(self, pair: tuple[int, int]) -> tuple[int, ...]:
        if len(self._pair_index) > _CACHED:
            self._pair_index.clear()
        index = self._index
        found = tuple(index[name] for name in _pairs(*pair) if name in index)
        self._pair_index[pair] = found
        return found


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that lie beside this module, read once."""
    path = os.path.join(os.path.dirname(__file__), _FILE)  # noqa: PTH118, PTH120
    with open(path, encoding="ascii", errors="replace") as file:  # noqa: PTH123
        return Weights(file.read().splitlines())

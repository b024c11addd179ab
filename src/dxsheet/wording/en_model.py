"""A small linear model over the words of an English statement and their groups.

The grammar in `en_remedy`, `en_digital`, `en_steps`, `en_vague` and `en_blame` reads what it was
told to read; the model weighs everything else that a statement is made of. The weights are trained
from labelled statements by `benchmarks/wording/train_en.py` and lie in `en_weights.txt`, one
character a weight.
"""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import pairwise
from math import exp
from operator import itemgetter

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import GROUPS
from dxsheet.wording.en_phrases import DUTY, EFFECT, HOW
from dxsheet.wording.en_steps import step_goes, step_stays

# Kinds that are learned together: what is weak in a problem is weak in a cause.
POOLS = {"problem": "state", "cause": "state", "solution": "aim", "purpose": "aim"}
CLASSES = {
    "problem": {"sound": "", "blame": "P007", "digital": "P002", "remedy": "P001", "vague": "P003"},
    "cause": {"sound": "", "blame": "C003", "remedy": "C002", "vague": "C004"},
    "solution": {"sound": "", "digital": "S005", "stays": "S003", "vague": "S006"},
    "purpose": {"sound": "", "digital": "P002"},
}

# A weight w is written as chr(ZERO + round(w * SCALE)), kept within the printable ASCII signs.
ZERO = 79
SCALE = 12.0
LIMIT = 46
_FILE = "en_weights.txt"
_CACHED = 50_000


def features(s: Statement, kind: str) -> set[str]:
    """The names of what a statement is made of.

    Its words, pairs of neighbours, word endings, groups, the groups of its first word and of pairs
    of neighbours, its length and kind, and whether it names a duty, an effect, a step that goes.
    """
    found = _plain(s, kind)
    for pair in set(pairwise(s.marks)):
        found.update(_pairs(*pair))
    return found


def _plain(s: Statement, kind: str) -> set[str]:
    found = set(s.bag | s.pairs)
    found.update(["~" + word[-4:] for word in s.words])
    for mark in set(s.marks):
        found.update(_names(mark))
    if s.words:
        found.add("^ " + s.words[0])
        found.update(["^" + name for name in _names(s.marks[0])])
    found.add(f"={kind}")
    count = len(s.words)
    found.add("=<6" if count < 6 else "=<10" if count < 10 else "=>20" if count > 20 else "=")
    if s.has(DUTY):
        found.add("=duty")
    if s.has(EFFECT) or s.has(HOW):
        found.add("=effect")
    if step_goes(s):
        found.add("=goes")
    elif step_stays(s):
        found.add("=stays")
    return found


@lru_cache(maxsize=4096)
def _names(mark: int) -> tuple[str, ...]:
    return tuple(f"@{number}" for number in range(GROUPS) if mark >> number & 1)


@lru_cache(maxsize=16384)
def _pairs(first: int, second: int) -> tuple[str, ...]:
    return tuple(a + b for a in _names(first) for b in _names(second))


class Weights:
    """The trained weights: a row of numbers for each class of a pool."""

    __slots__ = ("_index", "_pair_index", "_rows")

    def __init__(self, lines: list[str]) -> None:
        self._index = {name: number for number, name in enumerate(lines[0].split("\t"))}
        self._pair_index: dict[tuple[int, int], tuple[int, ...]] = {}
        self._rows: dict[tuple[str, str], tuple[int, bytes]] = {}
        for line in lines[1:]:
            pool, name, bias, row = line.split("\t")
            self._rows[pool, name] = int(bias), row.encode("ascii")

    def chances(self, s: Statement, kind: str) -> dict[str, float]:
        """How likely each class of the kind is; `sound` is one of them."""
        hits = self._hits(s, kind)
        pick = itemgetter(*hits) if len(hits) > 1 else lambda row: [row[i] for i in hits]
        offset = ZERO * len(hits)
        sums = {}
        for name in CLASSES[kind]:
            bias, row = self._rows[POOLS[kind], name]
            sums[name] = (bias + sum(pick(row)) - offset) / SCALE
        top = max(sums.values())
        powers = {name: exp(value - top) for name, value in sums.items()}
        total = sum(powers.values())
        return {name: power / total for name, power in powers.items()}

    def _hits(self, s: Statement, kind: str) -> set[int]:
        index = self._index
        hits = {index[name] for name in _plain(s, kind) & index.keys()}
        for pair in set(pairwise(s.marks)):
            known = self._pair_index.get(pair)
            hits.update(self._learn_pair(pair) if known is None else known)
        return hits

    def _learn_pair(self, pair: tuple[int, int]) -> tuple[int, ...]:
        if len(self._pair_index) > _CACHED:
            self._pair_index.clear()
        found = tuple(self._index[name] for name in _pairs(*pair) if name in self._index)
        self._pair_index[pair] = found
        return found


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that lie beside this module, read once."""
    path = os.path.join(os.path.dirname(__file__), _FILE)  # noqa: PTH118, PTH120
    with open(path, encoding="ascii") as file:  # noqa: PTH123
        return Weights(file.read().splitlines())

"""A small linear model: how likely each reading of a statement is, by two views of it.

A view is a set of feature names; each view of each pool of kinds has weights of its own, and the
log chances of the two are averaged. The weights (`ja_weights.txt`, `en_weights.txt`) are trained by
`benchmarks/wording/train.py`, which also writes their file with `dumped`.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from math import exp, log
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from dxsheet.lang import Lang

# What a statement may be read as, by its kind. "vague" in a solution is an effort without an act.
READINGS = {
    "problem": ("sound", "blame", "remedy", "digital", "vague"),
    "cause": ("sound", "blame", "remedy", "vague"),
    "solution": ("sound", "digital", "vague", "stays"),
    "purpose": ("sound", "digital"),
}
# Kinds that are learned together: what is weak in a problem is weak in a cause.
POOLS = {"problem": "state", "cause": "state", "solution": "aim", "purpose": "aim"}

# A weight is one printable sign: chr(ZERO + steps), where a view says how many steps are one.
ZERO = 79
LIMIT = 46


class Seen(NamedTuple):
    """A statement as the model sees it: its features by view, and what the grammar says of it."""

    views: tuple[AbstractSet[str], ...]
    said: tuple[str, ...]


class View(NamedTuple):
    """The weights of one view: the place of each feature, and a row of signs for each reading."""

    steps: float
    places: dict[str, int]
    rows: dict[str, tuple[int, bytes]]

    def log_chances(self, features: AbstractSet[str], readings: Sequence[str]) -> list[float]:
        """The log chance of each of the readings."""
        places = self.places
        hits = [places[feature] for feature in places.keys() & features]
        pick = itemgetter(*hits, 0, 0)  # the first feature counts for nothing
        offset = ZERO * (len(hits) + 2)
        sums = []
        for name in readings:
            bias, row = self.rows[name]
            sums.append((bias + sum(pick(row)) - offset) / self.steps)
        top = max(sums)
        total = top + log(sum([exp(one - top) for one in sums]))
        return [one - total for one in sums]


def log_chances(lang: Lang, kind: str, views: Sequence[AbstractSet[str]]) -> dict[str, float]:
    """The mean of what the views say, for each reading that a kind may have.

    Args:
        lang: ja or en.
        kind: problem, cause, solution or purpose.
        views: the features of the statement, one set for each view.
    """
    readings = READINGS[kind]
    by_view = [
        view.log_chances(features, readings)
        for view, features in zip(weights(lang)[POOLS[kind]], views, strict=True)
    ]
    means = [sum(each) / len(by_view) for each in zip(*by_view, strict=True)]
    return dict(zip(readings, means, strict=True))


@cache
def weights(lang: Lang) -> dict[str, tuple[View, ...]]:
    """The trained weights of a language: the views of each pool."""
    text = Path(__file__).with_name(f"{lang}_weights.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[View, ...]] = {}
    for block in text.split("\n\n")[1:]:
        head, names, *rows = block.rstrip("\n").split("\n")
        pool, steps = head.split(" ")
        places = dict(zip(names.split("\t"), range(names.count("\t") + 1), strict=True))
        parted = [row.split(" ", 2) for row in rows]
        signs = {name: (int(bias), row.encode("ascii")) for name, bias, row in parted}
        found[pool] = (*found.get(pool, ()), View(float(steps), places, signs))
    return found


def dumped(pool: str, view: View) -> str:
    """One view as `weights` reads it."""
    rows = [f"{name} {bias} {row.decode()}" for name, (bias, row) in view.rows.items()]
    return "\n".join([f"{pool} {view.steps}", "\t".join(view.places), *rows])

"""What a language keeps in files: the words its grammar lists, and the weights of its model.

A small linear model says how likely each reading of a statement is, by its features. A language may
see a statement in several views, fitted apart; what is kept is the mean of the fits, one weight a
feature. The weights (`ja_weights.txt`, `en_weights.txt`) are trained by
`benchmarks/wording/train.py`, which also writes their file. Words that are weighed in
every pool (Japanese has no blanks to find them by) stand once, before the pools.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
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

# A weight is one printable sign: chr(ZERO + steps), where a pool says how many steps are one.
ZERO = 79
LIMIT = 46
# What stands before a word that is a feature, to tell it from the characters it is made of.
WORD = "≈"


class Seen(NamedTuple):
    """A statement as the model sees it: its features by view, and what the grammar says of it.

    What is said counts, as evidence, as much as a log chance of `counts`.
    `softly`: what it says is to be hinted at, neither more nor less.
    """

    views: tuple[AbstractSet[str], ...]
    said: tuple[str, ...]
    counts: float = 1.5
    softly: bool = False


@cache
def word_lists(lang: Lang) -> dict[str, str]:
    """The words and phrases under each name of `ja_words.txt` or `en_words.txt`.

    A file is comments, `[name]` lines and words.
    """
    text = Path(__file__).with_name(f"{lang}_words.txt").read_text(encoding="utf-8")
    groups: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            groups[name] = ""
        elif line and not line.startswith("# "):
            groups[name] += line + "\n"
    return groups


class Weights(NamedTuple):
    """The weights of a pool: the place of each feature, and a row of signs for each reading."""

    steps: float
    places: dict[str, int]
    rows: dict[str, tuple[int, bytes]]


def log_chances(lang: Lang, kind: str, views: Sequence[AbstractSet[str]]) -> dict[str, float]:
    """The log chance of each reading that a kind may have.

    Args:
        lang: ja or en.
        kind: problem, cause, solution or purpose.
        views: the features of the statement, one set for each view.
    """
    steps, places, rows = weights(lang)[POOLS[kind]]
    hits = [*filter(None, map(places.get, chain.from_iterable(views)))]
    pick = itemgetter(*hits, 0, 0)  # the first feature counts for nothing
    offset = ZERO * (len(hits) + 2)
    sums = {}
    for name in READINGS[kind]:
        bias, row = rows[name]
        sums[name] = (bias + sum(pick(row)) - offset) / steps
    top = max(sums.values())
    total = top + log(sum([exp(one - top) for one in sums.values()]))
    return {name: one - total for name, one in sums.items()}


@cache
def weights(lang: Lang) -> dict[str, Weights]:
    """The trained weights of a language, by pool."""
    blocks = _blocks(lang)
    words = [WORD + word for word in words_of(lang)]
    found: dict[str, Weights] = {}
    for block in blocks[bool(words) :]:
        head, names, *rows = block.rstrip("\n").split("\n")
        pool, steps = head.split(" ")
        features = [*names.split("\t"), *words]
        places = dict(zip(features, range(len(features)), strict=True))
        parted = [row.split(" ", 2) for row in rows]
        signs = {name: (int(bias), row.encode("ascii")) for name, bias, row in parted}
        found[pool] = Weights(float(steps), places, signs)
    return found


@cache
def words_of(lang: Lang) -> tuple[str, ...]:
    """The words that every pool of a language weighs, without their mark."""
    first, *words = _blocks(lang)[0].split("\t")
    return tuple(words) if first == "words" else ()


@cache
def _blocks(lang: Lang) -> list[str]:
    path = Path(__file__).with_name(f"{lang}_weights.txt")
    return path.read_text(encoding="utf-8").split("\n\n")[1:]

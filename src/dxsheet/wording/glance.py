"""A first glance at a statement: whether anything in it can be weak at all.

Most statements of a sheet are sound, and most of those look it. Their words are added up, each with
what it counts for and against; only what is left in doubt is read by the grammar and the model of
its language. The weights (`ja_glance.txt`, `en_glance.txt`) are trained by
`benchmarks/wording/train_glance.py` to let nearly every weak statement through.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from itertools import pairwise, repeat
from operator import add

# Kinds that are weighed alike: what is weak in a problem is weak in a cause.
POOLS = {"problem": "state", "cause": "state", "solution": "aim", "purpose": "aim"}

# A weight is a whole number of twentieths, written as one character: chr(ZERO + weight). It stays
# that far above nothing when it is added up: Python has the small numbers at hand.
SCALE = 20
ZERO = 79
LIMIT = 46

# A longer text has too many words for their sum to mean anything: it is read.
_LONGEST = {"ja": 120, "en": 300}
_NO_WORDS = str.maketrans(dict.fromkeys('.,;:!?()"/–—。、', " "))
_ENDS = "。!?\n"


def may_be_weak(text: str, kind: str, lang: str) -> bool:
    """Whether the statement has to be read; a no is nearly always right.

    Args:
        text: the statement, normalised.
        kind: problem, cause, solution or purpose.
        lang: ja or en.
    """
    if len(text) > _LONGEST[lang]:
        return True
    return _scales(lang)[POOLS[kind]].doubts(text)


def japanese_pairs(text: str) -> list[str]:
    """The pairs of neighbouring characters; the last with the mark of the end."""
    text = text.replace(" ", "").strip(_ENDS) + "$"
    return list(map(add, text, text[1:]))


def english_words(text: str) -> list[str]:
    """The words, after the mark of the start."""
    return ["^", *text.translate(_NO_WORDS).split()]


def names_of(word: str, mark: int) -> list[str]:
    """What an English word counts as: itself, its ending, the groups that `mark` has."""
    return [word, f"~{word[-4:]}", *_groups(mark)]


@lru_cache(maxsize=4096)
def _groups(mark: int) -> tuple[str, ...]:
    from dxsheet.wording.en_lexicon import GROUPS

    return tuple(f"@{number}" for number in range(GROUPS) if mark >> number & 1)


class _Words(dict[str, int]):
    """What English words count for; a word is worked out when it is first met."""

    __slots__ = ("_marks_of", "_weights")
    _MOST = 50_000

    def __init__(self, weights: dict[str, int]) -> None:
        from dxsheet.wording.en_lexicon import marks_of

        self._weights = weights
        self._marks_of = marks_of

    def __missing__(self, word: str) -> int:
        if len(self) > self._MOST:
            self.clear()
        parts = [self._weights.get(name, ZERO) for name in names_of(word, self._marks_of(word))]
        self[word] = total = ZERO + sum(parts) - ZERO * len(parts)
        return total


class _Japanese:
    """The weights of one pool of kinds: pairs of characters."""

    __slots__ = ("_pairs", "_start")

    def __init__(self, start: int, names: str, marks: str) -> None:
        self._start = start
        self._pairs = dict(zip(names.split("\t"), map(ord, marks), strict=True))

    def doubts(self, text: str) -> bool:
        pairs = japanese_pairs(text)
        total = sum(map(self._pairs.get, pairs, repeat(ZERO)))
        return self._start + total > ZERO * len(pairs)


class _English:
    """The weights of one pool of kinds: words, what words count as, pairs of words."""

    __slots__ = ("_pairs", "_start", "_words")

    def __init__(self, start: int, names: str, marks: str) -> None:
        words, _, pairs = names.partition("\t\t")
        known, both = words.split("\t"), pairs.split("\t")
        self._start = start
        self._words = _Words(dict(zip(known, map(ord, marks), strict=False)))
        apart = zip(both[0::2], both[1::2], strict=True)
        self._pairs = dict(zip(apart, map(ord, marks[len(known) :]), strict=True))

    def doubts(self, text: str) -> bool:
        words = english_words(text)
        total = sum(map(self._words.__getitem__, words))
        total += sum(map(self._pairs.get, pairwise(words), repeat(ZERO)))
        return self._start + total > ZERO * (2 * len(words) - 1)


@cache
def _scales(lang: str) -> dict[str, _Japanese | _English]:
    """The weights that lie beside this module: of each pool its start, its names, their marks."""
    path = os.path.join(os.path.dirname(__file__), f"{lang}_glance.txt")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        lines = file.read().split("\n")[:-1]
    made = _Japanese if lang == "ja" else _English
    found = {}
    for head, names, marks in zip(lines[0::3], lines[1::3], lines[2::3], strict=True):
        pool, start = head.split(" ")
        found[pool] = made(int(start), names, marks)
    return found

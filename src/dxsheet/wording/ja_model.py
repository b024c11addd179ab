"""A small linear model over the letters of a sentence: what the patterns do not list.

The features are runs of letters, which give the shape of a predicate and not its subject, and pairs
of characters for the words that have no letter. The weights (`ja_weights.txt`) are trained by
`benchmarks/wording/train_ja.py`.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import repeat
from math import exp
from operator import add

# What a statement may be; the order is the order of the lanes in a packed weight.
CLASSES = ("sound", "blame", "remedy", "digital", "vague", "effort", "stays")
_ALLOWED = {
    "problem": ("sound", "blame", "remedy", "digital", "vague"),
    "cause": ("sound", "blame", "remedy", "vague"),
    "solution": ("sound", "digital", "effort", "stays"),
    "purpose": ("sound", "digital"),
}

# A weight is a whole number of thousandths; one lane of a packed weight holds their sum.
SCALE = 1000
_LANE = 24
_HALF = 1 << (_LANE - 1)
_MASK = (1 << _LANE) - 1

# The longest run of letters, and of those that carry content.
_LONGEST = 3
_LONGEST_CONTENT = 4
_MOST_LETTERS = 200
_MOST_CHARACTERS = 300
# The mark of each sort of feature in the file of weights.
MARKS = ("-", "=", ".", ":")
_EMPTY = str.maketrans("", "", "_,gohimnet~")


def weak_ones(kind: str) -> tuple[str, ...]:
    """What a statement of a kind may be other than sound."""
    return _ALLOWED[kind][1:]


def _grams(text: str, longest: int) -> list[str]:
    """The runs of two to `longest` characters."""
    runs = list(map(add, text, text[1:]))
    found = runs
    for length in range(2, longest):
        runs = list(map(add, runs, text[length:]))
        found = found + runs
    return found


def _seen(letters: str, kind: str, text: str) -> tuple[set[str], ...]:
    """What is seen of a text, in the order of `MARKS`."""
    letters = letters[-_MOST_LETTERS:]
    lines = set(_grams(f"<{letters}$", _LONGEST))
    lines.update(letters)
    content = set(_grams(f"<{letters.translate(_EMPTY)}$", _LONGEST_CONTENT))
    pairs = set(_grams(text[-_MOST_CHARACTERS:] + "$", 2))
    shape = {
        f"9:{min(3, letters.count('9'))}",
        f"size:{min(6, len(letters) // 6)}",
        f"clauses:{min(4, letters.count(','))}",
        f"kind:{kind}",
    }
    return lines, content, pairs, shape


def features(letters: str, kind: str, text: str) -> set[str]:
    """All that is seen of a text, each with the mark of its sort, for training.

    Runs of letters, runs of the letters that carry content, pairs of characters, size and kind.
    """
    seen = _seen(letters, kind, text)
    return {mark + name for mark, names in zip(MARKS, seen, strict=True) for name in names}


def pack(weights: tuple[int, ...]) -> int:
    """Weights of all classes in one number, so that adding one number adds them all."""
    return sum(weight << (_LANE * lane) for lane, weight in enumerate(weights))


def unpack(total: int) -> list[int]:
    """The weights of all classes back from a (sum of) packed number."""
    weights = []
    for _ in CLASSES:
        weight = ((total + _HALF) & _MASK) - _HALF
        weights.append(weight)
        total = (total - weight) >> _LANE
    return weights


@cache
def _weights() -> tuple[dict[str, int], ...]:
    """The packed weights by sort of feature, in the order of `MARKS`: names, then numbers."""
    path = os.path.join(os.path.dirname(__file__), "ja_weights.txt")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        _, *lines = file.read().split("\n")
    return tuple(
        dict(zip(names.split("\t"), map(int, packed.split(" ")), strict=True))
        for names, packed in zip(lines[0:-1:2], lines[1::2], strict=True)
    )


def likeliest(letters: str, kind: str, text: str) -> tuple[str, float]:
    """The likeliest class of a text among those its kind may be, and how likely it is.

    Args:
        letters: the letters of the whole text, sentences joined by a comma.
        kind: problem, cause, solution or purpose.
        text: the text itself, normalised and without blanks.
    """
    total = 0
    for table, names in zip(_weights(), _seen(letters, kind, text), strict=True):
        total += sum(map(table.get, names, repeat(0)))
    scores = dict(zip(CLASSES, unpack(total), strict=True))
    allowed = _ALLOWED[kind]
    best = max(allowed, key=scores.__getitem__)
    top = scores[best]
    return best, 1 / sum(exp(max(-50.0, (scores[name] - top) / SCALE)) for name in allowed)

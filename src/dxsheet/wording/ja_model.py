"""A small linear model over the letters of a sentence: what the patterns do not list.

The features are runs of letters, which give the shape of a predicate and not its subject, and pairs
of characters for the words that have no letter. The weights (`ja_weights.txt`) are trained by `benchmarks/wording/train_ja.py`.
"""

from __future__ import annotations

import os
from functools import cache
from math import exp

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

_LONGEST = 4
_MOST_LETTERS = 200
_MOST_CHARACTERS = 300
_EMPTY = str.maketrans("", "", "_,gohimnet~")


def features(letters: str, kind: str, text: str) -> set[str]:
    """The runs of letters of a text and of its content letters, its pairs, its size, its kind."""
    line = f"<{letters[-_MOST_LETTERS:]}$"
    found = {line[i : i + n] for n in range(1, _LONGEST + 1) for i in range(len(line) - n + 1)}
    content = f"<{line[1:-1].translate(_EMPTY)}$"
    found.update(
        "=" + content[i : i + n]
        for n in range(2, _LONGEST + 1)
        for i in range(len(content) - n + 1)
    )
    text = text[-_MOST_CHARACTERS:] + "$"
    found.update([text[i : i + 2] + "." for i in range(len(text) - 1)])
    found.add(f"9:{min(3, letters.count('9'))}")
    found.add(f"size:{min(6, len(letters) // 6)}")
    found.add(f"clauses:{min(4, letters.count(','))}")
    found.add(f"kind:{kind}")
    return found


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
def _weights() -> dict[str, int]:
    path = os.path.join(os.path.dirname(__file__), "ja_weights.txt")  # noqa: PTH118, PTH120
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        rows = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        return {feature: int(packed, 36) for feature, packed in rows}


def likeliest(letters: str, kind: str, text: str) -> tuple[str, float]:
    """The likeliest class of a text among those its kind may be, and how likely it is.

    Args:
        letters: the letters of the whole text, sentences joined by a comma.
        kind: problem, cause, solution or purpose.
        text: the text itself, normalised and without blanks.
    """
    weights = _weights()
    total = sum([weights.get(feature, 0) for feature in features(letters, kind, text)])
    scores = dict(zip(CLASSES, unpack(total), strict=True))
    allowed = _ALLOWED[kind]
    best = max(allowed, key=scores.__getitem__)
    top = scores[best]
    return best, 1 / sum(exp(max(-50.0, (scores[name] - top) / SCALE)) for name in allowed)

"""Causes that several sheets have: what makes two statements alike, and the groups of those."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

_DIGITS = re.compile(r"\d+")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_NOT_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Words that tell nothing about a cause, and the ways in which one word ends.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been being by can could do does for from had has have in into is it"
        " its no not of on or that the their there they this to was were when where which while"
        " who will with would",
    )
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "y", "e")


def features(text: str) -> frozenset[str]:
    """The features of a statement; empty for one without a letter or digit.

    Width, case, punctuation and the size of numbers make no difference.
    """
    plain = _DIGITS.sub("0", unicodedata.normalize("NFKC", text).casefold())
    if _JAPANESE.search(plain):
        signs = _NOT_SIGNS.sub("", plain)
        return frozenset(signs[at : at + 2] for at in range(max(1, len(signs) - 1)))
    words = [_stem(one) for one in _WORD.findall(plain)]
    return frozenset(one for one in words if one not in _EMPTY) or frozenset(words)


def _stem(word: str) -> str:
    """A word without its ending; short words stay as they are."""
    if word in _EMPTY:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


Features = frozenset[str]

# Two statements are alike from this Dice coefficient on: twice the features they share, by all.
ALIKE = 0.6
# How many of the rarest features two long statements must share to be compared at all.
_SHARED = 3


class Said(NamedTuple):
    """A cause as one sheet says it."""

    text: str
    file: str
    organisation: str
    status: str


class Recurring(NamedTuple):
    """A cause that several sheets name, in the wording that is most frequent.

    `statuses` counts the causes by status; `files` are the sheets in order, each once.
    """

    text: str
    files: tuple[str, ...]
    organisations: int
    statuses: dict[str, int]
    wordings: int


def recurring(said: Iterable[Said], *, least: int = 2) -> list[Recurring]:
    """The causes that at least so many sheets name, those of most sheets first."""
    alike: dict[Features, list[Said]] = defaultdict(list)
    for one in said:
        found = features(one.text)
        if found:
            alike[found].append(one)
    order = sorted(alike, key=lambda one: (-len(alike[one]), len(one), alike[one][0].text))
    groups = [
        [one for member in members for one in alike[order[member]]] for members in _grouped(order)
    ]
    told = [_told(group) for group in groups]
    found_often = [one for one in told if len(one.files) >= least]
    return sorted(found_often, key=lambda one: (-len(one.files), one.text))


def _told(group: Sequence[Said]) -> Recurring:
    texts = Counter(one.text for one in group)
    text = min(texts, key=lambda one: (-texts[one], len(one), one))
    return Recurring(
        text,
        tuple(sorted({one.file for one in group})),
        len({one.organisation for one in group if one.organisation}),
        dict(sorted(Counter(one.status for one in group).items())),
        len(texts),
    )


def _grouped(order: Sequence[Features]) -> list[list[int]]:
    """Each statement joins the leader that is most like it, or becomes a leader itself."""
    often = Counter(feature for one in order for feature in one)
    groups: list[list[int]] = []
    leaders = _Leaders(often)
    for number, one in enumerate(order):
        leader = leaders.most_alike(one)
        if leader is None:
            leaders.add(one)
            groups.append([number])
        else:
            groups[leader].append(number)
    return groups


class _Leaders:
    """The statements that others join, found by their rarest features.

    Two sets that share at least n features share k of them even where each keeps only its rarest
    ones, all but n - k (prefix filtering). So only these are in the index, and a leader that has
    fewer than k of them in common need not be looked at.
    """

    def __init__(self, often: Counter[str]) -> None:
        self._often = often
        self._sets: list[Features] = []
        self._short: set[int] = set()
        self._index: dict[str, list[int]] = defaultdict(list)

    def add(self, one: Features) -> None:
        """One more leader; they are numbered as they come."""
        number = len(self._sets)
        self._sets.append(one)
        if _least_shared(one) < _SHARED:
            self._short.add(number)
        for feature in self._rare(one):
            self._index[feature].append(number)

    def most_alike(self, one: Features) -> int | None:
        """The number of the leader that is most like it, the earlier of two; None where none is."""
        best, found = ALIKE, None
        for number in self._near(one):
            other = self._sets[number]
            score = 2 * len(one & other) / (len(one) + len(other))
            if score > best or (score == best and (found is None or number < found)):
                best, found = score, number
        return found

    def _near(self, one: Features) -> Iterable[int]:
        shared: Counter[int] = Counter()
        for feature in self._rare(one):
            shared.update(self._index.get(feature, ()))
        if _least_shared(one) < _SHARED:
            return shared
        short = self._short
        return [number for number, n in shared.items() if n >= _SHARED or number in short]

    def _rare(self, one: Features) -> list[str]:
        least = _least_shared(one)
        kept = len(one) - least + min(least, _SHARED)
        return sorted(one, key=lambda feature: (self._often[feature], feature))[:kept]


def _least_shared(one: Features) -> int:
    """How many features a statement shares at least with any that is alike."""
    return max(1, ceil(ALIKE / (2 - ALIKE) * len(one) - 1e-9))

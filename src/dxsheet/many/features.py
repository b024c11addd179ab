"""What a statement is compared by: pairs of characters in Japanese, words in English."""

from __future__ import annotations

import re
import unicodedata

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

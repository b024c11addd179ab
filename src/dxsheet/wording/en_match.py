"""Groups of words and phrases, made for looking up fast."""

from __future__ import annotations


def group(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


class Phrases:
    """Phrases by their length, so that most are looked up and not searched for.

    Attributes:
        words: phrases of one word.
        pairs: phrases of two words.
        longer: longer ones with blanks around, by their first two words.
    """

    __slots__ = ("longer", "pairs", "words")

    def __init__(self, text: str) -> None:
        phrases = [" ".join(phrase.split()) for phrase in text.split(";")]
        self.words = frozenset(phrase for phrase in phrases if phrase.count(" ") == 0)
        self.pairs = frozenset(phrase for phrase in phrases if phrase.count(" ") == 1)
        self.longer: dict[str, list[str]] = {}
        for phrase in phrases:
            if phrase.count(" ") > 1:
                start = " ".join(phrase.split()[:2])
                self.longer.setdefault(start, []).append(f" {phrase} ")

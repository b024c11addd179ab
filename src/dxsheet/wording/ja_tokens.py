"""Cut a Japanese sentence into words of known parts: no dictionary but our own, one pass.

A sentence becomes a string of letters, one a word (the groups of `ja_words` and `ja_predicates`,
and the scripts of the rest), so that the grammar is a few short patterns over that string.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dxsheet.wording.ja_predicates import DENIALS, DENIED, PREDICATES
from dxsheet.wording.ja_words import NOUNS

# Particles, one letter each: が は も を に の で と.
_ALWAYS = {"が": "g", "は": "h", "を": "o"}
_AFTER_WORD = {"も": "m", "に": "i", "の": "n", "で": "e", "と": "t"}
_BREAKS = {"、": ",", ",": ",", ";": ",", ":": ",", "→": ",", "(": ",", ")": ","}
_QUIET = " \u3000「」『』【】[]〈〉《》\"'・…~〜-/／"


# A sentence says what it says at its end; what stands further off is not read.
_LONGEST = 400

# What ends a sentence and carries nothing (である, と考えられる, ため).
_TAIL = "~_,"


class Words(NamedTuple):
    """A sentence as its letters, its words in step with them, and the letters without the tail."""

    letters: str
    texts: tuple[str, ...]
    core: str

    @property
    def is_bare(self) -> bool:
        """Whether nothing, or only する, follows the last word of the core."""
        return self.letters[-1] != "_" or self.texts[-1] in ("する", "る", "します", "していく")


class Index(NamedTuple):
    """The known words with their letters, and the lengths of those with one start, longest first.

    `singles` gives the letter of a character that starts no known longer word.
    """

    words: dict[str, str]
    starts: dict[str, tuple[int, ...]]
    singles: _Singles


@cache
def lexicon() -> dict[str, str]:
    """Every known word and its letter."""
    words: dict[str, str] = {}
    for groups in (NOUNS, PREDICATES):
        for letter, group in groups.items():
            for word in group.split():
                words.setdefault(word, letter)
    for adjective in DENIED.split():
        for denial in DENIALS.split():
            words[adjective + denial] = "J"
    return words


@cache
def _index(remedies: tuple[str, ...], vague: tuple[str, ...]) -> Index:
    """What an office's own words and ours come to."""
    words = dict(lexicon())
    words.update((word, "T") for word in remedies if word)
    words.update((word, "J") for word in vague if word)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    starts = {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}
    return Index(words, starts, _Singles(words))


def _script(char: str) -> str:
    """The letter of a character that is in no known word; empty for signs."""
    if "ぁ" <= char <= "ん":
        return "_"
    if "一" <= char <= "鿿" or char == "々":
        return "X"
    if "ァ" <= char <= "ヿ":  # the long mark too
        return "K"
    if char.isdecimal():
        return "9"
    return "Z" if char.isalpha() else ""


def cut(sentence: str, remedies: tuple[str, ...] = (), vague: tuple[str, ...] = ()) -> Words:
    """The sentence as letters and words.

    Args:
        sentence: one normalised sentence.
        remedies: an office's own names of remedies.
        vague: an office's own vague words.
    """
    words, starts, singles = _index(remedies, vague)
    sentence = sentence[-_LONGEST:]
    letters: list[str] = []
    texts: list[str] = []
    place, end, last = 0, len(sentence), ""
    while place < end:
        pair = sentence[place : place + 2]
        letter, size = "", 1
        for length in starts.get(pair, ()):
            found = words.get(sentence[place : place + length])
            if found:
                letter, size = found, length
                break
        else:
            letter = singles[last + pair[0]]
            if letter and letter == last and letter in "_XKZ9":
                texts[-1] += pair[0]
                place += 1
                continue
        if letter:
            letters.append(letter)
            texts.append(sentence[place : place + size])
            last = letter
        place += size
    joined = "".join(letters)
    return Words(joined, tuple(texts), joined.rstrip(_TAIL))


class _Singles(dict[str, str]):
    """The letter of a character that starts no known longer word, after the letter before it.

    Each is worked out when it is first met.
    """

    __slots__ = ("_words",)
    _MOST = 20_000

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words

    def __missing__(self, both: str) -> str:
        if len(self) > self._MOST:
            self.clear()
        self[both] = letter = _single(both[-1], both[:-1], self._words)
        return letter


def _single(char: str, last: str, words: dict[str, str]) -> str:
    """The letter of one character that starts no known longer word."""
    if char in _ALWAYS:
        return _ALWAYS[char]
    if char in _AFTER_WORD and last != "_":
        return _AFTER_WORD[char]
    if char in _BREAKS:
        return ","
    if char in _QUIET:
        return ""
    script = _script(char)
    if script == last:
        return script
    if char in "だ等点面":
        return "~"
    return words.get(char, script)

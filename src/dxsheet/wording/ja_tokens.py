"""Cut a Japanese sentence into words of known parts: no dictionary but our own, one pass.

A sentence becomes a string of letters, one a word (the groups of `ja_words` and `ja_predicates`,
and the scripts of the rest), so that the grammar is a few short patterns over that string.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from dxsheet.wording.model import word_lists

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


@cache
def lexicon() -> dict[str, str]:
    """Every known word and the letter of its group; a group whose name is no letter has none."""
    groups = word_lists("ja")
    words: dict[str, str] = {}
    for letter, group in groups.items():
        if len(letter) == 1:
            words.update(dict.fromkeys(group.split(), letter))
    for adjective in groups["DENIED"].split():
        words.update((adjective + denial, "J") for denial in groups["DENIALS"].split())
    return words


@cache
def _starts() -> dict[str, tuple[int, ...]]:
    return starts_of(lexicon())


def starts_of(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with one start of two characters, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {start: tuple(sorted(sizes, reverse=True)) for start, sizes in lengths.items()}


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


def cut(sentence: str) -> Words:
    """A normalised sentence as letters and words."""
    words, starts = lexicon(), _starts()
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
            letter = _single(pair[0], last)
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


@lru_cache(maxsize=16_384)
def _single(char: str, last: str) -> str:
    """The letter of a character that starts no known longer word, after the letter before it."""
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
    return lexicon().get(char, script)

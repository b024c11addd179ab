"""A Japanese statement as the model sees it, and what the grammar says of it.

Three views: the letters of the lexicon, the words of the whole and the characters of its end, where
a Japanese sentence says what it says; the subject before it differs from office to office.
"""

from __future__ import annotations

import re
from functools import cache
from operator import add

from dxsheet.wording import ja_grammar as grammar
from dxsheet.wording.ja_tokens import Words, cut, starts_of
from dxsheet.wording.model import WORD, Seen, words_of

_SENTENCES = re.compile(r"[。!?\n]+")
_MOST_SENTENCES = 12
_ENDS = "。!?\n"
# Whose wish it is does not matter (…してほしいとの声がある).
_REPORTED = re.compile(
    r"((?:ほしい|欲しい|たい|べき)(?:です|だ|である)?(?=と|との|という|といった)|を求める(?=声|意見))"
    r"(?:と|との|という|といった)?(?:声|意見|要望|希望|提案)(?:[がもを][^0-9]{0,20})?$"
)
_VOICES = ("声", "意見", "要望", "希望", "提案")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

# What the grammar's word counts for, as evidence (measured): a plain request is plain, a value word
# of a state is not.
_COUNTS = {"blame": 2.5, "digital": 2.5, "vague": 1.0}
_SAID, _ASKED = 1.5, 3.0
# How much of a statement is its end, and the sizes of the endings that are features as a whole.
_END = 14
_ENDINGS = range(2, 7)
_MOST_LETTERS = 200
_MOST_CHARACTERS = 300
# Letters, moved to signs that no text has; those that carry content once more, the others left out.
_LETTERS = {sign: chr(sign + 0xE000) for sign in range(0x21, 0x7F)}
_CONTENT = {sign: chr(sign + 0xE100) for sign in range(0x21, 0x7F)}
_CONTENT.update(dict.fromkeys(map(ord, "_,gohimnet~"), ""))


def seen(text: str, kind: str) -> Seen | None:
    """The views of a normalised statement and the grammar's readings; None where no word is."""
    text = text.replace(" ", "").strip(_ENDS)
    if any(word in text for word in _VOICES):
        text = _REPORTED.sub(r"\1", text)
    parts = [part for part in _SENTENCES.split(text) if part]
    sentences = [words for part in parts[:_MOST_SENTENCES] if (words := cut(part)).core]
    if not sentences:
        return None
    letters = ",".join([words.letters for words in sentences])
    text = text[-_MOST_CHARACTERS:]
    marked = f"^{_DIGITS.sub('0', text)}$"
    views = (_by_letters(letters, kind), _by_end(marked, kind), _by_words(text, kind))
    said = tuple(_said(sentences, kind))
    softly = said == ("remedy",) and all(map(grammar.lacks_people, sentences))
    return Seen(views, said, _counts(said, sentences, kind), softly)


def _counts(said: tuple[str, ...], sentences: list[Words], kind: str) -> float:
    if kind == "problem" and "remedy" in said and any(map(grammar.wished, sentences)):
        return _ASKED
    if len(said) > 1 or (kind == "solution" and "vague" in said):
        return _SAID
    return _COUNTS.get("".join(said), _SAID)


def _by_words(text: str, kind: str) -> set[str]:
    """The known words of the whole, the longest first from the left; no blank parts them."""
    known, starts = vocabulary()
    found = {f"@{kind}"}
    place, end = 0, len(text)
    while place < end:
        for length in starts.get(text[place : place + 2], ()):
            word = known.get(text[place : place + length])
            if word:
                found.add(word)
                place += length
                break
        else:
            word = known.get(text[place])
            if word:
                found.add(word)
            place += 1
    return found


@cache
def vocabulary() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """The feature of each known word, and the lengths of those that begin alike."""
    words = words_of("ja")
    return {word: WORD + word for word in words}, starts_of(words)


def _by_end(marked: str, kind: str) -> set[str]:
    """Runs of three characters of the end, and the endings of two to six."""
    end = marked[-_END:]
    said = marked[:-1]
    endings = [f"${said[-size:]}" for size in _ENDINGS if size <= len(said)]
    return {*map(add, map(add, end, end[1:]), end[2:]), *endings, f"#{kind}"}


def _by_letters(letters: str, kind: str) -> set[str]:
    """Runs of letters, runs of those that carry content, size and kind.

    They give the shape of a predicate and not its subject.
    """
    letters = letters[-_MOST_LETTERS:]
    own, content = letters.translate(_LETTERS), letters.translate(_CONTENT)
    found = {*own, *_runs(f"<{own}$"), *_runs(f"<{content}$")}
    found.add(f":9:{min(3, letters.count('9'))}")
    found.add(f":size:{min(6, len(letters) // 6)}")
    found.add(f":clauses:{min(4, letters.count(','))}")
    found.add(f":kind:{kind}")
    return found


def _runs(text: str) -> list[str]:
    """The runs of two and of three characters."""
    pairs = list(map(add, text, text[1:]))
    return [*pairs, *map(add, pairs, text[2:])]


def _said(sentences: list[Words], kind: str) -> list[str]:
    """What the grammar says a statement is."""
    if kind == "purpose":
        means = all(map(grammar.digital_means, sentences))
        return ["digital"] if means or any(map(grammar.digital_goal, sentences)) else []
    if kind == "solution":
        return _said_of_solution(sentences)
    return _said_of_problem(sentences, kind)


def _said_of_solution(sentences: list[Words]) -> list[str]:
    if grammar.procedure_stays(sentences):
        return ["stays"]
    if all(grammar.digital_goal(words) or grammar.digital_quota(words) for words in sentences):
        return ["digital"]
    return ["vague"] if all(map(grammar.vague_act, sentences)) else []


def _said_of_problem(sentences: list[Words], kind: str) -> list[str]:
    found = []
    if any(map(grammar.blames, sentences)) or (
        kind == "cause" and any(map(grammar.slips, sentences))
    ):
        found.append("blame")
    if any(grammar.digital_lack(words) or grammar.digital_goal(words, kind) for words in sentences):
        found.append("digital" if kind == "problem" else "remedy")
    elif any(grammar.wants_remedy(words) or grammar.lacks_remedy(words) for words in sentences) or (
        kind == "problem" and any(grammar.names_remedy(w) or grammar.wished(w) for w in sentences)
    ):
        found.append("remedy")
    if not found and all(map(grammar.vague_state, sentences)):
        found.append("vague")
    return found

"""English words with the groups they belong to, as bits of one number, and a statement of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from dxsheet.wording.model import word_lists


class Mark:
    """The groups a word may belong to, each one bit: those of `en_words.txt`, forms of verbs."""

    (
        TOOL,
        PEOPLE,
        GUIDANCE,
        TECH,
        MORE,
        ACQUIRE,
        ACQUIRE_WEAK,
        ACQUIRED,
        ACQUIRE_NOUN,
        WANT,
        DIGITAL,
        DIGITAL_HEAD,
        SHARE,
        ONLINE,
        LAG,
        JUDGING,
        PRAISING,
        ABSTRACT,
        EMPTY,
        EMPTY_WEAK,
        EMPTY_NOUN,
        PERSON,
        BLAME,
        VIRTUE,
        HAPPEN,
        HAPPENING,
        TIME,
        NUMBER,
        THING,
        STOP,
        FINITE,
        CONNECTIVE,
        EMPTY_ING,
        LIGHT,
        CONCRETE,
    ) = (1 << n for n in range(35))
    REMEDY = TOOL | PEOPLE | GUIDANCE


_PERSONS = ("ers", "ors", "ists", "ees", "ians", "men", "women")
_ABSTRACTS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "tions", "ments")


def group(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


@cache
def words(name: str) -> frozenset[str]:
    """A group of `en_words.txt` as single words."""
    return group(word_lists("en")[name])


class Phrases:
    """Phrases by their length, so that most are looked up and not searched for.

    Attributes:
        words: phrases of one word.
        pairs: phrases of two words.
        longer: longer ones with blanks around, by their first two words.
    """

    __slots__ = ("longer", "pairs", "words")

    def __init__(self, text: str) -> None:
        by_length: tuple[set[str], set[str], set[str]] = (set(), set(), set())
        for phrase in text.strip().replace("\n", " ").split("; "):
            by_length[min(phrase.count(" "), 2)].add(phrase)
        self.words, self.pairs = frozenset(by_length[0]), frozenset(by_length[1])
        self.longer: dict[str, list[str]] = {}
        for phrase in by_length[2]:
            first, second, _ = phrase.split(" ", 2)
            self.longer.setdefault(f"{first} {second}", []).append(f" {phrase} ")


def phrases(name: str) -> Phrases:
    """A group of `en_words.txt` as phrases."""
    return Phrases(word_lists("en")[name])


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The past forms of the verbs that have their own."""
    verbs = " ".join(word_lists("en")["IRREGULAR"].split()).split("; ")
    return {verb: tuple(pasts.split("/")) for verb, pasts in map(str.split, verbs)}


def inflect(verb: str) -> tuple[str, tuple[str, ...], str]:
    """The -s form, the past forms and the -ing form of a verb."""
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    stem = verb + verb[-1] if verb in words("DOUBLING") else verb
    if verb.endswith("e") and not verb.endswith("ee"):
        stem = verb[:-1]
    past = stem + "ed"
    if verb.endswith("y") and verb[-2] not in "aeou":
        past = verb[:-1] + "ied"
    return third, _irregular().get(verb, (past,)), stem + "ing"


@cache
def lexicon() -> dict[str, int]:
    """Every known word with its groups as bits."""
    marks: dict[str, int] = {}
    known = word_lists("en")
    for name in known.keys() & vars(Mark).keys():
        base = vars(Mark)[name]
        past, ing = _VERBS.get(name, (0, 0))
        for word in known[name].split():
            _add(marks, [word], base)
            if name in _VERBS:
                third, pasts, progressive = inflect(word)
                _add(marks, [third], 0 if name in _BASE_ONLY else base)
                _add(marks, pasts, past)
                _add(marks, [progressive], ing)
    return marks


def _add(marks: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        marks[word] = marks.get(word, 0) | bit


# Verbs, whose base and -s form have the group of that name: the groups of the past forms and of the
# -ing form.
_VERBS = {
    "ACQUIRE": (Mark.ACQUIRED, 0),
    "ACQUIRE_WEAK": (Mark.ACQUIRED, 0),
    "WANT": (Mark.WANT, Mark.WANT),
    "EMPTY": (Mark.EMPTY, Mark.EMPTY_ING),
    "EMPTY_WEAK": (Mark.EMPTY_WEAK, Mark.EMPTY_ING),
    "HAPPEN": (Mark.HAPPEN, Mark.HAPPENING),
    "LIGHT": (Mark.LIGHT, Mark.HAPPENING),
}
# "She introduces a tool" is a fact, "introduce a tool" an order.
_BASE_ONLY = ("ACQUIRE", "ACQUIRE_WEAK")


def marks_of(word: str) -> int:
    """The groups of a word; an unknown one is told by its ending."""
    known = lexicon().get(word, 0)
    if known:
        return known
    if word[0].isdigit():
        return Mark.NUMBER
    if word.startswith(("e-", "ai-", "cloud-")):
        return Mark.TECH
    if word.endswith(_ABSTRACTS):
        return Mark.ABSTRACT
    if len(word) > 5 and word.endswith(_PERSONS):
        return Mark.PERSON
    return 0


# ------------------------------------------------------------------ a statement

BREAKS = frozenset(".;:,!?–—()")

# Expanded so that "doesn't", "doesnt" and "does not" are one thing.
_SHORT = (
    ("\u2019", "'"),
    ("cannot", "can not"),
    ("can't", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'m ", " am "),
    ("'d ", " would "),
    ("let's", "let us"),
    ("it's", "it is"),
    ("there's", "there is"),
    ("that's", "that is"),
    ("what's", "what is"),
    ("he's", "he is"),
    ("'s", ""),
    ("s'", "s"),
    ("'", " "),
)
# Said of no time in particular; "once" and "forward" would count as facts.
_FILLERS = (" going forward", " once again", " once more", " at once", " moving forward", " hereby")
_BARE = {f"{verb}nt": f"{verb} not" for verb in ("do", "does", "is", "did", "are", "have", "has")}
_BARE |= {"cant": "can not", "wont": "will not"}
_LIMIT = 2000

# After these a word of happening is a noun ("oversight of repairs").
_NOUN_NEXT = group("""
of for in on at with by from between about the a an its our their his her your my this that these
those each every any some no insufficient inadequate poor bad better
improve enhance strengthen little
""")
# "Between the two offices" counts nothing.
_KNOWN_ONES = group("the these those our their both all other")
_RELATING = group("between among amongst across of with by within to for")
# Managed by someone: "contract management" is work, "senior management" people.
_MANAGED = group("""
asset budget case cash change contract contractor data document facility file fleet grant knowledge
project property record records staff stock supplier time traffic vendor waste
""")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words or single signs; American -ize, to be brought to the -ise of the word lists."""
    return (
        re.compile(r"[a-z0-9%][a-z0-9&%-]*|[.,;:!?()\"/–—]"),
        re.compile(r"(?<=[a-z]{3})iz(e|es|ed|er|ers|ing|ation|ations)\b"),
    )


class Statement:
    """One statement, read.

    Attributes:
        words: words and punctuation, lower case.
        marks: the groups of each.
        bag: the words, each once.
        pairs: neighbouring words, each pair once, with one blank between.
        line: the words joined by blanks, with a blank at both ends.
        every: all groups that occur.
    """

    __slots__ = ("bag", "every", "line", "marks", "pairs", "words")

    def __init__(self, text: str) -> None:
        words = _split(text)
        known = lexicon()
        marks = [known.get(word) or marks_of(word) for word in words]
        _only_verbs(words, marks)
        _no_figures(words, marks)
        _no_persons(words, marks)
        self.words = words
        self.marks = marks
        self.bag = frozenset(words)
        self.pairs = frozenset([f"{a} {b}" for a, b in pairwise(words)])
        self.line = f" {' '.join(words)} "
        self.every = 0
        for mark in set(marks):
            self.every |= mark

    def has(self, phrases: Phrases) -> bool:
        """Whether one of the phrases occurs."""
        if not phrases.words.isdisjoint(self.bag) or not phrases.pairs.isdisjoint(self.pairs):
            return True
        for start in phrases.longer.keys() & self.pairs:
            if any(phrase in self.line for phrase in phrases.longer[start]):
                return True
        return False

    def noun_phrase(self, start: int) -> tuple[int, int]:
        """Where the noun phrase that starts here ends, and its groups.

        The groups are those of the head (the last word), with TECH and MORE of any word before.
        """
        marks = self.marks
        end = start
        seen = head = 0
        while end < len(marks) and not marks[end] & Mark.STOP:
            head = marks[end]
            seen |= head & (Mark.TECH | Mark.MORE)
            end += 1
        return end, head | seen


def _split(text: str) -> list[str]:
    lower = text[:_LIMIT].lower()
    if "'" in lower or "\u2019" in lower or "cannot" in lower:
        for short, full in _SHORT:
            lower = lower.replace(short, full)
    for filler in _FILLERS:
        if filler in lower:
            lower = lower.replace(filler, "")
    token, ise = _patterns()
    if "iz" in lower:
        lower = ise.sub(r"is\1", lower)
    words = token.findall(lower)
    if _BARE.keys().isdisjoint(words):
        return words
    return [part for word in words for part in _BARE.get(word, word).split()]


def _only_verbs(words: list[str], marks: list[int]) -> None:
    happening = Mark.HAPPEN | Mark.LIGHT
    for i in range(1, len(marks)):
        if marks[i] & happening and words[i - 1] in _NOUN_NEXT:
            marks[i] &= ~happening
        if words[i] == "to" and words[i - 1] == "limited":
            marks[i - 1] = 0
        if words[i] == "keeping" and words[i - 1] == "record":
            marks[i - 1] = marks[i] = Mark.ABSTRACT  # no event
        if words[i] == "money" and words[i - 1] == "for":
            marks[i] = Mark.ABSTRACT  # "value for money"


def _no_figures(words: list[str], marks: list[int]) -> None:
    for i in range(2, len(marks)):
        if not marks[i] & Mark.NUMBER or words[i - 1] not in _KNOWN_ONES or words[i][0].isdigit():
            continue
        before = i - 3 if words[i - 2] in _KNOWN_ONES and i > 2 else i - 2
        if words[before] in _RELATING:
            marks[i] &= ~Mark.NUMBER


def _no_persons(words: list[str], marks: list[int]) -> None:
    for i in range(1, len(marks)):
        if words[i] == "management" and (marks[i - 1] & Mark.ABSTRACT or words[i - 1] in _MANAGED):
            marks[i] &= ~Mark.PERSON


def clause_start(s: Statement, i: int) -> int:
    """Where the clause of this word starts."""
    start = i
    while start and s.words[start - 1] not in BREAKS and not s.marks[start - 1] & Mark.CONNECTIVE:
        start -= 1
    return start


def subject_of(s: Statement, i: int) -> int:
    """The groups of the noun phrase that opens the clause in which word i stands."""
    start = clause_start(s, i)
    if start == i:
        start = 0
    seen = 0
    for mark in s.marks[start:i]:
        if mark & Mark.FINITE:
            break
        seen |= mark
    end, head = s.noun_phrase(start)
    if head & Mark.ACQUIRE_NOUN or s.words[end - 1 : end] in (["lack"], ["kind"], ["number"]):
        return seen
    return head

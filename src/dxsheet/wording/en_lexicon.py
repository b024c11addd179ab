"""The words of the English rules with the groups they belong to, as bits of one number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dxsheet.wording.model import listed

(
    TOOL,
    PEOPLE,
    GUIDANCE,
    TECH,
    MORE,
    ACQUIRE,
    ACQUIRE_WEAK,
    ACQUIRED,
    ACQUIRING,
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
    NEGATION,
    DETERMINER,
    STOP,
    FINITE,
    CONNECTIVE,
    EMPTY_ING,
    LIGHT,
    CONCRETE,
) = (1 << n for n in range(38))

REMEDY = TOOL | PEOPLE | GUIDANCE


_ABSTRACT_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ship",
    "tions",
    "ments",
)


def group(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


@cache
def words(name: str) -> frozenset[str]:
    """A group of `en_words.txt` as single words."""
    return group(listed("en")[name])


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
    return Phrases(listed("en")[name])


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The past forms of the verbs that have their own."""
    verbs = " ".join(listed("en")["IRREGULAR"].split()).split("; ")
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
    known = listed("en")
    for name, bit in _PLAIN:
        _add(marks, known[name].split(), bit)
    for name, base, past, ing in _VERBS:
        for verb in known[name].split():
            third, pasts, progressive = inflect(verb)
            _add(marks, [verb], base)
            _add(marks, [third], base if base not in _BASE_ONLY else 0)
            _add(marks, pasts, past)
            _add(marks, [progressive], ing)
    return marks


def _add(marks: dict[str, int], words: Iterable[str], bit: int) -> None:
    for word in words:
        marks[word] = marks.get(word, 0) | bit


_PLAIN = (
    ("TOOL", TOOL),
    ("STAFFING", PEOPLE),
    ("GUIDANCE", GUIDANCE),
    ("TECH", TECH),
    ("MORE", MORE),
    ("ACQUIRE_NOUN", ACQUIRE_NOUN),
    ("DIGITAL", DIGITAL),
    ("DIGITAL_HEADS", DIGITAL_HEAD),
    ("SHARES", SHARE),
    ("ONLINE", ONLINE),
    ("LAG", LAG),
    ("JUDGING", JUDGING),
    ("PRAISING", PRAISING),
    ("ABSTRACT", ABSTRACT),
    ("EMPTY_NOUN", EMPTY_NOUN),
    ("PERSON", PERSON),
    ("BLAME", BLAME),
    ("VIRTUE", VIRTUE),
    ("TIMES", TIME),
    ("NUMBERS", NUMBER),
    ("THINGS", THING),
    ("NEGATION", NEGATION),
    ("DETERMINER", DETERMINER),
    ("STOP", STOP),
    ("FINITE", FINITE),
    ("CONNECTIVE", CONNECTIVE),
    ("CONCRETE_NOUNS", CONCRETE),
)
# Verbs: the groups of the base and -s form, of the past forms, of the -ing form.
_VERBS = (
    ("ACQUIRE", ACQUIRE, ACQUIRED, ACQUIRING),
    ("ACQUIRE_WEAK", ACQUIRE_WEAK, ACQUIRED, ACQUIRING),
    ("WANT", WANT, WANT, WANT),
    ("EMPTY", EMPTY, EMPTY, EMPTY_ING),
    ("EMPTY_WEAK", EMPTY_WEAK, EMPTY_WEAK, EMPTY_ING),
    ("HAPPEN", HAPPEN, HAPPEN, HAPPENING),
    ("LIGHT", LIGHT, LIGHT, HAPPENING),
)
# "She introduces a tool" is a fact, "introduce a tool" an order.
_BASE_ONLY = frozenset({ACQUIRE, ACQUIRE_WEAK})


def marks_of(word: str) -> int:
    """The groups of a word; an unknown one is told by its ending."""
    known = lexicon().get(word, 0)
    if known:
        return known
    if word[0].isdigit():
        return NUMBER
    if word.startswith(("e-", "ai-", "cloud-")):
        return TECH
    if word.endswith(_ABSTRACT_ENDINGS):
        return ABSTRACT
    if len(word) > 5 and word.endswith(_PEOPLE_ENDINGS):
        return PERSON
    return 0


_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ees", "ians", "men", "women")

"""The words of the English rules with the groups they belong to, as bits of one number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dxsheet.wording import en_people, en_words
from dxsheet.wording.en_match import group

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
GROUPS = 38

REMEDY = TOOL | PEOPLE | GUIDANCE

_IRREGULAR = {
    "buy": ("bought",), "build": ("built",), "get": ("got", "gotten"), "have": ("has", "had"),
    "give": ("gave", "given"), "hold": ("held",), "run": ("ran",), "bring": ("brought",),
    "put": ("put",), "set": ("set",), "send": ("sent",), "seek": ("sought",), "make": ("made",),
    "deal": ("dealt",), "take": ("took", "taken"), "lose": ("lost",), "leave": ("left",),
    "come": ("came",), "go": ("went", "gone", "goes"), "fall": ("fell", "fallen"),
    "read": ("read",), "write": ("wrote", "written"), "hear": ("heard",), "tell": ("told",),
    "bear": ("bore",), "drive": ("drove", "driven"), "break": ("broke", "broken"),
    "freeze": ("froze", "frozen"), "lend": ("lent",), "keep": ("kept",),
    "forget": ("forgot", "forgotten"), "withdraw": ("withdrew", "withdrawn"),
    "mislay": ("mislaid",), "misread": ("misread",), "pay": ("paid",), "repay": ("repaid",),
    "overpay": ("overpaid",), "underpay": ("underpaid",), "sit": ("sat",), "lie": ("lay", "lain"),
    "stand": ("stood",), "sleep": ("slept",), "begin": ("began", "begun"), "know": ("knew",
    "known"), "say": ("said",), "grow": ("grew", "grown"), "rise": ("rose", "risen"),
    "shrink": ("shrank", "shrunk"), "overwrite": ("overwrote", "overwritten"),
    "meet": ("met",), "wear": ("wore", "worn"), "strike": ("struck",), "show": ("shown",),
    "hang": ("hung",), "sell": ("sold",), "spend": ("spent",), "cost": ("cost",),
    "find": ("found",), "rewrite": ("rewrote", "rewritten"), "do": ("does", "did", "done"),
    "lease": ("leased",), "stick": ("stuck",), "fit": ("fit",), "hit": ("hit",),
    "split": ("split",), "cut": ("cut",), "spoil": ("spoilt",), "learn": ("learnt",),
    "uphold": ("upheld",), "let": ("let",), "quit": ("quit",), "burn": ("burnt",),
}  # fmt: skip
# Final consonants that double ("drop", "dropped"); others do not ("open", "opened").
_DOUBLING = group("""
plan get set put run stop drop cut fit hit split quit let log skip transfer refer sit forget ship
permit submit resubmit omit equip tip label cancel travel fulfil rub win begin instil scan resit
chat
""")


def inflect(verb: str) -> tuple[str, tuple[str, ...], str]:
    """The -s form, the past forms and the -ing form of a verb."""
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in "aeou":
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    if verb.endswith("e") and not verb.endswith("ee"):
        stem = verb[:-1]
    past = stem + "ed"
    if verb.endswith("y") and verb[-2] not in "aeou":
        past = verb[:-1] + "ied"
    return third, _IRREGULAR.get(verb, (past,)), stem + "ing"


@lru_cache(maxsize=1)
def lexicon() -> dict[str, int]:
    """Every known word with its groups as bits."""
    marks: dict[str, int] = {}
    for words, bit in _PLAIN:
        _add(marks, words.split(), bit)
    for verbs, base, past, ing in _VERBS:
        for verb in verbs.split():
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
    (en_words.TOOL, TOOL),
    (en_words.STAFFING, PEOPLE),
    (en_words.GUIDANCE, GUIDANCE),
    (en_words.TECH, TECH),
    (en_words.MORE, MORE),
    (en_words.ACQUIRE_NOUN, ACQUIRE_NOUN),
    (en_words.DIGITAL, DIGITAL),
    (en_words.DIGITAL_HEADS, DIGITAL_HEAD),
    (en_words.SHARES, SHARE),
    (en_words.ONLINE, ONLINE),
    (en_words.LAG, LAG),
    (en_words.JUDGING, JUDGING),
    (en_words.PRAISING, PRAISING),
    (en_words.ABSTRACT, ABSTRACT),
    (en_words.EMPTY_NOUN, EMPTY_NOUN),
    (en_people.PERSON, PERSON),
    (en_people.BLAME, BLAME),
    (en_people.VIRTUE, VIRTUE),
    (en_words.TIMES, TIME),
    (en_words.NUMBERS, NUMBER),
    (en_words.THINGS, THING),
    (en_words.NEGATION, NEGATION),
    (en_words.DETERMINER, DETERMINER),
    (en_words.STOP, STOP),
    (en_words.FINITE, FINITE),
    (en_words.CONNECTIVE, CONNECTIVE),
    (en_words.CONCRETE_NOUNS, CONCRETE),
)
# Verbs: the groups of the base and -s form, of the past forms, of the -ing form.
_VERBS = (
    (en_words.ACQUIRE, ACQUIRE, ACQUIRED, ACQUIRING),
    (en_words.ACQUIRE_WEAK, ACQUIRE_WEAK, ACQUIRED, ACQUIRING),
    (en_words.WANT, WANT, WANT, WANT),
    (en_words.EMPTY, EMPTY, EMPTY, EMPTY_ING),
    (en_words.EMPTY_WEAK, EMPTY_WEAK, EMPTY_WEAK, EMPTY_ING),
    (en_words.HAPPEN, HAPPEN, HAPPEN, HAPPENING),
    (en_words.LIGHT, LIGHT, LIGHT, HAPPENING),
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
    if word.endswith(en_words.ABSTRACT_ENDINGS):
        return ABSTRACT
    if len(word) > 5 and word.endswith(_PEOPLE_ENDINGS):
        return PERSON
    return 0


_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ees", "ians", "men", "women")

"""An English statement as marked words: the small grammar under the English wording rules.

Each word gets the groups it belongs to as bits of one number, looked up in a lexicon that is built
at first use, so that judging a statement is a walk over some twenty numbers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dxsheet.wording import en_words

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

_TOKEN = re.compile(r"[a-z0-9%][a-z0-9&%-]*|[.,;:!?()\"/–—]")
_ISE = re.compile(r"iz(e|es|ed|er|ers|ing|ation|ations)\b")
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
_BARE = {"dont": "do not", "doesnt": "does not", "cant": "can not", "isnt": "is not",
         "didnt": "did not", "wont": "will not", "arent": "are not", "havent": "have not",
         "hasnt": "has not"}  # fmt: skip
_LIMIT = 2000

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
_DOUBLING = frozenset(
    "plan get set put run stop drop cut fit hit split quit let log skip transfer refer sit forget "
    "ship permit submit resubmit omit equip tip label cancel travel fulfil rub win begin instil "
    "scan resit chat mix".split()
) - {"mix"}


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

    def add(words: str, bit: int) -> None:
        for word in words.split():
            marks[word] = marks.get(word, 0) | bit

    _add_nouns(add)
    for verb in en_words.ACQUIRE.split():
        third, pasts, ing = inflect(verb)
        add(verb, ACQUIRE)
        add(" ".join(pasts), ACQUIRED)
        add(ing, ACQUIRING)
        add(third, 0)
    for verb in en_words.ACQUIRE_WEAK.split():
        third, pasts, ing = inflect(verb)
        add(verb, ACQUIRE_WEAK)
        add(" ".join(pasts), ACQUIRED)
        add(ing, ACQUIRING)
    for verb in en_words.WANT.split():
        third, pasts, ing = inflect(verb)
        add(" ".join((verb, third, *pasts, ing)), WANT)
    for group, bit in ((en_words.EMPTY, EMPTY), (en_words.EMPTY_WEAK, EMPTY_WEAK)):
        for verb in group.split():
            third, pasts, ing = inflect(verb)
            add(" ".join((verb, third, *pasts)), bit)
            add(ing, EMPTY_ING)
    for group, bit in ((en_words.HAPPEN, HAPPEN), (en_words.LIGHT, LIGHT)):
        for verb in group.split():
            third, pasts, ing = inflect(verb)
            add(" ".join((verb, third, *pasts)), bit)
            add(ing, HAPPENING)
    add(en_words.CONCRETE_NOUNS, CONCRETE)
    return marks


def _add_nouns(add: object) -> None:
    assert callable(add)
    for words, bit in (
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
        (en_words.PERSON, PERSON),
        (en_words.BLAME, BLAME),
        (en_words.VIRTUE, VIRTUE),
        (en_words.TIMES, TIME),
        (en_words.NUMBERS, NUMBER),
        (en_words.THINGS, THING),
        (en_words.NEGATION, NEGATION),
        (en_words.DETERMINER, DETERMINER),
        (en_words.STOP, STOP),
        (en_words.FINITE, FINITE),
        (en_words.CONNECTIVE, CONNECTIVE),
    ):
        add(words, bit)


class Statement:
    """One statement, read.

    Attributes:
        words: words and punctuation, lower case.
        marks: the groups of each.
        line: the words joined by blanks, with a blank at both ends, to look phrases up in.
        every: all groups that occur.
    """

    __slots__ = ("every", "line", "marks", "words")

    def __init__(self, text: str) -> None:
        lower = text[:_LIMIT].lower()
        for short, full in _SHORT:
            if short in lower:
                lower = lower.replace(short, full)
        if "iz" in lower:
            lower = _ISE.sub(r"is\1", lower)
        for filler in _FILLERS:
            if filler in lower:
                lower = lower.replace(filler, "")
        words = _TOKEN.findall(lower)
        known = lexicon()
        self.words = [part for word in words for part in _BARE.get(word, word).split()]
        self.marks = [known.get(word, 0) or _unknown(word) for word in self.words]
        self.line = f" {' '.join(self.words)} "
        self.every = 0
        _only_verbs(self.words, self.marks)
        for mark in self.marks:
            self.every |= mark

    def has(self, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases (with blanks around) occurs."""
        line = self.line
        return any(phrase in line for phrase in phrases)

    def noun_phrase(self, start: int) -> tuple[int, int]:
        """Where the noun phrase that starts here ends, and its groups without determiners.

        The groups are those of the head (the last word), with TECH and MORE of any word before.
        """
        marks = self.marks
        end = start
        seen = head = 0
        while end < len(marks) and not marks[end] & STOP:
            head = marks[end]
            seen |= head & (TECH | MORE)
            end += 1
        return end, head | seen


# After these a word of happening is a noun ("oversight of repairs").
_NOUN_NEXT = frozenset(
    "of for in on at with by from between about the a an its our their his her your my this that "
    "these those each every any some no".split()
)


def _only_verbs(words: list[str], marks: list[int]) -> None:
    happening = HAPPEN | LIGHT
    for i in range(1, len(marks)):
        if marks[i] & happening and words[i - 1] in _NOUN_NEXT:
            marks[i] &= ~happening


def _unknown(word: str) -> int:
    if word[0].isdigit():
        return NUMBER
    if word.endswith(en_words.ABSTRACT_ENDINGS):
        return ABSTRACT
    if len(word) > 5 and word.endswith(_PEOPLE_ENDINGS):
        return PERSON
    return 0


_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ees", "ians", "men", "women")

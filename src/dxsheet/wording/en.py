"""An English statement as the model sees it, and what the grammar says of it.

Blame, digital as the aim, a procedure that stays, nothing; what asks for a remedy: `en_remedy`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dxsheet.wording.en_remedy import asked, asked_as_cause, lacking, lacking_as_cause
from dxsheet.wording.en_words import Mark, Phrases, Statement, group, phrases, words
from dxsheet.wording.model import Seen, word_lists

ACTORS = words("ACTORS")
AI = words("AI")
ALL = phrases("ALL")
ALONE = words("ALONE")
CHARGES = phrases("CHARGES")
DAMNING = words("DAMNING")
EFFECT = phrases("EFFECT")
HOW = phrases("HOW")
INTENTIONS = phrases("INTENTIONS")
LACKED = words("LACKED")
LACKING = words("LACKING")
LATEST = phrases("LATEST")
MANNER = words("MANNER")
NEEDS_PERSON = words("NEEDS_PERSON")
VERDICTS = phrases("VERDICTS")
WANTING = phrases("WANTING")
_AS_EVER = words("AS_EVER")
_BESIDE = phrases("BESIDE")
_GONE = phrases("GONE")
_KEPT = words("KEPT")
_REPLACED = phrases("REPLACED")
_SAME = words("SAME")
_STEPS = words("STEPS")
_UNCHANGED = phrases("UNCHANGED")
_ENDS = frozenset(word_lists("en")["ENDS"].strip().split("; "))


# Only people have these, named or not.
_IMPERSONAL = Phrases(
    "human error; human failure; human mistake; personal error; work ethic; common sense; own fault"
)

# What an organisation has or lacks is no one's fault.
_OFFICES = group("businesses companies department division firms management office public section")
_OF_OFFICES = group("attention capability concentration drive knowledge understanding")


def blames(s: Statement) -> bool:
    """Whether people are blamed: a charge, a blaming word, or a virtue they are said to lack."""
    person = bool(s.every & Mark.PERSON)
    if s.every & Mark.BLAME:
        for i, (word, mark) in enumerate(zip(s.words, s.marks, strict=True)):
            if word == "casual" and s.marks[i + 1 : i + 2] and s.marks[i + 1] & Mark.PERSON:
                continue  # employed by the day
            if mark & Mark.BLAME and (person or word not in NEEDS_PERSON):
                return True
    if s.has(CHARGES) and (person or s.has(_IMPERSONAL)):
        return True
    return bool(s.every & Mark.VIRTUE) and _people_lack_virtue(s, person)


def _describes(s: Statement, i: int) -> bool:
    """Whether the word only tells what thing is meant ("knowledge base", "skills course").

    Or what an organisation has ("the department lacks an understanding of demand").
    """
    if s.words[i] in _OF_OFFICES:
        people = (word for word, mark in zip(s.words, s.marks, strict=True) if mark & Mark.PERSON)
        if _OFFICES.issuperset(people):
            return True
    after = s.words[i + 1 : i + 2]
    return after == ["base"] or any(m & (Mark.REMEDY | Mark.TECH) for m in s.marks[i + 1 : i + 2])


def _people_lack_virtue(s: Statement, person: bool) -> bool:
    for i, word in enumerate(s.words):
        if word == "want" and s.words[i + 1 : i + 2] != ["of"]:
            continue
        negated = word in ("not", "never") and s.words[i + 1 : i + 2] in (["have"], ["show"])
        if word not in LACKED and not negated:
            continue
        for j in range(i + 1, min(i + 6, len(s.words))):
            virtue = s.marks[j] & Mark.VIRTUE and (person or s.words[j] in ALONE)
            if virtue and not _describes(s, j):
                return True
        if s.marks[i - 1] & Mark.VIRTUE or (i > 1 and s.marks[i - 2] & Mark.VIRTUE and person):
            return person and i > 0
    return False


_NAMES = AI | {"digital"}
_VERBS = group("automation computerisation digitalise digitise digitised digitising")


def digital_goal(s: Statement) -> bool:
    """Whether the aim is digital itself: no effect is said, nothing happens in it."""
    return _named(s) and not s.has(EFFECT) and not s.every & Mark.HAPPEN


def digital_lack(s: Statement) -> bool:
    """Whether the problem is only that digital is late, little or wanted."""
    if s.every & Mark.HAPPEN or not _named(s):
        return False
    lags = s.every & (Mark.LAG | Mark.WANT | Mark.ACQUIRE | Mark.EMPTY) or s.has(WANTING)
    share = s.every & Mark.SHARE and s.every & Mark.NUMBER
    return bool(lags or share or not s.every & Mark.FINITE)


def _named(s: Statement) -> bool:
    """Whether digital in the abstract is named."""
    if s.every & Mark.DIGITAL or s.has(LATEST):
        return True
    if s.every & Mark.SHARE and s.every & Mark.ONLINE:
        return True
    if not s.bag.isdisjoint(_VERBS):
        return s.has(ALL) or bool(s.every & Mark.LAG)
    return any(
        word in _NAMES and (after & (Mark.STOP | Mark.DIGITAL_HEAD))
        for word, after in zip(s.words, [*s.marks[1:], Mark.STOP], strict=True)
    )


def step_goes(s: Statement) -> bool:
    """Whether a step is named that goes."""
    return s.has(_GONE) or ("end" in s.bag and _ENDS.isdisjoint(s.pairs))


def step_stays(s: Statement) -> bool:
    """Whether the procedure is said to stay, wholly or beside the new step."""
    return s.has(_UNCHANGED) or _same_again(s) or (s.has(_BESIDE) and not s.has(_REPLACED))


def digital_step(s: Statement) -> bool:
    """Whether a digital step is named."""
    return not _STEPS.isdisjoint(s.bag) or any(word.startswith("e-") for word in s.words)


def procedure_stays(s: Statement) -> bool:
    """Whether a digital step is added and the text says that the procedure behind it stays."""
    return digital_step(s) and not step_goes(s) and step_stays(s)


def _same_again(s: Statement) -> bool:
    """Such as "with the same 60 fields", "keep the present steps", "in the regular manner"."""
    if s.bag.isdisjoint(_AS_EVER):
        return False
    for i, word in enumerate(s.words):
        if word not in _AS_EVER or _SAME.isdisjoint(s.words[i + 1 : i + 4]):
            continue
        if word == "same" or not _KEPT.isdisjoint(s.words[max(0, i - 2) : i]):
            return True
    return False


# A verdict of some words is no fact; in a longer sentence the same words stand beside one.
_SHORT = 10
# Support of these kinds is people, and too few people are a fact.
_HANDS = Phrases(
    "administrative support; clerical support; it support; legal support; secretarial support"
)


def vague_state(s: Statement) -> bool:
    """Whether a problem or cause is a verdict with nothing observable: no event, figure or time."""
    if s.every & (Mark.HAPPEN | Mark.NUMBER | Mark.TIME):
        return False
    if s.has(VERDICTS):
        return True
    if len(s.words) > _SHORT or s.has(_HANDS):
        return False
    judged = s.every & (Mark.JUDGING | Mark.PRAISING) and (
        s.every & Mark.ABSTRACT or not DAMNING.isdisjoint(s.bag)
    )
    return bool(judged) or (not LACKING.isdisjoint(s.bag) and bool(s.every & Mark.ABSTRACT))


_CAREFUL = Phrases("be more careful; be careful; awareness")


def vague_action(s: Statement) -> bool:
    """Whether a solution is a good intention: an empty verb, nothing to check it by."""
    if s.every & (Mark.NUMBER | Mark.TIME) or s.has(HOW) or _by_doing(s):
        return False
    empty = Mark.EMPTY | Mark.EMPTY_WEAK | Mark.EMPTY_NOUN
    if any(mark & Mark.HAPPEN and not mark & empty for mark in s.marks):
        return False
    if s.has(INTENTIONS):
        return not s.every & Mark.THING or s.has(_CAREFUL)
    if MANNER & s.bag and not s.every & (Mark.THING | Mark.GUIDANCE):
        return True
    return _empty_order(s)


def _any_abstract(s: Statement, start: int) -> bool:
    """Whether what follows the empty verb and its preposition is empty too."""
    empty = Mark.ABSTRACT | Mark.EMPTY | Mark.EMPTY_NOUN | Mark.VIRTUE
    return any(mark & empty for mark in s.marks[start:])


def _by_doing(s: Statement) -> bool:
    """Such as "by printing the number on every payslip"."""
    for i, word in enumerate(s.words[:-2]):
        if word == "by" and s.marks[i + 1] & Mark.HAPPENING and not s.marks[i + 1] & Mark.EMPTY_ING:
            return not s.noun_phrase(i + 2)[1] & (Mark.ABSTRACT | Mark.EMPTY_NOUN)
    return False


def _empty_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in ACTORS:
        start += 1
    if start >= len(s.words):
        return False
    mark = s.marks[start]
    if mark & Mark.EMPTY:
        end, _ = s.noun_phrase(start + 1)
        thing = end > start + 1 and not s.marks[end - 1]
        if end == start + 1 and len(s.words) - end > 3 and not _any_abstract(s, end):
            return False
        return not thing and not (mark & Mark.EMPTY_WEAK and s.every & Mark.THING)
    if mark & (Mark.EMPTY_NOUN | Mark.EMPTY_ING):
        return not s.every & (Mark.THING | Mark.FINITE)
    weak = mark & Mark.EMPTY_WEAK or any(m & Mark.EMPTY for m in s.marks)
    concrete = s.every & (Mark.THING | Mark.GUIDANCE)
    return bool(weak) and bool(s.every & (Mark.ABSTRACT | Mark.EMPTY_NOUN)) and not concrete


# The first that holds is the grammar's reading, and what it counts for as evidence (measured).
_GRAMMAR: dict[str, tuple[tuple[str, float, Callable[[Statement], bool]], ...]] = {
    "problem": (
        ("blame", 3.0, blames),
        ("digital", 2.0, digital_lack),
        ("remedy", 3.5, asked),
        ("remedy", 1.5, lacking),
        ("vague", 1.5, vague_state),
    ),
    "cause": (
        ("blame", 3.0, blames),
        ("remedy", 1.5, asked_as_cause),
        ("remedy", 3.0, lacking_as_cause),
        ("vague", 1.5, vague_state),
    ),
    "solution": (
        ("stays", 1.5, procedure_stays),
        ("digital", 2.0, digital_goal),
        ("vague", 1.0, vague_action),
    ),
    "purpose": (("digital", 2.0, digital_goal),),
}


def seen(text: str, kind: str) -> Seen | None:
    """The words of a normalised statement and the grammar's reading; None where no word is."""
    statement = Statement(text)
    if not any(word[0].isalnum() for word in statement.words):
        return None
    views = (_by_words(statement, kind),)
    for name, counts, holds in _GRAMMAR[kind]:
        if holds(statement):
            return Seen(views, (name,), counts)
    return Seen(views, ())


def _by_words(s: Statement, kind: str) -> set[str]:
    """Words and pairs of neighbours, figures alike, with the marks of start and end."""
    words = ["^", *["0" if word[0].isdigit() else word for word in s.words], "$"]
    return {*words, *map(" ".join, pairwise(words)), f"={kind}"}

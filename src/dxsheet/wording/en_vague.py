"""Does an English statement hold anything that can be seen or checked?

Only a verdict ("poor", "not effective", "room for improvement") passed on something abstract is
called vague, and only where no event, figure or time stands beside it.
"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import (
    ABSTRACT,
    EMPTY,
    EMPTY_ING,
    EMPTY_NOUN,
    EMPTY_WEAK,
    FINITE,
    GUIDANCE,
    HAPPEN,
    HAPPENING,
    JUDGING,
    NUMBER,
    PRAISING,
    STOP,
    THING,
    TIME,
    VIRTUE,
)
from dxsheet.wording.en_match import Phrases, group
from dxsheet.wording.en_phrases import (
    ACTORS,
    DAMNING,
    HOW,
    INTENTIONS,
    LACKING,
    MANNER,
    PRONOUNS,
    VERDICTS,
)

_DENIALS = group("not never hardly without no")
_NO_VERB = group("a an the")
_WAYS = group("arrangement mechanism procedure process route rule step")
# "The guidance is unclear about who may sign": the gap in the text is named.
_TEXTS = group("""
agreement circular contract form guidance guidelines instruction instructions law letter manual
notice policy regulation regulations rules
""")
_POINTS = group("about on")
_ASKED = group("how what when where whether which who")
_CAREFUL = Phrases("be more careful; be careful; awareness")
_CLAUSE_END = frozenset(".;:,?!()–—") | {"and", "so", "which", "because", "but"}


def _states_fact(s: Statement) -> bool:
    """Whether a clause of it says something that is no verdict."""
    verdict = ABSTRACT | JUDGING | PRAISING | EMPTY
    seen = start = 0
    for i, word in enumerate(s.words):
        if word in _CLAUSE_END:
            if seen & FINITE and not seen & verdict and i - start > 3 and start:
                return True
            seen, start = 0, i
        seen |= s.marks[i]
    return bool(start and seen & FINITE and not seen & verdict and len(s.words) - start > 4)


def _seen(s: Statement) -> bool:
    """Whether an event, a figure or a time is in it."""
    return bool(s.every & (HAPPEN | NUMBER | TIME))


def vague_state(s: Statement) -> bool:
    """Whether a problem or cause is a verdict with nothing observable."""
    if _seen(s):
        return False
    if s.has(VERDICTS):
        return True
    if _states_fact(s) or _gap_named(s):
        return False
    if s.every & JUDGING and (s.every & ABSTRACT or PRONOUNS & s.bag or DAMNING & s.bag):
        return True
    return _denied_praise(s) or _lacks_virtue(s) or _only_abstract(s)


def _denied_praise(s: Statement) -> bool:
    """Such as "not sufficiently strategic", "had not been adequately embedded"."""
    if not (s.every & ABSTRACT or PRONOUNS & s.bag):
        return False
    for i, word in enumerate(s.words):
        if word not in _DENIALS or s.words[i + 1 : i + 2] == ["by"]:
            continue
        for j in range(i + 1, min(i + 6, len(s.words))):
            if s.words[j] == "to" and not _NO_VERB & set(s.words[j + 1 : j + 2]):
                break
            if s.marks[j] & PRAISING:
                return True
    return False


def _lacks_virtue(s: Statement) -> bool:
    """Such as "lack of coordination", "no ownership"."""
    for i, word in enumerate(s.words):
        if word in LACKING:
            j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
            end, np = s.noun_phrase(j)
            if np & ABSTRACT and not (word == "no" and _way_for(s, j, end)):
                return True
    return False


def _gap_named(s: Statement) -> bool:
    if "unclear" not in s.bag or _TEXTS.isdisjoint(s.bag):
        return False
    i = s.words.index("unclear")
    return not _POINTS.isdisjoint(s.words[i + 1 : i + 2]) and not _ASKED.isdisjoint(
        s.words[i + 2 : i + 3]
    )


def _way_for(s: Statement, start: int, end: int) -> bool:
    """Such as "no agreed process for returning keys": what has no set way is named."""
    verdict = any(mark & (JUDGING | PRAISING) for mark in s.marks[start:end])
    named = s.words[end - 1] in _WAYS and s.words[end : end + 1] in (["for"], ["to"])
    return named and not verdict and len(s.words) - end > 3


def _only_abstract(s: Statement) -> bool:
    """Such as "Culture, mostly. And communication."."""
    known = ABSTRACT | STOP | JUDGING | PRAISING
    rest = [w for w, m in zip(s.words, s.marks, strict=True) if not m & known]
    return bool(s.every & ABSTRACT) and not s.every & FINITE and len(rest) <= 1


def vague_action(s: Statement) -> bool:
    """Whether a solution is a good intention: an empty verb, nothing to check it by."""
    if s.every & (NUMBER | TIME) or s.has(HOW) or _by_doing(s):
        return False
    happens = any(m & HAPPEN and not m & (EMPTY | EMPTY_WEAK | EMPTY_NOUN) for m in s.marks)
    if happens:
        return False
    if s.has(INTENTIONS):
        return not s.every & THING or s.has(_CAREFUL)
    if MANNER & s.bag and not s.every & (THING | GUIDANCE):
        return True
    return _empty_order(s)


def _any_abstract(s: Statement, start: int) -> bool:
    """Whether what follows the empty verb and its preposition is empty too."""
    return any(m & (ABSTRACT | EMPTY | EMPTY_NOUN | VIRTUE) for m in s.marks[start:])


def _by_doing(s: Statement) -> bool:
    """Such as "by printing the number on every payslip"."""
    for i, word in enumerate(s.words[:-2]):
        if word == "by" and s.marks[i + 1] & HAPPENING and not s.marks[i + 1] & EMPTY_ING:
            return not s.noun_phrase(i + 2)[1] & (ABSTRACT | EMPTY_NOUN)
    return False


def _empty_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in ACTORS:
        start += 1
    if start >= len(s.words):
        return False
    mark = s.marks[start]
    if mark & EMPTY:
        end, _ = s.noun_phrase(start + 1)
        thing = end > start + 1 and not s.marks[end - 1]
        if end == start + 1 and len(s.words) - end > 3 and not _any_abstract(s, end):
            return False
        return not thing and not (mark & EMPTY_WEAK and s.every & THING)
    if mark & (EMPTY_NOUN | EMPTY_ING):
        return not s.every & (THING | FINITE)
    weak = mark & EMPTY_WEAK or any(m & EMPTY for m in s.marks)
    concrete = s.every & (THING | GUIDANCE)
    return bool(weak) and bool(s.every & (ABSTRACT | EMPTY_NOUN)) and not concrete

"""Is the lack of a remedy all that an English statement says?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import (
    ABSTRACT,
    ACQUIRE,
    ACQUIRE_WEAK,
    ACQUIRED,
    CONCRETE,
    CONNECTIVE,
    EMPTY,
    FINITE,
    GUIDANCE,
    NUMBER,
    PEOPLE,
    PERSON,
    REMEDY,
    STOP,
    TECH,
    TOOL,
)
from dxsheet.wording.en_match import Phrases, group
from dxsheet.wording.en_phrases import (
    CLIENTS,
    DENIED,
    DUTY,
    LIGHT_HEADS,
    MISSING,
    SHORTAGES,
    TOO_FEW,
    UNDERSTAFFED,
)
from dxsheet.wording.en_remedy import (
    BREAKS,
    clause_start,
    follows,
    is_remedy,
    skip,
    subject_of,
)

Span = tuple[int, int, int]

_BEING = group("are be been being is was were")
_GOT = group("have has own possess got get use using having")
# What was not put to the test is there.
_TRIED_OUT = group("run started switched test tested tried trialled rehearsed")
# "A shortage of drivers", "too few lawyers": people by their trade.
_SCARCE = group("dearth lack scarcity shortage shortages")
# Support of these kinds is people.
_OFFICE_WORK = group("administrative clerical it legal secretarial technical")
_NONE = Phrases("have none; has none")


def lacking(s: Statement) -> bool:
    """Whether the lack of a remedy is all that is said: no duty, nothing that followed."""
    span = _lack(s)
    if span is None:
        return False
    start, end, marks = span
    if s.has(DUTY) or (marks & GUIDANCE and not marks & TOOL and s.every & NUMBER):
        return False
    return not follows(s, start, end)


def _lack(s: Statement) -> Span | None:
    """Where a remedy is said to be missing: start, end, its groups."""
    for i, word in enumerate(s.words):
        found = _lack_at(s, i, word)
        if found:
            return found
    if s.words[0] == "nobody" or s.line.startswith(" no one "):
        bought = any(m & ACQUIRED for m in s.marks) and s.every & TOOL
        return (0, len(s.words), TOOL) if bought and not s.every & CONNECTIVE else None
    if s.has(_NONE) and s.every & (TOOL | TECH):
        return 0, 0, TOOL
    return None


def _lack_at(s: Statement, i: int, word: str) -> Span | None:
    before = s.words[i - 1] if i else "."
    if word == "no":
        open_ = before in BREAKS or s.marks[i - 1] & (FINITE | CONNECTIVE)
        return (
            _named(s, i, i + 1)
            if open_ or before in ("with", "that", "and", "got", "been")
            else None
        )
    if word in SHORTAGES or word in ("lacks", "lacked", "lacking", "missing") or word in TOO_FEW:
        j = i + 2 if s.words[i + 1 : i + 2] in (["of"], ["is"], ["in"]) else i + 1
        if word in SHORTAGES and i and s.marks[i - 1] & REMEDY:
            return i - 1, i + 1, s.marks[i - 1]
        return _named(s, i, j) or _gone(s, i) or _people_short(s, i)
    if word in ("enough", "short") and before in ("not", "are", "is", "run", "am"):
        j = i + 2 if s.words[i + 1 : i + 2] == ["of"] else i + 1
        return _named(s, i, j) or (_gone(s, i) if word == "enough" else None)
    if word in DENIED:
        return _named(s, i, i + 1)
    if word in UNDERSTAFFED or (word == "short" and i and s.marks[i - 1] & PEOPLE):
        return i, i + 1, PEOPLE
    if word in MISSING:
        return _gone(s, i)
    if word in ("not", "never"):
        return _not_at(s, i)
    if word == "to" and before in ("still", "yet"):
        return _gone(s, i) if s.words[i + 1 : i + 2] == ["be"] else _named(s, i, i + 2)
    return None


def _not_at(s: Statement, i: int) -> Span | None:
    j = skip(s, i + 1)
    if j >= len(s.marks):
        return None
    word, mark = s.words[j], s.marks[j]
    if (
        word in _GOT
        or word in ("any", "enough")
        or (word in ("a", "an", "one") and "there" in s.words[:i])
    ):
        return _named(s, i, skip(s, j + 1))
    if word in ("exist", "available", "place", "there", "present", "sufficient"):
        return _gone(s, i)
    if mark & (ACQUIRE | ACQUIRED | ACQUIRE_WEAK) and word not in _TRIED_OUT:
        return (None if _does(s, i, j) else _gone(s, i)) or _named(s, i, j + 1)
    return None


def _does(s: Statement, i: int, j: int) -> bool:
    """Whether the subject is the one who does not do it ("the unit does not issue receipts")."""
    return (
        _BEING.isdisjoint(s.words[i - 1 : j])
        and j + 1 < len(s.words)
        and not (s.marks[j + 1] & STOP)
    )


def _named(s: Statement, start: int, np_start: int) -> Span | None:
    end, np = s.noun_phrase(np_start)
    if s.words[end - 1] == "support" and s.words[end - 2] in _OFFICE_WORK:
        return start, end, PEOPLE
    if not is_remedy(np) and s.words[end - 1 : end] and s.words[end - 1] in LIGHT_HEADS:
        end, np = s.noun_phrase(end + 1)
    return (start, end, np) if is_remedy(np) else None


def _people_short(s: Statement, i: int) -> Span | None:
    few = s.words[i] == "few" and s.words[i - 1] == "too" and i > 0
    if not few and (s.words[i] not in _SCARCE or s.words[i + 1 : i + 2] != ["of"]):
        return None
    start = i + 1 if few else i + 2
    end, np = s.noun_phrase(start)
    return (i, end, PEOPLE) if np & PERSON and CLIENTS.isdisjoint(s.words[start:end]) else None


def _gone(s: Statement, i: int) -> Span | None:
    """The subject is a remedy and what is said of it is that it is not there."""
    subject = subject_of(s, i)
    if not is_remedy(subject) or (s.words[i] in TOO_FEW and _way_of_work(s, i)):
        return None
    return clause_start(s, i), i + 3, subject


def _way_of_work(s: Statement, i: int) -> bool:
    """Such as "the checking system": how work is done, and no tool."""
    for j in range(clause_start(s, i) + 1, i):
        if s.words[j] in ("system", "systems"):
            return bool(s.marks[j - 1] & (ABSTRACT | EMPTY | CONCRETE))
    return False

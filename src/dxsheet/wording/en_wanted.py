"""Is a remedy what an English statement wants: a wish, an order, a plan, a bare name?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import (
    ACQUIRE,
    ACQUIRE_NOUN,
    ACQUIRE_WEAK,
    ACQUIRED,
    ACQUIRING,
    DETERMINER,
    FINITE,
    GUIDANCE,
    HAPPEN,
    LIGHT,
    MORE,
    NUMBER,
    PEOPLE,
    PERSON,
    REMEDY,
    TECH,
    THING,
    TOOL,
    WANT,
)
from dxsheet.wording.en_match import Phrases, group
from dxsheet.wording.en_phrases import (
    CLIENTS,
    LEAD,
    NEEDED,
    TAKEN,
    WISHES,
)
from dxsheet.wording.en_remedy import (
    acquires,
    follows,
    is_remedy,
    skip,
    subject_of,
)

_FIRST_PERSON = group("we i our us my")
_BEING = group("is are was were be been being am")
_MODALS = group("should must ought shall let better")
_RENEWING = group("enhance improve modernise overhaul redesign renew revamp upgrade")
_AGAINST = Phrases("but; however; yet; although; though")
_EACH = Phrases("but; however; yet; each; every")


def wanted(s: Statement) -> bool:
    """Whether a remedy is asked for, in any register."""
    return (
        bool(s.every & WANT and _by_wish(s))
        or _by_modal(s)
        or _by_phrase(s)
        or _by_order(s)
        or _by_name(s)
    )


def _by_wish(s: Statement) -> bool:
    return any(mark & WANT and _wish_at(s, i) for i, mark in enumerate(s.marks))


def _wish_at(s: Statement, i: int) -> bool:
    word = s.words[i]
    if word in NEEDED:
        return _needed_at(s, i)
    before = s.words[max(0, i - 4) : i]
    after = s.words[i + 1] if i + 1 < len(s.words) else ""
    if word.startswith(("call", "ask", "push", "lobb")) and after not in ("for", "to"):
        return False
    if subject_of(s, i) & THING or (word == "asked" and _BEING & set(before[-1:])):
        return False
    if word.startswith("like") and "would" not in before:
        return False
    if before[-1:] == ["their"]:
        return False
    if "not" in before[-2:] and not word.startswith("consider"):
        return False
    first = bool(_FIRST_PERSON & set(before))
    if word.startswith("require") and not first:
        return False
    if not first and s.has(_AGAINST) and follows(s, i, i + 4):
        return False
    j = skip(s, i + 1)
    if s.words[j : j + 1] in (["for"], ["is"], [":"]):
        j = skip(s, j + 1)
    if j >= len(s.marks):
        return False
    client = bool(CLIENTS & set(before)) and word.startswith("need")
    if acquires(s, j):
        return not client
    if s.marks[j] & (ACQUIRING | ACQUIRED):
        return is_remedy(s.noun_phrase(skip(s, j + 1))[1])
    if after == "that":
        return bool(s.every & (ACQUIRE | TOOL))
    _, np = s.noun_phrase(j)
    if np & PEOPLE and not np & (TOOL | GUIDANCE | TECH):
        return bool(np & MORE) or first
    return is_remedy(np) and (not client or bool(np & MORE))


def _needed_at(s: Statement, i: int) -> bool:
    """Whether "more staff are needed" is a wish and not a rule ("a stamp is required")."""
    if s.words[i + 1 : i + 2] == ["by"] or (s.words[i] == "overdue" and s.every & NUMBER):
        return False
    if s.words[i + 1 : i + 2] in (["to"], ["that"]):
        rest = s.marks[i + 2 :]
        return any(m & ACQUIRE for m in rest) or (
            s.words[i + 1] == "that" and any(m & TOOL for m in rest)
        )
    subject = subject_of(s, i)
    if s.has(_EACH):
        return False
    if subject & (MORE | ACQUIRE_NOUN):
        return is_remedy(subject) or bool(subject & ACQUIRE_NOUN)
    return bool(subject & (TOOL | GUIDANCE | TECH)) and " to " not in f" {' '.join(s.words[i:])} "


def _by_modal(s: Statement) -> bool:
    for i, word in enumerate(s.words):
        if word in NEEDED and not s.marks[i] & WANT and _needed_at(s, i):
            return True
        have_to = word == "to" and i > 0 and s.words[i - 1] in ("have", "has")
        if not (word in _MODALS or have_to) or s.words[i + 1 : i + 2] == ["not"]:
            continue
        if have_to and s.words[i + 1 : i + 2] != ["be"] and not _FIRST_PERSON & set(s.words[:i]):
            continue
        if _ought_at(s, i):
            return True
    return False


def _ought_at(s: Statement, i: int) -> bool:
    j = skip(s, i + 1)
    if j >= len(s.marks):
        return False
    fact = s.has(_AGAINST)
    first = bool(_FIRST_PERSON & set(s.words[:i]))
    if s.words[i + 1 : i + 2] == ["be"] and s.words[i - 1 : i] == ["there"]:
        return not fact and is_remedy(s.noun_phrase(i + 2)[1])
    if s.marks[j] & ACQUIRED and "be" in s.words[i:j]:
        _, given = s.noun_phrase(j + 2) if s.words[j + 1 : j + 2] in (["by"], ["with"]) else (0, 0)
        return not fact and (s.words[j] in TAKEN or is_remedy(subject_of(s, i) | given))
    if s.marks[j] & ACQUIRING:
        return first and is_remedy(s.noun_phrase(j + 1)[1])
    return acquires(s, j) and (first or not fact)


def _by_phrase(s: Statement) -> bool:
    return bool(s.every & (TOOL | GUIDANCE | TECH | ACQUIRE | MORE)) and s.has(WISHES)


def _by_order(s: Statement) -> bool:
    start = 0
    while start < len(s.words) and s.words[start] in LEAD:
        start += 1
    if s.words[start : start + 1] and s.words[start] in _RENEWING:
        return bool(s.noun_phrase(start + 1)[1] & TOOL)
    return acquires(s, start)


def _happens_after(s: Statement, start: int) -> bool:
    """Whether a verb follows ("the introduction of the tool moved the queue")."""
    verb = HAPPEN | LIGHT | ACQUIRED
    return any(
        s.marks[i] & verb and s.words[i - 1] not in ("to", "and", "or")
        for i in range(start + 1, len(s.words))
    )


def _by_name(s: Statement) -> bool:
    """A wish as a bare noun: "Introduction of a robot", "RPA introduction", "More staff"."""
    if s.every & FINITE or not s.words:
        return False
    start = 1 if s.marks[0] & DETERMINER and not s.marks[0] & MORE else 0
    if start >= len(s.words):
        return False
    end, np = s.noun_phrase(start)
    if np & ACQUIRE_NOUN:
        if _happens_after(s, end):
            return False
        if s.words[end : end + 1] in (["of"], ["for"]):
            _, inner = s.noun_phrase(end + 1)
            return is_remedy(inner) or s.words[end - 1] in ("outsourcing", "procurement")
        return any(m & (REMEDY | TECH) for m in s.marks[start : end - 1])
    if any(m & HAPPEN and not m & (ACQUIRE_WEAK | ACQUIRED) for m in s.marks[start + 1 :]):
        return False
    if s.marks[start] & ACQUIRING:
        return is_remedy(s.noun_phrase(skip(s, start + 1))[1])
    people = np & PERSON and not CLIENTS & set(s.words[start:end])
    return bool(s.marks[start] & MORE and (np & REMEDY or people))

"""Reading a remedy in an English statement: what the wish and the lack of one have in common.

The noun does not decide: "the tablet is out of battery" is a fact, "we want a tablet" a remedy.
What is read is the word that governs the noun.
"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import (
    ACQUIRE,
    ACQUIRE_NOUN,
    ACQUIRE_WEAK,
    ACQUIRED,
    CONNECTIVE,
    FINITE,
    HAPPEN,
    JUDGING,
    LIGHT,
    REMEDY,
    TECH,
    TOOL,
    WANT,
)
from dxsheet.wording.en_phrases import (
    ADVERBS,
    SO,
)

BREAKS = frozenset(".;:,!?–—()")


def is_remedy(marks: int) -> bool:
    """Whether groups of a word are those of a remedy, or of what makes one."""
    return bool(marks & (REMEDY | TECH))


def follows(s: Statement, start: int, end: int) -> bool:
    """Whether outside this span something happens, or is said to follow."""
    acquiring = ACQUIRE | ACQUIRE_WEAK | ACQUIRED | WANT
    for i, mark in enumerate(s.marks):
        if start <= i < end:
            continue
        if mark & (HAPPEN | LIGHT) and not mark & acquiring:
            return True
        if s.words[i] in SO and len(s.words) - i > 3 and not _verdict(s, i):
            return True
    return False


def _verdict(s: Statement, start: int) -> bool:
    """Whether a clause only judges ("so work is inefficient")."""
    return any(mark & JUDGING for mark in s.marks[start:])


def skip(s: Statement, i: int) -> int:
    """The next word that is no adverb."""
    while i < len(s.words) and s.words[i] in ADVERBS:
        i += 1
    return i


def acquires(s: Statement, i: int) -> bool:
    """Whether the verb here takes a remedy in hand."""
    if i >= len(s.marks):
        return False
    if s.marks[i] & ACQUIRE:
        return i + 1 < len(s.words) and s.words[i + 1] not in ("of", "in", "by", "from")
    if s.marks[i] & ACQUIRE_WEAK:
        if s.words[i + 1 : i + 2] == ["of"]:
            return False
        start = skip(s, i + 1)
        end, np = s.noun_phrase(start)
        if s.words[end : end + 1] in (["with"], ["by"]) and end - start < 4:
            np |= s.noun_phrase(end + 1)[1]
        return is_remedy(np) or any(m & (TOOL | TECH) for m in s.marks[start:end])
    return False


def clause_start(s: Statement, i: int) -> int:
    """Where the clause of this word starts."""
    start = i
    while start and s.words[start - 1] not in BREAKS and not s.marks[start - 1] & CONNECTIVE:
        start -= 1
    return start


def subject_of(s: Statement, i: int) -> int:
    """The groups of the noun phrase that opens the clause in which word i stands."""
    start = clause_start(s, i)
    if start == i:
        start = 0
    seen = 0
    for mark in s.marks[start:i]:
        if mark & FINITE:
            break
        seen |= mark
    end, head = s.noun_phrase(start)
    if head & ACQUIRE_NOUN or s.words[end - 1 : end] in (["lack"], ["kind"], ["number"]):
        return seen
    return head

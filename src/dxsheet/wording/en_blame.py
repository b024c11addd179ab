"""Does an English statement find the fault in the attitude or ability of people?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_lexicon import BLAME, PERSON, REMEDY, TECH, VIRTUE
from dxsheet.wording.en_match import Phrases, group
from dxsheet.wording.en_phrases import ALONE, CHARGES, LACKED, NEEDS_PERSON

# Only people have these, named or not.
_IMPERSONAL = Phrases(
    "human error; human failure; human mistake; personal error; work ethic; common sense; own fault"
)

# What an organisation has or lacks is no one's fault.
_OFFICES = group("businesses companies department division firms management office public section")
_OF_OFFICES = group("attention capability concentration drive knowledge understanding")


def blames(s: Statement) -> bool:
    """Whether people are blamed: a charge, a blaming word, or a virtue they are said to lack."""
    person = bool(s.every & PERSON)
    if s.every & BLAME:
        for i, (word, mark) in enumerate(zip(s.words, s.marks, strict=True)):
            if word == "casual" and s.marks[i + 1 : i + 2] and s.marks[i + 1] & PERSON:
                continue  # employed by the day
            if mark & BLAME and (person or word not in NEEDS_PERSON):
                return True
    if s.has(CHARGES) and (person or s.has(_IMPERSONAL)):
        return True
    return bool(s.every & VIRTUE) and _lacks_virtue(s, person)


def _describes(s: Statement, i: int) -> bool:
    """Whether the word only tells what thing is meant ("knowledge base", "skills course").

    Or what an organisation has ("the department lacks an understanding of demand").
    """
    if s.words[i] in _OF_OFFICES and not any(
        mark & PERSON and word not in _OFFICES for word, mark in zip(s.words, s.marks, strict=True)
    ):
        return True
    after = s.words[i + 1 : i + 2]
    return after == ["base"] or any(m & (REMEDY | TECH) for m in s.marks[i + 1 : i + 2])


def _lacks_virtue(s: Statement, person: bool) -> bool:
    for i, word in enumerate(s.words):
        if word == "want" and s.words[i + 1 : i + 2] != ["of"]:
            continue
        negated = word in ("not", "never") and s.words[i + 1 : i + 2] in (["have"], ["show"])
        if word not in LACKED and not negated:
            continue
        for j in range(i + 1, min(i + 6, len(s.words))):
            if s.marks[j] & VIRTUE and not _describes(s, j) and (person or s.words[j] in ALONE):
                return True
        if s.marks[i - 1] & VIRTUE or (i > 1 and s.marks[i - 2] & VIRTUE and person):
            return person and i > 0
    return False

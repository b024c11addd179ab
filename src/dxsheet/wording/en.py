"""English: which wording rules a statement meets, judged by its predicate.

A hand-made grammar and a small trained model each give their reading. The grammar's is taken unless
the model finds it very unlikely; where the grammar is silent, the model speaks only when sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dxsheet.wording.en_blame import blames
from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_digital import digital_goal, digital_lack
from dxsheet.wording.en_lacking import lacking
from dxsheet.wording.en_lexicon import (
    ACQUIRE,
    ACQUIRE_NOUN,
    ACQUIRE_WEAK,
    ACQUIRED,
    ACQUIRING,
    BLAME,
    DETERMINER,
    DIGITAL,
    GUIDANCE,
    JUDGING,
    LAG,
    MORE,
    NEGATION,
    NUMBER,
    ONLINE,
    PERSON,
    REMEDY,
    SHARE,
    TECH,
    THING,
    TIME,
    TOOL,
    VIRTUE,
    WANT,
)
from dxsheet.wording.en_match import group
from dxsheet.wording.en_model import CLASSES, weights
from dxsheet.wording.en_steps import digital_step, procedure_stays, step_goes
from dxsheet.wording.en_vague import vague_action, vague_state
from dxsheet.wording.en_wanted import wanted

Reading = tuple[str, Callable[[Statement], bool]]

# The first reading that holds is the grammar's: the more certain ones stand first.
_GRAMMAR: dict[str, tuple[Reading, ...]] = {
    "problem": (
        ("blame", blames),
        ("digital", digital_lack),
        ("remedy", wanted),
        ("remedy", lacking),
        ("vague", vague_state),
    ),
    "cause": (
        ("blame", blames),
        ("remedy", wanted),
        ("remedy", lacking),
        ("vague", vague_state),
    ),
    "solution": (
        ("stays", procedure_stays),
        ("digital", digital_goal),
        ("vague", vague_action),
    ),
    "purpose": (("digital", digital_goal),),
}

# What a reading alone of the model needs, or forbids.
_CHECKABLE = NUMBER | TIME
_ABOUT_PEOPLE = PERSON | BLAME | VIRTUE
_TAKEN_IN_HAND = ACQUIRE | ACQUIRE_WEAK | ACQUIRED | ACQUIRING | ACQUIRE_NOUN
_DOES = (["can"], ["could"], ["did"], ["does"], ["do"])
_TELLS = group("advises asks directs instructs invites recommends requires says tells urges")
_ABOUT_DIGITAL = DIGITAL | ONLINE | TECH | TOOL | SHARE
_OF_OFFICES = group("""
automate automated cashlessly computerised digitally electronically paper smart technological web
""")
_ABOUT_REMEDIES = REMEDY | TECH | WANT | MORE | _TAKEN_IN_HAND
_ASKED_OR_MISSED = WANT | MORE | ACQUIRE | ACQUIRE_WEAK | ACQUIRE_NOUN | NEGATION | LAG | JUDGING

# Below this chance the grammar is overruled; above the other the model speaks alone. Chosen by
# cross-validation: a silent lint costs less than one that scolds a sound sentence.
_OVERRULED = 0.07
_CHARGE_OVERRULED = 0.02
_SURE = 0.57


def labels(
    text: str, kind: str, remedies: Iterable[str] = (), vague: Iterable[str] = ()
) -> list[str]:
    """Rule ids that a reader would give an English statement; none or one.

    Args:
        text: the statement in NFKC, any case.
        kind: problem, cause, solution or purpose; any other kind gets nothing.
        remedies: an office's own nouns that name a remedy, read as "software" is.
        vague: an office's own words that nothing can be checked against, read as "inadequate" is.
    """
    if kind not in CLASSES:
        return []
    statement = Statement(_in_known_words(text, remedies, vague))
    if not any(word[0].isalnum() for word in statement.words):
        return []
    reading = _reading(statement, kind)
    return [CLASSES[kind][reading]] if reading else []


def _in_known_words(text: str, remedies: Iterable[str], vague: Iterable[str]) -> str:
    for own, known in ((remedies, "software"), (vague, "inadequate management")):
        for word in own:
            text = re.sub(rf"\b{re.escape(word)}\b", known, text, flags=re.IGNORECASE)
    return text


def _reading(s: Statement, kind: str) -> str | None:
    read = next((name for name, holds in _GRAMMAR[kind] if holds(s)), None)
    if not read and not any(_possible(s, name) for name in CLASSES[kind] if name != "sound"):
        return None
    chances = weights().chances(s, kind)
    if read and chances[read] > (_CHARGE_OVERRULED if read == "blame" else _OVERRULED):
        return read
    likely = max(chances, key=chances.__getitem__)
    if likely == "sound" or chances[likely] < _SURE or not _possible(s, likely):
        return None
    return likely


def _possible(s: Statement, reading: str) -> bool:
    """Whether the text has what the reading is about at all."""
    if reading == "stays":
        return digital_step(s) and not step_goes(s)
    if reading == "vague":
        return not s.every & _CHECKABLE
    if reading == "blame":
        return bool(s.every & _ABOUT_PEOPLE) and len(s.words) > 1
    if reading == "digital":
        return bool(s.every & _ABOUT_DIGITAL) or not _OF_OFFICES.isdisjoint(s.bag)
    if s.words[0] == "nobody" or s.words[:2] == ["no", "one"]:
        return False
    if s.every & NUMBER and not s.every & _ASKED_OR_MISSED:
        return False
    return bool(s.every & _ABOUT_REMEDIES) and not (_done_by_a_thing(s) or _is_there(s))


def _is_there(s: Statement) -> bool:
    """Such as "the software was bought without a tender", "not used, as it needs a code"."""
    if "it needs" in s.pairs:
        return True
    if "without" not in s.bag:
        return False
    i = s.words.index("without")
    got = i > 1 and s.words[i - 2] in ("was", "were")
    return got and (bool(s.marks[i - 1] & ACQUIRED) or s.words[i - 1].endswith("ed"))


def _done_by_a_thing(s: Statement) -> bool:
    """Such as "the letter asks people to install an app", "the system does not hold a date".

    It is no wish of the writer, and nothing is missing.
    """
    start = 1 if s.marks[0] & DETERMINER else 0
    end, head = s.noun_phrase(start)
    if start and head & (THING | TOOL | GUIDANCE) and s.words[end : end + 1] in _DOES:
        return s.words[end + 1 : end + 2] == ["not"] and s.words[end + 2 : end + 3] != ["exist"]
    for i in range(start + 1, min(end, start + 4)):
        if s.words[i] in _TELLS:
            return bool(s.marks[i - 1] & (THING | TOOL | GUIDANCE))
    return False

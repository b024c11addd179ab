"""An English statement as the model sees it, and what the grammar says of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

from dxsheet.wording.en_grammar import (
    EFFECT,
    HOW,
    blames,
    digital_goal,
    digital_lack,
    procedure_stays,
    step_goes,
    step_stays,
    vague_action,
    vague_state,
)
from dxsheet.wording.en_lexicon import GROUPS
from dxsheet.wording.en_remedy import DUTY, lacking, wanted
from dxsheet.wording.en_statement import Statement
from dxsheet.wording.model import Seen

# The first that holds is the grammar's reading: the more certain ones stand first.
_GRAMMAR: dict[str, tuple[tuple[str, Callable[[Statement], bool]], ...]] = {
    "problem": (
        ("blame", blames),
        ("digital", digital_lack),
        ("remedy", wanted),
        ("remedy", lacking),
        ("vague", vague_state),
    ),
    "cause": (("blame", blames), ("remedy", wanted), ("remedy", lacking), ("vague", vague_state)),
    "solution": (("stays", procedure_stays), ("digital", digital_goal), ("vague", vague_action)),
    "purpose": (("digital", digital_goal),),
}


def seen(text: str, kind: str) -> Seen | None:
    """The two views of a normalised statement and the grammar's reading; None where no word is."""
    statement = Statement(text)
    if not any(word[0].isalnum() for word in statement.words):
        return None
    said = next((name for name, holds in _GRAMMAR[kind] if holds(statement)), None)
    return Seen((_by_groups(statement, kind), _by_words(statement, kind)), (said,) if said else ())


def _by_words(s: Statement, kind: str) -> set[str]:
    """Words and pairs of neighbours, figures alike, with the marks of start and end."""
    words = ["^", *["0" if word[0].isdigit() else word for word in s.words], "$"]
    return {*words, *map(" ".join, pairwise(words)), f"={kind}"}


def _by_groups(s: Statement, kind: str) -> set[str]:
    """What a statement is made of.

    Its words, pairs of neighbours, word endings, groups, the groups of its first word and of pairs
    of neighbours, its length and kind, and whether it names a duty, an effect, a step that goes.
    """
    found = set(s.bag | s.pairs)
    found.update(["~" + word[-4:] for word in s.words])
    for mark in set(s.marks):
        found.update(_names(mark))
    found.add("^ " + s.words[0])
    found.update(["^" + name for name in _names(s.marks[0])])
    found.add(f"={kind}")
    count = len(s.words)
    found.add("=<6" if count < 6 else "=<10" if count < 10 else "=>20" if count > 20 else "=")
    if s.has(DUTY):
        found.add("=duty")
    if s.has(EFFECT) or s.has(HOW):
        found.add("=effect")
    if step_goes(s):
        found.add("=goes")
    elif step_stays(s):
        found.add("=stays")
    for first, second in set(pairwise(s.marks)):
        found.update(_pairs(first, second))
    return found


@cache
def _names(mark: int) -> tuple[str, ...]:
    return tuple(f"@{number}" for number in range(GROUPS) if mark >> number & 1)


@cache
def _pairs(first: int, second: int) -> tuple[str, ...]:
    return tuple(a + b for a in _names(first) for b in _names(second))

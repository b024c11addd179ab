"""An English statement as the model sees it, and what the grammar says of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dxsheet.wording.en_grammar import (
    blames,
    digital_goal,
    digital_lack,
    procedure_stays,
    vague_action,
    vague_state,
)
from dxsheet.wording.en_remedy import asked, asked_as_cause, lacking, lacking_as_cause
from dxsheet.wording.en_statement import Statement
from dxsheet.wording.model import Seen

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

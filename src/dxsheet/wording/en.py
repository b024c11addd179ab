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
from dxsheet.wording.en_remedy import lacking, wanted
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
    """The words of a normalised statement and the grammar's reading; None where no word is."""
    statement = Statement(text)
    if not any(word[0].isalnum() for word in statement.words):
        return None
    said = next((name for name, holds in _GRAMMAR[kind] if holds(statement)), None)
    return Seen((_by_words(statement, kind),), (said,) if said else ())


def _by_words(s: Statement, kind: str) -> set[str]:
    """Words and pairs of neighbours, figures alike, with the marks of start and end."""
    words = ["^", *["0" if word[0].isdigit() else word for word in s.words], "$"]
    return {*words, *map(" ".join, pairwise(words)), f"={kind}"}

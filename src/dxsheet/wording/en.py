"""English: which wording rules a statement meets, judged by its predicate."""

from __future__ import annotations

from dxsheet.wording.en_blame import blames
from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_digital import digital_goal, digital_lack, procedure_stays
from dxsheet.wording.en_remedy import lacking, wanted
from dxsheet.wording.en_vague import vague_action, vague_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# The first rule that holds is given: the order puts the more certain reading first.
_RULES: dict[str, tuple[tuple[str, Callable[[Statement], bool]], ...]] = {
    "problem": (
        ("P007", blames),
        ("P002", digital_lack),
        ("P001", wanted),
        ("P001", lacking),
        ("P003", vague_state),
    ),
    "cause": (
        ("C003", blames),
        ("C002", wanted),
        ("C002", lacking),
        ("C004", vague_state),
    ),
    "solution": (
        ("S003", procedure_stays),
        ("S005", digital_goal),
        ("S006", vague_action),
    ),
    "purpose": (("P002", digital_goal),),
}


def labels(text: str, kind: str) -> list[str]:
    """Rule ids that a reader would give an English statement; none or one.

    Args:
        text: the statement in NFKC, any case.
        kind: problem, cause, solution or purpose; any other kind gets nothing.
    """
    rules = _RULES.get(kind)
    if rules is None:
        return []
    statement = Statement(text)
    if not statement.words:
        return []
    for rule, holds in rules:
        if holds(statement):
            return [rule]
    return []

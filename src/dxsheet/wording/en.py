"""English: which wording rules a statement meets, judged by its predicate.

A hand-made grammar and a small trained model each give their reading. The grammar's is taken unless
the model finds it very unlikely; where the grammar is silent, the model speaks only when sure.
"""

from __future__ import annotations

from dxsheet.wording.en_blame import blames
from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_digital import digital_goal, digital_lack, procedure_stays
from dxsheet.wording.en_model import weights
from dxsheet.wording.en_remedy import lacking, wanted
from dxsheet.wording.en_vague import vague_action, vague_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Rule = tuple[str, Callable[[Statement], bool]]

# The first rule that holds is the grammar's reading: the more certain ones stand first.
_RULES: dict[str, tuple[Rule, ...]] = {
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

# Below this chance the grammar is overruled; above the other the model speaks alone. Chosen on the
# tune half: a silent lint costs less than one that scolds a sound sentence.
_OVERRULED = 0.1
_SURE = 0.55


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
    chances = weights().chances(statement, kind)
    read = next((rule for rule, holds in rules if holds(statement)), None)
    if read and chances[read] > _OVERRULED:
        return [read]
    sound = chances.pop("sound")
    likely = max(chances, key=chances.__getitem__)
    return [likely] if chances[likely] > max(_SURE, sound) else []

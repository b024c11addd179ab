"""Choosing the work to review by criteria shown beforehand (deck rules 39 to 42, 44)."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text, same
from dxsheet.walk.changes import put
from dxsheet.walk.making import field, more_of, top
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Item, Scene, items_at
from dxsheet.walk.steps import Answer, Reply, Step
from dxsheet.walk.takes import starts
from dxsheet.yamlfile import Bare

CRITERIA = ("selection", "criteria")
CANDIDATES = ("selection", "candidates")


def choosing(scene: Scene) -> Iterator[Step]:
    """Criteria, candidates with their points, the choice and how it was made."""
    criteria = items_at(scene.data, CRITERIA)
    for one in criteria:
        yield field(scene, "choose.criterion", one, "name")
        yield field(scene, "choose.max", one, "max", default="5")
    yield more_of(
        scene, "choose.criterion", "criteria.more", CRITERIA, starts(key="name")
    )  # fmt: skip
    candidates = items_at(scene.data, CANDIDATES)
    names = ", ".join(one.word("name") for one in criteria)
    for one in candidates:
        yield field(scene, "choose.candidate", one, "name")
        if criteria and not (one.word("total") and not one.words("scores")):
            yield field(
                scene, "choose.scores", one, "scores", take=_score, slots={"criteria": names}
            )  # fmt: skip
    yield more_of(
        scene, "choose.candidate", "candidates.more", CANDIDATES, starts(key="name")
    )  # fmt: skip
    if candidates:
        yield _choice(scene, candidates)
        yield top(scene, "choose.decided_by", "selection", "decided_by")


def _choice(scene: Scene, candidates: list[Item]) -> Step:
    """The candidates by number; Enter takes the one with the most points where it stands alone."""
    options = tuple(
        Option(nth, one.word("name"), _with_total(one)) for nth, one in enumerate(candidates, 1)
    )
    totals = [(_total(one), one.word("name")) for one in candidates]
    best = max(total for total, _ in totals)
    leading = [name for total, name in totals if total == best]
    default = leading[0] if best > 0 and len(leading) == 1 else ""
    return top(
        scene, "choose.chosen", "selection", "chosen", options=options, default=default
    )  # fmt: skip


def _with_total(one: Item) -> Text:
    name = one.word("name") or "…"
    total = one.word("total")
    return Text(f"{name} ({total} points)", f"{name}（{total}点）") if total else same(name)


def _total(one: Item) -> float:
    try:
        return float(one.word("total"))
    except ValueError:
        return 0


def _score(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """Write the points of one candidate and their sum."""
    points = answer if isinstance(answer, tuple) else (answer,)
    wanted = len(items_at(scene.data, CRITERIA))
    if len(points) != wanted:
        return Text(
            f"There are {wanted} criteria; write {wanted} numbers, as 4 3.",
            f"基準は{wanted}つです。数字を{wanted}つ、空白で区切って書いてください。",
        )
    total = sum(float(one) for one in points)
    shown = str(int(total)) if total == int(total) else str(total)
    return Reply(
        (
            put(scene.data, step.path, [Bare(one) for one in points]),
            put(scene.data, (*step.path[:-1], "total"), Bare(shown)),
        ),
        reopened=(step.key,),
    )

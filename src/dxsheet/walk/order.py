"""Which question is next: every step of the walk in its order, the first open one, how far along.

The worksheet is the state. Answered questions are told from what stands on the sheet; only what
was passed over without an answer is kept apart (docs/decisions/0004).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dxsheet.walk.answering_causes import mapping, solutions, table
from dxsheet.walk.carrying_out import communication, outcome, people, start
from dxsheet.walk.choosing_work import choosing
from dxsheet.walk.finding_causes import causes, identify, opening, problem
from dxsheet.walk.questions import Part
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Answer, Reply, Step

Steps = Callable[[Scene], Iterable[Step]]

_PARTS: dict[str, Steps] = {
    "choose": choosing,
    "opening": opening,
    "problem": problem,
    "causes": causes,
    "identify": identify,
    "solutions": solutions,
    "table": table,
    "map": mapping,
    "people": people,
    "communication": communication,
    "start": start,
    "outcome": outcome,
}
# Where each offered part would leave its traces on the sheet.
_TRACES = {
    "people": ("participants", "roles", "stakeholders"),
    "communication": ("communication", "work_items"),
    "start": ("small_start",),
    "outcome": ("outcomes",),
}


class Placed(NamedTuple):
    """A step and the part it is asked in."""

    part: str
    step: Step


class Progress(NamedTuple):
    """How far along: which part of how many, which question of how many in it (0: a follow-up)."""

    part: int
    parts: int
    question: int
    questions: int


def walk(scene: Scene) -> list[Placed]:
    """Every step as the sheet stands now, hidden ones too, in the order they are asked."""
    placed = []
    for part in scene.plan.parts:
        for step in _part(scene, scene.bank.parts[part]):
            if step.question.id not in scene.plan.dropped:
                placed.append(Placed(part, step))
    if scene.plan.parts[:1] == ("choose",):
        return _title_first(placed)
    return placed


def _title_first(placed: list[Placed]) -> list[Placed]:
    """The title comes before choosing the work too: it makes the file."""
    title = next(one for one in placed if one.step.key == "title")
    return [Placed("choose", title.step), *(one for one in placed if one is not title)]


def _part(scene: Scene, part: Part) -> Iterator[Step]:
    """The steps of one part; one that is offered has the offer before them, or alone."""
    if part.offered:
        offer = _offer(scene, part)
        yield offer
        if offer.value is None:
            return
    yield from _PARTS[part.id](scene)


def _offer(scene: Scene, part: Part) -> Step:
    question = scene.bank.questions["offer"]
    begun = scene.passed.get(f"offer.{part.id}") == "yes"
    return Step(
        question, f"offer.{part.id}", (), _take_offer, value="yes" if begun else None,
        slots={"name": part.name, "minutes": part.minutes}, options=question.options,
        default="yes", trace=False,
    )  # fmt: skip


def _take_offer(_scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == "leave":
        return Reply(leave=True)
    return Reply(passed={step.key: "yes" if answer == "yes" else "declined"})


def _begun(scene: Scene, part: str) -> bool:
    if part == "map":
        return any(one.word("effect") or one.word("effort") for one in scene.items("solutions"))
    return any(scene.value((key,)) for key in _TRACES[part])


def next_step(scene: Scene) -> Placed | None:
    """The first open question, None where there is none."""
    for one in walk(scene):
        if one.step.open(scene.passed):
            return one
    return None


def find(placed: Iterable[Placed], key: str) -> Placed | None:
    """The step of a key, None where the sheet no longer has it."""
    return next((one for one in placed if one.step.key == key), None)


def progress(scene: Scene, placed: list[Placed], at: Placed) -> Progress:
    """How far along a step is among the steps of its part as they stand now."""
    within = [one for one in placed if one.part == at.part and not one.step.hidden]
    keys = [one.step.key for one in within]
    number = keys.index(at.step.key) + 1 if at.step.key in keys else 0
    parts = scene.plan.parts
    return Progress(parts.index(at.part) + 1, len(parts), number, len(keys))


def inferred(scene: Scene) -> dict[str, str]:
    """What was passed over, told from the sheet alone: open questions before the last answered one.

    For a sheet whose walk was begun on another computer, or filled in by hand.
    """
    passed = {
        f"offer.{part.id}": "yes"
        for part in scene.bank.parts.values()
        if part.offered and _begun(scene, part.id)
    }
    while True:
        seen = scene.passing(passed)
        before: list[str] = []
        found: dict[str, str] = {}
        for one in walk(seen):
            if one.step.open(passed):
                before.append(one.step.key)
            elif one.step.trace and one.step.value is not None and not one.step.hidden:
                found |= dict.fromkeys(before, "skipped")
                before = []
        if not found:
            return passed
        passed |= found

"""Which question is next: every step of the walk in its order, the first open one, how far along.

The worksheet is the state. Answered questions are told from what stands on the sheet; only what
was passed over without an answer is kept apart (docs/decisions/0004).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.walk.answering import asked_back
from dxsheet.walk.around import communication, outcome, people, start
from dxsheet.walk.causes import causes, identify, opening, problem
from dxsheet.walk.questions import Option, Part
from dxsheet.walk.scene import Scene
from dxsheet.walk.solutions import mapping, solutions, table
from dxsheet.walk.steps import Answer, Reply, Step, counted, hide
from dxsheet.walk.templates import choosing

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
    "communication": ("communication",),
    "start": ("small_start",),
    "outcome": ("outcomes",),
}
_LABEL = Text("{name} (about {minutes} min)", "{name}（{minutes}分ほど）")
_END = "leave"


class Placed(NamedTuple):
    """A step and the part it is asked in."""

    part: str
    step: Step


class Progress(NamedTuple):
    """How far along: which part of how many, and the minutes from here to the end."""

    part: int
    parts: int
    minutes: int


def walk(scene: Scene) -> list[Placed]:
    """Every step as the sheet stands now, hidden ones too, in the order they are asked."""
    placed = []
    for part in scene.plan.parts:
        for step in _part(scene, scene.bank.parts[part]):
            if step.question.id not in scene.plan.dropped:
                placed.append(Placed(part, step))
                if back := asked_back(scene, step):
                    placed.append(Placed(part, back))
    if scene.plan.parts[:1] == ("choose",):
        return _title_first(placed)
    return placed


def _title_first(placed: list[Placed]) -> list[Placed]:
    """The title comes before choosing the work too: it makes the file."""
    title = next(one for one in placed if one.step.key == "title")
    return [Placed("choose", title.step), *(one for one in placed if one is not title)]


def _part(scene: Scene, part: Part) -> Iterator[Step]:
    """The steps of one part; before the first that is offered, which of them to go into."""
    if not part.offered:
        yield from _PARTS[part.id](scene)
        return
    state = scene.passed.get(f"offer.{part.id}", "")
    offered = [one for one in scene.plan.parts if scene.bank.parts[one].offered]
    open_parts = [one for one in offered if f"offer.{one}" not in scene.passed]
    if part.id == (open_parts or offered)[0]:
        yield _offer(scene, open_parts or offered, settled=not open_parts)
    for one in _PARTS[part.id](scene):
        if state == "yes":
            yield one
        elif one.question.field or one.value is not None:  # can be gone to all the same
            yield hide(one)._replace(due=False)


def _offer(scene: Scene, parts: list[str], *, settled: bool) -> Step:
    question = scene.bank.questions["offer"]
    options = counted(
        Option(0, one.id, _LABEL.fill(name=one.name, minutes=one.minutes))
        for one in map(scene.bank.parts.__getitem__, parts)
    )
    end = question.options[0]._replace(number=0)
    return Step(
        question,
        "offer",
        (),
        _go_into,
        value="yes" if settled else None,
        options=(*options, end),
        default=tuple(parts),
        trace=False,
    )


def _go_into(_scene: Scene, step: Step, answer: Answer) -> Reply:
    chosen = (answer,) if isinstance(answer, str) else answer
    parts = [one.value for one in step.options if one.value != _END]
    told = {f"offer.{one}": "yes" if one in chosen else "declined" for one in parts}
    return Reply(passed=told, reopened=(step.key,))


def _begun(scene: Scene, part: str) -> bool:
    if part == "map":
        return any(one.word("effect") or one.word("effort") for one in scene.items("solutions"))
    return any(scene.value((key,)) for key in _TRACES[part])


def find(placed: Iterable[Placed], key: str) -> Placed | None:
    """The step of a key, None where the sheet no longer has it."""
    return next((one for one in placed if one.step.key == key), None)


def spoken_of(scene: Scene, placed: Iterable[Placed]) -> list[Placed]:
    """The steps but those of a part that the room left out, of which nothing is said."""
    return [
        one
        for one in placed
        if scene.passed.get(f"offer.{one.part}") != "declined"
        or one.step.about_item
        or one.step.value is not None
    ]


def progress(scene: Scene, at: Placed) -> Progress:
    """Which part of how many a step is in, and the minutes that it and those after it take.

    How many there are never moves; what is declined takes no minutes.
    """
    parts = scene.plan.parts
    nth = parts.index(at.part) if at.part in parts else 0
    left = (one for one in parts[nth:] if scene.passed.get(f"offer.{one}") != "declined")
    return Progress(nth + 1, len(parts), sum(scene.bank.parts[one].minutes for one in left))


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

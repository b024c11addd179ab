"""The parts offered after the table: people, communication, small start, outcome (rules 33 to 62).

Each function gives the steps of one part as the sheet stands now, answered and open ones alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import same
from dxsheet.walk.changes import put
from dxsheet.walk.making import field, more_of, numbered, top
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Answer, Reply, Step, Take
from dxsheet.walk.takes import set_one_name, sets, starts

_BOXES = ("who", "what", "when", "where", "why", "how")
_TRIAL = (
    "work", "period", "budget", "affected", "change", "risk", "way_back", "success_sign",
    "expansion_condition", "status",
)  # fmt: skip


def people(scene: Scene) -> Iterator[Step]:
    """Who takes part and how, who decides, and who is touched without being in the room."""
    listed = scene.items("participants")
    for one in listed:
        yield field(scene, "participant.name", one, "name")
        for name in ("unit", "count", "part", "skills", "load"):
            yield field(scene, f"participant.{name}", one, name)
    yield _one_more(scene, "participant", "participants", starts(key="name"))
    names = tuple(
        Option(nth, one.word("name"), same(one.word("name")))
        for nth, one in enumerate(listed, 1)
        if one.word("name")
    )
    yield top(scene, "roles.decide", "roles", "decide", options=names)
    yield top(scene, "roles.facilitate", "roles", "facilitate", options=names)
    yield top(scene, "roles.sponsor", "roles", "sponsor")
    for one in scene.items("stakeholders"):
        yield field(scene, "stakeholder.name", one, "name")
        for name in ("stance", "concern", "response"):
            yield field(scene, f"stakeholder.{name}", one, name)
    yield _one_more(scene, "stakeholder", "stakeholders", starts(key="name"))


def _one_more(scene: Scene, question: str, name: str, take: Take) -> Step:
    """The first entry of a list, or one more of them."""
    which = "more" if scene.items(name) else "first"
    return more_of(scene, f"{question}.{which}", f"{name}.more", (name,), take)


def communication(scene: Scene) -> Iterator[Step]:
    """How people keep each other informed, the work with one main owner each, the decisions."""
    yield top(scene, "communication.means", "communication", "means")
    for box in _BOXES:
        yield top(scene, f"content.{box}", "communication", "content", box)
    yield top(scene, "communication.scope", "communication", "scope")
    yield top(scene, "communication.exception", "communication", "exception")
    solutions = numbered(scene, scene.live_solutions())
    for one in scene.items("work_items"):
        yield field(scene, "work.text", one, "text")
        if solutions:
            yield field(scene, "work.solution", one, "solution", options=solutions)
        yield field(scene, "work.owner", one, "main_owners", take=set_one_name)
        yield field(scene, "work.stand_in", one, "stand_in")
        yield field(scene, "work.due", one, "due")
    yield _one_more(scene, "work", "work_items", starts("W"))
    for one in scene.items("decisions"):
        if one.word("text"):
            yield field(scene, "decision.text", one, "text")
            yield field(scene, "decision.by", one, "by")
    yield more_of(
        scene, "decision.text", "decisions.more", ("decisions",), starts(extra=_today)
    )  # fmt: skip


def _today(scene: Scene) -> dict[str, str]:
    return {"date": scene.today}


def start(scene: Scene) -> Iterator[Step]:
    """One stage of a small start after the other."""
    stages = scene.items("small_start")
    for one in stages:
        yield field(scene, "start.where", one, "units")
        for name in _TRIAL:
            take: Take = _set_trial if name == "status" else sets
            yield field(scene, f"start.{name}", one, name, take=take)
    question = "start.more" if stages else "start.units"
    take = starts("T", "units")
    yield more_of(scene, question, "small_start.more", ("small_start",), take)


def _set_trial(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write how the trial stands; one that runs or is over moves the sheet to its trial stage."""
    reply = sets(scene, step, answer)
    if answer in ("running", "over") and scene.word("stage") not in ("trial", "closed"):
        return reply._replace(changes=(*reply.changes, put(scene.data, ("stage",), "trial")))
    return reply


def outcome(scene: Scene) -> Iterator[Step]:
    """What is measured, before and after; the result may wait for another day."""
    trials = numbered(scene, scene.items("small_start"))
    for one in scene.items("outcomes"):
        yield field(scene, "outcome.measure", one, "measure")
        for name in ("unit", "baseline", "wanted"):
            yield field(scene, f"outcome.{name}", one, name)
        if trials:
            yield field(scene, "outcome.trial", one, "trial", options=trials)
        result = field(scene, "outcome.result", one, "result")
        yield result
        if result.value is not None:
            yield field(scene, "outcome.decision", one, "decision")
            yield field(scene, "outcome.note", one, "note")
    yield _one_more(scene, "outcome", "outcomes", starts(key="measure"))

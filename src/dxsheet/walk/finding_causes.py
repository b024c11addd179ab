"""The first half of the walk: opening, problem, causes, which causes hold (deck rules 24 to 27).

Each function gives the steps of one part as the sheet stands now, answered and open ones alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.walk.catching import catches, restating
from dxsheet.walk.changes import Change, add, put
from dxsheet.walk.making import counted, field, more_of, numbered, top, words_of
from dxsheet.walk.scene import Item, Scene
from dxsheet.walk.steps import Answer, Reply, Step
from dxsheet.walk.takes import appends, sets, starts

PROBLEMS = ("problems",)
CAUSES = ("causes",)


def opening(scene: Scene) -> Iterator[Step]:
    """The title, the first thing said, and a look back at the work."""
    yield top(scene, "title")
    problems = scene.items("problems")
    if problems:
        yield from _words(scene, problems[0])
    else:
        yield more_of(scene, "problem.first", "P1.text", PROBLEMS, starts("P"))
    yield top(scene, "reflection")
    yield top(scene, "background")


def _words(scene: Scene, problem: Item) -> Iterator[Step]:
    """The words of a problem; where they went to the ideas, what is behind them."""
    parked = any(one.word("parked_from") == problem.name for one in scene.items("ideas"))
    behind = parked and not problem.word("text")
    question = "problem.behind" if behind else "problem.text"
    yield field(scene, question, problem, "text", **restating(scene, problem, "problem"))
    yield from catches(scene, problem, "problem")


def problem(scene: Scene) -> Iterator[Step]:
    """What each problem looks like from close by, and what is gained without it."""
    for nth, one in enumerate(scene.items("problems")):
        if nth:
            yield from _words(scene, one)
        for name in ("affected", "current", "wanted", "amount", "evidence", "raised_by"):
            yield field(scene, f"problem.{name}", one, name)
    yield more_of(
        scene, "problem.more", "problem.more", PROBLEMS, starts("P", besides=_say_which)
    )  # fmt: skip
    yield top(scene, "purpose")


def _say_which(scene: Scene, _name: str) -> tuple[Change, ...]:
    """A second problem: causes so far, which named none, belong to the first one."""
    problems = scene.items("problems")
    if len(problems) != 1 or "[" in problems[0].name:
        return ()
    return tuple(
        put(scene.data, (*one.path, "problems"), [problems[0].name])
        for one in scene.items("causes")
        if not one.words("problems")
    )


def causes(scene: Scene) -> Iterator[Step]:
    """Candidate causes, problem by problem, until the room has no more."""
    problems = scene.items("problems")
    for cause in scene.items("causes"):
        yield field(scene, "cause.text", cause, "text", **restating(scene, cause, "cause"))
        yield from catches(scene, cause, "cause")
        if len(problems) > 1:
            yield _which_problems(scene, cause)
    for one in problems:
        key = f"{one.name}.causes"
        known = scene.causes_of(one)
        question = "cause.more" if known else "cause.first"
        slots = {"id": one.name, "text": words_of(scene, one)}
        yield more_of(scene, question, key, CAUSES, starts("C"), slots=slots)
        if len(known) == 1 and key in scene.passed:
            yield _only_one(scene, one)


def _which_problems(scene: Scene, cause: Item) -> Step:
    return field(
        scene, "cause.problems", cause, "problems",
        options=scene.once("by number", lambda: numbered(scene, scene.items("problems"))),
        default=(scene.being_explained()[0].name,),
    )  # fmt: skip


def _only_one(scene: Scene, problem: Item) -> Step:
    """One candidate alone: a question, never a duty (C001)."""
    kept = "C001" if scene.kept("C001", problem.name) else None

    def keep(scene: Scene, step: Step, answer: Answer) -> Reply:
        entry = {"rule": "C001", "at": problem.name, "reason": str(answer)}
        return Reply((add(scene.data, ("kept",), entry),))

    return Step(
        scene.bank.questions["cause.only_one"], f"{problem.name}.only_one", ("kept",), keep,
        value=kept, slots={"id": problem.name}, trace=False,
    )  # fmt: skip


def identify(scene: Scene) -> Iterator[Step]:
    """Each candidate: checked or not, and what was seen."""
    for cause in scene.items("causes"):
        status = cause.word("status")
        yield field(
            scene, "cause.status", cause, "status", take=_set_status, default="unverified"
        )  # fmt: skip
        if status == "identified":
            yield field(scene, "cause.evidence", cause, "evidence")
            yield from _why(scene, cause)
            yield field(scene, "cause.controllable", cause, "controllable")
        if status == "rejected":
            yield field(scene, "cause.reason", cause, "reason")
        yield field(scene, "cause.raised_by", cause, "raised_by")
    yield from _gate(scene)


def _why(scene: Scene, cause: Item) -> Iterator[Step]:
    """One more why, until there is none; the last line given is what the question is about."""
    chain = cause.words("why")
    step = field(scene, "cause.why", cause, "why", take=appends)
    about = f"{step.slots['id']}「{chain[-1]}」" if chain else step.slots["id"]
    if scene.lang == "en" and chain:
        about = f"{step.slots['id']} “{chain[-1]}”"
    yield step._replace(value=None, slots={**step.slots, "id": about}, trace=False)


def _set_status(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write the status; the first cause that holds moves the sheet on from a draft."""
    reply = sets(scene, step, answer)
    if answer == "identified" and scene.word("stage") in ("", "draft"):
        return reply._replace(changes=(*reply.changes, put(scene.data, ("stage",), "identified")))
    return reply


def _gate(scene: Scene) -> Iterator[Step]:
    """No solutions before a cause is identified, or a reason is given (deck rules 25 and 32)."""
    if scene.causes_in("identified"):
        return
    gate = scene.bank.questions["gate"]
    options = counted(one for one in gate.options if one.value != "check" or scene.items("causes"))
    yield Step(
        gate, "gate", (), _through_gate, options=options, trace=False,
        value="reason" if scene.items("solutions") else None,
    )  # fmt: skip
    yield Step(
        scene.bank.questions["gate.reason"], "gate.reason", ("decisions",), _give_reason,
        hidden=True, due=scene.passed.get("gate") == "reason", clears=("gate",), trace=False,
    )  # fmt: skip


def _through_gate(scene: Scene, _step: Step, answer: Answer) -> Reply:
    if answer == "reason":
        return Reply(goto="gate.reason", passed={"gate": "reason"})
    if answer == "leave":
        return Reply(leave=True)
    if answer == "add":
        return back_to_causes(scene)
    first = next(iter([*scene.causes_in("unverified"), *scene.items("causes")]), None)
    return Reply(goto=f"{first.name}.status" if first else "")


def back_to_causes(scene: Scene) -> Reply:
    """Ask for another cause of the last problem that still has one to give."""
    problems = scene.items("problems")
    if not problems:
        return Reply()
    key = f"{problems[-1].name}.causes"
    return Reply(goto=key, reopened=(key,))


def _give_reason(scene: Scene, _step: Step, answer: Answer) -> Reply:
    """Kept among the decisions, where whoever reads the sheet later will look for it."""
    said = (
        f"課題（原因）を特定する前に解決策を考える。理由: {answer}"
        if scene.lang == "ja"
        else f"Solutions are discussed before a cause is identified, because: {answer}"
    )
    entry = {"date": scene.today, "text": said}
    return Reply((add(scene.data, ("decisions",), entry),), passed={"gate": "went on"})

"""The second half of the core: solutions, the table, what is adopted, effect and effort.

Each function gives the steps of one part as the sheet stands now, answered and open ones alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.sheet.choices import DIGITAL_KINDS
from dxsheet.walk.changes import add, moved, put
from dxsheet.walk.finding_causes import back_to_causes
from dxsheet.walk.making import counted, field, more_of, numbered, top, words_of
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Item, Scene, fresh_id
from dxsheet.walk.steps import Answer, Reply, Step, Take
from dxsheet.walk.takes import sets, starts

SOLUTIONS = ("solutions",)
NONE = ""  # the answer "none of these"
STAYS = "stays"  # how a question about the link was passed over on purpose
# Kinds that change how the work is done: their steps before and after are worth writing down.
_STEPS = (*DIGITAL_KINDS, "process", "abolish")
_RULES = (*DIGITAL_KINDS, "process", "abolish", "rule")


def solutions(scene: Scene) -> Iterator[Step]:
    """Parked ideas first, then each identified cause, then whatever else the room has."""
    for one in scene.items("solutions"):
        yield from _details(scene, one)
    for idea in scene.items("ideas"):
        if idea.word("text") and scene.eligible():
            yield from _idea(scene, idea)
    for cause in scene.eligible():
        yield from _for_cause(scene, cause)
    if scene.eligible() or scene.items("solutions") or "gate" in scene.passed:
        yield more_of(scene, "solution.more", "solution.more", SOLUTIONS, starts("S"))


def _details(scene: Scene, one: Item) -> Iterator[Step]:
    kind = one.word("kind")
    yield field(scene, "solution.text", one, "text")
    if scene.eligible():
        yield _which_causes(scene, one)
        yield _none_of_them(scene, "solution.none", one, _unlinked)
    yield field(scene, "solution.kind", one, "kind")
    if kind in _STEPS:
        yield field(scene, "solution.before", one, "before")
        yield field(scene, "solution.after", one, "after")
    if kind in _RULES:
        yield field(scene, "solution.rule_challenged", one, "rule_challenged")
    if kind in DIGITAL_KINDS:
        yield field(scene, "solution.existing", one, "existing")


def _which_causes(scene: Scene, one: Item) -> Step:
    first = scene.once("bare", lambda: _first_bare(scene))
    return field(
        scene, "solution.causes", one, "causes", take=_link, options=_causes_or_none(scene),
        default=(first.name,) if first else "",
    )  # fmt: skip


def _first_bare(scene: Scene) -> Item | None:
    """The first cause that is still asked about: the likeliest for a new solution."""
    for cause in scene.eligible():
        if not scene.solutions_of(cause) and f"{cause.name}.solution" not in scene.passed:
            return cause
    return None


def _causes_or_none(scene: Scene) -> tuple[Option, ...]:
    from dxsheet.walk.words import NONE_OF_THESE

    none = Option(0, NONE, NONE_OF_THESE)
    return scene.once("causes or none", lambda: (*numbered(scene, scene.eligible()), none))


def _link(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == (NONE,):
        return _none(step)
    return sets(scene, step, answer)


def _none(step: Step) -> Reply:
    return Reply(goto=f"{step.key.rsplit('.', 1)[0]}.none", passed={step.key: "none"})


def _none_of_them(scene: Scene, question: str, item: Item, take: Take) -> Step:
    one = scene.bank.questions[question]
    slots = {"id": item.name, "text": words_of(scene, item)}
    asked = f"{item.name}.causes"
    return Step(
        one, f"{item.name}.none", item.path, take, options=one.options, slots=slots, hidden=True,
        due=scene.passed.get(asked) == "none", clears=(asked,),
    )  # fmt: skip


def _unlinked(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A solution that answers no cause: name the cause, park it, or leave it open."""
    name = step.key.rsplit(".", 1)[0]
    if answer == "add":
        return back_to_causes(scene)
    if answer == "park":
        idea = {"id": fresh_id(scene.data, "I"), "text": scene.word(*step.path, "text")}
        changes = (add(scene.data, ("ideas",), idea), *moved(scene.data, step.path))
        return Reply(changes, passed={f"{idea['id']}.causes": STAYS})
    return Reply(passed={f"{name}.causes": STAYS})


def _idea(scene: Scene, idea: Item) -> Iterator[Step]:
    """A parked idea comes up again, now that there is a cause to measure it by (deck rule 31)."""
    yield Step(
        scene.bank.questions["idea.causes"], f"{idea.name}.causes", idea.path, _become,
        value=idea.word("became") or None, options=_causes_or_none(scene),
        slots={"id": idea.name, "text": words_of(scene, idea)}, trace=False,
    )  # fmt: skip
    yield _none_of_them(scene, "idea.none", idea, _stay)


def _become(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == (NONE,):
        return _none(step)
    became = scene.word(*step.path, "became")
    solution = next((one for one in scene.items("solutions") if one.name == became), None)
    if solution:  # asked again on the way back: the links move, nothing is doubled
        return Reply((put(scene.data, (*solution.path, "causes"), list(answer)),))
    name = fresh_id(scene.data, "S")
    entry = {"id": name, "text": scene.word(*step.path, "text"), "causes": list(answer)}
    return Reply(
        (add(scene.data, SOLUTIONS, entry), put(scene.data, (*step.path, "became"), name)),
        reopened=(step.key,),
    )


def _stay(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == "add":
        return back_to_causes(scene)
    return Reply(passed={f"{step.key.rsplit('.', 1)[0]}.causes": STAYS})


def _for_cause(scene: Scene, cause: Item) -> Iterator[Step]:
    """A cause without a solution: what can be done, or why nothing is."""
    answered = scene.solutions_of(cause)
    key = f"{cause.name}.solution"
    step = more_of(
        scene, "solution.for_cause", key, SOLUTIONS, starts("S", extra=_the_only_one),
        slots={"id": cause.name, "text": words_of(scene, cause)},
    )  # fmt: skip
    yield step._replace(value=answered[0].name if answered else None)
    if not answered and key in scene.passed and cause.word("status") == "identified":
        yield field(scene, "cause.no_solution", cause, "reason")


def _the_only_one(scene: Scene) -> dict[str, list[str]]:
    """Where there is one cause to answer, nobody has to say which."""
    causes = scene.eligible()
    return {"causes": [causes[0].name]} if len(causes) == 1 and "[" not in causes[0].name else {}


def table(scene: Scene) -> Iterator[Step]:
    """The table is shown before this part's first question; then what is adopted, and when next."""
    yield from _decide_when(scene)
    if scene.passed.get("decide.when") != "map":
        yield from deciding(scene)
    yield top(scene, "review_date")


def _decide_when(scene: Scene) -> Iterator[Step]:
    question = scene.bank.questions["decide.when"]
    if not scene.items("solutions"):
        return
    mapped = "map" in scene.plan.parts
    options = counted(one for one in question.options if mapped or one.value != "map")
    yield Step(
        question, "decide.when", (), _when, value=_said_when(scene), options=options, trace=False
    )  # fmt: skip


def _said_when(scene: Scene) -> str | None:
    """When the room wants to decide; once one is decided, the others are asked as well."""
    said = scene.passed.get("decide.when")
    if said in ("now", "map", "later"):
        return said
    return "now" if any(one.word("status") for one in scene.items("solutions")) else None


def _when(scene: Scene, _step: Step, answer: Answer) -> Reply:
    passed = {"decide.when": str(answer)}
    if answer == "map":
        passed["offer.map"] = "yes"
    return Reply(passed=passed)


def deciding(scene: Scene) -> Iterator[Step]:
    """Adopted or not, and what goes with either; nothing where the room decides another day."""
    for one in scene.items("solutions"):
        status = one.word("status")
        if not status and _said_when(scene) not in ("now", "map"):
            continue
        yield field(
            scene, "solution.status", one, "status", take=_adopt, default="proposed"
        )  # fmt: skip
        if status in ("parked", "dropped"):
            yield field(scene, "solution.reason", one, "reason")
        if status == "adopted":
            yield field(scene, "solution.owner", one, "owner")
            yield field(scene, "solution.measure", one, "measure")


def _adopt(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """Write the status; the first adoption makes the sheet decided, taking it back undoes that."""
    reply = sets(scene, step, answer)
    others = any(
        one.word("status") == "adopted" and one.path != step.path[:2]
        for one in scene.items("solutions")
    )
    stage = scene.word("stage")
    moved = ""
    if answer == "adopted" and stage in ("", "draft", "identified"):
        moved = "decided"
    elif answer != "adopted" and stage == "decided" and not others:
        moved = "identified" if scene.causes_in("identified") else "draft"
    if not moved:
        return reply
    return reply._replace(changes=(*reply.changes, put(scene.data, ("stage",), moved)))


def mapping(scene: Scene) -> Iterator[Step]:
    """Effect and effort of what is still in the running, then the decision if it waited for it."""
    for one in scene.live_solutions():
        yield field(scene, "solution.effect", one, "effect")
        yield field(scene, "solution.effort", one, "effort")
        if one.word("kind") in DIGITAL_KINDS:
            yield field(scene, "solution.cost", one, "cost")
    if scene.passed.get("decide.when") == "map":
        yield from deciding(scene)

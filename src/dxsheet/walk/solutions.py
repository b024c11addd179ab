"""The second half of the core: solutions, what is adopted, the map (deck rules 13 to 32)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.sheet.choices import DIGITAL_KINDS, KIND
from dxsheet.sheet.nouns import Solution
from dxsheet.spoken import kind_of
from dxsheet.walk import lines
from dxsheet.walk.causes import back_to_causes, set_apart, tied_or_new
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Item, Scene, fresh_id
from dxsheet.walk.steps import (
    Answer,
    Reply,
    Step,
    Take,
    add,
    by_label,
    counted,
    field,
    hide,
    more_of,
    numbered,
    put,
    sets,
    starts,
    take_out,
    top,
    understood,
    without,
    words_of,
)

SOLUTIONS = ("solutions",)
NONE = ""  # the answer "none of these"
_NONE_OF_THESE = Text("none of these", "どれでもない")
# What a solution is asked the reason for.
_NOT_TAKEN = {
    "parked": Text("parked for now", "見送る"),
    "dropped": Text("dropped", "不採用にする"),
}
STAYS = "stays"  # how a question about the link was passed over on purpose
# Kinds that change how the work is done: their steps before and after are worth writing down.
_STEPS = (*DIGITAL_KINDS, "process", "abolish")
_SAID_BEFORE = Text(
    "If a solution named before would also help here, type its number, such as S1.",
    "前に挙がった解決策でも対応できるときは、その番号（S1 など）を書きます。",
)


def solutions(scene: Scene) -> Iterator[Step]:
    """What is wanted, parked ideas, then each identified cause, then whatever else there is."""
    for nth, problem in enumerate(scene.items("problems")):
        wanted = field(scene, "problem.wanted", problem, "wanted")
        yield hide(wanted, nth == 0 or bool(scene.wanted(wanted.key, "problem.wanted")))
    yield top(scene, "purpose")
    for one in scene.items("solutions"):
        yield field(scene, "solution.text", one, "text")
        yield from _links(scene, one)
    for idea in scene.items("ideas"):
        if idea.word("text") and scene.eligible():
            yield from _idea(scene, idea)
    for cause in scene.eligible():
        yield from _for_cause(scene, cause)
    if scene.eligible() or scene.items("solutions") or "gate" in scene.passed:
        more = more_of(scene, "solution.more", "solution.more", SOLUTIONS, starts("S"))
        yield more._replace(hidden=more.hidden and bool(scene.eligible()))
    yield from _kinds(scene)
    for one in scene.items("solutions"):
        yield from _details(scene, one)


def _links(scene: Scene, one: Item) -> Iterator[Step]:
    """Which causes a solution answers: asked only where that is not known already."""
    linked = bool(one.words("causes"))
    if not scene.eligible() and not linked:
        return
    # The first cause that is still asked about is the likeliest for a new solution.
    bare = (
        cause
        for cause in scene.eligible()
        if not scene.solutions_of(cause) and f"{cause.name}.solution" not in scene.passed
    )
    first = scene.once("bare", lambda: next(bare, None))
    options = _causes_or_none(scene)
    if linked:
        options = (*numbered(scene.items("causes")), options[-1])
    yield field(
        scene,
        "solution.causes",
        one,
        "causes",
        take=_link,
        options=options,
        default=(first.name,) if first else "",
    )
    yield _none_of_them(scene, "solution.none", one, _unlinked)


def _details(scene: Scene, one: Item) -> Iterator[Step]:
    kind = one.word("kind")
    yield field(scene, "solution.kind", one, "kind")
    yield field(scene, "solution.before", one, "before")
    after = field(scene, "solution.after", one, "after", take=_steps_taken)
    yield after if kind in _STEPS else hide(after)
    existing = field(scene, "solution.existing", one, "existing", take=by_label(Solution))
    yield existing if kind in DIGITAL_KINDS else hide(existing)
    for name in ("rule_challenged", "digital"):
        yield field(scene, f"solution.{name}", one, name)


def _steps_taken(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """The steps afterwards; with `before ⇒ after` those of today too."""
    said = [part.strip() for part in re.split("⇒|=>", str(answer), maxsplit=1)]
    if len(said) < 2 or not all(said):
        return by_label(Solution)(scene, step, answer)
    both = zip(("before", "after"), said, strict=True)
    changes = tuple(put(scene.data, (*step.path[:-1], key), text) for key, text in both)
    return Reply(changes, reopened=(step.key,))


def _kinds(scene: Scene) -> Iterator[Step]:
    """The kinds of all solutions at once, as their words suggest them."""
    open_ones = [one for one in scene.items("solutions") if not one.word("kind")]
    if not open_ones:
        return
    question = scene.bank.questions["solutions.kinds"]
    guesses = tuple(kind_of(one.word("text")) or "other" for one in open_ones)
    guessed = [(one.name, KIND[kind]) for one, kind in zip(open_ones, guesses, strict=True)]
    label = Text(
        ", ".join(f"{name} {kind.en}" for name, kind in guessed),
        "、".join(f"{name} {kind.ja}" for name, kind in guessed),
    )
    one_by_one = any(scene.wanted(f"{one.name}.kind", "") for one in open_ones)

    def take(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
        kinds = [*answer] * (len(open_ones) if len(answer) == 1 else 1)
        if len(kinds) != len(open_ones):
            return _AS_MANY.fill(count=len(open_ones))
        each = zip(open_ones, kinds, strict=True)
        changes = tuple(put(scene.data, (*one.path, "kind"), kind) for one, kind in each)
        return Reply(changes, reopened=(step.key,), exact=True)

    yield Step(
        question,
        question.id,
        SOLUTIONS,
        take,
        options=question.options,
        default=guesses,
        trace=False,
        slots={"guess": label, "ids": " ".join(one.name for one in open_ones)},
        hidden=one_by_one,
    )


_AS_MANY = Text(
    "Please give one number for each of the {count} solutions, or one number for all of them.",
    "解決策{count}件の種類の番号を、順に並べてください（全部同じなら番号一つ）。",
)


def _causes_or_none(scene: Scene) -> tuple[Option, ...]:
    none = Option(0, NONE, _NONE_OF_THESE)
    return scene.once("causes or none", lambda: (*numbered(scene.eligible()), none))


def _link(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == (NONE,):
        return _none(step)
    return sets(scene, step, answer)._replace(exact=not step.value)


def _none(step: Step) -> Reply:
    return Reply(goto=f"{step.key.rsplit('.', 1)[0]}.none", passed={step.key: "none"}, exact=True)


def _none_of_them(scene: Scene, question: str, item: Item, take: Take) -> Step:
    one = scene.bank.questions[question]
    slots = {"id": item.name, "text": words_of(item)}
    asked = f"{item.name}.causes"
    return Step(
        one,
        f"{item.name}.none",
        item.path,
        take,
        options=one.options,
        slots=slots,
        hidden=True,
        due=scene.passed.get(asked) == "none",
        clears=(asked,),
    )


def _unlinked(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A solution that answers no cause: name the cause, park it, or leave it open."""
    name = step.key.rsplit(".", 1)[0]
    if answer == "add":
        return back_to_causes(scene)
    if answer == "park":
        idea = {"id": fresh_id(scene.data, "I"), "text": scene.word(*step.path, "text")}
        changes = (*add(scene.data, ("ideas",), idea), *take_out(scene.data, step.path, gone=False))
        return Reply(changes, passed={f"{idea['id']}.causes": STAYS}, exact=True)
    return Reply(passed={f"{name}.causes": STAYS})


def _idea(scene: Scene, idea: Item) -> Iterator[Step]:
    """A parked idea comes up again, now that there is a cause to measure it by (deck rule 31)."""
    yield Step(
        scene.bank.questions["idea.causes"],
        f"{idea.name}.causes",
        idea.path,
        _become,
        value=idea.word("became") or None,
        options=_causes_or_none(scene),
        slots={"id": idea.name, "text": words_of(idea)},
        trace=False,
    )
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
        (*add(scene.data, SOLUTIONS, entry), put(scene.data, (*step.path, "became"), name)),
        reopened=(step.key,),
        exact=True,
    )


def _stay(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == "add":
        return back_to_causes(scene, scene.word(*step.path, "parked_from"))
    return Reply(passed={f"{step.key.rsplit('.', 1)[0]}.causes": STAYS})


def _for_cause(scene: Scene, cause: Item) -> Iterator[Step]:
    """What can be done about a cause, until there is no more; or why nothing is."""
    answered = scene.solutions_of(cause)
    key = f"{cause.name}.solution"
    question = "solution.also" if answered else "solution.for_cause"
    others = set_apart(scene.items("solutions"), answered)
    yield more_of(
        scene,
        question,
        key,
        SOLUTIONS,
        _solution_of(cause),
        options=numbered(others),
        slots={"id": cause.name, "text": words_of(cause)},
        told=(_SAID_BEFORE,) if others and not answered else (),
    )
    if not answered and key in scene.passed and cause.word("status") == "identified":
        yield field(scene, "cause.no_solution", cause, "reason")


def _solution_of(cause: Item) -> Take:
    """A new solution of a cause; the id of one said before ties that one to it too."""

    def take(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
        extra = {"causes": [cause.name]} if "[" not in cause.name else {}
        make = starts("S", extra=lambda _: extra)
        return tied_or_new(scene, step, answer, ("solutions", "causes", cause.name), make)

    return take


# ------------------------------------------------------------------ what is adopted


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
    )


def _said_when(scene: Scene) -> str | None:
    """When the room wants to decide; once one is decided, the others are asked as well."""
    said = scene.passed.get("decide.when")
    if said in ("now", "map", "later"):
        return said
    return "now" if any(one.word("status") for one in scene.items("solutions")) else None


def _when(_scene: Scene, _step: Step, answer: Answer) -> Reply:
    mapped = {"offer.map": "yes"} if answer == "map" else {}
    return Reply(passed={"decide.when": str(answer), **mapped})


def deciding(scene: Scene) -> Iterator[Step]:
    """Adopted or not, and what goes with either; unasked where the room decides another day."""
    measure = ""
    for one in scene.items("solutions"):
        status = one.word("status")
        asked = bool(status) or _said_when(scene) in ("now", "map")
        state = field(scene, "solution.status", one, "status", take=_adopt, default="proposed")
        yield hide(state, asked)
        said = {"status": _NOT_TAKEN.get(status, _NOT_TAKEN["dropped"])}
        reason = field(scene, "solution.reason", one, "reason", slots=said)
        yield hide(reason, status in ("parked", "dropped"))
        owner = field(scene, "solution.owner", one, "owner", take=_own)
        yield hide(owner, status == "adopted")
        standard = field(scene, "solution.measure", one, "measure", default=measure)
        yield hide(standard, status == "adopted")
        measure = one.word("measure") or measure


def _adopt(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """Write the status, and the owner or the reason that was said along with it.

    The first adoption makes the sheet decided, taking it back undoes that.
    """
    status, rest = answer if isinstance(answer, tuple) else (answer, "")
    reply = sets(scene, step, status)
    changes = list(reply.changes)
    one = step.path[:-1]
    if rest and status == "adopted":
        said = lines.labelled(Solution, rest) or lines.both(rest, "owner", "measure")
        said |= {"owner": scene.owner(said["owner"], one)} if "owner" in said else {}
        reply = reply._replace(told=understood(said))
        if len(lines.owners(said.get("owner", ""))) > 1:  # asked about: one owner is enough
            back = f"{step.key.rsplit('.', 1)[0]}.owner?owner"
            reply = reply._replace(passed={back: said.pop("owner")}, goto=back)
        changes += [put(scene.data, (*one, key), value) for key, value in said.items()]
    elif rest:
        changes.append(put(scene.data, (*one, "reason"), rest))
    again = step.value in _NOT_TAKEN and status not in _NOT_TAKEN
    if again and not (rest and status == "proposed"):
        changes += without(scene, (*one, "reason"))  # why it was not taken
    others = [it.path for it in scene.items("solutions") if it.word("status") == "adopted"]
    stage = scene.word("stage")
    if status == "adopted" and stage in ("", "draft", "identified"):
        changes.append(put(scene.data, ("stage",), "decided"))
    elif status != "adopted" and stage == "decided" and set(others) <= {one}:
        moved = "identified" if scene.causes_in("identified") else "draft"
        changes.append(put(scene.data, ("stage",), moved))
    return reply._replace(changes=tuple(changes))


def _own(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    said = scene.owner(str(answer), step.path[:-1])
    reply = by_label(Solution)(scene, step, said)
    told = understood({"owner": said}) if said != answer else ()
    return reply if isinstance(reply, Text) else reply._replace(told=told)


def mapping(scene: Scene) -> Iterator[Step]:
    """Effect and effort of what is still in the running, then the decision if it waited for it."""
    for one in scene.items("solutions"):
        live = one.word("status") not in ("parked", "dropped")
        steps = [field(scene, "solution.effect", one, "effect", take=_levels)]
        if one.word("effect"):
            steps.append(field(scene, "solution.effort", one, "effort"))
        yield from (step if live else hide(step) for step in steps)
        yield field(scene, "solution.cost", one, "cost")
    if scene.passed.get("decide.when") == "map":
        yield from deciding(scene)


def _levels(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """Effect and effort in one line, the cost too where it is said."""
    said = lines.levels(str(answer))
    if not said:
        return _TWO_LEVELS
    path = step.path[:-1]
    changes = tuple(put(scene.data, (*path, key), value) for key, value in said.items())
    return Reply(changes, reopened=(step.key,))


_TWO_LEVELS = Text(
    "Please answer high, medium or low; you can add the effort (such as: high low).",
    "大・中・小のどれかで書いてください（「大 小」のように、手間も続けて書けます）。",
)

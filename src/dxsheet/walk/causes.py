"""The first half of the walk: opening, problem, causes, which of them are so (deck rules 24 to 27).

Each function gives the steps of one part as the sheet stands now, answered and open ones alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.sheet.nouns import Cause, Problem
from dxsheet.spoken import day_text, folded
from dxsheet.walk import lines
from dxsheet.walk.catches import catches, restating
from dxsheet.walk.reading import said_before
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
    ordered,
    put,
    sets,
    starts,
    ties,
    top,
    understood,
    unkept,
    without,
    words_of,
)
from dxsheet.yamlfile.edit import Change

PROBLEMS = ("problems",)
CAUSES = ("causes",)
_SAID_BEFORE = Text(
    "If a cause named before also causes this problem, type its number, such as C1.",
    "前に挙がった課題（原因）が、この問題の原因でもあるときは、その番号（C1 など）を書きます。",
)

_AGAIN = Text("the same words stand at {ids} already", "同じ言葉が、{ids}に既にあります")
_FIRST_ONE = Text("think of a cause", "原因を考える")


def opening(scene: Scene) -> Iterator[Step]:
    """The title and the first thing said; the look back waits until somebody asks for it."""
    yield top(scene, "title")
    problems = scene.items("problems")
    if problems:
        yield from _words(scene, problems[0])
    else:
        yield more_of(scene, "problem.first", "P1.text", PROBLEMS, starts("P"))
    yield top(scene, "reflection")
    yield top(scene, "background")


def problem(scene: Scene) -> Iterator[Step]:
    """What the first problem looks like from close by."""
    for one in scene.items("problems")[:1]:
        yield from _closer(scene, one)


def _closer(scene: Scene, one: Item) -> Iterator[Step]:
    for name in ("affected", "amount", "evidence", "current", "raised_by"):
        yield field(scene, f"problem.{name}", one, name, take=by_label(Problem))


def _words(scene: Scene, problem: Item) -> Iterator[Step]:
    """The words of a problem; where they went to the ideas, what is behind them."""
    parked = any(one.word("parked_from") == problem.name for one in scene.items("ideas"))
    behind = parked and not problem.word("text")
    question = "problem.behind" if behind else "problem.text"
    yield field(scene, question, problem, "text", **restating(scene, problem, "problem"))
    yield from catches(scene, problem, "problem")


def causes(scene: Scene) -> Iterator[Step]:
    """Candidate causes, problem by problem, until the room has no more; then another problem."""
    problems = scene.items("problems")
    for cause in scene.items("causes"):
        yield field(scene, "cause.text", cause, "text", **restating(scene, cause, "cause"))
        yield from catches(scene, cause, "cause")
        if len(problems) > 1:
            yield _which_problems(scene, cause)
    for nth, one in enumerate(problems):
        if nth:
            yield from _words(scene, one)
            yield from _closer(scene, one)
        key = f"{one.name}.causes"
        known = scene.causes_of(one)
        question = "cause.more" if known else "cause.first"
        slots = {"id": one.name, "text": words_of(one)}
        options = numbered(set_apart(scene.items("causes"), known))
        yield more_of(
            scene,
            question,
            key,
            CAUSES,
            cause_of(one),
            slots=slots,
            options=options,
            told=(_SAID_BEFORE,) if options and not known else (),
        )
        if len(known) == 1 and key in scene.passed:
            yield _only_one(scene, one)
    yield more_of(scene, "problem.more", "problem.more", PROBLEMS, starts("P", besides=_say_which))


def set_apart(items: list[Item], known: list[Item]) -> list[Item]:
    """The items that are not among the known ones."""
    names = {one.name for one in known}
    return [one for one in items if one.name not in names and one.word("text")]


def cause_of(problem: Item) -> Take:
    """A new cause of a problem; the id of a cause said before ties that one to it too."""

    def take(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
        several = len(scene.items("problems")) > 1
        extra = {"problems": [problem.name]} if several and "[" not in problem.name else {}
        kept = unkept(scene, problem.name, "C001")
        make = starts("C", extra=lambda _: extra, besides=lambda _: kept)
        return tied_or_new(scene, step, answer, ("causes", "problems", problem.name), make)

    return take


def tied_or_new(
    scene: Scene, step: Step, answer: Answer, place: tuple[str, str, str], make: Take
) -> Reply | Text:
    """Tie the items said before that an answer names or repeats; what else it says is a new one.

    `place`: their list, the key of the link, and what they are tied to.
    """
    items, key, name = place
    named, rest = said_before(step, answer, items[0].upper())
    texts = (rest if named else answer,) if isinstance(answer, str) else answer
    by_words = {folded(one.word("text")): one for one in scene.items(items) if "[" not in one.name}
    again = {one.name: one for text in texts if (one := by_words.get(folded(text)))}
    fresh = tuple(text for text in texts if text and folded(text) not in by_words)
    alone = key == "problems" and len(scene.items("problems")) < 2
    apart = [one for one, item in again.items() if not alone and name not in item.words(key)]
    tied = ties(scene, step, (items, (*named, *apart)), key, name)
    tied = tied._replace(told=(_AGAIN.fill(ids=in_a_row(again, scene.lang)),) if again else ())
    if not fresh:
        return tied
    done = make(scene, step, fresh if len(texts) > 1 else fresh[0])
    if isinstance(done, Text):
        return done
    return done._replace(changes=tied.changes + done.changes, told=tied.told + done.told)


def _say_which(scene: Scene) -> tuple[Change, ...]:
    """A second problem: causes so far, which named none, belong to the first one."""
    problems = scene.items("problems")
    if len(problems) != 1 or "[" in problems[0].name:
        return ()
    return tuple(
        put(scene.data, (*one.path, "problems"), [problems[0].name])
        for one in scene.items("causes")
        if not one.words("problems")
    )


def _which_problems(scene: Scene, cause: Item) -> Step:
    return field(
        scene,
        "cause.problems",
        cause,
        "problems",
        options=scene.once("by number", lambda: numbered(scene.items("problems"))),
        default=(scene.being_explained()[0].name,),
    )


def _only_one(scene: Scene, problem: Item) -> Step:
    """One candidate alone: a question, never a duty (C001)."""
    kept = scene.kept("C001", problem.name)

    def keep(scene: Scene, step: Step, answer: Answer) -> Reply:
        entry = {"rule": "C001", "at": problem.name, "reason": str(answer)}
        if kept:
            return Reply((put(scene.data, (*kept.path, "reason"), str(answer)),))
        return Reply(add(scene.data, ("kept",), entry))

    return Step(
        scene.bank.questions["cause.only_one"],
        f"{problem.name}.only_one",
        ("kept",),
        keep,
        value=(kept.word("reason") or "C001") if kept else None,
        slots={"id": problem.name},
        trace=False,
    )


# ------------------------------------------------------------------ which causes are so


def identify(scene: Scene) -> Iterator[Step]:
    """Each candidate: checked or not, and what was seen; who looks where nobody has."""
    for cause in scene.items("causes"):
        status = cause.word("status")
        yield field(scene, "cause.status", cause, "status", take=_set_status, default="unverified")
        if status == "unverified":
            yield _checking(scene, cause)
        if status == "rejected":
            yield field(scene, "cause.reason", cause, "reason", take=by_label(Cause))
        evidence = field(scene, "cause.evidence", cause, "evidence", take=by_label(Cause))
        yield hide(evidence, status == "identified")
        why = field(scene, "cause.why", cause, "why", take=_add_whys)
        yield why._replace(slots={**why.slots, "text": (cause.words("why") or ("…",))[-1]})
        yield field(scene, "cause.controllable", cause, "controllable")
        yield field(scene, "cause.raised_by", cause, "raised_by")
    yield from _gate(scene)


def _add_whys(scene: Scene, step: Step, answer: Answer) -> Reply:
    """One why after the other, a line or an arrow between; those that stand are replaced."""
    whys = [
        one.strip() for one in re.split(rf"\n|{lines.ARROW.pattern}", str(answer)) if one.strip()
    ]
    return Reply((put(scene.data, step.path, whys),))


def _set_status(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write the status, and what was said along with it: what was seen, or who looks.

    The first cause that is so moves the sheet on from a draft. What was kept of a cause that is
    rejected now speaks of nothing any more.
    """
    status, rest = answer if isinstance(answer, tuple) else (answer, "")
    reply = sets(scene, step, status)
    changes = list(reply.changes)
    cause = step.path[:-1]
    name = step.key.rsplit(".", 1)[0]
    if "rejected" in (status, step.value) and status != step.value:
        changes += without(scene, (*cause, "reason"))  # said of what no longer stands
    if rest and status != "unverified":
        where = {"identified": "evidence", "rejected": "reason"}[status]
        changes.append(put(scene.data, (*cause, where), rest))
    if status == "identified" and scene.word("stage") in ("", "draft"):
        changes.append(put(scene.data, ("stage",), "identified"))
    if status == "rejected":
        changes += unkept(scene, name)
    reply = reply._replace(changes=tuple(changes))
    if not rest or status != "unverified":
        return reply
    return _with_check(scene, reply, name, rest)


def checks_of(scene: Scene, cause: str) -> list[Item]:
    """The work items that say who looks whether a cause is so."""
    return [one for one in scene.items("work_items") if one.word("cause") == cause]


def _checking(scene: Scene, cause: Item) -> Step:
    """Not yet is a result: who looks at what, by when."""

    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        if answer == step.value:
            return Reply()
        return _with_check(scene, Reply(), cause.name, str(answer))

    found = [_who_looks(one, scene.lang) for one in checks_of(scene, cause.name)]
    return Step(
        scene.bank.questions["cause.check"],
        f"{cause.name}.check",
        ("work_items",),
        take,
        value=in_a_row(found, scene.lang) or None,
        trace=False,
        slots={"id": cause.name, "text": words_of(cause)},
    )


def _who_looks(work: Item, lang: Lang) -> str:
    due = day_text(work.word("due")).to(lang) if work.word("due") else ""
    who = in_a_row((*work.words("main_owners"), due), lang)
    said = Text(" ({who})", "（{who}）").fill(who=who).to(lang) if who else ""
    return f"{work.name} {words_of(work)}{said}"


def _with_check(scene: Scene, reply: Reply, cause: str, said: str) -> Reply:
    """The same reply with the work item of who looks."""
    fields = lines.task(said, scene.today, scene.people(), owner_first=True)
    ja = scene.lang == "ja"
    entry: dict[str, Any] = {
        "id": fresh_id(scene.data, "W"),
        "text": fields.get("text") or (f"{cause}を確かめる" if ja else f"check {cause}"),
        "cause": cause,
        "main_owners": [fields["owner"]] if "owner" in fields else None,
        "stand_in": fields.get("stand_in"),
        "due": fields.get("due"),
    }
    entry = ordered(("work_items", 0), entry)
    added = add(scene.data, ("work_items",), entry)
    told = understood(entry)
    return reply._replace(changes=(*reply.changes, *added), told=told, exact=not reply.changes)


def _gate(scene: Scene) -> Iterator[Step]:
    """No solutions before a cause is identified, or a reason is given (deck rules 25 and 32)."""
    if scene.causes_in("identified"):
        return
    gate = scene.bank.questions["gate"]
    some = bool(scene.items("causes"))
    options = counted(
        one if some or one.value != "add" else one._replace(label=_FIRST_ONE)
        for one in gate.options
        if some or one.value != "check"
    )
    yield Step(
        gate,
        "gate",
        (),
        _through_gate,
        options=options,
        trace=False,
        value="reason" if scene.items("solutions") else None,
    )
    yield Step(
        scene.bank.questions["gate.reason"],
        "gate.reason",
        ("decisions",),
        _give_reason,
        hidden=True,
        due=scene.passed.get("gate") == "reason",
        clears=("gate",),
        trace=False,
    )
    yield Step(
        scene.bank.questions["review_date"],
        "gate.date",
        ("review_date",),
        sets,
        value=scene.word("review_date") or None,
        hidden=True,
        leaves=True,
        trace=False,
        due=scene.passed.get("gate") == "leave",
        clears=("gate", "gate.date"),
    )


def _through_gate(scene: Scene, _step: Step, answer: Answer) -> Reply:
    if answer == "reason":
        return Reply(goto="gate.reason", passed={"gate": "reason"})
    if answer == "leave":
        return Reply(goto="gate.date", passed={"gate": "leave"})
    if answer == "add":
        return back_to_causes(scene)
    first = next(iter([*scene.causes_in("unverified"), *scene.items("causes")]), None)
    return Reply(goto=f"{first.name}.status" if first else "")


def back_to_causes(scene: Scene, problem: str = "") -> Reply:
    """Ask for another cause of a problem, else of those that have none, else of the last one."""
    problems = scene.items("problems")
    if not problems:
        return Reply()
    bare = [one.name for one in problems if not scene.causes_of(one)]
    names = [problem] if any(one.name == problem for one in problems) else bare
    keys = tuple(f"{one}.causes" for one in names or [problems[-1].name])
    return Reply(goto=keys[0], reopened=keys)


def _give_reason(scene: Scene, _step: Step, answer: Answer) -> Reply:
    """Kept among the decisions, where whoever reads the sheet later will look for it."""
    said = (
        f"課題（原因）を特定する前に解決策を考える。理由: {answer}"
        if scene.lang == "ja"
        else f"Solutions are discussed before a cause is confirmed, because: {answer}"
    )
    entry = {"date": scene.today, "text": said}
    return Reply(add(scene.data, ("decisions",), entry), passed={"gate": "went on"})


def one_more(scene: Scene, step: Step, text: str) -> Reply:
    """What was typed at the wording question was another problem or cause."""
    top = str(step.path[0])
    extra: dict[str, Any] = {"id": fresh_id(scene.data, top[0].upper()), "text": text}
    links = scene.value((*step.path, "problems"))
    if isinstance(links, list):
        extra["problems"] = links
    besides = _say_which(scene) if top == "problems" else ()
    entry = ordered((top, 0), extra)
    return Reply((*add(scene.data, (top,), entry), *besides), exact=True)

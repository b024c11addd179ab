"""What stands around the chain: people, communication, small start, outcome, choice of the work.

Each function gives the steps of one part as the sheet stands now (deck rules 33 to 62). Most take a
whole entry in one line; what the line leaves out is asked, what can wait is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dxsheet.lang import Text, in_a_row, same
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Participant, SmallStart, Stakeholder
from dxsheet.spoken import as_day
from dxsheet.walk import lines, steps
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Item, Scene, fresh_id
from dxsheet.walk.steps import (
    Answer,
    Reply,
    Step,
    Take,
    add,
    begun,
    by_label,
    field,
    hide,
    more_of,
    numbered,
    ordered,
    put,
    set_names,
    sets,
    top,
    understood,
    words_of,
)
from dxsheet.yamlfile import Bare
from dxsheet.yamlfile.edit import Change

_BOXES = ("what", "who", "when", "where", "why", "how")
_ROLES = ("decide", "facilitate")  # each is a part that somebody takes


def _lines_of(scene: Scene, question: str, key: str, part: str, take: Take, **more: object) -> Step:
    """The first entry of a list in one line, or one more of them."""
    which = "more" if scene.items(part) else "first"
    return more_of(scene, f"{question}.{which}", key, (part,), take, **more)


def people(scene: Scene) -> Iterator[Step]:
    """Who takes part and how, who decides, and who is touched without being in the room."""
    listed = scene.items("participants")
    for one in listed:
        for name in Participant.fields:
            take = _set_part if name == "part" else sets
            yield field(scene, f"participant.{name}", one, name, take=take)
    yield _lines_of(scene, "participant", "participants.more", "participants", _participant)
    names = tuple(
        Option(nth, one.word("name"), same(one.word("name")))
        for nth, one in enumerate(listed, 1)
        if one.word("name")
    )
    yield top(scene, "roles.decide", "roles", "decide", options=names)
    yield top(scene, "roles.facilitate", "roles", "facilitate", options=names)
    yield top(scene, "roles.sponsor", "roles", "sponsor")
    for one in scene.items("stakeholders"):
        for name in ("name", "stance"):
            yield field(scene, f"stakeholder.{name}", one, name)
        worry = _two("concern", "response", Stakeholder)
        yield field(scene, "stakeholder.concern", one, "concern", take=worry)
        yield hide(field(scene, "stakeholder.response", one, "response"), one.says("concern"))
    yield _lines_of(scene, "stakeholder", "stakeholders.more", "stakeholders", _stakeholder)


def _participant(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    """One line a participant; whoever decides or facilitates has that role."""
    entries: list[dict[str, Any]] = []
    roles: dict[str, list[str]] = {}
    units = [one.word("unit") for one in scene.items("participants")]
    moved: list[dict[str, str]] = []  # who is against it or for it, with the worry
    for line in str(answer).split("\n"):
        fields, skills, rest = lines.participant(
            line, [*units, *(one.get("unit", "") for one in entries)]
        )
        if rest:
            return steps.NO_PLACE.fill(said=Text(", ".join(rest), "、".join(rest)))
        entry: dict[str, Any] = {key: fields[key] for key in Participant.fields if key in fields}
        entry |= {"count": Bare(fields["count"])} if "count" in fields else {}
        entries.append(entry | ({"skills": list(skills)} if skills else {}))
        if "stance" in fields:
            moved.append({key: fields[key] for key in Stakeholder.fields if key in fields})
        if fields.get("part") in _ROLES:
            roles.setdefault(fields["part"], []).append(fields["name"])
    changes = list(add(scene.data, ("stakeholders",), *moved))
    if roles and not scene.value(("roles",)):
        changes.append(put(scene.data, ("roles",), ordered(("roles",), roles)))
        roles = {}
    for role, names in roles.items():
        held = scene.value(("roles", role)) or []
        changes.append(put(scene.data, ("roles", role), list(dict.fromkeys([*held, *names]))))
    told = tuple(one for said in (*entries, *moved) for one in understood(said) if len(said) > 1)
    return begun(scene, step, entries, "name", told=told, besides=lambda _: tuple(changes))


def _set_part(scene: Scene, step: Step, answer: Answer) -> Reply:
    """The part somebody takes; the roles follow it."""
    reply = sets(scene, step, answer)
    name = scene.word(*step.path[:-1], "name")
    changes = list(reply.changes)
    for role in _ROLES:
        held = [one for one in scene.value(("roles", role)) or [] if isinstance(one, str)]
        if role == answer and name and name not in held:
            changes.append(put(scene.data, ("roles", role), [*held, name]))
        if role == step.value != answer and name in held:
            changes.append(put(scene.data, ("roles", role), [one for one in held if one != name]))
    return reply._replace(changes=tuple(changes))


def _stakeholder(scene: Scene, step: Step, answer: Answer) -> Reply:
    """One line a stakeholder."""
    said = filter(str.strip, str(answer).split("\n"))
    entries: list[dict[str, Any]] = [{**lines.stakeholder(line)} for line in said]
    told = tuple(one for entry in entries for one in understood(entry) if len(entry) > 1)
    return begun(scene, step, entries, "name", told=told)


# ------------------------------------------------------------------ communication and work


def communication(scene: Scene) -> Iterator[Step]:
    """How people keep each other informed, the work with one main owner each, the decisions."""
    yield top(scene, "communication.means", "communication", "means")
    held = scene.value(("communication", "content"))
    wanted = any(scene.wanted(f"communication.content.{box}", f"content.{box}") for box in _BOXES)
    whole = top(scene, "content", "communication", "content", take=_content)
    said = next((one for one in (held or {}).values() if one), None)
    yield hide(whole._replace(value=said), not wanted)
    for box in _BOXES:
        yield top(scene, f"content.{box}", "communication", "content", box)
    yield top(scene, "communication.scope", "communication", "scope")
    yield top(scene, "communication.exception", "communication", "exception")
    items = scene.items("work_items")
    for one in items:
        yield from _work(scene, one)
    for one in scene.items("solutions"):
        if one.word("status") == "adopted":
            mine = [work for work in items if work.word("solution") == one.name]
            yield Step(
                scene.bank.questions["work.for_solution"],
                f"{one.name}.work",
                ("work_items",),
                _work_for(one),
                value=mine[0].name if mine else None,
                trace=False,
                slots={"id": one.name, "text": words_of(one)},
                # Enter: that it is done, by its owner.
                default=in_a_row((words_of(one), one.word("owner")), scene.lang),
            )
    yield more_of(scene, "work.more", "work_items.more", ("work_items",), _work_for(None))
    for one in scene.items("decisions"):
        if one.word("text"):
            yield field(scene, "decision.text", one, "text")
            yield field(scene, "decision.by", one, "by")
    yield more_of(scene, "decision.text", "decisions.more", ("decisions",), _decision)


def _work(scene: Scene, one: Item) -> Iterator[Step]:
    causes = scene.items("causes")
    checks = "".join(f"{it.name} {words_of(it)}" for it in causes if it.name == one.word("cause"))
    yield field(scene, "work.text", one, "text", slots={"checks": checks})
    if solutions := numbered(scene.live_solutions()):
        step = field(scene, "work.solution", one, "solution", options=solutions)
        yield hide(step, not (one.word("solution") or one.word("cause")))
    yield field(scene, "work.owner", one, "main_owners", take=set_names)
    yield field(scene, "work.due", one, "due")
    yield field(scene, "work.stand_in", one, "stand_in")
    yield field(scene, "work.done", one, "done")


def _work_for(solution: Item | None) -> Take:
    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        entries: list[dict[str, Any]] = []
        data = scene.data
        known = scene.people()
        for line in str(answer).split("\n"):
            if solution and line == step.default:
                fields = {"text": solution.word("text"), "owner": solution.word("owner")}
            else:
                fields = lines.task(line, scene.today, known)
            name = fresh_id(data, "W")
            data = {**data, f"~{name}": [{"id": name}]}
            owner = fields.get("owner") or (solution.word("owner") if solution else "")
            entries.append(
                {
                    "id": name,
                    "text": fields.get("text") or (words_of(solution) if solution else line),
                    "solution": solution.name if solution else None,
                    "main_owners": [owner] if owner else None,
                    "stand_in": fields.get("stand_in"),
                    "due": fields.get("due"),
                }
            )
        told = tuple(one for entry in entries for one in understood(entry))
        return begun(scene, step, entries, "text", told=told)

    return take


def _content(scene: Scene, _step: Step, answer: Answer) -> Reply:
    """What a message must hold, into its boxes."""
    held = scene.value(("communication", "content")) or {}
    said = {**held, **lines.content(str(answer))}
    value = {key: said[key] for key in _BOXES if key in said}
    changes = (put(scene.data, ("communication", "content"), value),)
    return Reply(changes, told=understood(value) if len(value) > 1 else ())


def _decision(scene: Scene, step: Step, answer: Answer) -> Reply:
    entries = [dict(decided(one, scene.today)) for one in str(answer).split("\n")]
    other = (one for one in entries if "by" in one or one["date"] != scene.today)
    told = tuple(line for one in other for line in understood(one))
    return begun(scene, step, entries, "text", told=told)


def decided(text: str, today: str) -> lines.Fields:
    """A decision with its day in front and who decided in brackets behind it, if said."""
    fields: lines.Fields = {"date": today, "text": text}
    if found := re.fullmatch(r"(.+?)\s*[(（]([^()（）]{1,60})[)）]", text):
        fields |= _in_brackets(found[1], found[2], today)
    if dated := _day_in_front(fields["text"], today):
        fields |= dict(zip(("date", "text"), dated, strict=True))
    return fields


def _in_brackets(text: str, said: str, today: str) -> lines.Fields:
    """Who decided, and the day; where anything else stands there, the words stay whole."""
    pieces = [one for one in lines.COMMA.split(said) if one]
    names = [one for one in pieces if not as_day(one, today)]
    by = [_DECIDED.sub("", one) for one in names]
    named = zip(by, names, strict=True)
    if not all(
        one != was or lines.like_a_name(one, ()) or _OF_THEM.match(one) for one, was in named
    ):
        return {}
    joint = ", " if lines.english(said) else "、"
    fields: lines.Fields = {"text": text, "by": joint.join(by)}
    days = [one for one in pieces if one not in names]
    if days and (dated := _day_in_front(f"{days[0]}、{text}", today)):
        fields["date"] = dated[0]
    return {key: one for key, one in fields.items() if one}


_OF_THEM = re.compile(r"the |[a-z]+$")
_DECIDED = re.compile(
    r"^(?:agreed|decided|approved)(?: on)? by |^(?:決めた人|決定者?)[:： は]+"
    r"|[がはもの]?(?:了解|承認|合意|決定|決裁)(?:済み?|した|あり)?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s\u3000、，,:：]+?(?:[\s\u3000、，,:：]+|(?<=日)に(?=\S))")


def _day_in_front(text: str, today: str) -> tuple[str, str] | None:
    """A day of up to three words in front of a text, and the rest.

    What was decided was decided before: a day without a year is the last of its kind.
    """
    for at in reversed([found.end() for found in _WORD.finditer(text)][:3]):
        head = text[:at].rstrip(" \u3000、，,:：").removesuffix("に")
        day = as_day(head, today)
        if day and day > today and as_day(head) is None:
            day = _year_before(head, today)
        if day and (day <= today or as_day(head)) and text[at:].strip():
            return day, text[at:].strip()
    return None


def _year_before(head: str, today: str) -> str | None:
    """The last day of its kind (2月17日); None for what is told from today on (in two weeks)."""
    ends = [as_day(head, one) for one in ("2022-01-01", "2022-12-31")]
    lasting = ends[0] and ends[1] and ends[0][5:] == ends[1][5:] and re.search(r"\d", head)
    return as_day(head, f"{int(today[:4]) - 1}{today[4:]}") if lasting else None


# ------------------------------------------------------------------ small start and outcome


def start(scene: Scene) -> Iterator[Step]:
    """One stage of a small start after the other."""
    stages = scene.items("small_start")
    for one in stages:
        yield field(scene, "start.where", one, "units")
        for name in ("work", "period", "budget"):
            yield field(scene, f"start.{name}", one, name, take=by_label(SmallStart))
        yield field(scene, "start.affected", one, "affected", take=_two("affected", "change"))
        yield hide(field(scene, "start.change", one, "change"), bool(one.word("affected")))
        yield field(scene, "start.risk", one, "risk", take=_two("risk", "way_back"))
        yield hide(field(scene, "start.way_back", one, "way_back"), one.says("risk"))
        yield field(scene, "start.success_sign", one, "success_sign", default=_sign(scene))
        yield field(scene, "start.expansion_condition", one, "expansion_condition")
        yield field(scene, "start.status", one, "status", take=_set_trial)
    question = "start.more" if stages else "start.units"
    yield more_of(scene, question, "small_start.more", ("small_start",), _trial)


def _sign(scene: Scene) -> str:
    """The figures wanted, where they were said before the trial."""
    keys = ("measure", "wanted", "unit")
    said = (tuple(one.word(key) for key in keys) for one in scene.items("outcomes"))
    return in_a_row((f"{one[0]} {one[1]}{one[2]}" for one in said if one[1]), scene.lang)


def _two(first: str, second: str, noun: type[Noun] = SmallStart) -> Take:
    def take(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
        said = lines.labelled(noun, str(answer))
        fields = said if len(said) > 1 else lines.both(str(answer), first, second)
        place = step.path[:-1]
        changes = tuple(put(scene.data, (*place, key), it) for key, it in fields.items())
        return Reply(changes, reopened=(step.key,))

    return take


def _trial(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A new stage; it is planned until somebody says that it runs."""
    entries: list[dict[str, Any]] = []
    data = scene.data
    for line in str(answer).split("\n"):
        name = fresh_id(data, "T")
        data = {**data, f"~{name}": [{"id": name}]}
        entries.append({"id": name, **lines.trial(line), "status": "planned"})
    told = tuple(one for entry in entries for one in understood(entry) if len(entry) > 3)
    return begun(scene, step, entries, "units", told=told)


def _set_trial(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write how the trial stands; one that runs or is over moves the sheet to its trial stage."""
    reply = sets(scene, step, answer)
    if answer in ("running", "over") and scene.word("stage") not in ("trial", "closed"):
        return reply._replace(changes=(*reply.changes, put(scene.data, ("stage",), "trial")))
    return reply


def outcome(scene: Scene) -> Iterator[Step]:
    """What is measured, before and after; the result may wait for another day."""
    trials = scene.items("small_start")
    known = scene.items("outcomes")
    for one in known:
        yield field(scene, "outcome.measure", one, "measure", take=_measured)
        yield field(scene, "outcome.baseline", one, "baseline", take=_figure)
        goal = lines.target(_wanted_before(scene), one.word("unit"))
        yield field(scene, "outcome.wanted", one, "wanted", take=_figure, default=goal)
        unit = field(scene, "outcome.unit", one, "unit")
        yield hide(unit, bool(one.word("baseline")) or not unit.hidden)
        if trials:
            trial = field(scene, "outcome.trial", one, "trial", options=numbered(trials))
            yield hide(trial, len(trials) > 1 or not trial.hidden)
        result = field(scene, "outcome.result", one, "result", take=_figure)
        yield result
        decision = field(scene, "outcome.decision", one, "decision", take=_decided)
        yield hide(decision, result.value is not None)
        yield field(scene, "outcome.note", one, "note")
    adopted = [one for one in scene.items("solutions") if one.word("status") == "adopted"]
    fresh = next((one.word("measure") for one in adopted if one.word("measure")), "")
    yield _lines_of(
        scene, "outcome", "outcomes.more", "outcomes", _outcome, default="" if known else fresh
    )


def _wanted_before(scene: Scene) -> Iterator[str]:
    yield from (one.word("success_sign") for one in scene.items("small_start"))
    yield from (one.word("wanted") for one in scene.items("problems"))


def _outcome(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A measure with what was said of it; it belongs to the trial where there is only one."""
    trials = scene.items("small_start")
    alone = {"trial": trials[0].name} if len(trials) == 1 and "[" not in trials[0].name else {}
    entries: list[dict[str, Any]] = []
    for line in str(answer).split("\n"):
        fields: dict[str, Any] = {**lines.outcome(line, scene.lang), **alone}
        for key in ("baseline", "wanted", "result"):
            if key in fields and lines.is_figure(fields[key]):
                fields[key] = Bare(fields[key])
        entries.append(fields)
    told = tuple(one for entry in entries for one in understood(entry) if len(entry) > 2)
    return begun(scene, step, entries, "measure", told=told)


def _measured(scene: Scene, step: Step, answer: Answer) -> Reply:
    """The measure said anew, with figures where they are said along with it."""
    fields = lines.outcome(str(answer), scene.lang)
    path = step.path[:-1]
    values = {key: Bare(one) if lines.is_figure(one) else one for key, one in fields.items()}
    changes = tuple(put(scene.data, (*path, key), value) for key, value in values.items())
    return Reply(changes, reopened=(step.key,), told=understood(fields) if len(fields) > 1 else ())


def _figure(scene: Scene, step: Step, answer: Answer) -> Reply:
    """A figure with its unit and its sign; `18 → 5` says the one before and the one wanted."""
    path = step.path[:-1]
    unit = scene.word(*path, "unit")
    keys = ("baseline", "wanted", "result")
    rest = keys[keys.index(str(step.path[-1])) :]
    changes: list[Change] = []
    told: tuple[Text, ...] = ()
    said = str(answer).removeprefix(scene.word(*path, "measure")).strip() or str(answer)
    for key, part in zip(rest, lines.ARROW.split(said), strict=False):
        number, found, more = lines.figure(part, unit, goal=key == "wanted")
        value = Bare(number) if lines.is_figure(number) else number
        changes.append(put(scene.data, (*path, key), value))
        if found and not unit:
            unit = found
            changes.append(put(scene.data, (*path, "unit"), unit))
        held = scene.word(*path, "note")
        if more and more not in held:
            note = in_a_row(filter(None, (held, lines.noted(key, more, scene.lang))), scene.lang)
            changes.append(put(scene.data, (*path, "note"), note))
        if number != part.strip():
            told = (*told, same(lines.noted(key, f"{number} {unit}".strip(), scene.lang)))
    return Reply(tuple(changes), reopened=(step.key,), told=told)


def _decided(scene: Scene, step: Step, answer: Answer) -> Reply:
    """What is done now, and what was learnt where it was said along with it."""
    decision, rest = answer if isinstance(answer, tuple) else (answer, "")
    reply = sets(scene, step, decision)
    if not rest:
        return reply
    note = put(scene.data, (*step.path[:-1], "note"), rest)
    return reply._replace(changes=(*reply.changes, note))

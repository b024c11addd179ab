"""Wording that stops the walk for a moment: a remedy named too early, somebody blamed.

The words stand on the sheet already, so nothing typed is lost, and what is said instead never
replaces them in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxsheet.lang import Text
from dxsheet.walk.scene import Hit, Item, Scene, fresh_id
from dxsheet.walk.steps import (
    Answer,
    Reply,
    Step,
    Take,
    add,
    field,
    ordered,
    sets,
    take_out,
    unkept,
    words_of,
)
from dxsheet.yamlfile.edit import Change, Delete

# The rules that stop the walk for a moment, and with which question.
CAUGHT = {
    "P001": "catch.solution",
    "P002": "catch.solution",
    "C002": "catch.solution",
    "P007": "catch.person",
    "C003": "catch.person",
}


def catches(scene: Scene, item: Item, kind: str) -> Iterator[Step]:
    """The questions that the wording of an item raises, one for each kind of question."""
    asked: dict[str, list[Hit]] = {}
    for hit in _caught(scene, item, kind):
        asked.setdefault(CAUGHT[hit.rule], []).append(hit)
    for name, hits in asked.items():
        question = scene.bank.questions[name]
        key = f"{item.name}!{hits[0].rule}"
        slots = {"id": item.name, "text": words_of(item)}
        yield Step(
            question,
            key,
            item.path,
            _answered,
            slots=slots,
            options=question.options,
            default="restate",
            told=(hits[0].message, *(in_short(hit.message) for hit in hits[1:])),
        )
        yield Step(
            scene.bank.questions["catch.reason"],
            f"{key}!reason",
            item.path,
            _keep(tuple(hit.rule for hit in hits)),
            hidden=True,
            due=scene.passed.get(key) == "keep",
            clears=(key,),
        )


def in_short(said: Text) -> Text:
    """What a finding says first, without what it asks of the room."""
    return Text(f"{said.en.rstrip('.').split('. ')[0]}.", f"{said.ja.split('。')[0]}。")


def restating(scene: Scene, item: Item, kind: str) -> dict[str, Any]:
    """What the question for the words of an item has besides.

    Where a wording rule spoke up it tells how they could be said instead, is due where the room
    chose to do so, and once it is settled the wording is looked at again.
    """
    hits = _caught(scene, item, kind)
    keys = tuple(f"{item.name}!{hit.rule}" for hit in hits)
    return {
        "told": tuple(dict.fromkeys(hit.hint for hit in hits)),
        "due": any(scene.passed.get(key) == "restate" for key in keys),
        "clears": keys,
        "take": _rewords(tuple(hit.rule for hit in hits)),
    }


def _caught(scene: Scene, item: Item, kind: str) -> list[Hit]:
    text = item.word("text")
    if not text or item.word("status") == "rejected":
        return []  # of a cause found not to hold nobody is asked again
    return [
        hit
        for hit in scene.hits(text, kind)
        if hit.rule in CAUGHT and hit.severity != "info" and not scene.kept(hit.rule, item.name)
    ]


def is_catch(step: Step) -> bool:
    """Whether a step is the question that the wording raised, not the reason after it."""
    return "!" in step.key and not step.hidden


def _rewords(rules: tuple[str, ...]) -> Take:
    """Write the words of an item anew; the first words are kept where a rule had spoken up.

    What asks for a remedy goes to the ideas, with where it came from; other first words stay in
    the walk's notes, since nobody wants to be blamed on a sheet.
    """

    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        before = scene.word(*step.path)
        reply = sets(scene, step, answer)
        if not before or before == answer:
            return reply
        name = step.key.rsplit(".", 1)[0]
        changes = (*reply.changes, *unkept(scene, name, *CAUGHT))
        if not rules:
            return reply._replace(changes=changes)
        if not any(CAUGHT[one] == "catch.solution" for one in rules):
            said = "\n".join(filter(None, (scene.passed.get(f"{name}~words", ""), before)))
            return reply._replace(changes=changes, passed={f"{name}~words": said}, exact=True)
        changes += _as_idea(scene, step.path[:2], before)
        return reply._replace(changes=changes, exact=True)

    return take


def _as_idea(scene: Scene, path: tuple[str | int, ...], text: str) -> tuple[Change, ...]:
    """A remedy said too early among the ideas, with where it came from; once each."""
    if any(one.word("text") == text for one in scene.items("ideas")):
        return ()
    name = scene.word(*path, "id")
    origin = name if path[0] == "problems" else _problem_of(scene, path)
    idea = {"id": fresh_id(scene.data, "I"), "text": text, "parked_from": origin}
    return add(scene.data, ("ideas",), ordered(("ideas", 0), idea))


def _problem_of(scene: Scene, path: tuple[str | int, ...]) -> str:
    named = scene.value((*path, "problems"))
    if isinstance(named, list) and named and isinstance(named[0], str):
        return str(named[0])
    first = next((one.name for one in scene.being_explained()), "")
    return "" if "[" in first else first


def _answered(scene: Scene, step: Step, answer: Answer) -> Reply:
    name = step.key.rsplit("!", 1)[0]
    if answer != "park":
        goto = f"{step.key}!reason" if answer == "keep" else f"{name}.text"
        return Reply(goto=goto, passed={step.key: str(answer)}, exact=True)
    # A problem stays and is asked for in other words; a cause makes room.
    text = scene.word(*step.path, "text")
    stays = step.path[0] == "problems"
    gone = (Delete((*step.path, "text")),) if stays else take_out(scene.data, step.path, gone=False)
    changes = (*_as_idea(scene, step.path, text), *gone)
    return Reply(changes, settled=f"{name}.text", exact=True)


def _keep(rules: tuple[str, ...]) -> Take:
    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        name = step.key.rsplit("!", 2)[0]
        entries = [{"rule": one, "at": name, "reason": str(answer)} for one in rules]
        return Reply(add(scene.data, ("kept",), *entries), exact=True)

    return take


def instead(scene: Scene, step: Step, text: str) -> Reply | Text:
    """Other words typed straight at the wording question, without choosing to say them first."""
    kind = "problem" if step.path[0] == "problems" else "cause"
    item = next(one for one in scene.items(str(step.path[0])) if one.path == step.path)
    words = field(scene, f"{kind}.text", item, "text", **restating(scene, item, kind))
    reply = words.take(scene, words, text)
    if isinstance(reply, Text):
        return reply
    return reply._replace(reopened=(*reply.reopened, step.key))

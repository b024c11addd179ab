"""A line that begins with the remedy, or blames somebody, is met with a question at once.

The line stands on the sheet already, so nothing typed is lost; the question is open for as long as
the line reads so, nobody has said why it may stay, and nobody has passed the question over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxsheet.lang import Text
from dxsheet.walk.changes import Delete, add, moved, put
from dxsheet.walk.making import words_of
from dxsheet.walk.scene import Hit, Item, Scene, fresh_id
from dxsheet.walk.steps import Answer, Reply, Step

# The rules that stop the walk for a moment, and with which question.
CAUGHT = {
    "P001": "catch.solution",
    "C002": "catch.solution",
    "P007": "catch.person",
    "C003": "catch.person",
}


def catches(scene: Scene, item: Item, kind: str) -> Iterator[Step]:
    """The questions that the wording of a problem or cause raises."""
    for hit in _caught(scene, item, kind):
        question = scene.bank.questions[CAUGHT[hit.rule]]
        key = f"{item.name}!{hit.rule}"
        slots = {"id": item.name, "text": words_of(scene, item)}
        yield Step(
            question, key, item.path, _answered, slots=slots, options=question.options,
            default="restate", told=(hit.message,),
        )  # fmt: skip
        yield Step(
            scene.bank.questions["catch.reason"], f"{key}!reason", item.path, _keep, hidden=True,
            due=scene.passed.get(key) == "keep", clears=(key,),
        )  # fmt: skip


def restating(scene: Scene, item: Item, kind: str) -> dict[str, Any]:
    """What the question for the words of an item has besides where a wording rule spoke up.

    It tells how they could be said instead, is due where the room chose to do so, and once it is
    settled the wording is looked at again.
    """
    hits = _caught(scene, item, kind)
    keys = tuple(f"{item.name}!{hit.rule}" for hit in hits)
    return {
        "told": tuple(dict.fromkeys(hit.hint for hit in hits)),
        "due": any(scene.passed.get(key) == "restate" for key in keys),
        "clears": keys,
    }


def _caught(scene: Scene, item: Item, kind: str) -> list[Hit]:
    text = item.word("text")
    return [
        hit
        for hit in (scene.hits(text, kind) if text else ())
        if hit.rule in CAUGHT and not scene.kept(hit.rule, item.name)
    ]


def is_catch(step: Step) -> bool:
    """Whether a step is the question that the wording raised, not the reason after it."""
    return "!" in step.key and not step.hidden


def restated(scene: Scene, step: Step, text: str) -> Reply:
    """Other words typed straight at the question, without choosing to say them first."""
    return Reply((put(scene.data, (*step.path, "text"), text),), reopened=(step.key,))


def _answered(scene: Scene, step: Step, answer: Answer) -> Reply:
    if answer == "park":
        return _park(scene, step)
    goto = f"{step.key}!reason" if answer == "keep" else f"{_name(step)}.text"
    return Reply(goto=goto, passed={step.key: str(answer)})


def _keep(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
    name, rule, _ = step.key.rsplit("!", 2)
    entry = {"rule": rule, "at": name, "reason": str(answer)}
    return Reply((add(scene.data, ("kept",), entry),))


def _park(scene: Scene, step: Step) -> Reply:
    """Move the line to the ideas. A problem stays and is asked anew; a cause makes room."""
    name = _name(step)
    text = scene.word(*step.path, "text")
    origin = name if step.path[0] == "problems" else _problem_of(scene, step)
    idea = {"id": fresh_id(scene.data, "I"), "text": text}
    if origin and "[" not in origin:
        idea["parked_from"] = origin
    gone = (
        (Delete((*step.path, "text")),)
        if step.path[0] == "problems"
        else moved(scene.data, step.path)
    )
    return Reply((add(scene.data, ("ideas",), idea), *gone), settled=f"{name}.text")


def _problem_of(scene: Scene, step: Step) -> str:
    named = scene.value((*step.path, "problems"))
    if isinstance(named, list) and named and isinstance(named[0], str):
        return str(named[0])
    return next((one.name for one in scene.being_explained()), "")


def _name(step: Step) -> str:
    return step.key.rsplit("!", 1)[0]

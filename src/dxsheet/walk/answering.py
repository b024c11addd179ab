"""A line typed at a question: a request, an answer taken, a reason why not, or a pass."""

from __future__ import annotations

from typing import Any

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Sheet
from dxsheet.walk import words
from dxsheet.walk.catching import is_catch, restated
from dxsheet.walk.changes import Delete, retire
from dxsheet.walk.commands import literal
from dxsheet.walk.reading import only_digits, read
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Answer, Reply, Step

# How a question without an answer was passed over.
SKIPPED = "skipped"
UNKNOWN = "unknown"
DONE = "done"
# "Not known yet" said of something that was known: the state before it was.
_UNSETTLED = {"cause.status": "unverified", "solution.status": "proposed"}
# A choice is a number or a word; what is longer is the statement in other words already.
_WORD = 8
# The field that an entry is known by; without it there is no entry.
_NAMES = ("text", "name", "units", "measure")


def answer(scene: Scene, step: Step, line: str) -> Reply | Text:
    """What a line that is no request does; a Text says why it cannot be taken.

    An empty line keeps what stands, else takes the default, else passes the question over.
    """
    if only_digits(step, line):
        return words.NOT_ONLY_DIGITS
    said = read(step, literal(line)) if line.strip() else enter(step)
    if said is None:
        return passed_over(step, DONE if step.question.kind == "list" else SKIPPED)
    if isinstance(said, Text) and is_catch(step) and len(line.strip()) > _WORD:
        words_of_it = step._replace(question=step.question._replace(kind="text"))
        said = read(words_of_it, literal(line))
        return said if isinstance(said, Text) else restated(scene, step, str(said))
    return said if isinstance(said, Text) else _settling(step, taken(scene, step, said))


def enter(step: Step) -> Answer | None:
    """What Enter alone means as an answer; None that it is no answer."""
    if step.value is not None:
        return None
    return step.default or None


def taken(scene: Scene, step: Step, said: Answer) -> Reply | Text:
    """What an answer that has been read does."""
    if not said:
        return words.NEEDED
    return step.take(scene, step, said)


def passed_over(step: Step, how: str) -> Reply | Text:
    """A question left without an answer. One that has an answer keeps it."""
    if step.value is not None:
        return _settling(step, Reply())
    if step.question.required:
        return words.NEEDED
    return _settling(step, Reply(passed={step.key: how}))


def _settling(step: Step, reply: Reply | Text) -> Reply | Text:
    """What it means besides that a step is settled."""
    if isinstance(reply, Text) or not step.clears:
        return reply
    return reply._replace(reopened=(*reply.reopened, *step.clears))


def not_known(scene: Scene, step: Step) -> Reply | Text:
    """Take “not known yet”: it passes an open question over, takes an earlier answer back."""
    if step.value is None or step.key in scene.passed:
        return passed_over(step, UNKNOWN)
    if step.question.required or not step.question.field:
        return words.NEEDED if step.question.required else _settling(step, Reply())
    if step.question.id in _UNSETTLED:
        return step.take(scene, step, _UNSETTLED[step.question.id])
    if len(step.path) == 3 and step.path[-1] in _NAMES:
        return _take_out(scene, step)
    return Reply((Delete(step.path),), passed={step.key: UNKNOWN})


def _take_out(scene: Scene, step: Step) -> Reply | Text:
    """Remove the entry that a step names, unless another entry points to it."""
    name = scene.value((*step.path[:2], "id"))
    users = [who for who, pointed in _pointers(scene) if pointed == name]
    if isinstance(name, str) and users:
        return words.POINTED_TO.fill(id=name, users=", ".join(dict.fromkeys(users)))
    return Reply((Delete(step.path[:2]), *retire(scene.data, scene.word(*step.path[:2], "id"))))


def _pointers(scene: Scene) -> list[tuple[str, Any]]:
    """Every (item, id it points to) of the sheet."""
    found: list[tuple[str, Any]] = []
    for key, top in Sheet.fields.items():
        if top.noun is None or top.kind != "items":
            continue
        for item in scene.items(key):
            for name, field in top.noun.fields.items():
                if field.target and field.kind != "id":
                    value = item.entry.get(name)
                    found += [
                        (item.name, one) for one in (value if isinstance(value, list) else [value])
                    ]
    return found

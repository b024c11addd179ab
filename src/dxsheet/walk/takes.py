"""What an answer does to the sheet: set a field, start a new item, add a line to a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dxsheet.sheet.nouns import key_order
from dxsheet.walk.changes import Change, add, put
from dxsheet.walk.scene import Scene, fresh_id
from dxsheet.walk.steps import Answer, Reply, Step, Take
from dxsheet.yamlfile import Bare

Extra = Callable[[Scene], Mapping[str, Any]]
Besides = Callable[[Scene, str], tuple[Change, ...]]

# Kinds whose values stand in the file without quotes although they look like numbers or flags.
_BARE = ("number", "amount", "yesno", "scores")


def sets(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write the answer into the step's field."""
    if answer == step.value:
        return Reply(reopened=(step.key,))
    return Reply((put(scene.data, step.path, written(step, answer)),), reopened=(step.key,))


def written(step: Step, answer: Answer) -> Any:  # noqa: ANN401 - text, or a list of texts
    """The answer as it stands in the file."""
    kind = step.question.kind
    if isinstance(answer, tuple):
        return [Bare(one) if kind in _BARE else one for one in answer]
    return Bare(answer) if kind in _BARE else answer


def set_one_name(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write one name into a field that is a list of names."""
    return Reply((put(scene.data, step.path, [str(answer)]),), reopened=(step.key,))


def appends(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Add the answer as a line of the list; the question comes again until an empty line."""
    return Reply((add(scene.data, step.path, str(answer)),), reopened=(step.key,))


def starts(
    letter: str = "",
    key: str = "text",
    *,
    extra: Extra | None = None,
    besides: Besides | None = None,
) -> Take:
    """Start a new entry of the step's list with the answer in `key`.

    Args:
        letter: what its id begins with; "" for entries without an id.
        key: the field that the answer fills.
        extra: further fields of the entry.
        besides: further edits, given the new id.
    """

    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        name = fresh_id(scene.data, letter) if letter else ""
        entry: dict[str, Any] = {"id": name} if name else {}
        entry[key] = str(answer)
        entry |= extra(scene) if extra else {}
        held = scene.value(step.path)
        place = len(held) if isinstance(held, list) else 0
        path = ".".join(map(str, step.path))
        entry = {name: entry[name] for name in key_order((*step.path, place)) if name in entry}
        changes = (add(scene.data, step.path, entry), *(besides(scene, name) if besides else ()))
        settled = f"{name or f'{path}[{place}]'}.{key}"
        return Reply(changes, reopened=(step.key,), settled=settled)

    return take

"""How the parts of the walk make their steps: one way for fields, lists and things by number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dxsheet.lang import same
from dxsheet.visible import one_line
from dxsheet.walk.questions import Option
from dxsheet.walk.scene import Item, Path, Scene
from dxsheet.walk.steps import Step, Take
from dxsheet.walk.takes import sets


def top(scene: Scene, question: str, *path: str, take: Take = sets, **more: Any) -> Step:  # noqa: ANN401
    """A question about a field of the sheet itself; its key is the path."""
    where: Path = path or (question,)
    one = scene.bank.questions[question]
    more = {"value": _value(scene.value(where)), "options": one.options, **more}
    return Step(one, ".".join(path) or question, where, take, **more)


def field(
    scene: Scene,
    question: str,
    item: Item,
    name: str,
    *,
    take: Take = sets,
    **more: Any,  # noqa: ANN401
) -> Step:
    """A question about a field of one item; its key is the item's name and the field's."""
    one = scene.bank.questions[question]
    more = {"value": _value(item.entry.get(name)), "options": one.options, **more}
    slots = {"id": item.name, "text": words_of(scene, item), **more.pop("slots", {})}
    return Step(one, f"{item.name}.{name}", (*item.path, name), take, slots=slots, **more)


def more_of(scene: Scene, question: str, key: str, path: Path, take: Take, **more: Any) -> Step:  # noqa: ANN401
    """A question for one more entry of a list, asked until an empty line ends it."""
    return Step(scene.bank.questions[question], key, path, take, trace=False, **more)


def numbered(scene: Scene, items: Iterable[Item]) -> tuple[Option, ...]:
    """Items to choose from: C3 is number 3 where the ids allow it, else they are counted."""
    listed = list(items)
    numbers = [_number(one.name) for one in listed]
    if None in numbers or len(set(numbers)) < len(numbers) or 0 in numbers:
        numbers = list(range(1, len(listed) + 1))
    return tuple(
        Option(number or 0, one.name, same(f"{one.name} {words_of(scene, one)}".strip()))
        for number, one in zip(numbers, listed, strict=True)
    )


def words_of(scene: Scene, item: Item) -> str:
    """What an item is called in a question: its text or name, on one line."""
    for key in ("text", "name", "units", "measure"):
        if item.word(key):
            return one_line(item.word(key))
    return "…"


def counted(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options that are left, numbered from 1 again."""
    return tuple(one._replace(number=nth) for nth, one in enumerate(options, 1))


def _number(name: str) -> int | None:
    digits = name[1:]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


def _value(raw: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """What counts as an answer: text that is not blank, a list with something in it."""
    if isinstance(raw, str):
        return raw.strip() or None
    if isinstance(raw, list):
        return tuple(one for one in raw if isinstance(one, str)) or None
    return None

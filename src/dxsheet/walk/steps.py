"""One step of the walk: a question about one thing on the sheet, and what its answer does to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from dxsheet.lang import Lang, Text, in_a_row, same
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.nouns import (
    Cause,
    Content,
    Decision,
    Outcome,
    Participant,
    SmallStart,
    Solution,
    Stakeholder,
    WorkItem,
    key_order,
)
from dxsheet.spoken import day_text
from dxsheet.walk.lines import labelled
from dxsheet.walk.questions import Option, Question
from dxsheet.walk.scene import Item, Path, Scene, fresh_id
from dxsheet.width import one_line
from dxsheet.yamlfile import Bare, value_at
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

Answer = str | tuple[str, ...]
Take = Callable[[Scene, "Step", Answer], "Reply | Text"]
# Kinds whose values stand in the file without quotes although they look like numbers or flags.
_BARE = ("number", "amount", "yesno", "scores", "count")


class Reply(NamedTuple):
    """What an accepted answer does.

    Attributes:
        changes: the edits of the sheet.
        passed: questions passed over by it, and how; also what the walk's notes keep.
        reopened: questions no longer passed over.
        settled: the key under which the answer is seen again, where it is not the step's own.
        goto: the key of the question to ask next, where it is not the next open one.
        leave: whether the person wants to stop here.
        exact: whether going back takes it back, since it moved things and filled no field.
        request: a request that the answer turned out to be.
        told: what was understood, shown back.
    """

    changes: tuple[Change, ...] = ()
    passed: Mapping[str, str] = {}
    reopened: tuple[str, ...] = ()
    settled: str = ""
    goto: str = ""
    leave: bool = False
    exact: bool = False
    request: str = ""
    told: tuple[Text, ...] = ()


class Step(NamedTuple):
    """A question about one thing. `key` names it for as long as the thing is there.

    Attributes:
        question: what is asked.
        key: `C2.evidence`, `title`, `P1.causes`.
        path: where the answer goes on the sheet.
        take: what the answer does.
        value: the answer that stands now, None where there is none.
        slots: what fills the blanks in the question's text.
        options: the answers that can be chosen by number.
        default: what Enter means where nothing stands; "" that it passes over.
        hidden: asked only when another answer leads here (which makes it due) or on request.
        due: asked now, whatever stands there or was passed over.
        clears: keys that are no longer passed over once this step is settled in any way.
        trace: whether its answer shows that the questions before it had their turn.
        told: said before the question, where a wording rule spoke up.
        leaves: whether the sitting ends once this step is settled in any way.
    """

    question: Question
    key: str
    path: Path
    take: Take
    value: Any = None
    slots: Mapping[str, object] = {}
    options: tuple[Option, ...] = ()
    default: Answer = ""
    hidden: bool = False
    due: bool = False
    clears: tuple[str, ...] = ()
    trace: bool = True
    told: tuple[Text, ...] = ()
    leaves: bool = False

    @property
    def about_item(self) -> bool:
        """Whether it asks about an item that has an id."""
        return len(self.path) == 3 and "[" not in self.key and "?" not in self.key

    def text(self) -> Text:
        """The question with its blanks filled in."""
        return self.question.ask.fill(**self.slots)

    def open(self, passed: Mapping[str, str]) -> bool:
        """Whether it waits for an answer."""
        waits = not self.hidden and self.value is None and self.key not in passed
        return self.due or waits

    def shown(self, lang: Lang) -> str:
        """The answer that stands now, as a person would type it."""
        return self.spelt(self.value, lang)

    def spelt(self, value: object, lang: Lang) -> str:
        """An answer as a person reads it: choices by their label."""
        if value is None:
            return ""
        labels = {one.value: one.label.to(lang) for one in self.options}
        many = value if isinstance(value, (list, tuple)) else (value,)
        return in_a_row((labels.get(str(one), str(one)) for one in many), lang)


def put(data: Mapping[str, Any], path: Path, value: Any) -> Change:  # noqa: ANN401
    """Set the value at a path; the mappings above it are written where there are none."""
    depth = len(path) - 1
    while depth > 0 and not isinstance(value_at(data, path[:depth]), (dict, list)):
        value = {path[depth]: value}
        depth -= 1
    return Put(path[: depth + 1], value)


def add(data: Mapping[str, Any], path: Path, *entries: Any) -> tuple[Change, ...]:  # noqa: ANN401
    """Append entries to the list at a path; the list is written where there is none."""
    if value_at(data, path):
        return tuple(Insert(path, None, one) for one in entries)
    return (put(data, path, list(entries)),) if entries else ()


def ties(scene: Scene, step: Step, said: tuple[str, tuple[str, ...]], key: str, name: str) -> Reply:
    """Tie items said before (their list and their names) to one more, under `key`."""
    changes = tuple(
        put(scene.data, (*one.path, key), list(dict.fromkeys([*one.words(key), name])))
        for one in scene.items(said[0])
        if one.name in said[1]
    )
    settled = f"{said[1][-1]}.text" if said[1] else ""
    return Reply(changes, reopened=(step.key,), settled=settled, exact=True)


def take_out(data: Mapping[str, Any], path: Path, *, gone: bool = True) -> tuple[Change, ...]:
    """Delete an entry; its id is not given again (欠番).

    With `gone` False its text goes elsewhere: what was said a moment ago was no item yet, and its
    id is free again.
    """
    entry = value_at(data, path)
    name = str(entry.get("id") or "")
    fresh = not gone and not set(entry) - {"id", "text", "problems"}
    return (Delete(path), *(() if fresh or not name else add(data, ("retired",), name)))


def unkept(scene: Scene, at: str, *rules: str) -> tuple[Change, ...]:
    """Take out the findings kept at an item that no longer speak of it, the last one first."""
    held = [one for one in scene.items("kept") if one.word("at") == at]
    gone = [one.path for one in held if not rules or one.word("rule") in rules]
    return tuple(Delete(path) for path in reversed(gone))


def without(scene: Scene, path: Path) -> tuple[Change, ...]:
    """Take out what stands at a path, if anything does."""
    return (Delete(path),) if scene.value(path) is not None else ()


def sets(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write the answer into the step's field."""
    if answer == step.value:
        return Reply(reopened=(step.key,))
    return Reply((put(scene.data, step.path, written(step, answer)),), reopened=(step.key,))


def written(step: Step, answer: Answer) -> object:
    """The answer as it stands in the file."""
    kind = step.question.kind
    if isinstance(answer, tuple):
        return [Bare(one) if kind in _BARE else one for one in answer]
    return Bare(answer) if kind in _BARE else answer


def by_label(noun: type[Noun]) -> Take:
    """Write the answer, or each field of `label: value; label: value`."""

    def take(scene: Scene, step: Step, answer: Answer) -> Reply | Text:
        said = labelled(noun, answer) if isinstance(answer, str) else {}
        if len(said) < 2:
            return sets(scene, step, answer)
        path = step.path[:-1]
        return Reply(
            tuple(put(scene.data, (*path, key), value) for key, value in said.items()),
            passed={} if step.path[-1] in said else {step.key: "skipped"},
        )

    return take


def set_names(scene: Scene, step: Step, answer: Answer) -> Reply:
    """Write what was said into a field that is a list of names."""
    names = [answer] if isinstance(answer, str) else list(answer)
    return Reply((put(scene.data, step.path, names),), reopened=(step.key,))


def ordered(path: Path, entry: Mapping[str, Any]) -> dict[str, Any]:
    """A new entry with its keys in the order of the format."""
    return {name: entry[name] for name in key_order(path) if entry.get(name) not in (None, "")}


def starts(
    letter: str = "",
    key: str = "text",
    *,
    extra: Callable[[Scene], Mapping[str, Any]] | None = None,
    besides: Callable[[Scene], tuple[Change, ...]] | None = None,
    done: bool = False,
) -> Take:
    """Start a new entry of the step's list for each text of the answer.

    Args:
        letter: what its id begins with; "" for entries without an id.
        key: the field that the answer fills.
        extra: further fields of the entry.
        besides: further edits.
        done: whether several at once are all there are.
    """

    def take(scene: Scene, step: Step, answer: Answer) -> Reply:
        texts = (answer,) if isinstance(answer, str) else answer
        entries = []
        data = scene.data
        for text in texts:
            name = fresh_id(data, letter) if letter else ""
            entries.append({"id": name, key: text, **(extra(scene) if extra else {})})
            data = {**data, f"~{len(entries)}": [{"id": name}]}
        return begun(scene, step, entries, key, besides=besides, done=done and len(texts) > 1)

    return take


def begun(
    scene: Scene,
    step: Step,
    entries: list[dict[str, Any]],
    key: str,
    *,
    besides: Callable[[Scene], tuple[Change, ...]] | None = None,
    done: bool = False,
    told: tuple[Text, ...] = (),
) -> Reply:
    """New entries of the step's list; the last one is what is seen again on the way back."""
    held = scene.value(step.path)
    place = len(held) if isinstance(held, list) else 0
    entries = [ordered((*step.path, place), one) for one in entries]
    changes = (*add(scene.data, step.path, *entries), *(besides(scene) if besides else ()))
    name = entries[-1].get("id") or f"{'.'.join(map(str, step.path))}[{place + len(entries) - 1}]"
    passed, reopened = ({step.key: "done"}, ()) if done else ({}, (step.key,))
    return Reply(changes, passed, reopened, settled=f"{name}.{key}", told=told)


# ------------------------------------------------------------------ how the parts make their steps


def top(scene: Scene, question: str, *path: str, take: Take = sets, **more: Any) -> Step:  # noqa: ANN401
    """A question about a field of the sheet itself; its key is the path."""
    where: Path = path or (question,)
    one = scene.bank.questions[question]
    more = {"value": _value(scene.value(where)), "options": one.options, **more}
    step = Step(one, ".".join(path) or question, where, take, **more)
    return _asked(scene, step)


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
    slots = {"id": item.name, "text": words_of(item), **more.pop("slots", {})}
    step = Step(one, f"{item.name}.{name}", (*item.path, name), take, slots=slots, **more)
    return _asked(scene, step)


def _asked(scene: Scene, step: Step) -> Step:
    """What waits for the review, or is answered already, is asked where an answer lies ready."""
    if step.hidden:
        return step
    wanted = scene.wanted(step.key, step.question.id)
    if step.question.later and not wanted:
        return hide(step)
    return step._replace(due=step.due or (wanted == "waits" and step.value is not None))


def hide(step: Step, shown: bool = False) -> Step:
    """A step that is asked only where somebody asks for it."""
    return step if shown else step._replace(hidden=True, trace=False)


def more_of(scene: Scene, question: str, key: str, path: Path, take: Take, **more: Any) -> Step:  # noqa: ANN401
    """A question for one more entry of a list, asked until an empty line ends it."""
    return _asked(scene, Step(scene.bank.questions[question], key, path, take, trace=False, **more))


def numbered(items: Iterable[Item]) -> tuple[Option, ...]:
    """Items to choose from: C3 is number 3 where the ids allow it, else they are counted."""
    listed = list(items)
    numbers = [_number(one.name) for one in listed]
    if None in numbers or len(set(numbers)) < len(numbers) or 0 in numbers:
        numbers = list(range(1, len(listed) + 1))
    return tuple(
        Option(number or 0, one.name, same(f"{one.name} {words_of(one)}".strip()))
        for number, one in zip(numbers, listed, strict=True)
    )


def words_of(item: Item) -> str:
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


def _value(raw: object) -> object:
    """What counts as an answer: text that is not blank, a list with something in it."""
    if isinstance(raw, str):
        return raw.strip() or None
    if isinstance(raw, list):
        return tuple(one for one in raw if isinstance(one, str)) or None
    return None


# ------------------------------------------------------------------ what was understood, shown back

_FACT = Text("{label}: {value}", "{label}: {value}")
_NOUNS: tuple[type[Noun], ...] = (
    Participant,
    Stakeholder,
    WorkItem,
    SmallStart,
    Outcome,
    Content,
    Cause,
    Solution,
    Decision,
)


NO_PLACE = Text(
    "Where does “{said}” belong? A line has room for a name, a number of people, a department, a "
    "role, skills and the time needed (such as: time needed: Fridays). Please write it again.",
    "「{said}」は、どの欄のことですか。一行に書けるのは、名前・人数・所属・関わり方・知識・お願いする時間"
    "（例: お願いする時間：金曜だけ）です。この行を書き直してください。",
)


def understood(entry: Mapping[str, Any]) -> tuple[Text, ...]:
    """What was understood of a line, shown back: `label: value` for each field."""
    noun = max(_NOUNS, key=lambda one: len(set(one.fields) & set(entry)))
    parts = [
        _FACT.fill(label=known.label, value=_said(known, entry[key]))
        for key, known in noun.fields.items()
        if key != "id" and entry.get(key)
    ]
    joined = Text("; ".join(one.en for one in parts), "／".join(one.ja for one in parts))
    return (Text("→ {all}", "→ {all}").fill(all=joined),)


def _said(field: Field, value: object) -> Text:
    if field.kind == "date":
        return day_text(str(value))
    many = value if isinstance(value, (list, tuple)) else [value]
    labels = [field.values.get(str(one), same(str(one))) for one in many]
    return Text(", ".join(one.en for one in labels), "、".join(one.ja for one in labels))

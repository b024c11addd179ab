"""The way through a sitting: where an answer leads, back over what was asked, and forward again.

What fills a field is met again with its answer; what moved things (a park, a restatement, a link)
is taken back exactly, and asked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dxsheet.binder import Opened
from dxsheet.flows.sitting.answers import Asked
from dxsheet.lang import Text, in_a_row, same
from dxsheet.rules import RULES, Hit, Settings, check
from dxsheet.sheet.nouns import noun_at
from dxsheet.spoken import folded
from dxsheet.walk.order import Placed, find, spoken_of
from dxsheet.walk.scene import Path, Scene
from dxsheet.walk.steps import Reply, Step
from dxsheet.width import one_line
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

_NOTHING_DONE = Text("There is nothing to undo.", "取り消すものはありません。")
_NO_PLACE = Text("“{name}” is not on the sheet.", "「{name}」は、シートにありません。")
_NO_FIELD = Text("{item} has no field “{name}”.", "{item}に「{name}」という欄はありません。")
_UNDONE = Text("Undone: {what}", "取り消しました: {what}")
Data = Mapping[str, Any]
_CALLED = ("text", "name", "units", "measure")  # the field that an entry is known by
# What a finding of a whole item asks for.
_ANSWERS = {"C001": "only_one", "C008": "solution"}
_WHY = Text("Why it is asked: {why}", "この問いを出す理由: {why}")
_WHY_AGAIN = Text("Why it is asked again: {why}", "もう一度うかがう理由: {why}")
_DEEP = 40  # how many steps that moved things the notes remember


class Moment(NamedTuple):
    """What the walk sees right now: the scene and every step of it."""

    scene: Scene
    placed: list[Placed]

    @property
    def begun(self) -> bool:
        """Whether anything was said yet besides the title."""
        return any(
            one.step.value is not None and one.step.trace and one.step.key != "title"
            for one in self.placed
        )


class Trace(NamedTuple):
    """A question that was settled, and what that did.

    `before` and `after` are the top-level parts of the sheet that it changed; `passed` what the
    notes said before of the questions it passed over or opened again.
    """

    key: str
    settled: str
    exact: bool
    before: dict[str, Any]
    after: dict[str, Any]
    passed: dict[str, str | None]


class Route:
    """Which question comes next in this sitting. `agenda` are passed-over ones to ask again."""

    def __init__(self, remembered: list[Any] | None = None) -> None:
        self.agenda: list[str] = []
        self._asked = [Trace(*one) for one in remembered or ()]  # the last one last
        # Those one has gone back over, the nearest first, and whether only a request led there.
        self._ahead: list[tuple[str, bool]] = []
        self._led = ""

    def remembered(self) -> list[list[Any]]:
        """What the notes keep of it, for a sitting that goes on tomorrow."""
        return [list(one) for one in self._asked if one.exact][-_DEEP:]

    def next(self, moment: Moment) -> Placed | None:
        """Where an answer led, what one went back over, the first open one, what was left."""
        led, self._led = self._led, ""
        if led and (one := find(moment.placed, led)):
            return one
        return self._forward(moment) or self._left(moment)

    def _forward(self, moment: Moment) -> Placed | None:
        """Over what one came back from, unless a question has opened before it."""
        hidden = {one.step.key: one.step.hidden for one in moment.placed}
        self._ahead = [
            (key, led) for key, led in self._ahead if key in hidden and hidden[key] <= led
        ]
        for one in moment.placed:
            if self._ahead and one.step.key == self._ahead[0][0]:
                del self._ahead[0]
                return one
            if one.step.open(moment.scene.passed):
                return one
        return None

    def _left(self, moment: Moment) -> Placed | None:
        while self.agenda:
            if one := find(moment.placed, self.agenda.pop(0)):
                return one
        return None

    def settled(self, step: Step, reply: Reply, before: Data, after: Data, was: Data) -> None:
        """A question was answered or passed over."""
        touched = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        self._asked.append(
            Trace(
                step.key,
                reply.settled or step.key,
                reply.exact,
                {key: before.get(key) for key in touched},
                {key: after.get(key) for key in touched},
                {key: was.get(key) for key in (*reply.passed, *reply.reopened)},
            )
        )
        self._led = reply.goto

    def lead(self, key: str, here: Step) -> None:
        """Go to a question that was asked for, and come back."""
        self._led = key
        self._ahead.insert(0, (here.key, here.hidden))

    def again(self, key: str) -> None:
        """Ask a question once more."""
        self._led = key

    def forget(self) -> None:
        """Let go of the last step: what was typed there was no answer."""
        if self._asked:
            self._asked.pop()

    def back(self, moment: Moment, one: Placed) -> Trace | bool:
        """Go to the question asked before this one, else to the one before it on the sheet.

        A Trace is to be taken back before it is asked again; False where nothing was before.
        """
        while self._asked:
            last = self._asked.pop()
            if last.exact:
                self._returns(one, last.key)
                return last
            for key in (last.settled, last.key):
                if key != one.step.key and find(moment.placed, key):
                    self._returns(one, key)
                    return True
        key = _before(moment, one)
        if key:
            self._returns(one, key)
        return bool(key)

    def undo(self) -> Trace | None:
        """The last thing that was written, to be taken back; None where there is none."""
        while self._asked:
            last = self._asked.pop()
            if last.before or last.after or any(last.passed.values()):
                self._led = last.key
                return last
        return None

    def _returns(self, one: Placed, key: str) -> None:
        if not one.step.hidden and (not one.step.due or one.step.value is not None):
            self._ahead.insert(0, (one.step.key, False))
        self._led = key


def _before(moment: Moment, one: Placed) -> str:
    """The last question before this one on the sheet that had its turn."""
    found = ""
    for other in moment.placed:
        if other.step.key == one.step.key:
            break
        had = other.step.value is not None or other.step.key in moment.scene.passed
        if had and not other.step.hidden:
            found = other.step.key
    return found


def named(moment: Moment, key: str) -> Placed | None:
    """The step of a key, typed in any case and with the field's name or its label."""
    plain = folded(key)
    for one in moment.placed:
        item, _, field = one.step.key.rpartition(".")
        if "?" in one.step.key or "!" in one.step.key or not one.step.question.field:
            continue
        label = one.step.question.label
        names = (one.step.key, *(f"{item}.{each}".lstrip(".") for each in (label.en, label.ja)))
        if plain in map(folded, names) and field:
            return one
    return None


def nowhere(name: str, *, on_sheet: bool) -> Text:
    """That a jump leads nowhere: to no item, or to no field of one that is there."""
    item, _, field = name.partition(".")
    return (_NO_FIELD if on_sheet else _NO_PLACE).fill(
        item=item.upper(), name=field if on_sheet else name
    )


def prefilled(moment: Moment, step: Step) -> Asked:
    """What the line in front of a person holds already, and what Tab completes."""
    items = {one.step.path[:2]: one.step.key for one in moment.placed if one.step.about_item}
    ids = [f"@{key.rsplit('.', 1)[0]}" for key in items.values()]
    units = [item.word("unit") for item in moment.scene.items("participants")]
    words = [*moment.scene.people(), *filter(None, units), *ids]
    prose = step.question.kind in ("text", "name", "names", "date", "amount", "number", "count")
    held = step.value is not None and not (step.due and step.told)  # not to be said anew
    standing = step.shown(moment.scene.lang) if prose and held else ""
    many = step.question.kind in ("list", "line", "text")
    return Asked(standing, tuple(dict.fromkeys(words)), many)


def left_over(moment: Moment) -> list[Placed]:
    """What was passed over, was not known, or was left for another day."""
    left = []
    for one in moment.placed:
        step = one.step
        how = moment.scene.passed.get(step.key)
        waiting = step.value is None and how in ("skipped", "unknown")
        unchecked = step.question.id == "cause.status" and step.value == "unverified"
        postponed = step.key == "decide.when" and how == "later"
        declined = step.key == "offer" and "declined" in moment.scene.passed.values()
        if declined or (not step.hidden and (waiting or unchecked or postponed)):
            left.append(one)
    return left


def undone(trace: Trace | None) -> Text:
    """What was taken back, in a word: the items that a step had written, or its field."""
    if trace is None:
        return _NOTHING_DONE
    found: dict[Text, None] = {}
    for key in trace.after:
        before, after = trace.before.get(key), trace.after.get(key)
        if not (_entries(before) and _entries(after)):
            continue
        for one in [*(after or ()), *(one for one in before or () if not _same(after or [], one))]:
            if one not in (before or ()) or one not in (after or ()):
                found[_what_of(key, one, _same(before or [], one))] = None
    said = list(found)[:3]
    joined = (" / ".join(one.en for one in said), " / ".join(one.ja for one in said))
    key = re.split(r"[?!]", trace.key)[0]
    return _UNDONE.fill(what=Text(*map(one_line, joined)) if said else key)


def _what_of(key: str, one: Data, was: Data | None) -> Text:
    """An entry by its id and words, or by the fields that changed beside its words."""
    changed = {name for name in {**one, **(was or {})} if was and one.get(name) != was.get(name)}
    noun = noun_at((key, 0))
    labels = [field.label for name, field in noun.fields.items() if name in changed] if noun else []
    if labels and changed.isdisjoint(_CALLED):
        said = Text(in_a_row((o.en for o in labels), "en"), in_a_row((o.ja for o in labels), "ja"))
    else:
        said = same(next((str(one[name]) for name in _CALLED if one.get(name)), ""))
    name = one.get("id") or ""
    return Text(f"{name} {said.en}".strip(), f"{name} {said.ja}".strip())


def taken_back(data: Data, trace: Trace) -> list[Change]:
    """The edits that take back what a step did; what others changed meanwhile stays."""
    changes: list[Change] = []
    for key in {**trace.before, **trace.after}:
        before, after = trace.before.get(key), trace.after.get(key)
        now = data.get(key)
        if isinstance(now, list) and _entries(now) and _entries(before) and _entries(after):
            changes += _items_back(key, now, before or [], after or [])
        elif now == after:
            changes.append(Delete((key,)) if before is None else Put((key,), before))
    return changes


def _entries(value: object) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(one, dict) for one in value)
    )


def _items_back(key: str, now: list[Any], before: list[Any], after: list[Any]) -> Iterator[Change]:
    """Item by item: take out what came, put back what went, fields as they were."""
    held = list(now)
    for one in after:
        was = _same(before, one)
        place = next((nth for nth, other in enumerate(held) if _is(other, one)), None)
        if was is None and place is not None:
            yield Delete((key, place))
            del held[place]
        elif was is not None and place is not None:
            yield from _fields_back((key, place), held[place], was, one)
    for nth, one in enumerate(before):
        if _same(after, one) is None and _same(held, one) is None:
            place = min(nth, len(held))
            yield (
                Insert((key,), place if place < len(held) else None, one)
                if held
                else Put((key,), [one])
            )
            held.insert(place, one)


def _fields_back(path: Path, now: Data, before: Data, after: Data) -> Iterator[Change]:
    for name in {**before, **after}:
        if before.get(name) != after.get(name) and now.get(name) == after.get(name):
            there = (*path, name)
            yield Delete(there) if before.get(name) is None else Put(there, before[name])


def _same(items: list[Data], one: Data) -> Data | None:
    return next((other for other in items if _is(other, one)), None)


def _is(other: Data, one: Data) -> bool:
    """Whether two entries are one: by their id, else by what they say."""
    return other.get("id") == one.get("id") if one.get("id") else other == one


_KEYS = re.compile(
    r" ?[(（][^()（）。,]*`[^()（）。,]*[)）]|(?<=[(（])`[^`]*`[。,] ?|、? ?`[^`]+` のように"
)


def asked_by_check(
    moment: Moment, opened: Opened, settings: Settings
) -> Iterator[tuple[str, Placed]]:
    """The check's errors and warnings on what was said, each as a question that answers it.

    Yields what tells one from another, and the question with what was found, why it is asked and
    what to write, without the keys of the file.
    """
    passed = moment.scene.passed
    said = spoken_of(moment.scene, moment.placed)
    for hit in check(opened.sheet, data=opened.document.data, settings=settings):
        answers = f"{moment.scene.word(*hit.path, 'id')}.{_ANSWERS.get(hit.rule, '')}"
        if hit.rule == "C008":  # a solution that waits for a decision answers it first
            answers = _undecided(moment.scene, answers)
        one = next((one for one in said if one.step.path == hit.path), None) or find(said, answers)
        if hit.severity == "info" or hit.kept is not None or one is None:
            continue
        if passed.get(one.step.key) == "unknown":
            continue
        told = _aloud(hit, again=one.step.key in passed)
        yield f"{hit.rule} {one.step.key}", Placed(one.part, one.step._replace(told=told))


def _undecided(scene: Scene, answers: str) -> str:
    """The question whether the first proposed solution of a cause is adopted, where one is."""
    cause = answers.split(".", 1)[0]
    waits = (
        one.name
        for one in scene.items("solutions")
        if cause in one.words("causes") and one.word("status") in ("", "proposed")
    )
    name = next(waits, "")
    return f"{name}.status" if name else answers


def _aloud(hit: Hit, *, again: bool) -> tuple[Text, ...]:
    """What a finding says to a room; the reason, which stands in its message, on its own."""
    why = RULES[hit.rule].reason
    found = Text(hit.message.en.replace(f"{why.en} ", "", 1), hit.message.ja.replace(why.ja, "", 1))
    told = (found, (_WHY_AGAIN if again else _WHY).fill(why=why), hit.hint)
    said = (Text(_KEYS.sub("", one.en), _KEYS.sub("", one.ja)) for one in told)
    return tuple(one for one in said if "`" not in one.en + one.ja)

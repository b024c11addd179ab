"""What was said, shown back: a part with every answer of it, and the half page at the end.

A part's answers are numbered, so that any of them can be picked (`@3`); what nobody was asked for
stands there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dxsheet.lang import Lang, Text, in_a_row, same
from dxsheet.sheet.nouns import WorkItem
from dxsheet.spoken import day_text
from dxsheet.walk.order import Placed
from dxsheet.walk.scene import Item, Scene
from dxsheet.walk.steps import Step, words_of
from dxsheet.width import cut, one_line


class Row(NamedTuple):
    """One line of a review: the answer of a step, or (key "") the item that those below are of."""

    key: str
    text: Text
    depth: int = 0
    is_open: bool = False
    item: bool = False


_FACT = Text("{label}: {value}", "{label}: {value}")
_OPEN = Text("…", "（まだ）")
_NAMES = ("text", "name", "units", "measure")
# What nobody misses: the kind says whether it is digital, work is not done when it is written down.
# Of more items than these what could be added is shown for each alone (`@C2`).
_MANY = 4
_KNOWN = 40  # cells by which an item that is pointed to is known
_SELDOM = ("digital", "done", "note")


def review(scene: Scene, placed: Iterable[Placed], part: str) -> list[Row]:
    """Every answer of a part, item by item, and below each what nobody was asked for yet.

    Questions of the walk itself are left out.
    """
    del scene
    rows = _rows([one.step for one in placed if one.part == part])
    many = sum(one.item for one in rows) > _MANY
    return [
        one
        for one in rows
        if not (one.is_open and ((many and one.depth) or one.key.endswith(_SELDOM)))
    ]


def of_item(placed: Iterable[Placed], name: str) -> list[Row]:
    """Every answer about one item."""
    return _rows([one.step for one in placed if one.step.key.rsplit(".", 1)[0] == name])


def _rows(steps: Iterable[Step]) -> list[Row]:
    items: dict[str, list[Step]] = {}
    alone: dict[str, Step] = {}
    for step in steps:
        who_looks = step.question.id == "cause.check" and step.value is not None
        if not (step.question.field or who_looks) or set(step.key) & set("!?"):
            continue
        if who_looks or (len(step.path) > 1 and isinstance(step.path[-2], int)):
            items.setdefault(step.key.rsplit(".", 1)[0], []).append(step)
        elif step.key == step.question.field:
            items[step.key] = [step]
            alone[step.key] = step
    return [
        row
        for name, group in items.items()
        for row in (_fields(group, 0) if name in alone else _item(name, group))
    ]


def _item(name: str, steps: list[Step]) -> Iterator[Row]:
    """An item's words, its answers below, then in one place what is still open."""
    first = steps[0]
    if first.path[-1] in _NAMES:
        words = _shown(first)
        shown = words if "[" in name else _FACT.fill(label=same(name), value=words)
        yield Row(first.key, shown, item=True)
        if checks := first.slots.get("checks"):
            label = WorkItem.fields["cause"].label
            yield Row("", _FACT.fill(label=label, value=checks), 1)
        steps = steps[1:]
    elif "[" not in name:
        yield Row("", same(f"{name} {first.slots.get('text', '')}"), item=True)
    yield from _fields(steps, 1)


def _fields(steps: Iterable[Step], depth: int) -> Iterator[Row]:
    still = []
    steps = list(steps)
    settled = any(one.value == "rejected" for one in steps)  # of such a cause no more is asked
    for step in steps:
        if (
            not step.question.field
        ):  # what stands in its own place on the sheet is shown, not picked
            yield Row("", Text("→ {all}", "→ {all}").fill(all=step.value), depth)
        elif step.value is not None:
            yield Row(step.key, _FACT.fill(label=step.question.label, value=_shown(step)), depth)
        elif (step.question.later or not step.hidden) and not settled:
            still.append(step)
    for step in still:
        yield Row(step.key, step.question.label, depth, is_open=True)


def named(scene: Scene, one: Placed) -> Text:
    """What an open question is about: its item, else the part it is asked in."""
    item = one.step.key.split(".")[0].split("!")[0]
    if "[" in item:
        return same(str(one.step.slots.get("text", "…")))
    return same(item) if item[:1].isupper() else scene.bank.parts[one.part].name


def _shown(step: Step) -> Text:
    if step.value is None:
        return _OPEN
    if step.question.kind == "date":
        return day_text(str(step.value))
    labels = [one.also or one.label for one in step.options]
    ids = all(one.typed == one.value for one in step.options if one.value)
    if ids and step.question.kind == "choices" and isinstance(step.value, tuple):
        # Items: several by their ids, one by its first words too.
        if len(step.value) > 1:
            return Text(in_a_row(step.value, "en"), in_a_row(step.value, "ja"))
        labels = [Text(_begun(one.en), _begun(one.ja)) for one in labels]
    options = zip(step.options, labels, strict=True)
    short = step._replace(options=tuple(one._replace(label=label) for one, label in options))
    return Text(one_line(short.shown("en")), one_line(short.shown("ja")))


def _begun(text: str) -> str:
    """The first words of a text, as many as it takes to know it by."""
    return re.sub(r" [!-~]*…$", " …", cut(text, _KNOWN))


def statements(scene: Scene, part: str) -> Iterator[tuple[str, str, str]]:
    """What was worded in a part: (name, text, kind), for the wording rules."""
    if part in ("problem", "causes"):
        for one in scene.items("problems")[: 1 if part == "problem" else None]:
            yield one.name, one.word("text"), "problem"
    if part == "causes":
        for one in scene.causes_in("identified", "unverified"):
            yield one.name, one.word("text"), "cause"
    if part == "solutions":
        if scene.word("purpose"):
            yield "", scene.word("purpose"), "purpose"
        for one in scene.live_solutions():
            yield one.name, one.word("text"), "solution"


# ------------------------------------------------------------------ the half page at the end

_FOUND = Text("Confirmed causes", "特定した課題（原因）")
DECIDED = Text("Decided", "決まったこと")
_TO_CHECK = Text("To check", "確かめること")
_TO_DO = Text("To do", "すること")
_TO_TRY = Text("To try", "試すこと")
_NEXT = Text("Next review", "次回確認日")
_NOTHING = Text("nothing yet", "まだありません")
_NO_OWNER = Text("main owner not settled", "担当は未定")
_NO_DUE = Text("no due date", "期限は未定")
_NEITHER = Text("main owner and due date not settled", "担当と期限は未定")
_NO_DATE = Text("no date yet", "まだ決まっていません")
_MORE = Text("and {count} more", "ほか{count}件")
_MOST = 5  # lines of one heading


def half_page(scene: Scene) -> list[tuple[Text, list[Text]]]:
    """What the room leaves with: found, decided, to check, to do, and when it meets again."""
    found = [same(f"{one.name} {words_of(one)}") for one in scene.causes_in("identified")]
    decided = [
        _who(same(f"{one.name} {words_of(one)}"), one.word("owner"), "")
        for one in scene.items("solutions")
        if one.word("status") == "adopted"
    ]
    decided += [
        same(one_line(one.word("text"))) for one in scene.items("decisions") if one.word("text")
    ]
    works = [one for one in scene.items("work_items") if one.word("done") != "true"]
    checked = {one.word("cause"): one for one in works if one.word("cause")}
    check = [
        _check(one, checked.get(one.name), scene.lang)
        for one in scene.causes_in("unverified")
        if one.word("text")
    ]
    do = [
        _who(
            same(f"{one.name} {words_of(one)}"),
            in_a_row(one.words("main_owners"), scene.lang),
            one.word("due"),
            dated=True,
        )
        for one in works
        if not one.word("cause")
    ]
    tried = [
        _who(same(f"{one.name} {words_of(one)}"), one.word("period"), "")
        for one in scene.items("small_start")
        if one.word("status") != "over" and one.word("period")
    ]
    date = day_text(scene.word("review_date")) if scene.word("review_date") else _NO_DATE
    blocks = [
        (_FOUND, found),
        (DECIDED, decided or ([] if found else [_NOTHING])),
        (_TO_CHECK, check),
        (_TO_DO, do),
        (_TO_TRY, tried),
        (_NEXT, [date]),
    ]
    return [(head, _shortened(lines)) for head, lines in blocks if lines]


def _check(cause: Item, work: Item | None, lang: Lang) -> Text:
    """Whether a cause is so: who looks at what, by when."""
    name = f"{cause.name} {words_of(cause)}"
    if work is None:
        return _who(same(name), "", "", dated=True)
    text = same(f"{name} ← {words_of(work)}")
    return _who(text, in_a_row(work.words("main_owners"), lang), work.word("due"), dated=True)


def _who(text: Text, owner: str, due: str, *, dated: bool = False) -> Text:
    people = same(owner) if owner else _NO_OWNER
    if not dated:
        return Text("{text} ({who})", "{text}（{who}）").fill(text=text, who=people)
    if not owner and not due:
        return Text("{text} ({who})", "{text}（{who}）").fill(text=text, who=_NEITHER)
    when = day_text(due) if due else _NO_DUE
    return Text("{text} ({who}, {when})", "{text}（{who}、{when}）").fill(
        text=text, who=people, when=when
    )


def _shortened(lines: list[Text]) -> list[Text]:
    if len(lines) <= _MOST:
        return lines
    return [*lines[: _MOST - 1], _MORE.fill(count=len(lines) - _MOST + 1)]

"""What was said in a part, in a few lines: read out before the room goes on (deck rule 62)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dxsheet.lang import Text, same
from dxsheet.sheet.choices import CAUSE_STATUS, LEVEL, SOLUTION_STATUS
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Outcome, Problem, Roles, Solution, WorkItem
from dxsheet.visible import one_line
from dxsheet.walk.scene import Item, Scene


class Line(NamedTuple):
    """One line of a recap; `depth` 1 hangs below the line before it."""

    text: Text
    depth: int = 0


_NOT_YET = Text("not yet", "まだ")
_NO_CAUSE = Text("no cause yet", "原因はまだ出ていません")
_NO_SOLUTION = Text("no solution yet", "解決策はまだありません")
_NOBODY = Text("nobody yet", "まだ決まっていません")
_PARKED = Text("parked", "アイデア置き場")
_ARROW = Text("answers", "対応する課題（原因）")


def recap(scene: Scene, part: str) -> list[Line]:
    """The lines of one part, none where it says nothing worth repeating."""
    lines = _RECAPS.get(part)
    return list(lines(scene)) if lines else []


def statements(scene: Scene, part: str) -> Iterator[tuple[str, str, str]]:
    """What was worded in a part: (name, text, kind), for the wording rules."""
    if part == "problem":
        for one in scene.items("problems"):
            yield one.name, one.word("text"), "problem"
        if scene.word("purpose"):
            yield "", scene.word("purpose"), "purpose"
    if part == "causes":
        for one in scene.causes_in("identified", "unverified"):
            yield one.name, one.word("text"), "cause"
    if part == "solutions":
        for one in scene.live_solutions():
            yield one.name, one.word("text"), "solution"


def _named(item: Item) -> Text:
    return same(f"{item.name} {one_line(item.word('text')) or '…'}")


def _facts(noun: type[Noun], item: Item, *names: str) -> Iterator[Line]:
    """`label: value` for each field; those without a value are named in one last line."""
    missing = []
    for name in names:
        label = noun.fields[name].label
        said = item.word(name)
        if said:
            yield Line(_fact(label, said), 1)
        else:
            missing.append(label)
    if missing:
        both = Text(", ".join(one.en for one in missing), "・".join(one.ja for one in missing))
        yield Line(_fact(both, _NOT_YET), 1)


def _fact(label: Text, value: str | Text) -> Text:
    return Text("{label}: {value}", "{label}: {value}").fill(
        label=label, value=value if isinstance(value, Text) else one_line(value)
    )


def _problem(scene: Scene) -> Iterator[Line]:
    for one in scene.items("problems"):
        yield Line(_named(one))
        yield from _facts(Problem, one, "affected", "amount", "evidence")


def _causes(scene: Scene) -> Iterator[Line]:
    for problem in scene.items("problems"):
        yield Line(_named(problem))
        causes = scene.causes_of(problem)
        for cause in causes:
            yield Line(_named(cause), 1)
        if not causes:
            yield Line(_NO_CAUSE, 1)


def _identify(scene: Scene) -> Iterator[Line]:
    for state in ("identified", "unverified", "rejected"):
        for cause in scene.causes_in(state):
            said = cause.word("reason" if state == "rejected" else "evidence")
            yield Line(Text("[{label}] {cause}", "［{label}］{cause}").fill(
                label=CAUSE_STATUS[state], cause=_named(cause)))  # fmt: skip
            if said and state != "unverified":
                yield Line(same(one_line(said)), 1)


def _solutions(scene: Scene) -> Iterator[Line]:
    for cause in scene.eligible():
        yield Line(_named(cause))
        answers = scene.solutions_of(cause)
        for one in answers:
            yield Line(_named(one), 1)
        if not answers:
            yield Line(_NO_SOLUTION, 1)
    for idea in scene.items("ideas"):
        if not idea.word("became") and idea.word("text"):
            yield Line(_fact(_PARKED, f"{idea.name} {idea.word('text')}"))


def _decided(scene: Scene) -> Iterator[Line]:
    for one in scene.items("solutions"):
        status = one.word("status") or "proposed"
        label = SOLUTION_STATUS.get(status)
        if label is None:
            continue
        yield Line(Text("[{label}] {solution}", "［{label}］{solution}").fill(
            label=label, solution=_named(one)))  # fmt: skip
        if status == "adopted":
            yield from _facts(Solution, one, "owner", "measure")


def _map(scene: Scene) -> Iterator[Line]:
    """Largest effect with least effort first."""
    levels = list(LEVEL)

    def rank(item: Item) -> tuple[int, int]:
        effect, effort = item.word("effect"), item.word("effort")
        return (
            levels.index(effect) if effect in levels else 9,
            -levels.index(effort) if effort in levels else 9,
        )

    for one in sorted(scene.live_solutions(), key=rank):
        yield Line(_named(one))
        for name in ("effect", "effort"):
            level = LEVEL.get(one.word(name), _NOT_YET)
            yield Line(_fact(Solution.fields[name].label, level), 1)


def _people(scene: Scene) -> Iterator[Line]:
    for name in ("decide", "facilitate"):
        value = scene.value(("roles", name))
        names = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
        said = Text(", ".join(names), "、".join(names)) if names else _NOBODY
        yield Line(_fact(Roles.fields[name].label, said))
    yield Line(_fact(Roles.fields["sponsor"].label, scene.word("roles", "sponsor") or _NOBODY))


def _work(scene: Scene) -> Iterator[Line]:
    for one in scene.items("work_items"):
        owners = one.words("main_owners")
        due = one.word("due")
        yield Line(_named(one))
        yield Line(_fact(WorkItem.fields["main_owners"].label,
                         " ".join((*owners, due)) if owners else _NOBODY), 1)  # fmt: skip


def _trials(scene: Scene) -> Iterator[Line]:
    for one in scene.items("small_start"):
        said = [one.word(name) for name in ("units", "work", "period") if one.word(name)]
        yield Line(same(" / ".join((one.name, *map(one_line, said)))))


def _outcomes(scene: Scene) -> Iterator[Line]:
    for one in scene.items("outcomes"):
        yield Line(same(one_line(one.word("measure")) or "…"))
        for name in ("baseline", "wanted", "result"):
            yield Line(_fact(Outcome.fields[name].label, one.word(name) or _NOT_YET), 1)


_RECAPS: dict[str, Callable[[Scene], Iterator[Line]]] = {
    "problem": _problem,
    "causes": _causes,
    "identify": _identify,
    "solutions": _solutions,
    "table": _decided,
    "map": _map,
    "people": _people,
    "communication": _work,
    "start": _trials,
    "outcome": _outcomes,
}

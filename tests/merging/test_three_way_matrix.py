"""Every kind of edit against every other, and what holds for any three sheets."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from dxsheet.binder import load_bytes
from dxsheet.findings import DxsheetError
from dxsheet.merging.drawing import side_text
from dxsheet.merging.pieces import cut
from dxsheet.merging.three_way import Merged, merge
from dxsheet.yamlfile import parse
from tests.merging.edits import BASE, Edit, edits
from tests.merging.model import Model, Step, apply, data_of, tidy

OURS, MIDDLE, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
A = {one.name: one for one in edits("a")}
B = {one.name: one for one in edits("b")}


@cache
def merged(mine: str, yours: str) -> Merged:
    return merge(BASE.encode(), A[mine].text(BASE).encode(), B[yours].text(BASE).encode())


@cache
def comments(text: str) -> Counter[str]:
    """All comments of a text, by the pieces it is cut into (held by their own tests)."""
    found: list[str] = []

    def take(piece: Any) -> None:
        for lines in (piece.lead, piece.tail):
            found.extend(rest.strip() for _, rest in lines if rest.strip())
        found.extend(piece.notes)
        for kid in piece.kids or ():
            take(kid)

    root = cut(parse(text.encode(), "x"))
    found.extend(rest.strip() for _, rest in root.lines if rest.strip())
    take(root)
    return Counter(found)


def clash(one: Step, other: Step) -> bool:
    """Whether two steps want different things in one place."""
    if one.kind == "set" and other.kind == "set":
        return one.spot == other.spot and one.value != other.value
    return remove_against(one, other) or remove_against(other, one)


def remove_against(one: Step, other: Step) -> bool:
    """Taken out or replaced here, changed or tied to something there."""
    tied = other.kind == "join" and other.spot[0] != "retired" and one.spot[-1] == other.value
    changed = other.kind in ("set", "replace") and one.spot == other.spot[: len(one.spot)]
    replaced = one.kind == "replace" and one.value != other.value
    return (one.kind == "remove" or replaced) and (changed or tied)


def expected(mine: Edit, yours: Edit, which: int) -> Any:
    """What the merge should say, where the conflicts are decided for one side."""
    model = Model()
    winner, loser = (yours, mine) if which else (mine, yours)
    beaten = [
        step
        for step in loser.steps
        if step.kind in ("remove", "replace") and any(clash(step, other) for other in winner.steps)
    ]
    # What the loser set is set again by the winner; what only one side set stays.
    for edit in (loser, winner):
        first = ("set", "part", "remove", "replace")
        apply(model, [step for step in edit.steps if step.kind in first and step not in beaten])
    for kinds, order in ((("add", "join", "rename"), (mine, yours)), (("order",), (yours, mine))):
        for edit in order:
            apply(model, [step for step in edit.steps if step.kind in kinds])
    model.ids.update(new_ids(model, mine, yours))
    return tidy(model.data())


def new_ids(model: Model, mine: Edit, yours: Edit) -> dict[str, str]:
    """What came new as C4 on both sides: ours stays, theirs gets the next free id."""
    taken = {"C1", "C2", "C3", *model.ids.values()}
    taken |= {step.value for edit in (mine, yours) for step in edit.steps if step.kind == "rename"}
    found: dict[str, str] = {}
    for edit in (mine, yours):
        for step in edit.steps:
            if step.kind == "add" and step.spot[0] == "causes" and step.spot[1] not in found:
                free = "C4"
                if free in taken:
                    free = f"C{max(int(one[1:]) for one in taken) + 1}"
                found[step.spot[1]] = free
                taken.add(free)
    return found


def like(data: Any) -> Any:
    """Data with lists of items by what they are, to compare where order among new ones is free."""
    out = dict(data)
    for key, value in out.items():
        if isinstance(value, list):
            out[key] = sorted(json.dumps(one, sort_keys=True) for one in value)
    return out


def order_of(data: Any) -> list[str]:
    return [one["text"] for one in data["causes"] if "原因" not in one["text"]]


def gone_with(edit: Edit, other: Edit) -> set[str]:
    """Comments of the other side that go because what they hang on was removed."""
    removed = [step.spot for step in edit.steps if step.kind in ("remove", "replace")]
    return {
        comment for comment, spot in other.adds if any(spot[: len(one)] == one for one in removed)
    }


@pytest.mark.parametrize("name", A)
@pytest.mark.parametrize("side", ["a", "b"])
def test_the_edits_and_their_model_say_the_same(name: str, side: str) -> None:
    edit = (A if side == "a" else B)[name]
    text = edit.text(BASE)
    assert like(data_of(text)) == like(expected(edit, Edit("", str, ()), 0))
    assert comments(text) == (comments(BASE) - Counter(edit.drops)) + Counter(
        comment for comment, _ in edit.adds
    )


@pytest.mark.parametrize("one", A)
def test_every_pair_of_edits(one: str) -> None:
    for other, yours in B.items():
        mine = A[one]
        made = merged(one, other)
        clashes = any(clash(a, b) for a in mine.steps for b in yours.steps)
        assert bool(made.conflicts) == clashes, (one, other, made.conflicts)
        whole = made.raw.decode()
        for which in (0, 1):
            text = side_text(whole, which)
            found, want = data_of(text), expected(mine, yours, which)
            assert like(found) == like(want), (one, other, which)
            if not {one, other} >= {"reorder"} or clashes:
                assert order_of(found) == order_of(want), (one, other, which)
        check_markers(whole, clashes, (one, other))
        check_comments(whole, mine, yours, clashes, (one, other))


def check_markers(whole: str, clashes: bool, pair: tuple[str, str]) -> None:
    signs = [line for line in whole.splitlines() if line in (OURS, MIDDLE, THEIRS)]
    assert signs == [OURS, MIDDLE, THEIRS] * (len(signs) // 3), pair
    assert bool(signs) == clashes, pair
    for ours, theirs in hunks(whole):
        assert (ours or theirs) and ours != theirs, pair
        # Nothing but the lines of the one field (or the one removed item) stands between.
        assert max(len(ours), len(theirs)) <= 5, pair
        keys = {line.strip().removeprefix("- ").split(":")[0] for line in (*ours[:1], *theirs[:1])}
        assert len(keys) == 1, pair


def hunks(whole: str) -> list[tuple[list[str], list[str]]]:
    found = re.findall(rf"{OURS}\r?\n(.*?){MIDDLE}\r?\n(.*?){THEIRS}", whole, re.DOTALL)
    return [(ours.splitlines(), theirs.splitlines()) for ours, theirs in found]


def check_comments(
    whole: str, mine: Edit, yours: Edit, clashes: bool, pair: tuple[str, str]
) -> None:
    """Every comment of both sides is there, unless its item or a side took it out."""
    want = comments(BASE) - Counter(mine.drops) - Counter(yours.drops)
    lost = gone_with(mine, yours) | gone_with(yours, mine)
    want += Counter(
        {comment for edit in (mine, yours) for comment, _ in edit.adds if comment not in lost}
    )
    found = comments(side_text(whole, 0)) | comments(side_text(whole, 1))
    if clashes:
        assert not want - found, pair
    else:
        assert found == want, pair


@pytest.mark.parametrize("one", A)
def test_both_ways_say_the_same(one: str) -> None:
    """Where nothing conflicts and no id was taken twice, it does not matter who is ours."""
    for other, yours in B.items():
        here = merged(one, other)
        there = merge(BASE.encode(), yours.text(BASE).encode(), A[one].text(BASE).encode())
        assert bool(here.conflicts) == bool(there.conflicts)
        if here.conflicts or here.notes or there.notes:
            continue
        sides = [data_of(one.raw.decode()) for one in (here, there)]
        assert loose(sides[0]) == loose(sides[1]), (one, other)


def loose(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: loose(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted(json.dumps(loose(one), sort_keys=True) for one in value)
    return value


def changed(seed: int) -> str:
    """The sheet after several edits of one side, as far as they fit one upon another."""
    rng = random.Random(seed)
    text = BASE
    for edit in rng.sample(edits(rng.choice("ab")), 8):
        try:
            after = edit.text(text)
            sound = not load_bytes(after.encode(), "x").findings
        except (AssertionError, ValueError, DxsheetError):
            continue
        text = after if sound else text
    return text


@pytest.mark.parametrize("seed", range(60))
def test_what_only_one_side_did_is_taken_byte_for_byte(seed: int) -> None:
    base, text = BASE.encode(), changed(seed).encode()
    assert merge(base, text, base) == Merged(text, [], [])
    assert merge(base, base, text) == Merged(text, [], [])
    assert merge(base, text, text) == Merged(text, [], [])


@pytest.mark.parametrize("seed", range(150))
def test_several_edits_on_both_sides(seed: int) -> None:
    """Nothing that both sides say is lost, and the result reads back (or conflicts readably)."""
    mine, yours = changed(seed), changed(seed + 1000)
    made = merge(BASE.encode(), mine.encode(), yours.encode())
    whole = made.raw.decode()
    assert bool(made.conflicts) == (OURS in whole)
    for which in (0, 1):
        data = data_of(side_text(whole, which))
        ids = [one["id"] for key in ("causes", "solutions") for one in data.get(key, [])]
        assert len(ids) == len(set(ids))
        linked = {one for entry in data["solutions"] for one in entry.get("causes", [])}
        assert linked <= set(ids) or made.notes or made.conflicts

"""The merge as a whole: every kind of edit against every other, and what holds for any three."""

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
from dxsheet.merging.drawing import MIDDLE, OURS, THEIRS, side_text
from dxsheet.merging.pieces import cut, plain_of
from dxsheet.merging.three_way import Merged, NotMerged, merge
from dxsheet.yamlfile import parse
from tests.merging.edits import BASE, Edit, Model, Step, apply, edits

A = {one.name: one for one in edits("a")}
B = {one.name: one for one in edits("b")}


@cache
def merged(mine: str, yours: str) -> Merged:
    return merge(BASE.encode(), A[mine].text(BASE).encode(), B[yours].text(BASE).encode())


@cache
def data_of(text: str) -> Any:
    return tidy(plain_of(parse(text.encode(), "x").data))


def tidy(value: Any) -> Any:
    """Without what is empty; where an item stands among new ones does not matter."""
    if isinstance(value, dict):
        return {key: tidy(one) for key, one in value.items() if one not in (None, [], {})}
    return [tidy(one) for one in value] if isinstance(value, list) else value


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
    return one.kind == "remove" and other.kind == "set" and one.spot == other.spot[: len(one.spot)]


def expected(mine: Edit, yours: Edit, which: int) -> Any:
    """What the merge should say, where the conflicts are decided for one side."""
    model = Model()
    winner, loser = (yours, mine) if which else (mine, yours)
    beaten = [
        step
        for step in loser.steps
        if step.kind == "remove" and any(clash(step, other) for other in winner.steps)
    ]
    # What the loser set is set again by the winner; what only one side set stays.
    for edit in (loser, winner):
        first = ("set", "part", "remove")
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
    removed = [step.spot for step in edit.steps if step.kind == "remove"]
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


def test_the_same_text_edited_by_value_is_found_again() -> None:
    """The merge is not stuck to one layout: base in CRLF, ours indented, theirs as it was."""
    deeper = A["indent"].text(A["judge"].text(BASE)).encode()
    made = merge(BASE.replace("\n", "\r\n").encode(), deeper, B["link"].text(BASE).encode())
    assert made.conflicts == []
    data = data_of(made.raw.decode())
    assert data["causes"][1]["status"] == "identified"
    assert data["solutions"][0]["causes"] == ["C1", "C2", "C3"]


def test_line_ends_and_bom_stay_as_ours() -> None:
    ours = ("\ufeff" + A["reword"].text(BASE)).replace("\n", "\r\n").encode()
    made = merge(BASE.encode(), ours, B["add a section"].text(BASE).encode())
    assert made.raw.startswith(b"\xef\xbb\xbf") and "乙課".encode() in made.raw
    assert made.raw.count(b"\n") == made.raw.count(b"\r\n")


def test_both_start_the_same_sheet() -> None:
    """Add/add: there is no base; two new causes of one id are two causes."""
    head = "dxsheet: 1\nid: 7k3f9q2m\ntitle: 転入\ncauses:\n"
    made = merge(
        b"",
        (head + "  - {id: C1, text: 様式が二つ}\n").encode(),
        (head + "  - {id: C1, text: 混む曜日}\nsolutions:\n  - {id: S1, causes: [C1]}\n").encode(),
    )
    data = data_of(made.raw.decode())
    assert [(one["id"], one["text"]) for one in data["causes"]] == [
        ("C1", "様式が二つ"),
        ("C2", "混む曜日"),
    ]
    assert data["solutions"][0]["causes"] == ["C2"] and made.conflicts == []
    assert [one.en for one in made.notes] == [
        "C1 of theirs is C2 now: both sides had added an item of that id."
    ]


def test_every_reference_follows_a_renumbered_item() -> None:
    base = "dxsheet: 1\ntitle: t\nproblems:\n  - {id: P1, text: 待つ}\n"
    ours = (
        base
        + "causes:\n  - {id: C1, text: 甲}\nsolutions:\n  - {id: S1, text: 甲}\n"
        + "small_start:\n  - {id: T1, work: 甲}\n"
    )
    theirs = base + (
        "causes:\n  - {id: C1, text: 乙, problems: [P1]}\n"
        "solutions:\n  - id: S1\n    text: 乙\n    causes:\n      - C1   # これ\n"
        "ideas:\n  - {id: I1, text: 乙, parked_from: C1, became: S1}\n"
        "work_items:\n  - {id: W1, text: 乙, solution: S1}\n"
        "small_start:\n  - {id: T1, work: 乙}\n"
        "outcomes:\n  - {measure: 件, trial: T1}\n"
        "kept:\n  - {rule: C002, at: C1, reason: 乙}\n  - {rule: S001, at: s1, reason: 乙}\n"
    )
    made = merge(base.encode(), ours.encode(), theirs.encode())
    data = data_of(made.raw.decode())
    assert made.conflicts == []
    assert [one["id"] for one in data["causes"]] == ["C1", "C2"]
    assert data["solutions"][1] == {"id": "S2", "text": "乙", "causes": ["C2"]}
    assert data["ideas"] == [{"id": "I1", "text": "乙", "parked_from": "C2", "became": "S2"}]
    assert data["work_items"][0]["solution"] == "S2"
    assert data["outcomes"][0]["trial"] == "T2"
    assert [one["at"] for one in data["kept"]] == ["C2", "S2"]
    assert "# これ" in made.raw.decode() and len(made.notes) == 3


def test_an_id_renamed_here_and_used_anew_there() -> None:
    ours = A["rename an id"].text(BASE)
    theirs = B["link"].text(BASE).replace("  - C2   # 主", "  - C2   # 主\n  - C3")
    data = data_of(merge(BASE.encode(), ours.encode(), theirs.encode()).raw.decode())
    assert [one["causes"] for one in data["solutions"]] == [["C1", "C8", "C3"], ["C8", "C3"]]
    back = data_of(merge(BASE.encode(), theirs.encode(), ours.encode()).raw.decode())
    assert back == data


def test_an_id_that_both_renamed_is_no_conflict_but_told() -> None:
    made = merge(*(one.encode() for one in (BASE, A["rename an id"].text(BASE),
                                            B["rename an id"].text(BASE))))  # fmt: skip
    assert made.conflicts == []
    assert [one.en for one in made.notes] == ["C2 was renamed on both sides: it is C8 now, not C9."]


def test_a_link_to_what_the_other_side_removed_is_told() -> None:
    theirs = BASE.replace("[C1, C2]", "[C1, C2, C3]")
    made = merge(BASE.encode(), A["remove a cause"].text(BASE).encode(), theirs.encode())
    assert made.conflicts == []
    assert [one.en for one in made.notes] == ["Nothing on this sheet has the id C3."]


def test_items_without_ids_go_by_what_they_say() -> None:
    base = (
        "dxsheet: 1\ntitle: t\ncauses:\n"
        "  - text: 様式が二つある\n  - text: 混む曜日が知られていない\n"
    )
    ours = base.replace("様式が二つある", "様式が二つあって迷う")
    theirs = base.replace("知られていない\n", "知られていない\n    status: identified\n")
    made = merge(base.encode(), ours.encode(), theirs.encode())
    assert data_of(made.raw.decode())["causes"] == [
        {"text": "様式が二つあって迷う"},
        {"text": "混む曜日が知られていない", "status": "identified"},
    ]


def test_a_rewrapped_text_does_not_stand_in_the_way() -> None:
    base = "dxsheet: 1\ntitle: t\nbackground: とても長い説明がここに続く。\n"
    ours = base.replace("とても長い説明がここに続く。", ">\n  とても長い\n  説明がここに続く。")
    theirs = base.replace("長い", "短い")
    for one, other in ((ours, theirs), (theirs, ours)):
        made = merge(base.encode(), one.encode(), other.encode())
        assert data_of(made.raw.decode())["background"] == "とても短い説明がここに続く。"


def test_a_date_written_another_way_does_not_stand_in_the_way() -> None:
    base = "dxsheet: 1\ntitle: t\ndate: 2025-02-03\n"
    made = merge(
        base.encode(),
        base.replace("2025-02-03", "令和7年2月3日").encode(),
        base.replace("2025-02-03", "2025-03-03").encode(),
    )
    assert data_of(made.raw.decode())["date"] == "2025-03-03" and made.conflicts == []


@pytest.mark.parametrize(
    "side",
    [
        "a: b\n",
        "dxsheet: 1\ntitle: [\n",
        "dxsheet: 1\ntitle: a\ntitle: b\n",
        "dxsheet: 1\ntitle: &a b\nstage: *a\n",
        "dxsheet: 1\n<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n",
        "- a\n",
    ],
)
def test_what_is_no_sheet_is_left_to_the_merge_of_lines(side: str) -> None:
    for three in ((BASE, BASE + "#x\n", side), (BASE, side, BASE + "#x\n")):
        with pytest.raises(NotMerged):
            merge(*(one.encode() for one in three))


def test_a_layout_that_cannot_be_cut_is_refused() -> None:
    base = "dxsheet: 1\ntitle: t\n? stage\n: draft\n"
    with pytest.raises(NotMerged) as told:
        merge(base.encode(), (base + "#x\n").encode(), (base + "#y\n").encode())
    assert told.value.why is not None and "layout" in told.value.why.en

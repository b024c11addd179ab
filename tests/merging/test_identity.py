"""Ids before the merge."""

from __future__ import annotations

from typing import Any

from dxsheet.merging.identity import settled


def sheet(*causes: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"causes": [{"id": name, "text": text} for name, text in causes], **more}


BASE = sheet(("C1", "様式が二つ"), ("C2", "混む曜日"))


def edits(which: int, *sides: dict[str, Any]) -> list[tuple[Any, Any]]:
    return [(one.path, one.value) for one in settled(sides).edits[which]]


def test_nothing_to_settle() -> None:
    found = settled([BASE, BASE, BASE])
    assert found.edits == ([], [], []) and found.notes == []


def test_two_new_items_of_one_id() -> None:
    ours = sheet(("C1", "様式が二つ"), ("C2", "混む曜日"), ("C3", "甲"))
    theirs = sheet(
        ("C1", "様式が二つ"), ("C2", "混む曜日"), ("C3", "乙"), ("C4", "丙"),
        solutions=[{"id": "S1", "causes": ["C3", "C1"]}],
        kept=[{"rule": "C002", "at": "c3"}],
    )  # fmt: skip
    assert edits(2, BASE, ours, theirs) == [
        (("causes", 2, "id"), "C5"),
        (("solutions", 0, "causes", 0), "C5"),
        (("kept", 0, "at"), "C5"),
    ]
    assert edits(1, BASE, ours, theirs) == []


def test_an_id_of_a_removed_item_is_not_used_again() -> None:
    ours = sheet(("C1", "様式が二つ"), ("C3", "甲"))
    theirs = sheet(("C1", "様式が二つ"), ("C3", "乙"))
    base = sheet(("C1", "様式が二つ"), ("C7", "まったく別"))
    assert edits(2, base, ours, theirs) == [(("causes", 1, "id"), "C8")]


def test_ids_of_other_lists_and_other_shapes() -> None:
    ours = {"causes": [{"id": "X", "text": "甲"}], "solutions": [{"id": "a-07", "text": "甲"}]}
    theirs = {"solutions": [{"id": "x", "text": "乙"}, {"id": "A-07", "text": "丙"}]}
    assert edits(2, {}, ours, theirs) == [
        (("solutions", 0, "id"), "x-2"),
        (("solutions", 1, "id"), "A-08"),
    ]


def test_a_rename_is_carried_to_the_other_sides() -> None:
    renamed = sheet(("C1", "様式が二つ"), ("C9", "混む曜日"))
    links = {"solutions": [{"id": "S1", "text": "x", "causes": ["C2"]}]}
    assert edits(2, BASE, renamed, {**BASE, **links}) == [
        (("causes", 1, "id"), "C9"),
        (("solutions", 0, "causes", 0), "C9"),
    ]
    assert edits(1, BASE, {**BASE, **links}, renamed) == [
        (("causes", 1, "id"), "C9"),
        (("solutions", 0, "causes", 0), "C9"),
    ]
    assert edits(0, BASE, renamed, BASE) == [(("causes", 1, "id"), "C9")]


def test_a_rename_into_an_id_that_the_other_side_has_given_away() -> None:
    ours = sheet(("C1", "様式が二つ"), ("C2", "混む曜日"), ("C9", "甲"))
    theirs = sheet(("C1", "様式が二つ"), ("C9", "混む曜日"))
    found = settled([BASE, ours, theirs])
    assert [(one.path, one.value) for one in found.edits[1]] == [(("causes", 1, "id"), "C10")]
    assert [(one.path, one.value) for one in found.edits[2]] == [(("causes", 1, "id"), "C10")]
    assert len(found.notes) == 1


def test_where_an_id_stands_twice_links_to_it_are_left_alone() -> None:
    theirs = sheet(
        ("C1", "様式が二つ"), ("C3", "乙"), ("C3", "丙"), solutions=[{"id": "S1", "causes": ["C3"]}]
    )
    ours = sheet(("C1", "様式が二つ"), ("C3", "甲"))
    found = edits(2, BASE, ours, theirs)
    assert [path for path, _ in found] == [("causes", 1, "id"), ("causes", 2, "id")]
    assert len({value for _, value in found}) == 2

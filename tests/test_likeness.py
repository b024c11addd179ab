"""One measure of likeness: what is reworded is alike, what is unrelated is not."""

from __future__ import annotations

import pytest

from dxsheet.likeness import ALIKE, apart, likeness, near, spelt_like

REWORDED = [
    ("様式が転入と国保で二つに分かれている", "様式が、転入と国保で２つに分かれています。"),
    ("The forms differ between desks", "Forms differ between two desks."),
    ("様式が二つあり、書く欄が違う", "様式が二つあって、書く欄も違っている"),
]
UNRELATED = [
    ("窓口に人がいない", "プリンターが詰まる"),
    ("Nobody at the desk", "The printer jams"),
    ("様式が二つあり、書く欄が違う", "まったく別の話"),
    ("One key only", "Two ledgers"),
]


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_reworded_statements_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE and not apart(one, other)


@pytest.mark.parametrize(("one", "other"), UNRELATED)
def test_unrelated_statements_have_nothing_in_common(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE and apart(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("様式が二つあり、書く欄が違う", "様式は一つでも、書く欄が多すぎる"),
        ("The desk is not staffed at noon", "Nobody staffs the desk during lunch"),
    ],
)
def test_between_the_two_lies_what_shares_its_words(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE and not apart(one, other)


def test_width_case_signs_and_layout_make_no_difference() -> None:
    assert likeness("ＦＯＲＭ 「Ａ」", "form a") == 1.0
    assert likeness("様式が\n  二つ", "様式が二つ。") == 1.0


def test_nothing_is_like_nothing() -> None:
    assert likeness("", "a") == likeness("", "") == likeness("…", "…") == 0.0
    assert near("", ["", "a"]) == [] and apart("", "a") and not apart("", "")


def test_long_texts_are_judged_by_how_they_begin() -> None:
    assert likeness("あ" * 900_000, "あ" * 800_000) == 1.0


def test_the_nearest_come_first_and_earlier_ones_before_later() -> None:
    found = near(
        "様式が二つある", ["窓口が遠い", "様式が三つある", "様式が二つある", "", "様式が三つある"]
    )
    assert [at for at, _ in found] == [2, 1, 4]


def test_a_misspelt_word() -> None:
    assert spelt_like("cuases", ["problems", "causes", "solutions"]) == ["causes"]
    assert spelt_like("C01", ["C001", "C010", "S001"], 2) == ["C001", "C010"]
    assert spelt_like("zzz", ["causes"]) == []

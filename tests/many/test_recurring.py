"""Causes that recur: similar wording in both languages, every pair found, the same each time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.many.recurring import ALIKE, Said, _grouped, features, recurring

JA = ("様式が転入と国保で二つに分かれている", "様式が、転入と国保で２つに分かれています。")
EN = (
    "The forms for moving in differ between desks",
    "Forms for moving in differ between two desks.",
)
OTHER = ("窓口の案内が入口から見えない", "Nobody was told who keeps the record after the merger.")


def said(*texts: str, start: int = 0) -> list[Said]:
    return [
        Said(text, f"{at + start}.yaml", f"{at % 2}", "identified") for at, text in enumerate(texts)
    ]


def test_similar_wording_is_one_cause() -> None:
    found = recurring(said(*JA, *EN, *OTHER))
    assert [one.files for one in found] == [("2.yaml", "3.yaml"), ("0.yaml", "1.yaml")]
    assert {one.text for one in found} == {EN[0], JA[0]}
    assert all(one.organisations == 2 and one.wordings == 2 for one in found)
    assert found[0].statuses == {"identified": 2}


def test_one_sheet_alone_does_not_recur() -> None:
    one = Said(JA[0], "a.yaml", "", "identified")
    assert recurring([one, one]) == []
    assert (
        recurring([]) == [] and recurring([Said("！？", "a", "", ""), Said("…", "b", "", "")]) == []
    )


def test_the_most_frequent_wording_speaks() -> None:
    (found,) = recurring(said(JA[1], JA[1], JA[0]))
    assert found.text == JA[1] and len(found.files) == 3


def test_the_order_of_the_files_makes_no_difference() -> None:
    texts = said(*JA, *EN, *OTHER, *(f"{text} {n}" for n in range(5) for text in (*JA, *OTHER)))
    first = recurring(texts)
    for seed in range(5):
        mixed = texts[:]
        random.Random(seed).shuffle(mixed)
        assert recurring(mixed) == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ﾒｰﾀｰの型番が3種類", "メーターの型番が１２種類"),
        ("Forms are MISSING", "form is missing"),
        ("二重入力・手作業", "二重入力　手作業。"),
    ],
)
def test_width_case_and_numbers_make_no_difference(one: str, other: str) -> None:
    assert features(one) == features(other)


def test_features_tell_the_languages_apart() -> None:
    assert features("様式が二つ") == {"様式", "式が", "が二", "二つ"}
    assert features("様") == {"様"}
    assert features("It is not on the") and not features(" 。…! ")


_SIGNS = st.text("あいうえおかきく", min_size=1, max_size=24)
_WORDS = st.lists(
    st.sampled_from(["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi", "ij", "jk"]),
    min_size=1,
    max_size=12,
)


@given(st.lists(st.one_of(_SIGNS, _WORDS.map(" ".join)), max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_pair_is_missed(texts: list[str]) -> None:
    """The index finds what looking at every leader finds."""
    order = list(dict.fromkeys(map(features, texts)))
    groups: list[list[int]] = []
    for number, one in enumerate(order):
        scores = [
            2 * len(one & order[group[0]]) / (len(one) + len(order[group[0]])) for group in groups
        ]
        best = max(scores, default=0.0)
        if best >= ALIKE:
            groups[scores.index(best)].append(number)
        else:
            groups.append([number])
    assert _grouped(order) == groups

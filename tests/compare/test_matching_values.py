"""When two values say the same."""

from __future__ import annotations

from typing import Any

import pytest

from dxsheet.compare.matching import ATOM, ITEMS, MAP, WORDS, same_value, sort_of
from dxsheet.sheet.nouns import Candidate, Participant, Sheet, Solution, WorkItem

FIELDS = {**Sheet.fields, **{f"s.{key}": one for key, one in Solution.fields.items()}}


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("date", "2025-02-03", "令和7年2月3日", True),
        ("date", "2025-02-03", "2025-02-04", False),
        ("s.digital", "true", "はい", True),
        ("background", "長い\n説明", "長い説明", True),
        ("background", "a\nlong text\n", "a long text", True),
        ("background", "a long", "along", False),
        ("background", "", None, True),
        ("background", "4", "４", False),
        ("stage", "draft", "identified", False),
        ("s.causes", ["C1"], ["C1", "C2"], False),
        ("s.causes", [], None, True),
        ("roles", {"sponsor": "a", "decide": None}, {"sponsor": "a"}, True),
        ("causes", [{"id": "C1", "text": "a\nb"}], [{"id": "C1", "text": "a b"}], True),
    ],
)
def test_same(name: str, one: Any, other: Any, same: bool) -> None:
    assert same_value(FIELDS[name], one, other) is same
    assert same_value(FIELDS[name], other, one) is same


def test_numbers_of_people_are_read_as_such() -> None:
    assert same_value(Participant.fields["count"], "3", "３")


@pytest.mark.parametrize(
    ("field", "values", "sort"),
    [
        (Sheet.fields["causes"], ([{}], None, [{"id": "C1"}]), ITEMS),
        (Sheet.fields["causes"], ({"id": "C1"},), MAP),
        (Sheet.fields["causes"], (["a"], [{"id": "C1"}]), ATOM),
        (Sheet.fields["roles"], ({}, {}), MAP),
        (Sheet.fields["title"], ("a", "b"), ATOM),
        (Sheet.fields["title"], (None, None), ATOM),
        (Sheet.fields["title"], ({"a": "b"}, {}), ATOM),
        (Solution.fields["causes"], (["C1"], []), WORDS),
        (WorkItem.fields["main_owners"], (["a"], "b"), ATOM),
        (Candidate.fields["scores"], (["4"], ["5"]), ATOM),
        (None, (["4"], ["5"]), WORDS),
        (None, ({"a": "b"}, {}), MAP),
    ],
)
def test_how_values_are_taken_apart(field: Any, values: tuple[Any, ...], sort: str) -> None:
    assert sort_of(field, *values) == sort

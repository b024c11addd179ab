"""The next id: above all that were ever given, past those that a text names."""

from __future__ import annotations

import pytest

from dxsheet.sheet.ids import given_ids, next_id
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.shape import shaped


def sheet(data: dict[str, object]) -> Sheet:
    return shaped({"dxsheet": "1", "title": "t", **data})[0]


@pytest.mark.parametrize(
    ("key", "given", "said", "wanted"),
    [
        ("causes", [], "", "C1"),
        ("causes", ["C1", "C7", "S9", "C-rain", "c12"], "", "C13"),
        ("causes", ["Ｃ４"], "", "C5"),
        ("problems", ["P1"], "Room P204; P2P; HTTP2; XP2", "P2"),
        ("problems", ["P1"], "P2 was another problem once, p3 too", "P4"),
        ("solutions", ["S1"], "rule: S010, S0002", "S2"),
        ("solutions", ["S1"], "S2は見送り、Ｓ３も", "S4"),
        ("small_start", ["T1"], "T2-3 T2_a", "T2"),
        ("causes", ["C" + "9" * 20], "", "C1"),
    ],
)
def test_next(key: str, given: list[str], said: str, wanted: str) -> None:
    assert next_id(key, given, said) == wanted


def test_what_was_retired_counts_as_given() -> None:
    data = {"causes": [{"id": "C1", "text": "x"}], "retired": ["C2", "S5"]}
    assert given_ids(sheet(data)) == ["C1", "C2", "S5"]
    assert next_id("causes", given_ids(sheet(data))) == "C3"

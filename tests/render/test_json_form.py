"""JSON: the contract's shape, every filled key of the file, the gaps beside them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.compare.comparing import compare
from dxsheet.compare.look_again import second_looks
from dxsheet.render.json_form import comparison_json, draw
from dxsheet.sheet.shape import shaped
from dxsheet.summary import summarise, summarise_many
from dxsheet.width import ACTS
from tests.made_sheets import CASES, MADE, case, sheet


def told(*sheets):
    return json.loads(draw(summarise_many(sheets, lang="ja"), lang="ja"))


def as_read(value):
    """JSON values as the YAML reader would give them: every scalar a text."""
    if isinstance(value, dict):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_read(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else format(value, "d" if type(value) is int else "f")


@pytest.mark.parametrize("name", CASES)
def test_golden(name, golden):
    golden(f"{name}.json", draw([summarise(case(name, "ja"), lang="ja")], lang="ja"))


def test_solutions_carry_their_id_and_causes_and_gaps_their_item():
    data = told(
        sheet(
            problems=[{"id": "P1", "text": "待つ"}],
            causes=[
                {"id": "C1", "text": "一人", "status": "identified"},
                {"id": "C2", "text": "台数", "status": "rejected", "reason": "足りる"},
            ],
            solutions=[
                {"id": "S1", "text": "x"},
                {"id": "S2", "causes": ["C1"], "status": "parked"},
            ],
        )
    )
    (one,) = data["sheets"]
    assert one["solutions"] == [
        {"id": "S1", "text": "x"},
        {"id": "S2", "causes": ["C1"], "status": "parked"},
    ]
    assert one["gaps"] == [
        {"kind": "cause_without_solution", "at": "C1", "text": "一人", "reason": None},
        {"kind": "cause_rejected", "at": "C2", "text": "台数", "reason": "足りる"},
        {"kind": "solution_without_cause", "at": "S1", "text": "x", "reason": None},
    ]


def test_several_sheets_are_a_list_without_the_agenda():
    data = told(case("smallest", "ja"), case("mistakes", "ja"))
    assert [one["title"] for one in data["sheets"]] == [
        "転入手続の待ち時間",
        "○○業務のミスを減らす",
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE)
def test_reading_it_back_gives_the_same_sheet(found):
    text = draw([summarise(found, lang="ja")], lang="ja")
    assert not ACTS.search(text)
    (data,) = json.loads(text)["sheets"]
    data.pop("gaps")
    again, _ = shaped(as_read(data))
    assert repr(again) == repr(found)


def _sheet(**data: Any) -> Any:
    return shaped({"dxsheet": "1", "title": "転入", **data})[0]


def test_the_object() -> None:
    cause = {"id": "C1", "text": "様式が二つ", "status": "identified"}
    solution = {"id": "S1", "text": "一つにする", "causes": ["C1"], "status": "adopted"}
    before = _sheet(causes=[cause], solutions=[solution])
    after = _sheet(
        causes=[{**cause, "text": "様式が三つ"}], solutions=[{**solution, "owner": "係"}]
    )
    looks = second_looks(after, [("2025-02-03", before)])
    told = json.loads(comparison_json(compare(before, after), looks, {"file": "a"}, {"file": "b"}))
    assert (told["before"], told["after"], told["layout_only"]) == (
        {"file": "a"},
        {"file": "b"},
        False,
    )
    reworded, owner, look = told["changes"]
    assert reworded == {
        "kind": "reworded",
        "at": "C1",
        "path": "causes[0].text",
        "text": "様式が三つ",
        "before": "様式が二つ",
        "after": "様式が三つ",
        "was": None,
        "new": False,
        "notes": {},
    }
    assert (owner["kind"], owner["before"], owner["after"]) == ("owner", None, "係")
    assert (look["kind"], look["at"], look["notes"]) == (
        "look_again",
        "S1",
        {"since": "2025-02-03"},
    )
    assert look["before"]["text"] == "様式が二つ" and look["after"]["text"] == "様式が三つ"


def test_lists_stay_lists_and_acting_characters_are_escaped() -> None:
    before = _sheet(roles={"decide": ["係\x1b"]})
    text = comparison_json(compare(before, _sheet(roles={"decide": ["係", "課"]})), [], {}, {})
    assert "\x1b" not in text and "係" in text
    (change,) = json.loads(text)["changes"]
    assert change["before"] == ["係\x1b"] and change["after"] == ["係", "課"]

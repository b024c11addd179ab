"""A comparison for scripts: one object, values as the sheet has them."""

from __future__ import annotations

import json
from typing import Any

from dxsheet.compare.comparing import compare
from dxsheet.compare.look_again import second_looks
from dxsheet.render.diff_json import draw
from dxsheet.sheet.shape import shaped


def sheet(**data: Any) -> Any:
    return shaped({"dxsheet": "1", "title": "転入", **data})[0]


def test_the_object() -> None:
    cause = {"id": "C1", "text": "様式が二つ", "status": "identified"}
    solution = {"id": "S1", "text": "一つにする", "causes": ["C1"], "status": "adopted"}
    before = sheet(causes=[cause], solutions=[solution])
    after = sheet(causes=[{**cause, "text": "様式が三つ"}], solutions=[{**solution, "owner": "係"}])
    looks = second_looks(after, [("2025-02-03", before)])
    told = json.loads(draw(compare(before, after), looks, {"file": "a"}, {"file": "b"}))
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
    before = sheet(roles={"decide": ["係\x1b"]})
    text = draw(compare(before, sheet(roles={"decide": ["係", "課"]})), [], {}, {})
    assert "\x1b" not in text and "係" in text
    (change,) = json.loads(text)["changes"]
    assert change["before"] == ["係\x1b"] and change["after"] == ["係", "課"]

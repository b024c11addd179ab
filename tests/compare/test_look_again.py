"""A cause that moved after a solution on it was adopted is worth another look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dxsheet.compare.look_again import second_looks
from dxsheet.sheet.shape import shaped


def state(text: str, *, cause: str = "identified", solution: str = "adopted", **more: Any) -> Any:
    data = {
        "dxsheet": "1",
        "title": "t",
        "causes": [{"id": "C1", "text": text, "status": cause}],
        "solutions": [
            {"id": "S1", "text": "様式を一つにする", "causes": ["C1"], "status": solution}
        ],
        **more,
    }
    return shaped(data)[0]


def looks(*states: Any) -> list[tuple[str, bool, bool]]:
    """From newest to oldest."""
    now, *past = states
    found = second_looks(now, [(f"r{index}", one) for index, one in enumerate(past)])
    return [(one.when, one.reworded, one.judged_anew) for one in found]


def test_reworded_after_the_adoption() -> None:
    assert looks(state("様式が三つある"), state("様式が二つある")) == [("r0", True, False)]


def test_judged_anew_after_the_adoption() -> None:
    now = state("様式が二つある", cause="rejected")
    assert looks(now, state("様式が二つある")) == [("r0", False, True)]


def test_reworded_before_the_adoption_is_no_matter() -> None:
    now = state("様式が三つある")
    assert looks(now, now, state("様式が二つある", solution="proposed")) == []


def test_only_the_time_since_it_was_adopted_without_a_break_counts() -> None:
    now = state("様式が三つある")
    assert looks(now, state("様式が三つある", solution="parked"), state("様式が二つある")) == []


def test_layout_and_a_change_taken_back_are_no_matter() -> None:
    now = state("様式が 二つある")
    assert looks(now, state("別の話"), state("様式が\n二つある")) == []


def test_a_link_made_after_the_adoption_counts_from_then() -> None:
    now = state("様式が三つある")
    unlinked = state("様式が二つある", solutions=[{"id": "S1", "text": "x", "status": "adopted"}])
    assert looks(now, now, unlinked) == []


def test_a_renumbered_cause_is_followed() -> None:
    old = shaped(
        {
            "dxsheet": "1",
            "title": "t",
            "causes": [
                {"id": "C1", "text": "消えた原因の話"},
                {"id": "C2", "text": "様式が二つあって迷う", "status": "identified"},
            ],
            "solutions": [
                {"id": "S1", "text": "様式を一つにする", "causes": ["C2"], "status": "adopted"}
            ],
        }
    )[0]
    assert looks(state("様式が二つもあって迷う"), old) == [("r0", True, False)]


def test_no_more_history_is_read_than_needed() -> None:
    taken: list[str] = []

    def past() -> Iterator[tuple[str, Any]]:
        for name, one in (
            ("r0", state("a")),
            ("r1", state("a", solution="proposed")),
            ("r2", state("a")),
        ):
            taken.append(name)
            yield name, one

    second_looks(state("b"), past())
    assert taken == ["r0", "r1"]
    taken.clear()
    second_looks(state("b", solution="proposed"), past())
    assert taken == []

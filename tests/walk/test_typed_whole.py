"""A whole case typed into the walk: how many prompts it takes, and that every fact arrives."""

from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.walk import EXAMPLES, WALKS, facts, typed

CASE = WALKS / "hall-booking-ja.yaml"


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the typist sets for the notes of a walk goes again afterwards."""
    monkeypatch.setenv("XDG_STATE_HOME", "")


def said(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[object, object]]:
    """Every filled field with its place; a list of words is one."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from said(one, (*path, key))
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for nth, one in enumerate(value):
            yield from said(one, (*path, nth))
    else:
        yield path, value


@pytest.mark.usefixtures("state")
def test_a_case_of_105_facts_takes_at_most_95_prompts_and_every_fact_is_on_the_sheet() -> None:
    typist, data = typed(CASE)
    assert facts(typist.want) >= 105
    assert len(typist.log) <= 95
    wanted, held = dict(said(typist.want)), dict(said(data))
    assert {path: held.get(path) for path in wanted if path != ("id",)} == {
        path: value for path, value in wanted.items() if path != ("id",)
    }


@pytest.mark.usefixtures("state")
def test_the_lending_example_takes_at_most_half_the_prompts_it_took() -> None:
    for lang in ("en", "ja"):
        typist, data = typed(EXAMPLES / f"equipment-lending-{lang}.yaml")
        assert len(typist.log) <= 192 / 2
        assert facts(data) >= facts(typist.want) - 2  # the organisation is nobody's to say

"""The five points (deck rule 63), worked out from the sheet."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet

IDENTIFIED = {"id": "C1", "status": "identified", "evidence": "記録"}


def states(found, lang="ja"):
    lines = summarise(found, lang=lang).section("checklist").blocks[0].lines
    return [one.mark.value for one in lines]


def test_the_case_and_the_empty_sheet():
    assert states(case("lending", "ja")) == ["yes", "yes", "partly", "partly", "yes"]
    assert states(sheet()) == ["open"] * 5


@pytest.mark.parametrize(
    ("solutions", "state"),
    [
        ([{"kind": "training"}], "yes"),
        ([{"kind": "new_system"}], "open"),
        ([{"kind": "new_system", "after": "一度で済む"}], "yes"),
        ([{"kind": "new_system", "after": "x"}, {"kind": "system_change"}], "partly"),
        ([{"kind": "new_system", "status": "dropped"}], "open"),
    ],
)
def test_digital_is_a_means(solutions, state):
    assert states(sheet(solutions=solutions))[0] == state


@pytest.mark.parametrize(
    ("causes", "state"),
    [
        ([IDENTIFIED | {"problems": ["P1", "P2"]}], "yes"),
        ([IDENTIFIED | {"problems": ["P1"]}], "partly"),
        ([{"id": "C1", "status": "identified", "problems": ["P1"]}], "open"),
        ([], "open"),
    ],
)
def test_cause_first(causes, state):
    problems = [{"id": "P1"}, {"id": "P2"}]
    assert states(sheet(problems=problems, causes=causes))[1] == state


@pytest.mark.parametrize(
    ("units", "deciders", "stakeholders", "state"),
    [
        (["a", "b"], ["課"], [], "yes"),
        (["a"], ["課"], [], "partly"),
        (["a", "b"], [], [], "partly"),
        (["a", "b"], ["課"], [{"stance": "opposed"}], "partly"),
        (["a", "b"], ["課"], [{"stance": "opposed", "response": "話した"}], "yes"),
        ([], [], [], "open"),
    ],
)
def test_involve_the_people(units, deciders, stakeholders, state):
    found = sheet(
        participants=[{"unit": one} for one in units],
        roles={"decide": deciders},
        stakeholders=stakeholders,
    )
    assert states(found)[2] == state


@pytest.mark.parametrize(
    ("rules", "works", "state"),
    [
        ({"means": "チャット", "scope": "全員"}, [{"main_owners": ["a"]}], "yes"),
        ({"means": "チャット", "scope": "全員"}, [{"main_owners": ["a", "b"]}], "partly"),
        ({"means": "チャット", "scope": "全員"}, [], "partly"),
        ({"means": "チャット"}, [{"main_owners": ["a"]}], "partly"),
        (None, [{"main_owners": ["a"]}], "partly"),
        (None, [], "open"),
    ],
)
def test_make_communication_visible(rules, works, state):
    data = {"communication": rules} if rules else {}
    assert states(sheet(work_items=works, **data))[3] == state


def test_start_small():
    assert states(sheet(small_start=[{"units": "駅前"}]))[4] == "partly"
    whole = {"success_sign": "半分", "expansion_condition": "苦情なし"}
    assert states(sheet(small_start=[whole]))[4] == "yes"

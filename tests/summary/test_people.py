"""Who takes part and how they work together; which work was chosen; the points to remember."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def test_roles_then_people_with_their_viewpoints_counted():
    facts, table = summarise(case("lending", "ja"), lang="ja").section("people").blocks
    assert [(one.key, one.value.text) for one in facts.facts] == [
        ("decide", "有志職員"),
        ("facilitate", "業務改革推進課"),
        ("sponsor", "総務部長"),
        ("viewpoints", "8人、所属4か所、まだ足りない知識・スキル: 利用者目線のサービス設計"),
    ]
    assert len(table.rows) == 4
    assert table.rows[1].cells[4].text == "対象業務の知識、業務改革（BPR）"


def test_people_are_at_least_so_many_where_a_number_is_missing():
    found = sheet(participants=[{"name": "山田"}, {"name": "有志", "count": "3"}])
    facts, table = summarise(found, lang="en").section("people").blocks
    assert facts.facts[0].value.text == "at least 4 people (some numbers are not written)"
    assert [one.key for one in table.columns] == ["name", "count"]


def test_stakeholders_with_their_stance_as_a_value():
    page = summarise(case("lending", "ja"), lang="ja")
    table = page.section("stakeholders").blocks[0]
    assert [row.cells[1].mark.value for row in table.rows] == ["opposed", "indifferent"]


def risks(found, lang="ja"):
    table = summarise(found, lang=lang).section("communication").blocks[-1]
    return [(row.cells[1].text, row.mark.value if row.mark else None) for row in table.rows]


def test_each_risk_with_the_rule_that_covers_it():
    omission, difference, waiting = risks(case("lending", "ja"))
    assert omission[0].startswith("手段: 全員が入るチャット")
    assert difference == (
        "共有する情報を決めています（だれが、何を、いつ、どこで、なぜ、どのように）",
        None,
    )
    assert waiting == ("主担当が一人に決まっていない作業: W3", "no_rule")


def test_one_main_owner_for_each_work_item_covers_the_third():
    work = [{"id": "W1", "main_owners": ["山田"]}]
    found = sheet(communication={"means": "チャット"}, work_items=work)
    assert risks(found)[2] == ("作業1件の全てに、主担当が一人ずついます", None)


def test_what_is_not_settled_is_a_gap():
    assert [kind for _, kind in risks(sheet(communication={"means": "x"}))] == ["no_rule"] * 3


def test_no_rules_no_section():
    assert summarise(sheet(communication={}), lang="ja").section("communication") is None


def table(found, lang="ja"):
    return summarise(found, lang=lang).section("selection").blocks[-1]


def test_scores_stand_under_their_criteria_and_totals_are_added():
    found = table(case("lending", "ja"))
    assert [one.label for one in found.columns] == [
        "候補", "困っている人の数（5点満点）", "見直しやすさ（5点満点）", "合計",
    ]  # fmt: skip
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["備品貸出", "4", "5", "9"],
        ["会議室予約", "3", "4", "7"],
        ["旅費の精算", "5", "1", "6"],
    ]
    assert [row.mark.value if row.mark else None for row in found.rows] == ["yes", None, None]


def test_a_total_alone_will_do():
    found = table(sheet(selection={"candidates": [{"name": "転入", "total": "7"}]}))
    assert [[cell.text for cell in row.cells] for row in found.rows] == [["転入", "7"]]


def test_scores_without_a_criterion_are_shown_all_the_same():
    selection = {
        "criteria": [{"name": "人数"}],
        "candidates": [{"name": "a", "scores": ["1", "2"]}],
    }
    found = table(sheet(selection=selection), "en")
    assert [one.label for one in found.columns][1:3] == ["人数", "criterion 2 (no name)"]
    assert [cell.text for cell in found.rows[0].cells] == ["a", "1", "2", "3"]


def test_no_selection_no_section():
    assert summarise(sheet(selection={}), lang="ja").section("selection") is None


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

"""S001 to S004 and S007 to S011 beyond the examples on their pages."""

from __future__ import annotations

import pytest

CAUSES = [
    {"id": "C1", "text": "手順が二つの課で違う", "status": "identified", "evidence": "見た"},
    {"id": "C2", "text": "様式が古い"},
    {"id": "C3", "text": "人が多い", "status": "rejected", "reason": "違った"},
    {"id": "C4", "text": "机が遠い", "status": "rejected", "reason": "違った"},
]


def solution(**more: object) -> dict[str, object]:
    return {"id": "S1", "text": "住民の申請をスマートフォンから出せるようにする", **more}


@pytest.mark.parametrize(
    ("status", "severity"),
    [
        (None, "error"),
        ("proposed", "error"),
        ("adopted", "error"),
        ("parked", None),
        ("dropped", None),
    ],
)
@pytest.mark.parametrize("stage", [None, "draft", "trial"])
def test_a_live_solution_names_a_cause(found, stage, status, severity) -> None:
    wanted = [("S001", severity, "S1")] if severity else []
    assert found("S001", stage=stage, solutions=[solution(status=status)]) == wanted


def test_an_id_that_nothing_has_is_another_finding(found) -> None:
    assert found("S001", "S002", solutions=[solution(causes=["C9"])]) == []


@pytest.mark.parametrize(
    ("status", "causes", "severity"),
    [
        ("adopted", ["C3"], "error"),
        ("adopted", ["C3", "C4"], "error"),
        ("adopted", ["C2"], "warning"),
        ("adopted", ["C2", "C3"], "warning"),
        ("adopted", ["C1", "C3"], None),
        ("proposed", ["C3"], "warning"),
        (None, ["C3", "C4"], "warning"),
        ("proposed", ["C2"], None),
        ("proposed", ["C2", "C3"], None),
        ("parked", ["C3"], "info"),
        ("parked", ["C2"], None),
        ("dropped", ["C3"], None),
    ],
)
def test_what_a_solution_rests_on_by_its_status(found, status, causes, severity) -> None:
    wanted = [("S002", severity, "S1")] if severity else []
    given = found("S002", causes=CAUSES, solutions=[solution(causes=causes, status=status)])
    assert given == wanted


@pytest.mark.parametrize(
    ("more", "given"),
    [
        ({"kind": "new_system", "before": "a, b", "after": "A、b。"}, ["S003"]),
        ({"digital": "true", "after": "変更なし"}, ["S003"]),
        ({"kind": "system_change", "after": "same as before"}, ["S003"]),
        ({"after": "従来どおり"}, ["S003"]),
        ({"kind": "training", "before": "a", "after": "a"}, []),
        ({"kind": "new_system", "before": "a, b", "after": "a"}, []),
        ({"kind": "new_system", "after": "同じ", "status": "dropped"}, []),
        ({"kind": "new_system"}, ["S004"]),
        ({"kind": "new_system", "digital": "false"}, []),
        ({"kind": "other", "digital": "true"}, ["S004"]),
        ({"kind": "new_system", "rule_challenged": "押印の規程"}, []),
        ({"kind": "new_system", "status": "parked"}, []),
    ],
)
def test_a_digital_solution_says_what_changes(found, more, given) -> None:
    rules = found("S003", "S004", solutions=[solution(causes=["C1"], **more)])
    assert [rule for rule, *_ in rules] == given


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("口座振替の申込みをオンラインで受け、台帳への転記をやめる", True),
        ("依頼書と電話での受付をなくす画面を設ける", True),
        ("印刷と押印を不要にする申請フォームを作る", True),
        ("集計はシステムが行い、月末の聞き取りは廃止する", True),
        ("Load the file each night; the typing is dropped", True),
        ("Draw the list from the permit book, so nobody copies it and the copy ends.", True),
        ("The desk no longer types the number", True),
        ("Take bookings on the portal and abolish the paper book", True),
        ("Take bookings on the portal; the paper book goes", True),
        ("Take bookings on the portal. The paper book goes.", True),
        ("The paper book goes, and bookings are taken on the portal", True),
        ("Keep a shared calendar and stop keeping the paper list.", True),
        ("Scan at the desk, so that nobody files the slip any more", True),
        ("Three forms become one online form", True),
        ("申請フォームを作り、待ち時間をなくす", False),
        ("入力ミスをなくすシステムを作る", False),
        ("紙をなくすシステムを作る", False),
        ("画面を見やすくする", False),
        ("Build a form to remove errors", False),
        ("Build a portal and abolish paper", False),
        ("Use a portal so that waiting stops.", False),
        ("Build a portal but do not drop the paper list", False),
        ("Build a portal; the file goes to the section head", False),
        ("Build an app for bookings", False),
    ],
)
def test_a_step_that_goes_may_stand_in_the_text(found, text, named) -> None:
    given = found("S004", solutions=[solution(kind="new_system", causes=["C1"], text=text)])
    assert bool(given) is not named


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({}, 1),
        ({"owner": "森"}, 1),
        ({"measure": "件数"}, 1),
        ({"owner": "森", "measure": "件数"}, 0),
        ({"status": "proposed"}, 0),
    ],
)
def test_an_adopted_solution_has_an_owner_and_a_measure(found, more, count) -> None:
    given = found("S007", stage="draft", solutions=[solution(**{"status": "adopted", **more})])
    assert given == [("S007", "warning", "S1")] * count


def test_only_digital_solutions(found) -> None:
    digital = solution(status="adopted", kind="new_system")
    other = {"id": "S2", "text": "手引を作る", "kind": "manual", "status": "adopted"}
    assert found("S008", solutions=[digital]) == [("S008", "info", "solutions")]
    assert found("S008", solutions=[digital, {**other, "status": "proposed"}]) != []
    assert found("S008", solutions=[digital, other]) == []
    assert found("S008", solutions=[{**digital, "status": "proposed"}]) == []


@pytest.mark.parametrize(
    ("stage", "status", "another", "given"),
    [
        ("draft", "proposed", {}, False),
        ("draft", "proposed", {"effect": "high", "effort": "low"}, True),
        ("draft", "adopted", {}, True),
        ("identified", "proposed", {}, True),
        (None, None, {}, True),
        ("decided", "parked", {}, False),
    ],
)
def test_the_map_is_asked_for_when_it_is_drawn(found, stage, status, another, given) -> None:
    solutions = [
        solution(status=status, effect="high"),
        {"id": "S2", "status": "parked", **another},
    ]
    assert found("S009", stage=stage, solutions=solutions) == [("S009", "info", "S1")] * given


@pytest.mark.parametrize(
    ("stage", "status", "given"),
    [
        ("draft", "proposed", False),
        ("identified", "proposed", False),
        ("identified", "adopted", True),
        ("decided", "proposed", True),
        (None, "proposed", True),
    ],
)
def test_a_second_solution_is_asked_for_before_the_choice(found, stage, status, given) -> None:
    solutions = [solution(causes=["C1"], status=status)]
    assert (
        found("S010", stage=stage, causes=CAUSES, solutions=solutions)
        == [("S010", "info", "C1")] * given
    )


@pytest.mark.parametrize(
    ("more", "given"),
    [
        ({"kind": "new_system"}, True),
        ({"kind": "training", "digital": "true"}, True),
        ({}, True),
        ({"kind": "training"}, False),
        ({"kind": "new_system", "existing": "なし（県に確認）"}, False),
        ({"kind": "new_system", "status": "dropped"}, False),
    ],
)
def test_what_is_bought_is_looked_for_first(found, more, given) -> None:
    assert found("S011", solutions=[solution(**more)]) == [("S011", "info", "S1")] * given

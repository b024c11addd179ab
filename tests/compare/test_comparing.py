"""Two states of a sheet as a list of changes, in the words of the method."""

from __future__ import annotations

from typing import Any

from dxsheet.compare.comparing import Change, Comparison, compare
from dxsheet.sheet.shape import shaped


def sheet(**data: Any) -> Any:
    problem = {"id": "P1", "text": "窓口で待つ時間が長い"}
    return shaped({"dxsheet": "1", "title": "転入", "problems": [problem], **data})[0]


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    return list(compare(sheet(**before), sheet(**after)).changes)


def told(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """The changes without the gaps that they open or close."""
    return [one for one in changes(before, after) if not one.kind.startswith("gap")]


def only(before: dict[str, Any], after: dict[str, Any]) -> Change:
    (change,) = told(before, after)
    return change


CAUSE = {"id": "C1", "text": "様式が二つある"}
SOLUTION = {"id": "S1", "text": "様式を一つにする", "causes": ["C1"]}


def test_nothing_changed() -> None:
    assert changes({"causes": [CAUSE]}, {"causes": [CAUSE]}) == []
    assert not compare(sheet(), sheet(), same_bytes=True).layout_only
    assert compare(sheet(), sheet(), same_bytes=False).layout_only


def test_a_cause_identified_comes_with_its_evidence() -> None:
    after = {**CAUSE, "status": "identified", "evidence": "11月の調査"}
    found = changes({"causes": [CAUSE]}, {"causes": [after]})
    assert [one.kind for one in found] == ["identified", "gap_opened"]
    assert found[0].notes == (("evidence", "11月の調査"),)
    assert (found[0].before, found[0].after) == ("unverified", "identified")
    assert dict(found[1].notes) == {"gap": "cause_without_solution"}


def test_evidence_that_was_there_and_changed_is_told_on_its_own() -> None:
    before = {**CAUSE, "evidence": "聞き取り"}
    after = {**CAUSE, "status": "rejected", "evidence": "聞き取り3件", "reason": "件数は同じ"}
    found = told({"causes": [before]}, {"causes": [after]})
    assert [(one.kind, one.path[-1]) for one in found] == [
        ("rejected", "status"),
        ("reworded", "evidence"),
    ]
    assert ("reason", "件数は同じ") in found[0].notes


def test_a_cause_that_is_open_again() -> None:
    before = {**CAUSE, "status": "rejected"}
    assert only({"causes": [before]}, {"causes": [CAUSE]}).kind == "reopened"


def test_solutions_adopted_parked_dropped_and_back() -> None:
    base = {"causes": [CAUSE]}
    for status, kind in (("adopted", "adopted"), ("parked", "parked"), ("dropped", "dropped")):
        after = {**SOLUTION, "status": status, "reason": "話し合った"}
        change = only({**base, "solutions": [SOLUTION]}, {**base, "solutions": [after]})
        assert (change.kind, change.at) == (kind, "S1")
        assert ("reason", "話し合った") in change.notes
    back = only(
        {**base, "solutions": [{**SOLUTION, "status": "parked"}]}, {**base, "solutions": [SOLUTION]}
    )
    assert back.kind == "proposed"


def test_saying_the_status_that_was_meant_anyway_is_no_change() -> None:
    assert changes({"causes": [CAUSE]}, {"causes": [{**CAUSE, "status": "unverified"}]}) == []


def test_owners() -> None:
    before = {
        "solutions": [{**SOLUTION, "owner": "山田"}],
        "causes": [CAUSE],
        "work_items": [{"id": "W1", "text": "周知", "main_owners": ["山田"]}],
        "roles": {"decide": ["窓口係"]},
    }
    after = {
        "solutions": [{**SOLUTION, "owner": "佐藤"}],
        "causes": [CAUSE],
        "work_items": [{"id": "W1", "text": "周知", "main_owners": ["佐藤"], "stand_in": "中村"}],
        "roles": {"decide": ["窓口係"], "sponsor": "部長"},
    }
    found = told(before, after)
    assert {one.kind for one in found} == {"owner"}
    assert [(one.at, one.path[-1]) for one in found] == [
        ("roles", "sponsor"),
        ("S1", "owner"),
        ("W1", "main_owners"),
        ("W1", "stand_in"),
    ]


def test_added_and_removed_with_what_belongs_to_them() -> None:
    second = {"id": "C2", "text": "混む曜日が知られていない", "raised_by": "窓口係"}
    added = only({"causes": [CAUSE]}, {"causes": [CAUSE, second]})
    assert (added.kind, added.at, added.fresh) == ("added", "C2", True)
    assert added.notes == (("raised_by", "窓口係"),)
    removed = only({"causes": [CAUSE, second]}, {"causes": [CAUSE]})
    assert (removed.kind, removed.at, removed.text) == ("removed", "C2", second["text"])


def test_a_new_item_that_is_adopted_already_says_both() -> None:
    after = {**SOLUTION, "status": "adopted", "owner": "山田"}
    found = told({"causes": [CAUSE]}, {"causes": [CAUSE], "solutions": [after]})
    assert [one.kind for one in found] == ["added", "adopted"]
    assert dict(found[1].notes) == {"causes": ("C1",), "owner": "山田"}


def test_links() -> None:
    causes = [CAUSE, {"id": "C2", "text": "記入例が古い"}]
    before = {"causes": causes, "solutions": [SOLUTION]}
    after = {"causes": causes, "solutions": [{**SOLUTION, "causes": ["C2"]}]}
    found = told(before, after)
    assert [(one.kind, one.before, one.after) for one in found] == [
        ("linked", None, "C2"),
        ("unlinked", "C1", None),
    ]


def test_renumbered_items_are_the_same_items_and_their_links_too() -> None:
    before = {
        "causes": [CAUSE, {"id": "C3", "text": "記入例が古い"}],
        "solutions": [{**SOLUTION, "causes": ["C1", "C3"]}],
        "work_items": [{"id": "W1", "text": "周知する", "solution": "S1"}],
    }
    after = {
        "causes": [CAUSE, {"id": "C2", "text": "記入例が古い"}],
        "solutions": [{**SOLUTION, "causes": ["C1", "C2"]}],
        "work_items": [{"id": "W1", "text": "周知する", "solution": "S1"}],
    }
    change = only(before, after)
    assert (change.kind, change.was, change.at) == ("renumbered", "C3", "C2")


def test_wording_layout_and_other_fields() -> None:
    before = {"problems": [{"id": "P1", "text": "待つ時間が\n長い", "evidence": "調査"}]}
    same = {"problems": [{"id": "P1", "text": "待つ時間が 長い", "evidence": "調査"}]}
    assert changes(before, same) == []
    after = {"problems": [{"id": "P1", "text": "待つ時間が40分", "affected": "住民"}]}
    found = told(before, after)
    assert [(one.kind, one.path[-1]) for one in found] == [
        ("reworded", "text"),
        ("filled", "affected"),
        ("cleared", "evidence"),
    ]
    assert {one.at for one in found} == {"P1"}


def test_stage_and_dates_as_people_write_them() -> None:
    assert changes({"date": "令和7年2月3日"}, {"date": "2025-02-03"}) == []
    found = told(
        {"stage": "draft", "review_date": "2025-05-01"},
        {"stage": "identified", "review_date": "2025-06-01"},
    )
    assert [one.kind for one in found] == ["stage", "dated"]


def test_order_is_told_once() -> None:
    causes = [CAUSE, {"id": "C2", "text": "記入例が古い"}]
    change = only({"causes": causes}, {"causes": causes[::-1]})
    assert (change.kind, change.path) == ("moved", ("causes",))


def test_gaps_open_close_and_settle() -> None:
    identified = {**CAUSE, "status": "identified"}
    base = {"problems": [{"id": "P1", "text": "待つ"}]}
    opened = {**base, "causes": [identified]}
    closed = {**opened, "solutions": [SOLUTION]}
    kinds = [(one.kind, one.at) for one in changes(opened, closed)]
    assert ("gap_closed", "C1") in kinds
    settled = {**base, "causes": [{**identified, "reason": "今年度は様子を見る"}]}
    assert ("gap_closed", "C1") in [(one.kind, one.at) for one in changes(opened, settled)]
    assert [one.kind for one in changes(opened, base)] == ["removed", "gap_opened"]
    unsaid = {**base, "causes": [{**CAUSE, "status": "rejected"}]}
    gaps = [dict(one.notes)["gap"] for one in changes(base, unsaid) if one.kind == "gap_opened"]
    assert gaps == ["cause_rejected"]


def test_nested_lists_and_parts() -> None:
    before = {"selection": {"candidates": [{"name": "転入", "scores": ["4"]}], "chosen": "転入"}}
    after = {"selection": {"candidates": [{"name": "転入", "scores": ["5"]}], "chosen": "転出"}}
    found = told(before, after)
    assert [(one.at, one.kind, one.before, one.after) for one in found] == [
        ("selection.candidates[0]", "changed", (4,), (5,)),
        ("selection", "reworded", "転入", "転出"),
    ]
    made = compare(sheet(), sheet(communication={"content": {"who": "係"}}))
    assert isinstance(made, Comparison)
    assert [one.path for one in made.changes] == [("communication", "content", "who")]

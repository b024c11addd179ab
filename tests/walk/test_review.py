"""A part shown back with every answer of it, and the half page at the end."""

from dxsheet.sheet.nouns import Problem, WorkItem
from dxsheet.walk.order import walk
from dxsheet.walk.review import half_page, of_item, review, statements

from .rooms import Room

SHEET = """\
dxsheet: 1
title: t
purpose: 早く終わる
review_date: 2025-03-10
problems:
  - {id: P1, text: "書き直しが\\n週40件", affected: 住民}
causes:
  - {id: C1, text: 記入例がない欄がある, problems: [P1], status: identified, evidence: 26件}
  - {id: C2, text: 新任, problems: [P1], status: rejected, reason: 差がない}
  - {id: C3, text: 混雑, problems: [P1], status: unverified}
  - {id: C4, text: 案内, problems: [P1]}
solutions:
  - {id: S1, text: 記入例, causes: [C1], effect: high, effort: low, status: adopted, owner: 山田}
  - {id: S2, text: 様式, causes: [C1], effect: low, effort: high, status: parked}
work_items:
  - {id: W1, text: 案を作る, solution: S1, main_owners: [山田], due: 2025-03-01}
  - {id: W2, text: 説明, solution: S1}
  - {id: W3, text: 混雑を数える, cause: C3, main_owners: [鈴木], due: 2025-03-05}
  - {id: W4, text: 済んだこと, solution: S1, done: true}
"""


def said(part: str, lang: str = "ja") -> list[str]:
    scene = Room(SHEET).scene
    return [f"{'  ' * row.depth}{row.text.to(lang)}" for row in review(scene, walk(scene), part)]


def test_every_answer_of_a_part_and_what_nobody_was_asked_for() -> None:
    assert said("problem") == [
        "P1 書き直しが 週40件",
        "  困っている人: 住民",
        "  程度",
        "  根拠",
        "  現状",
        f"  {Problem.fields['raised_by'].label.ja}",
    ]


def test_adoption_stands_in_its_review_with_owner_and_reason() -> None:
    shown = said("table")
    assert "  状態: 採用" in shown
    assert "  担当: 山田" in shown
    assert "  理由" not in shown[:4]  # nobody asks why something was adopted


def test_participants_trials_and_stand_ins_stand_in_their_reviews() -> None:
    room = Room(SHEET)
    room.passed |= {"offer.people": "yes", "offer.communication": "yes"}
    shown = [row.text.ja for row in review(room.scene, walk(room.scene), "communication")]
    assert WorkItem.fields["stand_in"].label.ja in shown
    assert any("山田" in line for line in shown)


def test_one_item_with_everything_about_it() -> None:
    scene = Room(SHEET).scene
    labels = [row.key for row in of_item(walk(scene), "C1")]
    assert {"C1.text", "C1.status", "C1.evidence", "C1.why", "C1.raised_by"} <= set(labels)


def test_the_half_page_says_decided_to_check_to_do_and_when() -> None:
    page = {head.ja: [line.ja for line in lines] for head, lines in half_page(Room(SHEET).scene)}
    assert page["決まったこと"] == ["S1 記入例（山田）"]
    assert page["確かめること"] == [
        "C3 混雑 ← 混雑を数える（鈴木、2025年3月5日）",
        "C4 案内（担当と期限は未定）",
    ]
    assert page["すること"] == [
        "W1 案を作る（山田、2025年3月1日）",
        "W2 説明（担当と期限は未定）",
    ]
    assert page["次回確認日"] == ["2025年3月10日"]


def test_the_half_page_of_a_sheet_just_begun_says_that_nothing_is_decided() -> None:
    page = half_page(Room().scene)
    assert [line.en for _, lines in page for line in lines] == ["nothing yet", "no date yet"]


def test_a_long_list_is_cut_and_says_so() -> None:
    causes = "".join(f"  - {{id: C{nth}, text: 原因{nth}}}\n" for nth in range(1, 12))
    page = dict(half_page(Room(f"dxsheet: 1\ntitle: t\ncauses:\n{causes}").scene))
    (check,) = [lines for head, lines in page.items() if head.en == "To check"]
    assert len(check) == 5
    assert check[-1].ja == "ほか7件"


def test_what_the_wording_rules_are_asked_about() -> None:
    scene = Room(SHEET).scene
    assert [one[0] for one in statements(scene, "problem")] == ["P1"]
    assert [one[0] for one in statements(scene, "causes")] == ["P1", "C1", "C3", "C4"]
    assert [one[0] for one in statements(scene, "solutions")] == ["", "S1"]

"""The few lines after each part."""

from dxsheet.walk.recap import recap, statements

from .rooms import Room

SHEET = """\
dxsheet: 1
title: t
purpose: 早く終わる
problems:
  - {id: P1, text: "書き直しが\\n週40件", affected: 住民}
  - {id: P2}
causes:
  - {id: C1, text: 記入例がない欄がある, problems: [P1], status: identified, evidence: 26件}
  - {id: C2, text: 新任, problems: [P1], status: rejected, reason: 差がない}
  - {id: C3, text: 混雑, problems: [P1]}
solutions:
  - {id: S1, text: 記入例, causes: [C1], effect: high, effort: low, status: adopted, owner: 山田}
  - {id: S2, text: 様式, causes: [C1], effect: low, effort: high}
  - {id: S3, text: 見送り, causes: [C1], status: parked}
ideas:
  - {id: I1, text: システム}
  - {id: I2, text: 済み, became: S1}
work_items:
  - {id: W1, text: 案, main_owners: [山田], due: 2025-03-01}
  - {id: W2, text: 説明}
"""


def said(part: str, lang: str = "ja") -> list[str]:
    return [("  " * line.depth) + line.text.to(lang) for line in recap(Room(SHEET).scene, part)]


def test_problems_with_what_is_known_and_what_is_not() -> None:
    assert said("problem") == [
        "P1 書き直しが 週40件",
        "  困っている人: 住民",
        "  程度・根拠: まだ",
        "P2 …",
        "  困っている人・程度・根拠: まだ",
    ]


def test_causes_under_their_problems() -> None:
    assert said("causes") == [
        "P1 書き直しが 週40件",
        "  C1 記入例がない欄がある",
        "  C2 新任",
        "  C3 混雑",
        "P2 …",
        "  原因はまだ出ていません",
    ]


def test_identified_first_rejected_last_with_what_was_seen() -> None:
    assert said("identify") == [
        "［特定］C1 記入例がない欄がある",
        "  26件",
        "［未検証］C3 混雑",
        "［棄却］C2 新任",
        "  差がない",
    ]


def test_solutions_under_their_causes_and_the_ideas_still_parked() -> None:
    assert said("solutions") == [
        "C1 記入例がない欄がある",
        "  S1 記入例",
        "  S2 様式",
        "  S3 見送り",
        "アイデア置き場: I1 システム",
    ]


def test_large_effect_and_little_effort_first() -> None:
    assert [line for line in said("map", "en") if line.startswith("S")] == ["S1 記入例", "S2 様式"]


def test_work_with_and_without_an_owner() -> None:
    assert said("communication") == [
        "W1 案",
        "  主担当: 山田 2025-03-01",
        "W2 説明",
        "  主担当: まだ決まっていません",
    ]


def test_nothing_to_say_of_a_part_without_a_recap() -> None:
    assert said("opening") == []


def test_what_the_wording_rules_are_asked_about() -> None:
    scene = Room(SHEET).scene
    assert [one[0] for one in statements(scene, "problem")] == ["P1", "P2", ""]
    assert [one[0] for one in statements(scene, "causes")] == ["C1", "C3"]
    assert [one[0] for one in statements(scene, "solutions")] == ["S1", "S2"]

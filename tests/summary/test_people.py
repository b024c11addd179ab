"""Who takes part and who is touched."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def test_roles_then_people_with_their_viewpoints_counted():
    facts, table = summarise(case("lending", "ja"), lang="ja").section("people").blocks
    assert [(one.key, one.value.text) for one in facts.facts] == [
        ("decide", "有志職員"),
        ("facilitate", "業務改革推進課"),
        ("sponsor", "総務部長"),
        ("viewpoints", "4つの所属、8人、まだいない知識・スキル: 利用者目線のサービス設計"),
    ]
    assert len(table.rows) == 4
    assert table.rows[1].cells[4].text == "業務そのもの、業務改革（BPR）"


def test_somebody_without_a_number_is_one_person():
    found = sheet(participants=[{"name": "山田"}, {"name": "有志", "count": "3"}])
    facts, table = summarise(found, lang="en").section("people").blocks
    assert facts.facts[0].value.text == "4 people"
    assert [one.key for one in table.columns] == ["name", "count"]


def test_stakeholders_with_their_stance_as_a_value():
    page = summarise(case("lending", "ja"), lang="ja")
    table = page.section("stakeholders").blocks[0]
    assert [row.cells[1].mark.value for row in table.rows] == ["opposed", "indifferent"]

"""The rules, and which of them covers which risk (deck rule 46)."""

from __future__ import annotations

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


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
    assert waiting == ("主担当が1人に決まっていない作業: W3", "no_rule")


def test_one_main_owner_for_each_work_item_covers_the_third():
    work = [{"id": "W1", "main_owners": ["山田"]}]
    found = sheet(communication={"means": "チャット"}, work_items=work)
    assert risks(found)[2] == ("作業1件のすべてに主担当が1人います", None)


def test_what_is_not_settled_is_a_gap():
    assert [kind for _, kind in risks(sheet(communication={"means": "x"}))] == ["no_rule"] * 3


def test_no_rules_no_section():
    assert summarise(sheet(communication={}), lang="ja").section("communication") is None

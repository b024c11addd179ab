"""The head of the page: title, whose sheet, and one sentence of figures."""

from __future__ import annotations

import pytest

from dxsheet.summary import summarise
from tests.made_sheets import case, sheet


def test_the_head_says_whose_sheet_of_what_day_at_what_stage():
    page = summarise(case("lending", "ja"), lang="ja")
    assert [(one.key, one.value.text) for one in page.facts] == [
        ("organisation", "○○県（131000）"),
        ("date", "2025年2月3日"),
        ("stage", "試行中"),
        ("review_date", "2025年5月1日"),
        ("id", "7k3f9q2m"),
    ]
    assert page.facts[1].value.mark.value == "2025-02-03"
    assert page.facts[2].value.mark == ("stage", "trial", "試行中")


@pytest.mark.parametrize(
    ("lang", "lead"),
    [
        (
            "ja",
            "問題2件、課題（原因）5件（特定3、未検証1、棄却1）、解決策4件（採用2、提案1、却下1）、"
            "決めていただきたいこと2件、確かめたいこと2件。",
        ),
        (
            "en",
            "2 problems; 5 causes (3 identified, 1 unverified, 1 rejected); 4 solutions (2 adopted,"
            " 1 proposed, 1 dropped); 2 decisions wanted; 2 open questions.",
        ),
    ],
)
def test_the_lead_counts(lang, lead):
    assert summarise(case("lending", lang), lang=lang).lead == lead


def test_one_is_counted_as_one():
    page = summarise(sheet(problems=[{"id": "P1"}]), lang="en")
    assert page.lead == "1 problem; 0 causes; 0 solutions; 1 open question."


def test_an_empty_sheet_says_how_to_start():
    assert summarise(sheet(), lang="ja").lead.startswith("まだ題名だけです。")
    assert summarise(sheet(), lang="en").lead.startswith("Nothing but the title yet.")


def test_a_sheet_without_a_title_still_has_one_to_print():
    from dxsheet.sheet.shape import shaped

    found, _ = shaped({"dxsheet": "1"})
    assert summarise(found, lang="ja").title == "（題名なし）"
    assert summarise(found, lang="en").title == "(no title)"


def test_each_problem_is_told_with_who_how_much_and_what_shows_it():
    page = summarise(case("mistakes", "ja"), lang="ja")
    (bullet,) = page.section("problems").blocks[0].items
    assert bullet.cell.id == "P1"
    assert [one.label for one in bullet.notes] == ["困っている人", "程度", "根拠"]

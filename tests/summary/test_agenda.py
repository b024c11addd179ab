"""The agenda: a row a sheet."""

from __future__ import annotations

from dxsheet.summary import summarise_many
from tests.made_sheets import case


def test_a_row_says_how_far_each_sheet_is():
    agenda, *_ = summarise_many([case("mistakes", "ja"), case("smallest", "ja")], lang="ja")
    (section,) = agenda.sections
    first, second = section.blocks[0].rows
    assert [cell.text for cell in first.cells] == [
        "1",
        "○○業務のミスを減らす",
        "課題特定",
        "○○業務においてミスが発生しやすい",
        "2件中2件",
        "2",
        "0",
    ]
    assert first.cells[2].mark.value == "identified"
    assert [cell.text for cell in second.cells] == ["2", "転入手続の待ち時間", "", "", "", "0", "0"]


def test_it_counts_in_english_too():
    agenda, *_ = summarise_many([case("lending", "en"), case("lending", "en")], lang="en")
    assert agenda.lead == "2 sheets."
    row = agenda.sections[0].blocks[0].rows[1]
    assert [row.cells[at].text for at in (0, 4, 5, 6)] == ["2", "3 of 5", "2", "2"]

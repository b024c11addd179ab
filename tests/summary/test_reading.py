"""How values are worded for one reader."""

from __future__ import annotations

import pytest

from dxsheet.summary.reading import Reading, capital, number_text
from tests.made_sheets import sheet


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "3"), (1.1, "1.1"), (12345678901234567, "12345678901234567"), (2.0, "2"), (-0.5, "-0.5")],
)
def test_numbers_have_no_exponent_and_no_needless_fraction(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(("lang", "text"), [("ja", "2025年2月3日"), ("en", "3 Feb 2025")])
def test_a_date_is_worded_and_keeps_its_iso_form(lang, text):
    cell = Reading(sheet(), (), lang, None).day("2025-02-03")
    assert cell.text == text
    assert cell.mark.value == "2025-02-03"


def test_an_item_that_shares_its_id_has_a_key_of_its_own():
    found = sheet(solutions=[{"id": "S1"}, {"id": "S1"}, {"text": "x"}])
    read = Reading(found, (), "ja", None)
    assert [read.key(one) for one in found.solutions] == ["S1", "solutions[1]", "solutions[2]"]


def test_a_choice_is_a_value_with_a_label():
    found = sheet(solutions=[{"id": "S1", "effect": "high"}])
    read = Reading(found, (), "en", None)
    assert read.choice("effect", found.solutions[0], "effect").mark == ("effect", "high", "high")
    assert read.choice("effort", found.solutions[0], "effort").text == ""


def test_labels_start_with_a_large_letter():
    assert capital("owner") == "Owner"
    assert capital("") == ""
    assert capital("担当") == "担当"

from __future__ import annotations

import pytest

from dxsheet.office import record
from tests.importing.workbooks import exported, opened
from tests.made_sheets import case, sheet


@pytest.mark.parametrize(
    ("value", "text"),
    [(18, "18"), (18.0, "18"), (1.1, "1.1"), (-0.5, "-0.5"), (1e20, "1" + "0" * 20),
     (0.1 + 0.2, "0.30000000000000004"), (1e-7, "0.0000001"),
     (12345678901234567, "12345678901234567")],
)  # fmt: skip
def test_a_number_as_digits(value, text):
    assert record.plain_number(value) == text


def test_what_compares_as_the_same():
    assert record.canon(None, " a\n") == record.canon(None, "a")
    assert record.canon(None, None) == record.canon(None, ()) == ""
    assert record.canon(None, ("a\nb",)) != record.canon(None, ("a", "b"))


def test_marks_are_written_and_read():
    found = record.marks(case("lending", "ja"))
    assert record.read(record.written(found)) == found
    assert len(found) > 200


def test_a_mark_tells_one_value_at_one_place():
    before = record.marks(sheet(problems=[{"id": "P1", "text": "a"}]))
    after = record.marks(sheet(problems=[{"id": "P1", "text": "b"}]))
    assert before - after == {record.mark("problems", "P1", "text", "a")}


def test_the_hidden_tab_holds_no_text_of_the_sheet():
    tab = opened(exported(case("lending", "ja")))["dxsheet"]
    assert tab.sheet_state == "hidden"
    for (text,) in tab.iter_rows(min_row=2, values_only=True):
        assert set(text) <= set("0123456789abcdef ")

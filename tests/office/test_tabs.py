"""Every field of the format stands in one tab, under a heading that means only that."""

from __future__ import annotations

import pytest

from dxsheet.office import tabs as record
from dxsheet.office.tabs import NAMED_BY, SELECTION, TABS, folded, heads_of, names_of, tab_named
from dxsheet.sheet.nouns import Sheet
from tests.importing.workbooks import exported, opened
from tests.made_sheets import case, sheet


def test_every_field_has_its_place():
    there = {line.path for tab in TABS for line in tab.lines}
    there |= {(tab.key,) for tab in TABS if tab.noun}
    for key, field in Sheet.fields.items():
        if key == "dxsheet":
            continue
        if field.kind != "item":
            assert (key,) in there
            continue
        for inner, one in field.noun.fields.items():
            paths = [(key, inner)]
            if one.kind == "item":
                paths = [(key, inner, name) for name in one.noun.fields]
            if one.kind == "items":
                assert key == SELECTION  # its grid holds criteria and candidates
                continue
            assert all(path in there for path in paths)


@pytest.mark.parametrize("tab", TABS, ids=lambda one: one.key)
def test_no_heading_means_two_things(tab):
    for fields in (
        {
            key: names_of(one.label, key)
            for key, one in (tab.noun.fields if tab.noun else {}).items()
        },
        {one.path: names_of(one.label, one.path[-1]) for one in tab.lines},
    ):
        every = [name for names in fields.values() for name in names]
        assert len(every) == len(set(every))


@pytest.mark.parametrize("tab", TABS, ids=lambda one: one.key)
def test_a_tab_is_found_by_its_names_and_excel_takes_them(tab):
    for name in (tab.name.ja, tab.name.en, tab.name.en.upper(), tab.key):
        assert tab_named(name) is tab
        assert len(name) <= 31 and not set(name) & set(r"\/?*:[]")


def test_headings_with_other_width_case_and_hint():
    known = heads_of(tab_named("解決策").noun)
    said = ["ID", "解決策\nどうするか", "見直す 決まり", "?"]
    assert [known.get(folded(one)) for one in said] == ["id", "text", "rule_challenged", None]


def test_what_has_no_id_is_told_apart_by_fields_that_are_there():
    for tab in TABS:
        for key in NAMED_BY.get(tab.key, ()):
            assert key in tab.noun.fields


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

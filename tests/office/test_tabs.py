"""Every field of the format stands in one tab, under a heading that means only that."""

from __future__ import annotations

import pytest

from dxsheet.office.tabs import NAMED_BY, SELECTION, TABS, folded, heads_of, names_of, tab_named
from dxsheet.sheet.nouns import Sheet


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

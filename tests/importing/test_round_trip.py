"""What goes into a workbook comes back: every item, every link, every filled field."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.importing.applying import fresh_data, merged
from dxsheet.office.tabs import TABS, folded
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.dump import dump
from tests.importing.workbooks import exported, opened, plain, take_raw, without_dangling
from tests.made_sheets import LANGS, MADE, case
from tests.render.large_sheet import large


def back(raw):
    """The sheet that a workbook becomes, by way of its YAML text."""
    data, wrong = fresh_data(take_raw(raw))
    assert not wrong, wrong
    document = parse(dump({"dxsheet": "1", **data}).encode(), "new.yaml")
    assert not document.findings
    sheet, faults = shaped(document.data)
    assert not faults, faults
    return sheet


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["smallest", "mistakes", "lending"])
def test_a_written_sheet_comes_back_whole(name, lang):
    sheet = case(name, lang)
    taken = take_raw(exported(sheet, lang))
    assert taken.unread == []
    assert plain(back(exported(sheet, lang))) == plain(sheet)


def test_a_large_sheet_comes_back_whole_in_either_language():
    sheet = large("ja")
    assert plain(back(exported(sheet, "en"))) == plain(sheet)
    assert len(back(exported(sheet, "ja")).solutions) == 20


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE, st.sampled_from(LANGS))
def test_whatever_a_sheet_holds_comes_back(made, lang):
    sheet = without_dangling(made)
    assert plain(back(exported(sheet, lang))) == plain(sheet)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE, st.sampled_from(LANGS))
def test_its_own_workbook_changes_nothing_on_a_sheet(made, lang):
    sheet = without_dangling(made)
    taken = take_raw(exported(sheet, lang))
    found = merged(taken, sheet, plain(sheet))
    assert not taken.wrong
    assert (found.changed, found.emptied, found.missing) == ([], [], [])


VALUES = {
    "words": "言葉", "number": "3", "amount": "4.5", "date": "2025-02-03", "flag": "true",
    "list": ["一つ", "二つ"], "refs": [], "id": "",
}  # fmt: skip


def value_of(field):
    """A value that a field can hold, as the file writes it."""
    if field.values:
        name = list(field.values)[-1]
        return [name] if field.kind == "list" else name
    return None if field.target else VALUES[field.kind]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tab", [one for one in TABS if one.noun], ids=lambda one: one.key)
def test_every_field_of_a_table_is_shown_and_comes_back(tab, lang):
    entry = {key: value for key, one in tab.noun.fields.items() if (value := value_of(one))}
    if "id" in tab.noun.fields:
        entry = {"id": f"{tab.noun.fields['id'].target}1", **entry}
    found, faults = shaped({"dxsheet": "1", "title": "題", tab.key: [entry]})
    assert not faults
    assert plain(back(exported(found, lang))) == plain(found)
    heads = {folded(one.label.to(lang)) for one in tab.noun.fields.values()}
    shown = opened(exported(found, lang))[tab.name.to(lang)]
    assert heads <= {folded(str(cell.value)) for row in shown for cell in row if cell.value}


def test_every_line_is_shown_and_comes_back():
    data = {"dxsheet": "1"}
    for line in (line for tab in TABS for line in tab.lines):
        at = data
        for part in line.path[:-1]:
            at = at.setdefault(part, {})
        value = value_of(line.field)
        if value:
            at[line.path[-1]] = value
    found, faults = shaped(data)
    assert not faults
    assert plain(back(exported(found))) == plain(found)

"""What goes into a workbook comes back: every item, every link, every filled field."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.importing.applying import fresh_data, merged
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.dump import dump
from tests.importing.workbooks import exported, plain, take_raw, without_dangling
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

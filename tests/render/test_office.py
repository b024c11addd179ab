"""The office libraries come with an extra, and only who asks for their forms loads them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.render.forms import drawer, render
from dxsheet.summary import summarise
from tests.made_sheets import sheet


@pytest.mark.parametrize(
    ("library", "make"),
    [
        ("docx", lambda page: render([page], "docx", "ja")),
        ("openpyxl", lambda page: render([page], "xlsx", "ja")),
        ("openpyxl", lambda page: drawer("xlsx").blank("en")),
    ],
)
def test_a_missing_extra_says_the_command_that_installs_it(monkeypatch, library, make):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DxsheetError) as caught:
        make(summarise(sheet(), lang="ja"))
    assert caught.value.code == CANNOT
    for text in (caught.value.hint.en, caught.value.hint.ja):
        assert 'pip install "dxsheet[office]"' in text


def test_other_forms_load_no_office_library():
    script = (
        "import sys, dxsheet.render.html, dxsheet.importing.taking, dxsheet.flows.importing\n"
        "import dxsheet.render.forms\n"
        "print([one for one in ('docx', 'openpyxl', 'lxml') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_both_forms_are_bytes():
    pages = [summarise(sheet(), lang="ja")]
    assert all(render(pages, form, "ja")[:2] == b"PK" for form in ("docx", "xlsx"))

"""`summary` for an office: its own Word form filled, a blank workbook to fill in."""

from __future__ import annotations

import docx
import openpyxl
import pytest

from dxsheet.cli.commands.showing import SUMMARY
from dxsheet.cli.params import call
from dxsheet.findings import USAGE, DxsheetError
from dxsheet.screen import Screen


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text("dxsheet: 1\ntitle: 転入\n", encoding="utf-8")
    form = docx.Document()
    form.add_paragraph("件名 {{題名}}")
    form.save(tmp_path / "form.docx")
    return tmp_path


def run(**values):
    return call(SUMMARY, Screen("ja", plain=True), values)


def test_a_form_is_filled(files):
    assert run(files=("s.yaml",), format="docx", form="form.docx", output="out.docx") == 0
    assert docx.Document(files / "out.docx").paragraphs[0].text == "件名 転入"


def test_a_blank_workbook(files):
    assert run(format="xlsx", blank=True, output="blank.xlsx") == 0
    assert openpyxl.load_workbook(files / "blank.xlsx").sheetnames[0] == "はじめに"


@pytest.mark.parametrize(
    "values",
    [
        {"files": ("s.yaml",), "format": "html", "form": "form.docx"},
        {"format": "docx", "blank": True},
        {"format": "xlsx"},
    ],
)
def test_options_that_do_not_go_together(files, values):
    with pytest.raises(DxsheetError) as caught:
        run(**values, output="out")
    assert caught.value.code == USAGE
    assert not (files / "out").exists()

"""`summary` for an office: its Word form filled, a blank workbook, the signs of its console."""

from __future__ import annotations

import io
import sys

import docx
import openpyxl
import pytest

from dxsheet.cli.commands.showing import SUMMARY
from dxsheet.cli.params import call
from dxsheet.findings import USAGE, DxsheetError
from dxsheet.render.forms import FORMS, Form
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


@pytest.mark.parametrize(
    ("name", "signs"),
    [("memo", "cp932"), ("wire", "utf-8"), ("md", "cp932"), ("json", "utf-8"), ("csv", "utf-8")],
)
def test_a_form_for_a_person_is_in_the_signs_of_the_console(files, monkeypatch, name, signs):
    """A form that is added is for a person unless it says who reads it."""
    monkeypatch.setitem(FORMS, "memo", Form("markdown"))
    monkeypatch.setitem(FORMS, "wire", Form("markdown", "program"))
    path = files / "s.yaml"
    path.write_text("dxsheet: 1\nproblems:\n  - id: P1\n    text: 転入\n", encoding="utf-8")
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="cp932"))
    assert run(files=("s.yaml",), format=name) == 0
    sys.stdout.flush()
    assert "転入".encode(signs) in out.getvalue()

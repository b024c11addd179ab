"""A page takes the place of an older page, never of what was written by hand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dxsheet.cli import main
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.flows.summarising import write_page
from dxsheet.render import csv_form, excel

SHEET = "dxsheet: 1\ntitle: 題名\n"


def form(path: Path, text: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return path


@pytest.fixture
def room(tmp_path):
    (tmp_path / "s.yaml").write_text(SHEET)
    (tmp_path / "other.yaml").write_text("# その2\n" + SHEET)
    (tmp_path / "sheet.md").write_bytes(b"\xef\xbb\xbf" + SHEET.encode())
    (tmp_path / "wide.txt").write_bytes(SHEET.encode("utf-16"))
    (tmp_path / "sheet.json").write_text('{"title": "題名", "dxsheet": "1"}')
    (tmp_path / "flow.txt").write_text("{dxsheet: 1, title: 題名}")
    (tmp_path / "dxsheet.toml").write_text("")
    (tmp_path / "answers.csv").write_text("お名前,原因\n佐藤,案内がない\n")
    (tmp_path / "saved.csv").write_bytes("題名,原因\n佐藤,案内がない\n".encode("cp932"))
    (tmp_path / "link.md").symlink_to("s.yaml")
    (tmp_path / "hard.md").hardlink_to(tmp_path / "s.yaml")
    form(tmp_path / "form.docx", "{{題</w:t><w:t>名}}")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "s.yaml",
        "other.yaml",
        "sheet.md",
        "wide.txt",
        "sheet.json",
        "flow.txt",
        "dxsheet.toml",
        "answers.csv",
        "saved.csv",
        "link.md",
        "hard.md",
        "form.docx",
    ],
)
def test_what_was_written_by_hand_stays(room, name):
    before = (room / name).read_bytes()
    with pytest.raises(DxsheetError) as caught:
        write_page(str(room / name), "# page\n", inputs=[str(room / "s.yaml")])
    assert caught.value.code == FOUND
    assert (room / name).read_bytes() == before


def test_a_workbook_that_people_filled_in_stays(room):
    path = room / "blank.xlsx"
    write_page(str(path), excel.blank("ja"))
    write_page(str(path), excel.blank("ja"))  # nobody wrote into it
    book = load_workbook(path)
    book["概要"]["B2"] = "書いた題名"
    book.save(path)
    before = path.read_bytes()
    with pytest.raises(DxsheetError) as caught:
        write_page(str(path), excel.blank("ja"))
    assert (caught.value.code, path.read_bytes()) == (FOUND, before)
    assert "dxsheet import" in caught.value.hint.en


def test_an_older_page_is_replaced_and_a_new_one_made(room):
    form(room / "page.docx", "no place")
    (room / "page.csv").write_bytes(csv_form.as_bytes([["Title", "Stage"]]))
    (room / "empty.csv").write_bytes(csv_form.as_bytes([]))
    for name in ("page.md", "page.md", "page.docx", "page.csv", "empty.csv"):
        write_page(str(room / name), "new", inputs=[str(room / "s.yaml"), "no such file"])
        assert (room / name).read_text() == "new"


@pytest.mark.parametrize(
    "line",
    [
        ["summary", "s.yaml", "-o", "s.yaml"],
        ["summary", "s.yaml", "--format", "html", "-o", "link.md"],
        ["summary", "s.yaml", "--format", "docx", "--form", "form.docx", "-o", "form.docx"],
        ["diff", "s.yaml", "other.yaml", "-o", "other.yaml"],
        ["list", ".", "-o", "s.yaml"],
        ["stats", ".", "-o", "s.yaml"],
        ["summary", "s.yaml", "-o", "answers.csv"],
        *(
            ["check", ".", "--format", "json", "--output-file", name]
            for name in ("s.yaml", "link.md", "hard.md", "dxsheet.toml", "form.docx", "answers.csv")
        ),
    ],
)
def test_every_writer_says_so(room, line, monkeypatch, capsys):
    monkeypatch.chdir(room)
    before = {one.name: one.read_bytes() for one in room.iterdir()}
    assert main(line) == FOUND
    assert line[-1] in capsys.readouterr().err
    assert {name: (room / name).read_bytes() for name in before} == before

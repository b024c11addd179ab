"""`dxsheet import`: what it prints, and the exit codes."""

from __future__ import annotations

import pytest

from dxsheet.cli.commands.importing import IMPORT
from dxsheet.cli.params import call
from dxsheet.screen import Screen
from tests.importing.workbooks import exported, handmade, opened, saved
from tests.made_sheets import sheet

TEXT = """dxsheet: 1
title: 転入
problems:
  - {id: P1, text: 待つ}
  - {id: P2, text: 並ぶ, evidence: 数えた}
"""
DATA = {
    "title": "転入",
    "problems": [{"id": "P1", "text": "待つ"}, {"id": "P2", "text": "並ぶ", "evidence": "数えた"}],
}


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(capsys, lang="ja", **values):
    code = call(IMPORT, Screen(lang, plain=True), values)
    done = capsys.readouterr()
    return code, done.out, done.err


def edited(**cells):
    book = opened(exported(sheet(**DATA)))
    for address, value in cells.items():
        book["問題"][address] = value
    return book


def test_bad_cells_with_their_addresses(files, capsys):
    rows = [["番号", "解決策", "効果"], ["S1", "配る", "特大"], ["?", "やめる", "小"]]
    (files / "a.xlsx").write_bytes(handmade(解決策=rows))
    code, out, err = run(capsys, file="a.xlsx", into="s.yaml")
    assert code == 1
    assert (
        "解決策!C2  「特大」は選べる語ではありません。\n  → 次から選んでください: 大、中、小" in out
    )
    assert "解決策!A3  " in out
    assert err == "取り込めないセルが2個あります。何も変更していません。\n"
    code, out, err = run(capsys, "en", file="a.xlsx", into="s.yaml")
    assert "“特大” is not one of the choices." in out and "cannot be imported: 2" in err
    assert (files / "s.yaml").read_text(encoding="utf-8") == TEXT


def test_what_was_done_is_told(files, capsys):
    book = edited(B3="長く待つ", G4=None, B5="足りない", I2="備考", I3="x")
    (files / "a.xlsx").write_bytes(saved(book))
    code, out, err = run(capsys, file="a.xlsx", into="s.yaml")
    assert code == 0
    assert out == (
        "s.yaml を書き換えました。\n  追加: P3\n  変更: P1.text\n  空にした項目: P2.evidence\n"
    )
    assert err == "取り込まなかったところ: 問題!I2「備考」\n"
    code, out, _ = run(capsys, "en", file="a.xlsx", into="s.yaml")
    assert (code, out) == (0, "s.yaml already says the same.\n")


def test_what_the_workbook_lacks_stays_and_is_named(files, capsys):
    book = edited()
    book["問題"].delete_rows(4)
    (files / "a.xlsx").write_bytes(saved(book))
    code, out, err = run(capsys, file="a.xlsx", into="s.yaml")
    assert (code, out) == (0, "s.yaml は、既に同じ内容です。\n")
    assert "シートに残しました: P2" in err and "dxsheet remove" in err


def test_a_new_sheet(files, capsys):
    (files / "a.xlsx").write_bytes(exported(sheet(**DATA)))
    code, out, _ = run(capsys, "en", file="a.xlsx", output="new.yaml")
    assert (code, out) == (0, "Created new.yaml.\n")
    assert "並ぶ" in (files / "new.yaml").read_text(encoding="utf-8")


def test_a_second_sheet_of_one_id_is_told_with_how_to_change_the_first(files, capsys):
    (files / "a.xlsx").write_bytes(exported(sheet(**DATA, id="abcd1234")))
    assert "--into" not in run(capsys, file="a.xlsx", output="first.yaml")[2]
    code, _, err = run(capsys, file="a.xlsx", output="second.yaml")
    assert code == 0 and "dxsheet import a.xlsx --into first.yaml" in err

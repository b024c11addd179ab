"""The board is written whole, and never over a file that is not one."""

from __future__ import annotations

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.board import write_board
from tests.made_sheets import case
from tests.render.html_parts import whole


def test_the_page_is_written_and_written_anew(tmp_path):
    board = tmp_path / "board.html"
    write_board(str(board), case("lending", "ja"), lang="ja", question="一つ目")
    assert "一つ目" in whole(board.read_text(encoding="utf-8"))
    write_board(str(board), case("lending", "ja"), lang="ja", question="二つ目")
    text = whole(board.read_text(encoding="utf-8"))
    assert "二つ目" in text
    assert "一つ目" not in text
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".html"] == ["board.html"]


@pytest.mark.parametrize("content", ["dxsheet: 1\ntitle: a\n", "<html></html>", "x" * 5000])
def test_nothing_else_is_overwritten(tmp_path, content):
    other = tmp_path / "sheet.yaml"
    other.write_text(content, encoding="utf-8")
    with pytest.raises(DxsheetError) as refused:
        write_board(str(other), case("smallest", "ja"), lang="ja")
    assert refused.value.code == 1
    assert other.read_text(encoding="utf-8") == content


def test_an_empty_file_may_become_the_board(tmp_path):
    board = tmp_path / "board.html"
    board.touch()
    write_board(str(board), case("smallest", "ja"), lang="ja")
    assert board.stat().st_size > 1000

from __future__ import annotations

import pytest

from dxsheet.importing.cells import Value
from dxsheet.importing.crosswise import read_matrix
from dxsheet.importing.tables import Found
from dxsheet.importing.workbook import Grid


def read(*rows):
    cells = {
        (row, column): Value("text", text)
        for row, line in enumerate(rows, 1)
        for column, text in enumerate(line, 1)
        if text
    }
    found = Found()
    return read_matrix(Grid("対応表", cells, ()), found), found


HEAD = ["番号", "課題（原因）", "状態", "S1", "S2"]
TEXTS = ["", "説明", "", "1", "○をやめる"]


def tied(matrix):
    return {name: [cause for cause, _ in links] for name, links in matrix.links.items()}


@pytest.mark.parametrize(
    "sign",
    ["○", "〇", "◯", "Ｏ", "O", "o", "✓", "1", "１", "●", "はい", "✅", "v", "レ点", "あり", "OK"],
)
def test_every_sign_ties(sign):
    matrix, found = read(HEAD, TEXTS, ["C1", "古い", "", sign, ""])
    assert tied(matrix) == {"S1": ["C1"], "S2": []}
    assert found.wrong == []


@pytest.mark.parametrize("sign", ["", "-", "－", "×", "0", "　", "✖", "❌", "なし", "/"])
def test_what_ties_nothing(sign):
    matrix, found = read(HEAD, TEXTS, ["C1", "古い", "", sign, "○"])
    assert tied(matrix) == {"S1": [], "S2": ["C1"]}
    assert found.wrong == []


def test_anything_else_is_asked_about():
    _, found = read(HEAD, TEXTS, ["C1", "古い", "", "たぶん", "△"])
    assert [one.where for one in found.wrong] == ["対応表!D3", "対応表!E3"]


def test_words_at_the_edges_are_no_links():
    matrix, found = read(
        [*HEAD, "空いているところ"], TEXTS,
        ["C1", "古い", "特定", "", "○", "解決策がまだありません"],
        ["", "空いているところ", "", "対応する課題（原因）がありません", ""],
    )  # fmt: skip
    assert tied(matrix) == {"S1": [], "S2": ["C1"]}
    assert found.wrong == []


def test_a_sign_without_an_id_beside_or_above_it():
    _, found = read(HEAD, TEXTS, ["C1", "古い", "", "", "", "○"], ["", "x", "", "○"])
    assert [one.where for one in found.wrong] == ["対応表!F3", "対応表!D4"]


def test_english_headings_are_no_solutions():
    matrix, _ = read(["Id", "Cause", "Status", "s1", "Open"], [], ["C1", "old", "", "o"])
    assert tied(matrix) == {"s1": ["C1"]}


def test_no_headings():
    assert read(["?"])[0] is None

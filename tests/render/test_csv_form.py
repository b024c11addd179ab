"""CSV: opens as it is in a Japanese spreadsheet, and nothing in it is calculated."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.csv_form import draw
from dxsheet.summary import summarise, summarise_many
from dxsheet.width import visible
from tests.made_sheets import LANGS, MADE, TEXTS, TODAY, case, sheet


def rows(found, lang="ja"):
    return read(draw([summarise(found, lang=lang, today=TODAY)], lang=lang))


def read(raw):
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def test_it_is_utf_8_with_a_mark_and_windows_line_ends():
    found = sheet(problems=[{"id": "P1", "text": "一行目\r\n二行目"}])
    raw = draw([summarise(found, lang="ja")], lang="ja")
    assert raw.count(b"\r\n") == 2
    assert raw.endswith(b"\r\n")
    assert "一行目\n二行目".encode() in raw  # within a cell, as Excel writes it


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_says_its_sheet_problem_cause_and_solution(lang):
    found = rows(case("lending", lang), lang)
    assert len({len(row) for row in found}) == 1
    assert {row[0] for row in found[1:]} == {case("lending", lang).title}
    assert all(row[1].startswith("P") for row in found[1:])
    assert ["C1", "S1"] in [[row[3], row[7]] for row in found]


def test_a_gap_is_a_row():
    found = rows(sheet(problems=[{"id": "P1", "text": "待つ"}]))
    assert "課題（原因）がまだありません" in found[1]


def test_a_sheet_without_a_chain_is_an_empty_file():
    assert draw([summarise(case("smallest", "ja"), lang="ja")], lang="ja") == b"\xef\xbb\xbf"


def test_several_sheets_share_one_heading():
    pages = summarise_many([case("lending", "ja"), case("mistakes", "ja")], lang="ja")
    found = read(draw(pages, lang="ja"))
    titles = [row[0] for row in found]
    assert titles.count(titles[0]) == 1
    assert set(titles[1:]) == {case("lending", "ja").title, case("mistakes", "ja").title}


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
    ],
)
def test_what_a_spreadsheet_would_calculate_stays_text(text):
    cell = rows(sheet(problems=[{"id": "P1", "text": text}]))[1][2]
    assert cell.startswith("'")
    assert cell.endswith(text.strip())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_no_cell_of_any_sheet_starts_a_formula(found):
    for row in rows(found):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
            assert visible(cell) == cell


@given(TEXTS)
def test_the_text_is_there_as_it_was_written(text):
    cell = rows(sheet(problems=[{"id": "P1", "text": f"a{text}"}]))[1][2]
    assert cell == visible(f"a{text}".replace("\r\n", "\n").replace("\r", "\n"))

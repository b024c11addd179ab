"""The list as JSON and CSV: every key, every row, nothing that a spreadsheet calculates."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings

from dxsheet.lang import Text
from dxsheet.many.listed import COLUMNS, ListColumn, line_of, page
from dxsheet.render.csv_form import list_csv
from dxsheet.render.json_form import list_json
from dxsheet.render.markdown import markdown
from dxsheet.render.terminal_reports import sheets
from dxsheet.screen import drawn
from dxsheet.width import cells
from tests.made_sheets import MADE, sheet

FOUND = sheet(
    title="=cmd|' /C calc'!A0",
    stage="trial",
    causes=[{"id": "C1", "status": "rejected"}],
    work_items=[{"main_owners": ["＋山田", "佐藤"], "due": "2025-01-01"}],
)
LINE = line_of(FOUND, "a.yaml", "2025-03-10")


def rows(raw: bytes) -> list[list[str]]:
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_csv() -> None:
    heads, row = rows(list_csv([LINE], "ja"))
    assert len(heads) == len(set(heads)) == len(row)
    told = dict(zip(heads, row, strict=True))
    assert told["題名"] == "'=cmd|' /C calc'!A0" and told["担当"] == "'＋山田、佐藤"
    assert (told["段階"], told["課題（原因） 棄却"], told["期限超過"]) == ("試行中", "1", "はい")


def test_json() -> None:
    told = json.loads(list_json([LINE], [("b.yaml", Text("no", "だめ"))], "ja"))
    assert told["unreadable"] == [{"file": "b.yaml", "message": "だめ"}]
    (one,) = told["sheets"]
    assert one["causes"] == {"identified": 0, "unverified": 0, "rejected": 1}
    assert one["gaps"] == [{"kind": "cause_rejected", "at": "C1"}]
    assert one["next_date"] == "2025-01-01" and one["overdue"] is True


def test_markdown() -> None:
    text = markdown(page([LINE], 3, "ja"), "ja")
    assert "シート3件中1件。" in text and "2025-01-01（期限超過）" in text


@pytest.mark.parametrize("key", [*COLUMNS, "solutions"])
def test_a_column_stands_in_every_form_that_it_is_declared_for(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = COLUMNS.get(key) or ListColumn(Text("x", "x"), lambda one, _lang: str(one.solutions))
    monkeypatch.setitem(COLUMNS, key, told._replace(label=Text("HEAD", "見出し"), short=None))
    heads, _ = rows(list_csv([LINE], "en"))
    stands = {
        "csv": any("HEAD" in one for one in heads),
        "page": "HEAD" in markdown(page([LINE], 1, "en"), "en"),
        "screen": "HEAD" in drawn(sheets([LINE], 1, "en", width=200), width=200),
    }
    assert {form for form, there in stands.items() if there} == set(told.forms)
    narrow = drawn(sheets([LINE], 1, "en", width=30), width=30)
    said = told.said(LINE, "en")
    assert ("HEAD: " in narrow) == (
        "screen" in told.forms and said != "0" and key not in ("title", "stage", "file")
    )


@given(MADE)
@settings(max_examples=60, deadline=None)
def test_any_sheet(found) -> None:
    line = line_of(found, "x.yaml", "2025-03-10")
    heads, row = rows(list_csv([line], "en"))
    assert len(heads) == len(row)
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row)
    (one,) = json.loads(list_json([line], [], "en"))["sheets"]
    assert one["title"] == line.title and len(one["gaps"]) == len(line.gaps)
    markdown(page([line], 1, "en"), "en")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_two_sheets_of_one_title_are_told_apart_at_every_width(width: int, lang: str) -> None:
    names = ["2025-02-03-備品貸出の見直し.yaml", "2025-02-03-備品貸出の見直し-2.yaml"]
    lines = [LINE._replace(file=name) for name in names]
    told = drawn(sheets(lines, 2, lang, width=width), width=width)
    assert all(cells(one) <= width for one in told.splitlines())
    flat = "".join(told.split())
    assert all(flat.count(name) == 1 for name in names)

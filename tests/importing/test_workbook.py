from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.importing.workbook import Value, address, read_book, serial_day
from tests.importing.workbooks import handmade, opened, saved

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(cells, *, strings="", styles="", about=""):
    """A workbook of one tab from raw XML, as other programs may write it."""
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{TIES}/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TIES}"><workbookPr {about}/>'
        '<sheets><sheet name="T" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{TIES}/worksheet" Target="worksheets/s.xml"/>'
        f'<Relationship Id="r2" Type="{TIES}/sharedStrings" Target="strings.xml"/>'
        f'<Relationship Id="r3" Type="{TIES}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cell(xml, **about):
    """What one cell says."""
    (grid,) = read_book(written(f'<row r="1">{xml}</row>', **about), "t.xlsx").tabs
    return grid.at(1, 1)


def test_texts_from_the_table_in_place_and_from_a_formula():
    strings = "<si><t>表</t></si><si><r><t>a</t></r><r><t>b</t></r><rPh><t>エー</t></rPh></si>"
    assert cell('<c r="A1" t="s"><v>0</v></c>', strings=strings).text == "表"
    assert cell('<c r="A1" t="s"><v>1</v></c>', strings=strings).text == "ab"
    assert cell('<c r="A1" t="inlineStr"><is><t>中</t></is></c>').text == "中"
    assert cell('<c r="A1" t="str"><f>A2</f><v>式</v></c>').text == "式"


def test_escapes_mean_what_they_say_and_no_more():
    text = '<c r="A1" t="inlineStr"><is><t>{}</t></is></c>'
    assert cell(text.format("a_x000D_&#10;b_x000D_c")).text == "a\nb\nc"
    assert cell(text.format("_x005F_x000D_")).text == "_x000D_"
    assert cell(text.format("_xD83D__xDE00_")).text == "😀"


def test_what_is_empty_is_not_there():
    assert cell('<c r="A1"/>') is None
    assert cell('<c r="A1" t="inlineStr"><is><t>　 </t></is></c>') is None
    assert cell('<c r="A1" t="s"><v>7</v></c>') is None
    assert cell('<c r="A1"><v>not a number</v></c>') is None


def test_flags_errors_and_formulas_without_a_result():
    assert cell('<c r="A1" t="b"><v>1</v></c>') == Value("flag", "true")
    assert cell('<c r="A1" t="e"><v>#REF!</v></c>') == Value("error", "#REF!")
    assert cell('<c r="A1"><f>B1+1</f></c>') == Value("formula", "")


def test_numbers_read_as_they_were_shown():
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="20"/>'
    styles += "</cellXfs>"
    shown = {"0": "0.3", "1": None, "2": "30%", "3": "7:12"}
    for style, text in shown.items():
        found = cell(f'<c r="A1" s="{style}"><v>0.3</v></c>', styles=styles)
        assert found.text == (text or "0.3")
    assert cell('<c r="A1"><v>0.30000000000000004</v></c>').text == "0.3"
    assert cell('<c r="A1"><v>1E+20</v></c>').text == "100000000000000000000"
    assert cell('<c r="A1"><v>18.0</v></c>').text == "18"


def test_dates_in_both_calendars():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    one = '<c r="A1" s="0"><v>45691</v></c>'
    assert cell(one, styles=styles) == Value("date", "2025-02-03", 45691.0)
    assert cell(one, styles=styles, about='date1904="1"').text == "2029-02-04"
    assert cell('<c r="A1" t="d"><v>2025-02-03T00:00:00</v></c>').text == "2025-02-03"


@pytest.mark.parametrize(
    ("number", "day"),
    [(1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45691.75, "2025-02-03"),
     (0, None), (-3, None), (1e12, None)],
)  # fmt: skip
def test_a_day_by_its_number(number, day):
    assert serial_day(number) == day


def test_cells_without_addresses_are_counted():
    (grid,) = read_book(
        written('<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c></row>'), "t"
    ).tabs
    assert [grid.at(1, 1).text, grid.at(1, 2).text, grid.at(2, 3).text] == ["1", "2", "3"]


def test_what_lies_far_out_is_not_read():
    (grid,) = read_book(written('<row r="900000"><c r="A900000"><v>1</v></c></row>'), "t").tabs
    assert grid.cells == {}


def test_a_library_s_workbook_with_dates_merges_and_hidden_tabs():
    book = opened(handmade(表=[["a", datetime.date(2025, 2, 3), True]], 裏=[["x"]]))
    book["表"].merge_cells("A1:A3")
    book["裏"].sheet_state = "hidden"
    front, back = read_book(saved(book), "t").tabs
    assert (front.name, front.at(1, 2).text, front.at(1, 3).kind) == ("表", "2025-02-03", "flag")
    assert front.merged == ((1, 1, 3, 1),)
    assert (front.hidden, back.hidden) == (False, True)


def test_a_zip_of_something_else():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(DxsheetError, match="is not a"):
        read_book(out.getvalue(), "t.xlsx")


def test_addresses():
    assert [address(7, 2), address(1, 26), address(1, 27), address(3, 703)] == [
        "B7", "Z1", "AA1", "AAA3",
    ]  # fmt: skip

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from openpyxl.comments import Comment

from dxsheet.findings import DxsheetError
from dxsheet.importing import workbook
from dxsheet.importing.cells import Value, shown
from dxsheet.importing.workbook import address, read_book
from tests.importing.workbooks import handmade, opened, saved

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


PLAIN = '<cellXfs><xf numFmtId="0"/></cellXfs>'


def written(cells, *, strings="", styles="", about="", after="", more=(), rename=str):
    """A workbook of one tab from raw XML, as other programs may write it."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}" ContentType="{KIND}.{kind}+xml"/>'
            for part, kind in (
                ("workbook.xml", "sheet.main"),
                ("worksheets/s.xml", "worksheet"),
                ("strings.xml", "sharedStrings"),
                ("styles.xml", "styles"),
            )
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r" '
        f'Type="{TIES}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{TIES}"><workbookPr {about}/>'
        '<sheets><sheet name="T" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="r1" Type="{TIES}/worksheet" Target="worksheets/s.xml"/>'
        f'<Relationship Id="r2" Type="{TIES}/sharedStrings" Target="strings.xml"/>'
        f'<Relationship Id="r3" Type="{TIES}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
        f"{after}</worksheet>",
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles or PLAIN}</styleSheet>',
    }
    parts |= dict(more)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(rename(name), text)
    return out.getvalue()


def cell(xml, **about):
    """What one cell says."""
    (grid,) = read_book(written(f'<row r="1">{xml}</row>', **about), "t.xlsx").tabs
    return grid.at(1, 1)


def test_texts_from_the_table_in_place_and_from_a_formula():
    strings = "<si><t>表</t></si><si><r><t>a</t></r><r><t>b</t></r>"
    strings += "<rPh sb='0' eb='1'><t>エー</t></rPh></si>"
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


@pytest.mark.parametrize(
    "xml", ['<c r="A1" t="s"><v>7</v></c>', '<c r="A1"><v>not a number</v></c>']
)
def test_what_no_program_writes_is_refused_and_not_taken_for_empty(xml):
    with pytest.raises(DxsheetError, match="damaged") as caught:
        cell(xml)
    assert "壊れています" in caught.value.message.ja


def test_flags_errors_and_formulas_without_a_result():
    assert cell('<c r="A1" t="b"><v>1</v></c>') == Value("flag", "true")
    assert cell('<c r="A1" t="e"><v>#REF!</v></c>') == Value("error", "#REF!")
    assert cell('<c r="A1"><f>B1+1</f></c>') == Value("formula", "")


def styled(number, code, *, about="", id=170):
    """What a number shows in a format."""
    code = code.replace('"', "&quot;")
    styles = (
        f'<numFmts><numFmt numFmtId="{id}" formatCode="{code}"/></numFmts>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{id}"/></cellXfs>'
    )
    return cell(f'<c r="A1" s="1"><v>{number}</v></c>', styles=styles, about=about)


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.3", "General", "0.3"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E+20", "General", "100000000000000000000"),
        ("18.0", "0.00", "18"),
        ("11002", "000000", "011002"),
        ("1000001", "000-0000", "100-0001"),
        ("-7", "000", "-007"),
        ("46", '#,##0"件"', "46件"),
        ("1200", '#,##0"件"', "1,200件"),
        ("1200", "#,##0", "1200"),
        ("46.4", '0"件"', "46.4件"),
        ("2", '0.0"時間"', "2.0時間"),
        ("-3", '#,##0"件";[Red]-#,##0"件"', "-3件"),
        ("46000", '"¥"#,##0', "¥46,000"),
        ("46000", "[$¥-411]#,##0", "¥46,000"),
        ("40", '"約"0"件"', "約40件"),
        ("0.3", "0%", "30%"),
        ("0.026", "0.0%", "2.6%"),
        ("5", "0_ ", "5"),
        ("1500", "##0.0E+0", "1500"),
        ("0.5", "# ?/?", "0.5"),
        ("46", 'General"件"', "46件"),
        ("46", "0件", "46件"),
        ("1200000", '#,##0,"千円"', "1,200千円"),
        ("1234567", "#,##0,", "1234.567"),
        ("1234567", r"[&lt;=999]000;[&lt;=9999]000\-00;000\-0000", "123-4567"),
        ("812345678", r"000\-0000\-0000", "008-1234-5678"),
        ("20261204", '0000"年"00"月"00"日"', "2026年12月04日"),
        ("90", '0"時間"00"分"', "0時間90分"),
        ("5", '[=1]"はい";"いいえ"', "いいえ"),
        ("1500", '[&gt;=1000]#,##0"超";0', "1,500超"),
        ("5", '"良";"悪";"なし"', "良"),
        ("-5", '"良";"悪";"なし"', "悪"),
        ("-3000", '"黒字"#,##0;"赤字"#,##0', "赤字3,000"),
        ("-3000", '#,##0"円";"▲"#,##0"円"', "-3,000円"),
        ("-3000", "#,##0;[Red]#,##0", "-3000"),
        ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        ("7", ";;;", "7"),
        ("0.3", "h:mm", "7:12"),
        ("1.25", "[h]:mm", "30:00"),
        ("1.25", "[h]:mm:ss", "30:00:00"),
        ("1.3", "h:mm", "7:12"),
        ("0.0625", '[mm]"分"', "90分"),
        ("0.0625", '[m]"分"', "90分"),
        ("1.25", '[h]"時間"mm"分"', "30時間00分"),
        ("0.3", 'h"時"mm"分"', "7時12分"),
    ],
)
def test_a_number_reads_as_its_format_shows_it(number, code, text):
    assert styled(number, code).text == text


@pytest.mark.parametrize(
    "code",
    [
        "yyyy/m/d",
        'yyyy"年"m"月"d"日"',
        "[$-411]ge.m.d",
        "[$-en-US]d-mmm-yy;@",
        "m/d/yy h:mm",
        "mmm",
    ],
)
def test_a_date_in_any_format_is_the_day(code):
    assert (styled(45691, code).kind, styled(45691, code).text) == ("date", "2025-02-03")


@pytest.mark.parametrize("code", ['yyyy"年"m"月"', "mmm-yy", "yyyy/m", "[$-411]ggge年m月"])
def test_a_month_that_a_format_shows_without_a_day_is_no_first_of_it(code):
    first = 46357  # 2026-12-01
    assert styled(first, code).text == "2026-12"
    assert styled(first + 1, code).text == "2026-12-02"


def test_eight_digits_typed_into_a_cell_for_days_are_no_error():
    assert styled(20261204, "yyyy/m/d") == Value("text", "20261204")
    assert styled(99999999, "yyyy/m/d").kind == "error"


def test_the_hour_of_a_day_stays_where_it_is_shown():
    assert styled(45999.375, "yyyy/m/d h:mm").text == "2025-12-08 09:00"
    assert styled(45999.375, "yyyy/m/d").text == "2025-12-08"


def test_comments_and_text_in_shapes_are_noticed():
    book = opened(handmade(表=[["a"], ["b"]], 裏=[["x"]]))
    book["表"]["A2"].comment = Comment("先送り", "部長")
    raw = saved(book)
    assert [one.noted for one in read_book(raw, "t").tabs] == [("A2",), ()]
    rels = '<Relationships><Relationship Target="../drawings/d.xml"/></Relationships>'
    for text, noted in (("メモ", ("",)), (" ", ())):
        more = [
            ("xl/worksheets/_rels/s.xml.rels", rels),
            ("xl/drawings/d.xml", f"<a:t>{text}</a:t>"),
        ]
        assert read_book(written(ONE, strings=TEXT, more=more), "t").tabs[0].noted == noted


@pytest.mark.parametrize("id", [14, 22, 27, 31, 36, 50, 57, 58])
def test_dates_that_a_file_need_not_spell_out(id):
    styles = f'<cellXfs><xf numFmtId="{id}"/></cellXfs>'
    found = cell('<c r="A1" s="0"><v>45691</v></c>', styles=styles)
    assert (found.kind, found.text) == ("date", "2025-02-03")


def test_dates_in_both_calendars_with_and_without_their_format():
    assert styled(45691, "yyyy/m/d", about='date1904="1"').text == "2029-02-04"
    one = cell('<c r="A1"><v>44377</v></c>', about='date1904="1"')
    assert (one.kind, one.text, one.day) == ("number", "44377", "2025-07-01")
    assert cell('<c r="A1"><v>45691</v></c>').day == "2025-02-03"
    assert cell('<c r="A1"><v>7</v></c>').day == ""
    assert cell('<c r="A1" t="d"><v>2025-02-03T00:00:00</v></c>').text == "2025-02-03"


def test_a_number_that_is_no_day_is_told_as_an_error():
    assert styled(-3, "yyyy/m/d").kind == "error"
    assert styled(1e9, "yyyy/m/d").kind == "error"


def test_a_format_never_takes_a_digit():
    for number in (0, 1, 12, 1234.5, 0.001, 99999999, -0.25):
        for code in ("0", "0.0", "#,##0", '#,##0"円"', "000", "0%", '"第"0"号"'):
            plain = (
                shown(number, code).replace(",", "").translate(dict.fromkeys(map(ord, "円第号")))
            )
            read = float(plain.rstrip("%")) / (100 if "%" in plain else 1)
            assert read == pytest.approx(number, abs=1e-12)


def test_cells_without_addresses_are_counted():
    (grid,) = read_book(
        written('<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c></row>'), "t"
    ).tabs
    assert [grid.at(1, 1).text, grid.at(1, 2).text, grid.at(2, 3).text] == ["1", "2", "3"]


def test_what_lies_far_down_is_not_read_but_noticed():
    far = '<row r="900000"><c r="A900000"/></row><row r="900001"><c r="A900001"><v>1</v></c></row>'
    (grid,) = read_book(written(far), "t").tabs
    assert (grid.cells, grid.beyond) == ({}, 900001)


def test_a_cell_far_to_the_right_is_read():
    (grid,) = read_book(written('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "t").tabs
    assert list(grid.cells) == [(1, 16384)]


def test_a_dimension_that_is_wrong_hides_nothing():
    sheet = (
        f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>'
        '<row r="3"><c r="C3"><v>1</v></c></row></sheetData></worksheet>'
    )
    raw = written("", more=[("xl/worksheets/s.xml", sheet)])
    assert read_book(raw, "t").tabs[0].at(3, 3).text == "1"


def test_a_merge_over_the_whole_tab_takes_no_time():
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (grid,) = read_book(written('<row r="1"><c r="A1"><v>1</v></c></row>', after=after), "t").tabs
    assert grid.merged == ((1, 1, 1048576, 16384),)


ONE = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
TEXT = "<si><t>表</t></si>"


@pytest.mark.parametrize(
    "rename",
    [
        lambda name: name.replace("strings", "Strings"),
        lambda name: name.upper(),
        lambda name: name.replace("/", "\\"),
        lambda name: name.replace("/", "\\").title(),
    ],
)
def test_names_in_the_zip_are_put_right(rename):
    raw = written(ONE, strings=TEXT, rename=rename)
    assert read_book(raw, "t").tabs[0].at(1, 1).text == "表"


def test_the_strict_edition_of_the_format():
    source = zipfile.ZipFile(io.BytesIO(written(ONE, strings=TEXT)))
    parts = {name: source.read(name).decode() for name in source.namelist()}
    for name, text in parts.items():
        strict = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        parts[name] = strict.replace(
            TIES, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
    raw = written("", more=parts.items())
    assert read_book(raw, "t").tabs[0].at(1, 1).text == "表"


def test_charts_pictures_and_properties_are_not_looked_at():
    names = (
        "docProps/core.xml", "docProps/custom.xml", "xl/theme/theme1.xml", "xl/media/a.png",
        "xl/drawings/drawing1.xml", "xl/worksheets/_rels/s.xml.rels", "xl/chartsheets/sheet2.xml",
    )  # fmt: skip
    raw = written(ONE, strings=TEXT, more=[(name, "<a><b>") for name in names])
    assert read_book(raw, "t").tabs[0].at(1, 1).text == "表"


def test_a_tab_whose_part_is_missing_is_no_empty_tab():
    raw = written(ONE, rename=lambda name: name.replace("worksheets/s.xml", "worksheets/t.xml"))
    with pytest.raises(DxsheetError, match="damaged"):
        read_book(raw, "t")


GROWS = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))


@pytest.mark.parametrize(
    "content",
    [
        f'<!DOCTYPE a [<!ENTITY x "y">]><sst xmlns="{MAIN}"><si><t>&x;</t></si></sst>',
        f'<!DOCTYPE a SYSTEM "file:///etc/passwd"><sst xmlns="{MAIN}"/>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]><a/>',
        f'<!DOCTYPE a [<!ENTITY e0 "ha">{GROWS}]><a>&e39;</a>',
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        "<a>" * 300,
        "<a><b></a>",
        "",
        "\x00\x01",
    ],
)
@pytest.mark.parametrize("part", ["strings", "styles", "workbook", "worksheets/s"])
def test_a_part_that_is_hostile_or_broken(content, part):
    with pytest.raises(DxsheetError, match="damaged") as caught:
        read_book(written(ONE, strings=TEXT, more=[(f"xl/{part}.xml", content)]), "t")
    assert part in caught.value.message.ja


def test_more_elements_than_any_office_file_has(monkeypatch):
    monkeypatch.setattr(workbook, "_NODES", 100)
    with pytest.raises(DxsheetError, match="damaged"):
        read_book(written('<row r="1">' + "<c/>" * 200 + "</row>"), "t")


def test_rows_that_go_back_are_refused_rather_than_dropped():
    with pytest.raises(DxsheetError, match="damaged"):
        read_book(written('<row r="3"><c r="A3"><v>1</v></c></row><row r="2"/>'), "t")


def test_a_bomb_that_lies_about_its_size(monkeypatch):
    monkeypatch.setattr(workbook, "_PART", 1000)
    raw = bytearray(written(ONE, strings="<si><t>" + " " * 5000 + "</t></si>"))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        begin = -1
        while (begin := raw.find(sign, begin + 1)) >= 0:
            raw[begin + at : begin + at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(DxsheetError) as caught:
        read_book(bytes(raw), "t")
    assert "too large" in caught.value.message.en or "damaged" in caught.value.message.en


def test_a_truncated_zip():
    raw = bytearray(written(ONE))
    raw[60:80] = b"\xff" * 20
    with pytest.raises(DxsheetError, match="damaged"):
        read_book(bytes(raw), "t")


def test_no_sentence_and_no_warning_of_the_library_is_told(recwarn):
    with pytest.raises(DxsheetError) as caught:
        read_book(written(ONE, styles="<cellXfs><xf numFmtId='no'/></cellXfs>"), "t")
    assert "壊れています" in caught.value.message.ja
    assert "expected" not in caught.value.message.ja
    styled(-3, "yyyy/m/d")
    assert not recwarn.list


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

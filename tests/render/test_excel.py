"""The page as a workbook: nothing left out, nothing calculated, ready to print and to fill in."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.office.tabs import TABS
from dxsheet.render import excel
from dxsheet.render.excel import blank, draw
from dxsheet.render.svg.drawing import can_draw
from dxsheet.summary import summarise, summarise_many
from tests.made_sheets import CASES, LANGS, MADE, TODAY, case, sheet
from tests.render.large_sheet import large
from tests.render.test_html import squeezed, words
from tests.render.test_same_facts import Facts, chains, expected

NAMES = {
    "ja": ["概要", "問題", "課題（原因）", "解決策", "対応表", "効果×手間", "作業"],
    "en": ["Overview", "Problems", "Causes", "Solutions", "Matrix", "Effect × effort", "Work"],
}


OURS = re.compile(
    "IFERROR\\(INDEX\\('[^'!]+'!\\$[A-Z]+:\\$[A-Z]+,MATCH\\(\\$?[A-Z]+\\$?\\d+,'[^'!]"
    '+\'!\\$A:\\$A,0\\)\\)&amp;\\"\\",\\"\\"\\)'
)


def page(found, lang="ja"):
    return draw([summarise(found, lang=lang, today=TODAY)], lang=lang)


def opened(raw):
    return openpyxl.load_workbook(io.BytesIO(raw))


def said(book):
    """Every text of the tabs that a reader sees."""
    return "\n".join(
        str(value)
        for tab in book
        if tab.sheet_state == "visible"
        for row in tab.iter_rows(values_only=True)
        for value in row
        if value is not None
    )


def read_xlsx(raw):
    """Items from their tabs, links from the matrix and from the causes' column of problems."""
    book = opened(raw)
    names = NAMES["ja" if "概要" in book.sheetnames else "en"]
    listed = [
        [row[0] for row in book[name].iter_rows(min_row=3, values_only=True) if row[0]]
        for name in names[1:4]
    ]
    links = []
    for row in book[names[2]].iter_rows(min_row=3, values_only=True):
        if row[0]:
            implied = listed[0] if len(listed[0]) == 1 else []
            links += [(one, row[0]) for one in re.findall(r"P\d+", row[2] or "") or implied]
    matrix = book[names[4]]
    heads = [cell.value for cell in matrix[2]]
    for row in matrix.iter_rows(min_row=4, values_only=True):
        links += [(row[0], heads[at]) for at, value in enumerate(row) if value == "○"]
    return Facts(sorted(one for ids in listed for one in ids), sorted(links))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["lending", "mistakes"])
def test_every_item_and_every_link(name, lang):
    assert read_xlsx(page(case(name, lang), lang)) == expected(case(name, lang))


def test_every_item_and_link_of_a_large_sheet():
    assert read_xlsx(page(large("ja"))) == expected(large("ja"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=chains())
def test_every_item_and_link_of_any_chain(found):
    assert read_xlsx(page(found)) == expected(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_every_word_of_a_sheet_is_there(name, lang):
    found = case(name, lang)
    # A workbook tells a lone carriage return apart, so that it comes back as it was.
    all_said = squeezed(said(opened(page(found, lang)))).replace("<U+000D>", "")
    for one in words(found):
        assert squeezed(one) in all_said


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE)
def test_whatever_a_sheet_holds_is_shown_as_text(made):
    raw = page(made)
    archive = zipfile.ZipFile(io.BytesIO(raw))
    for name in archive.namelist():
        assert "externalLink" not in name
        if name.startswith("xl/worksheets/sheet"):
            text = archive.read(name).decode()
            # The matrix looks up the texts of its ids; no word of a sheet stands in a formula.
            assert all(OURS.fullmatch(one) for one in re.findall("<f>(.*?)</f>", text))
            assert "<f " not in text and "<hyperlink" not in text
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("text", ["=1+1", "+81", "-1", "@SUM(A1)", "＝1", "＋", "－", "＠"])
def test_what_looks_like_a_formula_stays_text(text):
    book = opened(page(sheet(problems=[{"id": "P1", "text": text}])))
    cell = book["問題"]["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert cell.number_format == "@"


def test_zeros_long_numbers_and_dates():
    found = sheet(
        organisation={"code": "011002"},
        date="2025-02-03",
        participants=[{"name": "a", "count": "12"}],
        outcomes=[{"measure": "m", "baseline": "12345678901234567", "result": "1.5"}],
        decisions=[{"text": "t", "date": "0987-02-03"}],
    )
    book = opened(page(found))
    assert (book["概要"]["B3"].value, book["概要"]["B5"].value.isoformat()) == (
        "011002", "2025-02-03T00:00:00",
    )  # fmt: skip
    assert book["参加者"]["C7"].value == 12
    assert [book["結果"][one].value for one in ("C3", "E3")] == ["12345678901234567", 1.5]
    assert book["決定事項"]["A3"].value == "0987-02-03"


@pytest.mark.parametrize("lang", LANGS)
def test_the_tabs_in_order_and_those_with_nothing_hidden(lang):
    book = opened(page(case("smallest", lang), lang))
    assert book.sheetnames[1:8] == NAMES[lang]
    assert book.sheetnames == [one.name.to(lang) for one in TABS] + ["dxsheet"]
    seen = [one.title for one in book if one.sheet_state == "visible"]
    assert seen == [{"ja": "はじめに", "en": "Start here"}[lang], NAMES[lang][0]]
    book = opened(page(case("lending", lang), lang))
    assert [one.title for one in book if one.sheet_state != "visible"] == ["dxsheet"]
    assert all(one.sheet_state == "visible" for one in opened(blank(lang)))


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.parametrize("lang", LANGS)
def test_the_first_tab_tells_the_page_and_how_to_begin(lang, drawn, monkeypatch):
    if not drawn:
        monkeypatch.setattr(excel, "can_draw", bool)
    found = case("lending", lang)
    raw = page(found, lang)
    first = opened(raw).worksheets[0]
    text = squeezed("\n".join(str(one.value) for row in first for one in row if one.value))
    for one in (found.title, summarise(found, lang=lang, today=TODAY).lead):
        assert squeezed(one) in text
    assert "dxsheetimportFILE" in text or "dxsheetimportファイル" in text
    pictures = [one for one in zipfile.ZipFile(io.BytesIO(raw)).namelist() if one.endswith(".png")]
    if drawn and can_draw():
        assert pictures == ["xl/media/image1.png"]
    else:
        assert not pictures
        for one in (*found.problems, *found.causes):
            assert squeezed(one.text) in text


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_required_is_marked_and_read_without_its_mark(lang):
    mark = {"ja": "（必須）", "en": " (required)"}[lang]
    for raw in (page(case("lending", lang), lang), blank(lang)):
        book = opened(raw)
        assert book[NAMES[lang][0]]["A2"].value.split("\n")[0].endswith(mark)
        for name in NAMES[lang][1:4]:
            assert book[name]["B2"].value.split("\n")[0].endswith(mark)


def test_the_matrix_looks_up_the_texts_of_its_ids():
    found = sheet(
        causes=[
            {"id": "C1", "text": "=古い", "status": "identified"},
            {"id": "C2", "text": "a<b&\n"},
        ],
        solutions=[{"id": "S1", "text": "やめる", "causes": ["C1"]}],
    )
    shown = openpyxl.load_workbook(io.BytesIO(page(found)), data_only=True)["対応表"]
    assert [shown[one].value for one in ("B4", "C4", "B5", "D3")] == [
        "=古い",
        "特定",
        "a<b&",
        "やめる",
    ]
    formula = opened(page(found))["対応表"]["B4"]
    assert formula.value == (
        "=IFERROR(INDEX('課題（原因）'!$B:$B,MATCH($A4,'課題（原因）'!$A:$A,0))&\"\",\"\")"
    )
    assert "○" in opened(page(found))["対応表"]["B3"].value


def test_columns_that_only_collect_writes_are_hidden_until_it_did():
    for scored, hidden in ({}, True), ({"effect_spread": "2-5", "effect_people": "9"}, False):
        found = sheet(solutions=[{"id": "S1", "text": "x", "effect": "high", **scored}])
        tab = opened(page(found))["解決策"]
        heads = {cell.value: cell.column_letter for cell in tab[2]}
        assert tab.column_dimensions[heads["効果の点数の幅"]].hidden is hidden


def test_headings_stay_in_sight_and_on_every_page():
    for tab in opened(page(case("lending", "ja"))):
        if tab.sheet_state != "visible":
            continue
        upright = "portrait" if tab.title == "はじめに" else "landscape"
        assert (tab.page_setup.orientation, tab.page_setup.paperSize) == (upright, 9)
        assert (tab.page_setup.fitToWidth, tab.page_setup.fitToHeight) == (1, 0)
        assert tab.sheet_properties.pageSetUpPr.fitToPage
        if tab.title not in ("はじめに", "概要", "コミュニケーション"):
            assert tab.freeze_panes
        if tab.title not in ("はじめに", "概要", "コミュニケーション", "効果×手間"):
            assert tab.print_title_rows.startswith("$1:$")


@pytest.mark.parametrize(
    ("lang", "tab", "words_"),
    [
        ("ja", "解決策", "提案,採用,見送り,不採用"),
        ("en", "Solutions", "proposed,adopted,parked,dropped"),
    ],
)
def test_drop_down_lists_reach_below_the_last_row(lang, tab, words_):
    rules = opened(page(case("lending", lang), lang))[tab].data_validations.dataValidation
    (found,) = [one for one in rules if one.formula1 == f'"{words_}"']
    column, last = re.fullmatch(r"([A-Z]+)3:[A-Z]+(\d+)", str(found.sqref)).groups()
    tab_ = opened(page(case("lending", lang), lang))[tab]
    assert tab_[f"{column}2"].value == {"ja": "状態", "en": "Status"}[lang] and int(last) > 50
    assert all(len(one.formula1) <= 257 for one in rules)


def test_what_is_open_stands_at_the_edges_of_the_matrix():
    found = sheet(
        problems=[{"id": "P1"}],
        causes=[{"id": "C1", "status": "identified"}],
        solutions=[{"id": "S1", "text": "配る"}],
    )
    tab = opened(page(found))["対応表"]
    assert tab["E4"].value == "解決策がまだありません"
    assert tab["D5"].value == "対応する課題（原因）がありません"


def test_what_is_worked_out_is_told_besides():
    book = opened(page(case("lending", "ja")))
    text = said(book)
    assert "覚えておきたい五つのこと" in text and "残り：W2" in text
    heads = [cell.value for cell in book["結果"][2]]
    assert heads[-2:] == ["変化（自動計算）", "目標の達成（自動計算）"]


def test_rows_are_as_high_as_their_texts_and_go_on_growing():
    raw = page(sheet(problems=[{"id": "P1", "text": "待つ" * 100}]))
    text = zipfile.ZipFile(io.BytesIO(raw)).read("xl/worksheets/sheet3.xml").decode()
    row = re.search(r'<row r="3"([^>]*)>', text)[1]
    assert float(re.search(r'ht="([\d.]+)"', row)[1]) > 60
    assert "customHeight" not in row


def test_a_text_that_no_cell_can_hold():
    with pytest.raises(DxsheetError) as caught:
        page(sheet(background="あ" * 32_768))
    assert caught.value.code == CANNOT
    assert "32768字" in caught.value.message.ja


@pytest.mark.parametrize("lang", LANGS)
def test_a_blank_workbook_has_ids_hints_and_lists(lang):
    book = opened(blank(lang))
    causes = book[NAMES[lang][2]]
    assert [causes.cell(row, 1).value for row in (3, 4)] == ["C1", "C2"]
    assert {"ja": "直接の理由から順に", "en": "the most direct reason first"}[lang] in causes[
        "D2"
    ].value
    assert causes.data_validations.dataValidation
    assert "dxsheet" not in book.sheetnames and NAMES[lang][5] not in book.sheetnames


def test_several_sheets_under_an_agenda():
    pages = summarise_many([case("lending", "ja"), case("smallest", "ja")], lang="ja")
    book = opened(draw(pages, lang="ja"))
    assert book.sheetnames[:3] == ["一覧", "1 概要", "1 問題"]
    assert book.sheetnames[-1] == "2 概要"
    assert "備品貸出の見直し" in [cell.value for cell in book["一覧"]["B"]]


def test_a_column_that_is_hidden_makes_no_row_high():
    book = opened(page(case("lending", "ja")))
    assert any(one.hidden for one in book["解決策"].column_dimensions.values())
    assert book["解決策"].row_dimensions[2].height < 60  # the headings

"""The page as a Word document: nothing left out, nothing interpreted, set up for paper."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from dxsheet.render import word_document
from dxsheet.render.word import draw
from dxsheet.summary import summarise, summarise_many
from tests.made_sheets import CASES, LANGS, MADE, TODAY, case, sheet
from tests.render.large_sheet import large
from tests.render.test_html import squeezed, words
from tests.render.test_same_facts import ID, Facts, chains, expected

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def page(found, lang="ja"):
    return draw([summarise(found, lang=lang, today=TODAY)], lang=lang)


def opened(raw):
    return docx.Document(io.BytesIO(raw))


def text_of(raw):
    """Everything that the body says, in order."""
    body = opened(raw).element.body
    return "".join(
        node.text or "" if node.tag == qn("w:t") else "\n"
        for node in body.iter(qn("w:t"), qn("w:p"), qn("w:br"), qn("w:tab"))
    )


def mapping(document):
    return next(one for one in document.tables if "→" in {cell.text for cell in one._cells})


def cells_of(row):
    """The texts of a row's own cells; a cell that goes on from above says nothing."""
    found = []
    for cell in row._tr.findall(qn("w:tc")):
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val")) == "continue"
        texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p"))]
        found.append(None if goes_on else texts[0])
    return found


def read_docx(raw):
    """The drawn chain: a link stands where an arrow leads from one item to the next."""
    document = opened(raw)
    tables = [one for one in document.tables if "→" in {cell.text for cell in one._cells}]
    tables = tables or [one for one in document.tables if len(one.columns) == 5][:1]
    items, links, last = set(), set(), [None] * 5
    for row in tables[0].rows[1:] if tables else ():
        last = [
            new if new is not None else old for new, old in zip(cells_of(row), last, strict=True)
        ]
        named = [re.match(r"([PCS]\d+)\b", one or "") for one in last]
        problem, cause, solution = (named[at][1] if named[at] else None for at in (0, 2, 4))
        told = re.findall(r"S\d+", last[4] or "") if "再掲" in (last[4] or "") else [solution]
        items |= {one for one in (problem, cause, solution) if one}
        links |= {(problem, cause)} if last[1] == "→" and problem and cause else set()
        links |= {(cause, one) for one in told if last[3] == "→" and cause and one}
    return Facts(sorted(items), sorted(links))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["lending", "mistakes"])
def test_every_item_and_every_link(name, lang):
    assert read_docx(page(case(name, lang))) == expected(case(name, lang))


def test_every_item_and_link_of_a_large_sheet():
    assert read_docx(page(large("ja"))) == expected(large("ja"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=chains())
def test_every_item_and_link_of_any_chain(found):
    assert read_docx(page(found)) == expected(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_every_word_of_a_sheet_is_there(name, lang):
    found = case(name, lang)
    said = squeezed(text_of(page(found, lang)))
    for one in words(found):
        assert squeezed(one) in said


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(MADE)
def test_whatever_a_sheet_holds_is_shown_as_text(made):
    raw = page(made)
    document = opened(raw)
    body = document.element.body
    assert not CONTROL.search(text_of(raw))
    for name in (
        "w:hyperlink",
        "w:fldSimple",
        "w:instrText",
        "w:object",
        "w:altChunk",
    ):
        assert next(body.iter(qn(name)), None) is None
    parts = zipfile.ZipFile(io.BytesIO(raw)).namelist()
    assert not [one for one in parts if "external" in one.lower() or one.endswith(".bin")]


def test_headings_are_headings_and_lead_one_below_another():
    document = opened(page(case("lending", "ja")))
    styles = [one.style.name for one in document.paragraphs]
    assert styles[0] == "Title"
    levels = [int(one[-1]) for one in styles if one.startswith("Heading")]
    assert set(levels) == {1, 2} and levels[0] == 1


def test_header_rows_repeat_and_rows_stay_whole():
    tables = opened(page(case("lending", "ja"))).tables
    named = [one._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for one in tables]
    # Labels beside their values: no row is a heading.
    pairs = ("試行の範囲", "参加者と役割", "コミュニケーションルール")
    assert [named.count(one) for one in pairs] == [1, 2, 2]
    for table, name in zip(tables, named, strict=True):
        if name in pairs and not table.cell(0, 0).paragraphs[0].runs[0].bold:
            continue
        first, *rest = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(one.trPr.find(qn("w:tblHeader")) is None for one in rest)
        assert all(one.trPr.find(qn("w:cantSplit")) is not None for one in (first, *rest))
        assert name


def test_fonts_and_languages_of_both_scripts():
    styles = opened(page(case("lending", "en"), "en")).styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts, lang = defaults.find(qn("w:rFonts")), defaults.find(qn("w:lang"))
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("Yu Gothic", "Calibri")
    assert (lang.get(qn("w:eastAsia")), lang.get(qn("w:val"))) == ("ja-JP", "en-GB")
    assert not [key for one in styles.iter(qn("w:rFonts")) for key in one.attrib if "Theme" in key]


def test_a4_upright_and_sideways_only_where_a_table_needs_it():
    (only,) = opened(page(case("lending", "ja"))).sections
    assert (round(only.page_width.mm), round(only.page_height.mm)) == (210, 297)
    criteria = [{"name": f"基準{n}", "max": "5"} for n in range(9)]
    many = sheet(selection={"criteria": criteria, "candidates": [{"scores": ["1"] * 9}]})
    wide = [one.page_width > one.page_height for one in opened(page(many)).sections]
    assert wide == [False, True, False]
    assert "PAGE" in opened(page(many)).sections[0].footer._element.xml


def test_a_long_merge_says_what_it_is_about_on_every_row():
    rows = mapping(opened(page(large("ja")))).rows[1:]
    said = [cells_of(row)[0] for row in rows]
    assert None not in said
    assert {ID.match(one)[0] for one in said if one and ID.match(one)} == {"P1", "P2", "P3"}


def test_several_sheets_begin_on_sheets_of_their_own():
    pages = summarise_many([case("lending", "ja"), case("mistakes", "ja")], lang="ja")
    document = opened(draw(pages, lang="ja"))
    begins = [
        one.text
        for one in document.paragraphs
        if one._p.find(f".//{qn('w:pageBreakBefore')}") is not None
        and one.style.name in ("Title", "Heading 1")
    ]
    assert begins == [pages[1].title, pages[2].title]
    assert [one.text for one in document.paragraphs if one.style.name == "Title"] == [
        pages[0].title
    ]


def test_the_file_says_whose_it_is_and_not_who_made_it():
    about = opened(page(case("lending", "ja"))).core_properties
    parts = zipfile.ZipFile(io.BytesIO(page(case("lending", "ja")))).namelist()
    assert not [one for one in parts if "thumbnail" in one]
    assert (about.title, about.author, about.language) == ("備品貸出の見直し", "", "ja-JP")


def test_the_first_page_has_the_diagram_as_a_picture_with_words_for_it():
    document = opened(page(case("lending", "ja")))
    picture, *_ = document.inline_shapes
    assert picture._inline.docPr.get("descr")
    assert picture.width == round(picture.width) and picture.width.mm < 190


def test_without_a_rasteriser_the_table_stands_on_the_first_page(monkeypatch):
    monkeypatch.setattr(word_document, "can_draw", lambda: False)
    document = opened(page(case("lending", "ja")))
    assert not document.inline_shapes
    assert read_docx(page(case("lending", "ja"))) == expected(case("lending", "ja"))
    first = document.element.body.xpath(".//w:tbl")[0]
    assert "→" in "".join(first.itertext())


@pytest.mark.parametrize("lang", LANGS)
def test_type_can_be_read_at_a_meeting(lang):
    document = opened(page(case("lending", lang), lang))
    sizes = {"body": [], "table": []}
    for one in document.element.body.iter(qn("w:r")):
        size = one.find(f"{qn('w:rPr')}/{qn('w:sz')}")
        letters = sum(len(text.text or "") for text in one.iter(qn("w:t")))
        style = one.getparent().find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if letters and style is None:
            inside = next(one.iterancestors(qn("w:tc")), None) is not None
            half = 21 if size is None else int(size.get(qn("w:val")))
            sizes["table" if inside else "body"].append((half / 2, letters))
    assert min(size for found in sizes.values() for size, _ in found) >= 7.5
    for where, least, share in (("body", 9, 0.1), ("table", 8, 0.5)):
        small = sum(letters for size, letters in sizes[where] if size < least)
        assert small < share * sum(letters for _, letters in sizes[where])

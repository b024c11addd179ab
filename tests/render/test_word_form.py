"""An office's own form: its places are filled, all else stays as the office made it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.render.word import BLOCKS, VALUES, draw
from dxsheet.summary import summarise
from tests.made_sheets import TODAY, case, sheet
from tests.render.test_word import text_of


@pytest.fixture
def form(tmp_path):
    """A form to write into, and what becomes of it."""

    class Form:
        document = docx.Document()
        path = tmp_path / "form.docx"

        def drawn(self, found=None, lang="ja"):
            self.document.save(self.path)
            page = summarise(found or case("lending", "ja"), lang=lang, today=TODAY)
            return draw([page], lang=lang, template=str(self.path))

        def filled(self, found=None):
            return docx.Document(io.BytesIO(self.drawn(found)))

        def refused(self):
            with pytest.raises(DxsheetError) as caught:
                self.drawn()
            return caught.value

    return Form()


def lines(document):
    return [one.text for one in document.paragraphs]


def test_values_in_a_line_in_either_language(form):
    form.document.add_paragraph("件名: {{title}}（{{ 団体 }}）　｛｛日付｝｝")
    assert lines(form.filled()) == ["件名: 備品貸出の見直し（○○県）　2025年2月3日"]


def test_a_name_cut_into_runs_of_different_looks(form):
    line = form.document.add_paragraph("件名 ")
    for text, bold in (("{", False), ("{ti", True), ("tle", False), ("}} ほか", True)):
        line.add_run(text).bold = bold
    filled = form.filled().paragraphs[0]
    assert filled.text == "件名 備品貸出の見直し ほか"
    assert [one.bold for one in filled.runs if "備品" in one.text] == [False]
    assert [one.bold for one in filled.runs if "ほか" in one.text] == [True]


def test_places_may_be_repeated_and_stand_side_by_side(form):
    form.document.add_paragraph("{{id}}{{id}}・{{id}}")
    assert lines(form.filled()) == ["7k3f9q2m7k3f9q2m・7k3f9q2m"]


def test_a_tab_after_a_place_stays_after_it(form):
    form.document.add_paragraph().add_run("{{id}}\t決裁")
    assert lines(form.filled()) == ["7k3f9q2m\t決裁"]


def test_blocks_take_the_place_of_their_line(form):
    form.document.add_paragraph("前")
    form.document.add_paragraph("{{対応表}}")
    form.document.add_paragraph("後")
    filled = form.filled()
    tags = [one.tag for one in filled.element.body]
    assert tags[:2] == [qn("w:p"), qn("w:tbl")]
    assert lines(filled)[0] == "前" and lines(filled)[-1] == "後"
    assert "{{" not in text_of(form.drawn())


def test_a_block_after_other_text_comes_below_it(form):
    form.document.add_paragraph("決定事項：{{decisions}}")
    filled = form.filled()
    assert lines(filled)[0] == "決定事項："
    assert "備品貸出を見直しの対象にする" in text_of(form.drawn())


def test_places_in_tables_headers_and_text_boxes(form):
    table = form.document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "{{題名}}", "決裁欄"
    table.cell(1, 0).text = "{{work}}"
    form.document.sections[0].header.paragraphs[0].text = "{{review_date}}"
    box = (
        f"<w:p {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'><w:r><w:pict><v:shape>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>{{stage}}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    form.document.element.body.insert(0, parse_xml(box))
    filled = form.filled()
    outer = filled.tables[0]
    assert (outer.cell(0, 0).text, outer.cell(0, 1).text) == ("備品貸出の見直し", "決裁欄")
    assert "予約表のひな形を作る" in outer.cell(1, 0).tables[0]._tbl.xml
    assert outer.cell(1, 0)._tc[-1].tag == qn("w:p")  # Word wants a cell to end with one
    assert filled.sections[0].header.paragraphs[0].text == "2025年5月1日"
    assert "試行終了（判断待ち）" in text_of(form.drawn())


def test_what_the_sheet_says_is_never_a_place(form):
    form.document.add_paragraph("{{title}}")
    form.document.add_paragraph("{{problems}}")
    filled = form.filled(sheet(title="{{purpose}} <b>&amp;", problems=[{"text": "{{title}}"}]))
    assert lines(filled)[0] == "{{purpose}} <b>&amp;"
    assert "{{title}}" in lines(filled)[1]


def test_what_a_sheet_does_not_say(form):
    form.document.add_paragraph("背景「{{background}}」")
    form.document.add_paragraph("{{outcomes}}")
    assert lines(form.filled(sheet()))[:2] == ["背景「」", "（まだありません）"]


def test_every_place_can_be_filled(form):
    for name in (*VALUES, *BLOCKS):
        form.document.add_paragraph(f"{{{{{name}}}}}")
    assert "{{" not in text_of(form.drawn())


def test_the_whole_page_in_one_place(form):
    form.document.add_paragraph("{{全体}}")
    assert "スモールスタート" in lines(form.filled())


def test_the_end_of_a_section_stays(form):
    form.document.add_paragraph("{{problems}}")
    form.document.add_section()
    assert len(form.filled().sections) == 2


def test_unknown_places_are_all_named(form):
    form.document.add_paragraph("{{title}} {{起案者}}")
    form.document.add_table(1, 1).cell(0, 0).text = "{{chair}}"
    error = form.refused()
    assert error.code == CANNOT
    assert "{{起案者}}, {{chair}}" in error.message.ja
    assert "対応表" in error.hint.ja and "table" in error.hint.en


def test_a_form_without_places(form):
    form.document.add_paragraph("件名")
    assert "no place" in form.refused().message.en


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04 broken"])
def test_a_form_that_is_no_word_file(form, content):
    form.path.write_bytes(content)
    page = summarise(sheet(), lang="ja")
    with pytest.raises(DxsheetError) as caught:
        draw([page], lang="ja", template=str(form.path))
    assert caught.value.code == CANNOT


def test_a_form_that_is_not_there_and_several_sheets(form):
    page = summarise(sheet(), lang="ja")
    for pages in ([page], [page, page]):
        with pytest.raises(DxsheetError) as caught:
            draw(pages, lang="ja", template=str(form.path))
        assert caught.value.code == USAGE

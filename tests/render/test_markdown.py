"""Markdown: golden files, and a real parser that must find our tables and no markup of others."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dxsheet.render.markdown import draw, markdown
from dxsheet.render.markdown_text import cell, heading, line, lines
from dxsheet.summary import summarise, summarise_many
from dxsheet.summary.blocks import EffectMap, Table
from dxsheet.width import ACTS
from tests.made_sheets import CASES, LANGS, MADE, TEXTS, TODAY, case, sheet

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What our own pages are built of.
BLOCKS = {
    "heading", "paragraph", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody",
    "tr", "th", "td",
}  # fmt: skip
INLINE = {"text", "text_special", "code_inline", "strong_open", "strong_close"}


def page_of(found, lang="ja"):
    return summarise(found, lang=lang, today=TODAY)


def texts(source):
    """The text of each inline run, in order, and a check that nothing but text is in it."""
    found = []
    for token in PARSER.parse(source):
        if token.type == "inline":
            assert {one.type for one in token.children} <= INLINE, token.content
            code = [one.content for one in token.children if one.type == "code_inline"]
            assert all(re.search(r"[@#]|://|^www\.|^GH-", one, re.IGNORECASE) for one in code)
            found.append("".join(one.content for one in token.children))
        else:
            name = token.type.removesuffix("_open").removesuffix("_close")
            assert name in BLOCKS or (name == "hr" and set(token.markup) == {"_"}), token
    return found


def tables(source):
    """(rows with the header, columns of each row) of each table the parser finds."""
    found = []
    for token in PARSER.parse(source):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append(0)
        elif token.type in ("th_open", "td_open"):
            found[-1][-1] += 1
    return found


def wanted_tables(page):
    """Rows and columns: a table of many columns is drawn in five, but for figures."""
    found = []
    leaves = page.laid()
    for section in (*leaves.front, *leaves.annex):
        for block in section.blocks:
            if isinstance(block, Table):
                found.append((len(block.rows) + 1, 4 if block.key == "mapping" else 0))
            elif isinstance(block, EffectMap):
                found.append((4, 4))
    return found


def check_tables(source, page):
    for drawn, (rows, columns) in zip(tables(source), wanted_tables(page), strict=True):
        assert len(drawn) == rows
        assert len(set(drawn)) == 1
        assert drawn[0] == columns if columns else 1 <= drawn[0] <= 6


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_golden(name, lang, golden):
    golden(f"{name}.{lang}.md", markdown(page_of(case(name, lang), lang), lang))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, lang=st.sampled_from(LANGS))
def test_any_sheet_keeps_its_tables_and_stays_text(found, lang):
    page = page_of(found, lang)
    source = markdown(page, lang)
    check_tables(source, page)
    texts(source)
    assert not ACTS.search(source)


@pytest.mark.parametrize("name", CASES)
def test_cases_keep_their_tables_and_stay_text(name):
    page = page_of(case(name, "ja"))
    source = markdown(page, "ja")
    check_tables(source, page)
    texts(source)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example("\\|")
@example("a\\")
@example("*@user*")
@example("`@user`")
@example("_@a_")
@example("1)")
@example("[x]: y")
@example("a@b.jp_a@b.jp")
def test_a_line_reads_back_as_it_was(text):
    said = " / ".join(lines(text))
    for source in (f"{line(text)}\n", f"- {line(text)}\n", f"1. {line(text)}\n"):
        assert texts(source) == ([said] if said else texts(source))
    assert texts(f"## {heading(text)}\n") == [said]
    table = f"| a | b |\n| --- | --- |\n| {cell(text)} | b |\n"
    assert tables(table) == [[2, 2]]
    assert texts(table) == ["a", "b", said, "b"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a | b", "a | b"),
        ("<b>", "\\<b>"),
        ("3 < 5 & 7", "3 < 5 & 7"),
        ("AT&amp;T", "AT\\&amp;T"),
        ("snake_case", "snake_case"),
        ("_x_", "\\_x\\_"),
        ("10~20", "10\\~20"),
        ("C:\\share", "C:\\share"),
        ("C:\\_x", "C:\\\\\\_x"),
        ("- a", "\\- a"),
        ("12. a", "12\\. a"),
        ("@octocat", "`@octocat`"),
        ("a@b.jp", "`a@b.jp`"),
        ("https://a.jp/x。", "`https://a.jp/x`。"),
        ("#12 と owner/repo#3", "`#12` と `owner/repo#3`"),
        ("GH-7", "`GH-7`"),
        ("C#", "C#"),
        ("[x](y)", "\\[x](y)"),
        ("2025-02-03", "2025-02-03"),
    ],
)
def test_only_what_acts_is_escaped(text, source):
    assert line(text) == source


def test_pipes_are_escaped_in_cells_only():
    assert cell("a|b") == "a\\|b"
    assert line("a|b") == "a|b"


def test_columns_are_padded_by_display_width():
    found = sheet(decisions=[{"text": "決定", "by": "課"}, {"text": "ab", "by": "c"}])
    source = markdown(page_of(found), "ja")
    assert "| 決定事項 | 決めた人 |\n| -------- | -------- |\n| 決定     | 課       |" in source


def test_what_a_row_above_told_is_its_id_and_a_gap_stands_out():
    found = sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[
            {"id": "C1", "text": "一人", "status": "identified", "evidence": "数えた"},
            {"id": "C2", "text": "紙"},
            {"id": "C3", "text": "席", "status": "identified"},
        ],
        solutions=[
            {"id": "S1", "text": "増やす", "causes": ["C1", "C3"], "kind": "rule", "owner": "課"},
            {"id": "S2", "text": "やめる", "causes": ["C1"], "status": "parked", "reason": "後で"},
        ],
    )
    source = markdown(page_of(found), "ja").split("## ")[1]
    rows = [
        [part.strip() for part in row.split("|")[1:-1]]
        for row in source.split("\n")
        if row.startswith("| ")
    ]
    assert rows[2:] == [
        ["P1 待つ", "C1 ○特定 一人", "数えた", "S1 ◇提案 増やす（規程・ルール、担当: 課）"],
        ["P1", "C1", "", "S2 －見送り やめる（理由: 後で）"],
        ["P1", "C3 ○特定 席", "", "S1"],
        ["P1", "C2 ？未検証 紙", "", "解決策は、原因を確かめてから考えます"],
    ]


def test_one_page_first_then_the_parts():
    source = markdown(page_of(case("lending", "ja")), "ja")
    front, rest = source.split("\n" + "_" * 70 + "\n", 1)
    told = [
        "目標と結果",
        "今日決めること",
        "確かめること",
        "決まったこと",
        "だれが・何を",
    ]
    places = [front.index(one) for one in [*told, "試行の範囲"]]
    assert places == sorted(places)
    for title in ("背景", "参加者と役割", "覚えておきたい五つのこと"):
        assert f"## {title}" in rest


def test_a_diagram_is_added_where_it_is_wanted():
    page = page_of(case("lending", "ja"))
    assert "```mermaid\nflowchart LR\n" in markdown(page, "ja", diagram=True)
    assert "mermaid" not in markdown(page, "ja")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("lang", LANGS)
def test_a_formatter_changes_nothing(name, lang):
    mdformat = pytest.importorskip("mdformat")
    source = markdown(page_of(case(name, lang), lang), lang)
    made = mdformat.text(source, extensions={"gfm"})
    if name == "hostile":  # its back slashes go where they are not needed; nothing begins to act
        assert texts(made) == texts(source)
    else:
        assert made == source


def test_several_sheets_have_an_agenda_first():
    found = [case("mistakes", "ja"), case("lending", "ja")]
    source = draw(summarise_many(found, lang="ja"), lang="ja")
    titles = [row for row in source.split("\n") if row.startswith("# ")]
    assert titles == ["# 議題一覧", "# ○○業務のミスを減らす", "# 備品貸出の見直し"]

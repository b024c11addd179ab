"""Markdown: golden files, and a real parser that must find our tables and no markup of others."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dxsheet.render.markdown import draw, markdown
from dxsheet.render.markdown_text import cell, heading, line, lines
from dxsheet.summary import summarise, summarise_many
from dxsheet.summary.blocks import EffectMap, Table
from dxsheet.summary.tables import filled
from dxsheet.visible import ACTS
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
            assert all(
                one.content.startswith("@") for one in token.children if one.type == "code_inline"
            )
            found.append("".join(one.content for one in token.children))
        else:
            name = token.type.removesuffix("_open").removesuffix("_close")
            assert name in BLOCKS or (name == "hr" and set(token.markup) == {"-"}), token
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
    found = []
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                table = filled(block)
                found.append([len(table.columns)] * (len(table.rows) + 1))
            elif isinstance(block, EffectMap):
                found.append([4] * 4)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_golden(name, lang, golden):
    golden(f"{name}.{lang}.md", markdown(page_of(case(name, lang), lang), lang))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, lang=st.sampled_from(LANGS))
def test_any_sheet_keeps_its_tables_and_stays_text(found, lang):
    page = page_of(found, lang)
    source = markdown(page, lang)
    assert tables(source) == wanted_tables(page)
    texts(source)
    assert not ACTS.search(source)


@pytest.mark.parametrize("name", CASES)
def test_cases_keep_their_tables_and_stay_text(name):
    page = page_of(case(name, "ja"))
    source = markdown(page, "ja")
    assert tables(source) == wanted_tables(page)
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
        ("a@b.jp", "a@b.jp"),
        ("https://a.jp/x", "https://a.jp/x"),
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


def test_what_repeats_the_row_above_is_left_blank_and_a_gap_stands_out():
    found = sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[
            {"id": "C1", "text": "一人", "status": "identified"},
            {"id": "C2", "text": "紙"},
        ],
    )
    rows = [
        [part.strip() for part in row.split("|")[1:-1]]
        for row in markdown(page_of(found), "ja").split("\n")
        if row.startswith("| ")
    ]
    assert rows[2] == ["P1 待つ", "C1 一人", "特定", "**解決策がまだありません**"]
    assert rows[3] == ["", "C2 紙", "未検証", "まず確かめる"]


def test_one_page_first_then_the_parts():
    source = markdown(page_of(case("lending", "ja")), "ja")
    front, rest = source.split("\n---\n", 1)
    for title in ("発生している問題", "決めていただきたいこと", "確かめたいこと", "だれが・何を"):
        assert f"## {title}" in front
    for title in ("背景と目的", "スモールスタート", "覚えておきたい5つのこと"):
        assert f"## {title}" in rest


def test_several_sheets_have_an_agenda_first():
    found = [case("mistakes", "ja"), case("lending", "ja")]
    source = draw(summarise_many(found, lang="ja"), lang="ja")
    titles = [row for row in source.split("\n") if row.startswith("# ")]
    assert titles == ["# 議題一覧", "# ○○業務のミスを減らす", "# 備品貸出の見直し"]

"""The terminal page: golden files of every view, and what must hold for any sheet."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.render.terminal import VIEWS, Pen, draw, show
from dxsheet.screen import drawn
from dxsheet.summary import summarise
from dxsheet.width import ACTS, cells
from tests.made_sheets import CASES, LANGS, MADE, TODAY, case, sheet

SGR = re.compile("\x1b\\[[0-9;]*m")


def shown(found, view, lang="ja", *, width=80, colour=False, plain=False):
    page = summarise(found, lang=lang, today=TODAY)
    made = show(page, view, lang=lang, width=width, plain=plain)
    return drawn(made, width=max(width, 20), colour=colour and not plain, plain=plain)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_golden(name, lang, view, golden):
    found = case(name, lang)
    for width in (80, 40):
        golden(f"{name}.{lang}.{view}.{width}.txt", shown(found, view, lang, width=width))
    plain = shown(found, view, lang, width=80, plain=True)
    golden(f"{name}.{lang}.{view}.plain.txt", plain)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    found=MADE,
    view=st.sampled_from(list(VIEWS)),
    lang=st.sampled_from(LANGS),
    width=st.sampled_from([1, 20, 33, 40, 69, 70, 80, 120]),
)
def test_any_sheet_stays_within_the_width_and_cannot_act(found, view, lang, width):
    text = shown(found, view, lang, width=width)
    assert not ACTS.search(text)
    assert "\t" not in text
    too_wide = [line for line in text.split("\n") if cells(line) > max(width, 20)]
    assert not too_wide
    coloured = shown(found, view, lang, width=width, colour=True)
    assert SGR.sub("", coloured) == text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, view=st.sampled_from(["table", "tree"]), wide=st.booleans())
def test_every_item_of_the_chain_is_drawn(found, view, wide):
    text = shown(found, view, width=400 if wide else 40)
    body = re.sub(r"[\s│├└┤┼─]+", "", text)
    for item in (*found.problems, *found.causes, *found.solutions):
        assert item.id in body


@pytest.mark.parametrize("view", VIEWS)
def test_frames_can_be_shown_by_a_japanese_console(view):
    for lang in LANGS:
        shown(case("lending", lang), view, lang).encode("cp932")


@pytest.mark.parametrize("view", VIEWS)
def test_plain_is_ascii_but_for_the_text_of_the_sheet(view):
    text = shown(case("lending", "en"), view, "en", plain=True, colour=True)
    assert text.replace("“", '"').replace("”", '"').isascii()
    assert "\x1b" not in text


def test_status_and_gaps_are_coloured():
    found = sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[{"id": "C1", "text": "一人", "status": "identified"}],
    )
    text = shown(found, "table", colour=True)
    assert "\x1b[32m[○特定]\x1b[0m" in text
    assert "\x1b[31m解決策がまだありません\x1b[0m" in text


def test_a_narrow_table_is_an_outline():
    found = case("mistakes", "ja")
    assert "│" in shown(found, "table", width=70)
    narrow = shown(found, "table", width=69)
    assert "│" not in narrow
    assert "\n  C1 使用システムが複雑で" in narrow
    assert "\n    S1 画面表示等" in narrow


def test_a_rule_stands_only_where_a_new_item_starts():
    lines = shown(case("lending", "ja"), "table").split("\n")
    at = next(index for index, line in enumerate(lines) if "S4 備品管理" in line)
    assert re.fullmatch(r" +│ +├─+", lines[at - 1])


def test_matrix_marks_by_status_and_names_the_gaps():
    found = sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[
            {"id": "C1", "text": "一人", "status": "identified"},
            {"id": "C2", "text": "紙", "status": "identified"},
        ],
        solutions=[
            {"id": "S1", "text": "a", "causes": ["C1"], "status": "adopted"},
            {"id": "S2", "text": "b", "causes": ["C1"]},
            {"id": "S3", "text": "c", "causes": ["C1"], "status": "parked"},
            {"id": "S4", "text": "d"},
        ],
    )
    lines = shown(found, "matrix").split("\n")
    row = next(line for line in lines if line.startswith("C1"))
    assert row.split()[-4:] == ["○", "◇", "－", "."]
    assert "C2 解決策がまだありません" in lines
    assert "S4 対応する課題（原因）がありません" in lines


def test_matrix_is_cut_into_blocks_where_the_width_ends():
    many = [{"id": f"S{n}", "text": "x", "causes": ["C1"]} for n in range(1, 31)]
    found = sheet(problems=[{"id": "P1"}], causes=[{"id": "C1", "text": "一人"}], solutions=many)
    text = shown(found, "matrix", width=40)
    assert text.count("◇") == 30 + 1 + 30  # the links, the key, each in full
    blocks = [line.split() for line in text.split("\n") if line.startswith(" ")]
    assert [len(one) for one in blocks] == [6, 6, 6, 6, 6]


def test_map_puts_what_pays_soonest_first():
    found = sheet(
        solutions=[
            {"id": "S1", "text": "大小", "effect": "high", "effort": "low"},
            {"id": "S2", "text": "小大", "effect": "low", "effort": "high"},
            {"id": "S3", "text": "未定"},
        ]
    )
    lines = shown(found, "map").split("\n")
    first = next(line for line in lines if line.startswith("効果 大"))
    last = next(line for line in lines if line.startswith("効果 小"))
    assert [part.strip() for part in first.split("│")] == ["効果 大", "S1 ◇提案 大小", "", ""]
    assert [part.strip() for part in last.split("│")] == ["効果 小", "", "", "S2 ◇提案 小大"]
    assert "S3 ◇提案 未定" in lines


@pytest.mark.parametrize("view", VIEWS)
def test_a_sheet_of_a_title_alone_says_how_to_start(view):
    text = shown(sheet(), view)
    assert text.startswith("題名\nまだ題名だけです。")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_table_alone_for_the_walk():
    page = summarise(case("mistakes", "ja"), lang="ja")
    lines = drawn(draw(Pen("ja", 80), page), width=80).splitlines()
    assert lines[0].startswith("発生している問題")
    assert not any("決めていただきたいこと" in line for line in lines)


def test_an_unknown_view_is_an_error():
    with pytest.raises(KeyError):
        shown(sheet(), "pie")

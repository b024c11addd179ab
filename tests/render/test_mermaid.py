"""Mermaid: every label quoted, every name ours (tests/browser renders it with the real one)."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.mermaid import draw
from dxsheet.render.mermaid import links as count_links
from dxsheet.summary import summarise, summarise_many
from tests.made_sheets import MADE, TODAY, case, sheet

LABEL = r'"[^"\n]*"'
LINE = re.compile(
    rf"""flowchart\ LR
    | \ \ subgraph\ sheet\d+\[{LABEL}\]
    | \ \ end
    | \ \ classDef\ [a-z]+\ [a-z0-9:,# -]+
    | \ {{4}}direction\ LR
    | \ {{4}}n\d+_\d+\[{LABEL}\]:::[a-z]+
    | \ {{4}}n\d+_\d+g\d\({LABEL}\):::gap
    | \ {{4}}n\d+_\d+\ -->\ n\d+_\d+
    | \ {{4}}n\d+_\d+(g\d)?\ -\.->\ n\d+_\d+(g\d)?
    """,
    re.VERBOSE,
)


def drawn(found, lang="ja"):
    return draw([summarise(found, lang=lang, today=TODAY)], lang=lang)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_any_sheet_is_made_of_lines_of_ours(found):
    for line in drawn(found).splitlines():
        assert LINE.fullmatch(line), line


@pytest.mark.parametrize(
    "text",
    ['"]', "%%{init: {}}%%", "`**b**`", "<b>", "a|b", "{{x}}", "[x](y)", "1. one", "- one", "\\n"],
)
def test_what_acts_is_written_as_a_code(text):
    line = drawn(sheet(problems=[{"id": "P1", "text": text}])).splitlines()[3]
    label = line.removeprefix('    n0_0["').removesuffix('"]:::problem')
    assert text not in label
    assert "#" in label


def test_words_stay_readable():
    text = drawn(case("lending", "ja"))
    assert "プロジェクターを借りるまでに平均3日かかっている" in text
    assert "C1 ○特定" in text


def test_each_sheet_has_a_frame_with_its_title():
    pages = summarise_many([case("lending", "ja"), case("mistakes", "ja")], lang="ja")
    text = draw(pages, lang="ja")
    assert text.count("subgraph") == 2
    assert case("mistakes", "ja").title in text


def test_ids_that_are_words_of_mermaid_do_no_harm():
    text = drawn(sheet(problems=[{"id": "end", "text": "待つ"}]))
    assert "n0_0[" in text
    assert not re.search(r"^\s*end\[", text, re.MULTILINE)


def test_more_links_than_mermaid_takes_are_said():
    causes = [{"id": f"C{n}", "text": "原因", "problems": ["P1"]} for n in range(1, 31)]
    links = [one["id"] for one in causes]
    solutions = [{"id": f"S{n}", "text": "案", "causes": links} for n in range(1, 21)]
    found = sheet(problems=[{"id": "P1", "text": "待つ"}], causes=causes, solutions=solutions)
    chart = drawn(found)
    assert count_links(chart.splitlines()) == 630
    assert chart.splitlines()[1].startswith("%% ") and "630" in chart.splitlines()[1]
    assert "%%" not in drawn(case("lending", "ja"))

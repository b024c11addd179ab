"""The projector's page: the question on top, what was said below, ideas at the side."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.html import SECONDS
from dxsheet.render.html import draw_board as draw
from tests.made_sheets import LANGS, MADE, TEXTS, case, sheet
from tests.render.html_parts import Reader
from tests.render.large_sheet import large
from tests.render.test_html import ELEMENTS, squeezed


@pytest.mark.parametrize("lang", LANGS)
def test_question_part_and_what_was_said(lang):
    text = draw(case("lending", lang), lang=lang, question="Why?", about="P1", part="B", at="3/9")
    read = Reader(text)
    names = [name for name, _ in read.elements]
    assert names.count("h1") == names.count("svg") == names.count("aside") == 1
    refresh = [one["content"] for _, one in read.elements if one.get("http-equiv") == "refresh"]
    assert refresh == [str(SECONDS)]
    for one in ("Why?", "P1", "B", "3/9", case("lending", lang).title):
        assert one in read.text
    for idea in case("lending", lang).ideas:
        # What became a solution stands among the solutions.
        assert (idea.text in read.text) == (not idea.became)


def test_the_wording_question_stands_in_full_with_its_choices():
    told, choices = ["解決策のように読めます。"], ["1 言い直す", "2 置く"]
    read = Reader(draw(case("smallest", "ja"), lang="ja", question="?", told=told, choices=choices))
    for one in (*told, *choices):
        assert one in read.text


def test_the_map_part_draws_the_map_and_a_later_part_what_was_said_in_it():
    lending = case("lending", "ja")
    read = Reader(draw(lending, lang="ja", question="?", mapped=True))
    names = [name for name, _ in read.elements]
    assert "table" in names
    assert "svg" not in names
    read = Reader(draw(lending, lang="ja", question="?", said=[("窓口係", ["人数: 3"])]))
    assert "人数: 3" in read.text
    assert "svg" not in [name for name, _ in read.elements]


def chain_of(size, aside=99):
    causes = [{"id": f"C{nth}", "text": f"様式の欄{nth}が読みにくい", "problems": ["P1"],
               "status": "rejected" if nth > aside else "identified"}
              for nth in range(1, size + 1)]  # fmt: skip
    solutions = [{"id": f"S{nth}", "text": f"欄{nth}を直す", "causes": [f"C{nth}"],
                  "status": "dropped" if nth > aside else "proposed"}
                 for nth in range(1, size + 1)]  # fmt: skip
    problems = [{"id": "P1", "text": "書き直しが週に40件ある"}]
    return sheet(title="t", problems=problems, causes=causes, solutions=solutions)


def test_twelve_by_twelve_is_drawn_with_its_links_and_larger_ones_fold_what_is_rejected():
    for found in (chain_of(12), chain_of(30, 4)):
        read = Reader(draw(found, lang="ja", question="?"))
        assert "svg" in [name for name, _ in read.elements]
    assert "たたんだもの: C5、C6" in read.text


def test_before_anything_is_said_the_title_stands_on_top():
    read = Reader(draw(sheet(title="備品"), lang="ja"))
    assert "備品" in read.text
    assert "出た意見が、ここに並びます。" in read.text


def test_what_no_diagram_can_show_large_enough_is_listed():
    read = Reader(draw(large("ja"), lang="ja", question="?"))
    assert "svg" not in [name for name, _ in read.elements]
    for one in (*large("ja").causes, *large("ja").solutions):
        assert f"{one.id} {one.text}" in read.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE, TEXTS)
def test_whatever_is_said_is_text(found, question):
    read = Reader(draw(found, lang="ja", question=question, about=question, part=question))
    assert {name for name, _ in read.elements} <= ELEMENTS | {"aside"}
    assert squeezed(question) in "".join(read.text.split())
    for _, attributes in read.elements:
        assert not [one for one in attributes if one.startswith("on") or one == "style"]

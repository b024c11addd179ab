"""The projector's page: the question on top, what was said below, ideas at the side."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.board import SECONDS, draw
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
        assert idea.text in read.text


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

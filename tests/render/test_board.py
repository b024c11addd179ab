"""The projector's page: the question on top, what was said below, ideas at the side."""

from __future__ import annotations

import re

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
    assert "棄却・見送りなど: C5、C6" in read.text


def type_of(found, lang, question="?", **shown):
    """The size of the chain's type on a screen 1,920 wide, and the page."""
    text = draw(found, lang=lang, question=question, **shown)
    wide, high = map(int, re.search(r'class="chain" viewBox="0 0 (\d+) (\d+)"', text).groups())
    beside = 'class="aside"' in text
    return 11.5 * min((1835 - 460 * beside) / wide, 1080 / high), text


@pytest.mark.parametrize("lang", LANGS)
def test_room_that_nothing_stands_in_yet_goes_to_what_was_said(lang):
    said = {"ja": "様式の記載例が見つけにくい", "en": "nobody finds the example for the form"}[lang]
    causes = [{"id": f"C{nth}", "text": f"{said}{nth}"} for nth in range(1, 13)]
    found = sheet(title="t", problems=[{"id": "P1", "text": "書き直しが多い"}], causes=causes)
    size, text = type_of(found, lang)
    assert size > 22
    boxes = [float(one) for one in re.findall(r'<rect [^>]* width="([\d.]+)"', text)]
    wide = int(re.search(r'viewBox="0 0 (\d+)', text)[1])
    assert max(boxes) > wide * 0.4


@pytest.mark.parametrize(("size", "place"), [(2, "aside"), (12, "below")])
def test_the_ideas_stand_where_they_leave_the_chain_more_room(size, place):
    ideas = sheet(title="t", ideas=[{"id": "I1", "text": "手引きを作る"}]).ideas
    text = "様式のどこに何を書くのか分からない"
    numbers = range(1, size + 1)
    found = sheet(
        title="t",
        problems=[{"id": "P1", "text": text}],
        causes=[{"id": f"C{nth}", "text": text, "problems": ["P1"]} for nth in numbers],
        solutions=[{"id": f"S{nth}", "text": text, "causes": [f"C{nth}"]} for nth in numbers],
    )
    page = draw(found.model_copy(update={"ideas": ideas}), lang="ja", question="?")
    assert f'<main class="{place}">' in page
    assert "手引きを作る" in Reader(page).text


def test_a_long_question_leaves_the_chain_its_room():
    short = type_of(chain_of(12), "ja", question="なぜですか。")[0]
    long = type_of(chain_of(12), "ja", question="なぜですか。" * 12, choices=["1 分ける"] * 9)[0]
    assert long > short * 0.7
    assert 'h1 class="long"' in type_of(chain_of(1), "ja", question="なぜですか。" * 12)[1]


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


@pytest.mark.parametrize("shows", ["mapped", "said"])
@pytest.mark.parametrize("lang", LANGS)
def test_map_and_lists_grow_smaller_before_they_leave_the_screen(lang, shows):
    words = {"ja": "電話のそばに、三つの質問を書いた札を置く", "en": "a card with questions by it"}[
        lang
    ]
    sizes = []
    for count in (1, 6, 12, 40):
        names = range(1, count + 1)
        placed = {"text": words, "effect": "high", "effort": "low"}
        solutions = [{"id": f"S{nth}", **placed} for nth in names]
        found = sheet(solutions=solutions, ideas=[{"id": "I1", "text": words}])
        shown = {"mapped": True, "said": [(f"W{nth}: {words}", [words, words]) for nth in names]}
        page = draw(found, lang=lang, question="?", **{shows: shown[shows]})
        sizes.append(re.search(r'<div class="said ?(\w*)">', page)[1])
    order = ["few", "some", "", "many", "most"]
    assert sizes == sorted(sizes, key=order.index)
    assert sizes[0] in order[:2]
    assert sizes[1] != "most"
    assert sizes[-1] == "most"


@pytest.mark.parametrize("lang", LANGS)
def test_of_a_choice_that_the_chain_shows_the_id_is_enough(lang):
    causes = [{"id": "C1", "text": "x1", "status": "identified"}]
    found = sheet(causes=[*causes, {"id": "C2", "text": "x2", "status": "rejected"}])
    choices = ["C1 x1", "C2 x2", "0 none"]
    page = draw(found, lang=lang, question="?", choices=choices)
    listed = re.search(r'<ul class="choices">(.*?)</ul>', page)[1]
    assert re.findall("<li>(.*?)</li>", listed) == ["C1", "C2 x2", "0 none"]
    assert "C1 x1" in draw(found, lang=lang, question="?", choices=choices, said=[("W1", [])])

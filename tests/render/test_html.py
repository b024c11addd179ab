"""The page as HTML: sound, closed to everything outside, and nothing left out."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import dxsheet.render
from dxsheet.render.board import BOARD_CSS
from dxsheet.render.html import PAGE_CSS, draw, sheet_of
from dxsheet.summary import summarise, summarise_many
from dxsheet.visible import visible
from tests.made_sheets import CASES, LANGS, MADE, TODAY, case, sheet
from tests.render.large_sheet import large
from tests.render.test_markup import Reader

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "main", "article", "header", "section",
    "h1", "h2", "h3", "h4", "p", "div", "span", "b", "br", "time", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "svg", "g", "rect", "path", "text", "desc",
}  # fmt: skip


def page(found, lang="ja"):
    return draw([summarise(found, lang=lang, today=TODAY)], lang=lang)


def words(found):
    """Every text of a sheet, at any depth, as it must be read on the page."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from words(one)
    elif hasattr(found, "fields"):
        for name, field in found.fields.items():
            if field.kind in ("words", "list", "items", "item") and not field.values:
                yield from words(getattr(found, name))


def squeezed(text):
    return re.sub(r"\s+", "", visible(re.sub("\r\n|\r", "\n", text)))


def digest(name):
    found = hashlib.sha256(sheet_of(name).encode()).digest()
    return "sha256-" + base64.b64encode(found).decode()


@pytest.mark.parametrize(("name", "told"), [("page.css", PAGE_CSS), ("board.css", BOARD_CSS)])
def test_the_policy_names_the_style_sheet_that_is_there(name, told):
    assert told == digest(name), f"write {digest(name)} where {name} is named"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_whatever_a_sheet_says_is_text(found):
    read = Reader(page(found))
    assert {name for name, _ in read.elements} <= ELEMENTS
    for name, attributes in read.elements:
        assert not [one for one in attributes if one.startswith("on") or one == "style"]
        for one in ("href", "src"):
            assert attributes.get(one, "#")[0] == "#", (name, attributes)
    shown = re.sub(r"\s+", "", read.text)
    for text in words(found):
        assert squeezed(text) in shown, text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_fetched_and_nothing_can_run(name, lang):
    read = Reader(page(case(name, lang), lang))
    policy = next(
        one["content"]
        for _, one in read.elements
        if one.get("http-equiv", "").startswith("Content")
    )
    assert policy == (
        f"default-src 'none'; style-src '{PAGE_CSS}'; base-uri 'none'; form-action 'none'"
    )
    assert not [one for _, one in read.elements if one.get("http-equiv") == "refresh"]
    css = sheet_of("page.css")
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_by_ear_finds_the_way(lang):
    read = Reader(page(case("lending", lang), lang))
    names = [name for name, _ in read.elements]
    assert dict(read.elements)["html"]["lang"] == lang
    assert names.count("h1") == names.count("main") == 1
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert names.count("caption") == names.count("table") > 4
    heads = [one for name, one in read.elements if name == "th"]
    assert all(one.get("scope") in ("col", "row") for one in heads)
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert len(ids) == len(set(ids))
    skip = next(one for name, one in read.elements if name == "a")
    assert skip["href"][1:] in ids


def test_the_front_holds_what_is_to_be_decided_and_the_parts_the_rest():
    text = page(case("lending", "ja"))
    front, parts = text.split('<div class="parts">')
    for key in ("problems", "mapping", "wanted", "map", "questions", "work", "small_start"):
        assert f'id="s0-{key}"' in front
    for key in ("background", "people", "communication", "decisions"):
        assert f'id="s0-{key}"' in parts


def test_every_section_of_the_page_is_there_once():
    told = summarise(case("lending", "ja"), lang="ja", today=TODAY)
    text = draw([told], lang="ja")
    for section in told.sections:
        assert text.count(f'id="s0-{section.key}"') == 1, section.key


def test_a_title_alone_has_no_empty_first_page():
    text = page(case("smallest", "ja"))
    assert 'class="front' not in text


def test_several_sheets_follow_an_agenda_that_leads_to_them():
    pages = summarise_many([case("lending", "ja"), large("ja")], lang="ja", today=TODAY)
    read = Reader(draw(pages, lang="ja"))
    links = [one["href"] for name, one in read.elements if name == "a"]
    assert links == ["#main", "#s1", "#s2"]
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert {"s0", "s1", "s2"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert [name for name, _ in read.elements].count("h1") == 1


def test_a_large_diagram_takes_the_width_of_the_page():
    assert 'class="front crowded"' in page(large("ja"))
    assert 'class="front"' in page(case("lending", "ja"))


def test_the_same_sheet_gives_the_same_page():
    assert page(large("en"), "en") == page(large("en"), "en")


def test_the_style_sheets_lie_beside_the_code():
    folder = Path(dxsheet.render.__file__).parent
    assert (folder / "page.css").is_file()
    assert (folder / "board.css").is_file()


def test_line_ends_of_a_text_are_kept():
    text = page(sheet(problems=[{"id": "P1", "text": "一行目\n二行目"}]))
    assert "一行目<br>二行目" in text

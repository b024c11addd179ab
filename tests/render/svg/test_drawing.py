"""The drawn diagram: sound XML, named for a screen reader, readable without colour."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.svg import width
from dxsheet.render.svg.drawing import picture
from dxsheet.render.svg.layout import laid_out
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading
from tests.made_sheets import LANGS, MADE, case, sheet
from tests.render.large_sheet import large

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    f"{SVG}{name}" for name in ("svg", "g", "rect", "path", "text", "tspan", "title", "desc")
}


def drawn(found, lang="ja"):
    return ET.fromstring(picture(diagram(Reading(found, (), lang, None)), lang=lang))


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_any_sheet_is_sound_xml_of_known_elements(found):
    root = drawn(found)
    assert {one.tag for one in root.iter()} <= ELEMENTS
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_a_picture_with_a_name_and_a_description(lang):
    root = drawn(case("lending", lang), lang)
    assert root.get("role") == "img"
    named = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    title, about = root.get("aria-labelledby").split()
    assert named[title]
    assert "5" in named[about]


def test_status_and_kind_are_words_and_line_styles():
    root = drawn(case("lending", "ja"))
    boxes = {one.get("data-key"): one for one in root.iter(f"{SVG}g") if one.get("data-key")}
    words = {key: "".join(box.itertext()) for key, box in boxes.items()}
    frames = {key: box.find(f"{SVG}rect") for key, box in boxes.items()}
    assert "○特定" in words["C1"]
    assert "×棄却" in words["C4"]
    assert "？未検証" in words["C5"]
    assert "システム改修" in words["S2"]
    dashes = {key: frames[key].get("stroke-dasharray") for key in ("C1", "C4", "C5")}
    assert dashes["C1"] is None
    assert len(set(dashes.values())) == 3
    # Colours stand on the elements, for whoever copies the picture elsewhere.
    assert all(frame.get("fill") and frame.get("stroke") for frame in frames.values())


def test_letters_of_uncertain_width_are_held_to_what_was_reckoned():
    root = drawn(sheet(problems=[{"id": "P1", "text": "﷽"}]))
    held = [
        one.get("textLength") for one in root.iter(f"{SVG}text") if "﷽" in "".join(one.itertext())
    ]
    assert [float(one) > 5 for one in held] == [True]


def test_the_same_sheet_gives_the_same_picture():
    block = diagram(Reading(large("ja"), (), "ja", None))
    assert picture(block, lang="ja") == picture(block, lang="ja")


def test_two_pictures_on_one_page_have_ids_of_their_own():
    block = diagram(Reading(case("lending", "ja"), (), "ja", None))
    one = ET.fromstring(picture(block, lang="ja", name="a"))
    two = ET.fromstring(picture(block, lang="ja", name="b"))
    ids = [{el.get("id") for el in root.iter() if el.get("id")} for root in (one, two)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("lang", LANGS)
def test_the_legend_ends_before_the_boxes_of_the_causes(lang):
    """With every status at once, in the words of either language."""
    causes = [
        {"id": f"C{n}", "status": one, "problems": ["P1"]}
        for n, one in enumerate(("identified", "unverified", "rejected"), 1)
    ]
    solutions = [
        {"id": f"S{n}", "status": one, "causes": ["C1"]}
        for n, one in enumerate(("adopted", "proposed", "parked", "dropped"), 1)
    ]
    found = sheet(problems=[{"id": "P1"}], causes=causes, solutions=solutions)
    block = diagram(Reading(found, (), lang, None))
    layout = laid_out(block)
    boxes = min(box.x for box in layout.boxes if box.column == 1)
    root = ET.fromstring(picture(block, lang=lang, layout=layout))
    texts = list(root.iter(f"{SVG}text"))[-3:]
    assert len(texts) == len(layout.legend[2])
    for text in texts:
        end = float(text.get("x")) + width(text.text) * float(text.get("font-size"))
        assert end < boxes - 20, text.text

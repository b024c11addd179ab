"""Bars as SVG: well-formed, within their frame, told in words too."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.render.svg import width
from dxsheet.render.svg.drawing import gauge, plot
from dxsheet.summary.blocks import Bar, Bars, Gauge, Mark
from tests.made_sheets import LANGS, TEXTS

SVG = "{http://www.w3.org/2000/svg}"


def drawn(block: Bars, lang="ja") -> ElementTree.Element:
    return ElementTree.fromstring(plot(block, lang=lang, name="p"))


def test_a_plot() -> None:
    bars = (Bar("採用", (3, 1)), Bar("見送り", (0, 0)))
    root = drawn(Bars("kinds", "種類別", ("あり", "なし"), bars))
    assert root.find(f"{SVG}title").text == "種類別"
    assert root.find(f"{SVG}desc").text == "種類別：採用 3 + 1、見送り 0 + 0。"
    assert root.get("aria-labelledby").split() == ["p-title", "p-desc"]
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert texts == ["あり", "なし", "採用", "3 + 1", "見送り", "0 + 0"]
    legend, boxes = list(root.iter(f"{SVG}rect"))[:2], list(root.iter(f"{SVG}rect"))[2:]
    wide = [float(one.get("width")) for one in boxes]
    assert len(boxes) == 2 and wide[0] == pytest.approx(3 * wide[1], rel=0.01)
    assert legend[0].get("fill-opacity") != legend[1].get("fill-opacity")


def test_nothing_in_it_fetches_runs_or_sets_a_style() -> None:
    text = plot(Bars("k", "<script>", ("x",), (Bar("<a href='//b'>", (1,)),)), lang="en", name="p")
    assert "<script" not in text and "<a " not in text and "style=" not in text
    assert not re.search(r"#[0-9a-f]{3}|rgb", text)


@given(
    st.lists(st.tuples(TEXTS, st.tuples(*[st.integers(0, 10**6)] * 3)), max_size=6),
    st.sampled_from(LANGS),
)
@settings(max_examples=60, deadline=None)
def test_any_label_and_number_stays_in_the_frame(rows, lang) -> None:
    bars = tuple(Bar(label, values) for label, values in rows)
    root = drawn(Bars("k", "t", ("a", "b", "c"), bars), lang)
    _, _, wide, high = map(float, root.get("viewBox").split())
    for box in root.iter(f"{SVG}rect"):
        assert 0 <= float(box.get("x")) <= float(box.get("x")) + float(box.get("width")) <= wide
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= wide and 0 <= float(text.get("y")) <= high


def test_a_label_of_signs_without_width_is_told_and_ends() -> None:
    root = drawn(Bars("k", "t", ("a",), (Bar("\u200b", (1,)), Bar("\u0301", (2,)))), "en")
    assert "<U+200B>" in {text.text for text in root.iter(f"{SVG}text")}


@given(
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.none() | st.integers(0, 40)),
    st.booleans(),
)
def test_the_line_of_the_goal_runs_through_no_figure(values, small) -> None:
    texts = tuple("" if one is None else f"{one}件/月" for one in values)
    mark = Mark("target", "missed", "未達")
    one = Gauge("件数", ("実施前", "目標", "結果"), texts, values, mark, (), "まだ測っていません")
    root = ElementTree.fromstring(gauge(one, lang="ja", name="g", small=small))
    (line,) = (path for path in root.iter(f"{SVG}path") if path.get("class") == "goal")
    goal = float(re.match(r"M([0-9.]+)", line.get("d"))[1])
    for text in root.iter(f"{SVG}text"):
        if text.text != f"目標 {texts[1]}":
            left = float(text.get("x"))
            assert not left < goal < left + width(text.text) * float(text.get("font-size")) - 1
        else:  # the line begins below the deepest letter of its own label
            below = float(text.get("y")) + 0.35 * float(text.get("font-size"))
            assert float(line.get("d").split()[1].split("V")[0]) > below

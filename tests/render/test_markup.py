"""The one door to HTML: text stays text, whatever it holds."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given

import dxsheet.render
from dxsheet.render.markup import Markup, escape, joined, lines, style, tag
from dxsheet.visible import ACTS, visible
from tests.made_sheets import TEXTS


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, decl):
        assert decl == "doctype html", decl

    def unknown_decl(self, data):
        raise AssertionError(f"a section: {data!r}")

    def handle_pi(self, data):
        raise AssertionError(f"an instruction: {data!r}")


def shown(text):
    """A text as a reader sees it: every line end is one, acting characters are spelt out."""
    return visible(re.sub("\r\n|\r", "\n", text))


@given(TEXTS)
def test_text_is_one_text_node_and_nothing_else(text):
    read = Reader(tag("p", text))
    assert [name for name, _ in read.elements] == ["p"]
    assert read.text == shown(text)


@given(TEXTS)
def test_an_attribute_holds_the_text_and_ends_where_it_ends(text):
    read = Reader(tag("td", "x", data_label=text, title=text))
    assert read.elements == [("td", {"data-label": shown(text), "title": shown(text)})]
    assert read.text == "x"


@given(TEXTS)
def test_line_ends_become_breaks_and_everything_else_stays(text):
    read = Reader(lines(text))
    parts = re.split("\r\n|\r|\n", text)
    assert [name for name, _ in read.elements] == ["br"] * (len(parts) - 1)
    assert read.text == "".join(map(visible, parts))


def test_every_character_that_acts_is_spelt_out():
    acting = [chr(one) for one in range(sys.maxunicode + 1) if ACTS.match(chr(one))]
    assert len(acting) > 2000
    for one in set(acting) - {"\r"}:  # a line end
        assert escape(f"a{one}b") == f"a&lt;U+{ord(one):04X}&gt;b"


def test_markup_goes_in_as_it_stands_and_plain_text_does_not():
    bold = tag("b", "1 < 2")
    assert tag("p", bold, " & ", bold) == "<p><b>1 &lt; 2</b> &amp; <b>1 &lt; 2</b></p>"
    assert joined((bold, "<i>")) == "<b>1 &lt; 2</b>&lt;i&gt;"


def test_attributes_are_named_left_out_or_bare():
    made = tag("td", class_="a", data_key="k", x=1.25, rowspan=2, hidden=True, id=None, lang=False)
    assert made == '<td class="a" data-key="k" x="1.2" rowspan="2" hidden></td>'


def test_a_void_element_has_no_end():
    assert tag("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_a_style_sheet_may_not_leave_its_element():
    assert style("a{}") == "<style>a{}</style>"
    with pytest.raises(ValueError, match="close"):
        style("</style><script>")


def test_only_the_door_makes_markup_of_text():
    """Elsewhere a literal without anything of a sheet in it is all that may be called markup."""
    folder = Path(dxsheet.render.__file__).parent
    made = re.compile(r"\bMarkup\((?!\"(?:| |&#160;)\"\))")
    for file in folder.rglob("*.py"):
        if file.name != "markup.py":
            assert not made.search(file.read_text(encoding="utf-8")), file.name


def test_markup_is_a_type_of_its_own():
    assert type(tag("p")) is Markup
    assert type(escape("a")) is Markup
    assert escape(escape("&")) == "&amp;amp;"

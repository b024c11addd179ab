"""The one door to HTML: text stays text, whatever it holds."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from markupsafe import Markup

import dxsheet.render
from dxsheet.render import html_env
from dxsheet.render.html_env import drawn, environment, lines, style_sheet
from dxsheet.width import ACTS, visible
from tests.made_sheets import TEXTS
from tests.render.html_parts import Reader


def tag(text):
    return environment().from_string("<p>{{ text }}</p>").render(text=text)


def shown(text):
    """A text as a reader sees it: every line end is one, acting characters are spelt out."""
    return visible(re.sub("\r\n|\r", "\n", text))


@given(TEXTS)
def test_text_is_one_text_node_and_nothing_else(text):
    read = Reader(tag(text))
    assert [name for name, _ in read.elements] == ["p"]
    assert read.text == shown(text)


@given(TEXTS)
def test_an_attribute_holds_the_text_and_ends_where_it_ends(text):
    one = environment().from_string('<td data-label="{{ text }}" title="{{ text }}">x</td>')
    read = Reader(one.render(text=text))
    assert read.elements == [("td", {"data-label": shown(text), "title": shown(text)})]
    assert read.text == "x"


@given(TEXTS)
def test_line_ends_become_breaks_and_everything_else_stays(text):
    read = Reader(str(lines(text)))
    parts = re.split("\r\n|\r|\n", text)
    breaks = [name for name, _ in read.elements if name != "wbr"]
    assert breaks == ["br"] * (len(parts) - 1)
    assert read.text == "".join(map(visible, parts))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("ITの担当が、S1とS2を採用する", "ITの|担当が、|S1と|S2を|採用する"),
        ("1月の申請書52枚 の印", "1月の|申請書|52枚 の|印"),
        ("返却が月2件、約60人で第8条", "返却が|月2件、|約60人で|第8条"),
        ("待機が２月、１０日ごとに１．５倍", "待機が|２月、|１０日ごとに|１．５倍"),
        ("ＰＣの設定", "ＰＣの|設定"),
        ("採否（◇提案、×棄却）", "採否|（◇提案、|×棄却）"),
        ("no place but a space", "no place but a space"),
        ("共有の booking を使う", "共有の booking を|使う"),
    ],
)
def test_japanese_may_break_between_phrases(text, drawn):
    assert str(lines(text)).replace("<wbr>", "|") == drawn


def test_a_very_long_word_may_break_within():
    inside = '<wbr class="within">'
    assert lines("a" * 50) == inside.join(("a" * 20, "a" * 20, "a" * 10))
    assert "<wbr" not in lines("Misunderstandings in the plan of the year")


def test_every_character_that_acts_is_spelt_out():
    acting = [chr(one) for one in range(sys.maxunicode + 1) if ACTS.match(chr(one))]
    assert len(acting) > 2000
    for one in set(acting) - {"\r"}:  # a line end
        assert tag(f"a{one}b") == f"<p>a&lt;U+{ord(one):04X}&gt;b</p>"


def test_what_a_template_drew_goes_in_as_it_stands_and_plain_text_does_not():
    assert tag(lines("1 < 2")) == "<p>1 &lt; 2</p>"
    assert tag("<i>&amp;</i>") == "<p>&lt;i&gt;&amp;amp;&lt;/i&gt;</p>"


def test_a_name_that_a_template_is_not_given_is_an_error():
    with pytest.raises(Exception, match="undefined"):
        drawn("document.html.j2", title="x")


def test_a_style_sheet_may_not_leave_its_element(tmp_path, monkeypatch):
    monkeypatch.setattr(html_env, "HERE", tmp_path)
    (tmp_path / "page.css").write_text("a{}")
    assert style_sheet("page.css") == "a{}"
    (tmp_path / "page.css").write_text("</style><script>")
    with pytest.raises(ValueError, match="close"):
        style_sheet("page.css")


def test_only_the_door_makes_markup_of_text():
    """And no template says that something is safe."""
    folder = Path(dxsheet.render.__file__).parent
    for file in folder.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        if file.name != "html_env.py":
            assert not re.search(r"\bMarkup\(", text), file.name
    for file in (folder / "templates").iterdir():
        assert not re.search(r"\|\s*safe|autoescape", file.read_text(encoding="utf-8")), file.name


def test_what_is_drawn_is_markup():
    assert type(lines("a")) is Markup

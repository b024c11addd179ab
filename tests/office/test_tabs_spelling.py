from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxsheet.office.tabs import meant, one_a_line, spelt
from dxsheet.width import ACTS


def test_what_acts_is_spelt_and_read_back():
    assert spelt("a\x1b[31m\u202eb") == "a<U+001B>[31m<U+202E>b"
    assert meant("a<U+001B>[31m<U+202E>b") == "a\x1b[31m\u202eb"


def test_the_very_text_of_a_spelling_stays_text():
    assert meant(spelt("<U+000D>")) == "<U+000D>"


def test_a_spelling_of_a_harmless_sign_or_half_a_character_is_left_alone():
    assert meant("<U+0041> <U+D800> <U+110000>") == "<U+0041> <U+D800> <U+110000>"


def test_a_list_has_one_entry_a_line():
    assert one_a_line(("a", "b\nc")) == "a\nb<U+000A>c"


@given(st.text(st.characters(codec="utf-8")))
def test_every_text_comes_back_without_its_outer_spaces(text):
    shown = spelt(text)
    assert not ACTS.search(shown)
    assert meant(shown) == text.strip()

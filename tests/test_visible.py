"""Text that cannot drive a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dxsheet.visible import one_line, visible


def test_what_acts_is_spelt_out() -> None:
    assert visible("\x1b[31m赤\u202e") == "<U+001B>[31m赤<U+202E>"
    assert visible("a\tb\nc") == "a\tb\nc"
    assert visible("\r") == "<U+000D>"
    assert one_line("a\nb\t c\x07") == "a b c<U+0007>"
    assert visible("👩‍💻 か\u3099 ❤️") == "👩‍💻 か\u3099 ❤️"


@given(st.text(max_size=40))
def test_no_control_or_bidi_sign_is_left(text: str) -> None:
    for sign in visible(text):
        assert sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Zl", "Zp", "Cs")
        assert sign not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    assert visible(visible(text)) == visible(text)

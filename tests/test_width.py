"""Columns and line breaks.

TODO: Text that cannot drive a terminal.
"""

import re
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from dxsheet.width import NOT_FIRST, NOT_LAST, cells, cut, one_line, padded, visible, wrapped


def test_columns() -> None:
    assert cells("abc") == 3
    assert cells("転入abc") == 7
    assert cells("か\u3099") == 2
    assert padded("転", 4) == "転  "
    assert cut("転入手続", 5) == "転入…"
    assert cut("転入", 4) == "転入"


def test_japanese_does_not_break_before_a_full_stop() -> None:
    assert wrapped("あいうえ。お", 8) == ["あいう", "え。お"]
    assert wrapped("あいう（え）", 8) == ["あいう", "（え）"]


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("one two three", 8) == ["one two", "three"]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("a\n\nb", 4) == ["a", "", "b"]


texts = st.text(st.sampled_from("abcd 、。（）転入手続ｱｲ\n"), max_size=60)


@given(texts, st.integers(4, 30))
def test_wrapping_keeps_every_sign_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(cells(line) <= width for line in lines)


ROOT = Path(__file__).resolve().parents[1]
# Every line of every example and template, and what may be put together from an office's signs.
WRITTEN = [
    line.strip()
    for folder in ("examples", "templates")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
    for line in path.read_text("utf-8", "replace").splitlines()
    if not line.isascii()
]
# A line may have to start with such a sign where nothing else stands before it.
_TOGETHER = re.compile(
    "[{0}]*[^{0}{1} ]?[{1}]*".format(*(re.escape("".join(one)) for one in (NOT_LAST, NOT_FIRST)))
)


def breaks_badly(text: str, width: int) -> list[str]:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    after = [f"{one}⏎{two}" for one, two in pairwise(lines) if two[:1] in NOT_FIRST]
    return after + [one for one, two in pairwise(lines) if one[-1:] in NOT_LAST and two]


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_no_line_of_the_examples_starts_or_ends_with_a_sign_that_may_not(width: int) -> None:
    assert len(WRITTEN) > 500
    assert not [bad for text in WRITTEN for bad in breaks_badly(text, width)]


phrases = st.lists(
    st.sampled_from([
        "、", "。", "）", "」", "』、", "）。", "ー", "ゃ", "ッ", "％", "・", "！？", "%", ":",
        "（", "「", "『（", "(", "[", "転", "入手続", "か", "ス", "ｶﾞ", "2", "31", "word", "C1", " ",
        "...", "),", "か\u3099", "👩\u200d👧", "❤\ufe0f", "é", "e\u0301",
    ])
)  # fmt: skip


@settings(max_examples=400)
@given(phrases, st.sampled_from([16, 40, 80, 120]))
def test_no_line_of_anything_starts_or_ends_with_a_sign_that_may_not(
    parts: list[str], width: int
) -> None:
    text = "".join(parts)
    if max((cells(one) for one in _TOGETHER.findall(text)), default=0) <= width // 4:
        assert not breaks_badly(text, width)


def test_what_was_broken_badly() -> None:
    text = "問題2件、課題（原因）3件（特定2、棄却1）、解決策4件"
    assert wrapped(text, 40) == ["問題2件、課題（原因）3件（特定2、棄却", "1）、解決策4件"]
    assert wrapped("foo 、bar", 6) == ["foo 、", "bar"]
    assert wrapped("https://example.org/a.b", 20) == ["https://example.org/", "a.b"]
    assert wrapped("https://example.org/.b", 20) == ["https://example.org", "/.b"]


def test_a_long_text_costs_what_it_is_long() -> None:
    for text in ("あ" * 400_000, "a" * 400_000, "、" * 50_000, "a" + " " * 400_000 + "b"):
        begun = time.process_time()
        assert wrapped(text, 76)
        assert time.process_time() - begun < 3


OFFICE = [
    chr(code)
    for code in range(32, 0x10000)
    if not 0x7F <= code < 0xA0 and chr(code).encode("cp932", "ignore")
]


@given(st.text(st.sampled_from(OFFICE), max_size=20))
def test_columns_are_richs_for_what_an_office_types(text: str) -> None:
    assert cells(text) == cell_len(text)


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

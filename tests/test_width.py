"""Columns and line breaks."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dxsheet.width import _by_pieces, _paragraph, cells, cut, padded, wrapped


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


signs = st.text(st.sampled_from("ab cd(),.% 、。（）ー転入手続"), max_size=60)


@given(signs, st.integers(2, 30))
def test_the_quick_way_breaks_lines_where_the_long_way_does(text: str, width: int) -> None:
    assert _paragraph(text, width) == _by_pieces(text, width)


OFFICE = [
    chr(code)
    for code in range(32, 0x10000)
    if not 0x7F <= code < 0xA0 and chr(code).encode("cp932", "ignore")
]


@given(st.text(st.sampled_from(OFFICE), max_size=20))
def test_columns_are_richs_for_what_an_office_types(text: str) -> None:
    assert cells(text) == cell_len(text)

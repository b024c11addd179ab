"""Where a line may break, and how wide it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.render.svg import advance, broken, certain, ended, width
from tests.made_sheets import TEXTS


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("漢字", 2, 2), ("ｱｲ", 1, 1.2), ("abc", 1, 2), ("ＡＢ", 2, 2), ("か\u3099", 1, 1), ("", 0, 0)],
)
def test_width_is_in_em(text, least, most):
    assert least <= width(text) <= most


def test_a_family_of_emoji_is_not_free():
    assert advance("😀") >= 1


def test_japanese_breaks_anywhere_but_not_before_a_stop_or_after_a_bracket():
    lines = broken("申請書を出す。次に「確認」を待つ", 6)
    assert "".join(lines) == "申請書を出す。次に「確認」を待つ"
    assert all(width(one) <= 6 for one in lines)
    for one in lines:
        assert one[0] not in "、。」）ー"
        assert one[-1] not in "「（"


def test_words_are_not_cut_and_the_space_goes():
    assert broken("one shared ledger", 6) == ["one shared", "ledger"]


def test_a_number_is_not_parted_at_its_comma():
    assert broken("under 10,000 yen a day", 7) == ["under 10,000", "yen a day"]


def test_a_word_longer_than_a_line_is_cut():
    lines = broken("https://example.invalid/" + "a" * 80, 12)
    assert len(lines) > 3
    assert all(width(one) <= 12 for one in lines)


def test_newlines_are_kept():
    assert broken("一行目\n\n三行目", 20) == ["一行目", "", "三行目"]


def test_what_has_no_room_gives_way_to_an_ellipsis():
    line = ended("あ" * 40, 10)
    assert line.endswith("…")
    assert 9 <= width(line) <= 10


def test_no_lonely_last_letter():
    lines = broken("あ" * 21, 10)
    assert len(lines) == 3
    assert len(broken("あ" * 11, 10)[-1]) > 1
    assert len(lines[-1]) > 1


@given(TEXTS, st.integers(4, 30))
def test_every_character_is_there_but_spaces_at_line_ends(text, room):
    told = "".join(broken(text, room)).replace(" ", "")
    assert told == text.replace("\n", "").replace(" ", "")


@given(st.text("漢字かなカナabc 、。「」（）12", min_size=1, max_size=60), st.integers(4, 20))
def test_no_line_is_wider_than_its_room_by_more_than_what_may_not_be_parted(text, room):
    for one in broken(text, room):
        assert width(one) <= room or len(one) <= 2


def test_widths_are_added_in_one_order():
    """Sums of the same widths in another order differ at the last place, and a line was over."""
    for text in ("111、、" + "1" * 60, "か、12 " * 12):
        for room in range(4, 21):
            assert all(width(one) <= room or len(one) <= 2 for one in broken(text, room))


def test_what_is_measured_for_certain():
    assert certain("課題（原因）C1 ok")
    assert not certain("สวัสดี")
    assert not certain("😀")

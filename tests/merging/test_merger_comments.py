"""Comments counted after a merge."""

from __future__ import annotations

from dxsheet.merging.drawing import text_of
from dxsheet.merging.pieces import Piece, balanced, comments, cut
from dxsheet.merging.three_way import merge
from dxsheet.yamlfile import parse

BASE = """\
dxsheet: 1
title: t
causes:
  - id: C1
    text: 様式が二つ
  # ここに足す
# 区切り

stage: draft
purpose: 待たせない
"""


def pieces(text: str) -> Piece:
    return cut(parse(text.encode(), "x"))


def test_every_comment_is_counted_once() -> None:
    text = (
        "# a\n\n# b\ndxsheet: 1  # c\nroles:  # d\n  # e\n  decide: [x,  # f\n    y]\n  # g\n# h\n"
    )
    assert list(comments(pieces(text))) == ["# a", "# b", "# c", "# d", "# e", "# f", "# g", "# h"]


def test_what_was_below_both_new_items_does_not_stand_twice() -> None:
    def added(text: str) -> bytes:
        entry = f"  # ここに足す\n  - id: C2\n    text: {text}\n"
        return BASE.replace("  # ここに足す\n", entry).encode()

    made = merge(BASE.encode(), added("甲"), added("乙")).raw.decode()
    assert made.count("# ここに足す") == 1 and "甲" in made and "乙" in made


def test_a_comment_of_nobody_s_outlives_what_stands_below_it() -> None:
    ours = BASE.replace("stage: draft\n", "")
    theirs = BASE.replace("purpose: 待たせない\n", "")
    made = merge(BASE.encode(), ours.encode(), theirs.encode()).raw.decode()
    assert made.endswith("  # ここに足す\n# 区切り\n")


def test_it_goes_above_what_comes_next() -> None:
    root = pieces(BASE)
    lost = pieces(BASE.replace("# 区切り\n", ""))
    assert text_of(balanced(lost, root, root, root), "\n") == BASE


def test_the_same_words_from_both_sides_stay_twice() -> None:
    ours = BASE.replace("stage:", "# 要確認\nstage:").encode()
    theirs = BASE.replace("purpose:", "# 要確認\npurpose:").encode()
    assert merge(BASE.encode(), ours, theirs).raw.decode().count("# 要確認") == 2

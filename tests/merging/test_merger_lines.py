"""Comments and order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from dxsheet.compare.matching import ordered, woven
from dxsheet.merging.merger import merged_lines
from dxsheet.merging.pieces import Piece, with_notes

if TYPE_CHECKING:
    from dxsheet.merging.pieces import Line, Lines


def test_new_things_stand_where_their_side_put_them() -> None:
    assert woven("abc", "aXbYc") == list("aXbYc")
    assert woven("abcN", "abcX") == list("abcNX")
    assert woven("Nabc", "Xabc") == list("NXabc")
    assert woven("", "ab") == list("ab")


def test_the_order_is_ours_unless_only_they_changed_it() -> None:
    assert ordered("abc", "abcN", "cab") == list("cabN")
    assert ordered("abc", "bca", "abcX") == list("bcaX")
    assert ordered("abc", "bac", "cab") == list("bac")
    assert ordered("abc", "ac", "cba") == list("cba")


@pytest.mark.parametrize("seed", range(50))
def test_nothing_is_lost_or_doubled(seed: int) -> None:
    rng = random.Random(seed)
    ours, theirs = ("".join(rng.sample("abcdefg", rng.randint(0, 7))) for _ in range(2))
    made = ordered("abcd", ours, theirs)
    assert sorted(made) == sorted(set(ours) | set(theirs))


def lines(*texts: str) -> Lines:
    return tuple((0, f"{text}\n") if text else (None, "\n") for text in texts)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "made"),
    [
        (["# a"], ["# a"], ["# b"], ["# b"]),
        (["# a"], ["# b"], ["# a"], ["# b"]),
        ([], ["# a"], ["# b"], ["# a", "# b"]),
        ([], ["# a"], ["# a"], ["# a"]),
        (["# a", "# b"], ["# a", "# b", "# c"], ["# b"], ["# b", "# c"]),
        (["", "# a"], ["# a"], ["", "# a", "# b"], ["# a", "# b"]),
        (["# a"], ["# a", "# x"], ["# y", "# a"], ["# y", "# a", "# x"]),
        (["# a", "# a"], ["# a", "# a", "# b"], ["# a"], ["# a", "# b"]),
    ],
)
def test_comments_of_both(
    base: list[str], ours: list[str], theirs: list[str], made: list[str]
) -> None:
    assert merged_lines(lines(*base), lines(*ours), lines(*theirs)) == lines(*made)


def leaf(text: str, *notes: str) -> Piece:
    line: Line = (0, text + "\n")
    return Piece("a", "b", lines=(line,), notes=notes)


def test_a_note_on_the_line_moves_to_the_line_that_stays() -> None:
    made = with_notes(leaf("a: b"), leaf("a: c"), leaf("a: c # x", "# x"))
    assert made.lines == ((0, "a: b  # x\n"),) and made.lead == ()


def test_a_second_note_goes_above() -> None:
    made = with_notes(leaf("a: b # y", "# y"), leaf("a: c"), leaf("a: c # x", "# x"))
    assert made.lines == ((0, "a: b # y\n"),) and made.lead == ((0, "# x"),)


def test_a_note_that_was_there_before_is_not_doubled() -> None:
    base = leaf("a: c # x", "# x")
    winner = leaf(
        "a: b",
    )
    assert with_notes(winner, base, base) is winner
    assert with_notes(base, base, base) is base

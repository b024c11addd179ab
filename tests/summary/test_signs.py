"""A sign before a status, so that it is seen before it is read."""

from __future__ import annotations

import pytest

from dxsheet.summary.blocks import Mark
from dxsheet.summary.signs import SIGNS, signed


@pytest.mark.parametrize(
    ("kind", "value", "text", "said"),
    [
        ("cause_status", "identified", "特定", "○特定"),
        ("cause_status", "rejected", "rejected", "× rejected"),
        ("solution_status", "proposed", "提案", "◇提案"),
        ("solution_status", "parked", "見送り", "－見送り"),
        ("due", "overdue", "期限超過", "！期限超過"),
        ("stage", "identified", "課題（原因）特定", "課題（原因）特定"),
    ],
)
def test_a_status_is_told_with_its_sign(kind, value, text, said):
    assert signed(Mark(kind, value, text)) == said


@pytest.mark.parametrize("kind", SIGNS)
def test_a_sign_has_one_meaning_among_causes_solutions_and_works(kind):
    """○ is never what is only proposed; parked and dropped are told apart."""
    shared = {"parked": "－", "open": "－"}
    signs = [sign for value, sign in SIGNS[kind].items() if value not in shared]
    assert len(set(signs)) == len(signs)
    meant = {"○": {"identified", "adopted", "yes", "reached"}, "◇": {"proposed"}}
    for value, sign in SIGNS[kind].items():
        assert value in meant.get(sign, {value})

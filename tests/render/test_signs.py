"""A sign before a status, so that it is seen before it is read."""

from __future__ import annotations

import pytest

from dxsheet.render.signs import signed
from dxsheet.summary.blocks import Mark


@pytest.mark.parametrize(
    ("kind", "value", "text", "said"),
    [
        ("cause_status", "identified", "特定", "○特定"),
        ("cause_status", "rejected", "rejected", "× rejected"),
        ("solution_status", "proposed", "提案", "提案"),
        ("due", "overdue", "期限超過", "！期限超過"),
        ("stage", "identified", "課題特定", "課題特定"),
    ],
)
def test_a_status_is_told_with_its_sign(kind, value, text, said):
    assert signed(Mark(kind, value, text)) == said

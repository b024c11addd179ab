"""A sign before a status, so that it is seen before it is read."""

from __future__ import annotations

import pytest

from dxsheet.render.signs import signed
from dxsheet.summary.blocks import Mark


@pytest.mark.parametrize(
    ("value", "text", "said"),
    [
        ("identified", "特定", "○特定"),
        ("rejected", "rejected", "× rejected"),
        ("proposed", "提案", "提案"),
        ("overdue", "期限超過", "！期限超過"),
    ],
)
def test_a_status_is_told_with_its_sign(value, text, said):
    assert signed(Mark("cause_status", value, text)) == said

"""Word-level differences: both texts are always there, and the marks fall on words."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from dxsheet.compare.report import difference, words


def shown(old: str, new: str) -> str:
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[one.op].format(one.text) for one in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "転入届の書き直しが週に平均40件ある。",
            "転入届の書き直しが週に平均138件ある。",
            "転入届の書き直しが週に平均[-40-]{+138+}件ある。",
        ),
        (
            "業務改革推進課が担当する",
            "業務改革推進部が担当する",
            "業務改革推進[-課-]{+部+}が担当する",
        ),
        ("窓口で待つ", "電話で待つ", "[-窓口-]{+電話+}で待つ"),
        ("住民が窓口に並ぶ", "住民が並ぶ", "住民が[-窓口に-]並ぶ"),
        ("システムの入力", "システムへの入力", "システム[-の-]{+への+}入力"),
        (
            "The old form has 2 boxes.",
            "The new forms have 2 boxes.",
            "The [-old form has-]{+new forms have+} 2 boxes.",
        ),
        ("", "新しい", "{+新しい+}"),
        ("古い", "", "[-古い-]"),
        ("同じ", "同じ", "同じ"),
    ],
)
def test_marks_fall_on_words(old: str, new: str, told: str) -> None:
    assert shown(old, new) == told


def test_words_joined_are_the_text() -> None:
    text = "OCRは12,345件/日\t処理でき、がんばる。🏢 it's fine"
    assert "".join(words(text)) == text
    assert "12,345" in words(text) and "it's" in words(text) and "OCR" in words(text)


def test_any_two_texts_come_back_from_their_difference() -> None:
    rng = random.Random(4)
    signs = "転入届書直窓口のがをにでは、。 abcABC123カタッー々🏢"
    for _ in range(300):
        old, new = ("".join(rng.choices(signs, k=rng.randint(0, 30))) for _ in range(2))
        spans = difference(old, new)
        assert "".join(one.text for one in spans if one.op != "new") == old
        assert "".join(one.text for one in spans if one.op != "old") == new
        assert all(one.text for one in spans)
        assert all(a.op != b.op for a, b in pairwise(spans))


def test_very_long_texts_are_shown_whole() -> None:
    old, new = "あ、" * 1500, "い。" * 1500
    assert [(one.op, one.text) for one in difference(old, new)] == [("old", old), ("new", new)]

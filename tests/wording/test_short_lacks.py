"""What a room says first of all is short: too few people, too little time. That is a cause."""

from __future__ import annotations

import pytest

from dxsheet.rules import hits_for


@pytest.mark.parametrize("kind", ["cause", "problem"])
@pytest.mark.parametrize(
    "text",
    [
        "備品の数が足りない", "職員が足りない", "人手が足りない", "時間がない", "時間が足りない",
        "場所がない", "担当が一人しかいない", "運転手が不足している",
        "手順書がない", "研修が実施されていない", "予算がない", "専門家がいない",
        "Staff are short", "There are not enough clerks", "There is not enough time",
        "There are too few items", "Nobody has time to check", "Too few lawyers.",
        "The ward is two nurses short.", "Insufficient secretarial support.", "Understaffing.",
        "Training has not been provided.", "There is no manual for the night desk.",
        "There is no written procedure for lost keys.", "Budget constraints.",
    ],
)  # fmt: skip
def test_too_few_people_no_training_or_procedure_is_not_warned_of(text: str, kind: str) -> None:
    assert [hit.rule for hit in hits_for(text, kind) if hit.severity != "info"] == []


@pytest.mark.parametrize(
    "text", ["システムがない", "貸出用のアプリがない", "We have no app", "We lack a booking system"]
)
def test_a_remedy_that_is_missing_still_is(text: str) -> None:
    assert "C002" in [hit.rule for hit in hits_for(text, "cause") if hit.severity == "warning"]

"""X001 beyond the examples on its page."""

from __future__ import annotations

import pytest

from dxsheet.rules import Settings, check
from dxsheet.sheet.shape import shaped

PROBLEM = {"id": "P1", "text": "届が二度書かれている", "affected": "届出人"}


def said(entry: dict[str, str], **settings: tuple[str, ...]) -> list[str]:
    data = {"problems": [PROBLEM], "kept": [entry]}
    sheet, _ = shaped(data)
    hits = check(sheet, data=data, settings=Settings(**settings))
    return [hit.message.en.split(". ")[0] for hit in hits if hit.rule == "X001"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"rule": "P004", "at": "P1", "reason": "x"}, None),
        ({"rule": " p004 ", "at": "problems[0]", "reason": "x"}, None),
        ({"rule": "P004", "at": "P1"}, "lacks reason"),
        ({"rule": "P004", "reason": "x"}, "lacks at"),
        ({"at": "P1"}, "lacks rule, reason"),
        ({"rule": "P005", "at": "P1", "reason": "x"}, "no finding P005 at P1"),
        ({"rule": "P004", "at": "P2", "reason": "x"}, "no finding P004 at P2"),
        ({"rule": "P099", "at": "P1", "reason": "x"}, "no finding P099"),
        ({"rule": "Y010", "at": "P1", "reason": "x"}, "Y010 cannot be kept"),
        ({"rule": "REF001", "at": "P1", "reason": "x"}, "REF001 cannot be kept"),
        ({"rule": "L001", "at": "P1", "reason": "x"}, None),
    ],
)
def test_an_entry_that_keeps_nothing_says_why(entry, words) -> None:
    given = said(entry)
    assert len(given) == (words is not None)
    assert words is None or words in given[0]


def test_a_rule_that_did_not_run_is_not_called_gone() -> None:
    entry = {"rule": "C001", "at": "P1", "reason": "x"}
    assert said(entry)
    assert said(entry, ignore=("C",)) == []


def test_without_a_reason_nothing_is_silenced(found) -> None:
    kept = [{"rule": "P004", "at": "P1"}]
    rules = [rule for rule, *_ in found("P", "X", problems=[PROBLEM], kept=kept)]
    assert rules == ["P004", "X001"]

"""What a room says, typed in one session: with prompt_toolkit and with plain lines, ja and en."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from .rooms import Terminal

BEGUN = """\
dxsheet: 1
title: t
language: {lang}
date: 2025-02-03
problems:
  - id: P1
    text: 40
    affected: a
"""
WAYS = [(lang, more) for lang in ("ja", "en") for more in ((), ("--plain",))]
DAYS = {
    "ja": {
        "2026年9月": "2026-09-30",
        "2031/7/1(火)": "2031-07-01",
        "2031-07-01T09:30": "2031-07-01",
        "令和９年６月末": "2027-06-30",
    },
    "en": {
        "30 June 2031": "2031-06-30",
        "end of June 2031": "2031-06-30",
        "June 30 2031": "2031-06-30",
        "2031-07-01T09:30": "2031-07-01",
    },
}
UNKNOWN = {
    "ja": ("わかりません", "分からないです", "不明", "未定", "知らない"),
    "en": ("I don't know", "not sure", "unknown", "TBD"),
}
NOTHING = {"ja": ("なし", "特になし", "ない"), "en": ("none", "n/a", "nothing")}


def room(tmp_path, lang: str, more: tuple[str, ...]) -> Terminal:
    (tmp_path / "s.yaml").write_text(BEGUN.format(lang=lang), encoding="utf-8")
    opened = Terminal(tmp_path, "resume", "s.yaml", "--lang", lang, *more)
    opened.prompt()
    return opened


@pytest.mark.parametrize(("lang", "more"), WAYS)
def test_days_are_heard_as_spoken(tmp_path, lang, more) -> None:
    at = room(tmp_path, lang, more)
    for said, meant in DAYS[lang].items():
        at.type(f"@review_date {said}")
        assert f"review_date: {meant}" in at.sheet_text(), said
    at.child.close(force=True)


@pytest.mark.parametrize(("lang", "more"), WAYS)
def test_not_known_and_nothing_are_no_item_and_no_value(tmp_path, lang, more) -> None:
    at = room(tmp_path, lang, more)
    before = at.sheet_text()
    for said in UNKNOWN[lang]:
        at.type(f"@P1.amount {said}")
        assert "amount" not in at.sheet_text(), said
    assert at.sheet_text() == before
    at.type("", "")
    for said in NOTHING[lang]:
        at.type(said)  # the end of the list, and of what comes after it
    assert "causes" not in at.sheet_text()
    at.child.close(force=True)

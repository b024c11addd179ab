"""Participants' answers onto a sheet: everything told, nothing twice."""

from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.flows.collecting import collect

SHEET = """\
dxsheet: 1
title: t
problems:
  - {id: P1, text: 待つ}
causes:
  - id: C1   # 最初の候補
    text: 様式が課ごとに違う
    raised_by: 山田
solutions:
  - {id: S1, text: 様式をまとめる, causes: [C1], effort: high}
"""
ANN = """\
name: 佐藤
unit: 市民課
causes:
  - 様式が課ごとに違う
  - {text: 様式が、課ごとに少し違う, problem: P1}
  - 窓口が二つしかない
ideas: [RPAを入れる]
scores:
  S1: {effect: 5, effort: 小}
"""
BOB = "name: 鈴木\ncauses: [窓口が二つしかない]\nscores:\n  S1: {effect: 3, effort: 2}\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, list[str]]:
    for name, text in (("s.yaml", SHEET), ("a.yaml", ANN), ("b.yaml", BOB)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "s.yaml"), [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]


def keep(*_: str) -> bool:
    return False


def merge(*_: str) -> bool:
    return True


def test_new_known_and_similar_causes_ideas_and_scores(files: tuple) -> None:
    sheet, answers = files
    collected = collect(sheet, answers, same_cause=keep)
    opened = load(sheet).sheet
    assert [(one.id, one.text, one.raised_by) for one in opened.causes] == [
        ("C1", "様式が課ごとに違う", "山田、市民課 佐藤"),
        ("C2", "様式が、課ごとに少し違う", "市民課 佐藤"),
        ("C3", "窓口が二つしかない", "市民課 佐藤、鈴木"),
    ]
    assert [one.status for one in opened.causes[1:]] == ["unverified", "unverified"]
    assert opened.causes[1].problems == ("P1",)
    assert [one.text for one in opened.ideas] == ["RPAを入れる"]
    assert (opened.solutions[0].effect, opened.solutions[0].effort) == ("high", "low")
    assert [(one.mean, one.low, one.high, one.people) for one in collected.scores] == [
        (4.0, 3.0, 5.0, 2),
        (1.5, 1.0, 2.0, 2),
    ]
    assert [one.how for one in collected.taken] == ["known", "new", "new", "new", "known"]
    assert len(collected.pairs) == 1
    assert "# 最初の候補" in Path(sheet).read_text(encoding="utf-8")


@pytest.mark.parametrize("decide", [keep, merge])
def test_running_it_twice_adds_nothing_twice(files: tuple, decide: object) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=decide)
    before = Path(sheet).read_bytes()
    collected = collect(sheet, answers, same_cause=decide)
    assert Path(sheet).read_bytes() == before
    assert {one.how for one in collected.taken} == {"repeated"}


def test_merging_keeps_the_other_wording_and_who_said_it(files: tuple) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=merge)
    opened = load(sheet).sheet
    assert len(opened.causes) == 2
    assert "市民課 佐藤「様式が、課ごとに少し違う」" in opened.causes[0].raised_by


def test_anonymous(files: tuple) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=keep, anonymous=True)
    text = Path(sheet).read_text(encoding="utf-8")
    assert "佐藤" not in text
    assert "匿名" in text


def test_what_cannot_be_taken_in_is_all_named_and_nothing_is_written(
    files: tuple, tmp_path: Path
) -> None:
    sheet, answers = files
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "name: x\ncause: [a]\ncauses:\n  - {text: b, problem: P9}\n  - [c]\n"
        "scores:\n  S9: {effect: 5}\n  S1: {effect: 9, cost: 1}\n",
        encoding="utf-8",
    )
    with pytest.raises(DxsheetError) as refused:
        collect(sheet, [*answers, str(bad)], same_cause=keep)
    assert refused.value.code == 1
    for line in (2, 4, 5, 7, 8):
        assert f"bad.yaml:{line}" in refused.value.message.ja
    assert Path(sheet).read_text(encoding="utf-8") == SHEET

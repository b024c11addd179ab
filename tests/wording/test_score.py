"""The scorer of the wording rules, on a small labelled file of its own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "benchmarks" / "wording" / "score.py"
spec = importlib.util.spec_from_file_location("wording_score", SOURCE)
assert spec is not None and spec.loader is not None
score = importlib.util.module_from_spec(spec)
sys.modules["wording_score"] = score
spec.loader.exec_module(score)

LINES = [
    "kind\tlabel\tdomain\tregister\ttext",
    "# a remark",
    "problem\tP001\tdesk\twish\tWe want a chatbot.",
    "problem\tP001\tdesk\twish\tWe want more staff.",
    "problem\tsound\tdesk\tfact\tThe wait at the counter is 40 minutes.",
    'problem\tsound\tdesk\tfact\tThe form says "see annex" and there is none.',
    "cause\tC003\tdesk\tblame\tStaff are careless.",
]


def by_words(text: str, kind: str) -> list[str]:
    """A judge with one hit, one miss, one alarm on a sound statement, and one wrong label."""
    given = {"chatbot": "P001", "counter": "P003", "careless": "C004"}
    return [label for word, label in given.items() if word in text]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "small_en.tsv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def test_reads_rows_quotes_and_language(labelled: Path) -> None:
    rows = score.read_rows(labelled)
    assert [row.lang for row in rows] == ["en"] * 5
    assert rows[0].wanted == {"P001"} and not rows[2].wanted
    assert '"see annex"' in rows[3].text


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "en.tsv"
    path.write_text("problem\tP001\ttoo few\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.tsv:1"):
        score.read_rows(path)


def test_figures_by_label_and_macro(labelled: Path) -> None:
    summary = score.summarise(score.judge_rows(score.read_rows(labelled), by_words))
    assert summary.labels["P001"] == (1, 0, 1)
    assert summary.labels["P001"].recall == 0.5
    assert summary.labels["P003"] == (0, 1, 0)
    assert summary.labels["C003"] == (0, 0, 1)
    # Only P001 and C003 were given by readers, so only they count in the macro figures.
    assert summary.macro_precision == 0.5
    assert summary.macro_recall == 0.25
    assert (summary.sound, summary.sound_alarmed, summary.false_alarm_rate) == (2, 1, 0.5)


def test_several_labels_in_a_cell() -> None:
    assert score.wanted_labels("P001, P007") == {"P001", "P007"}
    assert score.wanted_labels("sound") == frozenset()


def test_the_halves_are_fixed_and_both_used() -> None:
    halves = {text: score.half_of(text) for text in "abcdefghij"}
    assert set(halves.values()) == {"tune", "held"}
    assert score.half_of("a") == halves["a"]


def test_report_filters_and_shows(labelled: Path) -> None:
    arguments = score.arguments(["--file", str(labelled), "--show"])
    printed = "\n".join(score.report(arguments, by_words))
    assert "en: 5 statements, 2 of them sound" in printed
    assert "wanted C003      given C004      Staff are careless." in printed
    assert "chatbot" not in printed
    other = score.arguments(["--file", str(labelled), "--lang", "ja"])
    assert score.report(other, by_words) == []


def test_markdown(labelled: Path) -> None:
    arguments = score.arguments(["--file", str(labelled), "--markdown"])
    (table,) = score.report(arguments, by_words)
    assert "| P001 | 1.00 | 0.50 | 1 | 0 | 1 |" in table
    assert "(1 of 2)" in table


def test_held_statements_are_never_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        score.arguments(["--show", "--half", "held"])
    assert "--half tune" in capsys.readouterr().err


def test_an_interval_holds_the_share_and_narrows_with_more() -> None:
    low, high = score.interval(4, 100)
    assert low < 0.04 < high
    wide, narrow = score.interval(1, 25), score.interval(40, 1000)
    assert wide[1] - wide[0] > narrow[1] - narrow[0]
    assert score.interval(0, 0) == (0.0, 1.0)
    assert score.interval(0, 50)[0] == 0.0


def test_either_of_two_labels_is_right(tmp_path: Path) -> None:
    path = tmp_path / "two_en.tsv"
    path.write_text("problem\tP004/P001\t-\t-\tWe want a chatbot.\n", encoding="utf-8")
    summary = score.summarise(score.judge_rows(score.read_rows(path), by_words))
    assert summary.labels == {"P004": (1, 0, 0)}


def test_hints_count_as_found_and_not_as_alarms(labelled: Path) -> None:
    rows = score.read_rows(labelled)
    summary = score.summarise(score.judge_rows(rows, lambda *_: (), by_words))
    assert (summary.sound_alarmed, summary.sound_hinted, summary.weak_found) == (0, 1, 2)


def test_the_bank_can_be_scored() -> None:
    rows = score.bank_rows("ja", 1)
    assert len(rows) > 800
    assert "{" not in rows[0].text

"""A whole walk as its reader sees it: nothing is said twice, no number means two things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dxsheet.flows.sitting.page import choices
from dxsheet.walk.order import walk
from dxsheet.walk.questions import load
from dxsheet.walk.steps import Step
from tests.walk.rooms import Room

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pages"
LOGS = sorted(GOLDEN.glob("walk-*.log.txt"))
QUESTIONS = load().questions.values()


def _steps(lang: str = "ja") -> list[Step]:
    sheet = (
        "dxsheet: 1\ntitle: t\nproblems: [{id: P1, text: a}, {id: P2, text: b}]\n"
        "causes: [{id: C1, text: c, status: identified, problems: [P1]},"
        " {id: C4, text: d, status: identified, problems: [P2]}]\n"
        "ideas: [{id: I1, text: e}]\n"
    )
    return [one.step for one in walk(Room(sheet, lang=lang).scene)]


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_one_arrow_in_what_is_shown(log: Path) -> None:
    shown = [line for line in log.read_text("utf-8").splitlines() if not line.startswith("> ")]
    assert not re.findall("⇒|=>", "\n".join(shown))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_one_arrow_in_the_questions(question) -> None:
    texts = (question.ask, question.why, question.example)
    assert not [one for text in texts for one in (text.en, text.ja) if re.search("⇒|=>|->", one)]


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_the_sign_of_the_prompt_is_no_answer_nobody_typed(log: Path) -> None:
    assert "\n> >\n" not in log.read_text("utf-8")


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_what_was_caught_is_quoted_once(log: Path) -> None:
    said = log.read_text("utf-8")
    for before, after in re.findall(r"\n> (.+)\n\n((?:.+\n)+?)  1 ", said):
        told = re.sub(r"\n *", "", after) if "-ja" in log.name else re.sub(r"\n *", " ", after)
        assert told.count(f"「{before}」") + told.count(f"“{before}”") < 2


def test_a_choice_of_items_goes_by_their_ids_not_by_numbers_that_jump() -> None:
    step = next(one for one in _steps() if one.key == "I1.causes")
    assert [one.ja for one in choices(step)] == ["C1 c", "C4 d", "0 どれでもない"]


def test_what_nobody_said_is_no_current_answer() -> None:
    log = (GOLDEN / "walk-moving-in-ja.log.txt").read_text("utf-8")
    assert "仮の答え: 予定" in log
    assert "今の答え" not in log


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_effect_and_effort_are_two_questions(log: Path) -> None:
    assert not re.search("効果と手間は|effect and effort\\?", log.read_text("utf-8"))


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_of_what_can_be_added_nothing_is_listed_that_nobody_misses(log: Path) -> None:
    listed = re.findall(r"(?:書き足せる欄|can be added): (.*)", log.read_text("utf-8"))
    assert listed or "mistakes" in log.name
    assert not [one for one in listed if re.search("デジタル|完了|メモ|digital|done|note", one)]

"""Every question of the bank can be asked: on some sheet the walk has a place for it."""

from __future__ import annotations

from pathlib import Path

from dxsheet.walk.order import walk
from dxsheet.walk.questions import Plan
from tests.walk.rooms import BANK, BEGUN, Room

RICH = (Path(__file__).parent.parent / "faults" / "rich.yaml").read_text(encoding="utf-8")
# Statements that say a remedy, a trait of people, and what only may be meant so.
CAUGHT = f"""{BEGUN}problems:
  - id: P1
    text: システムがない
  - id: P2
    text: 職員の意識が低い
causes:
  - id: C1
    problems: [P1]
    text: システムがないかもしれない
  - id: C2
    problems: [P2]
    text: 職員の意識が低い
"""
CHAIN = f"""{BEGUN}problems:
  - id: P1
    text: 転入届の書き直しが週40件ある
causes:
  - id: C1
    problems: [P1]
    text: 様式が二つある
    status: identified
    evidence: 40件を数えた
solutions:
  - id: S1
    causes: [C1]
    text: 様式を一つにする
    status: adopted
"""
# A problem whose words went to the ideas, and a cause that is known and answered by nothing.
BARE = f"""{BEGUN}problems:
  - id: P1
  - id: P2
    text: 転入届の書き直しが週40件ある
causes:
  - id: C1
    problems: [P2]
    text: 様式が二つある
    status: identified
    evidence: 40件を数えた
    reason: 国の様式が決まるまで待つ
ideas:
  - id: I1
    text: システムを入れる
    parked_from: P1
"""
# What a step holds until it is asked about: a command, several at once, what stands there already,
# a second owner, what may be one more cause.
HELD = {
    "title?command": "status",
    "P1.causes?several": "1. 列が長い\\n2. 待つ",
    "title?instead": "転出手続",
    "S1.work?owner": "佐藤、中村",
    "decisions.more?cause": "様式が古い",
}


def reached(text: str, plan: Plan, **passed: str) -> set[str]:
    room = Room(text, plan)
    room.passed |= {f"offer.{part}": "yes" for part in plan.parts if BANK.parts[part].offered}
    room.passed |= passed
    found = set()
    for _ in range(120):
        found |= {one.step.question.id for one in walk(room.scene)}
        if not room.key or room.left:
            break
        room.say(">" if room.open.step.default else "")
    return found


def test_every_question_is_reached() -> None:
    plans = Plan(), Plan(parts=("choose", *Plan().parts))
    found = set()
    for plan in plans:
        for text in (BEGUN, RICH, CAUGHT, CHAIN, BARE):
            found |= reached(text, plan)
    found |= reached(CHAIN, Plan(), **HELD)
    found |= reached(BARE, Plan(), **{"C1.solution": "skipped"})
    assert set(BANK.questions) - found == set()

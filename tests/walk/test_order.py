"""The walk as a function of the sheet: what is asked when, and that nothing is asked twice."""

import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.lang import Text
from dxsheet.walk.commands import command
from dxsheet.walk.order import find, inferred, next_step, progress, walk
from dxsheet.walk.plan import FULL, Plan

from .rooms import Room

SOUND = "窓口で転入届を書き直してもらうことが週に40件ほどある"
REMEDY = "窓口支援システムを入れて効率化しよう"
ABSENCE = "専用のシステムがない"
LINES = [
    "", "", "", "1", "1", "2", "1,2", "３", "0", "はい", SOUND, REMEDY, ABSENCE, "4", "9",
    "職員の意識が低い", "2025-05-01", "5 4 3", "abc", ">", "-", "?", "「とばす」", "a: b # c",
]  # fmt: skip


def walked_to_solutions() -> Room:
    room = Room().until("P1.text").all(SOUND).until("P1.causes")
    room.all("記入例が様式に載っていない", "例外を一人しか把握していない", "").until("C1.status")
    return room.all("1", "40件中26件が前住所の欄だった").until("C2.status").all("3")


def test_the_title_comes_first_and_then_what_was_said() -> None:
    assert Room("dxsheet: 1\n").key == "title"
    assert Room().key == "P1.text"


def test_a_remedy_said_first_is_met_with_a_question_and_is_on_the_sheet_already() -> None:
    room = Room().all(REMEDY)
    assert room.key == "P1!P001"
    assert room.data["problems"][0]["text"] == REMEDY
    assert room.open.step.told


def test_restated_it_is_asked_anew_and_the_first_words_go() -> None:
    room = Room().all(REMEDY, "1")
    assert room.key == "P1.text"
    assert room.open.step.value == REMEDY
    room.all(SOUND)
    assert [one["text"] for one in room.data["problems"]] == [SOUND]
    assert "!" not in room.key


def test_other_words_can_be_typed_straight_at_the_question() -> None:
    room = Room().all(REMEDY, SOUND)
    assert room.data["problems"][0]["text"] == SOUND
    assert "!" not in room.key
    room = Room().all(REMEDY, REMEDY + "！")
    assert room.key == "P1!P001"
    assert isinstance(room.say("7"), Text)


def test_parked_it_waits_among_the_ideas_and_the_trouble_behind_it_is_asked_for() -> None:
    room = Room().all(REMEDY, "2")
    assert room.data["ideas"] == [{"id": "I1", "text": REMEDY, "parked_from": "P1"}]
    assert (room.key, room.open.step.question.id) == ("P1.text", "problem.behind")
    assert isinstance(room.say(""), Text)  # this one is needed
    room.all(SOUND)
    assert not room.found()


def test_kept_with_a_reason_it_is_not_asked_about_again() -> None:
    room = Room().all(REMEDY, "3")
    assert room.open.step.question.id == "catch.reason"
    room.all("法改正で義務になる")
    assert room.data["kept"] == [{"rule": "P001", "at": "P1", "reason": "法改正で義務になる"}]
    assert "!" not in room.key


def test_a_parked_cause_makes_room_and_points_to_its_problem() -> None:
    room = Room().all(SOUND).until("P1.causes").all(ABSENCE)
    assert room.key == "C1!C002"
    room.all("2")
    assert "causes" not in room.data
    assert room.data["ideas"] == [{"id": "I1", "text": ABSENCE, "parked_from": "P1"}]
    assert room.key == "P1.causes"


def test_a_parked_idea_comes_up_again_and_becomes_a_solution() -> None:
    room = Room().all(REMEDY, "2", SOUND).until("P1.causes")
    room.all("記入例が様式に載っていない", "").until("C1.status").all("1", "26件で確かめた")
    room.until("I1.causes").all("1")
    assert room.data["solutions"] == [{"id": "S1", "text": REMEDY, "causes": ["C1"]}]
    assert room.data["ideas"][0]["became"] == "S1"
    assert room.key == "S1.kind"


def test_no_solution_is_asked_for_before_a_cause_is_identified() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例がない欄がある", "").until("gate")
    assert isinstance(room.say(">"), Text)
    assert isinstance(room.say(""), Text)
    room.all("1")
    assert room.key == "C1.status"
    room.until("gate").all("2")
    assert room.key == "P1.causes"
    room.all("別の原因を見つけた", "").until("gate").all("3")
    assert room.key == "gate.reason"
    room.all("締切が今週のため")
    assert "締切が今週のため" in room.data["decisions"][0]["text"]
    assert room.key == "C1.solution"


def test_leaving_at_the_gate_leaves() -> None:
    room = Room().all(SOUND).until("P1.causes").all("").until("gate")
    assert [one.value for one in room.open.step.options] == ["add", "reason", "leave"]
    room.all("3")
    assert room.left


def test_rejecting_asks_what_was_seen_and_keeps_the_cause() -> None:
    room = walked_to_solutions()
    room.say("2", "C2.status")
    assert room.key == "C2.reason"
    room.all("新任の3人も同じ件数だった")
    assert room.data["causes"][1]["status"] == "rejected"


def test_the_first_identified_cause_moves_the_sheet_on() -> None:
    assert walked_to_solutions().data["stage"] == "identified"


def test_adopting_decides_and_taking_it_back_undoes_that() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("1").until("S1.status").all("1")
    assert room.data["stage"] == "decided"
    assert room.key == "S1.owner"
    room.say("3", "S1.status")
    assert room.data["stage"] == "identified"
    assert room.key == "S1.reason"


def test_with_several_problems_a_cause_says_which() -> None:
    room = Room().all(SOUND).until("problem.more").all("問合せの電話が一日30件ある")
    room.until("P1.causes").all("記入例が様式に載っていない")
    assert room.key == "C1.problems"
    assert room.open.step.default == ("P1",)
    room.all("１、２")
    assert room.data["causes"][0]["problems"] == ["P1", "P2"]


def test_a_second_problem_leaves_the_first_its_causes() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例が様式に載っていない")
    room.say("問合せの電話が一日30件ある", "problem.more")
    assert room.data["causes"][0]["problems"] == ["P1"]


def test_none_of_these_leads_back_to_the_causes() -> None:
    room = walked_to_solutions()
    room.say("1", "C2.status")
    room.until("C1.solution").all("記入例を裏に載せる")
    assert room.key == "S1.causes"
    room.all("0", "1")
    assert room.key == "P1.causes"
    room.all("第三の原因がある")
    assert room.data["causes"][2]["id"] == "C3"


def test_none_of_these_can_park_the_solution() -> None:
    room = walked_to_solutions()
    room.say("1", "C2.status")
    room.until("C1.solution").all("記入例を裏に載せる", "0", "2")
    assert "solutions" not in room.data
    assert room.data["ideas"][0]["text"] == "記入例を裏に載せる"
    assert room.key == "C1.solution"


def test_an_identified_cause_without_a_solution_may_have_a_reason() -> None:
    room = walked_to_solutions().until("C1.solution").all("")
    assert room.open.step.question.id == "cause.no_solution"
    room.all("4月に様式が変わる")
    assert room.data["causes"][0]["reason"] == "4月に様式が変わる"


def test_one_candidate_alone_is_a_question_and_not_a_duty() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例が様式に載っていない", "")
    assert room.key == "P1.only_one"
    room.all("40件とも同じ欄だった")
    assert room.data["kept"][0]["rule"] == "C001"
    assert room.key == "C1.status"


def test_digital_kinds_are_asked_which_step_goes() -> None:
    room = walked_to_solutions().until("C1.solution").all("様式を入力画面にする")
    room.all("1")
    assert room.key == "S1.before"
    room.say("3", "S1.kind")
    assert room.key == "solution.more" or not room.key.startswith("S1.")


def test_deciding_may_wait_for_the_map() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("2").until("S1.effect").all("大", "小")
    assert room.key == "S1.status"


def test_an_offered_part_can_be_left_out() -> None:
    room = walked_to_solutions().until("offer.map").all("2")
    assert room.key == "offer.people"
    room.all("1")
    assert room.key == "participants.more"


def test_not_known_takes_an_answer_back() -> None:
    room = walked_to_solutions()
    room.say("-", "C1.evidence")
    assert "evidence" not in room.data["causes"][0]
    room.say("-", "C1.status")
    assert room.data["causes"][0]["status"] == "unverified"
    room.say("-", "C2.text")
    assert [one["id"] for one in room.data["causes"]] == ["C1"]
    assert room.data["retired"] == ["C2"]


def test_an_item_that_others_point_to_is_not_taken_out() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    refused = room.say("-", "C1.text")
    assert isinstance(refused, Text)
    assert "S1" in refused.ja


def test_how_far_along() -> None:
    room = Room()
    placed = walk(room.scene)
    at = progress(room.scene, placed, room.open)
    assert (at.part, at.parts, at.question) == (1, len(FULL), 2)
    assert at.questions >= 4


def test_a_sheet_walked_elsewhere_goes_on_after_its_last_answer() -> None:
    room = walked_to_solutions()
    there = room.scene.passing({})
    passed = inferred(there)
    here = there.passing(passed)
    assert next_step(here).step.key == room.key
    assert set(passed) >= {"P1.affected", "problem.more", "P1.causes"}


def test_comments_typed_by_hand_survive() -> None:
    room = walked_to_solutions()
    assert room.document.text.startswith("# ours\n")
    assert "title: 転入手続  # the work\n" in room.document.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), lines=st.lists(st.sampled_from(LINES) | st.text(max_size=8),
                                                   max_size=60))  # fmt: skip
def test_any_answers_leave_a_sound_sheet(seed, lines) -> None:
    chance = random.Random(seed)
    plan = Plan(parts=FULL if seed % 2 else ("choose", *FULL))
    room = Room(plan=plan, lang="en" if seed % 3 else "ja")
    for line in lines:
        placed = walk(room.scene)
        keys = [one.step.key for one in placed]
        assert len(keys) == len(set(keys))
        one = room.open
        if one is None:
            break
        for lang in ("ja", "en"):
            assert not re.search(r"\{[a-z]+\}", one.step.text().to(lang))
            one.step.shown(lang)
        progress(room.scene, placed, one)
        before, asked = dict(room.data), one.step
        wanted = chance.choice(placed).step.key if chance.random() < 0.1 else one.step.key
        reply = room.say(line, wanted)
        if isinstance(reply, Text):
            assert dict(room.data) == before
            continue
        assert not room.found(), (wanted, line)
        if wanted == asked.key and asked.question.kind != "list" and not asked.hidden:
            again = find(walk(room.scene), wanted)
            moved_on = again is None or not again.step.open(room.passed)
            # Other words that read the same way are asked about again.
            stays = reply.goto or reply.leave or command(line) or "!" in wanted
            assert moved_on or stays, (wanted, line, reply)
    inferred(room.scene)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_enter_alone_reaches_the_end_of_what_may_be_left_empty(lang) -> None:
    room = Room(lang=lang).all(SOUND)
    asked = set()
    while one := room.open:
        key = one.step.key
        assert key not in asked or key == "gate"
        asked.add(key)
        if key == "gate":
            break
        room.all(">")
    assert room.key == "gate"

"""The walk as a function of the sheet: what is asked when, and that nothing is asked twice."""

import random
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dxsheet.lang import Text
from dxsheet.walk.answering import respond
from dxsheet.walk.order import find, inferred, progress, walk
from dxsheet.walk.questions import FULL, Plan
from dxsheet.walk.reading import command

from .rooms import BEGUN, Room

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
    room.all("1", "40件中26件が前住所の欄だった").until("C2.status").all("3")
    return room.until("P1.wanted")


def test_the_title_comes_first_and_then_what_was_said() -> None:
    assert Room("dxsheet: 1\n").key == "title"
    assert Room().key == "P1.text"


def test_a_remedy_said_first_is_met_with_a_question_and_is_on_the_sheet_already() -> None:
    room = Room().all(REMEDY)
    assert room.key == "P1!P001"
    assert room.data["problems"][0]["text"] == REMEDY
    assert room.open.step.told


def test_restated_it_is_asked_anew_and_the_first_words_stay_among_the_ideas() -> None:
    room = Room().all(REMEDY, "1")
    assert room.key == "P1.text"
    assert room.open.step.value == REMEDY
    room.all(SOUND)
    assert [one["text"] for one in room.data["problems"]] == [SOUND]
    assert room.data["ideas"] == [{"id": "I1", "text": REMEDY, "parked_from": "P1"}]
    assert "!" not in room.key


def test_first_words_that_blame_are_kept_in_the_notes_and_not_on_the_sheet() -> None:
    room = Room().all(SOUND).until("P1.causes").all("職員の意識が低い", "1", "様式が古い")
    assert room.data["causes"][0]["text"] == "様式が古い"
    assert "ideas" not in room.data
    assert room.passed["C1~words"] == "職員の意識が低い"


@pytest.mark.parametrize("line", [SOUND, "様式が古い", "どういう意味ですか"])
def test_words_typed_straight_at_the_wording_question_are_asked_about(line) -> None:
    room = Room().all(REMEDY, line)
    assert room.data["problems"][0]["text"] == REMEDY
    assert room.open.step.question.id == "back.instead"
    assert line in room.open.step.text().ja
    room.all("3")  # neither
    assert room.key == "P1!P001"
    assert [one["text"] for one in room.data["problems"]] == [REMEDY]


def test_a_question_back_that_is_passed_over_lets_go_of_the_line_and_nothing_else() -> None:
    for line in (">", "-", "分かりません"):
        room = Room().all(REMEDY, SOUND)
        assert isinstance(room.say(""), Text)  # Enter decides nothing here
        room.all(line)
        assert room.key == "P1!P001"
        assert [one["text"] for one in room.data["problems"]] == [REMEDY]
        assert not [key for key in room.passed if "?" in key]


def test_instead_of_it_keeps_the_first_words() -> None:
    room = Room().all(REMEDY, SOUND, "1")
    assert room.data["problems"][0]["text"] == SOUND
    assert room.data["ideas"][0]["text"] == REMEDY
    assert "!" not in room.key
    room = Room().all(REMEDY, REMEDY + "！", "1")
    assert room.key == "P1!P001"
    assert isinstance(room.say("7"), Text)


def test_one_more_beside_it_leaves_it_as_it_is() -> None:
    room = Room().all(REMEDY, SOUND, "2")
    assert [one["text"] for one in room.data["problems"]] == [REMEDY, SOUND]
    assert room.key == "P1!P001"
    room = Room().all(SOUND).until("P1.causes").all(ABSENCE, "様式が古い", "2")
    assert [one["text"] for one in room.data["causes"]] == [ABSENCE, "様式が古い"]


def test_a_line_that_asks_for_a_system_and_says_dx_is_stopped_by_either_rule() -> None:
    room = Room().all("DXを進めてシステムを入れよう")
    assert room.open.step.question.id == "catch.solution"
    assert len(room.open.step.told) == 2
    room.all("3", "法改正で義務になる")
    assert [one["rule"] for one in room.data["kept"]] == ["P001", "P002"]
    assert "!" not in room.key
    assert Room().all("DXを進める").key == "P1!P002"


def test_a_hint_stops_nobody() -> None:
    assert "!" not in Room().all("意識が低いかもしれない").key


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
    # What else could be done about C1 is asked all the same.
    assert (room.key, room.open.step.question.id) == ("C1.solution", "solution.also")
    assert find(walk(room.scene), "S1.text").step.value == REMEDY


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
    assert room.key == "P1.wanted"
    assert room.until("C1.solution")


@pytest.mark.parametrize(
    ("line", "date"), [("3月10日", "2025-03-10"), ("来月末", "2025-03-31"), ("", None)]
)
def test_leaving_at_the_gate_asks_for_the_next_date(line, date) -> None:
    room = Room().all(SOUND).until("P1.causes").all("").until("gate")
    assert [one.value for one in room.open.step.options] == ["add", "reason", "leave"]
    room.all("3")
    assert room.key == "gate.date"
    room.all(line)
    assert room.left
    assert room.data.get("review_date") == date
    assert room.key == "gate"  # asked again tomorrow


def test_not_yet_is_a_result_who_looks_at_what_by_when() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例がない欄がある", "").until("C1.status")
    room.all("3")
    assert room.key == "C1.check"
    room.all("鈴木、様式40枚を見る、3月5日")
    assert room.data["work_items"] == [
        {"id": "W1", "text": "様式40枚を見る", "cause": "C1", "main_owners": ["鈴木"],
         "due": "2025-03-05"}
    ]  # fmt: skip
    assert room.key == "gate"
    assert not room.found()


@pytest.mark.parametrize("line", ["まだ", "分かりません", "-", "3", "not sure"])
def test_not_known_of_a_cause_asks_who_looks(line) -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例がない欄がある", "").until("C1.status")
    room.all(line)
    assert room.data["causes"][0]["status"] == "unverified"
    assert room.key == "C1.check"


def test_several_owners_said_along_with_the_adoption_are_asked_about() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("1").until("S1.status").all("1 田中、鈴木 → 件数")
    assert room.open.step.question.id == "back.owner"
    room.all("1")
    one = room.data["solutions"][0]
    assert (one["owner"], one["measure"]) == ("田中", "件数")


def test_who_looks_can_be_said_along_with_not_yet() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例がない欄がある", "").until("C1.status")
    room.all("3 鈴木、様式を見る")
    assert room.data["causes"][0]["status"] == "unverified"
    assert room.data["work_items"][0]["cause"] == "C1"
    assert room.key == "gate"


def test_what_was_kept_of_a_cause_goes_when_it_is_rejected() -> None:
    room = Room().all(SOUND).until("P1.causes").all("職員の意識が低い", "2", "調べた結果")
    assert room.data["kept"][0]["at"] == "C1"
    room.say("2 差がなかった", "C1.status")
    assert "kept" not in room.data
    room = Room().all(SOUND).until("P1.causes").all("様式が古い", "", "40件とも同じ欄だった")
    assert room.data["kept"][0]["rule"] == "C001"
    room.say("例外が多い", "P1.causes")  # no longer the only one
    assert "kept" not in room.data


def test_evidence_can_follow_the_number() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例がない欄がある", "").until("C1.status")
    room.all("1 40件中26件がその欄だった")
    assert room.data["causes"][0]["evidence"] == "40件中26件がその欄だった"
    assert room.key == "P1.wanted"


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
    room.say("1 窓口係 → 書き直しの件数", "S1.status")
    assert room.data["solutions"][0]["owner"] == "窓口係"
    assert room.data["solutions"][0]["measure"] == "書き直しの件数"
    room.say("3", "S1.status")
    assert room.data["stage"] == "identified"
    assert room.key == "S1.reason"


def test_with_several_problems_a_cause_says_which() -> None:
    room = Room().all(SOUND).until("problem.more").all("問合せの電話が一日30件ある")
    room.say("記入例が様式に載っていない", "P1.causes")
    assert room.data["causes"][0]["problems"] == ["P1"]
    # The id of a cause said before ties it to this problem too.
    room.say("c1", "P2.causes")
    assert room.data["causes"][0]["problems"] == ["P1", "P2"]
    room.say("2", "C1.problems")
    assert room.data["causes"][0]["problems"] == ["P2"]


def test_a_second_problem_leaves_the_first_its_causes() -> None:
    room = Room().all(SOUND).until("P1.causes").all("記入例が様式に載っていない")
    room.say("問合せの電話が一日30件ある", "problem.more")
    assert room.data["causes"][0]["problems"] == ["P1"]


def test_none_of_these_leads_back_to_the_causes() -> None:
    room = walked_to_solutions()
    room.say("記入例を裏に載せる", "solution.more")
    room.until("S1.causes").all("0", "1")
    assert room.key == "P1.causes"
    room.all("第三の原因がある")
    assert room.data["causes"][2]["id"] == "C3"


def test_none_of_these_can_park_the_solution() -> None:
    room = walked_to_solutions()
    room.say("記入例を裏に載せる", "solution.more")
    room.until("S1.causes").all("0", "2")
    assert "solutions" not in room.data
    assert room.data["ideas"][0]["text"] == "記入例を裏に載せる"
    assert room.until("C1.solution")


def test_a_solution_belongs_to_the_cause_it_was_said_for_and_may_serve_another() -> None:
    room = walked_to_solutions()
    room.say("1 例外が多かった", "C2.status")
    room.until("C1.solution").all("記入例を裏に載せる", "", "S1")
    assert room.data["solutions"] == [
        {"id": "S1", "text": "記入例を裏に載せる", "causes": ["C1", "C2"]}
    ]


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
    assert room.key == "problem.more"


def test_the_kinds_of_all_solutions_are_one_question() -> None:
    room = walked_to_solutions().until("C1.solution").all("様式を入力画面にする", "研修を行う", "")
    assert room.key == "solutions.kinds"
    assert room.open.step.default == ("system_change", "training")
    assert isinstance(room.say("1 2 3"), Text)
    room.all("")
    assert [one["kind"] for one in room.data["solutions"]] == ["system_change", "training"]


def test_digital_kinds_are_asked_which_step_goes() -> None:
    room = walked_to_solutions().until("C1.solution").all("様式を入力画面にする", "", "1")
    assert room.key == "S1.after"
    room.all("紙に書く、職員が入力する ⇒ 本人が入力する")
    assert room.data["solutions"][0]["before"] == "紙に書く、職員が入力する"
    assert room.data["solutions"][0]["after"] == "本人が入力する"
    assert room.key == "S1.existing"
    room.all("なし")  # an answer of its own here
    assert room.data["solutions"][0]["existing"] == "なし"
    room.say("3", "S1.kind")
    assert not room.key.startswith("S1.")


def test_deciding_may_wait_for_the_map() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("2").until("S1.effect").all("大 小")
    assert (room.data["solutions"][0]["effect"], room.data["solutions"][0]["effort"]) == (
        "high",
        "low",
    )
    assert room.key == "S1.status"


@pytest.mark.parametrize(
    ("line", "first", "left"),
    [("", "participants.more", set()), ("1、3", "participants.more", {"communication"}),
     ("3", "small_start.more", {"people", "communication"})],
)  # fmt: skip
def test_offered_parts_are_one_question(line, first, left) -> None:
    room = walked_to_solutions().until("offer")
    room.passed["offer.map"] = "declined"
    room.all(line)
    assert room.key == first
    assert left <= {key[6:] for key, how in room.passed.items() if how == "declined"}
    done = walked_to_solutions().until("offer").all("0")
    assert (done.key, done.left) == ("", False)


def test_a_participant_is_one_line_and_who_decides_follows() -> None:
    room = walked_to_solutions().until("offer").all("2").until("participants.more")
    room.all("窓口係 3名 市民課 決める", "業務改革担当 進行", "")
    first, second = room.data["participants"]
    assert first == {"name": "窓口係", "unit": "市民課", "count": "3", "part": "decide"}
    assert second == {"name": "業務改革担当", "part": "facilitate"}
    assert room.data["roles"] == {"decide": ["窓口係"], "facilitate": ["業務改革担当"]}
    assert room.key == "roles.sponsor"
    room.say("2", "participants[0].part")
    assert room.data["roles"].get("decide") in (None, [])


def test_an_adopted_solution_is_a_piece_of_work_by_enter() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("1").until("S1.status").all("1 窓口係")
    room.until("offer").all("3").until("S1.work").all("")
    assert room.data["work_items"] == [
        {"id": "W1", "text": "記入例を裏に載せる", "solution": "S1", "main_owners": ["窓口係"]}
    ]
    assert room.key == "W1.due"
    room.all("6月末")
    assert room.data["work_items"][0]["due"] == "2025-06-30"


def test_the_first_cause_is_the_sixth_prompt_and_the_eighth_after_a_remedy() -> None:
    def prompts(*lines: str) -> int:
        room = Room("dxsheet: 1\nstage: draft\n")
        asked = 0
        for line in lines:
            asked += 1
            room.all(line)
        assert room.open.step.question.id == "cause.first"
        return asked + 1

    assert prompts("転入手続", SOUND, "住民", "40件", "数えた") == 6
    assert prompts("転入手続", REMEDY, "2", SOUND, "住民", "40件", "数えた") == 8


def test_several_on_one_line_become_several_after_one_enter() -> None:
    room = Room().all(SOUND).until("P1.causes").all("様式が古い; 例外が多い")
    assert room.open.step.question.id == "back.several"
    assert "causes" not in room.data
    room.all("")
    assert [one["text"] for one in room.data["causes"]] == ["様式が古い", "例外が多い"]
    room.all("使用システムが複雑で、手順を誤った")
    assert room.data["causes"][2]["text"] == "使用システムが複雑で、手順を誤った"
    room.all("a; b", "2")
    assert room.data["causes"][3]["text"] == "a; b"


def test_several_owners_are_seen_as_several() -> None:
    room = walked_to_solutions().until("C1.solution").all("記入例を裏に載せる")
    room.until("decide.when").all("1").until("S1.status").all("1").until("S1.owner")
    room.all("山田、鈴木")
    assert room.open.step.question.id == "back.owner"
    room.all("2")
    assert room.data["solutions"][0]["owner"] == "鈴木"


@pytest.mark.parametrize("word", ["保存", "表", "終わる", "戻る", "とばす", "save", "back"])
def test_a_bare_word_of_a_request_is_asked_about_at_an_open_question(word) -> None:
    room = Room().all(SOUND)
    assert room.key == "P1.affected"
    one = room.open
    reply = respond(room.scene, one.step, word, command(word))
    room._take(reply)
    assert room.open.step.question.id == "back.command"
    assert word in room.open.step.text().ja
    room.all("2")
    assert room.data["problems"][0]["affected"] == word


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("分かりません", "unknown"),
        ("未定", "unknown"),
        ("なし", "done"),
        ("特にありません", "done"),
    ],
)
def test_not_known_and_nothing_are_no_values(line, how) -> None:
    room = Room().all(SOUND).all(line)
    assert "affected" not in room.data["problems"][0]
    assert room.passed["P1.affected"] == how
    room.until("P1.causes").all(line)
    assert "causes" not in room.data


@pytest.mark.parametrize("line", ["12", "１２", "3.", "1,2"])
def test_a_bare_number_is_never_prose(line) -> None:
    room = Room().all(SOUND)
    assert isinstance(room.say(line), Text)
    room.all("「12」")
    assert room.data["problems"][0]["affected"] == "12"


def test_a_measure_with_its_sign_gives_number_and_unit() -> None:
    room = Room(BEGUN + "outcomes:\n  - {measure: 差し戻し}\n")
    room.passed["offer.outcome"] = "yes"
    room.say("2.6%", "outcomes[0].baseline")
    room.say("1.0％以下", "outcomes[0].wanted")
    room.say("31 % of 380", "outcomes[0].result")
    assert room.data["outcomes"] == [
        {"measure": "差し戻し", "unit": "%", "baseline": "2.6", "wanted": "1.0", "result": "31",
         "note": "結果: 31 % of 380"}
    ]  # fmt: skip
    room.say("3件", "outcomes[0].result")  # another unit stays as it was said
    assert room.data["outcomes"][0]["result"] == "3件"


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
    at = progress(room.scene, room.open)
    assert (at.part, at.parts) == (1, len(FULL))
    room.all(SOUND).until("P1.causes")
    later = progress(room.scene, room.open)
    assert (later.part, later.parts) == (3, at.parts)
    assert later.minutes < at.minutes


def test_a_sheet_walked_elsewhere_goes_on_after_its_last_answer() -> None:
    room = walked_to_solutions().all("一度で済む")
    there = room.scene.passing({})
    passed = inferred(there)
    here = there.passing(passed)
    assert next(one for one in walk(here) if one.step.open(here.passed)).step.key == room.key
    assert set(passed) >= {"P1.affected", "problem.more", "P1.causes"}


def test_comments_typed_by_hand_survive() -> None:
    room = walked_to_solutions()
    assert room.document.text.startswith("# ours\n")
    assert "title: 転入手続  # the work\n" in room.document.text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), lines=st.lists(st.sampled_from(LINES) | st.text(max_size=8),
                                                   max_size=60))  # fmt: skip
@example(seed=0, lines=["{a}", "", ""])
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
            blanks = re.findall(r"\{([a-z_]+)\}", one.step.question.ask.to(lang))
            assert set(blanks) <= set(one.step.slots)  # what was said may have braces of its own
            one.step.shown(lang)
        progress(room.scene, one)
        before, asked = dict(room.data), one.step
        wanted = chance.choice(placed).step.key if chance.random() < 0.1 else one.step.key
        reply = room.say(line, wanted)
        if isinstance(reply, Text):
            assert dict(room.data) == before
            continue
        assert not room.found(), (wanted, line)
        if wanted == asked.key and asked.question.kind not in ("list", "line") and not asked.hidden:
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

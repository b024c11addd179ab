"""What is to be decided, and what is to be checked: each asked once."""

from __future__ import annotations

import pytest

from dxsheet.findings import Finding
from dxsheet.lang import Text, same
from dxsheet.summary import summarise
from dxsheet.summary.blocks import Bullets
from tests.made_sheets import case, sheet

CAUSES = [
    {"id": "C1", "text": "一人", "status": "identified"},
    {"id": "C2", "text": "紙", "status": "unverified"},
]


def asked(**data):
    section = summarise(sheet(**data), lang="ja").section("wanted")
    return [(one.cell.id, one.cell.text) for one in section.blocks[0].items] if section else []


@pytest.mark.parametrize(
    ("causes", "status", "wanted"),
    [
        (["C1"], "proposed", True),
        (["C2", "C1"], "proposed", True),
        (["C2"], "proposed", False),
        ([], "proposed", False),
        (["C1"], "adopted", False),
        (["C1"], "parked", False),
    ],
)
def test_a_proposal_on_an_identified_cause_is_to_be_decided(causes, status, wanted):
    one = {"id": "S1", "text": "増やす", "causes": causes, "status": status}
    found = asked(problems=[{"id": "P1"}], causes=CAUSES, solutions=[one])
    assert found == ([("S1", "「増やす」を採用するか")] if wanted else [])


def test_what_the_decision_rests_on_stands_under_it():
    page = summarise(case("mistakes", "ja"), lang="ja")
    first = page.section("wanted").blocks[0].items[0]
    notes = [(one.label, one.value.text) for one in first.notes]
    assert notes == [
        ("対応する課題（原因）", "C1"),
        ("効果", "大"),
        ("手間", "中"),
        ("担当", "情報政策課"),
    ]


def test_a_trial_that_is_over_asks_what_next_with_its_results():
    page = summarise(case("lending", "ja"), lang="ja")
    trial = page.section("wanted").blocks[0].items[-1]
    assert trial.cell.text.endswith("展開する・続ける・変える・やめるのどれにするか")
    notes = [(one.label, one.value.text) for one in trial.notes]
    assert notes[0] == ("申込みから貸出まで", "3 → 0.8（日）、目標 1")
    assert notes[2] == ("使った人の声", "分かりにくい → 電話が要らなくなった")
    assert notes[-1][0] == "展開の条件"


def test_a_trial_that_was_decided_on_asks_nothing():
    trial = {"id": "T1", "units": "駅前", "status": "over"}
    assert len(asked(small_start=[trial], outcomes=[{"trial": "T1", "result": "3"}])) == 1
    assert asked(small_start=[trial], outcomes=[{"trial": "T1", "decision": "expand"}]) == []


def test_a_planned_trial_asks_to_start_until_the_trial_stage():
    trial = {"id": "T1", "units": "駅前", "work": "転入", "status": "planned"}
    wanted = [("", "試行T1「駅前（転入）」を始めるか")]
    assert asked(stage="decided", small_start=[trial]) == wanted
    assert asked(stage="trial", small_start=[trial]) == []
    assert asked(small_start=[{"status": "running"}]) == []


def test_work_that_is_not_chosen_yet_asks_which():
    candidates = [{"name": "転入"}, {"name": "貸出"}]
    assert asked(selection={"candidates": candidates}) == [
        ("", "どの業務を見直しの対象にするか（転入、貸出）")
    ]
    assert asked(selection={"candidates": candidates, "chosen": "貸出"}) == []


P1 = {"id": "P1", "text": "待つ"}


def finding(rule, at, severity="warning", kept=None):
    message, hint = Text("message", "指摘です。"), Text("hint", "手がかりです。")
    return Finding(rule, severity, message, hint, at=at, kept=kept)


def asked_of_questions(findings=(), lang="ja", **data):
    return bullets(summarise(sheet(**data), findings=findings, lang=lang), "questions")


def bullets(page, key):
    section = page.section(key)
    blocks = section.blocks if section else ()
    items = [item for one in blocks if isinstance(one, Bullets) for item in one.items]
    return [(one.cell.id, one.cell.text) for one in items]


def test_an_unverified_cause_asks_what_would_show_it():
    assert asked_of_questions(problems=[P1], causes=[{"id": "C1", "text": "一人"}]) == [
        ("C1", "「一人」は原因でしょうか。何を見れば確かめられますか")
    ]


def test_holes_in_the_chain_ask():
    found = asked_of_questions(
        problems=[P1, {"id": "P2", "text": "探す"}],
        causes=[
            {"id": "C1", "text": "一人", "status": "identified", "problems": ["P1"]},
            {"id": "C2", "text": "台数", "status": "rejected", "problems": ["P1"]},
        ],
        solutions=[{"id": "S1", "text": "買う"}],
    )
    assert found == [
        ("P2", "「探す」の課題（原因）として、何が考えられますか"),
        ("C1", "「一人」には、どの解決策で対応しますか。しない場合は、その理由は何でしょうか"),
        ("C2", "「台数」を棄却した理由は何でしょうか"),
        ("S1", "「買う」は、どの課題（原因）に対応するものでしょうか"),
    ]


def test_a_gap_with_a_reason_asks_nothing():
    causes = [
        {"id": "C1", "status": "identified", "reason": "来年度"},
        {"id": "C2", "status": "rejected", "reason": "違った"},
    ]
    assert asked_of_questions(problems=[P1], causes=causes) == []


def test_missing_owners_ask():
    found = asked_of_questions(
        problems=[P1],
        causes=[{"id": "C1", "status": "identified"}],
        solutions=[
            {"id": "S1", "text": "買う", "causes": ["C1"], "status": "adopted"},
            {"id": "S2", "text": "訓練", "causes": ["C1"], "status": "adopted", "owner": "課"},
        ],
        work_items=[
            {"id": "W1", "text": "書く", "main_owners": ["山田", "中村"]},
            {"id": "W2", "text": "配る", "main_owners": ["山田"]},
            {"id": "W3", "text": "済んだ", "done": "true"},
        ],
    )
    assert found == [
        ("S1", "「買う」の担当はどなたでしょうか"),
        ("W1", "「書く」の主担当をお一人に決めるなら、どなたでしょうか"),
        ("", "S1「買う」、S2「訓練」には作業の記入がありません。だれが、いつまでに、何をしますか"),
        ("", "S1、S2の採用は、いつ、どなたが決めましたか"),
    ]


@pytest.mark.parametrize(
    ("more", "work", "day"),
    [
        ({}, True, True),
        (
            {
                "work_items": [
                    {"id": "W1", "text": "測る", "main_owners": ["山田"], "solution": "S1"}
                ]
            },
            False,
            True,
        ),
        ({"outcomes": [{"measure": "件数", "result": "1"}]}, False, True),
        ({"decisions": [{"text": "S1にする"}]}, True, False),
        ({"stage": "closed"}, False, False),
    ],
)
def test_an_adopted_solution_asks_for_its_work_and_its_decision(more, work, day):
    solutions = [
        {"id": "S1", "text": "買う", "causes": ["C1"], "status": "adopted", "owner": "課"},
        {"id": "S2", "text": "待つ", "causes": ["C1"], "status": "parked", "reason": "高い"},
    ]
    causes = [{"id": "C1", "status": "identified"}]
    found = asked_of_questions(problems=[P1], causes=causes, solutions=solutions, **more)
    name = "S1" if work else "S1「買う」"
    wanted = [
        ("", "S1「買う」には作業の記入がありません。だれが、いつまでに、何をしますか"),
        ("", f"{name}の採用は、いつ、どなたが決めましたか"),
    ]
    assert found == [one for one, there in zip(wanted, (work, day), strict=True) if there]


def test_a_proposal_in_the_words_of_an_adopted_solution_is_checked_not_decided():
    solutions = [
        {"id": "S1", "text": "買う", "causes": ["C1"], "status": "adopted", "owner": "課"},
        {"id": "S2", "text": "買う", "causes": ["C1"], "status": "proposed"},
        {"id": "S3", "text": "借りる", "causes": ["C1"], "status": "proposed"},
    ]
    data = {"problems": [P1], "causes": CAUSES[:1], "solutions": solutions}
    assert [name for name, _ in asked(**data)] == ["S3"]
    assert ("", "S2は、採用済みのS1と同じ文です。同じ解決策ですか") in asked_of_questions(**data)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("adopted", "adopted"), ["S2はS1と同じ文です。一つの解決策ですか"]),
        (("proposed", "proposed", "proposed"), ["S2、S3はS1と同じ文です。一つの解決策ですか"]),
        (
            ("proposed", "adopted", "adopted"),
            ["S1は、採用済みのS2、S3と同じ文です。全て一つの解決策ですか"],
        ),
        (("adopted", "parked"), []),
        (("adopted", "dropped", "proposed"), ["S3は、採用済みのS1と同じ文です。同じ解決策ですか"]),
    ],
)
def test_solutions_in_the_same_words_are_asked_about_once(statuses, said):
    solutions = [
        {"id": f"S{n}", "text": "買う", "causes": ["C1"], "status": status, "owner": "課"}
        for n, status in enumerate(statuses, 1)
    ]
    solutions.append(solutions[0] | {"id": "S9", "text": "借りる"})
    found = asked_of_questions(problems=[P1], causes=CAUSES[:1], solutions=solutions)
    assert [text for _, text in found if "同じ文" in text] == said
    solutions = [one | {"text": None} for one in solutions]
    found = asked_of_questions(problems=[P1], causes=CAUSES[:1], solutions=solutions)
    assert not [text for _, text in found if "同じ文" in text]


def test_causes_in_the_same_words_are_asked_about_once():
    causes = [{"id": f"C{n}", "text": text} for n, text in enumerate(("紙", "人", "紙", None), 1)]
    found = asked_of_questions(problems=[P1], causes=causes)
    assert [name for name, _ in found] == ["C1、C3", "C2", "C4"]


def test_a_blank_sheet_asks_nothing_of_its_empty_entries():
    found = asked_of_questions(problems=[{"id": "P1"}], causes=[{"id": "C1"}, {"id": "C2"}])
    assert found == []


def test_a_cause_whose_twin_is_confirmed_is_asked_about_as_one_of_the_two():
    causes = [
        {"id": "C1", "text": "紙", "status": "identified", "problems": ["P1"]},
        {"id": "C2", "text": "紙", "problems": ["P1"]},
        {"id": "C3", "text": "人", "problems": ["P1"]},
    ]
    solution = {"id": "S1", "text": "電子", "causes": ["C1"], "status": "parked"}
    found = asked_of_questions(problems=[P1], causes=causes, solutions=[solution])
    assert [name for name, _ in found] == ["C3", "C1", ""]
    assert found[-1][1] == "C2はC1と同じ文です。一つの課題（原因）ですか"
    causes.append({"id": "C4", "text": "紙", "status": "identified", "problems": ["P1"]})
    found = asked_of_questions(
        stage="closed",
        problems=[P1],
        causes=causes,
        solutions=[solution | {"causes": ["C4"], "status": "adopted", "owner": "課"}],
    )
    assert found[-1][1] == "C1、C2はC4と同じ文です。一つの課題（原因）ですか"


@pytest.mark.parametrize(
    ("answered", "names", "same"),
    [
        ([], ["C1、C2"], []),
        (["C1"], [""], ["C2はC1と同じ文です。一つの課題（原因）ですか"]),
        (["C1", "C2"], [], []),
    ],
)
def test_a_hole_of_causes_in_the_same_words_is_asked_once(answered, names, same):
    causes = [
        {"id": name, "text": "紙", "status": "identified", "problems": ["P1"]}
        for name in ("C1", "C2")
    ]
    solution = {"id": "S1", "text": "電子", "causes": answered, "status": "adopted", "owner": "課"}
    closed = {"stage": "closed", "problems": [P1], "causes": causes}
    found = asked_of_questions(**closed, solutions=[solution] if answered else [])
    assert [name for name, _ in found] == names
    assert [text for name, text in found if not name] == same


@pytest.mark.parametrize(
    ("more", "asked_for"),
    [
        ({}, True),
        ({"work_items": [{"id": "W1", "text": "試す", "main_owners": ["山田"]}]}, False),
        ({"causes": []}, False),
    ],
)
def test_where_proposals_wait_and_no_work_is_written_it_is_asked_who_will_do_it(more, asked_for):
    causes = [{"id": "C1", "text": "紙", "status": "identified", "problems": ["P1"]}]
    solutions = [{"id": "S1", "text": "電子", "causes": ["C1"]}]
    data = {"problems": [P1], "causes": causes, "solutions": solutions, **more}
    page = summarise(sheet(**data), lang="ja")
    told = [text for _, text in bullets(page, "questions") if "作業はまだ" in text]
    assert told == (
        ["作業はまだ記入がありません。S1を採用する場合、だれが、いつまでに、何をしますか"]
        if asked_for
        else []
    )


def test_findings_ask_behind_the_first_page_unless_kept_small_or_asked_already():
    found = sheet(
        problems=[P1],
        causes=[{"id": "C1", "status": "identified", "reason": "x"}],
        solutions=[{"id": "S1", "text": "買う", "status": "adopted", "measure": "件数"}],
        work_items=[{"text": "書く"}],
    )
    told = [
        finding("P003", "P1"),
        finding("T001", "roles"),
        finding("P005", "P1", severity="info"),
        finding("P004", "P1", kept="記録は課内にある"),
        finding("S001", "S1", severity="error"),
        finding("S007", "S1"),
        finding("K003", "work_items[0]"),
    ]
    page = summarise(found, findings=told, lang="ja")
    assert bullets(page, "findings") == [("P1", "指摘です。"), ("", "指摘です。")]
    assert not page.section("findings").front
    assert page.section("questions").blocks[-1].text == (
        "このほか、「点検で出た問い」に2件あります。"
    )
    assert [name for name, _ in bullets(page, "questions")] == ["S1", "S1", "", "", ""]


@pytest.mark.parametrize(
    ("causes", "told", "said"),
    [
        (0, 1, "次のページから: 点検で出た問いが1件"),
        (7, 0, "ほかに2件（次のページ）"),
        (7, 1, "次のページから: 確かめることがほかに2件、点検で出た問いが1件"),
        (8, 2, "次のページから: 確かめることがほかに3件、点検で出た問いが2件"),
    ],
)
def test_what_the_first_page_has_no_room_for_is_told_in_one_sentence(causes, told, said):
    items = [{"id": f"C{n}", "text": f"原因{n}", "problems": ["P1"]} for n in range(causes)]
    solutions = [{"id": "S1", "text": "置く", "status": "parked", "causes": ["C0"], "reason": "x"}]
    known = [] if causes else [{"id": "C0", "status": "identified", "reason": "x"}]
    found = [finding("P003", "P1"), finding("P004", "P1")][:told]
    one = sheet(problems=[P1], causes=items or known, solutions=solutions)
    front = summarise(one, findings=found, lang="ja").laid((), drawn=True).front
    blocks = next(section for section in front if section.key == "questions").blocks
    assert [block.text for block in blocks if not isinstance(block, Bullets)] == [said]


def test_a_finding_asks_in_words_without_rule_or_key():
    found = [finding("P003", "P1"), finding("Y010", "", severity="error")]
    page = summarise(sheet(), findings=found, lang="en")
    (bullet,) = page.section("findings").blocks[0].items
    assert (bullet.cell.text, bullet.notes) == ("message", ())
    assert bullet.cell.mark == ("severity", "warning", "")


@pytest.mark.parametrize(
    ("stage", "status", "state", "asked_first", "decided"),
    [
        ("draft", None, "nothing", "「紙」には、どの解決策で対応しますか", False),
        ("decided", None, "nothing", "「紙」には、どの解決策で対応しますか", False),
        ("draft", "dropped", "parked", "「紙」の解決策は見送りか不採用になりました", False),
        ("decided", "proposed", "undecided", None, True),
        ("draft", "proposed", None, None, True),
    ],
)
def test_three_states_of_a_cause_without_solution_ask_once(
    stage, status, state, asked_first, decided
):
    solutions = [{"id": "S1", "text": "電子", "causes": ["C1"], "status": status}]
    found = sheet(
        stage=stage,
        problems=[P1],
        causes=[{"id": "C1", "text": "紙", "status": "identified"}],
        solutions=solutions if status else [],
        work_items=[{"id": "W1", "text": "頼む", "solution": "S1", "main_owners": ["山田"]}],
    )
    page = summarise(found, lang="ja")
    assert [one.state for one in page.gaps] == ([state] if state else [])
    checked = [text for _, text in bullets(page, "questions")]
    assert len(checked) == bool(asked_first)
    assert not asked_first or checked[0].startswith(asked_first)
    assert [name for name, _ in bullets(page, "wanted")] == (["S1"] if decided else [])


@pytest.mark.parametrize(
    ("status", "period", "question"),
    [
        (
            "planned",
            "2025年2月から3月まで",
            "試行T1「駅前」は予定の期間を過ぎている。実施したか、結果はどうだったか",
        ),
        ("planned", "2025年6月から8月まで", None),
        ("planned", "年度内", None),
        ("running", "2025年2月から3月まで", "試行T1「駅前」をいつまで続けるか"),
        ("running", "2025年6月から8月まで", None),
    ],
)
def test_a_trial_whose_period_is_past_is_asked_about(status, period, question):
    trial = {"id": "T1", "units": "駅前", "status": status, "period": period}
    found = sheet(problems=[{"id": "P1"}], stage="trial", small_start=[trial])
    section = summarise(found, lang="ja", today="2025-05-12").section("wanted")
    items = section.blocks[0].items if section else []
    assert [one.cell.text for one in items] == ([question] if question else [])
    if question:
        said = [(one.label, one.value.text) for one in items[0].notes]
        assert said[0] == ("既に過ぎた期間", period)


@pytest.mark.parametrize(
    ("status", "period", "day", "decision", "asked_for"),
    [
        ("over", "2025年2月から3月まで", "2025-03-10", None, True),
        ("over", "2025年2月から3月まで", "2025-03-31", None, True),
        ("over", "2025年2月から3月まで", "2025-04-01", None, False),
        ("over", "2025年2月から3月まで", "2025-03-10", "expand", False),
        ("over", "年度内", "2025-03-10", None, False),
        ("over", "2025年2月から3月まで", None, None, False),
        ("running", "2025年2月から3月まで", "2025-03-10", None, False),
    ],
)
def test_a_trial_that_is_over_before_its_period_asks_whether_the_result_is_final(
    status, period, day, decision, asked_for
):
    trial = {"id": "T1", "units": "駅前", "status": status, "period": period}
    outcome = {"trial": "T1", "measure": "件数", "result": "3", "decision": decision}
    found = sheet(problems=[P1], stage="trial", small_start=[trial], outcomes=[outcome])
    told = [text for _, text in bullets(summarise(found, lang="ja", today=day), "questions")]
    said = "試行T1は終了とされていますが、期間は2025年3月31日までです。結果は確定していますか"
    assert (said in told) == asked_for
    assert any("確定" in text for text in told) == asked_for


def test_the_trial_beside_the_ask_is_named_by_its_id():
    trial = {"id": "T1", "units": "駅前", "status": "planned"}
    found = sheet(problems=[{"id": "P1"}], stage="decided", small_start=[trial])
    parts = {one.key: one for one in summarise(found, lang="ja").laid(drawn=True).front}
    assert parts["wanted"].blocks[0].items[0].cell.text == "試行T1を始めるか"
    assert parts["small_start"].note == "T1、予定"
    trial["period"] = "2025年2月から3月まで"
    past = summarise(
        sheet(problems=[{"id": "P1"}], small_start=[trial]), lang="ja", today="2025-05-12"
    )
    scope = {one.key: one for one in past.laid(drawn=True).front}["small_start"]
    assert scope.note == "T1、予定、期間は過ぎている"


def test_overdue_work_is_to_be_checked_by_id_where_its_row_stands_beside():
    late = {"text": "測る", "due": "2025-05-01", "main_owners": ["山田"]}
    works = [{**late, "id": "W1"}, {**late, "id": "W2"}, {**late, "id": "W3", "due": "2025-06-01"}]
    page = summarise(
        sheet(problems=[{"id": "P1"}], work_items=works), lang="ja", today="2025-05-12"
    )
    whole = page.section("questions").blocks[0].items[0].cell.text
    assert (
        whole == "期限を過ぎた作業（W1 測る、W2 測る）は終わりましたか。まだなら、いつ終わりますか"
    )
    front = {one.key: one for one in page.laid(drawn=True).front}["questions"]
    brief = front.blocks[0].items[0].cell.text
    assert brief == "期限を過ぎた作業（W1、W2）は終わりましたか。まだなら、いつ終わりますか"


def test_what_one_rule_asks_of_several_items_is_asked_once_under_their_ids():
    causes = [{"id": f"C{n}", "text": f"様式{n}", "problems": ["P1"]} for n in (1, 2, 3)]
    found = sheet(problems=[{"id": "P1", "text": "窓口で待つ"}], causes=causes)

    def told(rule, at, text):
        message = Text("“{text}” is odd. Why?", "「{text}」は変です。なぜでしょうか。")
        return Finding(rule, "warning", message.fill(text=text), same("-"), at=at)

    findings = [
        *(told("C004", f"C{n}", f"様式{n}") for n in (1, 2)),
        told("C005", "C3", "様式3"),
        *(told("C009", f"C{n}", "同じ") for n in (2, 3)),
    ]
    page = summarise(found, findings=findings, lang="ja")
    assert bullets(page, "findings") == [
        ("", "C1、C2は変です。なぜでしょうか。"),
        ("C3", "「様式3」は変です。なぜでしょうか。"),
        ("", "C2、C3は変です。なぜでしょうか。"),
    ]
    page = summarise(found, findings=findings, lang="en")
    assert bullets(page, "findings")[0] == ("", "Each of C1, C2 is odd. Why?")
    front = page.laid((), drawn=True).front
    (asked,) = (one for one in front if one.key == "questions")
    assert asked.blocks[-1].text.endswith("3 questions from the check")

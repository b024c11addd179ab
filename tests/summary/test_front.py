"""The first page: title, whose sheet, the state in one sentence, who does what, the trial."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.summary import CUTS, least_cut, summarise
from dxsheet.summary.blocks import Bullets, Facts, Heading, Table
from dxsheet.summary.work import results_of
from tests.made_sheets import MADE, case, sheet


def test_the_head_says_whose_sheet_of_what_day_at_what_stage():
    page = summarise(case("lending", "ja"), lang="ja")
    assert [(one.key, one.value.text) for one in page.facts] == [
        ("organisation", "○○県"),
        ("date", "2025年2月3日"),
        ("stage", "試行終了（判断待ち）"),
        ("review_date", "2025年5月1日"),
    ]
    assert page.facts[1].value.mark.value == "2025-02-03"
    assert page.facts[2].value.mark == ("stage", "trial", "試行終了（判断待ち）")


OUTCOME = {"measure": "待ち時間", "unit": "分", "baseline": "18", "wanted": "5", "result": "6"}
WAIT = {"measure": "waiting time", "unit": "min", "baseline": "18", "wanted": "5", "result": "6"}
HEADLINES = [
    (
        OUTCOME | {"decision": "continue", "trial": "T1"},
        "待ち時間は18分から6分に減り、目標の5分まであと1分。試行を続ける。",
    ),
    (
        OUTCOME | {"result": "4", "decision": "expand"},
        "待ち時間は18分から4分に減り、目標の5分に達した。取り組みを展開する。",
    ),
    (
        OUTCOME | {"result": "20"},
        "待ち時間は18分から20分に増え、目標の5分まであと15分。結果を受けた判断はまだない。",
    ),
    (
        OUTCOME | {"result": "18", "wanted": None},
        "待ち時間は18分のまま変わらない。結果を受けた判断はまだない。",
    ),
    (
        OUTCOME | {"baseline": None},
        "待ち時間は6分で、目標は5分。結果を受けた判断はまだない。",
    ),
    (
        OUTCOME | {"unit": "%", "baseline": "40", "wanted": "90", "result": "85"},
        "待ち時間は40%から85%に増え、目標の90%まであと5ポイント。結果を受けた判断はまだない。",
    ),
    (
        WAIT | {"decision": "continue", "trial": "T1", "unit": "minutes"},
        "Waiting time fell from 18 to 6 minutes, still 1 minute over "
        "the goal of 5 minutes; it was decided to continue the trial.",
    ),
    (
        WAIT | {"result": "4", "decision": "stop"},
        "Waiting time fell from 18 to 4 min and reached the goal of 5 min; "
        "it was decided to stop the work.",
    ),
    (
        WAIT | {"unit": "%", "baseline": "40", "wanted": "90", "result": "85"},
        "Waiting time rose from 40% to 85%, still 5 points short of the "
        "goal of 90%; what follows is not decided yet.",
    ),
]


@pytest.mark.parametrize(("outcome", "headline"), HEADLINES)
def test_the_headline_says_what_was_measured_how_far_and_what_was_decided(outcome, headline):
    given = {key: value for key, value in outcome.items() if value}
    lang = "en" if headline.isascii() else "ja"
    found = sheet(problems=[{"id": "P1", "text": "x"}], outcomes=[given])
    assert summarise(found, lang=lang).lead == headline


def test_of_several_measures_the_headline_takes_the_one_that_missed():
    reached = OUTCOME | {"measure": "歩数", "result": "4"}
    page = summarise(sheet(problems=[{"id": "P1"}], outcomes=[reached, OUTCOME]), lang="ja")
    assert page.lead.startswith("待ち時間は18分から6分に減り、")
    assert page.lead.endswith("。歩数は目標の5分に達した。結果を受けた判断はまだない。")
    several = sheet(problems=[{"id": "P1"}], outcomes=[reached, reached, OUTCOME])
    said = "目標を決めた指標3件のうち、目標に達したのは2件"
    assert said in summarise(several, lang="ja").lead
    page = summarise(sheet(problems=[{"id": "P1"}], outcomes=[reached, reached]), lang="ja")
    assert page.lead == "2件の指標が全て目標に達した。結果を受けた判断はまだない。"


def test_without_a_result_the_headline_says_what_is_to_be_decided_else_checked():
    cause = {"id": "C1", "text": "紙", "status": "identified"}
    data = {"problems": [{"id": "P1", "text": "待つ"}], "causes": [cause]}
    offered = {"id": "S1", "text": "電子", "causes": ["C1"]}
    lead = summarise(sheet(**data, solutions=[offered]), lang="ja").lead
    assert lead == "決めること: 「電子」を採用するか"
    running = [{"units": "駅前", "work": "転入", "status": "running"}]
    done = offered | {"status": "adopted", "owner": "課"}
    lead = summarise(sheet(**data, solutions=[done], small_start=running), lang="ja").lead
    assert lead == "駅前、転入で試行中。結果はまだない。"
    assert summarise(sheet(**data), lang="en").lead.startswith(
        "To check: What could be done about “紙”"
    )
    assert summarise(sheet(**data, solutions=[done]), lang="ja").lead == "採用した解決策: 電子"


def test_the_day_it_is_read_on_is_printed():
    page = summarise(sheet(problems=[{"id": "P1"}]), lang="ja", today="2025-05-12")
    assert [(one.label, one.value.text) for one in page.facts][-1] == ("基準日", "2025年5月12日")


def test_the_headline_of_what_is_adopted_says_so_before_it_asks():
    cause = {"id": "C1", "text": "紙", "status": "identified"}
    adopted = {"id": "S1", "text": "電子", "causes": ["C1"], "status": "adopted", "owner": "課"}
    trial = [{"id": "T1", "units": "駅前", "status": "planned"}]
    data = {"problems": [{"id": "P1", "text": "待つ"}], "causes": [cause], "solutions": [adopted]}
    lead = summarise(sheet(**data, stage="decided", small_start=trial), lang="ja").lead
    assert lead == "S1は採用済み。次に決めること: 試行T1「駅前」を始めるか"
    trial[0] |= {
        "units": "駅前の出張所",
        "work": "転入の届出の受付と証明書の発行",
        "period": "2025年3月",
    }
    past = summarise(sheet(**data, small_start=trial), lang="ja", today="2025-05-12").lead
    assert past.startswith("S1は採用済み。次に決めること: 試行T1は予定の期間を過ぎている。")
    facts = {one.key: one for one in summarise(sheet(**data, date="2025-02-03"), lang="ja").facts}
    assert facts["date"].label == "シート作成日"


def first(found, out=(), lang="ja", today="2025-05-12"):
    return {
        one.key: one for one in summarise(found, lang=lang, today=today).laid(out, drawn=True).front
    }


def test_the_first_page_says_what_is_missing():
    parts = first(sheet(problems=[{"id": "P1", "text": "待つ"}], work_items=[{"text": "測る"}]))
    assert list(parts) == [
        "results", "wanted", "questions", "decisions", "mapping", "work", "small_start",
    ]  # fmt: skip
    assert parts["results"].blocks[0].text == "まだ測っていません"
    assert parts["wanted"].blocks[0].items[0].cell.text == "なし。確かめることは2件"
    assert parts["small_start"].blocks[0].text == "記入なし"
    cells = [cell.text for cell in parts["work"].blocks[0].rows[0].cells]
    assert cells == ["測る", "", "主担当の記入なし", "期限なし", "未了"]


def test_a_review_that_is_late_is_to_be_decided():
    parts = first(sheet(problems=[{"id": "P1"}], review_date="2025-05-01"))
    assert parts["wanted"].blocks[0].items[0].cell.text.startswith("次回確認日を過ぎたので、")


def test_what_leaves_a_full_first_page_is_counted_and_follows():
    works = [{"id": f"W{n}", "text": "作業", "main_owners": ["山田"]} for n in range(1, 9)]
    causes = [{"id": f"C{n}", "text": "原因", "status": "rejected"} for n in range(1, 4)]
    page = summarise(sheet(problems=[{"id": "P1"}], causes=causes, work_items=works), lang="ja")
    front, annex, _ = page.laid(CUTS[: CUTS.index("evidence")], drawn=True)
    shown = {one.key: one for one in front}
    assert len(shown["work"].blocks[0].rows) == 5
    assert shown["work"].blocks[1].text == "ほかに 未了 3件（次のページ）"
    assert shown["mapping"].blocks[0].left_out[1] == "ほかに ×棄却 3件（次のページ）"
    rest = {one.key: one for one in annex}
    assert [row.cells[0].id for row in rest["work_more"].blocks[0].rows] == ["W6", "W7", "W8"]
    assert [node.id for node in rest["whole"].blocks[0].causes] == ["C1", "C2", "C3"]


@given(
    sizes=st.lists(st.integers(1, 9), min_size=len(CUTS), max_size=len(CUTS)),
    room=st.integers(0, 60),
)
def test_nothing_leaves_a_first_page_that_there_is_room_for(sizes, room):
    """What leaves would not fit, each alone; what is needed most stays where there is any room."""
    weights = dict(zip(CUTS, sizes, strict=True))

    def fits(out):
        return sum(size for one, size in weights.items() if one not in out) <= room

    out = least_cut(fits)
    assert fits(out)
    assert not any(fits(out - {one}) for one in out)
    if "diagram" in out:
        assert weights["diagram"] > room


def test_the_evidence_leaves_after_what_was_not_chosen_and_the_foot_says_so():
    quiet = {"id": "C2", "text": "台数", "status": "rejected", "reason": "足りる"}
    found = sheet(**{**chain(), "causes": [*chain()["causes"], quiet]})
    page = summarise(found, lang="ja", today="2025-05-12")

    def drawn(out):
        front, _, foot = page.laid(out, drawn=True)
        (block,) = next(one for one in front if one.key == "mapping").blocks
        facts = {fact.key for node in block.causes for fact in node.facts}
        return [node.id for node in block.causes], "evidence" in facts, "課題（原因）の根拠" in foot

    assert CUTS.index("not_chosen") < CUTS.index("evidence")
    assert drawn(("not_chosen",)) == (["C1"], True, False)
    assert drawn(("not_chosen", "evidence")) == (["C1"], False, True)


def test_two_asks_in_the_same_words_are_one_line_under_both_ids():
    offered = [{"id": f"S{n}", "text": "様式を一つにする", "causes": ["C1"]} for n in (1, 2)]
    out = ("proposals", "asked")
    items = first(sheet(**chain(solutions=offered)), out)["wanted"].blocks[0].items
    assert [(one.cell.id, one.cell.text) for one in items] == [
        ("S1、S2", "「様式を一つにする」を採用するか")
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, out=st.sets(st.sampled_from(CUTS)), drawn=st.booleans())
def test_no_work_question_or_decision_is_lost_between_the_pages(found, out, drawn):
    page = summarise(found, lang="ja", today="2025-05-12")
    front, annex, _ = page.laid(out, drawn=drawn)

    def count(parts, *keys):
        blocks = [block for one in parts if one.key in keys for block in one.blocks]
        rows = sum(len(one.rows) for one in blocks if isinstance(one, Table))
        return rows + sum(len(one.items) for one in blocks if isinstance(one, Bullets))

    whole = page.sections
    assert count([*front, *annex], "work", "work_more") == count(whole, "work")
    asked = count(whole, "questions")
    assert count([*front, *annex], "questions", "questions_more") in (
        asked,
        0 if not front else asked,
    )


def test_an_empty_sheet_says_how_to_start():
    assert summarise(sheet(), lang="ja").lead.startswith("まだ題名だけです。")
    assert summarise(sheet(), lang="en").lead.startswith("Nothing but the title yet.")


def test_a_sheet_without_a_title_still_has_one_to_print():
    from dxsheet.sheet.shape import shaped

    found, _ = shaped({"dxsheet": "1"})
    assert summarise(found, lang="ja").title == "（題名なし）"
    assert summarise(found, lang="en").title == "(no title)"


def test_each_problem_is_told_with_who_how_much_and_what_shows_it():
    page = summarise(case("mistakes", "ja"), lang="ja")
    (bullet,) = page.section("problems").blocks[0].items
    assert bullet.cell.id == "P1"
    assert [one.label for one in bullet.notes] == ["困っている人", "程度", "根拠"]


def rows(page, key):
    section = page.section(key)
    return [[cell.text for cell in row.cells] for row in section.blocks[0].rows] if section else []


def test_open_work_by_date_then_done_work():
    page = summarise(case("lending", "ja"), lang="ja", today="2025-03-10")
    assert rows(page, "work") == [
        ["予約表のひな形を作る", "S2", "佐藤（山田）", "2025年3月7日", "期限超過"],
        ["棚の番号札を付ける", "S3（提案）", "中村、佐藤", "2025年3月14日", "未了"],
        ["物品管理要領の改正案を作る", "S1", "山田（中村）", "2025年2月28日", "完了"],
    ]


def test_nothing_is_overdue_where_nobody_says_what_day_it_is():
    page = summarise(case("lending", "ja"), lang="ja")
    assert [row[4] for row in rows(page, "work")] == ["未了", "未了", "完了"]


def test_an_adopted_solution_without_work_items_stands_with_its_owner():
    page = summarise(
        sheet(
            solutions=[
                {"id": "S1", "text": "訓練", "status": "adopted", "owner": "人事課"},
                {"id": "S2", "text": "改修", "status": "adopted", "owner": "情報課"},
                {"id": "S3", "text": "保留", "status": "parked", "owner": "情報課"},
                {"id": "S4", "text": "周知", "status": "adopted", "owner": "人事課"},
            ],
            work_items=[{"id": "W1", "text": "見積り", "solution": "S2"}],
        ),
        lang="ja",
    )
    assert rows(page, "work") == [
        ["見積り", "S2", "主担当の記入なし", "期限なし", "未了"],
        ["作業の記入なし", "S1、S4", "人事課", "期限なし", ""],
    ]


def test_each_owner_with_what_is_left_done_and_covered_for():
    page = summarise(case("lending", "ja"), lang="ja")
    assert rows(page, "work_by_owner") == [
        ["山田", "", "W1", "", "W2"],
        ["佐藤", "W2、W3", "", "2025年3月7日", ""],
        ["中村", "W3", "", "2025年3月14日", ""],
    ]


def test_one_owner_needs_no_table_of_owners():
    page = summarise(sheet(work_items=[{"id": "W1", "main_owners": ["山田"]}]), lang="ja")
    assert page.section("work_by_owner") is None


def outcome(**values):
    row = summarise(sheet(outcomes=[values]), lang="ja").section("outcomes").blocks[0]
    return {column.key: cell for column, cell in zip(row.columns, row.rows[0].cells, strict=True)}


@pytest.mark.parametrize(
    ("values", "change", "target"),
    [
        ({"baseline": "40", "wanted": "15", "result": "12"}, "-28 (-70%)", "reached"),
        ({"baseline": "40", "wanted": "15", "result": "20"}, "-20 (-50%)", "missed"),
        ({"baseline": "10", "wanted": "15", "result": "16"}, "+6 (+60%)", "reached"),
        ({"baseline": "0", "wanted": "15", "result": "3"}, "+3", "missed"),
        ({"baseline": "3", "wanted": "3", "result": "3"}, "0 (0%)", None),
        ({"baseline": "0.3", "wanted": "0.1", "result": "0.1"}, "-0.2 (-67%)", "reached"),
        ({"baseline": "40", "result": "12"}, "-28 (-70%)", None),
        ({"baseline": "多い", "wanted": "15", "result": "12"}, None, None),
    ],
)
def test_change_and_target_where_the_figures_allow(values, change, target):
    cells = outcome(measure="書き直し", **values)
    assert (cells["change"].text if "change" in cells else None) == change
    assert (cells["target"].mark.value if "target" in cells else None) == target


def test_the_unit_stands_with_the_measure():
    assert outcome(measure="書き直し", unit="件/週")["measure"].text == "書き直し（件/週）"


def test_each_stage_has_a_heading_and_its_facts():
    found = sheet(small_start=[{"id": "T1", "units": "駅前"}, {"id": "T2", "units": "全所"}])
    blocks = summarise(found, lang="ja").section("small_start").blocks
    assert [type(one) for one in blocks] == [Heading, Facts, Heading, Facts]
    assert [(one.id, one.text) for one in blocks[::2]] == [("T1", "1段階目"), ("T2", "2段階目")]


def test_outcomes_belong_to_their_stage_or_to_the_only_one():
    found = case("lending", "ja")
    assert len(results_of(found, found.small_start[0])) == 3
    alone = sheet(small_start=[{"units": "駅前"}], outcomes=[{"result": "3"}])
    assert len(results_of(alone, alone.small_start[0])) == 1
    two = sheet(small_start=[{"id": "T1"}, {"id": "T2"}], outcomes=[{"result": "3"}])
    assert results_of(two, two.small_start[0]) == []


def told(section):
    """The bullets of a part as text, each with its notes."""
    return [
        (one.cell.id, one.cell.text, [(note.label, note.value.text) for note in one.notes])
        for block in section.blocks
        if isinstance(block, Bullets)
        for one in block.items
    ]


UNDATED = [("", "決定日・決めた人: 記入なし")]
ADOPTED = {"text": "電子", "causes": ["C1"], "status": "adopted", "owner": "課"}


def chain(**more):
    cause = {"id": "C1", "text": "紙", "status": "identified", "evidence": "見た"}
    return {"problems": [{"id": "P1", "text": "待つ"}], "causes": [cause], **more}


@pytest.mark.parametrize(
    ("decision", "named"),
    [
        ("S1とS3を試す", (2,)),
        ("S10を試す", (1, 2, 3)),
        ("電子2にする", (1, 3)),
        (None, (1, 2, 3)),
    ],
)
def test_what_is_adopted_without_a_decision_that_names_it_is_decided_all_the_same(decision, named):
    solutions = [{**ADOPTED, "id": f"S{n}", "text": f"電子{n}"} for n in (1, 2, 3)]
    noted = [{"text": decision, "date": "2025-03-03", "by": "課"}] if decision else []
    part = first(sheet(**chain(solutions=solutions, decisions=noted)))["decisions"]
    names = "、".join(f"S{n}「電子{n}」" for n in named)
    assert told(part)[-1] == ("", f"採用した解決策: {names}", UNDATED)


@pytest.mark.parametrize(
    ("text", "decision", "decided"),
    [
        ("捺印を廃止し、台帳を一つにする", "捺印を廃止し紙も減らす", True),
        ("捺印を廃止し、台帳を一つにする", "台帳の置き場を変える", False),
        ("Stop the stamps and keep one list", "the stamps are stopped", True),
        ("Stop the stamps and keep one list", "the stamps are counted", False),
        ("Stop the stamps and keep one list", "the list is stopped", False),
    ],
)
def test_a_decision_that_says_a_clause_of_a_solution_decides_it(text, decision, decided):
    noted = [{"text": decision, "date": "2025-03-03", "by": "課"}]
    solutions = [{**ADOPTED, "id": "S1", "text": text}]
    part = first(sheet(**chain(solutions=solutions, decisions=noted)))["decisions"]
    assert len(told(part)) == (1 if decided else 2)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (
            "窓口の番号札をやめ、予約の時刻を電話と画面で知らせることにする",
            "窓口の番号札をやめ、予約の時刻を電話と画面で…",
        ),
        (
            "申込書の様式を三つの課で一つにまとめて電子で受け取る",
            "申込書の様式を三つの課で一つにまとめて電子で…",
        ),
        (
            "Tell people the time of their turn by telephone and on a screen",
            "Tell people the time of their turn by telephone…",
        ),
    ],
)
def test_what_is_adopted_is_told_in_words_cut_behind_a_phrase(text, short):
    part = first(sheet(**chain(solutions=[{**ADOPTED, "id": "S1", "text": text}])))["decisions"]
    assert told(part)[0][1] == f"採用した解決策: S1「{short}」"


def test_an_adopted_solution_without_an_id_is_told_by_its_text():
    part = first(sheet(**chain(solutions=[ADOPTED])))["decisions"]
    assert told(part) == [("", "採用した解決策: 「電子」", UNDATED)]


def test_a_problem_that_nothing_measures_has_its_states_beside_the_results():
    states = {"current": "月5件", "wanted": "月1件"}
    measured = {**ADOPTED, "id": "S1", "measure": "件数"}
    found = sheet(
        problems=[{"id": "P1", "text": "待つ", **states}, {"id": "P2", "text": "迷う", **states}],
        causes=[{"id": "C1", "text": "紙", "problems": ["P2"], "status": "identified"}],
        solutions=[measured],
        outcomes=[{"measure": "件数", "baseline": "5", "wanted": "1", "result": "2"}],
    )
    parts = first(found)
    says = [("実施前", "月5件"), ("目標", "月1件"), ("結果", "まだ測っていません")]
    assert told(parts["results"]) == [("P1", "", says)]
    nodes = parts["mapping"].blocks[0].problems
    assert not [fact for one in nodes for fact in one.facts if fact.key in ("current", "wanted")]
    rest = summarise(found, lang="ja").laid(drawn=True).annex
    told_again = [one for part in rest if part.key == "problems_rest" for one in told(part)]
    assert told_again == [("P2", "", [("現状", "月5件"), ("あるべき姿", "月1件")])]


def test_the_decision_on_a_measure_that_the_headline_leaves_out_stands_by_it():
    other = OUTCOME | {"measure": "歩数", "result": "4", "decision": "stop"}
    missed = OUTCOME | {"decision": "continue"}
    found = sheet(problems=[{"id": "P1"}], outcomes=[other, missed])
    gauges = first(found)["results"].blocks[0].gauges
    notes = {one.measure: [note.value.text for note in one.notes] for one in gauges}
    assert notes == {"待ち時間": [], "歩数": ["やめる"]}


def test_work_stands_by_its_due_date_and_says_so_and_names_the_cause_it_looks_at():
    works = [
        {"id": "W1", "text": "a", "due": "2025-03-01", "done": "true"},
        {"id": "W2", "text": "b", "due": "2025-06-01"},
        {"id": "W3", "text": "c", "due": "2025-05-01", "cause": "C1"},
        {"id": "W4", "text": "d"},
    ]
    part = first(sheet(**chain(work_items=works)))["work"]
    rows = part.blocks[0].rows
    assert [row.cells[0].id for row in rows] == ["W3", "W2", "W4", "W1"]
    assert rows[0].cells[1].text == "C1"
    assert part.note == "期限の早い順、完了は最後"


@pytest.mark.parametrize(
    ("status", "decision", "stage"),
    [
        ("running", None, "試行中"),
        ("over", None, "試行終了（判断待ち）"),
        ("over", "expand", "試行終了"),
    ],
)
def test_the_stage_of_a_trial_that_is_over_says_so(status, decision, stage):
    outcome = {"measure": "待ち時間", "result": "6", "decision": decision}
    found = sheet(stage="trial", small_start=[{"id": "T1", "status": status}], outcomes=[outcome])
    facts = {one.key: one.value.text for one in summarise(found, lang="ja").facts}
    assert facts["stage"] == stage


def test_decided_says_nothing_yet_or_which_causes_are_identified():
    assert first(sheet(problems=[{"id": "P1"}]))["decisions"].blocks[0].text == "まだありません"
    told_ = first(sheet(**chain()))["decisions"].blocks[0].text
    assert told_ == "特定した課題（原因）: C1。解決策の採否はこれからです。"


@pytest.mark.parametrize(
    ("measured", "asked"),
    [("貸出までの日数", False), ("貸出まで", False), ("貸出 までの日数", False), ("電話", True)],
)
def test_a_result_under_part_of_the_words_of_a_measure_is_its_result(measured, asked):
    adopted = {**ADOPTED, "id": "S1", "measure": "貸出までの日数"}
    outcomes = [{"measure": measured, "result": "3"}]
    found = sheet(stage="trial", **chain(solutions=[adopted], outcomes=outcomes))
    texts = [text for _, text, _ in told(first(found)["questions"])]
    assert any("貸出までの日数" in one for one in texts) == asked

"""A sitting on its way: catches, back, help, recaps, templates; whatever is typed."""

import random
import re
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import INTERRUPTED, SOUND, USAGE, DxsheetError
from dxsheet.flows.checking.run import check

from .sitting import REMEDY, SOUND_LINE, last_question, new, resume, the_sheet

pytestmark = pytest.mark.usefixtures("folder")


def test_a_remedy_said_first_is_caught_and_parked_and_comes_back() -> None:
    talk, _ = new("題名", REMEDY, "2", SOUND_LINE, KeyboardInterrupt)
    assert "1 言い直す" in talk.text
    assert "アイデアは預かりました" in talk.text
    sheet = the_sheet()
    assert (sheet.problems[0].text, sheet.ideas[0].text) == (SOUND_LINE, REMEDY)


def test_kept_with_a_reason_check_lists_it_as_kept() -> None:
    new("題名", REMEDY, "3", "法改正で義務になる", KeyboardInterrupt)
    (path,) = Path().glob("*.yaml")
    kept = [one for one in check([str(path)]).findings if one.rule == "P001"]
    assert [one.kept for one in kept] == ["法改正で義務になる"]


def test_going_back_shows_the_earlier_answer_and_enter_keeps_it() -> None:
    talk, _ = new("題名", SOUND_LINE, "住民", "週40件", "<", "＜", "", "週50件", KeyboardInterrupt)
    assert "今の答え: 週40件" in talk.text
    assert "今の答え: 住民" in talk.text
    problem = the_sheet().problems[0]
    assert (problem.affected, problem.amount) == ("住民", "週50件")
    assert last_question(talk).startswith("P1の根拠")


@pytest.mark.parametrize(
    ("lang", "sound", "missing"),
    [
        ("ja", SOUND_LINE, "専用の端末がない"),
        ("en", "40 forms a week are filled in again", "There is no system"),
    ],
)
def test_a_wording_kept_with_a_reason_is_not_asked_about_again_once_it_is_rejected(
    lang, sound, missing
) -> None:
    talk, _ = new("題名", sound, "", "", "", missing, "3", "x y z", "", "", "", "2 数えた",
                  *[""] * 3, KeyboardInterrupt, lang=lang)  # fmt: skip
    once = "少し確かめさせて" if lang == "ja" else "one question about those words"
    assert talk.text.replace("\n", " ").count(once) == 1
    assert the_sheet().causes[0].status == "rejected"


def sheet_text() -> str:
    (path,) = Path().glob("*.yaml")
    return re.sub(r"(?m)^id: .*$", "", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("before", "moves", "after"),
    [
        (("題名", REMEDY), ("2",), "少し確かめさせて"),  # a park
        (("題名", REMEDY, "1"), (SOUND_LINE,), "言い直してみましょう"),  # a restatement
        (("題名", "職員の意識が低い", "1"), ("様式が古い",), "言い直してみましょう"),
        (("題名", REMEDY), (SOUND_LINE, "1"), "言い直しですか"),  # instead of it
        (("題名", REMEDY, "3"), ("法改正のため",), "残す理由"),
        (("題名", SOUND_LINE, "", "", ""), ("専用の端末がない", "2"), "少し確かめさせて"),
        (("題名", REMEDY, "2", SOUND_LINE, "", "", "", "様式が古い", "", "", "", "1 見た", "", ""),
         ("1",), "アイデア置き場の"),  # a link
    ],
)  # fmt: skip
@pytest.mark.parametrize("sitting", ["same", "tomorrow"])
def test_back_takes_back_exactly_and_forward_asks_the_same(before, moves, after, sitting) -> None:
    seen = []

    def looks(line):
        def typed():
            seen.append(sheet_text())
            return line

        return typed

    if sitting == "same":
        talk, _ = new(*before, *map(looks, (*moves, "<", *moves[-1:])), looks("q"))
    else:
        new(*before, *map(looks, moves), "q")
        talk, _ = resume(looks("<"), *map(looks, moves[-1:]), looks("q"))
    taken_back = seen[len(moves) + 1]
    assert taken_back == seen[len(moves) - 1]  # as before the last move
    assert talk.text.replace("\n", "").count(after) >= 2 - (sitting == "tomorrow")
    assert seen[-1] == seen[len(moves)]  # and as after it, once it is made again


def test_undo_takes_back_the_last_answer_and_asks_for_it_again() -> None:
    talk, _ = new("題名", SOUND_LINE, "住民", "<<", "職員", KeyboardInterrupt)
    assert "取り消しました" in talk.text
    assert the_sheet().problems[0].affected == "職員"
    assert "今の答え: 住民" not in talk.text


def test_a_jump_goes_there_and_comes_back() -> None:
    talk, _ = new("題名", SOUND_LINE, "@P1", "@1 窓口で待つ人が多い", "@P1.現状", "紙に書く",
                  "＠background 人が減る", "@C9", KeyboardInterrupt)  # fmt: skip
    sheet = the_sheet()
    assert (sheet.problems[0].text, sheet.problems[0].current) == ("窓口で待つ人が多い", "紙に書く")
    assert sheet.background == "人が減る"
    assert "「C9」は、シートにありません" in talk.text
    assert "困っているのはだれ" in last_question(talk).replace("\n", "")


def test_help_and_the_table_end_by_asking_the_question_again() -> None:
    talk, _ = new("題名", SOUND_LINE, "?", "=", KeyboardInterrupt)
    said = talk.text.replace("\n", "")
    assert said.count("困っているのはだれですか") == 3
    assert "困っているのはだれ" in last_question(talk).replace("\n", "")


@pytest.mark.parametrize(("word", "does"), [("保存", "保存しました"), ("戻る", "今の答え: 住民"),
                                           ("とばす", "根拠"), ("表", "│")])  # fmt: skip
def test_a_bare_word_of_a_request_is_asked_about_and_then_done(word, does) -> None:
    talk, _ = new("題名", SOUND_LINE, "住民", word, "", KeyboardInterrupt)
    assert f"「{word}」は、操作ですか、答えですか" in talk.text
    assert does in talk.text.split("操作ですか")[1]
    new("題2", SOUND_LINE, "住民", word, "2", KeyboardInterrupt, file="two.yaml")
    assert load("two.yaml").sheet.problems[0].amount == word


def test_what_the_check_asks_comes_as_last_questions_and_what_was_said_is_half_a_page() -> None:
    lines = ["題名", SOUND_LINE, "", "", "数えた", "様式が古い", "例外が多い", "", "",
             "1 26件で見た", "3 鈴木、様式40枚を見る、3月5日", "", "", "記入例を載せる", "", "",
             "1", "1 窓口係 → 件数", "来月末", "0", "住民と職員", *[""] * 9]  # fmt: skip
    talk, code = new(*lines)
    assert code == SOUND
    last = talk.text.split("最後に: 点検で出た問い")[1]
    assert "`" not in last  # keys of the file are for those who edit it
    assert "困っているのはだれ" in last.replace("\n", "")
    assert the_sheet().problems[0].affected == "住民と職員"
    page = last[last.index("決まったこと") :]
    assert "S1 記入例を載せる（窓口係）" in page
    assert "C2 例外が多い ← 様式40枚を見る（鈴木、2025年3月5日）" in page
    assert "2025年3月31日" in page


@pytest.mark.parametrize(
    ("lang", "whys"),
    [
        ("ja", ["もう一度うかがう理由: 手段と範囲を決めて",
                "この問いを出す理由: 5W1Hのどれかが抜けた",
                "もう一度うかがう理由: どこで、何を、いくらで"]),
        ("en", ["Why it is asked again: Unless it is agreed how",
                "Why it is asked: A message that leaves out",
                "Why it is asked again: A trial stays small"]),
    ],
)  # fmt: skip
def test_a_last_question_says_in_one_clause_why_it_is_asked(lang, whys) -> None:
    said = f"text: {SOUND_LINE}\n    affected: a\n    amount: b\n    evidence: c\n"
    Path("a.yaml").write_text(
        f"dxsheet: 1\ntitle: t\nlanguage: {lang}\nproblems:\n  - id: P1\n    {said}"
        "communication:\n  means: chat\n  content:\n    who: a\n"
        "small_start:\n  - id: T1\n    units: x\n",
        encoding="utf-8",
    )
    talk, _ = resume(*[""] * 60, file="a.yaml", lang=lang)
    last = re.split("最後に: 点検で出た問い|questions from the check", talk.text)[1]
    last = re.sub(r"\s+", "", last)
    for why in (re.sub(r"\s+", "", one) for one in whys):
        assert last.count(why) == last.count(why.split(":")[1]) == 1


def test_back_from_a_follow_up_leads_to_the_question_it_follows() -> None:
    new("題名", REMEDY, "3", "<", "2", SOUND_LINE, KeyboardInterrupt)
    sheet = the_sheet()
    assert (sheet.kept, sheet.ideas[0].text) == ((), REMEDY)


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        ((REMEDY, "1"), "P1を言い直してみましょう"),
        ((REMEDY, "3"), "このまま残す理由を書いてください"),
        ((REMEDY, "2"), "アイデアは預かりました"),
    ],
)
def test_a_choice_made_before_an_interruption_is_not_asked_again(lines, asks) -> None:
    new("題名", *lines, KeyboardInterrupt)
    talk, _ = resume(KeyboardInterrupt)
    assert asks in last_question(talk)


def test_back_from_the_very_first_question_is_told() -> None:
    talk, _ = new("<", "題名", KeyboardInterrupt)
    assert "これより前の問いはありません" in talk.text


def test_back_after_resume_reaches_answers_of_the_last_sitting() -> None:
    new("題名", SOUND_LINE, "住民", KeyboardInterrupt)
    talk, _ = resume("<", "職員", KeyboardInterrupt)
    assert "今の答え: 住民" in talk.text
    assert the_sheet().problems[0].affected == "職員"


def test_help_says_why_and_gives_an_example_and_asks_on() -> None:
    talk, _ = new("？", "題名", KeyboardInterrupt)
    assert "この問いのねらい: ファイルの名前にもなります" in talk.text
    assert "例: 転入手続" in talk.text
    assert the_sheet().title == "題名"


def test_the_table_so_far_can_be_seen_at_any_question() -> None:
    talk, _ = new("=", "題名", "=", SOUND_LINE, "=", KeyboardInterrupt)
    assert re.search(r"発生している問題 +│ 課題（原因） +│", talk.text)


def test_a_recap_follows_each_part_and_one_quiet_line_on_the_wording() -> None:
    talk, _ = new("題名", SOUND_LINE, "住民", "週40件", "数えた", "", KeyboardInterrupt)
    recap = talk.text.split("ここまで: 発生している問題")[1].split("──")[0]
    assert f"P1 {SOUND_LINE}" in recap
    assert "困っている人: 住民" in recap
    assert "根拠: 数えた" in recap


def test_an_answer_that_does_not_fit_is_asked_for_again() -> None:
    talk, _ = new("題名", "12", SOUND_LINE, KeyboardInterrupt)
    assert "数字だけになっています" in talk.text
    assert the_sheet().problems[0].text == SOUND_LINE


def test_a_template_keeps_its_parts_gives_hints_and_fills_in_beforehand() -> None:
    talk, _ = new("共通庶務", "", "備品貸出 4 3 5", "会議室", "２、２、２", "", "", "", "q",
                  template="shared-chore")  # fmt: skip
    sheet = the_sheet()
    assert "1/12 対象業務の選定" in talk.text
    assert [one.total for one in sheet.selection.candidates] == [12, 6]
    assert sheet.selection.chosen == "備品貸出"
    assert sheet.roles.facilitate == ("業務改革担当",)


def test_an_unknown_template_is_a_wrong_call() -> None:
    with pytest.raises(DxsheetError) as refused:
        new("題名", template="nothing")
    assert refused.value.code == USAGE
    assert "fifteen-minutes" in refused.value.hint.en


def test_a_blank_sheet_reads_well_and_holds_every_key() -> None:
    _talk, code = new(blank=True, title="備品貸出")
    assert code == SOUND
    (path,) = Path().glob("*.yaml")
    found = check([str(path)]).findings
    assert not [one for one in found if one.severity == "error"], found[0].message.en


TYPED = ["", "", "1", "1", "2", "3", "0", "<", "＜", ">", "-", "?", "=", "1,2", "はい", SOUND_LINE,
         REMEDY, "専用のシステムがない", "担当者の意識が低い", "2025-05-01", "「12」"]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_typed_the_sheet_is_sound_and_resume_goes_on(seed) -> None:
    chance = random.Random(seed)
    template = chance.choice([None, "fifteen-minutes", "shared-chore", "counter"])
    lang = chance.choice(["ja", "en"])
    lines = ["題名", *(chance.choice(TYPED) for _ in range(chance.randrange(60)))]
    talk, _ = new(*lines, lang=lang, template=template)
    for _ in range(3):
        (path,) = Path().glob("*.yaml")
        assert load(str(path)).findings == []
        lines = [chance.choice(TYPED) for _ in range(chance.randrange(40))]
        talk, code = resume(*lines, lang=lang)
        assert code in (SOUND, INTERRUPTED)
        assert "\x1b" not in talk.text

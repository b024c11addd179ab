"""A sitting from the first question to the last: what is heard, what is on disk, how it ends."""

import os
import re
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.disk import ExistsError
from dxsheet.findings import CANNOT, FOUND, INTERRUPTED, SOUND, USAGE, DxsheetError
from dxsheet.flows import walking
from dxsheet.flows.checking import check

from .talking import Heard

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = "2025-02-03"
SOUND_LINE = "窓口で転入届を書き直してもらうことが週に40件ほどある"
REMEDY = "窓口支援システムを入れて効率化しよう"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ".state"))
    return tmp_path


def new(*lines, **more):
    talk = Heard(
        *lines, **{key: more.pop(key) for key in ("lang", "width", "piped") if key in more}
    )
    code = walking.new(talk, today=TODAY, **more)
    return talk, code


def resume(*lines, **more):
    talk = Heard(
        *lines, **{key: more.pop(key) for key in ("lang", "width", "piped") if key in more}
    )
    code = walking.resume(talk, today=TODAY, **more)
    return talk, code


def the_sheet():
    (path,) = Path().glob("*.yaml")
    return load(str(path)).sheet


def last_question(talk):
    return talk.text.rsplit("\n\n", 1)[1]


# ------------------------------------------------------------------ what is on disk


def test_the_file_is_named_after_the_day_and_the_title_in_its_own_script() -> None:
    new("備品貸出", KeyboardInterrupt)
    assert os.listdir() == [".state", "2025-02-03-備品貸出.yaml"] or set(os.listdir()) == {
        ".state",
        "2025-02-03-備品貸出.yaml",
    }


def test_a_second_sheet_of_the_day_gets_a_number_and_nothing_is_overwritten() -> None:
    new("備品貸出", KeyboardInterrupt)
    first = Path("2025-02-03-備品貸出.yaml").read_bytes()
    new("備品貸出", "別の話", KeyboardInterrupt)
    assert Path("2025-02-03-備品貸出.yaml").read_bytes() == first
    assert load("2025-02-03-備品貸出-2.yaml").sheet.problems[0].text == "別の話"


def test_a_file_asked_for_by_name_is_never_overwritten_and_nobody_is_asked_first() -> None:
    Path("a.yaml").write_text("mine")
    talk = Heard("題名")
    with pytest.raises(ExistsError) as refused:
        walking.new(talk, file="a.yaml", today=TODAY)
    assert refused.value.code == FOUND
    assert talk.text == ""
    assert Path("a.yaml").read_text() == "mine"


def test_a_folder_that_is_not_there_is_told_before_the_first_question() -> None:
    with pytest.raises(DxsheetError) as refused:
        new("題名", file="nowhere/a.yaml")
    assert refused.value.code == USAGE


def test_a_folder_can_be_given_for_the_file() -> None:
    os.mkdir("sheets")
    new("備品貸出", KeyboardInterrupt, file="sheets")
    assert os.listdir("sheets") == ["2025-02-03-備品貸出.yaml"]


def test_the_file_begins_with_what_editors_and_git_need() -> None:
    new("備品貸出", KeyboardInterrupt)
    lines = Path("2025-02-03-備品貸出.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert lines[1] == "dxsheet: 1"
    assert re.fullmatch(r"id: [a-z0-9]{8}", lines[2])
    assert lines[3:] == ["title: 備品貸出", "language: ja", "date: 2025-02-03", "stage: draft"]


def test_every_answer_is_on_disk_before_the_next_question() -> None:
    seen = []

    def looks(line):
        def typed():
            paths = list(Path().glob("*.yaml"))
            seen.append(paths[0].read_text(encoding="utf-8") if paths else "")
            return line

        return typed

    lines = ["題名", SOUND_LINE, "変わらない", "減る", "住民"]
    new(*map(looks, [*lines, "q"]))
    assert len(seen) == 6
    for before, text in zip(lines, seen[1:], strict=True):
        assert before in text


def test_comments_and_layout_typed_by_hand_survive_a_whole_walk() -> None:
    Path("a.yaml").write_text(
        "# ours\r\ndxsheet: 1\r\n\r\ntitle:   '題名'   # spaced\r\nproblems:\r\n"
        "- id: P1 # said by 山田\r\n  text: |\r\n    窓口で書き直しが\r\n    週に40件ある\r\n",
        encoding="utf-8",
        newline="",
    )
    resume("", "", "住民", "今は紙", "一度で済む", "40件", "数えた", "窓口係", KeyboardInterrupt,
           file="a.yaml")  # fmt: skip
    text = Path("a.yaml").read_bytes().decode()
    assert text.startswith("# ours\r\ndxsheet: 1\r\n\r\ntitle:   '題名'   # spaced\r\n")
    assert "- id: P1 # said by 山田\r\n  text: |\r\n    窓口で書き直しが\r\n" in text
    assert "  affected: 住民\r\n" in text
    assert "\n" not in text.replace("\r\n", "")


def test_what_somebody_else_writes_meanwhile_is_kept_and_answers_follow_their_item() -> None:
    def meanwhile():
        path = Path("2025-02-03-題名.yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("problems:\n", "problems:\n  - {id: P9, text: 電話が一日30件ある}\n"),
            encoding="utf-8",
        )
        return "住民"

    new("題名", SOUND_LINE, "", "", meanwhile, KeyboardInterrupt)
    first, second = the_sheet().problems
    assert (first.id, first.affected) == ("P9", None)
    assert (second.id, second.affected) == ("P1", "住民")


def test_an_answer_whose_thing_is_gone_meanwhile_is_told_so() -> None:
    def meanwhile():
        path = Path("2025-02-03-題名.yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("id: P1", "id: P7"), encoding="utf-8")
        return "住民"

    talk, _ = new("題名", SOUND_LINE, "", "", meanwhile, KeyboardInterrupt)
    assert "対象がなくなりました" in talk.text


def test_an_answer_that_cannot_be_saved_is_kept_and_tried_again() -> None:
    def breaks(line):
        def typed():
            Path("a.yaml").rename("b.yaml")
            return line

        return typed

    def mends():
        Path("b.yaml").rename("a.yaml")
        return ""

    talk, _ = new("題名", SOUND_LINE, breaks("変わらない"), mends, KeyboardInterrupt,
                  file="a.yaml")  # fmt: skip
    assert "答えはまだ手元にあります: 変わらない" in talk.text
    assert load("a.yaml").sheet.reflection == "変わらない"


# ------------------------------------------------------------------ how it ends


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError])
def test_an_interrupted_walk_says_how_to_go_on(end) -> None:
    talk, code = new("題名", SOUND_LINE, end)
    assert code == INTERRUPTED
    assert "dxsheet resume 2025-02-03-題名.yaml" in talk.text
    assert the_sheet().problems[0].text == SOUND_LINE


def test_interrupted_before_the_title_there_is_no_file() -> None:
    talk, code = new(KeyboardInterrupt)
    assert code == INTERRUPTED
    assert "ファイルは作っていません" in talk.text
    assert not list(Path().glob("*.yaml"))


def test_leaving_is_no_failure() -> None:
    talk, code = new("題名 その1", SOUND_LINE, "ｑ")
    assert code == SOUND
    assert "保存しました: 2025-02-03-題名-その1.yaml" in talk.text


def test_resume_goes_on_with_the_first_open_question_and_asks_nothing_twice() -> None:
    first, _ = new("題名", SOUND_LINE, "", "-", "住民", "今は紙", KeyboardInterrupt)
    second, _ = resume(KeyboardInterrupt, file="2025-02-03-題名.yaml")
    assert last_question(first).splitlines()[0].split(" ", 1)[1] in second.text
    for asked in ("5年前", "なぜ今", "困っているのはだれ", "どうなっていますか（現状）"):
        assert asked not in second.text


def test_resume_elsewhere_tells_the_same_from_the_sheet_alone(folder) -> None:
    first, _ = new("題名", SOUND_LINE, "", "", "住民", "", "一度で済む", KeyboardInterrupt)
    for one in (folder / ".state").rglob("*.json"):
        one.unlink()
    second, _ = resume(KeyboardInterrupt)
    assert last_question(first).splitlines()[0].split(" ", 1)[1] in second.text


def test_the_notes_hold_no_text_of_the_sheet(folder) -> None:
    new("題名", SOUND_LINE, "", "", "住民", KeyboardInterrupt)
    (notes,) = (folder / ".state").rglob("*.json")
    assert "住民" not in notes.read_text()
    assert "reflection" in notes.read_text()


def test_a_state_folder_that_cannot_be_written_does_not_stop_the_walk(monkeypatch) -> None:
    Path("plain").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(Path("plain").resolve()))
    _talk, code = new("題名", SOUND_LINE, "", "", "住民", "q")
    assert code == SOUND
    assert the_sheet().problems[0].affected == "住民"


def test_resume_without_a_file_takes_the_only_sheet_or_asks_which() -> None:
    new("古い話", SOUND_LINE, "q")
    talk, _ = resume("q")
    assert "2025-02-03-古い話.yaml の続きから" in talk.text
    os.utime("2025-02-03-古い話.yaml", (1, 1))
    new("新しい話", SOUND_LINE, "q")
    talk, _ = resume("", "q")
    assert talk.text.index("1 2025-02-03-新しい話.yaml") < talk.text.index(
        "2 2025-02-03-古い話.yaml"
    )
    assert "2025-02-03-新しい話.yaml の続きから" in talk.text
    talk, _ = resume("２", "q")
    assert "2025-02-03-古い話.yaml の続きから" in talk.text


def test_resume_where_there_is_nothing() -> None:
    with pytest.raises(DxsheetError) as refused:
        resume()
    assert refused.value.code == USAGE


@pytest.mark.parametrize(
    ("text", "code"),
    [("dxsheet: 1\ntitle: [", CANNOT), ("a: 1\n", CANNOT),
     ("dxsheet: 1\ntitle: a\ntitle: b\n", CANNOT), ("dxsheet: 9\ntitle: a\n", CANNOT)],
)  # fmt: skip
def test_resume_of_what_cannot_be_edited_says_so_before_any_question(text, code) -> None:
    Path("a.yaml").write_text(text)
    talk = Heard("x")
    with pytest.raises(DxsheetError) as refused:
        walking.resume(talk, file="a.yaml", today=TODAY)
    assert refused.value.code == code
    assert talk.text == ""
    assert Path("a.yaml").read_text() == text


def test_what_was_passed_over_is_asked_again_when_nothing_else_is_open() -> None:
    new(answers=str(EXAMPLES / "answers" / "moving-in-ja.yaml"))
    talk, code = resume("2")
    assert (code, "とばした問い・まだ分からなかった問い（2件）" in talk.text) == (SOUND, True)
    talk, code = resume("1", "1", "3件の様式で見た", "", "はい", "12", "q")
    assert "C2「前住所の欄の説明が、裏面の細かい字にしかない」は、確かめましたか" in talk.text
    sheet = the_sheet()
    assert (sheet.causes[1].status, sheet.causes[1].evidence) == ("identified", "3件の様式で見た")


def test_a_short_walk_can_go_on_with_the_rest_of_the_method() -> None:
    new(answers=str(EXAMPLES / "answers" / "mistakes-ja.txt"), template="fifteen-minutes")
    talk, _code = resume("手法の続き", "1", "q")
    assert "効果と手間の地図" in talk.text
    assert "5年前" not in talk.text


# ------------------------------------------------------------------ on the way


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
    talk, _ = new(
        "題名", SOUND_LINE, "変わらない", "減る", "<", "＜", "", "増える", KeyboardInterrupt
    )
    assert "今の答え: 減る" in talk.text
    assert "今の答え: 変わらない" in talk.text
    sheet = the_sheet()
    assert (sheet.reflection, sheet.background) == ("変わらない", "増える")
    assert last_question(talk).startswith("1/8 P1")


def test_back_from_a_follow_up_leads_to_the_question_it_follows() -> None:
    new("題名", REMEDY, "3", "<", "2", SOUND_LINE, KeyboardInterrupt)
    sheet = the_sheet()
    assert (sheet.kept, sheet.ideas[0].text) == ((), REMEDY)


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        ((REMEDY, "1"), "P1を言い直すと？"),
        ((REMEDY, "3"), "このまま残すのは、どんな理由からですか"),
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
    new("題名", SOUND_LINE, "変わらない", KeyboardInterrupt)
    talk, _ = resume("<", "一部変わった", KeyboardInterrupt)
    assert "今の答え: 変わらない" in talk.text
    assert the_sheet().reflection == "一部変わった"


def test_help_says_why_and_gives_an_example_and_asks_on() -> None:
    talk, _ = new("？", "題名", KeyboardInterrupt)
    assert "なぜ聞くのか: ファイルの名前にもなります" in talk.text
    assert "例: 転入手続" in talk.text
    assert the_sheet().title == "題名"


def test_the_table_so_far_can_be_seen_at_any_question() -> None:
    talk, _ = new("=", "題名", "表", SOUND_LINE, "=", KeyboardInterrupt)
    assert re.search(r"発生している問題 +│ 課題（原因） +│", talk.text)


def test_a_recap_follows_each_part_and_one_quiet_line_on_the_wording() -> None:
    talk, _ = new("題名", SOUND_LINE, "", "", "住民", "", "", "週40件", "数えた", "", "", "",
                  KeyboardInterrupt)  # fmt: skip
    recap = talk.text.split("ここまで: 発生している問題")[1].split("──")[0]
    assert f"P1 {SOUND_LINE}" in recap
    assert "困っている人: 住民" in recap
    assert "根拠: 数えた" in recap


def test_an_answer_that_does_not_fit_is_asked_for_again() -> None:
    talk, _ = new("題名", "12", SOUND_LINE, KeyboardInterrupt)
    assert "数字だけです" in talk.text
    assert the_sheet().problems[0].text == SOUND_LINE


def test_a_template_keeps_its_parts_gives_hints_and_fills_in_beforehand() -> None:
    talk, _ = new("共通庶務", "", "備品貸出", "4 3 5", "会議室", "２、２、２", "", "", "", "q",
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


# ------------------------------------------------------------------ scripted


def plain(text: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", text)


@pytest.mark.parametrize("name", ["mistakes-ja.txt", "mistakes-en.txt", "moving-in-ja.yaml",
                                  "moving-in-en.yaml"])  # fmt: skip
def test_a_whole_walk_word_for_word(name, golden) -> None:
    lang = name.split(".")[0][-2:]
    template = "fifteen-minutes" if name.startswith("mistakes") else None
    talk, code = new(lang=lang, answers=str(EXAMPLES / "answers" / name), template=template)
    assert code == SOUND
    golden(f"walk-{name.split('.')[0]}.log.txt", plain(talk.text))
    (path,) = Path().glob("*.yaml")
    text = re.sub(r"(?m)^id: \w{8}$", "id: abcdefgh", path.read_text(encoding="utf-8"))
    golden(f"walk-{name.split('.')[0]}.sheet.yaml", text)
    if name.startswith("moving-in"):
        assert check([str(path)]).findings == []


def test_forty_columns_hold_every_line(golden) -> None:
    from dxsheet.width import cells

    for lang in ("ja", "en"):
        talk, _ = new(
            lang=lang, width=40, answers=str(EXAMPLES / "answers" / f"moving-in-{lang}.yaml")
        )
        wide = [line for line in talk.text.splitlines() if cells(line) > 40]
        assert [line for line in wide if not line.startswith("> ")] == []


def test_piped_lines_walk_the_same_way_and_are_written_behind_their_questions() -> None:
    lines = (EXAMPLES / "answers" / "mistakes-ja.txt").read_text(encoding="utf-8").splitlines()
    piped, _ = new(*lines, piped=True, template="fifteen-minutes", file="a.yaml")
    listed, _ = new(answers=str(EXAMPLES / "answers" / "mistakes-ja.txt"),
                    template="fifteen-minutes", file="b.yaml")  # fmt: skip
    assert piped.text == listed.text.replace("b.yaml", "a.yaml")
    assert "\n> ○○業務のミス\n" in piped.text


def test_at_the_end_of_the_answers_the_open_question_is_named_and_the_draft_kept() -> None:
    with pytest.raises(DxsheetError) as ended:
        new("題名", SOUND_LINE, "", piped=True)
    assert ended.value.code == CANNOT
    assert "background" in ended.value.message.ja
    assert "dxsheet resume 2025-02-03-題名.yaml" in ended.value.hint.ja
    assert the_sheet().problems[0].text == SOUND_LINE


def test_no_terminal_and_no_answers_names_the_flag() -> None:
    with pytest.raises(DxsheetError) as refused:
        new(piped=True)
    assert refused.value.code == CANNOT
    assert "--answers" in refused.value.hint.en
    assert not list(Path().glob("*.yaml"))


def test_a_scripted_answer_that_does_not_fit_names_its_line() -> None:
    Path("a.txt").write_text(f"題名\n# and then\n{SOUND_LINE}\n\n\n\n\n\n\n\n\n\n\n\n来月\n")
    with pytest.raises(DxsheetError) as refused:
        new(answers="a.txt")
    assert refused.value.code == CANNOT
    assert "a.txt:15" in refused.value.message.ja
    assert "来月" in refused.value.message.ja


def test_answers_that_did_not_foresee_a_question_on_the_wording_go_on() -> None:
    talk = Heard("題名", REMEDY, "変わらない", "減る", piped=True)
    with pytest.raises(DxsheetError):
        walking.new(talk, today=TODAY)
    assert "このまま進みます" in talk.text
    assert the_sheet().reflection == "変わらない"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title: a\nproblem.furst: b\nx: c\n", "problem.furst|x"),
        ("title: {a: b}\n", "title"),
        ("title: [a, [b]]\n", "title"),
    ],
)
def test_a_named_answers_file_is_checked_with_its_places(text, says) -> None:
    Path("a.yaml").write_text(text)
    with pytest.raises(DxsheetError) as refused:
        new(answers="a.yaml")
    assert re.search(rf"a\.yaml:\d+:\d+.*({says})", refused.value.message.en)


def test_named_answers_that_no_question_asked_for_are_named() -> None:
    Path("a.yaml").write_text(f"title: 題名\nproblem.first: {SOUND_LINE}\nC9.status: 1\n")
    talk = Heard()
    with pytest.raises(DxsheetError):
        walking.new(talk, answers="a.yaml", today=TODAY)
    assert "C9.status" in talk.notes


def test_an_answers_file_in_another_encoding_is_recognised() -> None:
    Path("a.txt").write_bytes("題名\n".encode("cp932"))
    with pytest.raises(DxsheetError) as refused:
        new(answers="a.txt")
    assert "Shift_JIS" in refused.value.message.en + refused.value.hint.en


def test_the_board_shows_the_question_being_asked() -> None:
    seen = []

    def looks():
        seen.append(Path("b.html").read_text(encoding="utf-8"))
        return "変わらない"

    new("題名", SOUND_LINE, looks, KeyboardInterrupt, board="b.html")
    assert "5年前と比べて変わりましたか" in seen[0]
    assert SOUND_LINE[:5] in seen[0]


def test_a_board_that_would_replace_something_else_is_refused() -> None:
    Path("b.html").write_text("<p>mine</p>")
    with pytest.raises(DxsheetError):
        new("題名", board="b.html")
    assert Path("b.html").read_text() == "<p>mine</p>"

"""A sitting: what is on disk, how it ends, how it goes on."""

import json
import os
import re
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.disk import ExistsError
from dxsheet.findings import CANNOT, FOUND, INTERRUPTED, SOUND, USAGE, DxsheetError
from dxsheet.flows import walking

from .sitting import EXAMPLES, SOUND_LINE, TODAY, last_question, new, resume, the_sheet
from .talking import Heard

pytestmark = pytest.mark.usefixtures("folder")


def test_the_file_is_named_after_the_day_and_the_title_in_its_own_script() -> None:
    new("備品貸出", KeyboardInterrupt)
    names = {".state", ".dxsheet.schema.json", "2025-02-03-備品貸出.yaml"}
    assert set(os.listdir()) == names


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
    assert set(os.listdir("sheets")) == {".dxsheet.schema.json", "2025-02-03-備品貸出.yaml"}


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

    lines = ["題名", SOUND_LINE, "住民", "週40件", "数えた"]
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
    resume("住民", "40件", "数えた", KeyboardInterrupt, file="a.yaml")
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

    new("題名", SOUND_LINE, meanwhile, KeyboardInterrupt)
    first, second = the_sheet().problems
    assert (first.id, first.affected) == ("P9", None)
    assert (second.id, second.affected) == ("P1", "住民")


def test_an_answer_whose_thing_is_gone_meanwhile_is_told_so() -> None:
    def meanwhile():
        path = Path("2025-02-03-題名.yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("id: P1", "id: P7"), encoding="utf-8")
        return "住民"

    talk, _ = new("題名", SOUND_LINE, meanwhile, KeyboardInterrupt)
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

    talk, _ = new("題名", SOUND_LINE, breaks("窓口の職員"), mends, KeyboardInterrupt,
                  file="a.yaml")  # fmt: skip
    assert "答えはまだ手元にあります: 窓口の職員" in talk.text
    assert load("a.yaml").sheet.problems[0].affected == "窓口の職員"


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError])
def test_an_interrupted_walk_says_how_to_go_on(end) -> None:
    talk, code = new("題名", SOUND_LINE, end)
    assert code == INTERRUPTED
    assert "dxsheet resume 2025-02-03-題名.yaml" in talk.text
    assert the_sheet().problems[0].text == SOUND_LINE


@pytest.mark.parametrize("end", ["ｑ", KeyboardInterrupt])
def test_ctrl_c_over_the_half_page_ends_with_one_line(end, monkeypatch) -> None:
    begun = []

    def interrupted(talk, scene):
        begun.append(talk)
        raise KeyboardInterrupt

    monkeypatch.setattr("dxsheet.flows.sitting.page._leaves_with", interrupted)
    talk, code = new("題名", SOUND_LINE, end)
    assert (code, len(begun)) == (INTERRUPTED, 1)
    assert talk.text.rpartition("> ")[2].count("ここで止めました。") == 1
    assert "dxsheet resume 2025-02-03-題名.yaml" in talk.text
    assert the_sheet().problems[0].text == SOUND_LINE


def test_ctrl_c_where_the_sheet_is_gone_still_ends_with_a_line() -> None:
    def gone():
        Path("2025-02-03-題名.yaml").unlink()
        raise KeyboardInterrupt

    talk, code = new("題名", SOUND_LINE, gone)
    assert code == INTERRUPTED
    assert "ここで止めました。" in talk.text


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
    first, _ = new("題名", SOUND_LINE, "住民", "-", "数えた", KeyboardInterrupt)
    second, _ = resume(KeyboardInterrupt, file="2025-02-03-題名.yaml")
    assert last_question(first).splitlines()[0] in second.text
    for asked in ("困っているのはだれ", "どのくらい起きて", "根拠は何"):
        assert asked not in second.text


def test_resume_elsewhere_tells_the_same_from_the_sheet_alone(folder) -> None:
    first, _ = new("題名", SOUND_LINE, "住民", "", "数えた", KeyboardInterrupt)
    for one in (folder / ".state").rglob("*.json"):
        one.unlink()
    second, _ = resume(KeyboardInterrupt)
    assert last_question(first).splitlines()[0] in second.text


def test_the_notes_hold_what_was_passed_over_and_what_back_takes_back(folder) -> None:
    new("題名", SOUND_LINE, "住民", "", KeyboardInterrupt)
    (notes,) = (folder / ".state").rglob("*.json")
    assert "住民" not in notes.read_text()  # what fills a field is on the sheet
    assert "P1.amount" in notes.read_text()
    assert json.loads(notes.read_text())["back"] == []


def test_the_notes_keep_first_words_that_were_said_in_other_words(folder) -> None:
    new("題名", "職員の意識が低い", "1", "様式が古い", KeyboardInterrupt)
    (notes,) = (folder / ".state").rglob("*.json")
    held = json.loads(notes.read_text())
    assert held["passed"]["P1~words"] == "職員の意識が低い"
    assert held["back"]
    assert "意識" not in Path("2025-02-03-題名.yaml").read_text(encoding="utf-8")


def test_a_state_folder_that_cannot_be_written_does_not_stop_the_walk(monkeypatch) -> None:
    Path("plain").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(Path("plain").resolve()))
    _talk, code = new("題名", SOUND_LINE, "住民", "q")
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


def test_leaving_where_a_sheet_is_to_be_chosen() -> None:
    new("古い話", SOUND_LINE, "q")
    new("新しい話", SOUND_LINE, "q")
    for end in ("q", EOFError):
        with pytest.raises(KeyboardInterrupt):
            resume(end)


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
    assert (code, "とばした問い・まだ分からなかった問い（4件）" in talk.text) == (SOUND, True)
    talk, code = resume("1", "1 3件の様式で見た", "q")
    asked = "C2「前住所の欄の説明が、裏面の細かい字にしかない」が原因かどうかは、確かめられています"
    assert asked in talk.text.replace("\n", "")
    sheet = the_sheet()
    assert (sheet.causes[1].status, sheet.causes[1].evidence) == ("identified", "3件の様式で見た")


def test_a_short_walk_can_go_on_with_the_rest_of_the_method() -> None:
    new(answers=str(EXAMPLES / "answers" / "mistakes-ja.txt"), template="fifteen-minutes")
    talk, _code = resume("続き", "1", "1", "q")
    assert "効果と手間のマップ" in talk.text
    assert "5年前" not in talk.text

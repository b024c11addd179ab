"""Walks without a person: answers by line, by pipe and by name, word for word."""

import re
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import CANNOT, SOUND, DxsheetError
from dxsheet.flows import walking
from dxsheet.flows.checking.run import check

from .sitting import EXAMPLES, REMEDY, SOUND_LINE, TODAY, new, the_sheet
from .talking import Heard

pytestmark = pytest.mark.usefixtures("folder")


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
        found = check([str(path)]).findings
        assert [one for one in found if one.severity != "info"] == []


def test_forty_columns_hold_every_line(golden) -> None:
    from dxsheet.width import cells

    for lang in ("ja", "en"):
        talk, _ = new(
            lang=lang, width=40, answers=str(EXAMPLES / "answers" / f"moving-in-{lang}.yaml")
        )
        wide = [line for line in talk.text.splitlines() if cells(line) > 40]
        # What is typed, and what is there to be copied whole, the terminal itself may wrap.
        assert [line for line in wide if line[:2] != "> " and line[-5:] != ".yaml"] == []


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
    assert "P1は、どのくらい起きていますか" in ended.value.message.ja
    assert "dxsheet resume 2025-02-03-題名.yaml" in ended.value.hint.ja
    assert the_sheet().problems[0].text == SOUND_LINE


def test_answers_by_name_reach_what_waits_for_the_review() -> None:
    Path("a.yaml").write_text(
        f"title: 題名\nproblem.first: {SOUND_LINE}\nreflection: 変わらない\nP1.raised_by: 窓口係\n",
        encoding="utf-8",
    )
    with pytest.raises(DxsheetError):
        new(answers="a.yaml", file="b.yaml")
    sheet = load("b.yaml").sheet
    assert (sheet.reflection, sheet.problems[0].raised_by) == ("変わらない", "窓口係")


def test_no_terminal_and_no_answers_names_the_flag() -> None:
    with pytest.raises(DxsheetError) as refused:
        new(piped=True)
    assert refused.value.code == CANNOT
    assert "--answers" in refused.value.hint.en
    assert not list(Path().glob("*.yaml"))


def test_a_scripted_answer_that_does_not_fit_names_its_line() -> None:
    Path("a.txt").write_text(f"題名\n# and then\n{SOUND_LINE}\n\n\n\n様式が古い\n\n\n\n7\n")
    with pytest.raises(DxsheetError) as refused:
        new(answers="a.txt")
    assert refused.value.code == CANNOT
    assert "a.txt:11" in refused.value.message.ja
    assert "7" in refused.value.message.ja


def test_answers_that_did_not_foresee_a_question_on_the_wording_go_on() -> None:
    talk = Heard("題名", REMEDY, "住民", "週40件", piped=True)
    with pytest.raises(DxsheetError):
        walking.new(talk, today=TODAY)
    assert "このまま進みます" in talk.text
    assert the_sheet().problems[0].affected == "住民"


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


@pytest.mark.parametrize("title", ["q", "終了", "<", "?", "="])
def test_a_named_answer_is_an_answer_even_where_a_person_would_leave_by_it(title: str) -> None:
    Path("a.yaml").write_text(f"title: '{title}'\nproblem.first: {SOUND_LINE}\n", encoding="utf-8")
    talk = Heard()
    with pytest.raises(DxsheetError):
        walking.new(talk, answers="a.yaml", file="b.yaml", today=TODAY)
    sheet = load("b.yaml").sheet
    assert (sheet.title, sheet.problems[0].text) == (title, SOUND_LINE)
    assert f"\n> {title}\n" in talk.text


def test_whoever_leaves_before_the_first_answer_is_told_of_no_file() -> None:
    talk, code = new("q")
    assert code == SOUND and not list(Path().glob("*.yaml"))
    assert "まだ答えがないので、ファイルは作っていません。" in talk.text
    assert "保存しました" not in talk.text


def test_an_answers_file_in_another_encoding_is_recognised() -> None:
    Path("a.txt").write_bytes("題名\n".encode("cp932"))
    with pytest.raises(DxsheetError) as refused:
        new(answers="a.txt")
    assert "Shift_JIS" in refused.value.message.en + refused.value.hint.en


def test_the_board_shows_the_question_being_asked() -> None:
    seen = []

    def looks():
        seen.append(Path("b.html").read_text(encoding="utf-8"))
        return "住民"

    new("題名", SOUND_LINE, looks, KeyboardInterrupt, board="b.html")
    assert "困っているのはだれですか" in seen[0]
    assert SOUND_LINE[:5] in seen[0]


def test_a_board_that_would_replace_something_else_is_refused() -> None:
    Path("b.html").write_text("<p>mine</p>")
    with pytest.raises(DxsheetError):
        new("題名", board="b.html")
    assert Path("b.html").read_text() == "<p>mine</p>"


def test_an_answers_file_that_names_a_question_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: a\nproblem.first: b\ntitle: c\n", encoding="utf-8")
    with pytest.raises(DxsheetError) as refused:
        new(answers=str(tmp_path / "a.yaml"))
    assert refused.value.code == CANNOT
    assert "a.yaml:3:1:" in refused.value.message.en and "title" in refused.value.message.ja

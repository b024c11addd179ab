"""The walk as it is typed: in a real terminal, in both languages, at 80 and 40 columns."""

import os
import re
import signal
import sys
import time

import pexpect
import pytest

from dxsheet.width import cells

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from .rooms import Terminal, environment

SOUND = "窓口で転入届を書き直してもらうことが週に40件ほどある"
REMEDY = "窓口支援システムを入れて効率化しよう"
SOUND_EN = "At the counter about 40 people a week have to fill in the form again"
REMEDY_EN = "Let's buy a counter support system to become more efficient"


@pytest.mark.parametrize("ways", [(80, ()), (40, ()), (80, ("--plain",))])
def test_restated_parked_and_kept_in_japanese(tmp_path, ways) -> None:
    columns, more = ways
    room = Terminal(tmp_path, "new", "--lang", "ja", *more, columns=columns)
    room.prompt()
    room.type("転入手続")
    assert "1 言い直す" in room.type(REMEDY)
    room.type("１")  # restate, typed full-width
    assert "困っているのは" in room.type(SOUND).replace("\n", "")
    assert f"text: {REMEDY}\n    parked_from: P1" in room.sheet_text()  # the first words
    room.type("＜")
    assert f"text: {REMEDY}\n" in room.sheet_text()
    assert "ideas" not in room.sheet_text()  # taken back exactly
    room.type("＜")
    said = room.type("2")  # park
    assert "預かりました" in said
    said = room.type(SOUND)
    while "ほかに起きている問題" not in said.replace("\n", "").replace(" ", ""):
        said = room.type("")
    room.type("職員の意識が低い")
    text = room.sheet_text()
    assert f"text: {REMEDY}\n    parked_from: P1" in text
    assert f"text: {SOUND}" in text
    room.type("2", "毎年の人事異動の直後だから")  # of two choices: keep with a reason
    assert "rule: P007" in room.sheet_text()
    room.send("\x03")
    said, code = room.end()
    assert code == 130
    assert "dxsheet resume" in said
    for line in (room.raw.replace("\r", "")).split("\n"):
        typed = strip(line).startswith(">") or "\x1b[J" in line  # what a person types may wrap
        assert cells(strip(line)) <= columns or typed, line


def strip(line: str) -> str:
    from .rooms import plain

    return plain(line)


@pytest.mark.parametrize("columns", [80, 40])
def test_the_same_in_english_with_back_skip_help_and_table(tmp_path, columns) -> None:
    room = Terminal(tmp_path, "new", "--lang", "en", columns=columns)
    room.prompt()
    room.type("moving in")
    assert "park it as an idea" in room.type(REMEDY_EN)
    assert "Why we ask:" in room.type("?")
    room.type("3")
    room.type("The law requires it from April")
    assert "rule: P001" in room.sheet_text()
    assert "What is the reason" in room.type("<").replace("\n", " ")
    assert "rule: P001" not in room.sheet_text()  # the reason is taken back
    room.type("The law requires it from April")
    assert "a command: skip" in room.type("skip")
    room.type("", "don't know")
    assert "Cause" in room.type("=") or columns == 40
    room.type("@P1.affected", "visitors and clerks")
    room.type("back")
    assert "current answer: " in room.type("").replace("\n", " ")
    room.type("")
    assert "affected: visitors and clerks" in room.sheet_text()
    room.send("q\r")
    said, code = room.end()
    assert code == 0
    assert "Saved: " in said


def test_japanese_is_edited_in_place(tmp_path) -> None:
    room = Terminal(tmp_path, "new", "--lang", "ja")
    room.prompt()
    # 転入手続の届, three to the left, one inserted, and one taken out by backspace.
    room.send("転入手続きの届")
    room.send("\x1b[D\x1b[D" + "\x7f" + "\x1b[D" + "い" + "\r")
    room.prompt()
    assert "title: 転入手い続の届" in room.sheet_text()
    room.child.close(force=True)


def test_a_dumb_terminal_gets_no_escapes(tmp_path) -> None:
    room = Terminal(tmp_path, "new", "--lang", "ja", TERM="dumb")
    room.prompt()
    room.type("転入手続", SOUND)
    room.send("q\r")
    room.end()
    assert "\x1b" not in room.raw


def test_no_color_gets_no_colour(tmp_path) -> None:
    room = Terminal(tmp_path, "new", "--lang", "ja", NO_COLOR="1")
    room.prompt()
    room.type("転入手続")
    room.send("q\r")
    room.end()
    styles = re.findall(r"\x1b\[[0-9;]*m", room.raw)
    assert set(styles) <= {"\x1b[0m", "\x1b[m"}  # nothing but "as usual"


def test_ctrl_d_keeps_the_draft_and_resume_goes_on(tmp_path) -> None:
    room = Terminal(tmp_path, "new", "--lang", "ja")
    room.prompt()
    asked = room.type("転入手続", SOUND)
    room.send("\x04")
    said, code = room.end()
    assert code == 130
    assert "dxsheet resume" in said
    again = Terminal(tmp_path, "resume", "--lang", "ja")
    assert asked.strip().splitlines()[-1] in again.prompt()
    again.child.close(force=True)


def test_questions_into_a_file_need_answers(tmp_path) -> None:
    import pexpect

    from .rooms import environment

    child = pexpect.spawn(
        "/bin/sh",
        ["-c", f"{sys.executable} -m dxsheet --lang en new > log.txt"],
        cwd=str(tmp_path),
        env=environment(tmp_path),
        encoding="utf-8",
        timeout=20,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 3
    assert "--answers" in child.before


def test_a_sheet_without_a_terminal_in_another_locale(tmp_path) -> None:
    import subprocess

    from .rooms import environment

    done = subprocess.run(
        [sys.executable, "-m", "dxsheet", "--lang", "ja", "new"],
        input=f"転入手続\n{SOUND}\nq\n".encode(),
        capture_output=True,
        cwd=tmp_path,
        env=environment(tmp_path, LC_ALL="C", PYTHONIOENCODING="utf-8:strict"),
    )
    assert done.returncode == 0, done.stderr.decode()
    (path,) = tmp_path.glob("*.yaml")
    assert SOUND in path.read_text(encoding="utf-8")


def begun(tmp_path, *lines: str, lang: str = "ja", **env: str) -> Terminal:
    room = Terminal(tmp_path, "new", "--lang", lang, **env)
    room.prompt()
    room.type(*lines)
    return room


def test_the_terminal_is_never_asked_where_its_cursor_stands(tmp_path) -> None:
    room = begun(tmp_path, "転入手続", SOUND)
    room.child.close(force=True)
    assert "\x1b[6n" not in room.raw


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ja", ["様式が古い", "手順が複雑で、誤った"]),
        ("en", ["The form is old", "The steps are many"]),
    ],
)
def test_pasted_lines_become_several_after_one_enter(tmp_path, lang, lines) -> None:
    sound = SOUND if lang == "ja" else SOUND_EN
    room = begun(tmp_path, "転入手続", sound, "", "", "", lang=lang)
    pasted = "\n".join(f"{nth}. {one}" for nth, one in enumerate(lines, 1))
    room.send(f"\x1b[200~{pasted}\x1b[201~\r")
    assert lines[1] in room.prompt()
    assert "causes" not in room.sheet_text()
    room.type("")
    for one in lines:
        assert f"text: {one}" in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_pasted_answer_of_several_lines_is_one_answer(tmp_path, lang) -> None:
    room = begun(tmp_path, "転入手続", SOUND if lang == "ja" else SOUND_EN, lang=lang)
    room.send("\x1b[200~住民\nvisitors\x1b[201~\r")
    room.prompt()
    assert "affected: |-\n      住民\n      visitors" in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize(
    ("lang", "sound", "asks"),
    [("ja", SOUND, "言い直してみましょう"), ("en", SOUND_EN, "puttingtheproblemanotherway")],
)
def test_an_answer_met_again_stands_in_the_line_to_be_changed(tmp_path, lang, sound, asks) -> None:
    room = begun(tmp_path, "転入手続", sound, "住民", lang=lang)
    for keys, stands in [
        ("\x1b[Cと職員", "住民と職員"),  # the arrow lets go of it
        ("\x7f長", "住民と職長"),  # so does Backspace
        ("窓口の人", "窓口の人"),  # what is typed takes its place
        ("\x1b[200~課長\x1b[201~", "課長"),  # so does what is pasted
        ("", "課長"),
    ]:
        room.send("<\r")
        room.prompt()
        room.send(f"{keys}\r")
        room.prompt()
        assert f"affected: {stands}\n" in room.sheet_text()
    room.send("<\r")
    room.prompt()
    room.send("\x1b[F<\r")  # a sign behind the answer that stands there is a request
    assert asks in "".join(room.prompt().split())
    assert "affected: 課長\n" in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize(("lang", "says"), [("ja", "もう一度 Ctrl-C"), ("en", "Ctrl-C once more")])
def test_the_first_ctrl_c_on_a_half_typed_line_clears_nothing(tmp_path, lang, says) -> None:
    room = begun(tmp_path, "転入手続", lang=lang)
    room.send(SOUND)
    room.send("\x03")
    room.child.expect_exact(says)
    room.prompt()  # the same line below it, as it was
    room.send("\r")
    room.child.expect_exact("困っているのは" if lang == "ja" else "who is affected")
    room.prompt()
    assert SOUND in room.sheet_text()
    room.send("abc")
    room.send("\x03\x03")
    _, code = room.end()
    assert code == 130


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_tab_completes_names_and_ids_and_history_leaves_out_requests(tmp_path, lang) -> None:
    sound = SOUND if lang == "ja" else SOUND_EN
    room = begun(
        tmp_path, "転入手続", sound, "住民", "?", "3", "@P1.raised_by 窓口係の山田", lang=lang
    )
    room.send("\x1b[A\r")  # up: the last answer, not the jump or the sign
    room.prompt()
    assert "amount: 住民" in room.sheet_text()
    room.send("@P\t.raised_by 係長\r")
    room.prompt()
    assert "raised_by: 係長" in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize(
    ("lang", "sound", "says"), [("ja", SOUND, "長すぎて"), ("en", SOUND_EN, "longer than")]
)
def test_a_line_that_the_driver_cuts_is_not_taken_in_silence(tmp_path, lang, sound, says) -> None:
    room = Terminal(tmp_path, "new", "--lang", lang, "--plain")
    room.prompt()
    room.type("転入手続", sound)
    room.send("あ" * 1500)
    room.send("\r")
    assert says in room.prompt().replace("\n", " ")
    assert "affected" not in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize("way", [(), ("--plain",)])
@pytest.mark.parametrize(
    ("lang", "lines", "shows"),
    [
        ("ja", [REMEDY], ["窓口支援システム", "言い直す", "アイデア置き場に置く"]),
        ("ja", [REMEDY, "2", SOUND, "", "", "", "様式が古い"], ["様式が古い", "ほかに考えられる"]),
        ("en", [REMEDY_EN], ["counter support system", "put it another way", "park it"]),
        ("en", [REMEDY_EN, "2", SOUND_EN, "", "", "", "Handwriting"], ["Handwriting", "What else"]),
    ],
)
def test_the_board_shows_what_is_asked_and_said(tmp_path, lang, lines, shows, way) -> None:
    room = Terminal(tmp_path, "new", "--lang", lang, "--board", "board.html", *way)
    room.prompt()
    room.type("t", *lines)
    page = re.sub(r"<[^>]+>", "", (tmp_path / "board.html").read_text(encoding="utf-8"))
    assert [one for one in shows if one not in page] == []
    room.child.close(force=True)


@pytest.mark.parametrize("way", [(), ("--plain",)])
@pytest.mark.parametrize(
    ("lang", "lines", "says"),
    [
        ("ja", [SOUND, "", "", "", "様式が古い", "", "", "", "3 森、様式を見る、2031年3月5日"],
         ["確かめること", "C1 様式が古い ← 様式を見る（森、2031年3月5日）", "次回確認日"]),
        ("en", [SOUND_EN, "", "", "", "The form is old", "", "", "",
          "3 Mori, see the form, 5 March 2031"],
         ["To check", "C1 The form is old ← see the form (Mori, 5 Mar 2031)", "Next review"]),
        ("ja", [SOUND, "", "", "", "様式が古い", "", "", "", "1 40件で見た"],
         ["特定した課題（原因）", "C1 様式が古い"]),
        ("en", [SOUND_EN, "", "", "", "The form is old", "", "", "", "1 seen in 40"],
         ["Confirmed causes", "C1 The form is old"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("keys", "ends"), [("q\r", 0), ("\x03", 130), ("\x04", 130)])
def test_leaving_early_is_half_a_page(tmp_path, lang, lines, says, way, keys, ends) -> None:
    room = Terminal(tmp_path, "new", "--lang", lang, *way, "--board", "b.html")
    room.prompt()
    room.type("t", *lines)
    board = tmp_path / "b.html"
    assert 'class="where"' in board.read_text(encoding="utf-8")  # a question is shown
    began = time.monotonic()
    room.send(keys)
    said, code = room.end()
    assert time.monotonic() - began < 1
    assert code == ends
    assert [one for one in says if one not in said] == []
    assert said.rstrip().splitlines()[-1].endswith("--board b.html")  # how to go on comes last
    page = board.read_text(encoding="utf-8")
    assert 'class="where"' not in page and lines[4].split()[-1] in page


@pytest.mark.parametrize("way", [(), ("--plain",)])
@pytest.mark.parametrize(("lang", "sound"), [("ja", SOUND), ("en", SOUND_EN)])
@pytest.mark.parametrize("end", ["SIGTERM", "SIGHUP", "title only"])
def test_told_to_end_or_with_nothing_said_it_is_one_line(tmp_path, lang, sound, end, way) -> None:
    room = Terminal(tmp_path, "new", "--lang", lang, *way)
    room.prompt()
    room.type("t", *([] if end == "title only" else [sound]))
    if end == "title only":
        room.send("\x03")
    else:
        os.kill(room.child.pid, getattr(signal, end))
    said, code = room.end()
    assert code == 130
    stopped, go_on = [line for line in said.splitlines() if line.strip(" >^C")]
    assert stopped in ("ここで止めました。", "Stopped here.") and "dxsheet resume" in go_on


@pytest.mark.parametrize("way", [(), ("--plain",)])
@pytest.mark.parametrize(
    ("lang", "title"),
    [("ja", "備品貸出の手続の見直しと記入の手間"), ("en", "Lending things between departments")],
)
@pytest.mark.parametrize("columns", [80, 40])
def test_the_opening_is_short_and_a_file_name_whole(tmp_path, columns, lang, title, way) -> None:
    room = Terminal(tmp_path, "new", "--lang", lang, *way, columns=columns)
    before = room.prompt().split("1/11")[0].strip().splitlines()
    assert len(before) - 2 <= 5 * 80 // columns  # without the blank line and the part's heading
    said = room.type(title)
    (path,) = tmp_path.glob("*.yaml")
    assert path.name in [line.strip().split(": ")[-1] for line in said.splitlines()]
    room.child.close(force=True)


@pytest.mark.parametrize(("lang", "unit"), [("ja", "市民課"), ("en", "Residents")])
def test_tab_completes_a_department_said_before(tmp_path, lang, unit) -> None:
    begun = f"title: t\nparticipants:\n  - name: n1\n    unit: {unit}\nproblems:\n  - id: P1\n"
    text = f"dxsheet: 1\n{begun}    text: {SOUND if lang == 'ja' else SOUND_EN}\n"
    (tmp_path / "s.yaml").write_text(text, encoding="utf-8")
    room = Terminal(tmp_path, "resume", "s.yaml", "--lang", lang)
    room.prompt()
    room.send(f"{unit[:2]}\t\r")
    room.prompt()
    assert room.sheet_text().count(f": {unit}\n") == 2
    room.child.close(force=True)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("ja", ["様式が古い", "手順が複雑で、誤った"]),
        ("en", ["The form is old", "The steps are many"]),
    ],
)
def test_lines_pasted_under_plain_input_are_each_an_answer(tmp_path, lang, lines) -> None:
    sound = SOUND if lang == "ja" else SOUND_EN
    room = Terminal(tmp_path, "new", "--lang", lang, "--plain")
    room.prompt()
    room.type("転入手続", sound, "", "", "")
    room.send("\r".join(f"{nth}. {one}" for nth, one in enumerate(lines, 1)) + "\r")
    for _ in lines:
        room.prompt()
    for one in lines:
        assert f"text: {one}\n" in room.sheet_text()
    room.child.close(force=True)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_ctrl_z_leaves_the_line_to_come_back_to(tmp_path, lang) -> None:
    """What is typed to the shell meanwhile is no answer of the walk."""
    shell = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        cwd=str(tmp_path),
        env=environment(tmp_path),
        encoding="utf-8",
        timeout=30,
    )
    shell.sendline(f"{sys.executable} -m dxsheet new --lang {lang}")
    shell.expect(r"\n(?:\x1b\[[0-9;?]*[a-zA-Z])*>(?: |\x08\x1b\[2C)")  # not the shell's own sign
    shell.send("front desk")
    shell.expect("desk")
    shell.send("\x1a")
    shell.expect("Stopped")
    shell.sendline("fg")
    shell.expect("front desk")
    shell.sendline(" forms")
    shell.expect(".yaml")
    assert "title: front desk forms\n" in next(tmp_path.glob("*.yaml")).read_text("utf-8")
    shell.close(force=True)

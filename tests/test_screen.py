"""What a person sees beside the work: progress after a second, on a terminal alone."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from dxsheet.lang import LANGS
from dxsheet.screen import STYLES, Screen, drawn
from dxsheet.width import ACTS, NOT_FIRST, cells

LASTS = """
import sys, time
from dxsheet.screen import Screen
screen = Screen("en", plain="--plain" in sys.argv)
with screen.progress() as seen:
    for done in range(30):
        time.sleep(0.05)
        if done == 25:
            seen.clear()
            screen.say("beside")
        seen(done, 30)
print("end", flush=True)
"""


def run(*words: str, **env: str) -> str:
    child = pexpect.spawn(
        sys.executable, ["-c", LASTS, *words], encoding="utf-8", timeout=20,
        env={"TERM": "xterm", "PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path), **env},
    )  # fmt: skip
    child.expect(pexpect.EOF)
    return child.before


def test_progress_is_drawn_after_a_second_and_wiped_out() -> None:
    told = run()
    drawn_before, _, rest = told.partition("beside")
    assert re.search("2[0-9]/30", drawn_before)
    assert not re.search(r"\b[0-9]/30", told)  # not within the first second
    assert rest.replace("\x1b[?25h", "").rstrip().endswith("end")
    assert told.count("\x1b[?25l") == told.count("\x1b[?25h")  # the cursor is there again


def test_no_progress_where_it_would_be_in_the_way() -> None:
    for words, env in ((["--plain"], {}), ([], {"TERM": "dumb"}), ([], {"NO_COLOR": "1"})):
        assert run(*words, **env).split() == ["beside", "end"]


def test_progress_says_nothing_into_a_pipe(capsys) -> None:
    with Screen("ja").progress() as seen:
        seen._next = 0
        seen(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_style_is_richs(tmp_path: Path) -> None:
    from rich.text import Text

    for lang in LANGS:
        screen = Screen(lang)
        screen.colour = True
        for style in STYLES:
            assert (
                drawn(Text("a", style), width=9, colour=True) == screen.paint((style, "a")) + "\n"
            )
        assert not ACTS.search(screen.paint("\x1b[2J\u202e"))


COMPLAINS = """
import sys
from dxsheet.findings import DxsheetError
from dxsheet.lang import Text
from dxsheet.screen import Screen
screen = Screen(sys.argv[1])
screen.complain(DxsheetError(
    Text("The output could not be written to that place: \\x1b[2J", "出力を書き出せませんでした。空きがないか、書き込めない場所です（理由: \\x1b[2J）。"),
    Text("Check the disk, or write to a file with --output.", "ディスクの空きを確かめるか、--output でファイルに書き出してください。"),
))
"""  # noqa: E501


def test_an_error_is_broken_at_a_terminal_where_it_may_be() -> None:
    for lang in LANGS:
        child = pexpect.spawn(
            sys.executable, ["-c", COMPLAINS, lang], encoding="utf-8", timeout=20,
            dimensions=(24, 40), env={"TERM": "xterm", "PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        child.expect(pexpect.EOF)
        lines = child.before.splitlines()
        assert lines[0].startswith("dxsheet: ") and len(lines) >= 4
        assert max(map(cells, lines)) <= 40 and not ACTS.search("".join(lines))
        assert not [line for line in lines if line.lstrip()[:1] in NOT_FIRST]
        assert sum(line.startswith("  → ") for line in lines) == 1


NOTES = """
import time
from dxsheet.screen import Screen
screen = Screen("en")
with screen.progress() as seen:
    time.sleep(1.1)
    seen(1, 2)
    screen.note("cannot be read")
"""


def test_what_is_told_meanwhile_stands_on_a_line_of_its_own() -> None:
    child = pexpect.spawn(
        sys.executable, ["-c", NOTES], encoding="utf-8", timeout=20,
        env={"TERM": "xterm", "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    child.expect(pexpect.EOF)
    before, _, _ = child.before.partition("cannot be read")
    assert "1/2" in before and before.endswith(("\x1b[2K", "\r", "\x1b[?25h"))


def test_who_was_told_to_end_asks_nothing_though_the_interruption_was_lost(monkeypatch):
    """Python drops what is raised in a finalizer, so a signal that comes there is only noted."""
    screen = Screen("en")
    monkeypatch.setattr("sys.stdin", io.StringIO("an answer\n"))
    screen.ended = True
    with pytest.raises(KeyboardInterrupt):
        screen.ask("> ")


CLEARED_UP = """
import signal, sys
from dxsheet.cli.guard import guarded
class Loop:
    def __del__(self):
        signal.raise_signal(getattr(signal, sys.argv[1]))
def run(screen):
    Loop()
    screen.ask("> ")
    return 0
for again in range(int(sys.argv[2])):
    guarded(lambda screen: 0)
sys.exit(guarded(run))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize("runs_before", ["0", "1"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_while_python_clears_up_ends_the_run_without_a_traceback(name, runs_before):
    ran = subprocess.run(
        [sys.executable, "-c", CLEARED_UP, name, runs_before],
        input="an answer\n", capture_output=True, text=True, timeout=30,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert ran.returncode == 130
    assert "Exception ignored" not in ran.stderr

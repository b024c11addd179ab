"""What a person sees beside the work: progress after a second, on a terminal alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pexpect

from dxsheet.lang import LANGS
from dxsheet.screen import STYLES, Screen, drawn
from dxsheet.visible import ACTS

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

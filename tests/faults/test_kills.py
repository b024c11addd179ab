"""A walk killed at a random point, in a real terminal: nothing confirmed is lost or asked again.

A run types the answers of a whole walk one by one. At a seeded point it sends the next answer and,
a moment later, kills the walk: SIGKILL, SIGTERM, SIGINT (as a signal or as Ctrl-C), SIGHUP (as a
signal or by closing the terminal) or the end of input. An answer is confirmed once the question
after it was shown.

60 runs of the short walk belong to the suite, half of them with plain lines; DXSHEET_KILLS=600 runs
as many of the whole method (a good quarter of an hour), DXSHEET_KILLS_INPUT=plain or =edited all of
them in one way, and DXSHEET_KILLS_REPORT=FILE writes a line for each.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import termios

import pexpect

from dxsheet.binder import load
from dxsheet.findings import SOUND
from dxsheet.flows import walking
from dxsheet.flows.sitting.answers import Keyed
from dxsheet.flows.walking import AGAIN_ASK
from tests.flows.talking import Heard
from tests.terminal.rooms import Terminal, plain

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "answers"
RUNS = int(os.environ.get("DXSHEET_KILLS", "60"))
WHOLE = "DXSHEET_KILLS" in os.environ
NAME = "moving-in-{lang}.yaml" if WHOLE else "mistakes-{lang}.txt"
TEMPLATE = None if WHOLE else "fifteen-minutes"
INPUT = os.environ.get("DXSHEET_KILLS_INPUT", "")
WAYS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "EOF")
# What the check asks before the end is asked of a person only: the first choice, then Enter.
ENDS_WITHIN = 1.0  # seconds; a tenth on an idle machine
AT_THE_END = ["1", *[""] * 9]
NUMBER = re.compile(r"^\d+(/\d+)? ")


class Script(NamedTuple):
    """A whole walk: each answer, the question before it, the sheet before it (and at the end)."""

    answers: list[str]
    questions: list[str]
    saved: list[object]
    walked: int  # so many questions has the walk itself; the check's last ones follow


@cache
def script(lang: str) -> Script:
    """The answers of a whole walk typed without an accident, and what was asked and saved."""
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        pytest.MonkeyPatch.context() as patch,
    ):
        # A person is not asked what only a file of answers has an answer for.
        patch.setattr(Keyed, "wants", lambda *_of: "")
        spoken = walked(Heard(lang=lang), answers=str(EXAMPLES / NAME.format(lang=lang)))
    skipped = ("(skipped)", "（とばす）")  # shown where the file has no answer; a person types >
    lines = [">" if one in skipped else one for one in re.findall(r"(?m)^> (.*)$", spoken)]
    answers = lines + AT_THE_END
    saved: list[object] = []

    def looking(line: str) -> Callable[[], str]:
        def typed() -> str:
            saved.append(sheet(Path()))
            return line

        return typed

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        spoken = walked(Heard(*map(looking, answers), lang=lang))
        saved.append(sheet(Path()))
    questions = [asked(one) for one in re.split(r"(?m)^> .*\n", spoken)[:-1]]
    assert 0 <= len(answers) - len(questions) <= len(AT_THE_END)
    return Script(answers[: len(questions)], questions, saved, len(lines))


def walked(talk: Heard, answers: str | None = None) -> str:
    os.environ["XDG_STATE_HOME"] = str(Path.cwd() / ".state")
    try:
        assert walking.new(talk, answers=answers, template=TEMPLATE) == SOUND
    finally:
        del os.environ["XDG_STATE_HOME"]
    return talk.text


def sheet(folder: Path) -> object:
    """The data of the only sheet, but for what differs from run to run; None without a sheet."""
    found = list(folder.glob("*.yaml"))
    assert len(found) <= 1
    if not found:
        return None
    data = json.loads(json.dumps(load(str(found[0])).document.data))
    return {key: value for key, value in data.items() if key not in ("id", "date")}


def asked(text: str) -> str:
    """The last question of what was written, however it was wrapped and counted."""
    last = plain(text).strip("\n").rsplit("\n\n", 1)[-1]
    return re.sub(r"\s+", "", NUMBER.sub("", last))


def kill(room: Terminal, way: str, chance: random.Random) -> str:
    """End the walk by force, now and then over characters typed ahead; how it was done."""
    ahead = way != "EOF" and chance.random() < 0.4
    if ahead:
        room.send("ab")
    if way == "EOF":
        room.send("\x04")
        return "Ctrl-D"
    if way == "SIGINT" and chance.random() < 0.5:
        room.send("\x03" * (1 + ahead))  # over something typed the first one only warns
        return "Ctrl-C"
    if way == "SIGHUP" and chance.random() < 0.5:
        room.child.ptyproc.fileobj.close()
        return "closed terminal"
    os.kill(room.child.pid, getattr(signal, way))
    return way


def wait(room: Terminal, how: str) -> None:
    """Until the process is gone, reading what it still says."""
    if how != "closed terminal":
        room.child.expect(pexpect.EOF)
    until = time.monotonic() + 20
    while room.child.isalive():
        assert time.monotonic() < until, f"{how}: still there after 20 seconds"
        time.sleep(0.001)


def report(*values: object) -> None:
    if path := os.environ.get("DXSHEET_KILLS_REPORT"):
        with open(path, "a", encoding="utf-8") as stream:
            stream.write("\t".join(map(str, values)) + "\n")


@pytest.mark.parametrize("seed", range(RUNS))
def test_nothing_confirmed_is_lost_or_asked_again(seed, tmp_path) -> None:
    chance = random.Random(seed)
    lang = "ja" if seed % 2 else "en"
    told = script(lang)
    point = chance.randrange(len(told.answers))
    template = ("--template", TEMPLATE) if TEMPLATE else ()
    plain_lines = INPUT == "plain" if INPUT else bool(seed // 10 % 2)
    more = ("--lang", lang, *(("--plain",) if plain_lines else ()))
    room = Terminal(tmp_path, "new", *more, *template)
    untouched = termios.tcgetattr(room.child.child_fd)
    room.prompt()
    for nth, line in enumerate(told.answers[:point], 1):
        assert asked(room.type(line)) == told.questions[nth]

    way = WAYS[seed % len(WAYS)]
    if way != "EOF":
        room.send(told.answers[point] + "\r")
        time.sleep(chance.random() * 0.02)
    began = time.monotonic()
    how = kill(room, way, chance)
    wait(room, how)
    took = time.monotonic() - began
    assert took < ENDS_WITHIN, how
    if how not in ("closed terminal", "SIGKILL"):
        assert termios.tcgetattr(room.child.child_fd) == untouched, how

    # The answers before the point were confirmed; the one at it was on its way.
    assert sheet(tmp_path) in told.saved[point : point + 2], (how, point)
    begun = bool(list(tmp_path.glob("*.yaml")))
    again = Terminal(tmp_path, *(("resume",) if begun else ("new", *template)), *more)
    open_now = asked(again.prompt())
    again.child.close(force=True)
    if asked(AGAIN_ASK.to("en" if lang == "en" else "ja")) in open_now:  # all was asked
        assert point >= told.walked - 1, how
    else:
        assert open_now in told.questions[point : point + 2], (how, point)
    report(seed, how, point, f"{took:.3f}")

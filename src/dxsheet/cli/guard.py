"""One handler for everything that can end a run: whatever happens, a line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from dxsheet.findings import CANNOT, INTERRUPTED, SOUND, DxsheetError, Refusal, reason
from dxsheet.lang import Text, chosen
from dxsheet.screen import Screen

_OUTPUT = Refusal(
    Text("The output could not be written: {why}.", "出力を書き出せませんでした（{why}）。"),
    Text(
        "Check the disk and the place that the output goes to.",
        "ディスクの空きと、出力先を確かめてください。",
    ),
)
_FILE = Refusal(
    Text("{path} cannot be read: {why}.", "{path} を読み取れません（{why}）。"),
    Text(
        "Check the path and the rights on its folders.",
        "パスと、途中のフォルダーの権限を確かめてください。",
    ),
)
_GONE = Refusal(
    Text("The folder you are in no longer exists.", "今いるフォルダーがなくなっています。"),
    Text(
        "Change to a folder that exists (`cd`), or name the file with its whole path.",
        "あるフォルダーに移る（cd）か、ファイルを絶対パスで指定してください。",
    ),
)
_STOPPED = Text(
    "Stopped. No file is half written.", "中断しました。書きかけのファイルはありません。"
)
_BUG = Refusal(
    Text(
        "Something that dxsheet did not expect: {what}",
        "dxsheet が想定していないことが起きました: {what}",
    ),
    Text(
        "Your sheet is unchanged. Please report this with the log: {log}",
        "シートは元のままです。記録を添えてお知らせください: {log}",
    ),
)
_DEEP = Refusal(
    Text("This is too deep or too large to handle.", "深すぎるか大きすぎて、扱えません。"),
    Text("Split the sheet into smaller ones.", "シートを分けてください。"),
)


def line(words: list[str]) -> int:
    """Run a command line and return its exit code."""
    # pydantic (Typer's too) would look through everything installed for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")

    def run(screen: Screen) -> int:
        from dxsheet.cli.app import run  # Typer: within the guard, so that Ctrl-C is met here too

        return run(screen, words)

    return guarded(run)


def guarded(run: Callable[[Screen], int]) -> int:
    """Call `run` with a new Screen and turn every way it can end into an exit code."""
    screen = Screen(chosen())
    _end_like_ctrl_c(screen)
    try:
        code = run(screen)
        screen.flush()
        return code
    except BaseException as error:
        return _ended(error, screen)


def _ended(error: BaseException, screen: Screen) -> int:
    try:
        return _said(error, screen)
    except (OSError, ValueError, KeyboardInterrupt):
        # Standard error is gone too, or Ctrl-C came twice: the code is all that can be said.
        _drop_output()
        return INTERRUPTED if isinstance(error, KeyboardInterrupt) else CANNOT


def _said(error: BaseException, screen: Screen) -> int:
    if isinstance(error, DxsheetError):
        screen.complain(error)
        return error.code
    if isinstance(error, KeyboardInterrupt):
        screen.note("\n", _STOPPED)
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        _drop_output()
        return screen.code if screen.code is not None else SOUND
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else CANNOT
    if isinstance(error, (MemoryError, RecursionError)):
        return _said(_DEEP(), screen)
    if isinstance(error, FileNotFoundError) and _nowhere():
        return _said(_GONE(), screen)
    if isinstance(error, OSError) and error.filename is not None:  # not what is written to
        return _said(_FILE(path=os.fsdecode(error.filename), why=reason(error)), screen)
    if isinstance(error, OSError):
        _drop_output()
        return _said(_OUTPUT(why=reason(error)), screen)
    what = f"{type(error).__name__}: {error}"[:300]
    return _said(_BUG(what=what, log=_log(error)), screen)


def _nowhere() -> bool:
    """Whether the folder that the run started in was removed meanwhile."""
    try:
        return not Path.cwd()
    except FileNotFoundError:
        return True


def _log(error: BaseException) -> str:
    """Write the traceback (places only, no values) to a file of the user's and return its path."""
    import tempfile  # both are long to load, and this is for what should never happen
    import traceback

    lines = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="dxsheet-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
        ) as stream:
            stream.write(lines)
            return stream.name
    except OSError as refused:
        return str(refused.strerror)


def _end_like_ctrl_c(screen: Screen) -> None:
    """A closed terminal or a request to stop ends a run as Ctrl-C does.

    The screen is told besides, of Ctrl-C too: what is raised while Python clears up an object (the
    loop of a line that was read) is lost, and a traceback of it is printed.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            screen.interrupted = True
        else:
            screen.ended = True
        if frame is None or frame.f_code.co_name != "__del__":
            raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        if number == signal.SIGINT and signal.getsignal(number) is signal.SIG_IGN:
            continue  # a run in the background does not hear Ctrl-C
        try:
            signal.signal(number, interrupt)
        except ValueError:  # not in the main thread: whoever runs us keeps the signals
            return


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain again."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass

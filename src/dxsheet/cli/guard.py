"""One handler for everything that can end a run: whatever happens, a line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from dxsheet.findings import CANNOT, INTERRUPTED, SOUND, DxsheetError
from dxsheet.lang import Text, chosen
from dxsheet.screen import Screen

_OUTPUT = Text("The output could not be written: {why}", "出力を書き出せませんでした: {why}")
_OUTPUT_HINT = Text(
    "Check the disk, or write to a file with --output.",
    "ディスクの空きを確かめるか、--output でファイルに書き出してください。",
)
_STOPPED = Text("Stopped.", "中断しました。")
_WHOLE = Text("No file is half written.", "書きかけのファイルはありません。")
_BUG = Text(
    "Something that dxsheet did not expect: {what}",
    "dxsheet が想定していないことが起きました: {what}",
)
_BUG_HINT = Text(
    "Your sheet is as it was. Please report it with the log: {log}",
    "シートは元のままです。記録を添えてお知らせください: {log}",
)
_DEEP = Text("This is too deep or too large to handle.", "深すぎるか大きすぎて、扱えません。")
_DEEP_HINT = Text("Split the sheet into smaller ones.", "シートを分けてください。")


def guarded(run: Callable[[Callable[[Screen], None]], int]) -> int:
    """Call `run(hold)` and turn every way it can end into an exit code.

    `run` gives its Screen to `hold` as soon as it has one.
    """
    screens: list[Screen] = []
    _end_like_ctrl_c()
    try:
        code = run(screens.append)
        _screen(screens).flush()
        return code
    except BaseException as error:
        return _ended(error, screens)


def _ended(error: BaseException, screens: list[Screen]) -> int:
    try:
        return _said(error, _screen(screens))
    except (OSError, ValueError, KeyboardInterrupt):
        # Standard error is gone too, or Ctrl-C came twice: the code is all that can be said.
        _drop_output()
        return INTERRUPTED if isinstance(error, KeyboardInterrupt) else CANNOT


def _said(error: BaseException, screen: Screen) -> int:
    if isinstance(error, DxsheetError):
        screen.complain(error)
        return error.code
    if isinstance(error, KeyboardInterrupt):
        screen.note("\n", _STOPPED, " ", _WHOLE)
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        _drop_output()
        return screen.code if screen.code is not None else SOUND
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else CANNOT
    if isinstance(error, (MemoryError, RecursionError)):
        return _said(DxsheetError(_DEEP, _DEEP_HINT), screen)
    if isinstance(error, OSError):
        _drop_output()
        return _said(DxsheetError(_OUTPUT.fill(why=error.strerror or error), _OUTPUT_HINT), screen)
    return _said(_unexpected(error), screen)


def _unexpected(error: BaseException) -> DxsheetError:
    what = f"{type(error).__name__}: {error}"[:300]
    return DxsheetError(_BUG.fill(what=what), _BUG_HINT.fill(log=_log(error)))


def _log(error: BaseException) -> str:
    """Write the traceback (places only, no values) to a file of the user's and return its path."""
    import tempfile
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


def _screen(screens: list[Screen]) -> Screen:
    return screens[0] if screens else Screen(chosen(), plain=True)


def _end_like_ctrl_c() -> None:
    """A closed terminal or a request to stop ends a run as Ctrl-C does."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            signal.signal(number, _interrupt)
        except ValueError:  # not in the main thread: whoever runs us keeps the signals
            return


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain again."""
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass

"""A real terminal with a walk in it: typed into, read from, killed."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pexpect

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07|\x08")


def environment(home: Path, **more: str) -> dict[str, str]:
    env = {
        key: value
        for key, value in os.environ.items()
        if key in ("PATH", "PYTHONPATH", "SYSTEMROOT", "TMPDIR") or key.startswith("COVERAGE")
    }
    env |= {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / ".state"),
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
        "INPUTRC": os.devnull,
    }
    return {**env, **more}


def _hear_ctrl_c() -> None:
    """A test run in the background ignores Ctrl-C; what it starts would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """`dxsheet` in a pseudo-terminal of so many columns."""

    def __init__(self, home: Path, *words: str, columns: int = 80, **env: str) -> None:
        self.home = home
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "dxsheet", *words],
            cwd=str(home),
            env=environment(home, **env),  # type: ignore[arg-type]
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(50, columns),
            timeout=20,
            preexec_fn=_hear_ctrl_c,
        )
        self.child.delaybeforesend = None
        self.raw = ""

    def prompt(self) -> str:
        """Wait for the next prompt; what was written up to it, without escapes."""
        self.child.expect(r"\r\n(?:\x1b\[[0-9;?]*[a-zA-Z])*>(?: |\x08\x1b\[2C)")
        written = self.child.before
        self.raw += written + self.child.after
        return plain(written)

    def type(self, *lines: str) -> str:
        """Type lines, each at its prompt; what is written after the last one."""
        written = ""
        for line in lines:
            self.child.send("\x15" + line + "\r")  # over an answer that stands in the line
            written = self.prompt()
        return written

    def send(self, keys: str) -> None:
        """Press keys without Enter."""
        self.child.send(keys)

    def end(self) -> tuple[str, int | None]:
        """Wait for the end; what was still written, and the exit code."""
        self.child.expect(pexpect.EOF)
        self.raw += self.child.before
        self.child.close()
        return plain(self.child.before), self.child.exitstatus

    def sheet_text(self) -> str:
        """The only sheet of the folder."""
        (path,) = self.home.glob("*.yaml")
        return path.read_text(encoding="utf-8")


def plain(text: str) -> str:
    return ESCAPES.sub("", text).replace("\r\n", "\n").replace("\r", "")

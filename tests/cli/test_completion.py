"""What Tab gives in real shells, typed in a pty: commands, options, and the values that fit."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest

SHEET = """\
dxsheet: 1
title: t
problems:
  - {id: P1, text: a}
causes:
  - {id: C1, text: b}
  - {id: C20, text: c, status: unverified}
"""
# How each shell is started, without settings of the person's own.
SHELLS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
_ZSH = "autoload -Uz compinit; compinit -u; "


@pytest.fixture
def typed(tmp_path: Path):
    """Type a line that ends with Tab into a shell, and read what stands on the screen then."""
    command = tmp_path / "bin" / "dxsheet"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dxsheet "$@"\n')
    command.chmod(0o755)
    (tmp_path / "a b.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")

    def run(shell: str, line: str, wanted: str, width: int = 80) -> None:
        if shutil.which(shell) is None:
            pytest.skip(f"no {shell} here")
        env = {
            "PATH": f"{command.parent}:/usr/bin:/bin", "HOME": str(tmp_path), "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "PYTHONPATH": ":".join(sys.path), "DXSHEET_LANG": "ja",
            "SHELL": f"/usr/bin/{shell}",
        }  # fmt: skip
        child = pexpect.spawn(
            shell, SHELLS[shell], cwd=tmp_path, env=env, encoding="utf-8", timeout=20,
            dimensions=(40, width),
        )  # fmt: skip
        try:
            child.sendline(f"dxsheet --show-completion {shell} > script; echo wri''tten")
            child.expect("written")
            child.sendline(f"{_ZSH if shell == 'zsh' else ''}. ./script; echo lo''aded")
            child.expect("loaded")
            time.sleep(0.3)  # until the prompt stands
            child.send(f"{line}\t\t")
            child.expect(wanted)
        finally:
            child.kill(signal.SIGKILL)
            child.wait()  # a loaded machine takes longer to end it than `close` waits
            child.close()

    return run


@pytest.mark.parametrize("shell", SHELLS)
def test_a_command_is_completed_at_any_width(typed, shell: str) -> None:
    for width in (40, 120):
        typed(shell, "dxsheet renum", "renumber", width)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("dxsheet check --format sar", "sarif"),
        ("dxsheet explain P00", "P003"),
        ("dxsheet link sheet.yaml C2", "C20"),
        ("dxsheet set sheet.yaml C20.sta", "tus="),
        ("dxsheet new --template fif", "fifteen-minutes"),
    ],
)
def test_values_are_completed(typed, shell: str, line: str, wanted: str) -> None:
    typed(shell, line, wanted)


def test_bash_completes_behind_an_equals_sign(typed) -> None:
    typed("bash", "dxsheet set sheet.yaml C1.status=ident", "=identified")
    typed("bash", "dxsheet check --format=sar", "=sarif")


def test_a_file_is_completed_by_the_shell(typed) -> None:
    typed("bash", "dxsheet show she", "sheet.yaml")
    typed("bash", "dxsheet link a\\ b.yaml C2", "C20")


def test_the_script_is_installed_for_the_shell_at_hand(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "SHELL": "/bin/bash",
           "PYTHONPATH": ":".join(sys.path), "DXSHEET_LANG": "ja"}  # fmt: skip
    words = ["-m", "dxsheet", "--install-completion"]
    told = pexpect.run(" ".join([sys.executable, *words]), env=env, encoding="utf-8")
    assert told.startswith("bash の補完を") and "次に開く bash から使えます。" in told
    assert "_dxsheet_completion" in (tmp_path / ".bash_completions/dxsheet.sh").read_text()

"""The `git` command: asked in one folder, with its own idea of where it is, never with a prompt."""

from __future__ import annotations

import os
import subprocess

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Text

# Where a repository is, told by whoever runs us (a hook); the folder asked about says it better.
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")


def run(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; its output is in the result, whatever its exit code.

    Raises:
        DxsheetError: git is missing (3).
    """
    try:
        return subprocess.run(
            ["git", "--literal-pathspecs", *words], cwd=folder, env=environment(),
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise _no_git(error) from error


def process(folder: str, *words: str) -> subprocess.Popen[bytes]:
    """Start git with pipes to write to and to read from."""
    return subprocess.Popen(
        ["git", *words], cwd=folder, env=environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def top_of(folder: str, asked: str) -> tuple[str, str]:
    """The top folder of the repository that a folder is in, and the way from there (`a/b/`).

    `asked` is what the person named.

    Raises:
        DxsheetError: git is missing, or there is no repository (3).
    """
    told = run(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    lines = os.fsdecode(told.stdout).split("\n")
    if told.returncode != 0 or not lines[0]:
        raise _no_repository(asked, said(told))
    return lines[0], lines[1]


def said(told: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complained about."""
    lines = told.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""


def environment() -> dict[str, str]:
    """The environment git runs in: in English, without locks, questions or a place of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in _PLACES}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def _no_git(error: OSError) -> DxsheetError:
    return DxsheetError(
        Text("git cannot be run: {why}.", "git を実行できません（{why}）。").fill(
            why=error.strerror or error
        ),
        Text(
            "Install git, or compare two files: `dxsheet diff OLD.yaml NEW.yaml`.",
            "git を入れるか、2つのファイルを `dxsheet diff 前.yaml 後.yaml` で比べてください。",
        ),
        code=CANNOT,
    )


def _no_repository(asked: str, why: str) -> DxsheetError:
    return DxsheetError(
        Text(
            "{file} is in no git repository that can be used ({why}).",
            "{file} は、使える git リポジトリの中にありません（{why}）。",
        ).fill(file=asked, why=why or "no working tree"),
        Text(
            "`git init` makes one; two files can be compared without: `dxsheet diff OLD NEW`.",
            "git init で作れます。なくても、2つのファイルは `dxsheet diff 前 後` で比べられます。",
        ),
        code=CANNOT,
    )

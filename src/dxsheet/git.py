"""The `git` command: asked in one folder, with its own idea of where it is, never with a prompt."""

from __future__ import annotations

import os
import re
import subprocess

from dxsheet.findings import Refusal, reason
from dxsheet.lang import Text

# Where a repository is, told by whoever runs us (a hook); the folder asked about says it better.
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# What a person has git show to people, and what must not stand in what is read here.
_PLAIN = [
    word
    for setting in (
        "color.ui=false",
        "color.diff=false",
        "color.grep=false",
        "log.showSignature=false",
        "log.showRoot=true",
        "log.follow=false",
        "log.mailmap=false",
        "diff.renames=true",
        "grep.lineNumber=false",
        "grep.column=false",
        "submodule.recurse=false",
        "core.quotePath=false",
    )
    for word in ("-c", setting)
]
_OWNER = re.compile(r"dubious ownership in repository at '(.*)'")


def run(folder: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; its output is in the result, whatever its exit code.

    Raises:
        DxsheetError: git is missing (3).
    """
    try:
        return subprocess.run(
            ["git", *_PLAIN, "--literal-pathspecs", *words],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise _NO_GIT(why=reason(error)) from error


def process(folder: str, *words: str) -> subprocess.Popen[bytes]:
    """Start git with pipes to write to and to read from."""
    return subprocess.Popen(
        ["git", *_PLAIN, *words],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def top_of(folder: str, asked: str) -> tuple[str, str]:
    """The top folder of the repository that a folder is in, and the way from there (`a/b/`).

    `asked` is what the person named.

    Raises:
        DxsheetError: git is missing, there is no repository, or it is another user's (3).
    """
    told = run(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    lines = os.fsdecode(told.stdout).split("\n")
    if told.returncode != 0 or not lines[0]:
        owner = _OWNER.search(told.stderr.decode(errors="replace"))
        if owner:
            raise _NOT_OURS(file=asked, top=owner[1])
        if _ABSENT in told.stderr:
            raise _NO_REPOSITORY(file=asked)
        raise (_NO_TREE if _INSIDE in told.stderr else _UNUSABLE)(file=asked, why=said(told))
    return lines[0], lines[1]


_ABSENT, _INSIDE = b"not a git repository", b"must be run in a work tree"
# What git says most, which it says in English only.
_JAPANESE = {
    _ABSENT: "git リポジトリではありません",
    _INSIDE: "git の管理用フォルダーの中です",
    b"dubious ownership": "別の利用者のものです",
    b"Permission denied": "権限がありません",
    b"could not open directory": "フォルダーを開けません",
    b"could not lock config": "設定ファイルに書き込めません",
    b"Could not read from remote": "サーバーにつながりません",
    b"unable to read": "中身が手元にありません",
    b"bad object": "中身が手元にありません",
    b"bad config": "git の設定ファイルに誤りがあります",
}


def said(told: subprocess.CompletedProcess[bytes]) -> Text:
    """What git complained about: its first line, for a Japanese reader what it means."""
    lines = told.stderr.decode(errors="replace").strip().splitlines()
    line = lines[0].removeprefix("fatal: ") if lines else f"exit code {told.returncode}"
    known = (text for words, text in _JAPANESE.items() if words in told.stderr)
    return Text(line, next(known, f"git の返答: 「{line}」"))


def environment() -> dict[str, str]:
    """The environment git runs in: in English, without locks, questions or a place of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in _PLACES}
    return {**kept, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


_NO_GIT = Refusal(
    Text("git cannot be run: {why}.", "git を実行できません（{why}）。"),
    Text(
        "Install git, or compare two files: `dxsheet diff OLD.yaml NEW.yaml`.",
        "git を入れるか、二つのファイルを `dxsheet diff 前.yaml 後.yaml` で比べてください。",
    ),
)
_UNUSABLE = Refusal(
    Text(
        "git cannot use the repository of {file}: {why}.",
        "git が {file} のリポジトリを使えません（{why}）。",
    ),
    Text(
        "`git status` in that folder says more.",
        "そのフォルダーで git status を実行して確かめてください。",
    ),
)
_NO_TREE = Refusal(
    Text(
        "{file} is in git's own folder (.git or a bare repository), where no sheets are.",
        "{file} は git の管理用フォルダー（.git や bare リポジトリ）の中で、シートはありません。",
    ),
    Text(
        "Go to the folder where the files are, or clone the repository first.",
        "ファイルのあるフォルダーに移るか、先に git clone してください。",
    ),
)
_NO_REPOSITORY = Refusal(
    Text("{file} is not in a git repository.", "{file} は git リポジトリの中にありません。"),
    Text(
        "`git init` makes one; two files can be compared without: `dxsheet diff OLD NEW`.",
        "git init で作れます。なくても、二つのファイルは `dxsheet diff 前 後` で比べられます。",
    ),
)
_NOT_OURS = Refusal(
    Text(
        "git does not read the repository of {file}: it belongs to another user.",
        "{file} のリポジトリは別の利用者のものなので、git が読むのを断りました。",
    ),
    Text(
        "If you trust it: `git config --global --add safe.directory {top}`.",
        "信頼できるなら `git config --global --add safe.directory {top}` を実行してください。",
    ),
)

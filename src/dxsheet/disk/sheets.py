"""Which files may be sheets: in a repository git says, elsewhere a plain walk, in one order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dxsheet import git
from dxsheet.findings import DxsheetError, Refusal, reason
from dxsheet.lang import Text

_ENDS = (".yaml", ".yml")
# A submodule, as `git ls-files --stage` shows it.
_SUBMODULE = "160000 "

_CANNOT_LIST = Refusal(
    Text(
        "The folder {folder} cannot be read: {why}.",
        "フォルダー {folder} を読み取れません（{why}）。",
    ),
    Text(
        "Ask for the right to read it, or leave it out: `exclude` in dxsheet.toml.",
        "読み取りの権限を付けてもらうか、dxsheet.toml の `exclude` で対象から外してください。",
    ),
)
_GIT_REFUSES = Text(
    "git does not say which files of {folder} it ignores ({why}): all of them are looked at.",
    "{folder} のうち git が無視するファイルが分かりません（{why}）。全てのファイルを見ます。",
)
_NO_GIT = Text("git cannot be run", "git を実行できません")


class Listed(NamedTuple):
    """Names of files, folder by folder, by name; and what the reader should know of the search."""

    files: list[str]
    notes: list[Text]


def yaml_files(root: str, left_out: Callable[[str], bool] | None = None) -> Listed:
    """The files below a folder whose names end with `.yaml` or `.yml`, in any case.

    In a repository those that git tracks or does not ignore, a submodule or a repository within
    asked for itself. Elsewhere, below a folder that git ignores, and where git is missing or
    refuses (which is noted), all but names that begin with a dot. Links that lead out are not
    followed; one to a file inside is taken where the file itself would not be found.

    Args:
        root: the folder as it is to appear in the names; `.` does not appear.
        left_out: whether the settings leave a path out; a folder's ends with `/`.

    Raises:
        DxsheetError: a folder that cannot be listed (exit 3).
    """
    search = _Search(left_out or (lambda _path: False))
    start = "" if root == "." else root if root.endswith(os.sep) else root + os.sep
    if not _in_repository(root) or not search.asked_git(start):
        search.walk(start)
    files = sorted(search.files, key=lambda path: _place(path.removeprefix(start)))
    return Listed(files + _links_inside(root, search.links, files), search.notes)


class _Search:
    """What is found on the way: files, links, and what has to be said."""

    def __init__(self, left_out: Callable[[str], bool]) -> None:
        self.files: list[str] = []
        self.links: list[str] = []
        self.notes: list[Text] = []
        self._left_out = left_out

    def asked_git(self, start: str) -> bool:
        """Take what git says of a folder (`a/b/`, or empty); False where it has to be walked."""
        folder = start or "."
        try:
            told = git.run(
                folder, "ls-files", "--cached", "--others", "--exclude-standard", "--stage", "-z"
            )
        except DxsheetError:
            self.notes.append(_GIT_REFUSES.fill(folder=folder, why=_NO_GIT))
            return False
        if told.returncode:
            self.notes.append(_GIT_REFUSES.fill(folder=folder, why=git.said(told)))
            return False
        if b"could not open directory" in told.stderr:
            raise _CANNOT_LIST(folder=folder, why=git.said(told))
        entries = os.fsdecode(told.stdout).split("\0")[:-1]
        names, repositories = _sorted_out(entries)
        if repositories == ["."] or (not entries and _ignored(folder)):
            return False  # a submodule that is not checked out has itself for its one entry
        for name in names:
            self._take(start + name)
        for name in repositories:
            inner = f"{start}{name}{os.sep}"
            if Path(inner).is_dir() and not self._left_out(inner) and not self._within(inner):
                self.walk(inner)
        return True

    def _within(self, inner: str) -> bool:
        """Take what git says of a repository within; False where there is none, or git refuses."""
        return os.path.lexists(f"{inner}.git") and self.asked_git(inner)

    def _take(self, path: str) -> None:
        """One name that git gave: it may be gone from the disk, or be a link."""
        try:
            mode = os.lstat(path).st_mode
        except OSError:
            return
        if not stat.S_ISDIR(mode) and not self._left_out(path):
            (self.links if stat.S_ISLNK(mode) else self.files).append(path)

    def walk(self, start: str) -> None:
        """List a folder and those below it, without git."""
        waiting = [start]
        while waiting:
            start = waiting.pop()
            try:
                with os.scandir(start or ".") as listing:
                    entries = [one for one in listing if not one.name.startswith(".")]
            except OSError as error:
                raise _CANNOT_LIST(folder=start or ".", why=reason(error)) from error
            for entry in entries:
                path = start + entry.name
                if entry.is_dir(follow_symlinks=False):
                    inner = path + os.sep
                    if not self._left_out(inner) and not self._within(inner):
                        waiting.append(inner)
                elif path.lower().endswith(_ENDS) and not self._left_out(path):
                    (self.links if entry.is_symlink() else self.files).append(path)


def _sorted_out(entries: list[str]) -> tuple[list[str], list[str]]:
    """Of what `git ls-files --stage` lists: names of YAML files, and repositories within.

    A file in a conflict comes once for each of its stages.
    """
    names: dict[str, None] = {}
    repositories: list[str] = []
    for entry in entries:
        name = entry.partition("\t")[2] if re.match(_STAGED, entry) else entry
        if name.endswith("/") or entry.startswith(_SUBMODULE):
            repositories.append(name.removesuffix("/"))
        elif name.lower().endswith(_ENDS):
            names[name] = None
    return list(names), repositories


_STAGED = r"[0-7]{6} [0-9a-f]{40,64} [0-3]\t"


def _ignored(folder: str) -> bool:
    words = ("--no-literal-pathspecs", "check-ignore", "-q", "--no-index", ".")
    return git.run(folder, *words).returncode == 0


def _in_repository(folder: str) -> bool:
    real = Path(folder).resolve()
    return any(os.path.lexists(above / ".git") for above in (real, *real.parents))


def _place(path: str) -> tuple[list[str], str]:
    """Sort key: a folder's files before its folders, all by name."""
    *folders, name = path.replace(os.sep, "/").split("/")
    return folders, name


def _links_inside(root: str, links: list[str], files: list[str]) -> list[str]:
    """The links to files of the folder that are not found under their own name."""
    top = os.path.realpath(root) + os.sep
    known = set(map(os.path.realpath, files)) if links else set()
    taken: list[str] = []
    for link in sorted(links):
        target = os.path.realpath(link)
        if target.startswith(top) and target not in known and Path(target).is_file():
            known.add(target)
            taken.append(link)
    return taken


# The key that every sheet has, quoted or not, at the start of a line.
_NAME = rb"(?:dxsheet|'dxsheet'|\"dxsheet\")"
_KEY = rb"(?:" + _NAME + rb"[ \t]*:|\?[ \t]+" + _NAME + rb"[ \t\r\n])"
_AT_A_LINE = rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])" + _KEY
_INDENTED = rb"(?:\A|[\r\n])([ \t]+)" + _KEY
_FIRST_LINE = (
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*|---[ \t]*|%[^\r\n]*)?[\r\n])*"
    rb"(?:---[ \t]+)?([ \t]*)(\S)"
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00")


def names_sheet(raw: bytes) -> bool:
    """Whether these bytes are a sheet, sound or not: `dxsheet` is one of their top keys.

    However the key is written: quoted, indented as all the others are, in `{...}` or JSON, after
    any line end, in UTF-16 (which the reader then refuses with a reason).
    """
    if raw.startswith(_WIDE) or raw[1:2] == b"\x00":
        raw = raw.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if b"dxsheet" not in raw:
        return False
    if re.search(_AT_A_LINE, raw):
        return True
    first = re.match(_FIRST_LINE, raw)
    if first is None:
        return False
    if first[2] == b"{":
        return _in_braces(raw[first.start(2) :])
    return bool(first[1]) and any(found[1] == first[1] for found in re.finditer(_INDENTED, raw))


_BRACES = re.compile(
    rb"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[{}\[\]:,]|\#[^\r\n]*|[^\s\"'{}\[\]:,#]+", re.DOTALL
)


def _in_braces(text: bytes) -> bool:
    """Whether `dxsheet` stands before a colon inside the outermost braces."""
    depth = 0
    before = b""
    for found in _BRACES.finditer(text):
        sign = found[0]
        if sign in b"{[":
            depth += 1
        elif sign in b"}]":
            depth -= 1
            if not depth:
                return False
        elif sign == b":" and depth == 1 and before.strip(b"\"'") == b"dxsheet":
            return True
        before = sign
    return False

"""Earlier states of a sheet, from git: asked through the `git` command, read only.

Nothing of the repository's is run: files are read as stored (`cat-file`), never through a filter
or a diff driver.

What a sheet said when its summary was last made is kept in the user's own folder
(docs/decisions/0006).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from dxsheet import git
from dxsheet.disk import user_folder
from dxsheet.findings import USAGE, Refusal
from dxsheet.lang import Text

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_MAX_BYTES = 2_000_000


class Past(NamedTuple):
    """One file at one revision: its bytes, its path there, the commit and its day."""

    raw: bytes
    path: str
    commit: str
    day: str


class Repository:
    """The git repository that a file stands in. `top` is its top folder."""

    def __init__(self, path: str) -> None:
        """Find it.

        Raises:
            DxsheetError: git is missing, or the file is in no repository (exit 3).
        """
        real = Path(path).resolve()
        self.top, prefix = git.top_of(str(real.parent), path)
        self.name = prefix + real.name

    def commit(self, revision: str) -> str:
        """The commit that a revision means (v1, HEAD~2, a branch).

        Raises:
            DxsheetError: there is none of that name (exit 2), or this clone may not have it (3).
        """
        if revision and not revision.startswith("-"):
            told = self._git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
            if told.returncode == 0:
                return told.stdout.decode().strip()
        if self._git("rev-parse", "--verify", "--quiet", "HEAD").returncode != 0:
            raise _NO_COMMIT()
        raise (SHALLOW(what=revision) if self.shallow else _NO_REVISION(rev=revision))

    @property
    def shallow(self) -> bool:
        """Whether this clone has only the newest part of the history."""
        told = self._git("rev-parse", "--is-shallow-repository")
        return told.stdout.strip() == b"true"

    def commit_before(self, day: str) -> str | None:
        """The last commit before a day (YYYY-MM-DD) began; None where there is none.

        Each commit counts by the day it had where it was made, so the answer is the same in every
        time zone.

        Raises:
            DxsheetError: nothing has been committed at all, or this clone ends after that day.
        """
        self.commit("HEAD")
        # No clock on earth is more than 14 hours ahead.
        until = f"--until={day}T14:00:00Z"
        told = self._git("log", "--first-parent", until, "--format=%H %cd", "--date=short", "HEAD")
        for line in told.stdout.decode().splitlines():
            commit, its_day = line.split()
            if its_day < day:
                return commit
        if self.shallow:
            raise SHALLOW(what=day)
        return None

    def day_of(self, commit: str) -> str:
        """The day of a commit, YYYY-MM-DD."""
        told = self._git("show", "-s", "--date=short", "--format=%cd", commit)
        return told.stdout.decode().strip()

    def at(self, commit: str, sheet_id: str | None) -> Past | None:
        """The file as it was in a commit, also under another name; None where it was not yet.

        The sheet's id is what it is known by across renames; where it has none, git's own guess.

        Raises:
            DxsheetError: git knows of the file there, and does not have its content (3).
        """
        here = self._past(commit, self.name)
        if here is not None and _may_be(here.raw, sheet_id):
            return here
        for name in (*self._named_by_id(commit, sheet_id), *self._former_names()):
            found = self._past(commit, name)
            if found is not None and _may_be(found.raw, sheet_id):
                return found
        return here

    def history(
        self, sheet_id: str | None = None, *, since: str | None = None, most: int = 50
    ) -> Iterator[Past]:
        """The file's committed states, newest first, renames followed; one git process reads them.

        `since` leaves out that commit and what it holds. At most `most` commits are looked at.

        Raises:
            DxsheetError: git does not have the content of a state here (3).
        """
        if self._git("rev-parse", "--verify", "--quiet", "HEAD").returncode != 0:
            return
        newest = self.at("HEAD", sheet_id)
        logged = self._log(newest.path, since, most) if newest else []
        if not logged:
            return
        with git.process(self.top, "cat-file", "--batch") as reader:
            assert reader.stdin is not None and reader.stdout is not None  # both are pipes
            for commit, day, blob, path in logged:
                reader.stdin.write(blob.encode() + b"\n")
                reader.stdin.flush()
                head = reader.stdout.readline().split()
                if len(head) != 3:
                    raise _NOT_HERE(file=path, why=_GONE)
                size = int(head[2])
                if size > _MAX_BYTES:
                    break
                yield Past(reader.stdout.read(size), path, commit, day)
                reader.stdout.read(1)
            reader.stdin.close()
            reader.stdout.close()

    def _past(self, commit: str, name: str) -> Past | None:
        told = self._git("cat-file", "blob", f"{commit}:{name}")
        if told.returncode != 0:
            listed = self._asked("ls-tree", "-z", commit, "--", name)
            if b" blob " in listed.stdout:
                raise _NOT_HERE(file=name, why=git.said(told))
            return None
        return Past(told.stdout, name, commit, self.day_of(commit))

    def _named_by_id(self, commit: str, sheet_id: str | None) -> list[str]:
        if not sheet_id or not _PLAIN_ID.match(sheet_id):
            return []
        line = f"^id: *[\"']?{sheet_id}[\"']?"
        told = self._asked("grep", "--full-name", "-zlIE", "-e", line, commit)
        names = os.fsdecode(told.stdout).split("\0")[:-1]
        return [name.partition(":")[2] for name in names]

    def _former_names(self) -> list[str]:
        words = ("log", "--follow", "--format=", "--name-only", "-z", "-n200", "--", self.name)
        told = self._asked(*words)
        names = os.fsdecode(told.stdout).replace("\n", "\0").split("\0")
        return [name for name in dict.fromkeys(names) if name and name != self.name]

    def _log(self, name: str, since: str | None, most: int) -> list[tuple[str, str, str, str]]:
        form = ("--raw", "--no-abbrev", "-z", "--date=short", "--format=%x01%H %cd")
        after = [f"{since}..HEAD"] if since else []
        told = self._asked(
            "log", "--first-parent", "--follow", *form, f"-n{most}", *after, "--", name
        )
        return list(_logged(os.fsdecode(told.stdout)))

    def _asked(self, *words: str) -> CompletedProcess[bytes]:
        """What git answers to a question whose failing is no answer (1: nothing found)."""
        told = self._git(*words)
        if told.returncode not in (0, 1):
            raise _NOT_HERE(file=self.name, why=git.said(told))
        return told

    def _git(self, *words: str) -> CompletedProcess[bytes]:
        return git.run(self.top, *words)


def _logged(text: str) -> Iterator[tuple[str, str, str, str]]:
    """(commit, day, blob, path) from `git log --raw -z`; deletions are left out."""
    for entry in text.split("\x01")[1:]:
        head, *fields = entry.replace("\n", "\0").split("\0")
        commit, day = head.split(" ", 1)
        fields = [field for field in fields if field]
        if not fields or not fields[0].startswith(":"):
            continue
        _, _, _, blob, status = fields[0].split(" ")[:5]
        if not status.startswith("D"):
            yield commit, day, blob, fields[-1]


def _may_be(raw: bytes, sheet_id: str | None) -> bool:
    """Whether bytes may be that sheet: another id says no, none says nothing."""
    found = re.search(rb"^id: *[\"']?([A-Za-z0-9_-]+)", raw, re.MULTILINE)
    return not sheet_id or found is None or found.group(1).decode() == sheet_id


_NO_COMMIT = Refusal(
    Text(
        "Nothing has been committed in this repository yet.",
        "このリポジトリには、まだコミットがありません。",
    ),
    Text(
        "Commit the sheet first; later changes can then be compared with it.",
        "まずシートをコミットしてください。その後の変更と比べられるようになります。",
    ),
)
_NO_REVISION = Refusal(
    Text("There is no revision {rev}.", "{rev} というリビジョンはありません。"),
    Text(
        "Give a tag, a branch, a commit, a date (2025-02-01) or last-summary.",
        "タグ・ブランチ・コミット・日付（2025-02-01）・last-summary のどれかを指定してください。",
    ),
    code=USAGE,
)
SHALLOW = Refusal(
    Text(
        "This clone has only the newest part of the history (shallow), and {what} is not in it.",
        "この複製には新しい履歴しかなく（shallow clone）、{what} はその中にありません。",
    ),
    Text(
        "`git fetch --unshallow` brings the rest (in CI: fetch-depth: 0).",
        "`git fetch --unshallow` で残りを取り込めます（CI では fetch-depth: 0）。",
    ),
)
_GONE = Text("its content is missing", "中身がありません")
_NOT_HERE = Refusal(
    Text(
        "git knows of an earlier {file}, but cannot read it here: {why}.",
        "git に {file} の前の版の記録はありますが、ここでは読めません（{why}）。",
    ),
    Text(
        "In a partial clone its content is fetched when it is needed: is the server to be reached?",
        "部分的な複製（partial clone）では中身を後から取り込みます。"
        "サーバーにつながるか確かめてください。",
    ),
)


# How many different states are kept of one sheet.
KEPT = 5
_ASKED = re.compile(r"last-summary(?:~([0-9]))?\Z")


class Summarised(NamedTuple):
    """The bytes of a sheet as it was summarised, and when (YYYY-MM-DD HH:MM)."""

    raw: bytes
    when: str


def record_summary(sheet_id: str | None, raw: bytes, path: str = "") -> None:
    """Remember what a sheet said when its summary was made.

    `path` stands in for the id where the sheet has none. A folder that cannot be written is no
    reason for a summary to fail: it is passed over in silence.
    """
    folder = _folder(sheet_id, path)
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder, raw)
        for old in _states(folder)[KEPT:]:
            old.unlink()


def asked_for(since: str) -> int | None:
    """Which summary `--since` means: 0 for last-summary, 1 for last-summary~1; None for neither."""
    found = _ASKED.match(since)
    return int(found.group(1) or 0) if found else None


def last_summary(sheet_id: str | None, path: str = "", back: int = 0) -> Summarised | None:
    """The state that was summarised last, or `back` different states before that."""
    folder = _folder(sheet_id, path)
    if folder is None:
        return None
    with suppress(OSError, IndexError):
        state = _states(folder)[back]
        return Summarised(state.read_bytes(), _when(state))
    return None


def _write(folder: Path, raw: bytes) -> None:
    """One file a state, named by its time; the same state again only gets the new time."""
    target = folder / datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ.yaml")
    newest = _states(folder)[:1]
    if newest and newest[0].read_bytes() == raw:
        newest[0].replace(target)
        return
    draft = folder / f".{os.getpid()}.draft"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(raw)
    draft.replace(target)


def _states(folder: Path) -> list[Path]:
    """The states of a sheet, newest first."""
    return sorted(folder.glob("[0-9]*Z.yaml"), reverse=True)


def _when(state: Path) -> str:
    made = datetime.strptime(f"{state.name[:15]}+0000", "%Y%m%dT%H%M%S%z")
    return made.astimezone().strftime("%Y-%m-%d %H:%M")


def _folder(sheet_id: str | None, path: str) -> Path | None:
    """Where the states of a sheet are; None where it has no name, or its user no folder."""
    key = sheet_id or (os.path.realpath(path) if path else "")
    if not key:
        return None
    if not _PLAIN_ID.match(key):
        from hashlib import sha256

        key = "p-" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    home = user_folder("state")
    return home / "summaries" / key if home else None

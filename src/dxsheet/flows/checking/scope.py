"""Which files a `check` looks at, and with `--since REV` which of the findings: the new ones."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dxsheet import git
from dxsheet.binder import line_in
from dxsheet.disk.sheets import yaml_files
from dxsheet.findings import Finding, Refusal
from dxsheet.lang import Text
from dxsheet.revisions import SHALLOW
from dxsheet.rules import Settings
from dxsheet.yamlfile.door import read_bytes

_NO_REVISION = Refusal(
    Text(
        "git does not know the revision {rev} here.", "git に {rev} というリビジョンがありません。"
    ),
    Text(
        "Give a branch, a tag or a commit. In CI the checkout has to fetch it (fetch-depth: 0).",
        "ブランチ・タグ・コミットを指定してください。CI では取得が要ります（fetch-depth: 0）。",
    ),
)
_CUT_OFF = Refusal(
    Text(
        "git cannot tell where this branch left {rev}, because the clone is shallow.",
        "浅いクローンのため、{rev} から分かれたところが git に分かりません。",
    ),
    Text(
        "Fetch the whole history: `git fetch --unshallow`, in CI fetch-depth: 0.",
        "git fetch --unshallow（CI では fetch-depth: 0）で、履歴を全て取得してください。",
    ),
)
_NOT_SHOWN = Refusal(
    Text(
        "git does not give {file} as it was at {rev}: {why}.",
        "git から、{rev} の時点の {file} を取り出せません（{why}）。",
    ),
    Text(
        "Fetch what is missing and check again.",
        "足りないものを取得して、もう一度点検してください。",
    ),
)


_DIFF = "diff --name-status -z -M --no-ext-diff --no-textconv --no-color"


class Since(NamedTuple):
    """What is compared with: the merge base of HEAD and a revision.

    Attributes:
        top: the repository's top folder.
        base: the commit.
        before: for each file that differs now its name then; empty where it is new.
        same: the files, and submodules, that do not differ.
    """

    top: str
    base: str
    before: Mapping[str, str]
    same: frozenset[str]

    def is_old(self, path: str) -> bool:
        """Whether a file is as it was."""
        name = self._name(path)
        while name and name not in self.before:
            if name in self.same:
                return True
            name = name.rpartition("/")[0]  # a file of a submodule is as old as the submodule
        return False

    def had(self, path: str) -> bool:
        """Whether a file was there already."""
        return self.is_old(path) or bool(self.before.get(self._name(path)))

    def raw(self, path: str) -> bytes | None:
        """The bytes of a file then; None where it is new, or not of this repository.

        Raises:
            DxsheetError: git has the name and not the bytes (exit 3).
        """
        now = self._name(path)
        name = self.before.get(now, now if now in self.same else "")
        if not name:
            return None
        told = git.run(self.top, "cat-file", "blob", f"{self.base}:{name}")
        if told.returncode:
            raise _NOT_SHOWN(file=name, rev=self.base[:12], why=git.said(told))
        return told.stdout

    def _name(self, path: str) -> str:
        name = os.path.relpath(os.path.realpath(path), self.top).replace(os.sep, "/")
        return "" if name.startswith("../") else name


def since(revision: str, folder: str = ".") -> Since:
    """What the repository of a folder was where HEAD left a revision.

    Raises:
        DxsheetError: no git, no repository, no such revision, or a history that is cut off (3).
    """
    top = os.path.realpath(git.top_of(folder, folder)[0])
    commit = _said(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    shallow = _said(top, "rev-parse", "--is-shallow-repository") == "true"
    if not commit or revision.startswith("-"):
        raise (SHALLOW(what=revision) if shallow else _NO_REVISION(rev=revision))
    base = _said(top, "merge-base", "HEAD", commit)
    if not base:
        if shallow:
            raise _CUT_OFF(rev=revision)
        base = commit  # histories that have nothing in common
    told = git.run(top, *_DIFF.split(), base)
    names = git.run(top, "ls-tree", "-r", "-z", "--name-only", base)
    if told.returncode or names.returncode:
        why = git.said(told if told.returncode else names)
        raise _NOT_SHOWN(file=Text("the sheets", "シート"), rev=base[:12], why=why)
    before = _before(os.fsdecode(told.stdout).split("\0"))
    there = frozenset(os.fsdecode(names.stdout).split("\0")[:-1])
    return Since(top, base, before, there - before.keys() - set(before.values()))


def _said(top: str, *words: str) -> str:
    told = git.run(top, *words)
    return told.stdout.decode().strip() if told.returncode == 0 else ""


def _before(fields: list[str]) -> dict[str, str]:
    """From `git diff --name-status -z`: the name then of each file that differs."""
    found: dict[str, str] = {}
    words = iter(fields[:-1])
    for status in words:
        name = next(words)
        if status[0] in "RC":
            found[next(words)] = name
        elif status[0] == "A":
            found[name] = ""
        else:
            found[name] = name
    return found


class Said(NamedTuple):
    """The findings of one state of a file, its plain data (None where unreadable), its text."""

    findings: Sequence[Finding]
    data: Any
    text: str


def only_new(now: Said, then: Said) -> list[Finding]:
    """The findings that were not there then: of the same rule, item and statement."""
    known = Counter(_key(one, then) for one in then.findings)
    new: list[Finding] = []
    for one in now.findings:
        key = _key(one, now)
        if known[key]:
            known[key] -= 1
        else:
            new.append(one)
    return new


def _key(one: Finding, said: Said) -> tuple[str, str, str, str]:
    """What makes two findings the same, wherever they stand in their files."""
    if said.data is None:
        return one.rule, "", "", line_in(said.text, one.line).strip()
    item = re.sub(r"\[\d+\]\Z", "", one.at)  # an entry without an id is known by what it says
    parts = re.findall(r"[^.\[\]]+", one.path)
    field = next((part for part in reversed(parts) if not part.isdigit()), "")
    return one.rule, item, field, " ".join(_statement(said.data, parts).split())


def _statement(node: object, parts: list[str]) -> str:
    """The text at a path, else that of the entry that it leads through."""
    said = ""
    for part in parts:
        if isinstance(node, dict):
            node = node.get(part)
        elif isinstance(node, list) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return said
        if isinstance(node, dict):
            texts = (node.get(key) for key in ("text", "name", "measure", "units", "rule"))
            said = next((text for text in texts if isinstance(text, str)), said)
    return node if isinstance(node, str) else said


File = tuple[str, bool]


class Targets(NamedTuple):
    """The files in order, each with whether it has to say `dxsheet:` to count.

    `named` has for each path asked for the places of its files in `files`; `notes` is what the
    reader should know of the search.
    """

    files: list[File]
    named: Mapping[str, Sequence[int]]
    notes: list[Text]


def targets(
    paths: Iterable[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Targets:
    """What `paths` come to; a file given twice, or under two names, is taken once.

    What the settings exclude is passed over, also where it is named.

    Raises:
        DxsheetError: no such file (exit 2), or a folder that cannot be listed (exit 3).
    """
    left_out = (settings or Settings()).leaves_out()
    found = Targets([], {}, [])
    named: dict[str, Sequence[int]] = {}
    for path in dict.fromkeys(paths):
        first = len(found.files)
        if not Path(path).is_dir():
            if not Path(path).exists():
                read_bytes(path)  # says what is wrong before anything is checked
            if not left_out(path):
                found.files.append((path, only_sheets))
        elif not left_out(path.rstrip(os.sep) + os.sep):
            listed = yaml_files(path, left_out)
            found.files.extend((file, True) for file in listed.files)
            found.notes.extend(listed.notes)
        named[path] = range(first, len(found.files))
    found = found._replace(named=named)
    return _once(found) if len(named) > 1 else found


def _once(found: Targets) -> Targets:
    """Each file under the name it was met by first; one named outright is checked anyhow."""
    places: dict[str, int] = {}
    files: list[File] = []
    moved: list[int] = []
    for path, must_say in found.files:
        place = places.setdefault(os.path.realpath(path), len(files))
        if place == len(files):
            files.append((path, must_say))
        else:
            first, must = files[place]
            files[place] = first, must and must_say
        moved.append(place)
    named = {path: [moved[at] for at in asked] for path, asked in found.named.items()}
    return Targets(files, named, found.notes)

"""`merge`: the git merge driver. By item and field where all three are sheets, else by lines.

After it `renumber`: double, missing or gapped ids are given again, with all that points to them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from dxsheet import git
from dxsheet.binder import Opened, change
from dxsheet.disk import write_whole
from dxsheet.findings import FOUND, SOUND, DxsheetError, Refusal
from dxsheet.lang import Text
from dxsheet.merging.drawing import PLAIN, Markers
from dxsheet.merging.pieces import comments as comments_of
from dxsheet.merging.pieces import cut
from dxsheet.merging.three_way import NotMergedError
from dxsheet.merging.three_way import merge as merge_bytes
from dxsheet.sheet.chain import pointers
from dxsheet.sheet.fields import Path
from dxsheet.sheet.ids import LETTERS, still_naming
from dxsheet.spoken import folded
from dxsheet.yamlfile import UnreadableError
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes
from dxsheet.yamlfile.edit import Change, Delete, Put
from dxsheet.yamlfile.layout import NotPlainError

# `git merge-file` counts the conflicts in its exit code, up to 127; above is an error.
_MOST_CONFLICTS = 127


class Merging(NamedTuple):
    """What became of a merge, which stands in the file of ours now.

    `conflicts` names the places that both sides changed (empty where lines were merged: then
    `conflicted` alone says so); `notes` is what the people should know; `by_lines` says why the
    meaning was left aside, None where it was not or where no side is a sheet.
    """

    conflicted: bool
    conflicts: list[str]
    notes: list[Text]
    by_lines: Text | None = None

    @property
    def code(self) -> int:
        """The exit code: 1 tells git that the path stays unmerged."""
        return FOUND if self.conflicted else SOUND


def markers(
    ours: str | None = None,
    theirs: str | None = None,
    base: str | None = None,
    size: str | None = None,
) -> Markers:
    """How conflicts are marked here: names and size as git gives them, the style as it is set.

    A git that knows no names leaves `%X` as it is; during `git merge` it still says in the
    environment what is merged.
    """
    heads = [value for key, value in os.environ.items() if key.startswith("GITHEAD_")]
    merging = heads[0] if len(heads) == 1 else ""
    given = [
        name if name and not re.fullmatch("%[SXY]", name) else other
        for name, other in (
            (ours, "HEAD" if merging else PLAIN.ours),
            (theirs, merging or PLAIN.theirs),
            (base, PLAIN.base),
        )
    ]
    try:
        style = git.run(".", "config", "--get", "merge.conflictStyle").stdout.decode().strip()
    except DxsheetError:  # no git: two files merged by hand
        style = ""
    width = int(size) if size and re.fullmatch("[0-9]{1,3}", size) else PLAIN.size
    mine, yours, was = (" ".join(one.split()) for one in given)
    known = style if style in ("diff3", "zdiff3") else PLAIN.style
    return Markers(mine, yours, was, known, max(PLAIN.size, width))


def merge(base: str, ours: str, theirs: str, markers: Markers = PLAIN) -> Merging:
    """Merge two edited files against their base; the result is written to `ours`.

    Raises:
        DxsheetError: a file is missing (2); neither way of merging is to be had, and `ours` is as
            it was (3).
    """
    try:
        was, mine, yours = (_sheet(path) for path in (base, ours, theirs))
        made = merge_bytes(was, mine, yours, markers)
    except (NotMergedError, UnreadableError) as error:
        why = error.why if isinstance(error, NotMergedError) else error.message
        return Merging(_by_lines(base, ours, theirs, markers), [], [], why)
    if made.raw != mine:
        write_whole(ours, made.raw)
    return Merging(bool(made.conflicts), made.conflicts, made.notes)


def _sheet(path: str) -> bytes:
    """The bytes of a file that is small enough to be a sheet; else raises NotMergedError."""
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # there is more of it than was read
        raise NotMergedError
    return raw


def _by_lines(base: str, ours: str, theirs: str, markers: Markers) -> bool:
    """What git would have done without us; True where it left conflicts."""
    labels = [f"-L{name}" for name in (markers.ours, markers.base, markers.theirs)]
    style = [] if markers.style == PLAIN.style else [f"--{markers.style}"]
    sizes = [f"--marker-size={markers.size}", *style]
    told = git.run(".", "merge-file", "-p", *sizes, *labels, "--", ours, base, theirs)
    if not 0 <= told.returncode <= _MOST_CONFLICTS:
        raise _NO_WAY(why=git.said(told))
    write_whole(ours, told.stdout)
    return told.returncode > 0


_NO_WAY = Refusal(
    Text(
        "The two versions could not be merged: {why}.",
        "二つの版をマージできませんでした（{why}）。",
    ),
    Text(
        "Nothing was written. Look at both versions with `git show :2:FILE` and `:3:FILE`.",
        "何も書いていません。`git show :2:ファイル` と `:3:ファイル` で両方の版を見られます。",
    ),
)


_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")


class Renumbered(NamedTuple):
    """(old, new) for each item that changed, `old` empty where it had none; and what else says so.

    `still` lists the texts and comments that name an id which is another one now.
    """

    ids: list[tuple[str, str]]
    still: list[Text]


def renumber(path: str, *, forget: bool = False) -> Renumbered:
    """Give ids again where they are double, missing, unreadable or leave a gap.

    What points to an id that two items had means the first of them. Ids of another form (`C-rain`)
    stay. The gaps of retired ids stay too, unless they are to be forgotten (`forget`).

    Raises DxsheetError as `binder.change` does.
    """
    renamed: list[tuple[str, str]] = []
    comments: list[str] = []

    def plan(opened: Opened) -> Sequence[Change]:
        retired = () if forget else opened.sheet.retired
        given = list(_given(opened.document.data, retired))
        renamed[:] = [(old, new) for _, old, new in given if old != new]
        with suppress(NotPlainError):  # a layout without pieces has no comments to tell of
            comments[:] = comments_of(cut(opened.document))
        ids: list[Change] = [Put((*where, "id"), new) for where, old, new in given if old != new]
        became: dict[str, str] = {}
        for _, old, new in given:
            became.setdefault(old, new)
        gone: list[Change] = [Delete(("retired",))] if forget and opened.sheet.retired else []
        return ids + _repointed(opened, became) + gone

    data = change(path, plan).document.data
    moved = [(old, new) for old, new in renamed if old]
    still = [one for old, new in moved for one in still_naming(data, comments, old, new)]
    return Renumbered(renamed, still)


def _given(data: Mapping[str, Any], retired: Iterable[str]) -> list[tuple[Path, str, str]]:
    """(where, old id, new id) of every item of plain data, in the order of the file."""
    found: list[tuple[Path, str, str]] = []
    taken = {folded(one) for one in retired}
    for name, letter in LETTERS.items():
        entries = data.get(name)
        number = 0
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            if not isinstance(entry, dict):
                continue
            said = entry.get("id")
            old = said if isinstance(said, str) else ""
            new = old
            ours = re.fullmatch(f"{letter}[0-9]+", old)
            if ours or folded(old) in taken or not _ID.fullmatch(old):
                number += 1
                while folded(f"{letter}{number}") in taken:
                    number += 1
                new = f"{letter}{number}"
            taken.add(folded(new))
            found.append(((name, index), old, new))
    return found


def _repointed(opened: Opened, became: dict[str, str]) -> list[Change]:
    """Every reference to an id that moved, and the `at` of findings that were kept."""
    places = [(path, value) for path, value, _ in pointers(opened.sheet)]
    places += [((*one.path, "at"), one.at) for one in opened.sheet.kept if one.at]
    return [Put(path, became[value]) for path, value in places if became.get(value, value) != value]

"""`merge`: the git merge driver. By item and field where all three are sheets, else by lines."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from dxsheet import git
from dxsheet.disk import write_whole
from dxsheet.findings import FOUND, SOUND, DxsheetError, Refusal
from dxsheet.lang import Text
from dxsheet.merging.drawing import PLAIN, Markers
from dxsheet.merging.three_way import NotMerged
from dxsheet.merging.three_way import merge as merge_bytes
from dxsheet.yamlfile import Unreadable
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes

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
    except (NotMerged, Unreadable) as error:
        why = error.why if isinstance(error, NotMerged) else error.message
        return Merging(_by_lines(base, ours, theirs, markers), [], [], why)
    if made.raw != mine:
        write_whole(ours, made.raw)
    return Merging(bool(made.conflicts), made.conflicts, made.notes)


def _sheet(path: str) -> bytes:
    """The bytes of a file that is small enough to be a sheet; else raises NotMerged."""
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # there is more of it than was read
        raise NotMerged
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

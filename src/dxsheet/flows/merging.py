"""`merge`: the git merge driver. By item and field where all three are sheets, else by lines."""

from __future__ import annotations

import subprocess
from typing import NamedTuple

from dxsheet.disk import write_whole
from dxsheet.findings import CANNOT, FOUND, SOUND, DxsheetError
from dxsheet.lang import Text
from dxsheet.merging.three_way import NotMerged
from dxsheet.merging.three_way import merge as merge_bytes
from dxsheet.yamlfile import Unreadable
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes

_LABELS = ("ours", "base", "theirs")
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


def merge(base: str, ours: str, theirs: str) -> Merging:
    """Merge two edited files against their base; the result is written to `ours`.

    Raises:
        DxsheetError: a file is missing (2); neither way of merging is to be had, and `ours` is as
            it was (3).
    """
    try:
        sides = [_sheet(path) for path in (base, ours, theirs)]
        made = merge_bytes(*sides)
    except (NotMerged, Unreadable) as error:
        why = error.why if isinstance(error, NotMerged) else error.message
        return Merging(_by_lines(base, ours, theirs), [], [], why)
    if made.raw != sides[1]:
        write_whole(ours, made.raw)
    return Merging(bool(made.conflicts), made.conflicts, made.notes)


def _sheet(path: str) -> bytes:
    """The bytes of a file that is small enough to be a sheet; else raises NotMerged."""
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # there is more of it than was read
        raise NotMerged
    return raw


def _by_lines(base: str, ours: str, theirs: str) -> bool:
    """What git would have done without us; True where it left conflicts."""
    labels = [word for label in _LABELS for word in ("-L", label)]
    try:
        told = subprocess.run(
            ["git", "merge-file", "-p", *labels, "--", ours, base, theirs],
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise _no_way(error.strerror or str(error)) from error
    if not 0 <= told.returncode <= _MOST_CONFLICTS:
        raise _no_way(told.stderr.decode(errors="replace").strip())
    write_whole(ours, told.stdout)
    return told.returncode > 0


def _no_way(why: str) -> DxsheetError:
    return DxsheetError(
        Text(
            "The two versions could not be merged: {why}.",
            "2つの版をマージできませんでした（{why}）。",
        ).fill(why=why),
        Text(
            "Nothing was written. Look at both versions with `git show :2:FILE` and `:3:FILE`.",
            "何も書いていません。`git show :2:ファイル` と `:3:ファイル` で両方の版を見られます。",
        ),
        code=CANNOT,
    )

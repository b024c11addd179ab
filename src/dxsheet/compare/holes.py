"""Gaps in the chain that opened or closed between two states of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from dxsheet.compare.changes import GAP_CLOSED, GAP_OPENED, Change
from dxsheet.sheet.chain import Chain
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import Gap, gaps


def gap_changes(before: Sheet, after: Sheet, now: Mapping[str, str]) -> list[Change]:
    """The gaps that are new, then those that are gone.

    `now` says what an item of `before` is called in `after` ("" where it is gone: its gap went
    with it and is not told). A gap that the people gave a reason for asks nothing: it is closed.
    """
    old = {(gap.kind, now.get(gap.at, gap.at)): gap for gap in _open(before)}
    new = {(gap.kind, gap.at): gap for gap in _open(after)}
    opened = [_change(GAP_OPENED, new[key]) for key in new if key not in old]
    closed = [
        _change(GAP_CLOSED, gap)._replace(at=key[1])
        for key, gap in old.items()
        if key not in new and key[1]
    ]
    return opened + closed


def _open(sheet: Sheet) -> list[Gap]:
    return [gap for gap in gaps(Chain(sheet)) if not gap.settled]


def _change(kind: str, gap: Gap) -> Change:
    return Change(kind, (), gap.at, gap.text, notes=(("gap", gap.kind),))

"""What a sheet said when its summary was last made, kept in the user's own folder.

Not in the sheet (reading never writes) and not in the repository (a note or a tag would be a
change that nobody asked for): see docs/decisions/0006-last-summary.md.
"""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dxsheet.disk.places import user_folder

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
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
    now = time.time_ns() // 1000
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime(now // 1_000_000))
    target = folder / f"{stamp}.{now % 1_000_000:06d}Z.yaml"
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
    import calendar

    moment = calendar.timegm(time.strptime(state.name[:15], "%Y%m%dT%H%M%S"))
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(moment))


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

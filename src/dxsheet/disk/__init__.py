"""The disk: whole writes, one writer at a time, signals held back meanwhile (design section 6).

Here: where dxsheet keeps what is a user's own (caches, notes, what was printed last).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import platformdirs

from dxsheet.disk.lock import BusyError, locked, signals_held
from dxsheet.disk.whole import ChangedError, ExistsError, write_whole
from dxsheet.lang import Text

__all__ = [
    "NO_FOLDER",
    "BusyError",
    "ChangedError",
    "ExistsError",
    "locked",
    "signals_held",
    "user_folder",
    "write_whole",
]

NO_FOLDER = Text("There is no folder {folder}.", "{folder} というフォルダーがありません。")
_FOLDERS = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}


def user_folder(kind: Literal["cache", "state"]) -> Path | None:
    """The user's folder of a kind, as the system has it (`~/.cache/dxsheet`); not made yet.

    None where it would not be an absolute path: what the environment says is not to be relied on.
    """
    try:
        folder = _FOLDERS[kind]("dxsheet", appauthor=False)
    except RuntimeError:  # no home
        return None
    return folder if folder.is_absolute() else None

"""What the file cannot say: which questions were passed over, and by which template one walks.

Kept in the user's state folder under the sheet's id, never beside the sheet: it is about one
person's walk, not about the work. It holds names of questions, no text of the sheet. Without it
(another computer, a folder that cannot be written) the walk tells the same from the order of what
is answered (docs/decisions/0004).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping

_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_LIMIT = 1 << 20


class Notes:
    """The notes of one walk, by the sheet's id; "" keeps them in memory until there is one.

    `known` is False where none were found; `passed` is then empty.
    """

    def __init__(self, name: str = "", template: str = "") -> None:
        self._path = _path(name) if name else None
        self.known = False
        self.passed: dict[str, str] = {}
        self.template = template
        self._read()

    def attach(self, name: str) -> None:
        """The sheet has its id now: write what was noted so far."""
        self._path = _path(name)
        self.write()

    def note(self, passed: Mapping[str, str], reopened: Iterable[str] = ()) -> None:
        """Remember what was passed over, and what no longer is; on disk before this returns."""
        after = {key: how for key, how in self.passed.items() if key not in reopened}
        after.update(passed)
        if after != self.passed or not self.known:
            self.passed = after
            self.write()

    def write(self) -> None:
        """Write the notes whole; a folder that cannot be written is no reason to stop the walk."""
        self.known = True
        if self._path is None:
            return
        import json

        from dxsheet.disk import write_whole
        from dxsheet.findings import DxsheetError

        data = json.dumps({"template": self.template, "passed": self.passed}, indent=1)
        try:
            os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)  # noqa: PTH103,PTH120
            write_whole(self._path, data.encode("ascii"))
        except (OSError, DxsheetError):
            return

    def _read(self) -> None:
        if self._path is None:
            return
        import json

        try:
            with open(self._path, "rb") as stream:  # noqa: PTH123
                data = json.loads(stream.read(_LIMIT))
        except (OSError, ValueError, RecursionError):
            return
        passed = data.get("passed") if isinstance(data, dict) else None
        if isinstance(passed, dict):
            self.known = True
            self.passed = {str(key): str(how) for key, how in passed.items()}
            self.template = str(data.get("template") or "")


def _path(name: str) -> str | None:
    home = _state_home()
    if home is None:
        return None
    if not _SAFE.match(name):
        from hashlib import sha256

        name = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return os.path.join(home, "dxsheet", "walks", f"{name}.json")  # noqa: PTH118


def _state_home() -> str | None:
    """Where programs keep what they remember between runs; None where there is no home."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        value = os.environ.get(name, "")
        if os.path.isabs(value):  # noqa: PTH117
            return value
    home = os.path.expanduser("~")  # noqa: PTH111
    return os.path.join(home, ".local", "state") if os.path.isabs(home) else None  # noqa: PTH117,PTH118

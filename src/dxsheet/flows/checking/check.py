"""`check`: all findings of all sheets named, in order; nothing is written beside the cache.

`check` gives them as values; `flows.checking.run` gives the report of many files piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.findings import FOUND, SOUND, Finding
from dxsheet.flows.checking.file import examined
from dxsheet.flows.checking.outcome import in_order
from dxsheet.flows.checking.targets import targets
from dxsheet.flows.checking.twins import Twins
from dxsheet.rules import Settings


class Checked(NamedTuple):
    """How many sheets were read, and what was found."""

    files: int
    findings: list[Finding]

    def code(self, *, strict: bool) -> int:
        """1 where an error stands that was not kept; with `strict` a warning too."""
        counting = ("error", "warning") if strict else ("error",)
        bad = any(one.severity in counting and one.kept is None for one in self.findings)
        return FOUND if bad else SOUND


def check(
    paths: Iterable[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Checked:
    """Check every sheet at or below the paths, in this process and without the cache.

    A file named outright is checked whatever it holds, unless `only_sheets` (a list from a hook).

    Raises:
        DxsheetError: a path does not exist (exit 2), or cannot be read (exit 3).
    """
    files = 0
    found: list[Finding] = []
    twins = Twins()
    for path, must_say in targets(paths, settings, only_sheets=only_sheets).files:
        known, findings, _ = examined(path, settings, must_say=must_say)
        files += known.sheet
        twin = twins.of(path, known)
        found += findings if twin is None else in_order([*findings, twin])
    return Checked(files, found)

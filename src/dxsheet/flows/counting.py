"""`stats`: a folder of sheets in numbers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.file import check_opened
from dxsheet.flows.every_sheet import every_sheet, name_below, none_readable, opened
from dxsheet.lang import Text
from dxsheet.many.facts import Facts, facts_of
from dxsheet.many.recurring import recurring
from dxsheet.many.statistics import Statistics
from dxsheet.many.tally import Tally
from dxsheet.rules import RULES, Settings, find_settings


def count_sheets(
    folder: str, tell: Callable[[Text], None], *, jobs: int | None = None
) -> Statistics:
    """The statistics of the sheets at or below a folder; what cannot be read is told of.

    Raises:
        DxsheetError: no such folder (2), or there are sheets and none can be read (3).
    """
    tally = Tally()
    counter = Counting(folder, find_settings("."))
    with closing(every_sheet(folder, counter, jobs=jobs)) as answers:
        for facts, error in answers:
            if error is not None:
                tally.unreadable += 1
                tell(Text(*error))
            else:
                tally.add(Facts(*facts))
    if tally.unreadable and not tally.sheets:
        raise none_readable(tally.unreadable)
    return Statistics(tally, tally.days(_history(folder, tally)), recurring(tally.said), _names())


def _history(folder: str, tally: Tally) -> dict[str, Any]:
    """Asked of git only where a sheet that is decided does not say since when, or when."""
    if not tally.undated:
        return {}
    from dxsheet.flows.counting_history import history

    return dict(history(folder))


def _names() -> dict[str, Text]:
    return {rule.id: rule.name for rule in RULES.values()}


class Counting:
    """Reads a sheet as its facts; what the processes are given."""

    def __init__(self, folder: str, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings

    def __call__(self, path: str, must_say: bool) -> tuple[Any, ...] | None:
        """(a Facts as a plain tuple or None, why the sheet cannot be read or None)."""
        try:
            found = opened(path, must_say)
        except DxsheetError as error:
            return None, (error.message.en, error.message.ja)
        if found is None:
            return None
        findings = check_opened(found, self._settings)
        return tuple(facts_of(found.sheet, name_below(path, self._folder), findings)), None

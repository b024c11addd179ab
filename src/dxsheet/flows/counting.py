"""`stats`: a folder of sheets in numbers."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from typing import Any

from dxsheet import git
from dxsheet.findings import DxsheetError
from dxsheet.flows.checking.file import check_opened
from dxsheet.flows.every_sheet import Seen, every_sheet, name_below, none_readable, opened
from dxsheet.lang import Text
from dxsheet.many.recurring import recurring
from dxsheet.many.stats_page import Statistics
from dxsheet.many.tally import Facts, Past, Tally, facts_of, pasts
from dxsheet.rules import RULES, Settings, find_settings

# More commits, and more lines of changes, than this are not looked through.
_COMMITS, _LINES = 5000, 2_000_000


def history(folder: str) -> dict[str, Past]:
    """When each sheet of a folder came and was decided, by its name below the folder.

    Empty where there is no git, no repository or no commit. Nothing of the repository's is run: no
    filter, no diff driver.
    """
    inside = folder if os.path.isdir(folder) else os.path.dirname(folder) or "."  # noqa: PTH112, PTH120
    try:
        _, prefix = git.top_of(inside, folder)
    except DxsheetError:
        return {}
    words = (
        "-c",
        "core.quotePath=false",
        "--literal-pathspecs",
        "log",
        "--reverse",
        "--first-parent",
        "-m",
        "--date-order",
        "-p",
        "-U0",
        "-M",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        f"--max-count={_COMMITS}",
        "--format=%x01%cs",
        "--",
        ".",
    )
    with git.process(inside, *words) as log:
        assert log.stdin is not None and log.stdout is not None  # both are pipes
        log.stdin.close()
        found = pasts(islice(log.stdout, _LINES))
        log.stdout.close()
    start = os.fsencode(prefix)
    return {os.fsdecode(name.removeprefix(start)): past for name, past in found.items()}


def count_sheets(
    folder: str,
    tell: Callable[[Text], None],
    *,
    today: str = "",
    jobs: int | None = None,
    seen: Seen | None = None,
) -> Statistics:
    """The statistics of the sheets at or below a folder; what cannot be read is told of.

    `seen` is told how far it is.

    Raises:
        DxsheetError: no such folder (2), or there are sheets and none can be read (3).
    """
    tally = Tally()
    counter = Counting(folder, find_settings("."))
    with closing(every_sheet(folder, counter, jobs=jobs, seen=seen)) as answers:
        for facts, error in answers:
            if error is not None:
                tally.unreadable += 1
                tell(Text(*error))
            else:
                tally.add(Facts(*facts))
    if tally.unreadable and not tally.sheets:
        raise none_readable(tally.unreadable)
    return Statistics(
        tally, tally.days(_history(folder, tally)), recurring(tally.said), _names(), today
    )


def _history(folder: str, tally: Tally) -> dict[str, Any]:
    """Asked of git only where a sheet that is decided does not say since when, or when."""
    if not tally.undated:
        return {}
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

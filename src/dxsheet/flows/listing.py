"""`list`: the sheets of a folder, a line each."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import Any, NamedTuple

from dxsheet.findings import DxsheetError
from dxsheet.flows.every_sheet import Seen, every_sheet, name_below, none_readable, opened
from dxsheet.lang import Text
from dxsheet.many.listed import Listed, Wanted, fits, in_order, listed


class Listing(NamedTuple):
    """The lines in order, of how many sheets, and the files that could not be read, with why."""

    lines: list[Listed]
    sheets: int
    unreadable: list[tuple[str, Text]]
    as_of: str = ""


def list_sheets(
    folder: str,
    wanted: Wanted,
    tell: Callable[[Text], None],
    *,
    order: str = "next",
    today: str | None = None,
    jobs: int | None = None,
    seen: Seen | None = None,
) -> Listing:
    """The sheets at or below a folder that are wanted; each that cannot be read is told of.

    `seen` is told how far it is.

    Raises:
        DxsheetError: no such folder (2), or there are sheets and none can be read (3).
    """
    found = Listing([], 0, [])
    sheets = 0
    today = today or time.strftime("%Y-%m-%d")
    liner = Liner(folder, wanted, today)
    with closing(every_sheet(folder, liner, jobs=jobs, seen=seen)) as answers:
        for file, line, error in answers:
            if error is not None:
                tell(Text(*error))
                found.unreadable.append((file, Text(*error)))
                continue
            sheets += 1
            if line is not None:
                found.lines.append(Listed(*line))
    if found.unreadable and not sheets:
        raise none_readable(len(found.unreadable))
    return Listing(in_order(found.lines, order), sheets, found.unreadable, today)


class Liner:
    """Reads a sheet as its line; what the processes are given."""

    def __init__(self, folder: str, wanted: Wanted, today: str) -> None:
        self._folder = folder
        self._wanted = wanted
        self._today = today

    def __call__(self, path: str, must_say: bool) -> tuple[Any, ...] | None:
        """(file, a Listed as a plain tuple or None where it is not wanted, why it is not read)."""
        file = name_below(path, self._folder)
        try:
            found = opened(path, must_say)
        except DxsheetError as error:
            return file, None, (error.message.en, error.message.ja)
        if found is None:
            return None
        line = listed(found.sheet, file, self._today)
        return file, tuple(line) if fits(found.sheet, line, self._wanted) else None, None

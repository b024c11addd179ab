"""`list`: the sheets of a folder, a line each."""

from __future__ import annotations

import time
from contextlib import closing
from functools import partial
from typing import NamedTuple

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.flows.finding_sheets import none_readable, sheets_below
from dxsheet.flows.parallel import in_order as shared
from dxsheet.many.listed import Listed, Wanted, fits, in_order, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from dxsheet.lang import Text


class Listing(NamedTuple):
    """The lines in order, of how many sheets, and the files that could not be read, with why."""

    lines: list[Listed]
    sheets: int
    unreadable: list[tuple[str, Text]]


def list_sheets(
    folder: str,
    wanted: Wanted,
    tell: Callable[[Text], None],
    *,
    order: str = "next",
    today: str | None = None,
    processes: int | None = None,
) -> Listing:
    """The sheets at or below a folder that are wanted; each that cannot be read is told of.

    Raises:
        DxsheetError: no such folder (2), or there are sheets and none can be read (3).
    """
    found = Listing([], 0, [])
    sheets = 0
    read = partial(_read, wanted=wanted, today=today or time.strftime("%Y-%m-%d"))
    with closing(shared(read, sheets_below(folder), processes=processes)) as results:
        for file, line, error in results:
            if error is not None:
                tell(error)
                found.unreadable.append((file, error))
                continue
            sheets += 1
            if line is not None:
                found.lines.append(line)
    if found.unreadable and not sheets:
        raise none_readable(len(found.unreadable))
    return Listing(in_order(found.lines, order), sheets, found.unreadable)


def _read(
    place: tuple[str, str], *, wanted: Wanted, today: str
) -> tuple[str, Listed | None, Text | None]:
    path, file = place
    try:
        sheet = load(path).sheet
    except DxsheetError as error:
        return file, None, error.message
    line = listed(sheet, file, today)
    return file, line if fits(sheet, line, wanted) else None, None

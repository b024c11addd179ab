"""The sheets of a folder one after the other, as `list`, `stats` and `export` go through them.

They are the ones that `check` looks at, in the same order, over as many processes as pay.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from typing import Any

from dxsheet.binder import Opened, load_bytes
from dxsheet.disk.sheets import names_sheet
from dxsheet.findings import USAGE, DxsheetError
from dxsheet.flows.checking.run import each
from dxsheet.flows.checking.targets import targets
from dxsheet.lang import Text
from dxsheet.rules import find_settings
from dxsheet.yamlfile import Unreadable
from dxsheet.yamlfile.door import read_bytes

# Takes a path and whether the file has to say `dxsheet:`; gives plain values, None for no
# sheet. Other processes run it, so it has to be picklable.
Job = Callable[[str, bool], tuple[Any, ...] | None]
# Is told how many files are done, and of how many.
Seen = Callable[[int, int], None]


def every_sheet(
    folder: str, job: Job, *, jobs: int | None = None, seen: Seen | None = None
) -> Generator[tuple[Any, ...]]:
    """What `job` gives for each file at or below a folder that is a sheet, in order.

    `seen` is told after each file how many are done, and of how many.

    Raises:
        DxsheetError: nothing is there under that name (exit 2).
    """
    if not os.path.exists(folder):  # noqa: PTH110 - as every module here
        raise _no_folder(folder)
    files = targets([folder], find_settings(".")).files
    for done, answer in enumerate(each(job, files, jobs), 1):
        if seen is not None:
            seen(done, len(files))
        if answer is not None:
            yield answer


def opened(path: str, must_say: bool) -> Opened | None:
    """One sheet, read once; None for a file that had to say `dxsheet:` and does not.

    Raises:
        DxsheetError: no sheet that can be read.
    """
    try:
        raw = read_bytes(path)
    except Unreadable:  # a pipe, a device
        if must_say:
            return None
        raise
    return load_bytes(raw, path) if not must_say or names_sheet(raw) else None


def name_below(path: str, folder: str) -> str:
    """What a sheet's file is called in rows and lists: its path from the folder, with `/`."""
    name = os.path.basename(path) if path == folder else os.path.relpath(path, folder)  # noqa: PTH119
    return name.replace(os.sep, "/")


def _no_folder(folder: str) -> DxsheetError:
    return DxsheetError(
        Text("There is no folder {folder}.", "{folder} というフォルダーがありません。").fill(
            folder=folder
        ),
        Text(
            "Check the spelling and the folder you are in.",
            "つづりと今いるフォルダーを確かめてください。",
        ),
        code=USAGE,
    )


def none_readable(count: int) -> DxsheetError:
    """There are sheets, and not one of them can be read."""
    return DxsheetError(
        Text(
            "None of the {count} sheets can be read.", "シート{count}件は、どれも読めませんでした。"
        ).fill(count=count),
        Text("`dxsheet check` says where and why.", "`dxsheet check` で場所と理由が分かります。"),
    )

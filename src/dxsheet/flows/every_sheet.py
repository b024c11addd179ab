"""The sheets of a folder one after the other, as `list`, `stats` and `export` go through them.

They are the ones that `check` looks at, in the same order, over as many processes as pay.

`list` gives a line for each, `stats` all of them in numbers.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from dxsheet import git
from dxsheet.binder import Opened, load_bytes
from dxsheet.disk import NO_FOLDER
from dxsheet.disk.sheets import names_sheet
from dxsheet.findings import USAGE, DxsheetError, Refusal
from dxsheet.flows.checking.file import check_opened
from dxsheet.flows.checking.run import each
from dxsheet.flows.checking.scope import targets
from dxsheet.lang import Text
from dxsheet.many.listed import Listed, ListFilter, fits, in_order, line_of
from dxsheet.many.recurring import recurring
from dxsheet.many.stats_page import Statistics
from dxsheet.many.tally import Facts, Past, Tally, facts_of, pasts
from dxsheet.rules import RULES, Settings, find_settings
from dxsheet.yamlfile import UnreadableError
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
    if not os.access(folder, os.F_OK):
        raise _NO_FOLDER(folder=folder)
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
    except UnreadableError:  # a pipe, a device
        if must_say:
            return None
        raise
    return load_bytes(raw, path) if not must_say or names_sheet(raw) else None


def name_below(path: str, folder: str) -> str:
    """What a sheet's file is called in rows and lists: its path from the folder, with `/`."""
    name = Path(path).name if path == folder else os.path.relpath(path, folder)
    return name.replace(os.sep, "/")


_NO_FOLDER = Refusal(
    NO_FOLDER,
    Text(
        "Check the spelling and the folder you are in.",
        "つづりと今いるフォルダーを確かめてください。",
    ),
    code=USAGE,
)
# There are sheets, and not one of them can be read.
NONE_READABLE = Refusal(
    Text("None of the {count} sheets can be read.", "シート{count}件は、どれも読めませんでした。"),
    Text("`dxsheet check` says where and why.", "`dxsheet check` で場所と理由が分かります。"),
)


class Listing(NamedTuple):
    """The lines in order, of how many sheets, and the files that could not be read, with why."""

    lines: list[Listed]
    sheets: int
    unreadable: list[tuple[str, Text]]
    as_of: str = ""


def list_sheets(
    folder: str,
    wanted: ListFilter,
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
        raise NONE_READABLE(count=len(found.unreadable))
    return Listing(in_order(found.lines, order), sheets, found.unreadable, today)


class Liner:
    """Reads a sheet as its line; what the processes are given."""

    def __init__(self, folder: str, wanted: ListFilter, today: str) -> None:
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
        line = line_of(found.sheet, file, self._today)
        return file, tuple(line) if fits(found.sheet, line, self._wanted) else None, None


# More commits, and more lines of changes, than this are not looked through.
_COMMITS, _LINES = 5000, 2_000_000


def history(folder: str) -> dict[str, Past]:
    """When each sheet of a folder came and was decided, by its name below the folder.

    Empty where there is no git, no repository or no commit. Nothing of the repository's is run: no
    filter, no diff driver.
    """
    inside = folder if Path(folder).is_dir() else str(Path(folder).parent)
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
        raise NONE_READABLE(count=tally.unreadable)
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

"""The sheets of a folder one after the other, as `list`, `stats` and `export` go through them.

They are the ones that `check` looks at, in the same order, over as many processes as pay.

`list` gives a line for each, `stats` all of them in numbers.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
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

# Is told how many files are done, and of how many.
Seen = Callable[[int, int], None]


@dataclass
class Reader:
    """Reads the sheets at or below a folder, each as what `of` gives.

    Other processes run it: it has to be picklable, and what it gives is plain values.
    """

    folder: str

    def __call__(self, path: str, must_say: bool) -> tuple[str, Any, tuple[str, str] | None] | None:
        """(the file's name below the folder, what `of` gives, why it cannot be read).

        None for a file that had to say `dxsheet:` and does not.
        """
        file = name_below(path, self.folder)
        try:
            found = opened(path, must_say)
        except DxsheetError as error:
            return file, None, (error.message.en, error.message.ja)
        return (file, self.of(found, file), None) if found is not None else None

    def of(self, opened: Opened, file: str) -> Any:  # noqa: ANN401 - each reader's own
        """What there is to say of one sheet."""
        raise NotImplementedError

    def read(
        self,
        tell: Callable[[Text], None],
        unreadable: list[tuple[str, Text]],
        *,
        jobs: int | None = None,
        seen: Seen | None = None,
    ) -> Generator[Any]:
        """What `of` gives for each file that is a sheet, in order; the others are noted and told.

        `seen` is told after each file how many are done, and of how many.

        Raises:
            DxsheetError: nothing is there under that name (2); at the end, that there are sheets
                and none could be read (3).
        """
        if not os.access(self.folder, os.F_OK):
            raise _NO_FOLDER(folder=self.folder)
        sheets = 0
        files = targets([self.folder], find_settings(".")).files
        for done, answer in enumerate(each(self, files, jobs), 1):
            if seen is not None:
                seen(done, len(files))
            if answer is None:
                continue
            file, given, why = answer
            if why is None:
                sheets += 1
                yield given
            else:
                tell(Text(*why))
                unreadable.append((file, Text(*why)))
        if unreadable and not sheets:
            raise _NONE_READABLE(count=len(unreadable))


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
_NONE_READABLE = Refusal(
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
    """The sheets at or below a folder that are wanted; raises and tells as `Reader.read`."""
    today = today or time.strftime("%Y-%m-%d")
    unreadable: list[tuple[str, Text]] = []
    liner = Liner(folder, wanted, today)
    with closing(liner.read(tell, unreadable, jobs=jobs, seen=seen)) as answers:
        lines = list(answers)
    listed = in_order((Listed(*one) for one in lines if one is not None), order)
    return Listing(listed, len(lines), unreadable, today)


@dataclass
class Liner(Reader):
    """Reads a sheet as its line, a Listed as a plain tuple; None where it is not wanted."""

    wanted: ListFilter
    today: str

    def of(self, opened: Opened, file: str) -> tuple[Any, ...] | None:
        """The line of one sheet."""
        line = line_of(opened.sheet, file, self.today)
        return tuple(line) if fits(opened.sheet, line, self.wanted) else None


# More commits, and more lines of changes, than this are not looked through.
_COMMITS, _LINES = 5000, 2_000_000
_LOG = (
    "-c core.quotePath=false --literal-pathspecs log --reverse --first-parent -m --date-order"
    " -p -U0 -M --no-color --no-ext-diff --no-textconv --no-show-signature"
    f" --max-count={_COMMITS} --format=%x01%cs -- ."
)


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
    with git.process(inside, *_LOG.split()) as log:
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
    """The statistics of the sheets at or below a folder; raises and tells as `Reader.read`."""
    tally = Tally()
    unreadable: list[tuple[str, Text]] = []
    counting = Counting(folder, find_settings("."))
    with closing(counting.read(tell, unreadable, jobs=jobs, seen=seen)) as answers:
        for facts in answers:
            tally.add(Facts(*facts))
    tally.unreadable = len(unreadable)
    # git is asked only where a sheet that is decided does not say since when, or when.
    days = tally.days(history(folder) if tally.undated else {})
    names = {rule.id: rule.name for rule in RULES.values()}
    return Statistics(tally, days, recurring(tally.said), names, today)


@dataclass
class Counting(Reader):
    """Reads a sheet as its facts, a Facts as a plain tuple."""

    settings: Settings

    def of(self, opened: Opened, file: str) -> tuple[Any, ...]:
        """The facts of one sheet."""
        return tuple(facts_of(opened.sheet, file, check_opened(opened, self.settings)))

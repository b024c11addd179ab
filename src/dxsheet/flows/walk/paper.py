"""The sheet as the walk writes it: no file until it has a title, then every answer at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dxsheet.binder import Opened, change, load
from dxsheet.disk import ExistsError, write_whole
from dxsheet.findings import FOUND, USAGE, DxsheetError
from dxsheet.flows.schema_file import pointed
from dxsheet.lang import Lang, Text
from dxsheet.naming import file_names
from dxsheet.walk.changes import Change
from dxsheet.walk.starting import fresh_sheet, modeline

Data = Mapping[str, Any]


class Start(NamedTuple):
    """What a new sheet begins with: where it goes, and what stands on it besides the title."""

    file: str
    lang: Lang
    date: str
    given: Data


class Paper:
    """One sheet. Without a `path` it is not on disk yet; `start` says what it will begin with."""

    def __init__(self, path: str = "", start: Start | None = None) -> None:
        self.path = path
        self._start = start
        self._data: Data = dict(start.given) if start else {}

    def look(self) -> Data:
        """What stands on the sheet now, also what others wrote meanwhile; raises as `load`."""
        if self.path:
            self._data = load(self.path).document.data
        return self._data

    def opened(self) -> Opened:
        """The sheet as a value, for drawing it."""
        return load(self.path)

    def write(self, plan: Callable[[Data], Sequence[Change]]) -> None:
        """Ask `plan` for the changes of what stands there now, and write them whole.

        Raises DxsheetError where they cannot be written; the file is as it was.
        """
        if self.path:
            change(self.path, lambda opened: plan(opened.document.data))
            return
        for one in plan(self._data):
            if one.path == ("title",):
                self.begin(str(getattr(one, "value", "")))

    def begin(self, title: str) -> None:
        """Make the file. A name that is taken gets a number; a file asked for by name never."""
        assert self._start is not None  # a paper without a path is given its start
        start = self._start
        from dxsheet.yamlfile.dump import dump

        data = fresh_sheet(title, lang=start.lang, date=start.date, given=start.given)
        self.path = make(start.file, title, start.date, (modeline() + dump(data)).encode())


def make(file: str, title: str, date: str, raw: bytes) -> str:
    """Write a new file, never over another one, and return its path.

    Args:
        file: its path, or a folder (or nothing) where it is called DATE-TITLE.yaml.
        title: the sheet's title.
        date: the sheet's date.
        raw: the bytes.

    Raises:
        ExistsError: the file asked for is there already.
    """
    folder = file if not file or os.path.isdir(file) else ""  # noqa: PTH112
    if file and not folder:
        write_whole(file, pointed(raw, file), create=True)
        return file
    for name in file_names(date, title):
        path = os.path.join(folder, name)  # noqa: PTH118
        try:
            write_whole(path, pointed(raw, path), create=True)
        except ExistsError:
            continue
        return path
    raise _too_many(title)


def refuse_existing(file: str) -> None:
    """Say before the first question where the file asked for is there, or its folder is not."""
    folder = os.path.dirname(file)  # noqa: PTH120
    if folder and not os.path.isdir(folder):  # noqa: PTH112
        raise _no_folder(folder)
    if file and os.path.lexists(file) and not os.path.isdir(file):  # noqa: PTH112
        from dxsheet.disk.whole import exists

        raise exists(file)


def _no_folder(folder: str) -> DxsheetError:
    return DxsheetError(
        Text("There is no folder {folder}.", "{folder} というフォルダーがありません。").fill(
            folder=folder
        ),
        Text("Make it first, or name another.", "先に作るか、別の場所を指定してください。"),
        code=USAGE,
    )


def _too_many(title: str) -> DxsheetError:
    return DxsheetError(
        Text(
            "There are a thousand sheets of today called {title}.",
            "今日の日付で「{title}」というシートが、すでに千枚あります。",
        ).fill(title=title),
        Text("Give it another title.", "別の題名を付けてください。"),
        code=FOUND,
    )

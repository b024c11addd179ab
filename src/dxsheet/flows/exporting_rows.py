"""One sheet file as what a writer takes: its rows as tuples, or as JSON lines.

This is what runs in the other processes; the writers stay in the first one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from dxsheet.binder import Opened
from dxsheet.findings import DxsheetError
from dxsheet.flows.every_sheet import name_below, opened
from dxsheet.many.columns import TABLES
from dxsheet.many.rows import Row, Source, nested, rows_of
from dxsheet.sheet.fields import Path
from dxsheet.visible import ACTS

_NAMES = {table.name: table.names for table in TABLES}
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No database keeps these: half a character, and the sign that ends a text in C.
_LOST = re.compile("[\x00\ud800-\udfff]")


class Taken(NamedTuple):
    """One sheet: its file, the id it goes by, how many rows a table, and the rows themselves.

    `rows` are tuples, or for `lines` the text of JSON lines, by table. `error` says in both
    languages why there are none. Plain values only: it comes from another process.
    """

    path: str
    name: str = ""
    counts: Mapping[str, int] = {}
    rows: Mapping[str, list[Row]] = {}
    lines: Mapping[str, str] = {}
    error: tuple[str, str] | None = None


class Taker:
    """Reads sheets below a folder for a writer.

    `lines` asks for JSON lines, `whole` for the nested form among them.
    """

    def __init__(self, folder: str, *, lines: bool, whole: bool = False) -> None:
        self._folder = folder
        self._lines = lines
        self._whole = whole

    def __call__(self, path: str, must_say: bool, name: str = "") -> tuple[Any, ...] | None:
        """A Taken as a plain tuple; `name` is the sheet's id where its own will not do."""
        try:
            sheet = opened(path, must_say)
        except DxsheetError as error:
            return tuple(Taken(path, error=(error.message.en, error.message.ja)))
        return tuple(self._taken(sheet, path, name)) if sheet is not None else None

    def file(self, path: str) -> str:
        """What a sheet's file is called in the rows."""
        return _LOST.sub("\ufffd", name_below(path, self._folder))

    def _taken(self, opened: Opened, path: str, name: str) -> Taken:
        file = name_below(path, self._folder)
        called = _LOST.sub("\ufffd", name or opened.sheet.id or name_from(file))
        source = Source(called, self.file(path), _lines_of(opened), len(opened.findings))
        rows = rows_of(opened.sheet, source)
        counts = {table: len(found) for table, found in rows.items()}
        odd = "\\" in opened.document.text  # only an escape can make a sign that no file holds
        if odd:
            rows = {table: [_kept(row) for row in found] for table, found in rows.items()}
        if not self._lines:
            return Taken(path, called, counts, rows=rows)
        lines = {table: _json_lines(_NAMES[table], found) for table, found in rows.items()}
        if self._whole:
            data = nested(opened.sheet, source)
            lines["nested"] = _shown(_ENCODE(_kept(data) if odd else data) + "\n")
        return Taken(path, called, counts, lines=lines)


def name_from(file: str) -> str:
    """A sheet's id in the rows where the file gives none: made from the file's name."""
    from hashlib import sha256

    return "file-" + sha256(file.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _lines_of(opened: Opened) -> Callable[[Path], int]:
    place = opened.document.place
    return lambda path: place(path)[0]


def _kept(value: Any) -> Any:  # noqa: ANN401 - a row, or a part of the nested form
    """The same without the characters that no database keeps."""
    if isinstance(value, str):
        return _LOST.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _kept(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)([_kept(one) for one in value])
    return value


def _json_lines(names: Iterable[str], rows: Iterable[Row]) -> str:
    text = "".join([_ENCODE(dict(zip(names, row, strict=True))) + "\n" for row in rows])
    return _shown(text)


def _shown(text: str) -> str:
    """Acting characters as escapes: some readers take U+2028 or U+0085 for the end of a line."""
    return ACTS.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]

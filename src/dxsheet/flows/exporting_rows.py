"""One sheet file as what a writer takes: its rows as tuples, or as JSON lines.

This is what runs in the other processes; the writers stay in the first one.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.many.columns import TABLES
from dxsheet.many.rows import Source, nested, rows_of
from dxsheet.visible import ACTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from dxsheet.binder import Opened
    from dxsheet.lang import Text
    from dxsheet.many.rows import Row
    from dxsheet.sheet.fields import Path

_NAMES = {table.name: table.names for table in TABLES}
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# No database keeps these: half a character, and the sign that ends a text in C.
_LOST = re.compile("[\x00\ud800-\udfff]")


class Taken(NamedTuple):
    """One sheet: its file, the id it goes by, how many rows a table, and the rows themselves.

    `rows` are tuples, or for `lines` the text of JSON lines, by table. `error` says why there are
    none (as text: not every exception can be sent between processes).
    """

    file: str
    name: str = ""
    counts: Mapping[str, int] = {}
    rows: Mapping[str, list[Row]] = {}
    lines: Mapping[str, str] = {}
    error: Text | None = None


def take(path: str, file: str, *, lines: bool, whole: bool = False, name: str = "") -> Taken:
    """Read one sheet; `file` is its name in the rows, `name` its id where its own will not do.

    `lines` asks for JSON lines, `whole` for the nested form among them.
    """
    try:
        opened = load(path)
    except DxsheetError as error:
        return Taken(file, error=error.message)
    called = _LOST.sub("\ufffd", name or opened.sheet.id or name_from(file))
    source = Source(called, _LOST.sub("\ufffd", file), _lines_of(opened), len(opened.findings))
    rows = rows_of(opened.sheet, source)
    counts = {table: len(found) for table, found in rows.items()}
    odd = "\\" in opened.document.text  # only an escape can make a character that no file holds
    if odd:
        rows = {table: [_kept(row) for row in found] for table, found in rows.items()}
    if not lines:
        return Taken(file, called, counts, rows=rows)
    drawn = {table: _json_lines(_NAMES[table], found) for table, found in rows.items()}
    if whole:
        data = nested(opened.sheet, source)
        drawn["nested"] = _shown(_ENCODE(_kept(data) if odd else data) + "\n")
    return Taken(file, called, counts, lines=drawn)


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

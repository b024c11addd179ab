"""An Excel workbook as tabs of cells: what each cell says, where cells are merged, nothing else.

Read here rather than by a library: it has to take what Excel, LibreOffice, Google and others
write, to tell typed text from escapes, and to refuse a hostile file before it grows.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from posixpath import dirname, join, normpath
from typing import NamedTuple

from dxsheet.importing.package import Node, Package, not_office, unpacked
from dxsheet.importing.record import plain_number
from dxsheet.importing.styles import looks

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# No sheet of this method is larger; what lies beyond is not looked at.
_ROWS, _COLUMNS = 20_000, 500


class Value(NamedTuple):
    """What a cell says. `kind`: text, number, date (ISO), flag, error (#REF!), formula.

    `text` is how it reads; "formula" is one whose result the file does not hold.
    """

    kind: str
    text: str
    number: float = 0.0


class Book(NamedTuple):
    """A workbook: its tabs in order."""

    file: str
    tabs: tuple[Grid, ...]


class Grid(NamedTuple):
    """One tab: its name, its cells by (row, column) from 1, and the merged ranges.

    `merged` are (first row, first column, last row, last column).
    """

    name: str
    cells: dict[tuple[int, int], Value]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden: bool = False

    def at(self, row: int, column: int) -> Value | None:
        """What a cell says, None for an empty one."""
        return self.cells.get((row, column))


def address(row: int, column: int) -> str:
    """A cell as a reader names it: B7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def read_book(raw: bytes, file: str) -> Book:
    """The tabs of a workbook, hidden ones too.

    Raises:
        DxsheetError: encrypted, of the old format, damaged, too large, or no workbook (exit 3).
    """
    package = unpacked(raw, file, ".xlsx")
    home = _target(package, "", "officeDocument") or "xl/workbook.xml"
    root = package.tree(home)
    sheets = root.first("sheets") if root is not None and root.name == "workbook" else None
    if root is None or sheets is None:
        raise not_office(file, ".xlsx")
    reader = _Reader(package, home, root)
    return Book(file, tuple(reader.tab(one) for one in sheets.all("sheet")))


def _target(package: Package, part: str, kind: str) -> str | None:
    """The part that another one is tied to by a relation of a kind; the first of several."""
    return next(iter(_targets(package, part, kind).values()), None)


def _targets(package: Package, part: str, kind: str = "") -> dict[str, str]:
    folder = dirname(part)
    relations = package.tree(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"))
    found = {}
    for one in relations.children if relations is not None else ():
        about = one.attributes
        if about.get("Type", "").rpartition("/")[2] in (kind, "") or not kind:
            goal = about.get("Target", "")
            whole = goal.lstrip("/") if goal.startswith("/") else normpath(join(folder, goal))
            found[about.get("Id", "")] = whole
    return found


class _Reader:
    """What all tabs of one workbook share: texts, styles, the calendar."""

    def __init__(self, package: Package, home: str, root: Node) -> None:
        self._package = package
        self._parts = _targets(package, home)
        strings = _target(package, home, "sharedStrings")
        styles = _target(package, home, "styles")
        table = package.tree(strings) if strings else None
        self._texts = [_said(one) for one in table.all("si")] if table is not None else []
        self._looks = looks(package.tree(styles) if styles else None)
        about = root.first("workbookPr")
        self._since_1904 = about is not None and _true(about.attributes.get("date1904"))

    def tab(self, about: Node) -> Grid:
        part = self._parts.get(about.attributes.get("id", ""), "")
        root = self._package.tree(part)
        name = _unescaped(about.attributes.get("name", ""))
        hidden = about.attributes.get("state", "visible") != "visible"
        if root is None or root.name != "worksheet":
            return Grid(name, {}, (), hidden)
        data = root.first("sheetData")
        merged = root.first("mergeCells")
        ranges = (
            [_range(one.attributes.get("ref", "")) for one in merged.children] if merged else []
        )
        cells = self._cells(data) if data is not None else {}
        return Grid(name, cells, tuple(one for one in ranges if one), hidden)

    def _cells(self, data: Node) -> dict[tuple[int, int], Value]:
        found: dict[tuple[int, int], Value] = {}
        row = 0
        for line in data.all("row"):
            said = line.attributes.get("r", "")
            row = int(said) if said.isdigit() else row + 1
            if row > _ROWS:
                break
            column = 0
            for cell in line.all("c"):
                place = _place(cell.attributes.get("r", ""))
                column = place[1] if place else column + 1
                value = self._value(cell) if column <= _COLUMNS else None
                if value is not None:
                    found[row, column] = value
        return found

    def _value(self, cell: Node) -> Value | None:
        kind = cell.attributes.get("t", "n")
        held = cell.first("v")
        raw = held.text.strip() if held is not None else ""
        if kind == "inlineStr":
            inline = cell.first("is")
            return _text(_said(inline)) if inline is not None else None
        if kind == "s":
            return (
                _text(self._texts[int(raw)])
                if raw.isdigit() and int(raw) < len(self._texts)
                else None
            )
        if kind == "str" and held is not None:
            return _text(_unescaped(held.text))
        if not raw:
            return Value("formula", "") if cell.first("f") is not None else None
        if kind in ("b", "e"):
            return (
                Value("flag", "true" if raw == "1" else "false")
                if kind == "b"
                else Value("error", raw)
            )
        if kind == "d":
            return Value("date", raw[:10])
        return self._number(raw, cell.attributes.get("s", "0"))

    def _number(self, raw: str, style: str) -> Value | None:
        try:
            number = float(raw)
        except ValueError:
            return None
        at = int(style) if style.isdigit() else 0
        look = self._looks[at] if at < len(self._looks) else ""
        if look == "date":
            day = serial_day(number, since_1904=self._since_1904)
            return Value("date", day, number) if day else Value("number", _shown(number), number)
        if look == "time":
            minutes = round(number % 1 * 1440)
            text = f"{minutes // 60}:{minutes % 60:02d}"
            return Value("text", text, number)
        if look == "percent":
            return Value("text", f"{_shown(round(number * 100, 10))}%", number)
        return Value("number", _shown(number), number)


def serial_day(number: float, *, since_1904: bool = False) -> str | None:
    """The day that Excel counts as this number, None where it counts none."""
    days = int(number // 1)
    if since_1904:
        start = date(1904, 1, 1)
    else:
        # Excel believes that there was a 29 February 1900.
        start = date(1899, 12, 30) if days > 60 else date(1899, 12, 31)
    if not 0 < days < 2_958_466:
        return None
    return (start + timedelta(days)).isoformat()


def _shown(number: float) -> str:
    """A number with the 15 digits that Excel keeps."""
    return plain_number(float(f"{number:.15g}"))


def _text(said: str) -> Value | None:
    return Value("text", said) if said.strip() else None


def _said(node: Node) -> str:
    """The text of a string: of its runs, without the readings that Japanese Excel adds."""
    alone = node.first("t")
    if alone is not None:
        return _unescaped(alone.text)
    runs = [run.first("t") for run in node.all("r")]
    return _unescaped("".join(one.text for one in runs if one is not None))


def _unescaped(text: str) -> str:
    """Text with `_x000D_` and the like as what it means, line ends as one sign."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _true(said: str | None) -> bool:
    return said in ("1", "true")


def _place(said: str) -> tuple[int, int] | None:
    found = _ADDRESS.match(said)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(said: str) -> tuple[int, int, int, int] | None:
    first, _, last = said.partition(":")
    begin, end = _place(first), _place(last or first)
    return (*begin, *end) if begin and end else None

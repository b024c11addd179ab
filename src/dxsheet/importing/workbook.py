"""An Excel workbook as tabs of cells: what each cell shows, where cells are merged.

openpyxl reads it. Before that every part is looked through once: names that a zip spells otherwise
than the workbook does are put right, entities and endless nesting refused, and what openpyxl drops
(escapes in texts, merged ranges, formulas without a result) is noted.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from xml.parsers import expat

from dxsheet.findings import DxsheetError
from dxsheet.importing.cells import Value, clock, has_hours, is_clock, is_month, shown
from dxsheet.lang import Text
from dxsheet.office import DAMAGED, NOT_OFFICE, TOO_LARGE, require, unpacked

# No sheet of this method is larger.
ROWS = 20_000
_PART = 40_000_000
_NODES = 1_500_000
_DEPTH = 200
_TYPES = "[content_types].xml"
# Nothing of these is read: properties, pictures, comments, charts, links elsewhere.
_PASSED = re.compile(
    r"docprops/|customxml/|xl/worksheets/_rels/|.*\.(?!xml$|rels$)[^./]*$|"
    r"xl/(theme|drawings|diagrams|media|embeddings|charts|chartsheets|dialogsheets|macrosheets|"
    r"comments[^/]*|threadedcomments|persons|tables|querytables|pivot[^/]*|externallinks|"
    r"printersettings|customproperty|activex|ctrlprops|slicers?[^/]*|timelines?[^/]*|richdata|"
    r"webextensions|model|revisions)/"
)
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_EIGHT = "(?:19|20)[0-9]{6}"
_COMMENT = re.compile(rb'<(?:\w+:)?comment\b[^>]*?\bref="([A-Z]{1,3}[0-9]+)"')
_ESCAPED = re.compile(rb"(?:_x[0-9A-Fa-f]{4}_)+")
_STRICT = (  # the names of ISO's strict edition, which openpyxl does not know
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
# Dates and times of Excel's Japanese edition that a file need not spell out.
_ERA_DATES = frozenset((*range(27, 32), *range(34, 37), *range(50, 59)))
_ERA = {
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), 'yyyy"年"m"月"'),
}
# Days that are meant as a date where a date is asked for: 1954 to 2118 (four years on from 1904).
_DAYS = range(20_000, 80_000)

_A_PART = Text("a part of it", "中身の一部")


class Grid(NamedTuple):
    """One tab: its name, its cells by (row, column) from 1, and the merged ranges.

    `merged` are (first row, first column, last row, last column); `beyond` is the first filled row
    that lies too far down to be read, else 0; `noted` are the cells with a comment, and an empty
    word where a shape on the tab holds text.
    """

    name: str
    cells: dict[tuple[int, int], Value]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    beyond: int = 0
    noted: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> Value | None:
        """What a cell says, None for an empty one."""
        return self.cells.get((row, column))


class Book(NamedTuple):
    """A workbook: its tabs in order."""

    file: str
    tabs: tuple[Grid, ...]


def address(row: int, column: int) -> str:
    """A cell as a reader names it: B7."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def read_book(raw: bytes, file: str) -> Book:
    """The tabs of a workbook, hidden ones too.

    Raises:
        DxsheetError: encrypted, of the old format, damaged, too large, or no workbook; or openpyxl
            is not installed (exit 3).
    """
    archive = unpacked(raw, file, ".xlsx")
    require("openpyxl", "Excel")
    from openpyxl import load_workbook

    names = [one for one in archive.namelist() if not one.endswith(("/", "\\"))]
    wanted = [one for one in names if not _PASSED.match(_plain(one))]
    parts = {name: _content(archive, name, file) for name in wanted}
    seen = {_plain(name): _Look(name, content, file) for name, content in parts.items()}
    if _TYPES not in seen:
        raise NOT_OFFICE(file=file, ending=".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(
                _put_right(seen, file), read_only=True, data_only=True, keep_links=False
            )
            spelt = {_plain(one): one for one in names}
            grids = (_grid(tab, seen) for tab in book.worksheets)
            said = (_noted(archive, spelt, tab._worksheet_path) for tab in book.worksheets)
            pairs = zip(grids, said, strict=True)
            return Book(file, tuple(one._replace(noted=noted) for one, noted in pairs))
    except OSError as error:  # openpyxl's own: no part is a workbook
        raise NOT_OFFICE(file=file, ending=".xlsx") from error
    except Exception as error:  # openpyxl raises whatever a part of another program makes it raise
        raise DAMAGED(file=file, part=_A_PART) from error


def _plain(name: str) -> str:
    """A part's name as names are compared: with slashes, in small letters."""
    return name.replace("\\", "/").lstrip("/").lower()


def _content(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        with archive.open(name) as stream:
            content = stream.read(_PART + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise DAMAGED(file=file, part=name) from error
    if len(content) > _PART:
        raise TOO_LARGE(file=file)
    return content


def _put_right(seen: dict[str, _Look], file: str) -> BytesIO:
    """The parts in a zip anew, each under the name by which the workbook speaks of it."""
    spelt: dict[str, set[str]] = {}
    for name, look in seen.items():
        folder = dirname(dirname(name))
        for kind, goal in look.named:
            whole = goal.lstrip("/") if goal.startswith("/") else normpath(join(folder, goal))
            spelt.setdefault(whole.lower(), set()).add(whole)
            if kind.endswith("/worksheet") and whole.lower() not in seen:
                raise DAMAGED(file=file, part=whole)  # openpyxl passes over a tab that is not there
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, look in seen.items():
            if name == _TYPES:
                names = {"[Content_Types].xml"}
            elif name.endswith(".rels"):
                of = join(dirname(dirname(name)), name.rpartition("/")[2].removesuffix(".rels"))
                names = {
                    f"{dirname(one)}/_rels/{one.rpartition('/')[2]}.rels".lstrip("/")
                    for one in spelt.get(of, {of})
                }
            else:
                names = spelt.get(name, {name})
            for one in names:
                archive.writestr(one, look.content)
    return out


class _HostileError(Exception):
    """A document type, nesting, or more elements than any office file has."""


class _Look:
    """One part looked through: what openpyxl would drop or do without end."""

    def __init__(self, name: str, content: bytes, file: str) -> None:
        self.merged: list[tuple[int, int, int, int]] = []
        self.unworked: set[tuple[int, int]] = set()
        self.eight: dict[tuple[int, int] | None, str] = {}
        self.named: list[tuple[str, str]] = []
        self.beyond = 0
        self._count = self._depth = self._row = 0
        self._cell: tuple[str, str] = ("", "")
        self._inside, self._said, self._formula = "", False, False
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._document_type
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, _HostileError, ValueError) as error:
            raise DAMAGED(file=file, part=name) from error
        if _plain(name) == _TYPES or name.endswith(".rels"):
            content = content.replace(b"\\", b"/")
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        self.content = _ESCAPED.sub(_meant, content)

    def _document_type(self, *_: object) -> None:
        raise _HostileError

    def _start(self, name: str, about: dict[str, str]) -> None:
        self._count += 1
        self._depth += 1
        if self._count > _NODES or self._depth > _DEPTH:
            raise _HostileError
        name = name.rpartition(":")[2]
        self._inside = name
        if name == "row":
            said = about.get("r", "")
            row = int(said) if said.isdigit() else self._row + 1
            if row <= self._row:
                raise _HostileError  # openpyxl passes over rows that go back
            self._row = row
        elif name == "c":
            self._cell = about.get("r", ""), about.get("t", "")
            self._said = self._formula = False
        elif name == "f":
            self._formula = True
        elif name in ("Relationship", "Override"):
            goal = about.get("Target", about.get("PartName", ""))
            self.named.append((about.get("Type", ""), goal.replace("\\", "/")))
        elif name == "mergeCell":
            first, _, last = about.get("ref", "").partition(":")
            begin, end = _place(first), _place(last or first)
            if begin and end:
                self.merged.append((*begin, *end))

    def _text(self, said: str) -> None:
        if self._inside == "v" and re.fullmatch(_EIGHT, said):
            self.eight[_place(self._cell[0])] = said
        if self._inside in ("v", "t") and said.strip():
            self._said = True
            if self._row > ROWS and not self.beyond:
                self.beyond = self._row

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._inside = ""
        if name.rpartition(":")[2] == "c" and self._formula and not self._said:
            where, kind = self._cell
            place = _place(where)
            if place and kind != "str":
                self.unworked.add(place)


def _meant(found: re.Match[bytes]) -> bytes:
    """`_x000D_` and the like as the character that is meant, in XML's own way."""
    units = bytes.fromhex(found[0].replace(b"_x", b"").replace(b"_", b"").decode())
    out = []
    for sign in units.decode("utf-16-be", "replace"):
        legal = sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")
        out.append(f"&#{ord(sign)};" if legal else f"&lt;U+{ord(sign):04X}&gt;")
    return "".join(out).encode()


def _grid(tab: Any, seen: dict[str, _Look]) -> Grid:  # noqa: ANN401 - openpyxl types nothing
    look = seen[tab._worksheet_path.lower()]  # openpyxl tells it nowhere else
    cells: dict[tuple[int, int], Value] = {}
    tab.reset_dimensions()  # some programs write a wrong one
    for row in tab.iter_rows(max_row=ROWS):
        for cell in row:
            if cell.value is not None:
                value = _value(cell)
                eight = look.eight.get((cell.row, cell.column), "")
                if value is not None and value.kind == "error" and eight:
                    value = Value("text", eight)  # 20261204 in a cell that shows days
                if value is not None:
                    cells[cell.row, cell.column] = value
    for place in look.unworked:
        cells.setdefault(place, Value("formula", ""))
    hidden = tab.sheet_state != "visible"
    return Grid(tab.title, cells, tuple(look.merged), hidden, look.beyond)


def _noted(archive: zipfile.ZipFile, spelt: dict[str, str], path: str) -> tuple[str, ...]:
    """Where a tab has comments, and "" where a shape on it holds text: openpyxl drops both."""

    def part(name: str) -> bytes:
        with suppress(DxsheetError):
            return _content(archive, spelt[name], "") if name in spelt else b""
        return b""

    folder, _, name = path.rpartition("/")
    found: list[str] = []
    for goal in re.findall(rb'Target="([^"]+)"', part(f"{folder}/_rels/{name}.rels".lower())):
        there = (
            normpath(join(folder, goal.decode("utf-8", "replace").replace("\\", "/")))
            .lstrip("/")
            .lower()
        )
        if "comments" in there:
            found += [one.decode() for one in re.findall(_COMMENT, part(there))]
        elif "drawing" in there and re.search(rb"<a:t>[^<]*[^<\s]", part(there)):
            found.append("")
    return tuple(dict.fromkeys(found))


def _value(cell: Any) -> Value | None:  # noqa: ANN401 - openpyxl types nothing
    said = cell.value
    if cell.data_type == "e":
        return Value("error", said)
    if isinstance(said, bool):
        return Value("flag", "true" if said else "false")
    if isinstance(said, str):
        said = said.replace("\r\n", "\n").replace("\r", "\n")
        return Value("text", said) if said.strip() else None
    code = _ERA.get(cell.style_array.numFmtId, cell.number_format)
    if isinstance(said, (time, timedelta)) or (isinstance(said, datetime) and is_clock(code)):
        return Value("text", clock(_seconds(said), code))
    if isinstance(said, (date, datetime)):
        return Value("date", _day(said, code)) if said.year > 1899 else Value("error", "#####")
    return _number(said, code, cell)


def _number(said: float, code: str, cell: Any) -> Value:  # noqa: ANN401 - openpyxl types nothing
    from openpyxl.utils.datetime import from_excel

    number = float(f"{said:.15g}")  # the 15 digits that Excel keeps
    if is_clock(code):
        return Value("text", clock(round(number * 86400), code))
    day = ""
    if int(number) in _DAYS:
        when = from_excel(int(number), cell.parent.parent.epoch)
        day = when.isoformat()[:10]
        if cell.style_array.numFmtId in _ERA_DATES:
            return Value("date", _day(when, code), number)
    return Value("number", shown(number, code), number, day)


def _day(said: date, code: str) -> str:
    """A date as it is kept: with the hour that is shown, without a day that Excel made up."""
    if is_month(code) and said.day == 1:
        return said.isoformat()[:7]
    if isinstance(said, datetime) and has_hours(code) and said.time() != time():
        return said.isoformat(" ", "minutes")
    return said.isoformat()[:10]


def _seconds(said: time | timedelta | datetime) -> int:
    if isinstance(said, timedelta):
        return round(said.total_seconds())
    return said.hour * 3600 + said.minute * 60 + round(said.second + said.microsecond / 1e6)


def _place(said: str) -> tuple[int, int] | None:
    from openpyxl.utils import column_index_from_string

    found = _ADDRESS.match(said)
    return (int(found[2]), column_index_from_string(found[1])) if found else None

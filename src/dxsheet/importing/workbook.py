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
from datetime import date, datetime, time, timedelta
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple
from xml.parsers import expat

from dxsheet.lang import Text
from dxsheet.office import DAMAGED, NOT_OFFICE, TOO_LARGE, require, unpacked
from dxsheet.office.tabs import plain_number

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
_ERA_TIMES = {32: 'h"時"mm"分"', 33: 'h"時"mm"分"ss"秒"'}
# Days that are meant as a date where a date is asked for: 1954 to 2118 (four years on from 1904).
_DAYS = range(20_000, 80_000)

# What a number format says: text, an escaped sign, gaps, a span, money, other brackets, a part of
# the time, digits, anything else.
_TOKENS = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(h+|m+|s+(?:\.0+)?)|([#0?][#0?,.]*|\.0+)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_A_PART = Text("a part of it", "中身の一部")


class Value(NamedTuple):
    """What a cell says. `kind`: text, number, date (ISO), flag, error (#REF!), formula.

    `text` is how it reads, with the unit or the zeros that its format adds; `day` the date that a
    number would be in this workbook's calendar; "formula" is one whose result is not in the file.
    """

    kind: str
    text: str
    number: float = 0.0
    day: str = ""


class Grid(NamedTuple):
    """One tab: its name, its cells by (row, column) from 1, and the merged ranges.

    `merged` are (first row, first column, last row, last column); `beyond` is the first filled row
    that lies too far down to be read, else 0.
    """

    name: str
    cells: dict[tuple[int, int], Value]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    beyond: int = 0

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
            return Book(file, tuple(_grid(tab, seen) for tab in book.worksheets))
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
                if value is not None:
                    cells[cell.row, cell.column] = value
    for place in look.unworked:
        cells.setdefault(place, Value("formula", ""))
    hidden = tab.sheet_state != "visible"
    return Grid(tab.title, cells, tuple(look.merged), hidden, look.beyond)


def _value(cell: Any) -> Value | None:  # noqa: ANN401 - openpyxl types nothing
    said = cell.value
    if cell.data_type == "e":
        return Value("error", said)
    if isinstance(said, bool):
        return Value("flag", "true" if said else "false")
    if isinstance(said, str):
        said = said.replace("\r\n", "\n").replace("\r", "\n")
        return Value("text", said) if said.strip() else None
    code = _ERA_TIMES.get(cell.style_array.numFmtId, cell.number_format)
    if isinstance(said, (time, timedelta)) or (isinstance(said, datetime) and is_clock(code)):
        return Value("text", clock(_seconds(said), code))
    if isinstance(said, (date, datetime)):
        return Value("date", said.isoformat()[:10]) if said.year > 1899 else Value("error", "#####")
    return _number(said, code, cell)


def _number(said: float, code: str, cell: Any) -> Value:  # noqa: ANN401 - openpyxl types nothing
    from openpyxl.utils.datetime import from_excel

    number = float(f"{said:.15g}")  # the 15 digits that Excel keeps
    if cell.style_array.numFmtId in _ERA_TIMES:
        return Value("text", clock(round(number * 86400), code))
    day = ""
    if int(number) in _DAYS:
        day = from_excel(int(number), cell.parent.parent.epoch).isoformat()[:10]
        if cell.style_array.numFmtId in _ERA_DATES:
            return Value("date", day, number)
    return Value("number", shown(number, code), number, day)


def _seconds(said: time | timedelta | datetime) -> int:
    if isinstance(said, timedelta):
        return round(said.total_seconds())
    return said.hour * 3600 + said.minute * 60 + round(said.second + said.microsecond / 1e6)


def _tokens(code: str) -> list[tuple[str, ...]]:
    """The parts of a format for what is not negative."""
    return _TOKENS.findall(code.partition(";")[0])


def is_clock(code: str) -> bool:
    """Whether a format shows hours or minutes and no day."""
    plain = "".join(one[2] or one[4] or one[6] for one in _tokens(code))
    return not re.search("[ydge]", plain, re.IGNORECASE) and bool(
        re.search("[hs]", plain, re.IGNORECASE)
    )


def clock(seconds: int, code: str) -> str:
    """A span of time as its format shows it: 30:00 for [h]:mm, 90分 for [mm]"分"."""
    sign, seconds, out = "-" if seconds < 0 else "", abs(seconds), []
    for quoted, escaped, whole, money, part, digits, other in _tokens(code):
        letter = (whole or part)[:1].lower()
        size = {"h": 3600, "m": 60, "s": 1}.get(letter, 0)
        if size:
            many = seconds // size % (10**9 if whole else {"h": 24, "m": 60, "s": 60}[letter])
            out.append(str(many).zfill(len((whole or part).partition(".")[0])))
        else:
            out.append(quoted or escaped or money or digits or other)
    text = re.sub(r"\s*(?:AM/PM|A/P|@)", "", "".join(out)).strip()
    return sign + text


def shown(number: float, code: str) -> str:
    """A number with what its format adds: zeros before it, a unit, a percent sign.

    No digit is rounded away; separators of thousands are written only beside a unit.
    """
    if re.fullmatch("0+(?:-0+)+", code):  # postal codes, telephone numbers
        left = list(plain_number(abs(number)).zfill(code.count("0")))
        return "".join(one if one == "-" else left.pop(0) for one in code) + "".join(left)
    before, body, after = "", "", ""
    for quoted, escaped, _, money, part, digits, other in _tokens(code):
        said = quoted or escaped or money
        if digits:
            body += digits
        elif part or (other and other not in "%() -+/"):
            return plain_number(number)  # General, a fraction, an exponent, a date out of range
        elif said and body:
            after += said
        else:
            before += said
        if other == "%":
            number, after = round(number * 100, 10), after + "%"
    before, after = before.strip(), after.rstrip()
    whole, _, fraction = plain_number(abs(number)).partition(".")
    wanted = body.partition(".")[0].replace(",", "")
    if set(wanted) == {"0"}:
        whole = whole.zfill(len(wanted))
    elif "," in body and before + after not in ("", "%"):
        whole = f"{int(whole):,}"
    fraction = (
        fraction.ljust(body.partition(".")[2].count("0"), "0") if before + after else fraction
    )
    text = f"{before}{whole}{'.' if fraction else ''}{fraction}{after}"
    return f"-{text}" if number < 0 else text


def _place(said: str) -> tuple[int, int] | None:
    from openpyxl.utils import column_index_from_string

    found = _ADDRESS.match(said)
    return (int(found[2]), column_index_from_string(found[1])) if found else None

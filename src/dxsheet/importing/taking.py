"""A workbook as what it says about a sheet: every line, every row, every link, or what is wrong.

Reading only. Nothing is decided here about what becomes of it: a new sheet, or changes to one.
"""

from __future__ import annotations

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.importing import links, record
from dxsheet.importing.complaints import BadCell, Complaint, placed
from dxsheet.importing.matrix import Matrix, read_matrix
from dxsheet.importing.package import read_bytes
from dxsheet.importing.rows import Entry, Filled, Found, TabReader
from dxsheet.importing.selecting import Choice, read_choice
from dxsheet.importing.tabs import MAP, MATRIX, RECORD, SELECTION, tab_named
from dxsheet.importing.workbook import Book, Grid, address, read_book
from dxsheet.lang import Lang, Text

_NOT_OURS = Text(
    "{file} has none of the tabs of a worksheet.", "{file} に、シートの表が一つもありません。"
)
_MAKE_ONE = Text(
    "`dxsheet summary FILE --format xlsx` makes one, `dxsheet summary --blank --format xlsx` "
    "an empty one.",
    "dxsheet summary FILE --format xlsx で作るか、空の表を "
    "dxsheet summary --blank --format xlsx で作ってください。",
)


class Taken:
    """What a workbook says.

    `lines` by their path in the file, `entries` by their list (`candidates` too), `choice` the
    criteria, `marks` what it was made from (empty for a blank workbook), `wrong` every bad cell,
    `unread` what nothing takes in, `lang` the language of its tabs.
    """

    def __init__(self, found: Found, choice: Choice | None, marks: set[str], lang: Lang) -> None:
        self.lines: dict[tuple[str, ...], Filled] = found.lines
        self.entries: dict[str, list[Entry]] = found.entries
        self.choice = choice
        self.marks = marks
        self.wrong: list[BadCell] = found.wrong
        self.unread: list[str] = found.unread
        self.ticks: dict[str, str] = found.ticks
        self.lang: Lang = lang

    def complain(self, where: str, wrong: Complaint | None) -> None:
        """Note what is wrong with a cell, if something is."""
        if wrong is not None:
            self.wrong.append(placed(where, wrong))

    def line(self, *path: str) -> str:
        """What a line says, empty where it says nothing."""
        found = self.lines.get(path)
        return found.plain if found and isinstance(found.plain, str) else ""


def take(file: str) -> Taken:
    """Read a workbook.

    Raises:
        DxsheetError: there is no such file (exit 2); no workbook, encrypted, too large, or not
            one of a worksheet (exit 3).
    """
    return taken(read_book(read_bytes(file), file))


def taken(book: Book) -> Taken:
    """What the tabs of a workbook say; raises DxsheetError where none is known."""
    found = Found()
    matrix: Matrix | None = None
    choice: Choice | None = None
    marks: set[str] = set()
    known: list[str] = []
    japanese = False
    for grid in book.tabs:
        if grid.name == RECORD:
            marks = record.read(value.text for value in grid.cells.values())
            continue
        about = tab_named(grid.name)
        if about is None or about.key in known:
            _note(grid, found)
            continue
        known.append(about.key)
        japanese = japanese or not grid.name.isascii()
        if about.key == MATRIX:
            matrix = read_matrix(grid, found)
        elif about.key != MAP:
            TabReader(about, grid, found).read()
            choice = read_choice(grid, found) if about.key == SELECTION else choice
    if not known:
        raise DxsheetError(_NOT_OURS.fill(file=book.file), _MAKE_ONE, code=CANNOT)
    if choice is not None:
        found.entries["candidates"] = choice.candidates
    links.settle(found, matrix, marks)
    said = found.lines.get(("language",))
    lang: Lang = "ja" if japanese or (said and said.plain == "ja") else "en"
    return Taken(found, choice, marks, lang)


def _note(grid: Grid, found: Found) -> None:
    """A tab that nothing is taken from is named, if something stands in it."""
    if grid.cells and not grid.hidden:
        row, column = min(grid.cells)
        found.unread.append(f"{grid.name}!{address(row, column)}")

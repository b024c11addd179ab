"""A workbook as what it says about a sheet: every line, every row, every link, or what is wrong.

Reading only. Nothing is decided here about what becomes of it: a new sheet, or changes to one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.findings import Refusal
from dxsheet.importing import complaints
from dxsheet.importing.complaints import by_name, like, numbers
from dxsheet.importing.crosswise import Matrix, read_choice, read_matrix
from dxsheet.importing.tables import Entry, Filled, Found, TabReader
from dxsheet.importing.workbook import Book, Grid, address, read_book
from dxsheet.lang import Text, same
from dxsheet.office import read_bytes, tabs
from dxsheet.sheet.nouns import LISTS, Sheet, Solution
from dxsheet.spoken import as_day, folded

_CAUSES = Solution.fields["causes"]
_NOT_OURS = Refusal(
    Text("{file} has none of the tabs of a sheet.", "{file} に、シートの表が一つもありません。"),
    Text(
        "`dxsheet summary FILE --format xlsx` makes one, `dxsheet summary --blank --format xlsx` "
        "an empty one.",
        "dxsheet summary FILE --format xlsx で作るか、空の表を "
        "dxsheet summary --blank --format xlsx で作ってください。",
    ),
)


def take(file: str, leave_out: Sequence[str] = (), today: str = "") -> Found:
    """Read a workbook; `leave_out` names tabs, headings and cells that are let go of.

    Dates without a year are read from the sheet's own date on, else from `today`.

    Raises:
        DxsheetError: there is no such file (exit 2); no workbook, encrypted, too large, or not
            one of a worksheet (exit 3).
    """
    return taken(read_book(read_bytes(file), file), leave_out, today)


def taken(book: Book, leave_out: Sequence[str] = (), today: str = "") -> Found:
    """What the tabs of a workbook say; raises DxsheetError where none is known."""
    kept = next((one.cells.values() for one in book.tabs if one.name == tabs.RECORD), ())
    marks = frozenset(tabs.read(value.text for value in kept))
    found = Found(frozenset(map(tabs.folded, leave_out)), marks, _date_of(book) or today)
    matrix: Matrix | None = None
    known: dict[str, Grid] = {}
    others: list[Grid] = []
    for grid in book.tabs:
        if grid.name == tabs.RECORD:
            continue
        about = tabs.tab_named(grid.name)
        if found.lets_go(f"{grid.name}!", grid.name):
            found.unread.append(f"{grid.name}!")
        elif about is None or about.key in known:
            others.append(grid)
        else:
            known[about.key] = grid
            for one in grid.noted:
                kind = complaints.COMMENT if one else complaints.TEXT_BOX
                found.leave(f"{grid.name}!{one}", kind)
            if about.key == tabs.MATRIX:
                matrix = read_matrix(grid, found)
            elif about.key not in (tabs.MAP, tabs.START):
                TabReader(about, grid, found).read()
                if about.key == tabs.SELECTION:
                    found.choice = read_choice(grid, found)
    if not known:
        raise _NOT_OURS(file=book.file)
    _tabs(found, known, others)
    if found.choice is not None:
        found.entries["candidates"] = found.choice.candidates
    settle(found, matrix)
    if all(grid.name.isascii() for grid in known.values()) and found.line("language") != "ja":
        found.lang = "en"
    return found


def _date_of(book: Book) -> str:
    """The date that the sheet has, empty where it has none that is one."""
    names = tabs.names_of(Sheet.fields["date"].label, "date")
    for grid in book.tabs:
        about = tabs.tab_named(grid.name)
        for (row, column), value in (
            grid.cells.items() if about and about.key == tabs.OVERVIEW else ()
        ):
            beside = grid.at(row, 2)
            if column == 1 and tabs.folded(value.text) in names and beside:
                return as_day(beside.text) or ""
    return ""


def _tabs(found: Found, known: dict[str, Grid], others: list[Grid]) -> None:
    """Tabs that are none of a worksheet, and those that the workbook once had and has not."""
    filled = [one for one in others if one.cells]
    missing = [tab for tab in tabs.TABS if tab.key not in known]
    for tab in missing:
        if (
            tabs.mark("tab", tab.key) in found.marks
            and not tabs.names_of(tab.name, tab.key) & found.leave_out
        ):
            names = {one.name for one in filled}
            meant = like(tab.name.ja, names) or like(tab.name.en, names)
            japanese = any(not one.name.isascii() for one in known.values())
            name = tab.name.ja if japanese else tab.name.en
            found.complain(f"{name}!", complaints.NO_TAB.about(said=name, like=meant, name=name))
            found.lost.add(tab.key)
    for grid in filled:
        row, column = min(grid.cells)
        where = f"{grid.name}!{address(row, column)}"
        if grid.hidden:
            found.leave(where, grid.cells[row, column].text)
            continue
        rows = numbers(sorted({row for row, _ in grid.cells}))
        alike = [tab for tab in missing if like(grid.name, {tab.name.ja, tab.name.en})]
        found.lost |= {tab.key for tab in alike}
        meant = like(grid.name, {one for tab in alike for one in (tab.name.ja, tab.name.en)})
        spoken = by_name(grid.name, f"{grid.name}!")
        found.complain(where, complaints.OTHER_TAB.about(rows=rows, like=meant, name=spoken))


def settle(found: Found, matrix: Matrix | None) -> None:
    """Drop rows that only stand ready, complain about ids twice, tie solutions to their causes."""
    for key in LISTS.values():
        if key in found.entries:
            found.entries[key] = [
                one for one in found.entries[key] if not _stands_ready(one, found.marks)
            ]
    _ids_once(found)
    spelt = {folded(name): name for name in named_ids(found)}
    for tab, entry in _entries(found):
        _respell(tab, entry, spelt)
    if matrix is not None:
        _tie(found, matrix, spelt)


def _entries(found: Found) -> Iterator[tuple[tabs.Tab, Entry]]:
    """Every row of every table, with its tab."""
    for tab in tabs.TABS:
        if tab.noun is not None:
            yield from ((tab, entry) for entry in found.entries.get(tab.key, ()))


def named_ids(found: Found, key: str = "") -> list[str]:
    """The ids that the rows of a list have, or of all lists."""
    lists = [key] if key else list(LISTS.values())
    return [
        name for one in lists for entry in found.entries.get(one, ()) if (name := entry.text("id"))
    ]


def dangling(found: Found, known: dict[str, set[str]]) -> None:
    """Complain about links to what is not there; `known` are more ids, by their list."""
    for tab, entry in _entries(found):
        for key, filled in entry.fields.items():
            target = tab.noun.fields[key].target if tab.noun else ""
            if not target or key == "id" or filled.plain is None:
                continue
            lists = LISTS.values() if target == "*" else (target,)
            if not found.lost.isdisjoint(lists):
                continue  # it may point to what could not be read, which is told
            there = {n for one in lists for n in (*named_ids(found, one), *known.get(one, ()))}
            for one in filled.plain if isinstance(filled.plain, list) else [filled.plain]:
                if one not in there:
                    wrong = complaints.UNKNOWN_ID if there else complaints.NO_IDS
                    ids = same(", ".join(sorted(there))) if there else ""
                    where = found.ticks.get(one, filled.where)
                    found.complain(where, wrong.about(said=one, ids=ids))


def _stands_ready(entry: Entry, marks: frozenset[str]) -> bool:
    """Whether a row holds an id and nothing else, and was not made from an item of a sheet."""
    if any(one.plain is not None for key, one in entry.fields.items() if key != "id"):
        return False
    return tabs.mark("entry", entry.key, entry.text("id")) not in marks


def _ids_once(found: Found) -> None:
    first: dict[str, str] = {}
    for key in LISTS.values():
        for entry in found.entries.get(key, ()):
            name = entry.text("id")
            where = entry.fields["id"].where if name else ""
            if name and folded(name) in first:
                found.complain(where, complaints.TWICE.about(said=name, first=first[folded(name)]))
            elif name:
                first[folded(name)] = where


def _respell(tab: tabs.Tab, entry: Entry, spelt: dict[str, str]) -> None:
    """Links as the ids they mean are written: `c1` becomes C1."""
    for key, filled in entry.fields.items():
        field = tab.noun.fields[key] if tab.noun else None
        if field is None or not field.target or key == "id" or filled.plain is None:
            continue
        if isinstance(filled.plain, list):
            plain: str | list[str] = [spelt.get(folded(one), one) for one in filled.plain]
        else:
            plain = spelt.get(folded(filled.plain), filled.plain)
        entry.fields[key] = filled._replace(plain=plain)


def _tie(found: Found, matrix: Matrix, spelt: dict[str, str]) -> None:
    """What each solution answers, from its column and from the matrix."""
    causes = {spelt.get(folded(one), one) for one in matrix.causes}
    by_id = {entry.text("id"): entry for entry in found.entries.get("solutions", ())}
    for said, cells in matrix.links.items():
        name = spelt.get(folded(said), said)
        links = [(spelt.get(folded(one), one), at) for one, at in cells]
        entry = by_id.get(name)
        if entry is None:
            ids = ", ".join(sorted(one for one in by_id if one))
            wrong = complaints.UNKNOWN_ID if ids else complaints.NO_IDS
            for _, where in links:
                found.complain(where, wrong.about(said=name, ids=same(ids) if ids else ""))
            continue
        for cause, where in links:
            found.ticks.setdefault(cause, where)
        ticked = [one for one, _ in links]
        entry.fields["causes"] = _agreed(found, entry, ticked, causes)


def _agreed(found: Found, entry: Entry, ticked: list[str], causes: set[str]) -> Filled:
    """The causes of one solution; where the two differ, the one that somebody changed speaks."""
    column = entry.fields.get("causes")
    if column is None:
        return Filled(ticked or None, entry.where)
    said = list(column.plain) if isinstance(column.plain, list) else []
    if {one for one in said if one in causes} == set(ticked):
        return Filled(said or None, column.where)
    # The causes that are ticked, those that were written before in their order.
    merged = [one for one in said if one in ticked or one not in causes]
    merged = [
        *(one for one in merged if one in causes),
        *(one for one in ticked if one not in merged),
        *(one for one in merged if one not in causes),
    ]
    name = entry.text("id")
    column_same = (
        tabs.mark("solutions", name, "causes", tabs.canon(_CAUSES, tuple(said))) in found.marks
    )
    matrix_same = tabs.mark("matrix", name, tabs.canon(_CAUSES, tuple(ticked))) in found.marks
    if column_same != matrix_same:
        return Filled((merged if column_same else said) or None, column.where)
    if not found.marks or not column_same:
        if not said:
            return Filled(merged or None, column.where)
        if not ticked:
            return Filled(said, column.where)
    nothing = complaints.NOTHING
    wrong = complaints.TWO_ANSWERS.about(
        column=", ".join(said) or nothing, matrix=", ".join(ticked) or nothing
    )
    found.complain(column.where, wrong)
    return Filled(said or None, column.where)

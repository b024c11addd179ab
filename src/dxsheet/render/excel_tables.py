"""Tabs of lines and tables: a row an item, a column a field; the matrix, the map, the choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from dxsheet.lang import Text
from dxsheet.office import tabs
from dxsheet.render.excel_look import (
    DATES,
    Cell,
    Grows,
    Look,
    Tab,
    choices,
    number,
    paper,
    shown,
    wide,
    widths,
)
from dxsheet.render.office_text import told_nodes
from dxsheet.sheet import nouns
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.choices import CAUSE_STATUS
from dxsheet.sheet.fields import Field, Noun
from dxsheet.summary.blocks import EffectMap
from dxsheet.summary.gaps import KINDS, gaps
from dxsheet.summary.reading import capital

SPARE = 60  # rows below a table that are ready to be filled in
BLANK = 12  # rows of a blank table, with their ids
_LINE_ROOM = (18, 30)
_HAND = 32  # points: room for a hand

_REF = ("Choose from the list.", "一覧から選んでください。")


TIED = "○"
_HOW = Text(
    "○ means that the solution addresses the cause (not that it is adopted or confirmed)",
    "○は、その解決策がその課題（原因）に対応することを示します（採用や特定の○とは別です）",
)
_NOT_YET = Text(
    "No solution has its effect and effort yet.", "効果と手間の入った解決策が、まだありません。"
)
_FIRST = 4  # the first column of a solution
# Written by `collect`; of no use to somebody who fills in by hand.
_KEPT_BY_COLLECT = ("_spread", "_people")


class Extra(NamedTuple):
    """A column that is worked out: its heading, and its text a row."""

    head: str
    texts: Sequence[str]


def lines(
    tab: Tab,
    look: Look,
    sheet: nouns.Sheet | None,
    about: Iterable[tabs.Line],
    row: int,
    *,
    hints: bool,
) -> int:
    """Labels with their values, from a row on; returns the next free row."""
    for line in about:
        if hints and line.path == ("id",):  # made when the workbook is taken in
            continue
        required = line.field.required
        label = _headed(line.label, line.field, look, hints=hints, required=required)
        look.head(tab, row, 1, label, middle=False)
        cell = tab.cell(row, 2)
        value = tabs.value_at(sheet, line.path) if sheet is not None else None
        look.put(cell, shown(line.field, value, look.lang))
        cell.alignment = look.left
        _made_ready(cell, line.field, look)
        _offer(tab, line.field, look, f"B{row}")
        row += 1
    return row


def table(
    tab: Tab,
    look: Look,
    about: tabs.Tab,
    items: Sequence[Noun],
    row: int,
    *,
    blank: bool,
    extra: Sequence[Extra] = (),
) -> None:
    """The table of a tab, its headings in `row`; a blank one has its ids already."""
    noun = about.noun
    assert noun is not None
    fields = list(noun.fields.items())
    main = tabs.NAMED_BY.get(about.key, ("text",))[0]
    for column, (key, field) in enumerate(fields, 1):
        text = _headed(field.label, field, look, hints=blank, required=key == main)
        look.head(tab, row, column, text)
    for column, one in enumerate(extra, len(fields) + 1):
        look.put(tab.cell(row, column), one.head, font=look.bold, fill=look.grey, middle=True)
        for below, text in enumerate(one.texts, row + 1):
            look.put(tab.cell(below, column), text or None, fill=look.grey)
    for at, item in enumerate(items, row + 1):
        look.row(tab, at, (shown(one, getattr(item, key), look.lang) for key, one in fields))
    last = row + max(len(items), 1)
    if blank:
        last = row + BLANK
        _blank_rows(tab, look, fields, row)
    unused = {
        key
        for key, _ in fields
        if key.endswith(_KEPT_BY_COLLECT) and not any(getattr(one, key) for one in items)
    }
    room = widths(fields, items, look.lang, blank=blank, unused=unused)
    if about.lines:  # they share the first columns: their labels and values need room too
        room[:2] = map(max, room, _LINE_ROOM)
    wide(tab, [*room, *[14] * len(extra)])
    for column, (key, _) in enumerate(fields, 1):
        tab.column_dimensions[get_column_letter(column)].hidden = key in unused
    _columns_ready(tab, look, fields, row, last + SPARE)
    held = 2 if fields[0][0] == "id" else 1
    tab.freeze_panes = tab.cell(row + 1, held + 1)
    tab.auto_filter.ref = f"A{row}:{get_column_letter(len(fields) + len(extra))}{last}"
    paper(tab, row, len(fields))


def _headed(label: Text, field: Field, look: Look, *, hints: bool, required: bool) -> str:
    """A heading, on a blank workbook with a line that says what to write."""
    said = capital(label.to(look.lang)) + (tabs.REQUIRED.to(look.lang) if required else "")
    hint = field.doc.to(look.lang)
    told = hints and field.doc != field.label and field.kind != "id"
    return f"{said}\n{hint}" if told else said


def _blank_rows(tab: Tab, look: Look, fields: Sequence[tuple[str, Field]], row: int) -> None:
    for nth in range(1, BLANK + 1):
        tab.row_dimensions[row + nth] = Grows(tab, index=row + nth, ht=_HAND)
        for column, (_, field) in enumerate(fields, 1):
            cell = tab.cell(row + nth, column)
            look.put(cell, f"{field.target}{nth}" if field.kind == "id" else None)
            _made_ready(cell, field, look)


def _columns_ready(
    tab: Tab, look: Look, fields: Sequence[tuple[str, Field]], row: int, last: int
) -> None:
    """What is typed into the rows below looks as the rest, and text stays text."""
    for column, (_, field) in enumerate(fields, 1):
        letter = get_column_letter(column)
        below = tab.column_dimensions[letter]
        below.font, below.alignment = look.plain, look.text
        _made_ready(below, field, look)
        _offer(tab, field, look, f"{letter}{row + 1}:{letter}{last}")


def _made_ready(cell: Cell, field: Field, look: Look) -> None:
    """The number format of what is still to be filled in; a number stays a number."""
    if field.kind == "date":
        cell.number_format = DATES[look.lang]
    elif field.kind not in ("number", "amount"):
        cell.number_format = "@"


def _offer(tab: Tab, field: Field, look: Look, where: str) -> None:
    """A drop-down list, where the field has words to choose from."""
    words = choices(field, look.lang)
    if not words:
        return
    offer = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    offer.errorTitle = field.label.to(look.lang)
    offer.error = _REF[look.lang == "ja"]
    offer.showErrorMessage = True
    tab.add_data_validation(offer)
    offer.add(where)


def matrix(tab: Tab, look: Look, sheet: nouns.Sheet, *, blank: bool) -> None:
    """Causes down, solutions across; what is open stands at the edges."""
    lang = look.lang
    solutions = [(one.id, tabs.spelt(one.text or "")) for one in sheet.solutions if one.id]
    across = solutions or [(f"S{n}", "") for n in range(1, BLANK + 1) if blank]
    for column, key in enumerate(("id", "text", "status"), 1):
        look.head(tab, 2, column, capital(nouns.Cause.fields[key].label.to(lang)))
        look.put(tab.cell(3, column), None, fill=look.blue)
    look.put(tab.cell(3, 2), _HOW.to(lang), font=look.quiet, fill=look.blue)
    for column, (name, text) in enumerate(across, _FIRST):
        at = get_column_letter(column)
        look.head(tab, 2, column, name)
        found = _looked_up("solutions", f"{at}$2", "text", look)
        look.formula(tab.cell(3, column), found, text, font=look.quiet)
        tab.cell(3, column).fill = look.blue
    down: list[tuple[str, str, nouns.Cause | None]] = [
        (one.id, tabs.spelt(one.text or ""), one) for one in sheet.causes if one.id
    ]
    down = down or [(f"C{n}", "", None) for n in range(1, BLANK + 1) if blank]
    chain = Chain(sheet)
    for row, (name, text, cause) in enumerate(down, 4):
        look.put(tab.cell(row, 1), name, font=look.bold)
        look.formula(tab.cell(row, 2), _looked_up("causes", f"$A{row}", "text", look), text)
        status = CAUSE_STATUS[status_of(cause)].to(lang) if cause and cause.status else ""
        found = _looked_up("causes", f"$A{row}", "status", look)
        look.formula(tab.cell(row, 3), found, status)
        tab.cell(row, 3).alignment = look.middle
        answers = {one.id for one in chain.solutions_of(cause)} if cause else set()
        for column, (solution, _) in enumerate(across, _FIRST):
            tied = TIED if solution in answers else None
            look.put(tab.cell(row, column), tied, middle=True)
    _edges(tab, look, chain, [one[0] for one in down], [one[0] for one in across])
    _matrix_shape(tab, len(across), 3 + len(down))


def _looked_up(key: str, cell: str, field: str, look: Look) -> str:
    """The formula for a field of the item whose id stands in a cell; empty where there is none."""
    about = next(one for one in tabs.TABS if one.key == key)
    assert about.noun is not None
    letter = get_column_letter(list(about.noun.fields).index(field) + 1)
    name = look.before + about.name.to(look.lang)
    where = f"MATCH({cell},'{name}'!$A:$A,0)"
    return f'IFERROR(INDEX(\'{name}\'!${letter}:${letter},{where})&"","")'


def _edges(
    tab: Tab, look: Look, chain: Chain, causes: Sequence[str], solutions: Sequence[str]
) -> None:
    """What is still open: of causes at the right, of solutions below."""
    edge = _FIRST + len(solutions)
    open_gaps: dict[str, list[str]] = {}
    for gap in gaps(chain):
        if not gap.settled:
            open_gaps.setdefault(gap.at, []).append(KINDS[gap.kind].to(look.lang))
    if any(one in open_gaps for one in causes):
        look.head(tab, 2, edge, capital(tabs.OPEN.to(look.lang)), middle=False)
        look.put(tab.cell(3, edge), None, fill=look.blue)
        wide(tab, [18], edge)
        for row, name in enumerate(causes, 4):
            _edge(tab.cell(row, edge), look, open_gaps.get(name))
    below = 4 + len(causes)
    if any(one in open_gaps for one in solutions):
        for column in (1, 2, 3):
            look.put(tab.cell(below, column), None, fill=look.blue)
        look.head(tab, below, 2, capital(tabs.OPEN.to(look.lang)), middle=False)
        for column, name in enumerate(solutions, _FIRST):
            _edge(tab.cell(below, column), look, open_gaps.get(name))


def _edge(cell: Cell, look: Look, said: Sequence[str] | None) -> None:
    text = "\n".join(said) if said else None
    look.put(cell, text, font=look.quiet, fill=look.gap if said else None)


def _matrix_shape(tab: Tab, across: int, last: int) -> None:
    width = 16 if across <= 6 else 11 if across <= 12 else 7
    wide(tab, [7, 40 if across <= 12 else 32, 11, *[width] * across])
    if across and last >= 4:
        end = get_column_letter(_FIRST + across - 1)
        offer = DataValidation(type="list", formula1=f'"{TIED}"', allow_blank=True)
        offer.showErrorMessage = False
        tab.add_data_validation(offer)
        offer.add(f"D4:{end}{last}")
    tab.freeze_panes = "D4"
    paper(tab, 3, across, left=3)


def effect_map(tab: Tab, look: Look, block: EffectMap | None) -> None:
    """Nine squares: high effect at the top, low effort on the left."""
    paper(tab, 0, 4)
    wide(tab, (14, 44, 44, 44))
    if block is None:
        look.loose(tab, 2, _NOT_YET.to(look.lang))
        return
    look.put(tab.cell(2, 1), f"{block.effect} × {block.effort}", fill=look.blue, middle=True)
    for column, one in enumerate(block.squares[:3], 2):
        look.head(tab, 2, column, f"{block.effort} {one.effort.text}")
    for row in range(3):
        squares = block.squares[3 * row : 3 * row + 3]
        look.head(tab, row + 3, 1, f"{block.effect} {squares[0].effect.text}")
        look.row(tab, row + 3, (told_nodes(one.nodes) or None for one in squares), 2)
    if block.unplaced:
        look.head(tab, 6, 1, block.unplaced_label, middle=False)
        look.put(tab.cell(6, 2), told_nodes(block.unplaced))
    tab.freeze_panes = "B3"


def candidates(
    tab: Tab, look: Look, selection: nouns.Selection | None, row: int, *, blank: bool
) -> None:
    """The grid, its headings in `row`: the criteria's names, their highest scores below."""
    criteria = selection.criteria if selection else ()
    rows = selection.candidates if selection else ()
    many = max([len(criteria), *(len(one.scores) for one in rows)]) or tabs.SCORES
    total = many + 2
    look.head(tab, row, 1, capital(tabs.CANDIDATE.to(look.lang)), middle=False)
    look.put(
        tab.cell(row + 1, 1), capital(tabs.HIGHEST.to(look.lang)), font=look.quiet, fill=look.blue
    )
    look.head(tab, row, total, capital(tabs.TOTAL.to(look.lang)))
    look.put(tab.cell(row + 1, total), None, fill=look.blue)
    for at in range(many):
        one = criteria[at] if at < len(criteria) else None
        name = tabs.spelt(one.name) if one and one.name else None
        most = number(one.max) if one and one.max is not None else None
        look.head(tab, row, at + 2, name)
        look.put(tab.cell(row + 1, at + 2), most, fill=look.blue)
    for at in range(row + 2, row + 2 + max(len(rows), BLANK if blank else 1)):
        look.row(tab, at, [None] * total)
    for at, candidate in enumerate(rows, row + 2):
        look.row(
            tab, at, [tabs.spelt(candidate.name or "") or None, *map(number, candidate.scores)]
        )
        if candidate.total is not None:
            look.put(tab.cell(at, total), number(candidate.total))
    wide(tab, [28, 30, *[14] * (total - 2)])
    tab.freeze_panes = tab.cell(row + 2, 2)
    paper(tab, row + 1, total)

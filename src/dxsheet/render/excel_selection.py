"""The tab of the choice of the work: candidates down, criteria across."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter

from dxsheet.office.tabs import CANDIDATE, HIGHEST, SCORES, TOTAL, spelt
from dxsheet.render.excel_look import Look
from dxsheet.render.excel_tables import BLANK, paper
from dxsheet.render.excel_values import number
from dxsheet.sheet.nouns import Selection
from dxsheet.summary.reading import capital


def candidates(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    selection: Selection | None,
    row: int,
    *,
    blank: bool,
) -> None:
    """The grid, its headings in `row`: the criteria's names, their highest scores below."""
    criteria = selection.criteria if selection else ()
    rows = selection.candidates if selection else ()
    many = max([len(criteria), *(len(one.scores) for one in rows)]) or SCORES
    total = many + 2
    look.put(tab.cell(row, 1), capital(CANDIDATE.to(look.lang)), font=look.bold, fill=look.head)
    look.put(tab.cell(row + 1, 1), capital(HIGHEST.to(look.lang)), font=look.quiet, fill=look.head)
    look.put(
        tab.cell(row, total),
        capital(TOTAL.to(look.lang)),
        font=look.bold,
        fill=look.head,
        middle=True,
    )
    look.put(tab.cell(row + 1, total), None, fill=look.head)
    for at in range(many):
        one = criteria[at] if at < len(criteria) else None
        name = spelt(one.name) if one and one.name else None
        most = number(one.max) if one and one.max is not None else None
        look.put(tab.cell(row, at + 2), name, font=look.bold, fill=look.head, middle=True)
        look.put(tab.cell(row + 1, at + 2), most, fill=look.head)
    for at in range(row + 2, row + 2 + max(len(rows), BLANK if blank else 1)):
        for column in range(1, total + 1):
            look.put(tab.cell(at, column), None)
    for at, candidate in enumerate(rows, row + 2):
        look.put(tab.cell(at, 1), spelt(candidate.name) if candidate.name else None)
        for column, score in enumerate(candidate.scores, 2):
            look.put(tab.cell(at, column), number(score))
        if candidate.total is not None:
            look.put(tab.cell(at, total), number(candidate.total))
    tab.column_dimensions["A"].width = 28
    tab.column_dimensions["B"].width = 30
    for column in range(3, total + 1):
        tab.column_dimensions[get_column_letter(column)].width = 14
    tab.freeze_panes = tab.cell(row + 2, 2)
    paper(tab, row + 1, total)

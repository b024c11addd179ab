"""The tabs of the chain: the matrix cause × solution with its ○, and the map effect × effort."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from dxsheet.lang import Text
from dxsheet.office.tabs import OPEN
from dxsheet.render.excel_look import Look
from dxsheet.render.excel_tables import BLANK, paper
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.choices import CAUSE_STATUS
from dxsheet.sheet.nouns import Cause, Sheet
from dxsheet.summary.blocks import EffectMap, Node
from dxsheet.summary.gaps import KINDS, gaps
from dxsheet.summary.reading import capital
from dxsheet.visible import visible

TIED = "○"
_HOW = Text(
    "○ where the solution answers the cause",
    "解決策が課題（原因）に対応するところに○を付けます",
)
_NOT_YET = Text(
    "No solution has its effect and effort yet.", "効果と手間の入った解決策が、まだありません。"
)
_FIRST = 4  # the first column of a solution


def matrix(tab: Any, look: Look, sheet: Sheet, *, blank: bool) -> None:  # noqa: ANN401 - openpyxl
    """Causes down, solutions across; what is open stands at the edges."""
    lang = look.lang
    causes = [(one.id, visible(one.text or ""), one) for one in sheet.causes if one.id]
    solutions = [(one.id, visible(one.text or "")) for one in sheet.solutions if one.id]
    across = [*solutions] or ([(f"S{n}", "") for n in range(1, BLANK + 1)] if blank else [])
    heads = [Cause.fields["id"].label, Cause.fields["text"].label, Cause.fields["status"].label]
    for column, label in enumerate(heads, 1):
        look.put(
            tab.cell(2, column),
            capital(label.to(lang)),
            font=look.bold,
            fill=look.head,
            middle=True,
        )
        look.put(tab.cell(3, column), None, fill=look.head)
    look.put(tab.cell(3, 2), _HOW.to(lang), font=look.quiet, fill=look.head)
    for column, (name, text) in enumerate(across, _FIRST):
        look.put(tab.cell(2, column), name, font=look.bold, fill=look.head, middle=True)
        look.put(tab.cell(3, column), text or None, font=look.quiet, fill=look.head)
    down: list[tuple[str, str, Cause | None]] = [*causes]
    if blank:
        down = down or [(f"C{n}", "", None) for n in range(1, BLANK + 1)]
    chain = Chain(sheet)
    for row, (name, text, cause) in enumerate(down, 4):
        look.put(tab.cell(row, 1), name, font=look.bold)
        look.put(tab.cell(row, 2), text or None)
        status = CAUSE_STATUS[status_of(cause)].to(lang) if cause else None
        look.put(tab.cell(row, 3), status, middle=True)
        answers = {one.id for one in chain.solutions_of(cause)} if cause else set()
        for column, (solution, _) in enumerate(across, _FIRST):
            tied = TIED if solution in answers else None
            look.put(tab.cell(row, column), tied, middle=True)
    last = 3 + len(down)
    _edges(tab, look, chain, [one[0] for one in down], [one[0] for one in across])
    _matrix_shape(tab, look, across, last)


def _edges(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    chain: Chain,
    causes: Sequence[str],
    solutions: Sequence[str],
) -> None:
    """What is still open: of causes at the right, of solutions below."""
    edge = _FIRST + len(solutions)
    open_gaps: dict[str, list[str]] = {}
    for gap in gaps(chain):
        if not gap.settled:
            open_gaps.setdefault(gap.at, []).append(KINDS[gap.kind].to(look.lang))
    if any(one in open_gaps for one in causes):
        look.put(tab.cell(2, edge), capital(OPEN.to(look.lang)), font=look.bold, fill=look.head)
        look.put(tab.cell(3, edge), None, fill=look.head)
        tab.column_dimensions[get_column_letter(edge)].width = 18
        for row, name in enumerate(causes, 4):
            _edge(tab.cell(row, edge), look, open_gaps.get(name))
    below = 4 + len(causes)
    if any(one in open_gaps for one in solutions):
        for column in (1, 2, 3):
            look.put(tab.cell(below, column), None, fill=look.head)
        look.put(tab.cell(below, 2), capital(OPEN.to(look.lang)), font=look.bold, fill=look.head)
        for column, name in enumerate(solutions, _FIRST):
            _edge(tab.cell(below, column), look, open_gaps.get(name))


def _edge(cell: Any, look: Look, said: Sequence[str] | None) -> None:  # noqa: ANN401 - openpyxl
    text = "\n".join(said) if said else None
    look.put(cell, text, font=look.quiet, fill=look.gap if said else None)


def _matrix_shape(
    tab: Any,  # noqa: ANN401 - openpyxl types nothing
    look: Look,
    across: Sequence[tuple[str, str]],
    last: int,
) -> None:
    tab.column_dimensions["A"].width = 7
    tab.column_dimensions["B"].width = 40 if len(across) <= 12 else 32
    tab.column_dimensions["C"].width = 11
    width = 16 if len(across) <= 6 else 11 if len(across) <= 12 else 7
    for column in range(_FIRST, _FIRST + len(across)):
        tab.column_dimensions[get_column_letter(column)].width = width
    if across and last >= 4:
        end = get_column_letter(_FIRST + len(across) - 1)
        offer = DataValidation(type="list", formula1=f'"{TIED}"', allow_blank=True)
        offer.showErrorMessage = False
        tab.add_data_validation(offer)
        offer.add(f"D4:{end}{last}")
    tab.freeze_panes = "D4"
    paper(tab, 3, len(across), left=3)


def effect_map(tab: Any, look: Look, block: EffectMap | None) -> None:  # noqa: ANN401 - openpyxl
    """Nine squares: high effect at the top, low effort on the left."""
    paper(tab, 0, 4)
    for column, width in enumerate((14, 44, 44, 44), 1):
        tab.column_dimensions[get_column_letter(column)].width = width
    if block is None:
        look.put(tab.cell(2, 1), _NOT_YET.to(look.lang), framed=False)
        tab.cell(2, 1).alignment = look.line
        return
    look.put(tab.cell(2, 1), f"{block.effect} × {block.effort}", fill=look.head, middle=True)
    for column, one in enumerate(block.squares[:3], 2):
        text = f"{block.effort} {one.effort.text}"
        look.put(tab.cell(2, column), text, font=look.bold, fill=look.head, middle=True)
    for row in range(3):
        squares = block.squares[3 * row : 3 * row + 3]
        text = f"{block.effect} {squares[0].effect.text}"
        look.put(tab.cell(row + 3, 1), text, font=look.bold, fill=look.head, middle=True)
        for column, one in enumerate(squares, 2):
            look.put(tab.cell(row + 3, column), _told(one.nodes) or None)
    if block.unplaced:
        look.put(tab.cell(6, 1), block.unplaced_label, font=look.bold, fill=look.head)
        look.put(tab.cell(6, 2), _told(block.unplaced))
    tab.freeze_panes = "B3"


def _told(nodes: Sequence[Node]) -> str:
    found = []
    for one in nodes:
        status = one.mark("solution_status")
        parts = [one.id, visible(one.text), f"[{status.text}]" if status else ""]
        found.append(" ".join(part for part in parts if part))
    return "\n".join(found)

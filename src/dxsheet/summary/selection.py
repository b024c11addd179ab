"""Which work is reviewed: candidates by criteria, with their scores (deck rules 41, 42)."""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Candidate, Selection, Sheet
from dxsheet.summary.blocks import Block, Cell, Column, Facts, Mark, Row, Section, Table
from dxsheet.summary.reading import Reading, number_cell
from dxsheet.summary.tables import filled

_MAX = Text("{name} (of {max})", "{name}（{max}点満点）")
_NO_CRITERION = Text("criterion {n} (no name)", "基準{n}（名前なし）")
_CHOSEN = Text("chosen", "選定")


def section(read: Reading) -> Section | None:
    """The table of scores, what was chosen and how; None where nothing was selected."""
    selection = read.sheet.selection
    if selection is None:
        return None
    blocks: list[Block] = []
    facts = read.facts(selection, "chosen", "decided_by")
    if facts:
        blocks.append(Facts(facts))
    if selection.candidates or selection.criteria:
        blocks.append(_scores(read, selection))
    if not blocks:
        return None
    return Section("selection", read.label(Sheet, "selection"), tuple(blocks))


def _scores(read: Reading, selection: Selection) -> Table:
    width = max((len(one.scores) for one in selection.candidates), default=0)
    width = max(width, len(selection.criteria))
    names = [_criterion(read, selection, index) for index in range(width)]
    columns = (
        Column("candidate", read.label(Candidate, "name")),
        *(Column(f"score{index}", name, "", "number") for index, name in enumerate(names)),
        Column("total", read.label(Candidate, "total"), "", "number"),
    )
    rows = tuple(_row(read, selection, one, width) for one in selection.candidates)
    table = Table("selection", columns, rows)
    return table if not rows or selection.criteria else filled(table)


def _criterion(read: Reading, selection: Selection, index: int) -> str:
    criterion = selection.criteria[index] if index < len(selection.criteria) else None
    name = (criterion.name if criterion else None) or read.say(_NO_CRITERION, n=index + 1)
    if criterion and criterion.max is not None:
        return read.say(_MAX, name=name, max=number_cell(criterion.max).text)
    return name


def _row(read: Reading, selection: Selection, candidate: Candidate, width: int) -> Row:
    total = candidate.total
    if total is None and candidate.scores:
        total = sum(candidate.scores)
    scores = [number_cell(one) for one in candidate.scores]
    scores += [Cell()] * (width - len(scores))
    name = candidate.name or ""
    chosen = bool(name) and name == selection.chosen
    mark = Mark("chosen", "yes", read.say(_CHOSEN)) if chosen else None
    last = number_cell(total) if total is not None else Cell()
    return Row((Cell(name, mark=mark), *scores, last), mark)

"""The matrix cause × solution: which cells hold a ○, whatever it was typed as."""

from __future__ import annotations

import unicodedata

from dxsheet.importing import complaints
from dxsheet.importing.cells import tidy_id
from dxsheet.importing.rows import Found
from dxsheet.importing.tabs import OPEN, folded, names_of
from dxsheet.importing.workbook import Grid, Value, address
from dxsheet.sheet.nouns import Cause
from dxsheet.sheet.shape import read_value

# As they are typed; compared after NFKC, in small letters.
_TIED = frozenset("○〇◯⭕●◎✓✔o1") | {"true", "yes", "はい", "有", "☑"}
_APART = frozenset(("0", "-", "−", "ー", "―", "×", "false", "no", "いいえ", "無"))
# Headings that are no ids although they read like one.
_LABELS = names_of(OPEN).union(
    *(names_of(Cause.fields[key].label, key) for key in ("id", "text", "status"))
)


class Matrix:
    """The links by solution: each cause with the cell that says so."""

    def __init__(self) -> None:
        self.links: dict[str, list[tuple[str, str]]] = {}
        self.causes: set[str] = set()


def read_matrix(grid: Grid, found: Found) -> Matrix | None:
    """The links of a tab; None where it has no headings."""
    rows = sorted({row for row, _ in grid.cells})
    label = names_of(Cause.fields["id"].label, "id")
    head = next((row for row in rows if _says(grid.at(row, 1), label)), None)
    if head is None:
        return None
    matrix = Matrix()
    across = _across(grid, head)
    matrix.links = {name: [] for name in across.values()}
    down = {row: name for row in rows if row > head and (name := _name(grid.at(row, 1)))}
    matrix.causes = set(down.values())
    for (row, column), value in sorted(grid.cells.items()):
        if row <= head + 1 and row not in down:
            continue
        if row <= head or column < min(across, default=4):
            continue
        where = f"{grid.name}!{address(row, column)}"
        _take(matrix, value, down.get(row), across.get(column), where, found)
    return matrix


def _take(
    matrix: Matrix,
    value: Value,
    cause: str | None,
    solution: str | None,
    where: str,
    found: Found,
) -> None:
    said = _sign(value)
    if said is False:
        return
    if said is None and (cause is None or solution is None):
        return  # words at the edges: what is open, a remark
    if said is None:
        found.complain(where, complaints.no_sign(value.text))
    elif cause is None or solution is None:
        found.complain(where, complaints.no_heading())
    else:
        matrix.links[solution].append((cause, where))


def _sign(value: Value) -> bool | None:
    """Whether a cell ties, or says that it does not; None for anything else."""
    plain = unicodedata.normalize("NFKC", value.text).strip().casefold()
    if plain in _TIED or value.text.strip() in _TIED:
        return True
    return False if plain in _APART or not plain else None


def _across(grid: Grid, head: int) -> dict[int, str]:
    """The columns with the id of a solution above them."""
    heads = ((at, value) for (row, at), value in sorted(grid.cells.items()) if row == head)
    named = ((at, _name(value)) for at, value in heads if folded(value.text) not in _LABELS)
    return {at: name for at, name in named if name}


def _says(value: Value | None, names: set[str]) -> bool:
    return value is not None and folded(value.text) in names


def _name(value: Value | None) -> str:
    """An id, empty for what can be none."""
    name = tidy_id(value.text) if value else ""
    return name if name and not read_value(Cause.fields["id"], "id", name)[1] else ""

"""Two sheets with one `id`: what no file can tell by itself (REF001)."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.findings import DxsheetError, Finding
from dxsheet.flows.checking.outcome import Outcome
from dxsheet.lang import Text

_SAID = Text(
    "Another sheet has the same id: {file}.", "同じ番号のシートがほかにもあります（{file}）。"
)
_HINT = Text(
    "If this is a copy that goes its own way, give it an id of its own: any letters and digits "
    "that no other sheet has.",
    "写して作った別のシートなら、ほかと重ならない英数字を `id` に付け直してください。",
)


class Twins:
    """The ids seen so far in a run, each with the sheet that had it first; `any` where two met."""

    def __init__(self) -> None:
        self.any = False
        self._first: dict[str, str] = {}

    def of(self, path: str, outcome: Outcome) -> Finding | None:
        """The finding at a sheet whose id an earlier one has."""
        if not outcome.id:
            return None
        first = self._first.setdefault(outcome.id, path)
        if first == path:
            return None
        self.any = True
        line, column = _place_of_id(path)
        return Finding(
            "REF001", "error", _SAID.fill(file=first), _HINT, path, line, column, "id", "id"
        )

    def all_new(self, ids: Sequence[str], paths: Sequence[str]) -> bool:
        """Whether none of these sheets, which have no twin among themselves, has one so far.

        They then count as seen.
        """
        if not self._first.keys().isdisjoint(ids):
            return False
        self._first.update(zip(ids, paths, strict=True))
        self._first.pop("", None)
        return True


def _place_of_id(path: str) -> tuple[int, int]:
    """Looked up where it is asked for: hardly a sheet has a twin."""
    from dxsheet.yamlfile import read

    try:
        return read(path).place(("id",))
    except DxsheetError:  # gone, or spoilt, since it was checked
        return 1, 1

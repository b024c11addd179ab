"""An export as JSON lines: a file a table, and one with a whole sheet a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from dxsheet.flows.exporting_rows import Taken
from dxsheet.many.columns import TABLES

FLAT = tuple(table.name for table in TABLES)
NESTED = "nested"


class JsonLines:
    """Writes each sheet's lines to the files of `folder` as they come."""

    lines, whole = True, True

    def __init__(self, folder: Path, names: Iterable[str] = (*FLAT, NESTED)) -> None:
        self._streams: dict[str, IO[str]] = {
            name: (folder / f"{name}.jsonl").open("x", encoding="utf-8", newline="\n")
            for name in names
        }

    def add(self, taken: Taken) -> None:
        """Write the rows of one sheet."""
        for name, text in taken.lines.items():
            self._streams[name].write(text)

    def finish(self) -> None:
        """Nothing is left to do but to close the files."""
        self.close()

    def close(self) -> None:
        """Close the files, also where the export is given up."""
        for stream in self._streams.values():
            stream.close()

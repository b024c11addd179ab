"""`textconv`: a file as git is to compare it, a sheet as facts, anything else as it is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dxsheet.binder import Opened, inspect
from dxsheet.findings import DxsheetError
from dxsheet.lang import Lang
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes


class Compared(NamedTuple):
    """A file for git: the sheet in it (None where it is none) and its bytes."""

    opened: Opened | None
    raw: bytes

    def facts(self, lang: Lang) -> str | bytes:
        """One fact a line, or the file's bytes as they are where it cannot be told so."""
        from dxsheet.merging.pieces import NotPlain
        from dxsheet.render.diff_facts import draw

        if self.opened is not None:
            try:
                return draw(self.opened.document, lang)
            except NotPlain:
                pass
        return self.raw


def textconv(path: str) -> Compared:
    """Read any file that git asks about.

    Raises:
        DxsheetError: there is no such file (2), or the system refuses it (3).
    """
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # too large for a sheet, and only its beginning was read
        return Compared(None, Path(path).read_bytes())
    try:
        document = parse(raw, path)
    except DxsheetError:
        return Compared(None, raw)
    sound = not document.findings and "dxsheet" in document.data
    return Compared(inspect(document) if sound else None, raw)

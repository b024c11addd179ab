"""The schema for editors, once a repository: it completes and explains the keys offline."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from dxsheet.disk import write_whole
from dxsheet.findings import DxsheetError
from dxsheet.sheet.shape import SCHEMA_ID
from dxsheet.walk.templates import SCHEMA_FILE

# The package's own copy, made by docs/make.py.
_PACKAGED = Path(__file__).resolve().parent.parent / "schema.json"
_VERSION = re.compile(rb'"\$comment": "dxsheet ([0-9]+(?:\.[0-9]+)*)')


def pointed(raw: bytes, sheet: str) -> bytes:
    """A new sheet, its first line naming the schema, which is put there where there is none.

    The schema stands beside the sheets of a folder that has one already, else at the top of the
    repository, else beside the sheet. One that an older dxsheet wrote is renewed, any other file of
    that name left alone. A folder that cannot take it is no reason for a new sheet to fail: the
    editor helps less, and that is all.
    """
    with contextlib.suppress(OSError, DxsheetError, ValueError):
        folder = Path(sheet).absolute().parent
        home = _home(folder)
        place = home / SCHEMA_FILE
        ours = _PACKAGED.read_bytes()
        there = place.read_bytes() if place.exists() else None
        if there is None:
            write_whole(str(place), ours, create=True)
        elif f'"$id": "{SCHEMA_ID}"'.encode() in there and _version(there) < _version(ours):
            write_whole(str(place), ours)
        name = Path(os.path.relpath(place, folder)).as_posix()
        return raw.replace(SCHEMA_FILE.encode(), name.encode(), 1)
    return raw


def _home(folder: Path) -> Path:
    """The folder that has, or is to have, the schema."""
    for one in (folder, *folder.parents):
        if (one / SCHEMA_FILE).exists() or (one / ".git").exists():
            return one
    return folder


def _version(schema: bytes) -> tuple[int, ...]:
    """Of the dxsheet that made it; nothing for one that did not say."""
    found = _VERSION.search(schema)
    return tuple(map(int, found[1].split(b"."))) if found else ()

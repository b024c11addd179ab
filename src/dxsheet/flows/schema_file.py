"""The schema beside the sheets, so that editors complete and explain the keys without a network."""

from __future__ import annotations

import contextlib
import os

from dxsheet.disk import write_whole
from dxsheet.findings import DxsheetError
from dxsheet.walk.starting import SCHEMA_FILE

# The package's own copy, made by docs/make.py: building it from the models loads pydantic.
_PACKAGED = os.path.join(  # noqa: PTH118 - pathlib costs start-up
    os.path.dirname(os.path.dirname(__file__)),  # noqa: PTH120
    "schema.json",
)


def place_schema(sheet: str) -> None:
    """Put the schema that a sheet's first line names into its folder, where it is not there yet.

    A folder that cannot take it is no reason for a new sheet to fail: the editor helps less, and
    that is all.
    """
    path = os.path.join(os.path.dirname(sheet), SCHEMA_FILE)  # noqa: PTH118, PTH120
    if os.path.lexists(path):
        return
    with contextlib.suppress(OSError, DxsheetError), open(_PACKAGED, "rb") as stream:  # noqa: PTH123
        write_whole(path, stream.read(), create=True)

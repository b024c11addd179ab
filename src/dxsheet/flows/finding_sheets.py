"""The sheets of a folder, as `list`, `stats` and `export` go through them."""

from __future__ import annotations

import os

from dxsheet.binder import sheets_in
from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def sheets_below(folder: str) -> Iterator[tuple[str, str]]:
    """(path, name from the folder with `/` in it) of every sheet, in the order of their names.

    Raises DxsheetError (exit 2) where there is nothing under that name.
    """
    if not os.path.lexists(folder):
        raise DxsheetError(
            Text("There is no folder {path}.", "{path} というフォルダーがありません。").fill(
                path=folder
            ),
            Text(
                "Check the spelling and the folder you are in.",
                "つづりと今いるフォルダーを確かめてください。",
            ),
            code=USAGE,
        )
    return _named(folder)


def _named(folder: str) -> Iterator[tuple[str, str]]:
    for path in sheets_in(folder):
        alone = path == folder
        name = os.path.basename(path) if alone else os.path.relpath(path, folder)  # noqa: PTH119
        yield path, name.replace(os.sep, "/")


def none_readable(count: int) -> DxsheetError:
    """There are sheets, and not one of them can be read."""
    return DxsheetError(
        Text(
            "None of the {count} sheets can be read.", "シート{count}件は、どれも読めませんでした。"
        ).fill(count=count),
        Text("`dxsheet check` says where and why.", "`dxsheet check` で場所と理由が分かります。"),
    )

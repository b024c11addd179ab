"""`textconv`: what git calls for each side of each file it compares; it imports little."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument
from dxsheet.findings import SOUND
from dxsheet.flows.textconv import textconv as convert
from dxsheet.lang import Text
from dxsheet.screen import Screen
from dxsheet.visible import visible


def textconv(screen: Screen, file: str) -> int:
    """Print a file as git is to compare it."""
    screen.settle_by(file)
    found = convert(file, screen.lang)
    screen.code = SOUND
    if isinstance(found, str):
        screen.page(found)
    elif not screen.data(found):
        screen.page(visible(found.decode("utf-8", "replace")))
    return SOUND


TEXTCONV = Command(
    (argument("file", Text("The file; any file will do.", "ファイル（何でも可）")),),
    textconv,
)

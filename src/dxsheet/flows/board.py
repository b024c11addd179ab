"""`--board`: the projector's page, written whole whenever the sheet or the question changes."""

from __future__ import annotations

import os

from dxsheet.disk import write_whole
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Lang, Text
from dxsheet.render.board import draw
from dxsheet.render.html import GENERATOR
from dxsheet.sheet.nouns import Sheet


def write_board(
    path: str,
    sheet: Sheet,
    *,
    lang: Lang,
    question: str = "",
    about: str = "",
    part: str = "",
    at: str = "",
) -> None:
    """Write what the projector shows now; see `dxsheet.render.board.draw`.

    The browser reads either the page before or this one, never half of it.

    Raises:
        DxsheetError: exit 1 where the file is there and is no page of ours, 3 where it cannot be
            written.
    """
    _refuse_another(path)
    page = draw(sheet, lang=lang, question=question, about=about, part=part, at=at)
    write_whole(path, page.encode())


def _refuse_another(path: str) -> None:
    """A board takes the place of an earlier board, of nothing else."""
    if not os.path.exists(path):  # noqa: PTH110
        return
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            start = stream.read(2048)
    except OSError:
        return  # whoever writes meets it again, and says so
    if start and f'content="{GENERATOR}"'.encode() not in start:
        raise DxsheetError(
            Text(
                "{file} is there already and is no board.",
                "{file} はすでにあり、投影用のページではありません。",
            ).fill(file=path),
            Text(
                "Give --board another name, ending in .html.",
                "--board には、.html で終わる別の名前を指定してください。",
            ),
            code=FOUND,
        )

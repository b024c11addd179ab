"""What the projector shows while one walks: the question, and what it is about."""

from __future__ import annotations

from dxsheet.findings import DxsheetError
from dxsheet.flows.sitting.route import Moment
from dxsheet.walk.order import Placed, Progress


class Board:
    """The page behind `--board`; without a path nothing is written."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._shown = False

    def show(self, moment: Moment, one: Placed | None = None, at: Progress | None = None) -> None:
        """Write the sheet as it stands with the question being asked, if there is one.

        Raises DxsheetError where the first page cannot be written, or would replace something
        else. Later on a page that cannot be written is left out: the walk goes before it.
        """
        if not self._path:
            return
        try:
            self._write(self._path, moment, one, at)
        except DxsheetError:
            if not self._shown:
                raise
        self._shown = True

    def _write(self, path: str, moment: Moment, one: Placed | None, at: Progress | None) -> None:
        from dxsheet.flows.board import write_board
        from dxsheet.sheet.shape import shaped

        scene = moment.scene
        sheet = shaped(dict(scene.data))[0]
        if one is None or at is None:
            write_board(path, sheet, lang=scene.lang)
            return
        question = one.step.text().to(scene.lang)
        text = str(one.step.slots.get("text", ""))
        write_board(
            path,
            sheet,
            lang=scene.lang,
            question=question,
            about="" if text in question else text,
            part=scene.bank.parts[one.part].name.to(scene.lang),
            at=f"{at.part}/{at.parts}",
        )

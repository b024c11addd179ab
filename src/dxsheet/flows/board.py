"""`--board`: the projector's page, written whole whenever the sheet or the question changes."""

from __future__ import annotations

import os
from typing import Any

from dxsheet.disk import write_whole
from dxsheet.findings import FOUND, DxsheetError
from dxsheet.flows.sitting.page import choices
from dxsheet.flows.sitting.route import Moment
from dxsheet.lang import Lang, Text
from dxsheet.render.html import GENERATOR, draw_board
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.shape import shaped
from dxsheet.walk.order import Placed, Progress
from dxsheet.walk.review import DECIDED, review

# The parts whose answers are shown as they come, in place of the chain.
_SAID = ("choose", "people", "communication", "start", "outcome")


class Board:
    """The page behind `--board`; without a path nothing is written."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._shown = False

    def show(self, moment: Moment, one: Placed | None = None, at: Progress | None = None) -> None:
        """Write the sheet as it stands with the question being asked, if there is one.

        Raises DxsheetError where the first page cannot be written, or would replace something
        else. Later on a page that cannot be written is left out: the walk goes before it.
        """
        if not self.path:
            return
        try:
            self._write(self.path, moment, one, at)
        except DxsheetError:
            if not self._shown:
                raise
        self._shown = True

    def _write(self, path: str, moment: Moment, one: Placed | None, at: Progress | None) -> None:
        scene = moment.scene
        lang = scene.lang
        sheet = shaped(dict(scene.data))[0]
        if one is None or at is None:
            write_board(path, sheet, lang=lang)
            return
        question = one.step.text().to(lang)
        told = [told.to(lang) for told in one.step.told]
        # What is asked of an answer says itself what it is about.
        text = "" if "?" in one.step.key else str(one.step.slots.get("text", ""))
        write_board(
            path,
            sheet,
            lang=lang,
            question=question,
            about="" if any(text in said for said in (question, *told)) else text,
            told=told,
            choices=[choice.to(lang) for choice in choices(one.step)],
            part=scene.bank.parts[one.part].name.to(lang),
            at=f"{at.part}/{at.parts}",
            said=_said(moment, one.part) if one.part in _SAID else (),
            mapped=one.part == "map",
        )


def _said(moment: Moment, part: str) -> list[tuple[str, list[str]]]:
    """What was said in a part: each item with its answers below, the sheet's own answers last."""
    lang = moment.scene.lang
    groups: list[tuple[str, list[str]]] = []
    decided: tuple[str, list[str]] = (DECIDED.to(lang), [])
    loose: list[str] = []
    for row in review(moment.scene, moment.placed, part):
        if row.is_open:
            continue
        if row.key.startswith("decisions["):
            if decided not in groups:
                groups.append(decided)
            decided[1].append(row.text.to(lang))
        elif row.depth and groups:
            groups[-1][1].append(row.text.to(lang))
        elif row.item:
            groups.append((row.text.to(lang), []))
        else:
            loose.append(row.text.to(lang))
    name = moment.scene.bank.parts[part].name.to(lang)
    return [*groups, *([(name, loose)] if loose else [])]


def write_board(path: str, sheet: Sheet, *, lang: Lang, **shown: Any) -> None:  # noqa: ANN401
    """Write what the projector shows now; for `shown` see `render.html.draw_board`.

    The browser reads either the page before or this one, never half of it.

    Raises:
        DxsheetError: exit 1 where the file is there and is no page of ours, 3 where it cannot be
            written.
    """
    _refuse_another(path)
    page = draw_board(sheet, lang=lang, **shown)
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
                "{file} already exists and is not a board.",
                "{file} は既にあり、投影用のページではありません。",
            ).fill(file=path),
            Text(
                "Give --board another name, ending in .html.",
                "--board には、.html で終わる別の名前を指定してください。",
            ),
            code=FOUND,
        )

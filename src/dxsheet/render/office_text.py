"""Words that Word and Excel write alike."""

from __future__ import annotations

from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import AGAIN, Cell, Fact
from dxsheet.summary.signs import has_sign, signed

COLON = Text(": ", "：")


def told(cell: Cell) -> str:
    """The text of a cell, its status with a sign before it."""
    if cell.mark is None or not has_sign(cell.mark):
        return cell.text
    sign = signed(cell.mark)
    return sign if cell.mark.text == cell.text else f"{cell.text} {sign}"


def whole(cell: Cell, lang: Lang) -> str:
    """A cell with its id, in one text."""
    text = " ".join(part for part in (cell.id, told(cell)) if part)
    return text + AGAIN.to(lang) if cell.again and cell.id else text


def labelled(fact: Fact, lang: Lang) -> str:
    """A label and its value, in one text."""
    return fact.label + COLON.to(lang) + whole(fact.value, lang)

"""Cells and marks as HTML: an id, a text, and a chip for what is a status."""

from __future__ import annotations

from dxsheet.lang import Lang
from dxsheet.render.markup import Markup, joined, lines, tag
from dxsheet.render.signs import signed
from dxsheet.summary.blocks import AGAIN, Cell, Mark

# Marks that are drawn as a chip; the others (a date, a number) are plain text.
_CHIPS = frozenset(
    ("cause_status", "solution_status", "stage", "target", "due", "done", "check", "severity",
     "trial_status", "stance", "decision", "chosen")
)  # fmt: skip
SPACE = Markup(" ")
_GLUE = Markup("&#160;")


def chip(mark: Mark) -> Markup:
    """A status as a word in a frame, with its sign."""
    return tag("span", signed(mark), class_=f"chip {mark.kind}-{mark.value}")


def is_chip(one: Cell) -> bool:
    """Whether a cell tells a status."""
    return one.mark is not None and one.mark.kind in _CHIPS


def cell(one: Cell, lang: Lang) -> Markup:
    """What a cell says; a gap stands out, an item told before says so."""
    mark = one.mark
    parts: list[str] = []
    if one.id:
        parts += [tag("b", one.id, class_="id"), SPACE]
    if mark is None:
        parts.append(lines(one.text))
    elif mark.kind in _CHIPS:
        said = mark.text == one.text
        parts += [chip(mark)] if said else [lines(one.text), SPACE, chip(mark)]
    elif mark.kind == "gap":
        parts.append(tag("span", lines(one.text), class_="gap"))
    elif mark.kind == "date":
        parts.append(tag("time", one.text, datetime=mark.value))
    else:
        parts.append(lines(one.text))
    if one.again and one.id:
        parts.append(tag("span", AGAIN.to(lang), class_="again"))
    return joined(parts)


def labelled(label: str, value: Cell, lang: Lang) -> Markup:
    """A label and its value, which no line end parts."""
    said = tag("span", label, class_="label")
    return tag("span", said, _GLUE, cell(value, lang), class_="fact")

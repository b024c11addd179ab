"""WordprocessingML by elements: the one door through which text reaches a Word file.

Text is never parsed: it goes in as character data, acting characters spelt out first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dxsheet.visible import visible

_NEWLINE = re.compile("\r\n|\r|\n")
# Half points and twentieths of a point: table text, and what stands under it.
SMALL, NOTE = 18, 17
_LINE = {SMALL: 250, NOTE: 235}

Element = Any


def el(name: str, *children: Element, **attributes: object) -> Element:
    """One element of the `w` namespace with attributes of the same; `None` ones are left out."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        if value is not None:
            made.set(qn(f"w:{key}"), str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def run(text: str, *, bold: bool = False, size: int = 0, colour: str = "") -> Element:
    """Text in one look; line ends and tabs become what Word has for them."""
    looks = [
        el("b") if bold else None,
        el("bCs") if bold else None,
        el("color", val=colour) if colour else None,
        el("sz", val=size) if size else None,
        el("szCs", val=size) if size else None,
    ]
    made = el("r", el("rPr", *looks) if any(one is not None for one in looks) else None)
    fill(made, text)
    return made


def fill(into: Element, text: str) -> None:
    """Put text into a run that stands already."""
    for nth, line in enumerate(_NEWLINE.split(text)):
        if nth:
            into.append(el("br"))
        for at, part in enumerate(line.split("\t")):
            if at:
                into.append(el("tab"))
            if part:
                said = el("t")
                said.text = visible(part)
                said.set(qn("xml:space"), "preserve")
                into.append(said)


def paragraph(*runs: Element, style: str = "", layout: Sequence[Element] = ()) -> Element:
    """One paragraph; `layout` are elements of its properties in the order of the schema."""
    named = el("pStyle", val=style) if style else None
    about = el("pPr", named, *layout) if style or layout else None
    return el("p", about, *runs)


def dense(*runs: Element, size: int = SMALL, align: str = "") -> Element:
    """A paragraph in a table: no room above or below, lines of one height.

    The height is fixed because the fonts that Japanese offices have ask for almost two lines.
    """
    spacing = el("spacing", before=0, after=0, line=_LINE[size], lineRule="exact")
    aligned = [el("jc", val=align)] if align else []
    return paragraph(*runs, layout=[el("snapToGrid", val=0), spacing, *aligned])


def tidied(element: Element) -> Element:
    """A deep copy, so that one element can stand in two places."""
    from copy import deepcopy

    return deepcopy(element)

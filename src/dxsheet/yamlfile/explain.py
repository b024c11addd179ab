"""Y001 and Y006: libyaml's complaint becomes a sentence about what the line holds.

libyaml says where it stopped, which is often after the mistake. Each cause looks at the lines and
speaks only where it can tell; the first that does wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.yamlfile import shapes, signs
from dxsheet.yamlfile.complaint import Cause, Spot
from dxsheet.yamlfile.document import Document, Mark
from dxsheet.yamlfile.faults import found, noted


def explained(document: Document, error: Exception) -> Finding:
    """The finding for what libyaml could not read."""
    spot = _spot(document, error)
    for cause in _CAUSES:
        told = cause(spot)
        if told is not None:
            break
    else:
        told = _unknown(spot)
    return found(document, told.rule, told.message, told.hint, (told.line, told.column))


def no_mapping(document: Document, what: str, mark: Mark) -> Finding:
    """The finding for a file with no mapping at the top: a first line typed wrong, or Y009."""
    line, column = document.at_mark(mark)
    lines = re.split(r"\r\n|\r|\n", document.text)
    spot = Spot(lines, line, column, None, "", "")
    told = (signs.full_width(spot) or signs.no_space(spot)) if what == "other" else None
    if told is None:
        return noted(document, what, mark, (), {})
    return found(document, told.rule, told.message, told.hint, (told.line, told.column))


def _spot(document: Document, error: Exception) -> Spot:
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    line, column = document.at_mark(mark) if mark else (1, 1)
    return Spot(
        lines=re.split(r"\r\n|\r|\n", document.text),
        line=line,
        column=column,
        opened=document.at_mark(start) if start else None,
        problem=str(getattr(error, "problem", None) or error),
        context=str(getattr(error, "context", None) or ""),
    )


def _unknown(spot: Spot) -> Cause:
    return Cause(
        min(spot.line, len(spot.lines)),
        spot.column,
        Text(
            "The YAML cannot be read here ({problem}).",
            "ここでYAMLとして読めなくなりました（{problem}）。",
        ).fill(problem=spot.problem),
        Text(
            "Look at this line and the one above: signs, quotation marks, indentation.",
            "この行と1つ上の行の、記号・引用符・字下げを確かめてください。",
        ),
    )


_CAUSES: tuple[Callable[[Spot], Cause | None], ...] = (
    signs.invisible,
    signs.tab,
    shapes.open_quote,
    shapes.escape,
    shapes.after_bracket,
    shapes.open_bracket,
    signs.full_width,
    signs.reserved,
    shapes.after_quote,
    signs.no_space,
    shapes.colon_inside,
    shapes.no_colon,
    shapes.indentation,
)

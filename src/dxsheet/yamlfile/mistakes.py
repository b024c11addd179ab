"""What libyaml could not read, as the mistake that it most likely is.

libyaml says where it stopped, which is often after the mistake: each cause looks at the lines near,
and the first that fits is told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.yamlfile.complaints import finding
from dxsheet.yamlfile.document import BREAK, Document, Path, at_of, path_text


def told(
    document: Document,
    what: str,
    index: int,
    path: Path = (),
    values: dict[str, object] | None = None,
) -> Finding:
    """A complaint at a character of the document, about the value at a path."""
    at, name = at_of(document.data, path), path_text(path)
    return finding(document.file, what, document.at_index(index), at, name, **(values or {}))


def explained(document: Document, error: Exception) -> Finding:
    """The finding for what libyaml could not read."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    spot = _Spot(
        BREAK.split(document.text),
        *(document.at_index(mark.index) if mark else (1, 1)),
        document.at_index(opened.index) if opened else None,
        str(getattr(error, "problem", None) or error),
        str(getattr(error, "context", None) or ""),
    )
    return _first(document, spot, _CAUSES) or finding(
        document.file, "unknown", (min(spot.line, len(spot.lines)), spot.column)
    )


def no_mapping(document: Document, what: str, index: int) -> Finding:
    """The finding for a file with no mapping at the top: a first line typed wrong, or Y009."""
    spot = _Spot(BREAK.split(document.text), *document.at_index(index), None, "", "")
    causes = [one for one in _CAUSES if one[0] in ("full_width", "no_space", "no_space_listed")]
    found = _first(document, spot, causes) if what == "other" else None
    return found or told(document, what, index)


class _Spot(NamedTuple):
    """Where libyaml stopped (`line`, `column`) and where what it was reading began (`opened`)."""

    lines: list[str]
    line: int
    column: int
    opened: tuple[int, int] | None
    problem: str
    context: str

    def near(self) -> Iterator[tuple[int, str]]:
        """The lines to look at, likeliest first: where it stopped, before it, where it began."""
        before = self.line - 1
        while before > 1 and not self.lines[before - 1].strip():
            before -= 1
        opened = self.opened[0] if self.opened else self.line
        for number in dict.fromkeys((self.line, before, opened)):
            if 1 <= number <= len(self.lines):
                yield number, self.lines[number - 1]


# Where on which line, and the sign that is wrong.
_Found = tuple[int, int, str]
_Cause = Callable[[_Spot], _Found | None]


def _first(
    document: Document,
    spot: _Spot,
    causes: Sequence[tuple[str, _Cause]],
) -> Finding | None:
    for what, cause in causes:
        seen = cause(spot)
        if seen:
            line, column, sign = seen
            values: dict[str, Any] = {
                "written": sign,
                "sign": json.loads(f'"{sign}"') if what == "json_pair" else sign,
                "name": f"U+{ord(sign):04X}" if len(sign) == 1 else "",
                "wide": _WIDE_NAMES.get(sign, _WIDE_NAMES["－"]),
            }
            return finding(document.file, what, (line, column), **values)
    return None


def _near(pattern: str) -> _Cause:
    """A line near that fits; the group is the sign that is wrong."""

    def cause(spot: _Spot) -> _Found | None:
        for number, line in spot.near():
            hit = re.match(pattern, line)
            if hit:
                at = hit.lastindex or 0  # the one group of the alternative that fits
                return number, hit.start(at) + 1, hit.group(at)
        return None

    return cause


def _open_quote(spot: _Spot) -> _Found | None:
    """Told where it opens, not at the end of the file."""
    if "escape" in spot.problem:
        return None
    if "quoted scalar" in spot.context:
        return (*spot.opened, "") if spot.opened else None
    return _near(rf"{_LEAD}(\"(?:[^\"\\]|\\.)*|'[^']*)\Z")(spot)


def _escape(spot: _Spot) -> _Found | None:
    return (spot.line, spot.column, "") if "quoted scalar" in spot.context else None


def _json_pair(spot: _Spot) -> _Found | None:
    r"""`\ud83d\ude00`: a sign outside the first 65,536 as JSON escapes it."""
    half = r"\\u[dD]{}[0-9a-fA-F]{{2}}"
    pair = rf"(?<!\\)(?:\\\\)*({half.format('[89abAB]')}{half.format('[c-fC-F]')})"
    for number, line in spot.near():
        hit = re.search(pair, line)
        if hit:
            return number, hit.start(1) + 1, hit.group(1)
    return None


def _open_bracket(spot: _Spot) -> _Found | None:
    """Where libyaml says the bracket opens; for a missing value, the nearest line left open."""
    if "flow" not in spot.context:
        return None
    line, column = min(spot.line, len(spot.lines)), spot.column
    if spot.opened is not None and "node" not in spot.context:
        line, column = spot.opened
    else:
        for number in range(line, 0, -1):
            one = spot.lines[number - 1]
            if one.count("[") + one.count("{") > one.count("]") + one.count("}"):
                line, column = number, max(one.rfind("["), one.rfind("{")) + 1
                break
    return line, column, spot.lines[line - 1][column - 1 : column]


def _colon_inside(spot: _Spot) -> _Found | None:
    """`key: a: b`: a colon and a space inside the text."""
    if "mapping values" not in spot.problem or spot.line > len(spot.lines):
        return None
    text = r"[^\"'\[{#].*?"
    hit = re.match(
        rf"(?:{_KEY}:[ ]+{text}|[ ]*(?:-[ ]+)+{text}: .*?)(:)(?:[ ]|$)", spot.lines[spot.line - 1]
    )
    return (spot.line, hit.end(1), "") if hit else None


def _no_colon(spot: _Spot) -> _Found | None:
    return (*spot.opened, "") if "expected ':'" in spot.problem and spot.opened else None


def _indentation(spot: _Spot) -> _Found | None:
    """Columns that do not line up."""
    words = (
        "mapping values",
        "expected key",
        "block end",
        "'-' indicator",
        "entries are not",
        "keys are not",
    )
    return (spot.line, spot.column, "") if any(one in spot.problem for one in words) else None


# A key at the start of a line, after the marks of the list entries it may begin.
_KEY = r"[ ]*(?:-[ ]+)*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
# What stands before a value on its line.
_LEAD = rf"(?:{_KEY}:[ ]+|[ ]*(?:-[ ]+)+)"
_QUOTED = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
_WIDE_NAMES = {
    "\u3000": Text("space", "スペース"),
    "：": Text("colon", "コロン"),
    "－": Text("list mark", "箇条書きの印"),
}
_CAUSES: tuple[tuple[str, _Cause], ...] = (
    ("invisible", _near("[^\x85\u2028\u2029\ufeff\u200b\u00a0]*+(.)")),
    ("tab", _near(r"[ ]*(?:-[ ]*)*(\t)")),
    ("open_quote", _open_quote),
    ("json_pair", _json_pair),
    ("half_sign", _near(r".*?(?<!\\)(?:\\\\)*(\\u[dD][89a-fA-F][0-9a-fA-F]{2})")),
    ("escape", _escape),
    ("after_bracket", _near(rf"{_LEAD}(?:\[[^\[\]]*\]|{{[^{{}}]*}})[ ]*([^\s#,\]}}])")),
    ("open_bracket", _open_bracket),
    (
        "full_width",
        _near(
            rf"[ ]*(\u3000)|[ ]*-[ ]*(\u3000)|[ ]*([－ー―・])(?:[ \u3000]|(?=[A-Za-z]))"
            rf"|{_KEY}[ \u3000]*(：)|{_KEY}:(\u3000)"
        ),
    ),
    ("reserved", _near(rf"{_LEAD}(?![|>][-+0-9]*[ ]*(?:#.*)?$)([@`%*&!|>,\]}}])")),
    ("after_quote", _near(rf"{_LEAD}{_QUOTED}[ ]*([^\s#,:\]}}])")),
    ("no_space", _near(rf"{_KEY}:([^\s/])")),
    ("no_space_listed", _near(r"[ ]*-([A-Za-z_]+:[ ])")),
    ("colon_twice", _near(rf"{_KEY}[ ]*:[ ]*(:)[ ]*(?:#.*)?\Z")),
    ("colon_inside", _colon_inside),
    ("no_colon", _no_colon),
    ("indentation", _indentation),
)

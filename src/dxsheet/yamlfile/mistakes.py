"""What libyaml could not read, as the mistake that it most likely is.

libyaml says where it stopped, which is often after the mistake: each cause looks at the lines near,
and the first that fits is told.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.yamlfile.complaints import finding
from dxsheet.yamlfile.document import Document, Path, at_of, path_text


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
        document,
        mark.index if mark else 0,
        opened.index if opened else None,
        str(getattr(error, "problem", None) or error),
        str(getattr(error, "context", None) or ""),
    )
    return _first(document, spot, _CAUSES) or told(document, "unknown", spot.stopped)


def no_mapping(document: Document, what: str, index: int) -> Finding:
    """The finding for a file with no mapping at the top: a first line typed wrong, or Y009."""
    spot = _Spot(document, index, None, "", "")
    causes = [one for one in _CAUSES if one[0] in ("full_width", "no_space", "no_space_listed")]
    found = _first(document, spot, causes) if what == "other" else None
    return found or told(document, what, index)


class _Line(NamedTuple):
    """A line, and the index in the text where it starts."""

    start: int
    text: str


class _Spot:
    """Where libyaml `stopped` and where what it was reading was `opened`: indexes in the text.

    Here are only indexes; what a reader is shown for one is `Document.at_index`.
    """

    def __init__(
        self, document: Document, stopped: int, opened: int | None, problem: str, context: str
    ) -> None:
        self._text = document.text
        self._starts = document.starts
        self.stopped = stopped
        self.opened = opened
        self.problem = problem
        self.context = context

    def nth(self, index: int) -> int:
        """Which line a character is on, from 0."""
        return bisect_right(self._starts, index) - 1

    def line(self, nth: int) -> _Line:
        """A line, counted from 0, without its end."""
        start, *after = self._starts[nth : nth + 2]
        return _Line(start, self._text[start : after[0] if after else None].rstrip("\r\n"))

    def before(self, nth: int) -> Iterator[_Line]:
        """The lines before one, the nearest first."""
        return map(self.line, range(nth - 1, -1, -1))

    def near(self) -> Iterator[_Line]:
        """The lines to look at, likeliest first: where it stopped, before it, where it began."""
        at = self.nth(self.stopped)
        before = max(at - 1, 0)
        while before > 0 and not self.line(before).text.strip():
            before -= 1
        opened = at if self.opened is None else self.nth(self.opened)
        for nth in dict.fromkeys((at, before, opened)):
            yield self.line(nth)


# Where in the text, and the sign that is wrong.
_Found = tuple[int, str]
_Cause = Callable[[_Spot], _Found | None]


def _first(document: Document, spot: _Spot, causes: Sequence[tuple[str, _Cause]]) -> Finding | None:
    for what, cause in causes:
        seen = cause(spot)
        if seen:
            index, sign = seen
            values: dict[str, Any] = {
                "written": sign,
                "sign": json.loads(f'"{sign}"') if what == "json_pair" else sign,
                "name": f"U+{ord(sign):04X}" if len(sign) == 1 else "",
                "wide": _WIDE_NAMES.get(sign, _WIDE_NAMES["－"]),
            }
            return told(document, what, index, (), values)
    return None


def _near(pattern: str, *, anywhere: bool = False) -> _Cause:
    """A line near that fits; the group is the sign that is wrong."""
    fits = re.compile(pattern).search if anywhere else re.compile(pattern).match

    def cause(spot: _Spot) -> _Found | None:
        for start, line in spot.near():
            hit = fits(line)
            if hit:
                group = hit.lastindex or 0  # the one group of the alternative that fits
                return start + hit.start(group), hit.group(group)
        return None

    return cause


def _directive(spot: _Spot) -> _Found | None:
    """A line of signs for YAML itself: one that is none, or with no `---` after it."""
    if "directive" in spot.problem + spot.context or "incompatible" in spot.problem:
        return next(((start, "") for start, line in spot.near() if line.startswith("%")), None)
    return _above(spot, "%")


def _ended(spot: _Spot) -> _Found | None:
    """`...` alone on a line, which ends the document, with text after it."""
    return _above(spot, "...")


def _above(spot: _Spot, sign: str) -> _Found | None:
    """Where no document begins, the last line of YAML above, if it begins with a sign."""
    if "document start" not in spot.problem:
        return None
    lines = spot.before(spot.nth(spot.stopped))
    written = next((one for one in lines if one.text.strip() and one.text[:1] != "#"), None)
    return (written.start, "") if written and written.text.startswith(sign) else None


def _open_quote(spot: _Spot) -> _Found | None:
    """Told where it opens, not at the end of the file."""
    if "escape" in spot.problem:
        return None
    if "quoted scalar" in spot.context:
        return None if spot.opened is None else (spot.opened, "")
    return _near(rf"{_LEAD}(\"(?:[^\"\\]|\\.)*|'[^']*)\Z")(spot)


def _escape(spot: _Spot) -> _Found | None:
    return (spot.stopped, "") if "quoted scalar" in spot.context else None


def _open_bracket(spot: _Spot) -> _Found | None:
    """Where libyaml says the bracket opens; for a missing value, the nearest line left open."""
    if "flow" not in spot.context:
        return None
    if spot.opened is not None and "node" not in spot.context:
        start, line = spot.line(spot.nth(spot.opened))
        return spot.opened, line[spot.opened - start :][:1]
    here = spot.nth(spot.stopped)
    for start, line in spot.before(here + 1):
        if line.count("[") + line.count("{") > line.count("]") + line.count("}"):
            at = max(line.rfind("["), line.rfind("{"))
            return start + at, line[at]
    start, line = spot.line(here)
    return spot.stopped, line[spot.stopped - start :][:1]


def _colon_inside(spot: _Spot) -> _Found | None:
    """`key: a: b`: a colon and a space inside the text."""
    if "mapping values" not in spot.problem:
        return None
    text = r"[^\"'\[{#].*?"
    start, line = spot.line(spot.nth(spot.stopped))
    hit = re.match(rf"(?:{_KEY}:[ ]+{text}|[ ]*(?:-[ ]+)+{text}: .*?)(:)(?:[ ]|$)", line)
    return (start + hit.start(1), "") if hit else None


def _no_colon(spot: _Spot) -> _Found | None:
    """A key that the line ends behind."""
    expected = "expected ':'" in spot.problem and spot.opened is not None
    return (spot.opened or 0, "") if expected else None


def _indentation(spot: _Spot) -> _Found | None:
    """Columns that do not line up."""
    words = "mapping values|expected key|block end|'-' indicator|entries are not|keys are not"
    here = re.search(words, spot.problem) or _above(spot, " ")
    return (spot.stopped, "") if here else None


# A key at the start of a line, after the marks of the list entries it may begin.
_KEY = r"[ ]*(?:-[ ]+)*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
# What stands before a value on its line.
_LEAD = rf"(?:{_KEY}:[ ]+|[ ]*(?:-[ ]+)+)"
_QUOTED = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
# A sign outside the first 65,536 as JSON escapes it: `\ud83d\ude00`, two halves.
_HALF = r"\\u[dD]{}[0-9a-fA-F]{{2}}".format
_WIDE_NAMES = {
    "\u3000": Text("space", "スペース"),
    "：": Text("colon", "コロン"),
    "－": Text("list mark", "箇条書きの印"),
}
_CAUSES: tuple[tuple[str, _Cause], ...] = (
    ("invisible", _near("[^\x85\u2028\u2029\ufeff\u200b\u00a0]*+(.)")),
    ("tab", _near(r"[ ]*(?:-[ ]*)*(\t)")),
    ("directive", _directive),
    ("ended", _ended),
    ("open_quote", _open_quote),
    (
        "json_pair",
        _near(rf"(?<!\\)(?:\\\\)*({_HALF('[89abAB]')}{_HALF('[c-fC-F]')})", anywhere=True),
    ),
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
    ("reserved_line", _near(r"[ ]*([@`%*&|>,\]}])")),
)

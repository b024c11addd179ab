"""Y004: conflict markers that a merge left in the file, found before any parsing."""

from __future__ import annotations

import re

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.yamlfile.document import Document

# At the start of a line only: no sheet has text there, so a line of signs inside a value is safe.
_MARK = re.compile(r"(?:\A|(?<=[\r\n]))(<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)")

_BOTH = Text(
    "Keep one of the two texts, or join them, and delete the lines <<<<<<<, =======, >>>>>>>.",
    "どちらかの文を残すか1つにまとめ、<<<<<<<・=======・>>>>>>> の行を消してください。",
)
_OPEN = Text(
    "Two branches changed this place and git could not decide (lines {line} to {end}).",
    "2つのブランチが同じ場所を変えたため、Gitが決められませんでした（{line}〜{end}行目）。",
)
_LEFT = Text(
    "A conflict marker is left on this line ({mark}).",
    "この行にGitの競合の印（{mark}）が残っています。",
)


def conflicts(document: Document) -> list[Finding]:
    """One finding a conflict at its `<<<<<<<` line; a marker left alone has its own."""
    found: list[Finding] = []
    opened: int | None = None
    for match in _MARK.finditer(document.text):
        sign = match.group(1)
        line, _ = document.at_index(match.start())
        if sign[0] == "<":
            if opened is not None:
                found.append(_left(document.file, opened, "<<<<<<<"))
            opened = line
        elif opened is None:
            found.append(_left(document.file, line, sign))
        elif sign[0] == ">":
            found.append(_conflict(document.file, opened, line))
            opened = None
    if opened is not None:
        found.append(_left(document.file, opened, "<<<<<<<"))
    return found


def _conflict(file: str, line: int, end: int) -> Finding:
    return Finding("Y004", "error", _OPEN.fill(line=line, end=end), _BOTH, file, line)


def _left(file: str, line: int, sign: str) -> Finding:
    return Finding("Y004", "error", _LEFT.fill(mark=sign), _BOTH, file, line)

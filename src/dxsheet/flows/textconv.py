"""`textconv`: a file as git is to compare it, a sheet as facts, anything else as it is.

A sheet in a conflict, or with a line that cannot be read, is told in facts as well, its markers and
that line as they are: else a diff of it would show every line as changed.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

from dxsheet.lang import Lang
from dxsheet.merging.drawing import side_text
from dxsheet.render.diff_facts import draw
from dxsheet.visible import visible
from dxsheet.yamlfile import Unreadable, parse
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes
from dxsheet.yamlfile.layout import NotPlain

# So many lines may be unreadable; a file with more is no sheet with a typing error.
_MOST = 5
# Stands before a line that cannot be read, in a comment in its place.
_AS_IT_IS = "#!as-it-is!"
_MARKERS = [re.compile(rf"^{sign}.*$", re.MULTILINE) for sign in ("<{7}", "={7}", ">{7}")]


def textconv(path: str, lang: Lang) -> str | bytes:
    """A sheet as facts, a line each; the bytes of any other file.

    Raises:
        DxsheetError: there is no such file (2), or the system refuses it (3).
    """
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # too large for a sheet, and only its beginning was read
        return Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw
    if "dxsheet" not in text:
        return raw
    found = _in_conflict(text, lang) if "<<<<<<<" in text else None
    return found or _facts(text, lang) or raw


def _in_conflict(text: str, lang: Lang) -> str | None:
    """The facts of both sides, with markers around those that differ; None for no conflict."""
    begin, middle, end = (one.search(text) for one in _MARKERS)
    sides = [_facts(side_text(text, which), lang) or "" for which in (0, 1)]
    if begin is None or middle is None or end is None or "" in sides:
        return None
    ours, theirs = (one.splitlines(keepends=True) for one in sides)
    signs = [f"{one[0].strip()}\n" for one in (begin, middle, end)]
    out: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            out += ours[a:b]
        else:
            out += [signs[0], *ours[a:b], signs[1], *theirs[c:d], signs[2]]
    return "".join(out)


def _facts(text: str, lang: Lang) -> str | None:
    """The facts of a text, with the lines as they are that cannot be read; None where it is no
    sheet.
    """
    lines = text.splitlines(keepends=True)
    for _ in range(_MOST):
        try:
            document = parse("".join(lines).encode(), "")
            findings = document.findings
        except Unreadable as error:
            document, findings = None, list(error.findings)
        if document is not None and not findings:
            break
        if not _set_aside(lines, findings[0].line):
            return None
    else:
        return None
    if "dxsheet" not in document.data:
        return None
    try:
        told = draw(document, lang)
    except NotPlain:
        return None
    return "".join(
        line.removeprefix(_AS_IT_IS).lstrip(" ") for line in told.splitlines(keepends=True)
    )


def _set_aside(lines: list[str], number: int) -> bool:
    """Turn the line of a fault, or the nearest above that still says something, into a comment."""
    at = min(number, len(lines)) - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at -= 1
    if at < 0:
        return False
    inner = lines[at].lstrip(" ")
    lines[at] = lines[at][: len(lines[at]) - len(inner)] + f"{_AS_IT_IS} {visible(inner)}"
    return True

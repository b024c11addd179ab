"""What a `.gitignore` leaves out: git's patterns, read by one regular expression a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST_BYTES = 1 << 16
_MOST_LINES = 2000
# Each `**` may stand for any number of folders: more of them than this could make matching slow.
_MOST_DEEP = 4


class Ignored:
    """The patterns of one file, for paths relative to its folder.

    A path of a folder ends with `/`. Patterns are tried from the last line to the first, as the
    last one that fits decides.
    """

    __slots__ = ("_again", "_find")

    def __init__(self, lines: Iterable[str]) -> None:
        parts: list[str] = []
        again: list[bool] = []
        for line in list(lines)[_MOST_LINES::-1]:
            pattern, negated = _read(line)
            if pattern:
                parts.append(f"({pattern})")
                again.append(negated)
        self._again = again
        self._find = re.compile("|".join(parts), re.DOTALL).fullmatch if parts else None

    def __bool__(self) -> bool:
        return self._find is not None

    def says(self, path: str) -> bool | None:
        """True to leave the path out, False to take it again (`!`), None where no line fits."""
        if path.endswith("/"):
            path = path[:-1] + _FOLDER
        found = self._find(path) if self._find is not None else None
        return not self._again[found.lastindex - 1] if found and found.lastindex else None


def read_ignored(path: str) -> Ignored:
    """The patterns in a file; none where it cannot be read."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs start-up
            raw = stream.read(_MOST_BYTES)
    except OSError:
        return Ignored(())
    return Ignored(raw.decode("utf-8-sig", "surrogateescape").splitlines())


def _read(line: str) -> tuple[str, bool]:
    """A line as an expression without groups, empty where it says nothing; whether it has a `!`."""
    line = _without_blanks(line)
    if not line or line.startswith("#"):
        return "", False
    negated = line.startswith("!")
    line = line[1:] if negated else line
    only_folders = line.endswith("/")
    line = line.removesuffix("/")
    anchored = "/" in line
    line = line.removeprefix("/")
    if not line or line.endswith("/") or line.count("**") > _MOST_DEEP:
        return "", False
    start = "" if anchored else "(?:.*/)?"
    return f"{start}{_translated(line)}{_FOLDER}{'' if only_folders else '?'}", negated


def _without_blanks(line: str) -> str:
    """The line without blanks at its end, unless a backslash keeps one."""
    bare = line.rstrip(" \t\r")
    kept = len(bare) < len(line) and (len(bare) - len(bare.rstrip("\\"))) % 2
    return f"{bare} " if kept else bare


def _translated(pattern: str) -> str:
    out: list[str] = []
    at = 0
    star = -1  # where in `out` the last `*` stands
    while at < len(pattern):
        if pattern.startswith("**", at):
            step, written = _deep(pattern, at)
            star = -1 if step > 1 and written != _STAR else star
        elif pattern[at] == "[":
            step, written = _bracket(pattern, at)
        else:
            step, written = _single(pattern, at)
        if written == _STAR:
            # What stands between two stars is taken where it first fits and never looked for
            # again: the second star takes up the rest, and no pattern can become slow.
            if star >= 0:
                out[star:] = [f"(?>{_STAR}?" + "".join(out[star + 1 :]) + ")"]
            star = len(out)
        out.append(written)
        at += step
    return "".join(out)


# Ends the path of a folder inside this module, where `*` cannot take it for a sign of a name.
_FOLDER = "\0"
_STAR = f"[^/{_FOLDER}]*"


def _deep(pattern: str, at: int) -> tuple[int, str]:
    """`**/`, `/**` and `/**/` go through folders; `**` beside other signs is a `*`."""
    end = at
    while pattern[end : end + 1] == "*":
        end += 1
    opens = at == 0 or pattern[at - 1] == "/"
    if opens and end == len(pattern):
        return end - at, ".+"
    if opens and pattern[end] == "/":
        return end - at + 1, "(?:.*/)?"
    return end - at, _STAR


def _single(pattern: str, at: int) -> tuple[int, str]:
    sign = pattern[at]
    if sign == "*":
        return 1, _STAR
    if sign == "?":
        return 1, f"[^/{_FOLDER}]"
    if sign == "\\" and at + 1 < len(pattern):
        return 2, re.escape(pattern[at + 1])
    return 1, re.escape(sign)


def _bracket(pattern: str, at: int) -> tuple[int, str]:
    """`[a-z]`, `[!a]`; a bracket that never closes is itself."""
    start = at + 1 + (pattern[at + 1 : at + 2] in ("!", "^"))
    end = pattern.find("]", start + 1)
    if end < 0 or "/" in pattern[at:end]:
        return 1, r"\["
    inside = "".join(f"\\{sign}" if sign in "\\[]^&~|" else sign for sign in pattern[start:end])
    written = f"(?![/{_FOLDER}])[{'^' if start > at + 1 else ''}{inside}]"
    try:
        re.compile(written)
    except re.error:  # a range that runs backwards
        return 1, r"\["
    return end + 1 - at, written


__all__ = ["Ignored", "read_ignored"]

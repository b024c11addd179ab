"""Days that the history of the files knows: when a sheet came, and when it was first decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_DECIDED = re.compile(rb"\+stage:[ \t]*[\"']?(decided|trial|closed)\b")


class Past(NamedTuple):
    """The day of a file's first commit, and of the first that says it is decided; "" if none."""

    began: str = ""
    decided: str = ""


def pasts(lines: Iterable[bytes]) -> dict[bytes, Past]:
    r"""What a log says of each file, by its name.

    `lines` are those of `git log --reverse -p -U0 -M --format=%x01%cs`: a day after \x01, then the
    changes of that commit. A file that was renamed takes its past along.
    """
    found: dict[bytes, Past] = {}
    day, name, before, new = "", b"", b"", False
    for line in lines:
        if line.startswith(b"\x01"):
            day = line[1:].strip().decode("ascii", "replace")
        elif line.startswith(b"diff --git "):
            name, before, new = b"", b"", False
        elif name:
            if _DECIDED.match(line) and not found[name].decided:
                found[name] = found[name]._replace(decided=day)
        elif line.startswith(b"--- "):
            new = _name(line[4:]) == b"/dev/null"
        elif line.startswith(b"rename from "):
            before = _name(line[12:])
        elif line.startswith(b"rename to "):
            found[_name(line[10:])] = found.pop(before, Past())
        elif line.startswith(b"+++ "):
            name = _name(line[4:]).removeprefix(b"b/")
            found.setdefault(name, Past(day if new else ""))
    return found


def _name(line: bytes) -> bytes:
    return line.rstrip(b"\n").removesuffix(b"\t")

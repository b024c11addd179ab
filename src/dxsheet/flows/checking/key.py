"""What a cached result depends on beside the sheets: this program, the settings, what was asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

import dxsheet
from dxsheet.flows.checking.outcome import digest_of
from dxsheet.rules.settings import settings_files

# What no finding depends on: the other commands.
_ELSEWHERE = frozenset(("walk", "compare", "merging", "summary", "_templates", "_examples"))


def cache_folder() -> str | None:
    """Where caches of this user live; None where the system does not say."""
    given = os.environ.get("XDG_CACHE_HOME") or (
        os.environ.get("LOCALAPPDATA") if os.name == "nt" else None
    )
    if not given:
        home = os.environ.get("USERPROFILE" if os.name == "nt" else "HOME")
        given = os.path.join(home, ".cache") if home else None  # noqa: PTH118
    return os.path.join(given, "dxsheet") if given and os.path.isabs(given) else None  # noqa: PTH117, PTH118


def book_path(folder: str, paths: Iterable[str]) -> str:
    """The file that holds the cache of just these paths, asked for in this folder."""
    name = digest_of(_told((os.getcwd(), *paths)))  # noqa: PTH109
    return f"{folder}{os.sep}check-{name.hex()}.book"


def key_of(asked: Sequence[str], *, by_contents: bool) -> bytes:
    """What a cache has to be made under to be used: 16 bytes.

    Args:
        asked: the flags that change what is found.
        by_contents: tell this program's own files by what is in them, not by their times (in CI
            every file is new).
    """
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    parts = [dxsheet.__version__, python, str(by_contents), *asked]
    for path in settings_files("."):
        parts += (path, _contents(path).hex())
    parts += _program(by_contents=by_contents)
    return digest_of(_told(parts))


def _told(parts: Iterable[str]) -> bytes:
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def _program(*, by_contents: bool) -> Iterator[str]:
    """The files of this package, each with what tells its state."""
    waiting = [os.path.dirname(dxsheet.__file__)]  # noqa: PTH120
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:  # in an archive: the version has to do
            continue
        for entry in entries:
            if entry.name.endswith((".py", ".txt")):
                found = entry.stat()
                yield entry.name
                yield (
                    _contents(entry.path).hex()
                    if by_contents
                    else (f"{found.st_size} {found.st_mtime_ns}")
                )
            elif "." not in entry.name and entry.name not in _ELSEWHERE and entry.is_dir():
                waiting.append(entry.path)


def _contents(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs start-up
            return digest_of(stream.read())
    except OSError:
        return b""

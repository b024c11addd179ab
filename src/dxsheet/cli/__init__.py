"""The front door: a command line in, an exit code out."""

from __future__ import annotations

import os
import sys

from dxsheet import __version__

__all__ = ["main", "script"]


def script() -> None:
    """Run the command line of this process and end it with its exit code.

    At once, when all is written: taking apart what Typer, pydantic and the rules built takes longer
    than a whole edit (mypy ends so as well). Nothing of ours waits for the end of the interpreter.
    """
    try:
        code = main()
    except KeyboardInterrupt:  # before there is a guard: the first modules were being loaded
        code = 130
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or none at all: was told
            continue
    os._exit(code)


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code (contract: 0, 1, 2, 3, 130)."""
    words = expanded(sys.argv[1:]) if argv is None else argv
    if words == ["--version"] and _version():
        return 0
    from dxsheet.cli.guard import line

    return line(words)


def expanded(words: list[str], *, shell: bool = os.name != "nt") -> list[str]:
    """The words of the line with `*` and `?` put out, where no shell has done it (Windows).

    A word that no file fits stays as it is.
    """
    if shell:
        return words
    from glob import glob

    found = (sorted(glob(word)) if {*word} & {*"*?"} else [] for word in words)  # noqa: PTH207
    return [one for word, some in zip(words, found, strict=True) for one in some or [word]]


def _version() -> bool:
    """Scripts ask for it, so it is answered before anything is imported; False where it cannot."""
    try:
        sys.stdout.write(f"dxsheet {__version__}\n")
        sys.stdout.flush()
    except (OSError, AttributeError):  # closed, or none at all
        return False
    return True

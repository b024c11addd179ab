"""The front door: flags in, a flow, the screen, an exit code. What is quick is answered first."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from dxsheet import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxsheet.screen import Screen

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code (contract: 0, 1, 2, 3, 130)."""
    words = sys.argv[1:] if argv is None else argv
    if words == ["--version"]:
        sys.stdout.write(f"dxsheet {__version__}\n")
        return 0
    if words in ([], ["--help"], ["-h"]) and _help_at_once():
        return 0
    from dxsheet.cli.guard import guarded

    return guarded(lambda hold: _run(words, hold))


def _run(words: list[str], hold: Callable[[Screen], None]) -> int:
    from dxsheet.cli.plain import Globals, values_of
    from dxsheet.lang import LANGS, chosen, unknown
    from dxsheet.screen import Screen

    given = Globals(words)
    known = given.lang if given.lang in LANGS else None
    screen = Screen(chosen(known), plain=given.plain, lang_said=known is not None)
    hold(screen)
    if given.lang is not None and known is None:
        from dxsheet.cli.usage import wrong_language

        raise wrong_language(given.lang)
    if known is None and (odd := unknown()):
        from dxsheet.cli.usage import UNKNOWN_LANGUAGE

        screen.note(UNKNOWN_LANGUAGE.fill(value=odd))
    rest = given.rest
    if rest == ["--version"]:
        screen.say(f"dxsheet {__version__}")
        return 0
    if rest and "_DXSHEET_COMPLETE" not in os.environ:
        from dxsheet.cli.params import call
        from dxsheet.cli.table import find

        command = find(rest[0])
        values = values_of(command, rest[1:]) if command else None
        if command and values is not None:
            return call(command, screen, values)
    return _through_typer(screen, rest)


def _help_at_once() -> bool:
    """Print the list of commands, made from Typer at 80 columns; False where that does not fit."""
    from dxsheet.lang import chosen
    from dxsheet.width import columns

    if columns() < 80 or sys.stdout is None:
        return False
    path = f"{os.path.dirname(__file__)}{os.sep}help_{chosen()}.txt"  # noqa: PTH120
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start-up
            page = stream.read()
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(page)
        sys.stdout.flush()
    except (OSError, AttributeError):
        return False
    return True


def _through_typer(screen: Screen, words: list[str]) -> int:
    from dxsheet.cli.usage import run_typer

    return run_typer(screen, words)

"""What an office chooses: which checks run, how severe they are, and its own words."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from dxsheet.findings import Severity


class Settings(NamedTuple):
    """The choices, all optional.

    `select` and `ignore` hold ids or their beginnings (`P`, `S0`); `severity` what a rule or family
    counts as, the longest beginning winning; `words` the lists that `dxsheet.wording.judge` takes;
    `exclude` lines as in a `.gitignore`, of what is passed over; `file` where
    they were read, empty where nowhere.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    words: Mapping[str, tuple[str, ...]] = {}
    file: str = ""
    exclude: tuple[str, ...] = ()

    def picks(self, rule: str) -> bool:
        """Whether a rule is wanted. What makes a file unreadable (Y001 and on) always is."""
        if rule.startswith("Y"):
            return True
        if self.ignore and rule.startswith(self.ignore):
            return False
        return not self.select or rule.startswith(self.select)

    def leaves_out(self) -> Callable[[str], bool]:
        """What tells whether `exclude` passes a path over; a folder's path ends with `/`."""
        if not self.exclude:
            return lambda _path: False
        fits = matcher(self.exclude)
        base = Path(self.file).parent

        def left_out(path: str) -> bool:
            inner = os.path.relpath(path, base).replace(os.sep, "/")
            return not inner.startswith("../") and fits(inner + "/" * path.endswith(os.sep))

        return left_out

    def severity_of(self, rule: str, usual: Severity) -> Severity:
        """The severity of a finding here; `usual` where nothing is set."""
        if not self.severity:
            return usual
        fitting = [start for start in self.severity if rule.startswith(start)]
        return self.severity[max(fitting, key=len)] if fitting else usual

    def with_flags(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Settings:
        """The settings of one run: a flag `--select` replaces, `--ignore` adds (`ids_of`)."""
        return self._replace(select=select or self.select, ignore=(*self.ignore, *ignore))


def plain_id(word: str) -> str:
    """A rule's id however it was typed: `p001`, `Ｐ００１`."""
    return unicodedata.normalize("NFKC", word).strip().upper()


def matcher(lines: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether a path fits lines as in a `.gitignore`; ValueError for a wrong one."""
    import warnings

    from pathspec import GitIgnoreSpec  # costs start-up, and few exclude anything

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # `[[` in a pattern
        try:
            return GitIgnoreSpec.from_lines(lines).match_file
        except re.error as error:
            raise ValueError(str(error)) from error


def settings_files(start: str) -> Iterator[str]:
    """The files that may hold the settings of a folder, the nearest first."""
    try:
        here = Path(start).absolute()
    except FileNotFoundError:  # the folder one is in was removed
        return
    for folder in (here, *here.parents):
        for name in ("dxsheet.toml", "pyproject.toml"):
            if (folder / name).exists():
                yield str(folder / name)
        if (folder / ".git").exists():
            return

"""`check`: all findings of all sheets named, in order; nothing is written."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet import rules
from dxsheet.binder import Opened, examine, says_sheet, sheets_in
from dxsheet.findings import FOUND, SOUND, DxsheetError, Finding
from dxsheet.yamlfile import Unreadable, at_of, path_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxsheet.rules import Settings


class Checked(NamedTuple):
    """How many sheets were read, and what was found."""

    files: int
    findings: list[Finding]

    def code(self, *, strict: bool) -> int:
        """1 where an error stands that was not kept; with `strict` a warning too."""
        counting = ("error", "warning") if strict else ("error",)
        bad = any(one.severity in counting and one.kept is None for one in self.findings)
        return FOUND if bad else SOUND


def check(
    paths: Iterable[str], settings: Settings | None = None, *, only_sheets: bool = False
) -> Checked:
    """Check every sheet at or below the paths.

    A file named outright is checked whatever it holds, unless `only_sheets` (a list from a hook).

    Raises DxsheetError (exit 2) where a path does not exist.
    """
    files = 0
    findings: list[Finding] = []
    for path in paths:
        for file in sheets_in(path):
            if only_sheets and not says_sheet(file):
                continue
            files += 1
            findings += check_file(file, settings)
    return Checked(files, findings)


def check_file(file: str, settings: Settings | None = None) -> list[Finding]:
    """The findings of one file, by line; unreadable YAML is a finding too."""
    try:
        opened = examine(file)
    except Unreadable as error:
        return _selected(list(error.findings), settings)
    return check_opened(opened, settings)


def check_opened(opened: Opened, settings: Settings | None = None) -> list[Finding]:
    """The findings of a sheet that is open already, by line."""
    document = opened.document
    findings = _selected(opened.findings, settings)
    if isinstance(document.data, dict):
        for hit in rules.check(opened.sheet, data=document.data, settings=settings):
            line, column = rules.place_of(document, hit.path)
            findings.append(
                Finding(
                    hit.rule, hit.severity, hit.message, hit.hint, document.file, line, column,
                    at_of(document.data, hit.path), path_text(hit.path), hit.kept,
                )
            )  # fmt: skip
    findings.sort(key=lambda one: (one.line, one.column, one.rule))
    return findings


def _selected(findings: list[Finding], settings: Settings | None) -> list[Finding]:
    """Errors of the file itself obey --select and --ignore as rules do."""
    return [one for one in findings if settings is None or settings.picks(one.rule)]


__all__ = ["Checked", "DxsheetError", "check", "check_file", "check_opened"]

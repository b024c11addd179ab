"""One file of a `check`: read once, and everything there is to say about it alone."""

from __future__ import annotations

from typing import Any

from dxsheet import rules
from dxsheet.binder import Opened, inspect, line_in, names_sheet
from dxsheet.findings import Finding
from dxsheet.flows.checking.outcome import Outcome, Pen, digest_of, in_order, stamp_of
from dxsheet.rules import Settings
from dxsheet.sheet.references import folded
from dxsheet.yamlfile import Unreadable, at_of, parse, path_text
from dxsheet.yamlfile.door import read_bytes


class Examiner:
    """Checks one file after the other; what a worker is given."""

    def __init__(self, settings: Settings, pen: Pen) -> None:
        self._settings = settings
        self._pen = pen

    def get_ready(self) -> None:
        """Load what most runs need, so that processes made from this one have it already."""
        from dxsheet.wording import judge

        for text in ("窓口で待つ時間が長い", "visitors wait too long"):
            judge(text, "problem", words=self._settings.words)

    def __call__(self, path: str, must_say: bool) -> tuple[Any, ...]:
        """The Outcome of a file as a plain tuple, as `examined` and drawn."""
        known, findings, text = examined(path, self._settings, must_say=must_say)
        lines = {one.line: line_in(text, one.line) for one in findings}
        return tuple(known.with_findings(findings, lines, self._pen))


def examined(
    path: str, settings: Settings | None, *, must_say: bool = False
) -> tuple[Outcome, list[Finding], str]:
    """What is known of a file (nothing counted yet), its findings by line, and its text.

    With `must_say` a file that does not say `dxsheet:` is no sheet and has no findings.

    Raises:
        DxsheetError: no such file (exit 2), or the system refuses it (exit 3).
    """
    stamp = stamp_of(path)
    try:
        raw = read_bytes(path)
    except Unreadable as error:  # a pipe, a device
        return Outcome(not must_say, b"", stamp), [] if must_say else list(error.findings), ""
    known = Outcome(True, digest_of(raw), stamp)
    if must_say and not names_sheet(raw):
        return known._replace(sheet=False), [], ""
    try:
        opened = inspect(parse(raw, path))
    except Unreadable as error:
        return known, _selected(list(error.findings), settings), raw.decode("utf-8", "replace")
    if opened.sheet.id and (settings is None or settings.picks("REF001")):
        known = known._replace(id=folded(opened.sheet.id))
    return known, check_opened(opened, settings), opened.document.text


def check_opened(opened: Opened, settings: Settings | None = None) -> list[Finding]:
    """The findings of a sheet that is open already, by line."""
    document = opened.document
    findings = _selected(opened.findings, settings)
    for hit in rules.check(opened.sheet, data=document.data, settings=settings):
        line, column = rules.place_of(document, hit.path)
        findings.append(
            Finding(
                hit.rule, hit.severity, hit.message, hit.hint, document.file, line, column,
                at_of(document.data, hit.path), path_text(hit.path), hit.kept,
            )
        )  # fmt: skip
    return in_order(findings)


def _selected(findings: list[Finding], settings: Settings | None) -> list[Finding]:
    """Errors of the file itself obey --select and --ignore as rules do."""
    return [one for one in findings if settings is None or settings.picks(one.rule)]

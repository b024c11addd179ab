"""One file of a `check`: read once, and everything there is to say about it alone."""

from __future__ import annotations

from dxsheet import rules
from dxsheet.binder import Opened, inspect, line_in, names_sheet
from dxsheet.findings import DxsheetError, Finding
from dxsheet.flows.check_outcome import Outcome, digest_of, in_order, stamp_of
from dxsheet.rules.settings import Settings
from dxsheet.sheet.references import folded
from dxsheet.yamlfile import Unreadable, at_of, parse, path_text
from dxsheet.yamlfile.door import read_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from dxsheet.flows.check_outcome import Pen
    from dxsheet.rules import Hit
    from dxsheet.rules.case import Case


class Examiner:
    """Checks files, some at a time; what a worker is given."""

    def __init__(self, settings: Settings, pen: Pen) -> None:
        self._settings = settings
        self._pen = pen

    def get_ready(self) -> None:
        """Load what most runs need, so that processes made from this one have it already."""
        from dxsheet.wording import judge
        from dxsheet.yamlfile import build  # noqa: F401

        for text in ("システムを導入したい", "we want a new system"):
            judge(text, "problem", words=self._settings.words)

    def __call__(self, chunk: Sequence[tuple[str, bool]]) -> Iterator[tuple[Any, ...]]:
        """The Outcome of each file as a plain tuple, as `examined` and drawn.

        The statements of all the files are judged together: what that works with then stays in
        the processor's own memory, which saves a third of it (docs/decisions/0008).

        Raises DxsheetError, after the outcomes of the files before, where one cannot be had.
        """
        files: list[_File] = []
        refused: DxsheetError | None = None
        for path, must_say in chunk:
            try:
                files.append(_File(path, must_say, self._settings))
            except DxsheetError as error:
                refused = error
                break
        rules.judge_ahead([file.case for file in files if file.case], self._settings)
        for file in files:
            file.finish(self._settings)
            lines = {one.line: line_in(file.text, one.line) for one in file.findings}
            yield tuple(file.known.with_findings(file.findings, lines, self._pen))
        if refused is not None:
            raise refused


def examined(
    path: str, settings: Settings | None, *, must_say: bool = False
) -> tuple[Outcome, list[Finding], str]:
    """What is known of a file (nothing counted yet), its findings by line, and its text.

    With `must_say` a file that does not say `dxsheet:` is no sheet and has no findings.

    Raises:
        DxsheetError: no such file (exit 2), or the system refuses it (exit 3).
    """
    settings = settings or Settings()
    file = _File(path, must_say, settings)
    file.finish(settings)
    return file.known, file.findings, file.text


class _File:
    """One file on its way: read and asked about when it is made, its wording when it is finished."""

    __slots__ = ("_opened", "case", "findings", "known", "path", "text")

    def __init__(self, path: str, must_say: bool, settings: Settings) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.case: Case | None = None
        self.text = ""
        self._opened: Opened | None = None
        stamp = stamp_of(path)
        try:
            raw = read_bytes(path)
        except Unreadable as error:  # a pipe, a device
            self.findings = [] if must_say else list(error.findings)
            self.known = Outcome(not must_say, b"", stamp)
            return
        sheet = not must_say or names_sheet(raw)
        self.known = Outcome(sheet, digest_of(raw), stamp)
        if sheet:
            self._open(raw, settings)

    def _open(self, raw: bytes, settings: Settings) -> None:
        try:
            opened = self._opened = inspect(parse(raw, self.path))
        except Unreadable as error:
            self.findings = _selected(list(error.findings), settings)
            self.text = raw.decode("utf-8", "replace")
            return
        self.text = opened.document.text
        self.case = rules.begun(opened.sheet, opened.document.data, settings)
        if opened.sheet.id and settings.picks("REF001"):
            self.known = self.known._replace(id=folded(opened.sheet.id))

    def finish(self, settings: Settings) -> None:
        """All there is to say, and nothing kept that is not needed to say it."""
        if self.case is not None and self._opened is not None:
            hits = rules.finished(self.case, settings)
            self.findings = _placed(self._opened, hits, settings)
            self.case = self._opened = None


def check_opened(opened: Opened, settings: Settings | None = None) -> list[Finding]:
    """The findings of a sheet that is open already, by line."""
    settings = settings or Settings()
    hits = rules.check(opened.sheet, data=opened.document.data, settings=settings)
    return _placed(opened, hits, settings)


def _placed(opened: Opened, hits: list[Hit], settings: Settings) -> list[Finding]:
    """The findings of the file and those of the rules, with their lines."""
    document = opened.document
    findings = _selected(opened.findings, settings)
    for hit in hits:
        line, column = rules.place_of(document, hit.path)
        findings.append(
            Finding(
                hit.rule, hit.severity, hit.message, hit.hint, document.file, line, column,
                at_of(document.data, hit.path), path_text(hit.path), hit.kept,
            )
        )  # fmt: skip
    return in_order(findings)


def _selected(findings: list[Finding], settings: Settings) -> list[Finding]:
    """Errors of the file itself obey --select and --ignore as rules do."""
    return [one for one in findings if settings.picks(one.rule)]

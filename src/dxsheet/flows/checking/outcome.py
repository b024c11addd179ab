"""What a check of one file came to, in values that can be sent between processes and kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from dxsheet.findings import Finding
from dxsheet.lang import Text


class Pen(Protocol):
    """How findings are drawn: a file's own piece of the report, safe to show."""

    def draw(self, findings: Sequence[Finding], line_of: Callable[[str, int], str]) -> str:
        """The piece of one file that has findings."""
        ...


class Outcome(NamedTuple):
    """One file.

    Attributes:
        sheet: whether it is one.
        digest: tells its contents.
        stamp: how it stood before it was read: size, change of contents and of entry (ns).
        id: the sheet's own, folded, empty where it has none.
        errors: how many were not kept; so for `warnings` and `infos`; and how many were `kept`.
        records: the findings and their lines of the sheet as JSON; empty for none.
        drawn: the findings as the report shows them.
    """

    sheet: bool
    digest: bytes
    stamp: tuple[int, int, int]
    id: str = ""
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    kept: int = 0
    records: bytes = b""
    drawn: bytes = b""

    def with_findings(
        self, findings: Sequence[Finding], lines: dict[int, str], pen: Pen
    ) -> Outcome:
        """The outcome with these findings counted, recorded and drawn."""
        if not findings:
            return self
        standing = [one.severity for one in findings if one.kept is None]
        return self._replace(
            errors=standing.count("error"),
            warnings=standing.count("warning"),
            infos=standing.count("info"),
            kept=len(findings) - len(standing),
            records=_recorded(findings, lines),
            drawn=_drawn(findings, lines, pen),
        )

    def redrawn(self, pen: Pen) -> Outcome:
        """The same findings drawn by another pen."""
        if not self.records:
            return self
        return self._replace(drawn=_drawn(*replayed(self.records), pen))

    def with_one_more(self, finding: Finding, text: str, pen: Pen) -> Outcome:
        """The outcome with a finding that only the other sheets could give."""
        findings, lines = replayed(self.records)
        findings = in_order([*findings, finding])
        return self.with_findings(findings, {**lines, finding.line: text}, pen)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one file by line."""
    return sorted(findings, key=lambda one: (one.line, one.column, one.rule))


def _drawn(findings: Sequence[Finding], lines: dict[int, str], pen: Pen) -> bytes:
    drawn = pen.draw(findings, lambda _file, line: lines[line])
    return drawn.encode("utf-8", "replace")


def _recorded(findings: Sequence[Finding], lines: dict[int, str]) -> bytes:
    import json

    rows = [
        (
            one.rule, one.severity, one.message.en, one.message.ja, one.hint.en, one.hint.ja,
            one.file, one.line, one.column, one.at, one.path, one.kept,
        )
        for one in findings
    ]  # fmt: skip
    kept = {one.line: lines[one.line] for one in findings}
    said = json.dumps((rows, [*kept.items()]), ensure_ascii=False)
    return said.encode("utf-8", "surrogatepass")


def replayed(records: bytes) -> tuple[list[Finding], dict[int, str]]:
    """The recorded findings, in both languages, and the lines of the sheet they are about."""
    import json

    if not records:
        return [], {}
    rows, lines = json.loads(records.decode("utf-8", "surrogatepass"))
    findings = [
        Finding(rule, severity, Text(en, ja), Text(hint_en, hint_ja), *place)
        for rule, severity, en, ja, hint_en, hint_ja, *place in rows
    ]
    return findings, dict(lines)


def stamp_of(path: str) -> tuple[int, int, int]:
    """How a file stands: size and times; all -1 where it cannot be asked."""
    try:
        found = os.stat(path)  # noqa: PTH116 - pathlib costs start-up
    except (OSError, ValueError):
        return -1, -1, -1
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def digest_of(raw: bytes) -> bytes:
    """Sixteen bytes that tell contents apart."""
    try:
        from _blake2 import blake2b  # hashlib loads all of OpenSSL
    except ImportError:
        from hashlib import blake2b
    return blake2b(raw, digest_size=16).digest()

"""One file of a `check`: read once, everything there is to say about it alone, ready to be kept."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar
from zlib import compress, decompress

from dxsheet import rules
from dxsheet.binder import Opened, inspect, line_in
from dxsheet.disk.sheets import names_sheet
from dxsheet.findings import SEVERITIES, DxsheetError, Finding, Severity
from dxsheet.flows.checking.scope import Said, Since, only_new
from dxsheet.lang import Text
from dxsheet.rules import Hit, Settings
from dxsheet.spoken import folded
from dxsheet.yamlfile import UnreadableError, parse
from dxsheet.yamlfile.door import read_bytes

# Of one rule in one file so many findings are told, and one more says how many were left out.
MOST_OF_A_RULE = 100

L001 = "L001"  # asks git, so it is no rule of one sheet
_MORE = Text(
    "{count} more findings of {rule} in this file are not shown.",
    "このファイルには、{rule} の指摘がほかに{count}件あります（表示していません）。",
)
_MORE_HINT = Text(
    "Fix those that are shown and check again.",
    "表示されたものを直してから、もう一度点検してください。",
)

Stamp = tuple[int, int, int]
Told = TypeVar("Told", Finding, Hit)


class Pen(Protocol):
    """How findings are drawn: a file's own piece of the report, safe to show.

    `form` is all that the drawing depends on.
    """

    form: str

    def draw(self, findings: Sequence[Finding], line_of: Callable[[str, int], str]) -> str:
        """The piece of one file that has findings."""
        ...


class Counts(NamedTuple):
    """How many findings there are of each severity, kept ones apart."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0
    kept: int = 0


class Outcome(NamedTuple):
    """What a check of one file came to, in values that can be sent between processes and kept.

    Attributes:
        sheet: whether it is one.
        digest: tells its contents; empty where it could not be read.
        stamp: how it stood before it was read, as `stamp_of`.
        id: the sheet's own, folded, empty where it has none.
        counts: how many findings there are.
        records: the findings and their lines of the sheet, packed; empty for none, where they are
            in the cache and `drawn` will do, and where no cache keeps them.
        drawn: the findings as the report shows them.
    """

    sheet: bool
    digest: bytes
    stamp: Stamp
    id: str = ""
    counts: Counts = Counts()
    records: bytes = b""
    drawn: bytes = b""

    def with_findings(
        self, findings: Sequence[Finding], lines: dict[int, str], pen: Pen, *, recorded: bool
    ) -> Outcome:
        """The outcome with these findings counted, drawn, and recorded if they are to be kept."""
        if not findings:
            return self
        standing = [one.severity for one in findings if one.kept is None]
        told = (*map(standing.count, SEVERITIES), len(findings) - len(standing))
        counts = Counts._make(told)
        return self._replace(
            counts=counts,
            records=_recorded(findings, lines) if recorded else b"",
            drawn=_drawn(findings, lines, pen),
        )

    def redrawn(self, pen: Pen) -> Outcome:
        """The same findings drawn by another pen."""
        if not self.records:
            return self
        return self._replace(drawn=_drawn(*_replayed(self.records), pen))


@dataclass
class Examiner:
    """Checks one file after the other: in this process, in a worker, for the cache and without.

    Attributes:
        settings: what the office chose, with the flags.
        pen: draws what is found.
        least: the least severity that is told.
        since: leave out what was found then already.
        history: also ask git whether a cause moved after its solution was adopted (L001).
        raw: what the one file holds, where it comes from elsewhere (standard input).
        recorded: the findings are kept in the outcome, for a cache.
        unread: why the history could not be asked.
    """

    settings: Settings | None
    pen: Pen | None = None
    least: Severity = "info"
    since: Since | None = None
    history: bool = False
    raw: bytes | None = None
    recorded: bool = False
    unread: list[DxsheetError] = field(default_factory=list)

    def __call__(self, path: str, must_say: bool, *more: Finding) -> Outcome:
        """The outcome of a file, as `examined` and drawn, with what only other sheets tell."""
        known, findings, text = self.examined(path, must_say)
        if self.pen is None:
            return known
        findings = in_order([*findings, *more])
        lines = {one.line: line_in(text, one.line) for one in findings}
        return known.with_findings(findings, lines, self.pen, recorded=self.recorded)

    def examined(self, path: str, must_say: bool) -> tuple[Outcome, list[Finding], str]:
        """What is known of a file (nothing counted yet), its findings by line, and its text.

        With `must_say` a file that does not say `dxsheet:` is no sheet and has no findings.

        Raises:
            DxsheetError: no such file (exit 2), or the system refuses it (exit 3).
        """
        stamp = stamp_of(path)
        try:
            raw = read_bytes(path) if self.raw is None else self.raw
        except UnreadableError as error:  # a pipe, a device
            return Outcome(not must_say, b"", stamp), [] if must_say else list(error.findings), ""
        known = Outcome(True, digest_of(raw), stamp)
        if must_say and not names_sheet(raw):
            return known._replace(sheet=False), [], ""
        old = self.since is not None and self.raw is None and self.since.is_old(path)
        opened, found = self._judged(raw, path, all_of_it=not old)
        text = opened.document.text if opened else raw.decode("utf-8", "replace")
        if opened and opened.sheet.id and (not self.settings or self.settings.picks("REF001")):
            known = known._replace(id=folded(opened.sheet.id))
        if old:
            found = []
        elif self.since is not None and (then := self.since.raw(path)) is not None:
            was, before = self._judged(then, path)
            found = only_new(
                Said(found, opened and opened.document.data, text),
                Said(before, was and was.document.data, then.decode("utf-8", "replace")),
            )
        told = SEVERITIES[: SEVERITIES.index(self.least) + 1]
        found = [one for one in found if one.severity in told]
        return known, in_order(bounded(found, MOST_OF_A_RULE)), text

    def _judged(
        self, raw: bytes, path: str, *, all_of_it: bool = True
    ) -> tuple[Opened | None, list[Finding]]:
        """The sheet in some bytes, None where it cannot be read; and what is found in it."""
        # What is compared with another state has to be whole.
        most = MOST_OF_A_RULE if self.since is None else None
        try:
            opened = inspect(parse(raw, path))
        except UnreadableError as error:
            picked = _picked(error.findings, self.settings)
            return None, bounded(picked, most, error.left_out)
        if not all_of_it:
            return opened, []
        found = check_opened(opened, self.settings, most)
        if self.history and (not self.settings or self.settings.picks(L001)):
            from dxsheet.flows.comparing import look_again  # brings what compares sheets

            severity = self.settings.severity_of(L001, "info") if self.settings else "info"
            try:
                for one in look_again(path, opened):  # what came before an error is told too
                    found.append(one._replace(severity=severity))
            except DxsheetError as error:
                self.unread.append(error)
        return opened, found


def check_opened(
    opened: Opened, settings: Settings | None = None, most: int | None = None
) -> list[Finding]:
    """The findings of a sheet that is open already, by line; of one rule `most`, and one more."""
    document = opened.document
    findings = bounded(_picked(opened.findings, settings), most, opened.left_out)
    hits = rules.check(opened.sheet, data=document.data, settings=settings)
    for hit in bounded(hits, most):
        place = rules.place_of(document, hit.path)
        said = (hit.severity, hit.rule, hit.message, hit.hint, hit.path)
        findings.append(document.finding(*said, place=place, kept=hit.kept))
    return in_order(findings)


def _picked(findings: Iterable[Finding], settings: Settings | None) -> list[Finding]:
    """Errors of the file itself obey --select and --ignore as rules do."""
    return [one for one in findings if settings is None or settings.picks(one.rule)]


def bounded(
    found: list[Told], most: int | None, left_out: Mapping[str, int] | None = None
) -> list[Told]:
    """The first `most` of each rule, and for the rest one that says how many there are.

    `left_out` is how many of a rule were not even collected.
    """
    if most is None or len(found) <= most:
        return found
    counts = Counter(one.rule for one in found)
    if max(counts.values()) <= most:
        return found
    told: list[Told] = []
    rest: dict[str, list[Told]] = {}
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.rule] += 1
        (told if seen[one.rule] <= most else rest.setdefault(one.rule, [])).append(one)
    return told + [_more(left, (left_out or {}).get(rule, 0)) for rule, left in rest.items()]


def _more(left: list[Told], besides: int) -> Told:
    """It stands where the worst of those left out does, and counts as that one."""
    worst = min(left, key=lambda one: (one.kept is not None, SEVERITIES.index(one.severity)))
    count = len(left) + besides
    return worst._replace(message=_MORE.fill(count=count, rule=worst.rule), hint=_MORE_HINT)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The findings of one file by line."""
    return sorted(findings, key=lambda one: (one.line, one.column, one.rule))


def _drawn(findings: Sequence[Finding], lines: dict[int, str], pen: Pen) -> bytes:
    return pen.draw(findings, lambda _file, line: lines[line]).encode("utf-8", "replace")


def _recorded(findings: Sequence[Finding], lines: dict[int, str]) -> bytes:
    kept = {one.line: lines[one.line] for one in findings}
    said = json.dumps(
        (findings, [*kept.items()]), ensure_ascii=False, default=lambda text: (text.en, text.ja)
    )
    return compress(said.encode("utf-8", "surrogatepass"), 1)


def _replayed(records: bytes) -> tuple[list[Finding], dict[int, str]]:
    """The recorded findings, in both languages, and the lines of the sheet they are about."""
    rows, lines = json.loads(decompress(records).decode("utf-8", "surrogatepass"))
    findings = [
        Finding(rule, severity, Text(*message), Text(*hint), *place)
        for rule, severity, message, hint, *place in rows
    ]
    return findings, dict(lines)


def stamp_of(path: str) -> Stamp:
    """How a file stands: size, change of contents and of entry (ns); -1 where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each doubles a run with no change
    except (OSError, ValueError):
        return -1, -1, -1
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def digest_of(raw: bytes) -> bytes:
    """Sixteen bytes that tell contents apart."""
    return hashlib.blake2b(raw, digest_size=16).digest()

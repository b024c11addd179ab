"""What one sheet adds to the statistics: counts and dates, no more text than its causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dxsheet.findings import Finding
from dxsheet.many.dates import first_decision
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import gaps
from dxsheet.summary.trial import results_of


class Facts(NamedTuple):
    """One sheet in numbers; plain values only, as it comes from another process.

    Attributes:
        file: its name.
        organisation: code or name; "" where it says none.
        language: ja, en or "".
        stage: as said, else draft.
        problems: how many.
        causes: (text, status) of each cause.
        solutions: (kind or "", status, digital) of each solution, and how many are alike.
        gaps: kinds of gaps that are open, and how many.
        pilots: (status, has a result) of each stage of a small start.
        began: the sheet's date, "" where it has none.
        decided: the date of its first decision, "" where it has none.
        findings: rules with a finding that is not kept, and how many.
    """

    file: str
    organisation: str
    language: str
    stage: str
    problems: int
    causes: list[tuple[str, str]]
    solutions: dict[tuple[str, str, bool], int]
    gaps: dict[str, int]
    pilots: list[tuple[str, bool]]
    began: str
    decided: str
    findings: dict[str, int]


def facts_of(sheet: Sheet, file: str, findings: Iterable[Finding]) -> Facts:
    """The facts of a sheet and of what `check` says of it."""
    organisation = sheet.organisation
    solutions = Counter((one.kind or "", status_of(one), one.is_digital) for one in sheet.solutions)
    return Facts(
        file,
        (organisation.code or organisation.name or "") if organisation else "",
        sheet.language or "",
        sheet.stage or "draft",
        len(sheet.problems),
        [(one.text or "", status_of(one)) for one in sheet.causes],
        dict(solutions),
        dict(Counter(one.kind for one in gaps(Chain(sheet)) if not one.settled)),
        [
            (one.status or "planned", any(out.result is not None for out in results_of(sheet, one)))
            for one in sheet.small_start
        ],
        sheet.date or "",
        first_decision(sheet) or "",
        dict(Counter(one.rule for one in findings if one.kept is None)),
    )

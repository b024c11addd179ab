"""What a folder of sheets comes to in numbers: a sheet's facts, their history, and the sums."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from dxsheet.findings import Finding
from dxsheet.many.recurring import Said
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import gaps
from dxsheet.summary.work import results_of


def next_date(sheet: Sheet) -> str | None:
    """The earliest due date of work that is not done, or the review date of an open sheet."""
    dates = [one.due for one in sheet.work_items if one.due and not one.done]
    if sheet.review_date and sheet.stage != "closed":
        dates.append(sheet.review_date)
    return min(dates, default=None)


def first_decision(sheet: Sheet) -> str | None:
    """The date of the first decision that has one."""
    return min((one.date for one in sheet.decisions if one.date), default=None)


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


_DECIDED = re.compile(rb"\+stage:[ \t]*[\"']?(decided|trial|closed)\b")


class Past(NamedTuple):
    """The day of a file's first commit, and of the first that says it is decided; "" if none."""

    began: str = ""
    decided: str = ""


def pasts(lines: Iterable[bytes]) -> dict[bytes, Past]:
    r"""What a log says of each file, by its name.

    `lines` are those of `git log --reverse -p -U0 -M --format=%x01%cs`: a day after \x01, then the
    changes of that commit. A file that was renamed takes its past along.
    """
    found: dict[bytes, Past] = {}
    day, name, before, new = "", b"", b"", False
    for line in lines:
        if line.startswith(b"\x01"):
            day = line[1:].strip().decode("ascii", "replace")
        elif line.startswith(b"diff --git "):
            name, before, new = b"", b"", False
        elif name:
            if _DECIDED.match(line) and not found[name].decided:
                found[name] = found[name]._replace(decided=day)
        elif line.startswith(b"--- "):
            new = _name(line[4:]) == b"/dev/null"
        elif line.startswith(b"rename from "):
            before = _name(line[12:])
        elif line.startswith(b"rename to "):
            found[_name(line[10:])] = found.pop(before, Past())
        elif line.startswith(b"+++ "):
            name = _name(line[4:]).removeprefix(b"b/")
            found.setdefault(name, Past(day if new else ""))
    return found


def _name(line: bytes) -> bytes:
    return line.rstrip(b"\n").removesuffix(b"\t")


# The stages in which something has been decided.
DECIDED = ("decided", "trial", "closed")


class Days(NamedTuple):
    """From problem to decision: each number of days with how many sheets took it.

    `from_git` of them have a date from the history; `unknown` are decided, nobody knows when;
    `reversed_` were decided before the sheet's date.
    """

    taken: Counter[int]
    from_git: int
    unknown: int
    reversed_: int

    @property
    def sheets(self) -> int:
        """How many sheets it is known of."""
        return self.taken.total()

    def share(self, part: float) -> int | None:
        """The days within which so large a part of them was decided (0.5: the median)."""
        wanted, met = part * self.sheets, 0
        for days in sorted(self.taken):
            met += self.taken[days]
            if met >= wanted:
                return days
        return None

    def within(self, least: int, most: int | None) -> int:
        """How many sheets took from `least` to `most` days."""
        return sum(
            count
            for days, count in self.taken.items()
            if days >= least and (most is None or days <= most)
        )


class Tally:
    """Counts of all sheets so far; what a page or a JSON file tells is read from here."""

    def __init__(self) -> None:
        self.sheets = 0
        self.unreadable = 0
        self.problems = 0
        self.organisations: set[str] = set()
        self.languages: Counter[str] = Counter()
        self.stages: Counter[str] = Counter()
        self.causes: Counter[str] = Counter()
        self.solutions: Counter[tuple[str, str, bool]] = Counter()
        self.gaps: Counter[str] = Counter()
        self.sheets_with_gaps = 0
        self.pilots: Counter[tuple[str, bool]] = Counter()
        self.findings: Counter[str] = Counter()
        self.sheets_with_rule: Counter[str] = Counter()
        self.said: list[Said] = []
        self._taken: Counter[int] = Counter()
        self._from_git = self._unknown = self._reversed = 0
        # Decided sheets that do not say since when, or when: the history may know.
        self._undated: list[tuple[str, str, str]] = []

    def add(self, facts: Facts) -> None:
        """Count one sheet."""
        self.sheets += 1
        self.problems += facts.problems
        if facts.organisation:
            self.organisations.add(facts.organisation)
        self.languages[facts.language] += 1
        self.stages[facts.stage] += 1
        self.causes.update(status for _, status in facts.causes)
        self.solutions.update(facts.solutions)
        self.gaps.update(facts.gaps)
        self.sheets_with_gaps += bool(facts.gaps)
        self.pilots.update(facts.pilots)
        self.findings.update(facts.findings)
        self.sheets_with_rule.update(facts.findings.keys())
        self.said += [
            Said(text, facts.file, facts.organisation, status)
            for text, status in facts.causes
            if text
        ]
        self._date(facts)

    def _date(self, facts: Facts) -> None:
        if facts.began and facts.decided:
            self._count(facts.began, facts.decided)
        elif facts.decided or facts.stage in DECIDED:
            self._undated.append((facts.file, facts.began, facts.decided))

    @property
    def undated(self) -> bool:
        """Whether the history of the files would tell more."""
        return bool(self._undated)

    def days(self, history: Mapping[str, Past]) -> Days:
        """From problem to decision, with what the history says where a sheet gives no date."""
        for file, began, decided in self._undated:
            past = history.get(file)
            start = began or (past.began if past else "")
            end = decided or (past.decided if past else "")
            if start and end:
                self._count(start, end)
                self._from_git += 1
            else:
                self._unknown += 1
        self._undated = []
        return Days(self._taken, self._from_git, self._unknown, self._reversed)

    def _count(self, began: str, decided: str) -> None:
        days = (date.fromisoformat(decided) - date.fromisoformat(began)).days
        if days < 0:
            self._reversed += 1
        else:
            self._taken[days] += 1

    def solutions_by_kind(self, kind: str, *statuses: str) -> int:
        """How many solutions of a kind stand in one of the statuses (any where none is given)."""
        return sum(
            count
            for (one, status, _), count in self.solutions.items()
            if one == kind and (not statuses or status in statuses)
        )

    def solutions_digital(self, digital: bool, *statuses: str) -> int:
        """How many solutions are digital, or are not, in one of the statuses."""
        return sum(
            count
            for (_, status, one), count in self.solutions.items()
            if one is digital and (not statuses or status in statuses)
        )

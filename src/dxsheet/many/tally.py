"""What a folder of sheets comes to in numbers: a sheet's facts, their history, and the sums."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    """One sheet in numbers, "" where it says nothing; plain values only, as it is sent.

    `causes` are (text, status), `solutions` (kind, status, digital) with how many are alike,
    `pilots` (status, has a result) of each stage of a small start, `gaps` the kinds that are open,
    `decided` the date of the first decision, `findings` the rules with one that is not kept.
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


@dataclass
class Tally:
    """Counts of all sheets so far; what a page or a JSON file tells is read from here."""

    sheets: int = 0
    unreadable: int = 0
    problems: int = 0
    organisations: set[str] = field(default_factory=set)
    languages: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    solutions: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)
    sheets_with_gaps: int = 0
    pilots: Counter[tuple[str, bool]] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    sheets_with_rule: Counter[str] = field(default_factory=Counter)
    said: list[Said] = field(default_factory=list)
    # (file, began, decided) of each sheet from which there is something to date.
    _dates: list[tuple[str, str, str]] = field(default_factory=list)

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
        if facts.decided or facts.stage in DECIDED:
            self._dates.append((facts.file, facts.began, facts.decided))

    @property
    def undated(self) -> bool:
        """Whether the history of the files would tell more."""
        return any(not began or not decided for _, began, decided in self._dates)

    def days(self, history: Mapping[str, Past]) -> Days:
        """From problem to decision, with what the history says where a sheet gives no date."""
        taken: Counter[int] = Counter()
        from_git = unknown = reversed_ = 0
        for file, began, decided in self._dates:
            past = history.get(file, Past())
            start, end = began or past.began, decided or past.decided
            if not (start and end):
                unknown += 1
                continue
            from_git += (start, end) != (began, decided)
            days = (date.fromisoformat(end) - date.fromisoformat(start)).days
            if days < 0:
                reversed_ += 1
            else:
                taken[days] += 1
        return Days(taken, from_git, unknown, reversed_)

    def solutions_in(
        self, *statuses: str, kind: str | None = None, digital: bool | None = None
    ) -> int:
        """How many solutions stand in one of the statuses (any where none is given)."""
        return sum(
            count
            for (one, status, is_digital), count in self.solutions.items()
            if kind in (None, one)
            and digital in (None, is_digital)
            and (not statuses or status in statuses)
        )

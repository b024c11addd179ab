"""The statistics of many sheets, added up one sheet at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dxsheet.many.facts import Facts
from dxsheet.many.history import Past
from dxsheet.many.recurring import Said

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

"""A sheet as rows of the tables in `columns`, and as one nested whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dxsheet.many.export_columns import FIELDS, SCHEMA_VERSION
from dxsheet.many.tally import first_decision, next_date
from dxsheet.sheet.chain import Chain, owners_of, status_of
from dxsheet.sheet.fields import Path
from dxsheet.sheet.nouns import Cause, Outcome, Problem, Sheet, SmallStart, Solution, WorkItem
from dxsheet.summary.gaps import gaps
from dxsheet.summary.work import results_of
from dxsheet.yamlfile import path_text

Row = tuple[str | int | bool | None, ...]

# What people measure may be a number or words: a column has one kind.
_AMOUNTS = [key for key, field in Outcome.fields.items() if field.kind == "amount"]
_LISTS = {"problem": "problems", "cause": "causes", "solution": "solutions"}


class Source(NamedTuple):
    """Where a sheet comes from: what it is called in the rows, its file, its places and faults."""

    name: str
    file: str
    line_of: Callable[[Path], int]
    faults: int = 0


def rows_of(sheet: Sheet, source: Source) -> dict[str, list[Row]]:
    """The rows of a sheet by the name of their table, each in the order of the columns."""
    return _Rows(sheet, source).all()


class _Rows:
    def __init__(self, sheet: Sheet, source: Source) -> None:
        self.sheet = sheet
        self.source = source
        self.chain = Chain(sheet)
        self.gaps = gaps(self.chain)
        code = sheet.organisation.code if sheet.organisation else None
        self.lead = (SCHEMA_VERSION, source.name, code)
        self.names = _names(sheet)

    def all(self) -> dict[str, list[Row]]:
        return {
            "worksheets": [self.worksheet()],
            "nodes": list(self.nodes()),
            "edges": list(self.edges()),
            "problems": self.details("problems"),
            "causes": self.details("causes"),
            "solutions": self.details("solutions", lambda one: (one.is_digital,)),
            "work_items": self.details("work_items", _of_work),
            "small_start": self.details("small_start", self.of_trial),
            "outcomes": list(self.outcomes()),
            "gaps": list(self.of_gaps()),
        }

    def worksheet(self) -> Row:
        sheet = self.sheet
        causes = Counter(status_of(one) for one in sheet.causes)
        solutions = Counter(status_of(one) for one in sheet.solutions)
        organisation = sheet.organisation
        return (
            *self.lead,
            organisation.name if organisation else None,
            self.source.file,
            sheet.title,
            sheet.language,
            sheet.date,
            sheet.stage or "draft",
            sheet.purpose,
            sheet.review_date,
            len(sheet.problems),
            len(sheet.causes),
            *(causes[one] for one in ("unverified", "identified", "rejected")),
            len(sheet.solutions),
            *(solutions[one] for one in ("proposed", "adopted", "parked", "dropped")),
            len(sheet.ideas),
            sum(not one.settled for one in self.gaps),
            first_decision(sheet),
            next_date(sheet),
            self.source.faults,
        )

    def nodes(self) -> Iterator[Row]:
        for kind, name in _LISTS.items():
            items: tuple[Problem | Cause | Solution, ...] = getattr(self.sheet, name)
            for seq, item in enumerate(items, 1):
                status = None if kind == "problem" else status_of(item)  # type: ignore[arg-type]
                line = self.source.line_of(item.path)
                yield (*self.lead, self.names[id(item)], kind, seq, item.text, status, line)

    def edges(self) -> Iterator[Row]:
        name = self.names
        for solution in self.sheet.solutions:
            for cause in self.chain.causes_answered(solution):
                yield (*self.lead, name[id(solution)], name[id(cause)], "answers")
        for cause in self.sheet.causes:
            for problem in self.chain.problems_of(cause):
                yield (*self.lead, name[id(cause)], name[id(problem)], "explains")

    def details(
        self, name: str, more: Callable[[Any], tuple[str | int | bool | None, ...]] | None = None
    ) -> list[Row]:
        keys = FIELDS[name][1].split()
        return [
            (
                *self.lead,
                self.names[id(item)],
                *(getattr(item, key) for key in keys),
                *(more(item) if more else ()),
            )
            for item in getattr(self.sheet, name)
        ]

    def of_trial(self, trial: SmallStart) -> tuple[str, int]:
        results = results_of(self.sheet, trial)
        return trial.status or "planned", sum(one.result is not None for one in results)

    def outcomes(self) -> Iterator[Row]:
        keys = FIELDS["outcomes"][1].split()
        for seq, outcome in enumerate(self.sheet.outcomes, 1):
            values = (_as_text(getattr(outcome, key)) for key in keys)
            yield (*self.lead, seq, *values, outcome.trial)

    def of_gaps(self) -> Iterator[Row]:
        for seq, gap in enumerate(self.gaps, 1):
            yield (*self.lead, seq, gap.kind, gap.at, gap.reason)


def _of_work(item: WorkItem) -> tuple[str | int | bool | None, ...]:
    owners = owners_of(item)
    return item.solution, ", ".join(owners) or None, len(owners), bool(item.done)


def _names(sheet: Sheet) -> dict[int, str]:
    """What each item is called in the rows, by `id()`: never one name for two items of a sheet."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    for name in ("problems", "causes", "solutions", "work_items", "small_start"):
        for item in getattr(sheet, name):
            called = item.id
            if not called or called in taken:
                called = path_text(item.path)
            taken.add(called)
            found[id(item)] = called
    return found


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def nested(sheet: Sheet, source: Source) -> dict[str, object]:
    """The whole sheet, every key of the format there: null or [] where nothing fills it."""
    whole = sheet.model_dump(mode="json")
    for outcome in whole["outcomes"]:
        outcome.update({key: _as_text(outcome[key]) for key in _AMOUNTS})
    return {
        "schema_version": SCHEMA_VERSION,
        "sheet": source.name,
        "organisation": sheet.organisation.code if sheet.organisation else None,
        "file": source.file,
        "worksheet": whole,
    }

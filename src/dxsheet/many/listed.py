"""A sheet as one line of a list: how it stands, who owns the work, what comes next; filters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from dxsheet.many.dates import next_date
from dxsheet.sheet.chain import LIVE, Chain, status_of
from dxsheet.sheet.choices import STAGE
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import gaps


class Listed(NamedTuple):
    """One line. `causes` are counts of identified, unverified and rejected ones.

    `gaps` are the open ones, as (kind, item); `next_date` is ISO, and `overdue` where it is past.
    """

    file: str
    id: str
    title: str
    organisation: str
    language: str
    stage: str
    problems: int
    causes: tuple[int, int, int]
    solutions: int
    gaps: tuple[tuple[str, str], ...]
    owners: tuple[str, ...]
    next_date: str
    overdue: bool


class Wanted(NamedTuple):
    """What a sheet must be to be listed; an empty field asks nothing.

    One of `stages` and one of `gaps`, but every one of `texts` and of `owners`.
    """

    stages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    overdue: bool = False


def listed(sheet: Sheet, file: str, today: str) -> Listed:
    """The line of a sheet; `today` is ISO."""
    statuses = Counter(status_of(one) for one in sheet.causes)
    organisation = sheet.organisation
    date = next_date(sheet) or ""
    return Listed(
        file,
        sheet.id or "",
        sheet.title or "",
        (organisation.name or organisation.code or "") if organisation else "",
        sheet.language or "",
        sheet.stage or "draft",
        len(sheet.problems),
        (statuses["identified"], statuses["unverified"], statuses["rejected"]),
        len(sheet.solutions),
        tuple((one.kind, one.at) for one in gaps(Chain(sheet)) if not one.settled),
        owners(sheet),
        date,
        bool(date) and date < today,
    )


def owners(sheet: Sheet) -> tuple[str, ...]:
    """Who owns work that is not done, then who owns a solution that is proposed or adopted."""
    named = [one for work in sheet.work_items if not work.done for one in work.main_owners]
    named += [one.owner for one in sheet.solutions if one.owner and status_of(one) in LIVE]
    return tuple(dict.fromkeys(named))


def fits(sheet: Sheet, line: Listed, wanted: Wanted) -> bool:
    """Whether a sheet is one of those wanted; width and case of letters make no difference."""
    if wanted.stages and line.stage not in wanted.stages:
        return False
    if wanted.overdue and not line.overdue:
        return False
    if wanted.gaps and not any(kind in wanted.gaps for kind, _ in line.gaps):
        return False
    if wanted.owners and not _all_in(wanted.owners, line.owners):
        return False
    return not wanted.texts or _all_in(wanted.texts, texts_of(sheet))


def texts_of(item: Noun) -> Iterator[str]:
    """Every text that somebody wrote on a sheet; what was chosen from a list is none."""
    for key, field in item.fields.items():
        value = None if field.values else getattr(item, key)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif isinstance(one, Noun):
                yield from texts_of(one)


def _all_in(asked: Iterable[str], said: Iterable[str]) -> bool:
    text = "\n".join(map(folded, said))
    return all(folded(one) in text for one in asked)


def folded(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold()


_STAGES = list(STAGE)
# What a list may be sorted by; the file's name settles what is equal, and nothing comes last.
ORDERS: dict[str, Callable[[Listed], Any]] = {
    "next": lambda one: (not one.next_date, one.next_date),
    "title": lambda one: folded(one.title),
    "stage": lambda one: _STAGES.index(one.stage),
    "gaps": lambda one: -len(one.gaps),
    "owner": lambda one: (not one.owners, [folded(name) for name in one.owners]),
    "file": lambda one: "",
}


def in_order(lines: Iterable[Listed], order: str) -> list[Listed]:
    """The lines sorted by one of ORDERS."""
    key = ORDERS[order]
    return sorted(lines, key=lambda one: (key(one), one.file))

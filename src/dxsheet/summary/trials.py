"""The trials: which one the first page shows, how far it reaches, when its period is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxsheet.lang import Text
from dxsheet.sheet.nouns import Outcome, Sheet, SmallStart
from dxsheet.spoken.days import as_day
from dxsheet.summary.blocks import (
    Cell,
    Fact,
    Facts,
    Paragraph,
    Section,
)
from dxsheet.summary.reading import NOT_RECORDED, Reading, capital

_TRIAL_TITLE = Text("Scope of the trial", "試行の範囲")
_TRIAL_FACTS = (
    "units",
    "work",
    "period",
    "affected",
    "budget",
    "success_sign",
    "expansion_condition",
    "risk",
    "way_back",
)
_YEAR = r"(?:(?:令和|平成|[RH])\s*(?:\d{1,2}|元)|\d{4})"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATES = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*年\s*)?(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*日)?"
    rf"|(?P<dotted>{_YEAR}[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?)"
    rf"|(?P<named>(?:\d{{1,2}} )?(?:{_MONTHS})[a-z]*\.? (?:\d{{1,2}}, )?\d{{4}})",
    re.IGNORECASE,
)

# A start alone: 2025年4月から三か月, three months from April 2025.
_OPEN = re.compile(
    r"(?:から|より|以降|以後)[^0-9]*(?:\d+\s*[かヶカヵ箇ケ週日年][^0-9]*)?$|\bonwards?\b|"
    rf"\b(?:from|since|after|starting) (?:{_MONTHS})[a-z]* \d{{4}}\W*$",
    re.IGNORECASE,
)


def trial_of(sheet: Sheet) -> SmallStart | None:
    """The stage that the first page shows: the one that runs, else is planned, else is over."""
    order = ("running", "planned", "", "over")
    found = sorted(sheet.small_start, key=lambda one: order.index(one.status or ""))
    return found[0] if found else None


def results_of(sheet: Sheet, trial: SmallStart) -> list[Outcome]:
    """The outcomes of one stage; those that name none belong to the only stage there is."""
    alone = len(sheet.small_start) == 1
    return [
        one
        for one in sheet.outcomes
        if (one.trial is None and alone) or (one.trial is not None and one.trial == trial.id)
    ]


def scope(read: Reading) -> Section:
    """How far the trial reaches, and what it would take to go on or back."""
    trial = trial_of(read.sheet)
    name = read.say(_TRIAL_TITLE)
    if trial is None:
        said = Paragraph(capital(read.say(NOT_RECORDED)))
        return Section("small_start", name, (said,), front=True)
    status = read.choice("trial_status", trial, "status").text
    between = "・" if read.lang == "ja" else ", "
    note = between.join(one for one in (trial.id, status) if one)
    facts = tuple(
        read.fact(trial, key)
        or Fact(key, read.label(SmallStart, key), Cell(read.say(NOT_RECORDED)))
        for key in _TRIAL_FACTS
    )
    return Section("small_start", name, (Facts(facts),), front=True, note=note)


def trial_rest(read: Reading) -> Iterator[tuple[SmallStart, tuple[Fact, ...]]]:
    """What the first page leaves out of the trials: its degree of change, and other stages."""
    shown = trial_of(read.sheet)
    for trial in read.sheet.small_start:
        keys = ("change",) if trial is shown else ("status", *_TRIAL_FACTS, "change")
        facts = read.facts(trial, *keys)
        if facts:
            yield trial, facts


def last_day(period: str | None) -> str | None:
    """The last day that a period names, as `YYYY-MM-DD`; None where it names no year and month.

    A month without a year is that of the date before it, or the next of its name: 2025年12月から
    2月まで ends in 2026. A month without a day is meant to its end.
    """
    text = period or ""
    last, year = None, ""
    if _OPEN.search(text):
        return None
    for found in _DATES.finditer(text):
        day = _day(found, year, last)
        if day is None:
            continue
        year = day[:4]
        last = max(last or day, day)
    return last


def _day(found: re.Match[str], year: str, before: str | None) -> str | None:
    if found["dotted"]:
        parts = re.split(r"[./-]", found["dotted"])
        return as_day("/".join(parts)) if len(parts) == 3 else as_day("{}年{}月".format(*parts))
    if found["named"]:
        return as_day(found["named"])
    rest = f"{found['month']}月" + (f"{found['day']}日" if found["day"] else "")
    if found["year"]:
        return as_day(f"{found['year']}年{rest}")
    day = as_day(f"{year}年{rest}") if year else None
    if day and before and day < before:
        day = as_day(f"{int(year) + 1}年{rest}")
    return day

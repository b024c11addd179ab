"""All the checks run on one sheet, or the typed ones on one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxsheet.rules.case import Case
from dxsheet.rules.catalogue import KNOWN, RULES
from dxsheet.rules.engine import Hit, Rule, document_order, hits_of
from dxsheet.rules.kept import marked
from dxsheet.rules.settings import Settings
from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution

_USUAL = Settings()


def check(
    sheet: Sheet, *, data: Mapping[str, Any] | None = None, settings: Settings | None = None
) -> list[Hit]:
    """All findings of a sheet, in document order, the kept ones marked with their reason.

    Args:
        sheet: the sheet.
        data: the plain data it was shaped from; an unreadable field then does not count as missing.
        settings: what the office chose.
    """
    settings = settings or _USUAL
    case = Case(sheet, data, settings.words)
    first, last, case.ran = _picked(settings)
    case.known = KNOWN
    case.hits = [hit for one in first for hit in hits_of(one, case, settings)]
    found = marked(case.hits, sheet)
    found += [hit for one in last for hit in hits_of(one, case, settings)]
    found.sort(key=document_order)
    return found


class _Picked:
    """What the last settings asked for picked: they are the same for all sheets of a run."""

    settings: Settings | None = None
    rules: tuple[list[Rule], list[Rule], frozenset[str]]


def _picked(settings: Settings) -> tuple[list[Rule], list[Rule], frozenset[str]]:
    """The rules that run first, those that run last, and the ids of the first."""
    if _Picked.settings is not settings:
        picked = [one for one in RULES.values() if one.run and settings.picks(one.id)]
        first = [one for one in picked if not one.last]
        last = [one for one in picked if one.last]
        _Picked.rules = first, last, frozenset(one.id for one in first)
        _Picked.settings = settings
    return _Picked.rules


def hits_for(text: str, kind: str, *, settings: Settings | None = None) -> list[Hit]:
    """What the wording of one statement gives, as while it is being typed.

    Args:
        text: the statement.
        kind: problem, cause, solution or purpose; another kind gives nothing.
        settings: what the office chose.
    """
    settings = settings or Settings()
    sheet = _alone(text, kind)
    if sheet is None or not text.strip():
        return []
    case = Case(sheet, None, settings.words)
    typed = [one for one in RULES.values() if one.typed and settings.picks(one.id)]
    found = [hit for one in typed for hit in hits_of(one, case, settings)]
    return sorted(found, key=document_order)


def _alone(text: str, kind: str) -> Sheet | None:
    """A sheet that holds nothing but one statement."""
    if kind == "purpose":
        return Sheet.made(purpose=text)
    if kind == "problem":
        return Sheet.made(problems=(Problem.made(("problems", 0), text=text),))
    if kind == "cause":
        return Sheet.made(causes=(Cause.made(("causes", 0), text=text),))
    if kind == "solution":
        return Sheet.made(solutions=(Solution.made(("solutions", 0), text=text),))
    return None

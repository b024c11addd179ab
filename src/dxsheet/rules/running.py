"""All the checks run on one sheet, or the typed ones on one statement."""

from __future__ import annotations

from dxsheet.rules.case import Case
from dxsheet.rules.catalogue import KNOWN, RULES
from dxsheet.rules.engine import document_order, hits_of
from dxsheet.rules.kept import marked
from dxsheet.rules.settings import Settings
from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from dxsheet.rules.engine import Hit


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
    return finished(begun(sheet, data, settings), settings)


def begun(sheet: Sheet, data: Mapping[str, Any] | None, settings: Settings) -> Case:
    """A sheet with what all rules find that do not ask how its statements are worded."""
    case = Case(sheet, data, settings.words)
    picked = _picked(settings)
    case.ran = picked.ran
    case.known = KNOWN
    case.hits = [hit for one in picked.plain for hit in hits_of(one, case, settings)]
    return case


# Judged sentences are remembered; no more of them are judged ahead than the memory holds.
_MOST_AHEAD = 3000


def judge_ahead(cases: Iterable[Case], settings: Settings) -> None:
    """Judge the statements of several sheets in one go, language by language."""
    if not _picked(settings).worded:
        return
    from dxsheet.wording import judge

    found = [one for case in cases for one in case.statements][:_MOST_AHEAD]
    for one in sorted(found, key=lambda one: one.text.isascii()):
        judge(one.text, one.kind, words=settings.words)


def finished(case: Case, settings: Settings) -> list[Hit]:
    """All findings of a sheet that was begun: those of its wording come to the others."""
    picked = _picked(settings)
    case.hits += [hit for one in picked.worded for hit in hits_of(one, case, settings)]
    found = marked(case.hits, case.sheet)
    found += [hit for one in picked.last for hit in hits_of(one, case, settings)]
    found.sort(key=document_order)
    return found


class _Picked:
    """The rules that the settings pick: plain ones, those of the wording, those that run last."""

    latest: tuple[Settings, _Picked] | None = None

    def __init__(self, settings: Settings) -> None:
        picked = [one for one in RULES.values() if one.run and settings.picks(one.id)]
        self.plain = [one for one in picked if not one.last and not one.worded]
        self.worded = [one for one in picked if one.worded]
        self.last = [one for one in picked if one.last]
        self.ran = frozenset(one.id for one in picked if not one.last)


def _picked(settings: Settings) -> _Picked:
    """Worked out once: the settings are the same for all sheets of a run."""
    if _Picked.latest is None or _Picked.latest[0] is not settings:
        _Picked.latest = settings, _Picked(settings)
    return _Picked.latest[1]


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
        return Sheet((), {"purpose": text})
    if kind == "problem":
        return Sheet((), {"problems": (Problem(("problems", 0), {"text": text}),)})
    if kind == "cause":
        return Sheet((), {"causes": (Cause(("causes", 0), {"text": text}),)})
    if kind == "solution":
        return Sheet((), {"solutions": (Solution(("solutions", 0), {"text": text}),)})
    return None

"""How an entry is told in a list of changes: its name, what it says, what belongs to it."""

from __future__ import annotations

from dxsheet.compare import changes as kinds
from dxsheet.compare.changes import Plain
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Cause, Solution
from dxsheet.yamlfile import path_text

Notes = tuple[tuple[str, Plain], ...]

# What is told with an entry that came or went, by the last name of its list.
_WITH_ENTRY = {
    "problems": ("affected", "amount", "evidence", "raised_by"),
    "causes": ("problems", "status", "evidence", "raised_by"),
    "solutions": ("causes", "status", "owner"),
    "ideas": ("parked_from", "became"),
    "participants": ("unit", "count", "part"),
    "stakeholders": ("stance", "concern"),
    "work_items": ("solution", "main_owners", "due"),
    "decisions": ("date", "by"),
    "small_start": ("work", "period", "status"),
    "outcomes": ("baseline", "result", "decision"),
    "kept": ("reason",),
    "candidates": ("scores", "total"),
}
# What a meeting wants to hear with a change of status.
_WITH_STATUS = {
    kinds.IDENTIFIED: ("evidence",),
    kinds.REJECTED: ("evidence", "reason"),
    kinds.REOPENED: ("reason",),
    kinds.ADOPTED: ("causes", "owner", "reason"),
    kinds.PARKED: ("reason",),
    kinds.DROPPED: ("reason",),
    kinds.PROPOSED: ("reason",),
}


def name_of(entry: Noun) -> str:
    """The entry's id, else its place in the file (`participants[1]`)."""
    return getattr(entry, "id", None) or path_text(entry.path)


def says(entry: Noun) -> str:
    """What an entry is recognised by: its text, name or measure."""
    for key in ("text", "name", "measure", "work", "units", "rule"):
        value = getattr(entry, key, None)
        if isinstance(value, str):
            return value
    return ""


def status_kind(entry: Noun) -> str | None:
    """The kind of change that an entry's status makes; None where it has no such status."""
    if isinstance(entry, Cause):
        return kinds.OF_CAUSE[status_of(entry)]
    if isinstance(entry, Solution):
        return kinds.OF_SOLUTION[status_of(entry)]
    return None


def notes_of(entry: Noun, status: str = "", *, fresh: bool = False) -> Notes:
    """The fields that are told with an entry, or with its change of status; empty ones left out.

    `fresh`: the entry is new as well, so all that belongs to it is told.
    """
    whole = _WITH_ENTRY.get(str(entry.path[-2]), ())
    keys = _WITH_STATUS[status] if status else whole
    if status and fresh:
        keys = (*(key for key in whole if key not in keys and key != "status"), *keys)
    told = says(entry)
    return tuple(
        (key, value)
        for key in keys
        if (value := getattr(entry, key)) not in (None, ()) and value != told
    )

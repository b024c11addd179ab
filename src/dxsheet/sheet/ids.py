"""Ids for new items: short, speakable, and never one that meant something else before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dxsheet.sheet.nouns import LISTS, Sheet
from dxsheet.sheet.references import folded

LETTERS = {name: letter for letter, name in LISTS.items()}


def given_ids(sheet: Sheet) -> list[str]:
    """Every id that an item has or had: those of the items, then the retired ones (欠番)."""
    listed = (entry.id for name in LISTS.values() for entry in getattr(sheet, name))
    return [one for one in (*listed, *sheet.retired) if one]


def next_id(key: str, given: Iterable[str], said: str = "") -> str:
    """The next id of a list: one above the highest that was ever given with its letter.

    An id that a text names (`said`, mostly the whole file) is passed over, so that a note on `C3`
    does not come to mean another cause; it is never counted from (Room P204).
    """
    letter = LETTERS[key]
    kind = re.compile(rf"{letter}([0-9]{{1,9}})", re.IGNORECASE)
    found = (kind.fullmatch(folded(one)) for one in given)
    number = max((int(one[1]) for one in found if one), default=0) + 1
    named = set(re.findall(rf"(?<![a-z0-9_-]){letter.lower()}([0-9]+)(?![a-z0-9_-])", folded(said)))
    while str(number) in named:
        number += 1
    return f"{letter}{number}"

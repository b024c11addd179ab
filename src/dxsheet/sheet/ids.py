"""Ids for new items: short, speakable, never one that the sheet still speaks of."""

from __future__ import annotations

import re

from dxsheet.sheet.nouns import LISTS, Sheet

LETTERS = {name: letter for letter, name in LISTS.items()}


def next_id(key: str, sheet: Sheet, text: str = "") -> str:
    """The next id of a list: one above every number that was ever named with its letter.

    `text` is the file: a decision, a comment or a link that still says `C3` keeps C3 from being
    given to another cause.
    """
    letter = LETTERS[key]
    said = re.findall(rf"(?<![A-Za-z0-9_-]){letter}([0-9]{{1,6}})(?![A-Za-z0-9_-])", text)
    listed = (entry.id for name in LISTS.values() for entry in getattr(sheet, name))
    taken = [one[1:] for one in listed if one and one[0].upper() == letter and one[1:].isdigit()]
    return f"{letter}{max(map(int, (*said, *taken)), default=0) + 1}"

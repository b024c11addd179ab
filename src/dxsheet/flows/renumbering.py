"""`renumber`: double, missing or gapped ids are given again, with all that points to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dxsheet.binder import Opened, change
from dxsheet.sheet.chain import pointers
from dxsheet.sheet.fields import Path
from dxsheet.sheet.ids import LETTERS
from dxsheet.spoken import folded
from dxsheet.yamlfile.edit import Change, Put

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")


def renumber(path: str) -> list[tuple[str, str]]:
    """Give ids again where they are double, missing, unreadable or leave a gap.

    Returns (old, new) for each item that changed, `old` empty where it had none. What points to an
    id that two items had means the first of them. Ids of another form (`C-rain`) stay.

    Raises DxsheetError as `binder.change` does.
    """
    renamed: list[tuple[str, str]] = []

    def plan(opened: Opened) -> Sequence[Change]:
        given = list(_given(opened.document.data))
        renamed[:] = [(old, new) for _, old, new in given if old != new]
        ids: list[Change] = [Put((*where, "id"), new) for where, old, new in given if old != new]
        became: dict[str, str] = {}
        for _, old, new in given:
            became.setdefault(old, new)
        return ids + _repointed(opened, became)

    change(path, plan)
    return renamed


def _given(data: Any) -> list[tuple[Path, str, str]]:  # noqa: ANN401 - plain data
    """(where, old id, new id) of every item, in the order of the file."""
    found: list[tuple[Path, str, str]] = []
    taken: set[str] = set()
    for name, letter in LETTERS.items():
        entries = data.get(name)
        number = 0
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            if not isinstance(entry, dict):
                continue
            said = entry.get("id")
            old = said if isinstance(said, str) else ""
            new = old
            if _is_ours(old, letter) or folded(old) in taken or not _ID.fullmatch(old):
                number += 1
                while folded(f"{letter}{number}") in taken:
                    number += 1
                new = f"{letter}{number}"
            taken.add(folded(new))
            found.append(((name, index), old, new))
    return found


def _is_ours(name: str, letter: str) -> bool:
    return name[:1] == letter and name[1:].isascii() and name[1:].isdigit()


def _repointed(opened: Opened, became: dict[str, str]) -> list[Change]:
    """Every reference to an id that moved, and the `at` of findings that were kept."""
    places = [(path, value) for path, value, _ in pointers(opened.sheet)]
    places += [((*one.path, "at"), one.at) for one in opened.sheet.kept if one.at]
    return [Put(path, became[value]) for path, value in places if became.get(value, value) != value]

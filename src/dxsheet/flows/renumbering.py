"""`renumber`: double, missing or gapped ids are given again, with all that points to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from dxsheet.binder import Opened, change
from dxsheet.lang import Text
from dxsheet.merging.pieces import comments as comments_of
from dxsheet.merging.pieces import cut
from dxsheet.sheet.chain import pointers
from dxsheet.sheet.fields import Path
from dxsheet.sheet.ids import LETTERS, still_naming
from dxsheet.spoken import folded
from dxsheet.yamlfile.edit import Change, Delete, Put
from dxsheet.yamlfile.layout import NotPlain

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,31}")


class Renumbered(NamedTuple):
    """(old, new) for each item that changed, `old` empty where it had none; and what else says so.

    `still` lists the texts and comments that name an id which is another one now.
    """

    ids: list[tuple[str, str]]
    still: list[Text]


def renumber(path: str, *, forget: bool = False) -> Renumbered:
    """Give ids again where they are double, missing, unreadable or leave a gap.

    What points to an id that two items had means the first of them. Ids of another form (`C-rain`)
    stay. The gaps of retired ids stay too, unless they are to be forgotten (`forget`).

    Raises DxsheetError as `binder.change` does.
    """
    renamed: list[tuple[str, str]] = []
    comments: list[str] = []

    def plan(opened: Opened) -> Sequence[Change]:
        retired = () if forget else opened.sheet.retired
        given = list(_given(opened.document.data, retired))
        renamed[:] = [(old, new) for _, old, new in given if old != new]
        with suppress(NotPlain):  # a layout without pieces has no comments to tell of
            comments[:] = comments_of(cut(opened.document))
        ids: list[Change] = [Put((*where, "id"), new) for where, old, new in given if old != new]
        became: dict[str, str] = {}
        for _, old, new in given:
            became.setdefault(old, new)
        gone: list[Change] = [Delete(("retired",))] if forget and opened.sheet.retired else []
        return ids + _repointed(opened, became) + gone

    data = change(path, plan).document.data
    moved = [(old, new) for old, new in renamed if old]
    still = [one for old, new in moved for one in still_naming(data, comments, old, new)]
    return Renumbered(renamed, still)


def _given(data: Any, retired: Iterable[str]) -> list[tuple[Path, str, str]]:  # noqa: ANN401
    """(where, old id, new id) of every item of plain data, in the order of the file."""
    found: list[tuple[Path, str, str]] = []
    taken = {folded(one) for one in retired}
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

"""Ids for new items: short, speakable, and never one that meant something else before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from dxsheet.lang import Text
from dxsheet.sheet.fields import Path
from dxsheet.sheet.nouns import LISTS, Sheet
from dxsheet.spoken import folded

_AS_A_WORD = r"(?<![a-z0-9_-]){}(?![a-z0-9_-])"
# The fields that hold ids, and nothing but ids.
_POINTING = {"at", "retired", "id"}.union(
    key
    for field in Sheet.fields.values()
    if field.noun
    for key, one in field.noun.fields.items()
    if one.target
)
_STILL = Text(
    "{where} still says {old}, which is {new} now.",
    "{where} に {old} とありますが、今は {new} です。",
)
_COMMENT = Text("The comment “{text}”", "コメント「{text}」")
LETTERS = {name: letter for letter, name in LISTS.items()}


def given_ids(sheet: Sheet) -> list[str]:
    """Every id that an item has or had: those of the items, then the retired ones (欠番)."""
    listed = (entry.id for name in LISTS.values() for entry in getattr(sheet, name))
    return [one for one in (*listed, *sheet.retired) if one]


def still_naming(
    data: object, comments: Iterable[str], old: str, new: str, *, but: Collection[str] = ()
) -> Iterator[Text]:
    """The texts of plain data and the comments that still name an id which is another one now.

    What no edit of links reaches. Texts that are among `but` mean something else by it.
    """
    word = re.compile(_AS_A_WORD.format(re.escape(folded(old))))
    for path, text in scalars_of(data):
        key = next((one for one in reversed(path) if isinstance(one, str)), "")
        if key not in _POINTING and text not in but and word.search(folded(text)):
            yield _STILL.fill(where=called(data, path), old=old, new=new)
    for comment in dict.fromkeys(comments):
        if comment not in but and word.search(folded(comment)):
            where = _COMMENT.fill(text=comment.lstrip("# "))
            yield _STILL.fill(where=where, old=old, new=new)


def scalars_of(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of plain data with its path, in the order of the file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from scalars_of(one, (*path, key))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from scalars_of(one, (*path, at))


def called(data: object, path: Path) -> str:
    """A field as messages name it: by the item's id where it has one (`S2.causes`)."""
    entry: Any = data
    for part in path[:2]:
        entry = entry[part] if len(path) > 2 and entry else None
    name = entry.get("id") if isinstance(entry, dict) else None
    steps = [f"[{one}]" if isinstance(one, int) else f".{one}" for one in path]
    while len(steps) > 3 and steps[-1].startswith("["):
        steps.pop()
    return "".join([str(name), *steps[2:]] if name else steps).removeprefix(".")


def next_id(key: str, given: Iterable[str], said: str = "") -> str:
    """The next id of a list: one above the highest that was ever given with its letter.

    An id that a text names (`said`, mostly the whole file) is passed over, so that a note on `C3`
    does not come to mean another cause; it is never counted from (Room P204).
    """
    letter = LETTERS[key]
    kind = re.compile(rf"{letter}([0-9]{{1,9}})", re.IGNORECASE)
    found = (kind.fullmatch(folded(one)) for one in given)
    number = max((int(one[1]) for one in found if one), default=0) + 1
    named = set(re.findall(_AS_A_WORD.format(f"{letter.lower()}([0-9]+)"), folded(said)))
    while str(number) in named:
        number += 1
    return f"{letter}{number}"

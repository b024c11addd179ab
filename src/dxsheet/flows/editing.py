"""`add`, `set`, `link`, `unlink`, `remove`, `park`: an edit of a sheet, checked first."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dxsheet.binder import Opened, change
from dxsheet.findings import FOUND, USAGE, DxsheetError
from dxsheet.flows import editing_words as words
from dxsheet.flows.editing_values import entry_of, value_of
from dxsheet.lang import Text
from dxsheet.sheet.chain import pointers
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.ids import given_ids, next_id
from dxsheet.sheet.nouns import LISTS, Sheet, noun_at
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

# What reads as an id: a text of this form is never taken for an idea or a key.
_ID = re.compile(r"[A-Z][0-9]{1,6}")

# What `add` takes, by the word on the command line.
KINDS = {
    "problem": "problems",
    "cause": "causes",
    "solution": "solutions",
    "idea": "ideas",
    "participant": "participants",
    "stakeholder": "stakeholders",
    "work": "work_items",
    "decision": "decisions",
    "trial": "small_start",
    "outcome": "outcomes",
    "keep": "kept",
}


def add(path: str, kind: str, values: Mapping[str, tuple[str, ...]]) -> str:
    """Append one entry to the list of its kind; returns its id, or its place as `outcomes[0]`.

    `values` are texts as the command line gives them, by field.

    Raises:
        DxsheetError: exit 2 for a field that the kind does not have, for nothing to write, and for
            a kept finding without its rule, place or reason; 1 where the sheet would become wrong.
    """
    key = KINDS.get(kind, kind)
    field = Sheet.fields.get(key)
    if field is None or field.kind != "items" or field.noun is None:
        raise DxsheetError(
            words.NO_KIND.fill(kind=kind), words.KINDS.fill(kinds=", ".join(KINDS)), code=USAGE
        )
    noun = field.noun
    named = ""
    _enough(kind, key, values)

    def plan(opened: Opened) -> Sequence[Change]:
        nonlocal named
        entry = entry_of(noun, values, key)
        if "id" in noun.fields and "id" not in entry:
            entry = {"id": next_id(key, given_ids(opened.sheet), opened.document.text), **entry}
        listed = opened.document.data.get(key)
        named = str(entry.get("id") or f"{key}[{len(listed) if isinstance(listed, list) else 0}]")
        return [Insert((key,), None, entry) if listed else Put((key,), [entry])]

    _edited(path, plan)
    return named


def _enough(kind: str, key: str, values: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse what would be an empty entry, or a kept finding that keeps nothing (X001)."""
    given = {name for name, texts in values.items() if any(one.strip() for one in texts)}
    wanted = ("rule", "at", "reason") if key == "kept" else ()
    missing = [name for name in wanted if name not in given]
    if missing:
        raise DxsheetError(
            words.KEEPS_NOTHING.fill(missing=", ".join(f"--{one}" for one in missing)),
            words.KEEP,
            code=USAGE,
        )
    if not given - {"id"}:
        raise DxsheetError(words.NOTHING.fill(kind=kind), words.GIVE.fill(kind=kind), code=USAGE)


def assign(path: str, assignments: Sequence[str]) -> None:
    """Set fields: `C1.status=identified`, `roles.sponsor=...`, `outcomes[0].result=12`.

    The same list field named several times is given all the values; an empty value takes the
    field out. All of them are written, or none.

    Raises:
        DxsheetError: exit 2 for a field that is not there, 1 where the sheet would become wrong.
    """
    wanted: dict[str, list[str]] = {}
    for one in assignments:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise DxsheetError(words.NOT_ASSIGNED.fill(word=one), words.ASSIGN, code=USAGE)
        wanted.setdefault(name.strip(), []).append(value)

    def plan(opened: Opened) -> Sequence[Change]:
        changes: list[Change] = []
        for name, given in wanted.items():
            where, field = _target(name, opened.sheet)
            if not any(one.strip() for one in given):
                if _stands(opened.document.data, where):
                    changes.append(Delete(where))
            else:
                changes.append(Put(where, value_of(field, str(where[-1]), tuple(given))))
        return changes

    _edited(path, plan)


def link(path: str, source: str, targets: Sequence[str], *, away: bool = False) -> list[str]:
    """Tie an item to others (`S1 C2`, `C1 P2`, `W1 S1`), or untie it; returns what it is tied to.

    Raises:
        DxsheetError: exit 1 where there is no such item, or the two are never tied.
    """
    left: list[str] = []

    def plan(opened: Opened) -> Sequence[Change]:
        item = _item(source, opened.sheet)
        left.clear()
        return _links(opened.sheet, item, targets, away, left)

    _edited(path, plan)
    return left


def _links(
    sheet: Sheet, item: Noun, targets: Sequence[str], away: bool, left: list[str]
) -> list[Change]:
    key = ""
    for target in targets:
        other = _item(target, sheet)
        key = _tie(item, str(other.path[0]))
    field = item.fields[key]
    if field.kind != "refs":
        tied = getattr(item, key)
        left += [] if away else [targets[-1]]
        return (
            [Delete((*item.path, key))] if away and tied else [Put((*item.path, key), targets[-1])]
        )
    now: list[str] = list(getattr(item, key))
    after = (
        [one for one in now if one not in targets]
        if away
        else list(dict.fromkeys((*now, *targets)))
    )
    left += after
    if after == now:
        return []
    return [Put((*item.path, key), list(after))] if after else [Delete((*item.path, key))]


def _tie(item: Noun, target: str) -> str:
    for key, field in item.fields.items():
        if field.kind != "id" and field.target in (target, "*"):
            return key
    raise DxsheetError(
        words.NEVER_TIED.fill(one=getattr(item, "id", ""), list=target), words.TIES, code=FOUND
    )


def remove(path: str, name: str, *, with_links: bool = False) -> list[str]:
    """Take out an item; with `with_links` also what points to it. Returns what pointed to it.

    Its id is retired (欠番): it is not given again.

    Raises:
        DxsheetError: exit 1 where others point to it and `with_links` is not given.
    """
    pointing: list[str] = []

    def plan(opened: Opened) -> Sequence[Change]:
        item = _item(name, opened.sheet)
        found = [where for where, one, _ in pointers(opened.sheet) if one == name]
        pointing[:] = [_called(where, opened.sheet) for where in found]
        if found and not with_links:
            raise DxsheetError(
                words.POINTED_AT.fill(one=name, others=", ".join(dict.fromkeys(pointing))),
                words.WITH_LINKS,
                code=FOUND,
            )
        # From the end of the file, so that the indices of what is left stay right.
        gone = [Delete(where) for where in sorted([*found, item.path], key=_backwards)]
        if name in opened.sheet.retired or given_ids(opened.sheet).count(name) > 1:
            return gone
        listed = opened.sheet.retired
        return [*gone, Insert(("retired",), None, name) if listed else Put(("retired",), [name])]

    _edited(path, plan)
    return list(dict.fromkeys(pointing))


def park(path: str, what: str, *, parked_from: str | None = None, reason: str | None = None) -> str:
    """Put a solution off, or move a text to the parked ideas (deck rule 31); returns the id.

    `what` is the id of a solution (it becomes parked, with the reason), the id of a problem or a
    cause (its text becomes an idea and the item waits for new words), or the idea itself.
    """
    parked = ""

    def plan(opened: Opened) -> Sequence[Change]:
        nonlocal parked
        item = _item(what, opened.sheet) if _ID.fullmatch(what) else _found(what, opened.sheet)
        if item is not None and item.path[0] == "ideas":
            raise DxsheetError(words.PARKED_ALREADY.fill(one=what), words.PARK, code=FOUND)
        if item is not None and item.path[0] == "solutions":
            parked = what
            given = [Put((*item.path, "reason"), reason)] if reason else []
            return [Put((*item.path, "status"), "parked"), *given]
        parked = next_id("ideas", given_ids(opened.sheet), opened.document.text)
        text = getattr(item, "text", None) if item is not None else what
        if not text:
            raise DxsheetError(words.NO_TEXT.fill(one=what), words.PARK, code=FOUND)
        idea = {"id": parked, "text": text}
        source = parked_from or (what if item is not None else None)
        if source:
            idea["parked_from"] = source
        listed = opened.document.data.get("ideas")
        changes: list[Change] = [
            Insert(("ideas",), None, idea) if listed else Put(("ideas",), [idea])
        ]
        return changes if item is None else [Delete((*item.path, "text")), *changes]

    _edited(path, plan)
    return parked


def _edited(path: str, plan: Callable[[Opened], Sequence[Change]]) -> None:
    """Change the sheet; refuse where that would add an error to it."""

    def checked(before: Opened, after: Opened) -> None:
        known = {(one.rule, one.message.en) for one in before.findings}
        for one in after.findings:
            if (one.rule, one.message.en) not in known:
                raise DxsheetError(one.message, one.hint, code=FOUND, findings=(one,))

    change(path, plan, accept=checked)


def _target(name: str, sheet: Sheet) -> tuple[Path, Field]:
    """The path and the field that `C1.status`, `roles.sponsor` or `outcomes[0].result` names."""
    head, *rest = name.replace("[", ".[").split(".")
    item = _found(head, sheet)
    if item is None and _ID.fullmatch(head):
        _item(head, sheet)  # which says what there is
    path: list[str | int] = list(item.path) if item is not None else [head]
    for part in rest:
        path.append(int(part[1:-1]) if part.startswith("[") and part[1:-1].isdigit() else part)
    holder = noun_at(tuple(path[:-1]))
    field = holder.fields.get(str(path[-1])) if holder and isinstance(path[-1], str) else None
    if field is None or field.noun is not None:
        known = same_list(holder) if holder else ""
        raise DxsheetError(
            words.NO_FIELD.fill(name=name),
            words.FIELDS.fill(known=known) if known else words.ASSIGN,
            code=USAGE,
        )
    if any(isinstance(part, int) for part in path[:-1]) and item is None:
        _entry(path, sheet, name)
    return tuple(path), field


def same_list(holder: type[Noun]) -> str:
    """The fields of a noun as a hint lists them."""
    return ", ".join(key for key, field in holder.fields.items() if field.noun is None)


def _entry(path: Sequence[str | int], sheet: Sheet, name: str) -> None:
    value: Any = sheet
    for part in path[:-1]:
        try:
            value = value[part] if isinstance(part, int) else getattr(value, part)
        except (IndexError, AttributeError, TypeError):
            value = None
        if value is None:
            raise DxsheetError(words.NO_ENTRY.fill(name=name), words.ASSIGN, code=FOUND)


def _found(name: str, sheet: Sheet) -> Noun | None:
    for key in LISTS.values():
        for one in getattr(sheet, key):
            if one.id == name:
                found: Noun = one
                return found
    return None


def _item(name: str, sheet: Sheet) -> Noun:
    item = _found(name, sheet)
    if item is None:
        ids = ", ".join(one.id for key in LISTS.values() for one in getattr(sheet, key) if one.id)
        hint = (
            words.IDS.fill(ids=ids)
            if ids
            else Text("There are none yet.", "まだ一つもありません。")
        )
        raise DxsheetError(words.NO_ITEM.fill(one=name), hint, code=FOUND)
    return item


def _called(path: Path, sheet: Sheet) -> str:
    from dxsheet.sheet.chain import at_of

    return at_of(path, sheet)


def _stands(data: Any, path: Path) -> bool:  # noqa: ANN401 - plain data of any depth
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _backwards(path: Path) -> tuple[int, ...]:
    order = list(Sheet.fields)
    return tuple(
        -one if isinstance(one, int) else -order.index(one) if one in order else 0 for one in path
    )

"""`add`, `set`, `link`, `unlink`, `remove`, `park`: an edit of a sheet, checked first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dxsheet.binder import Opened, change
from dxsheet.findings import FOUND, USAGE, DxsheetError, Refusal
from dxsheet.flows.editing_values import (
    ASSIGN,
    FIELDS,
    NO_FIELD,
    enough,
    entry_of,
    understood,
    value_of,
)
from dxsheet.lang import Text, in_a_row
from dxsheet.sheet.chain import at_of, pointers
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.ids import given_ids, next_id
from dxsheet.sheet.nouns import LISTS, Sheet, noun_at
from dxsheet.yamlfile import Data, value_at
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

# What reads as an id: a text of this form is never taken for an idea or a key.
_ID = re.compile(r"[A-Z][0-9]{1,6}")


def is_id(word: str) -> bool:
    """Whether a word on the command line is taken for an id."""
    return _ID.fullmatch(word) is not None


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

_NO_KIND = Refusal(
    Text("There is no kind {kind} to add.", "「{kind}」という種類は追加できません。"),
    Text("The kinds are {kinds}.", "追加できるのは {kinds} です。"),
    code=USAGE,
)
_NOT_ASSIGNED = Refusal(
    Text(
        "`{word}` is not of the form ID.FIELD=VALUE.",
        "「{word}」は「番号.項目=値」の形になっていません。",
    ),
    ASSIGN,
    code=USAGE,
)
_REQUIRED = Refusal(
    Text("The {field} (`{name}`) cannot be empty.", "{field}（{name}）は空にできません。"),
    Text("Write what it is to be: {name}=...", "新しい値を書いてください: {name}=..."),
    code=FOUND,
)
_NO_ENTRY = Refusal(
    Text("There is no entry {name}.", "「{name}」にあたる項目がありません。"), ASSIGN, code=FOUND
)
_NO_ITEM = Refusal(
    Text("Nothing on the sheet has the id {one}.", "番号 {one} の項目は、このシートにありません。"),
    Text("{ids}", "{ids}"),
    code=FOUND,
)
_IDS = Text("The ids are {ids}.", "今ある番号は {ids} です。")
_NO_IDS = Text("There are none yet.", "まだ一つもありません。")
_NEVER_TIED = Refusal(
    Text("{one} cannot be linked to {other}.", "{one} を {other} と結ぶことはできません。"),
    Text(
        "A solution is linked to causes, a cause to problems, work to a solution: S1 C1, C1 P1,"
        " W1 S1.",
        "解決策は課題（原因）と、課題（原因）は問題と、作業は解決策と、この順で結びます"
        "（S1 C1、C1 P1、W1 S1）。",
    ),
    code=FOUND,
)
_NOT_TIED = Refusal(
    Text("{one} is not linked to {others}.", "{one} は {others} と結ばれていません。"),
    Text("Its links: {now}.", "今の結び付き: {now}"),
    code=FOUND,
)
_POINTED_AT = Refusal(
    Text("{one} is still linked from {others}.", "{others} が {one} と結び付いています。"),
    Text(
        "Unlink them first, or add --with-links to remove the links too.",
        "先に unlink で外すか、--with-links を付けて結び付きごと消してください。",
    ),
    code=FOUND,
)
_PARK = Text(
    'Give the idea itself: dxsheet park FILE "TEXT".', "アイデアの文をそのまま書いてください。"
)
_NO_TEXT = Refusal(
    Text("{one} has no text to park.", "{one} には、置いておく文がありません。"), _PARK, code=FOUND
)
_PARKED_ALREADY = Refusal(
    Text("{one} is parked already.", "{one} は、もうアイデア置き場にあります。"), _PARK, code=FOUND
)


def add(
    path: str, kind: str, values: Mapping[str, tuple[str, ...]], told: Callable[[str], object] = str
) -> str:
    """Append one entry to the list of its kind; returns its id, or its place as `outcomes[0]`.

    `values` are texts as the command line gives them, by field; `told` is called with what was
    understood other than typed (`W1.due = 2026-12-11`).

    Raises:
        DxsheetError: exit 2 for a field that the kind does not have, for nothing to write, and for
            a kept finding without its rule, place or reason; 1 where the sheet would become wrong.
    """
    key = KINDS.get(kind, kind)
    field = Sheet.fields.get(key)
    if field is None or field.kind != "items" or field.noun is None:
        raise _NO_KIND(kind=kind, kinds=", ".join(KINDS))
    noun = field.noun
    named = ""
    enough(kind, key, values)

    def plan(opened: Opened) -> Sequence[Change]:
        nonlocal named
        entry = entry_of(noun, values, key)
        if "id" in noun.fields and "id" not in entry:
            entry = {"id": next_id(key, given_ids(opened.sheet), opened.document.text), **entry}
        listed = opened.document.data.get(key)
        named = str(entry.get("id") or f"{key}[{len(listed) if isinstance(listed, list) else 0}]")
        return [Insert((key,), None, entry) if listed else Put((key,), [entry])]

    change(path, plan, accept=no_new_error)
    for name, given in values.items():
        if given and (other := understood(entry_of(noun, {name: given}, key)[name], given)):
            told(f"{named}.{name} = {other}")
    return named


def assign(
    path: str, assignments: Sequence[str], stands: Callable[[tuple[str, str]], object] = str
) -> dict[str, str]:
    """Set fields: `C1.status=identified`, `roles.sponsor=...`, `outcomes[0].result=12`.

    The same list field named several times is given all the values; an empty value takes the
    field out. All of them are written, or none. Returns what was understood other than typed, by
    field (未検証 → unverified). `stands` is called with the name and the words of each reason that
    was given for the status before.

    Raises:
        DxsheetError: exit 2 for a field that is not there, 1 where the sheet would become wrong.
    """
    wanted: dict[str, list[str]] = {}
    for one in assignments:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise _NOT_ASSIGNED(word=one)
        wanted.setdefault(name.strip(), []).append(value)
    meant: dict[str, str] = {}
    old: dict[str, str] = {}

    def plan(opened: Opened) -> Sequence[Change]:
        changes: list[Change] = []
        for name, given in wanted.items():
            where, field = _target(name, opened.sheet)
            old.update(_old_reason(name, where, opened.document.data, wanted))
            if not any(one.strip() for one in given):
                if field.required:
                    raise _REQUIRED(field=field.label, name=name)
                if _stands(opened.document.data, where):
                    changes.append(Delete(where))
            else:
                value = value_of(field, str(where[-1]), tuple(given))
                if other := understood(value, given):
                    meant[name] = other
                changes.append(Put(where, value))
        return changes

    change(path, plan, accept=no_new_error)
    for left in old.items():
        stands(left)
    return meant


def _old_reason(name: str, where: Path, data: Data, wanted: Mapping[str, object]) -> dict[str, str]:
    """The reason that stays at an item whose status alone is set: it was given for another one."""
    other = name.removesuffix("status") + "reason"
    words = value_at(data, (*where[:-1], "reason"))
    stays = where[-1] == "status" and other not in wanted and isinstance(words, str)
    return {other: words} if stays else {}


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

    change(path, plan, accept=no_new_error)
    return left


def _links(
    sheet: Sheet, item: Noun, targets: Sequence[str], away: bool, left: list[str]
) -> list[Change]:
    key = [_tie(item, _item(target, sheet)) for target in targets][-1]
    field = item.fields[key]
    alone = field.kind != "refs"
    tied = getattr(item, key)
    now: list[str] = [tied] * bool(tied) if alone else list(tied)
    if away:
        after = [one for one in now if one not in targets]
    else:
        after = [targets[-1]] if alone else list(dict.fromkeys((*now, *targets)))
    left += after
    if away and after == now:
        none = Text("none", "なし")
        raise _NOT_TIED(
            one=getattr(item, "id", ""), others=_row(targets), now=_row(now) if now else none
        )
    if after == now:
        return []
    if not after:
        return [Delete((*item.path, key))]
    return [Put((*item.path, key), after[0] if alone else list(after))]


def _tie(item: Noun, other: Noun) -> str:
    for key, field in item.fields.items():
        if field.kind != "id" and field.target in (other.path[0], "*"):
            return key
    raise _NEVER_TIED(one=getattr(item, "id", ""), other=getattr(other, "id", ""))


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
        pointing[:] = [at_of(where, opened.sheet) for where in found]
        if found and not with_links:
            raise _POINTED_AT(one=name, others=_row(dict.fromkeys(pointing)))
        # From the end of the file, so that the indices of what is left stay right.
        gone = [Delete(where) for where in sorted([*found, item.path], key=_backwards)]
        if name in opened.sheet.retired or given_ids(opened.sheet).count(name) > 1:
            return gone
        listed = opened.sheet.retired
        return [*gone, Insert(("retired",), None, name) if listed else Put(("retired",), [name])]

    change(path, plan, accept=no_new_error)
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
            raise _PARKED_ALREADY(one=what)
        if item is not None and item.path[0] == "solutions":
            parked = what
            given = [Put((*item.path, "reason"), reason)] if reason else []
            return [Put((*item.path, "status"), "parked"), *given]
        parked = next_id("ideas", given_ids(opened.sheet), opened.document.text)
        text = getattr(item, "text", None) if item is not None else what
        if not text:
            raise _NO_TEXT(one=what)
        idea = {"id": parked, "text": text}
        source = parked_from or (what if item is not None else None)
        if source:
            idea["parked_from"] = source
        listed = opened.document.data.get("ideas")
        changes: list[Change] = [
            Insert(("ideas",), None, idea) if listed else Put(("ideas",), [idea])
        ]
        return changes if item is None else [Delete((*item.path, "text")), *changes]

    change(path, plan, accept=no_new_error)
    return parked


def no_new_error(before: Opened, after: Opened) -> None:
    """Raise DxsheetError (exit 1) where a change would add an error to the sheet."""
    known = {(one.rule, one.message.en) for one in before.findings}
    for one in after.findings:
        if (one.rule, one.message.en) not in known:
            raise DxsheetError(one.message, one.hint, code=FOUND, findings=(one,))


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
        raise NO_FIELD(name=name, known=FIELDS.fill(known=known) if known else ASSIGN)
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
            raise _NO_ENTRY(name=name)


def _found(name: str, sheet: Sheet) -> Noun | None:
    items: Iterator[Noun] = (one for key in LISTS.values() for one in getattr(sheet, key))
    return next((one for one in items if getattr(one, "id", None) == name), None)


def _item(name: str, sheet: Sheet) -> Noun:
    item = _found(name, sheet)
    if item is None:
        ids = [one.id for key in LISTS.values() for one in getattr(sheet, key) if one.id]
        raise _NO_ITEM(one=name, ids=_IDS.fill(ids=_row(ids)) if ids else _NO_IDS)
    return item


def _row(ids: Iterable[str]) -> Text:
    listed = list(ids)
    return Text(in_a_row(listed, "en"), in_a_row(listed, "ja"))


def _stands(data: Mapping[str, Any], path: Path) -> bool:
    at: Any = data
    try:
        for part in path:
            at = at[part]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _backwards(path: Path) -> tuple[int, ...]:
    order = list(Sheet.fields)
    return tuple(
        -one if isinstance(one, int) else -order.index(one) if one in order else 0 for one in path
    )

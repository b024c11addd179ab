"""Two states of a sheet become a list of changes: entry by entry, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dxsheet.compare.matching import handle_of, paired, squeezed
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.nouns import LISTS, Cause, Sheet, Solution
from dxsheet.spoken import folded
from dxsheet.summary.gaps import Gap, gaps
from dxsheet.yamlfile import path_text

Plain = str | int | float | bool | tuple[object, ...] | None

# The kinds of change, in the order a meeting asks for them. JSON names them so.
STAGE = "stage"
DATED = "dated"
IDENTIFIED = "identified"
REJECTED = "rejected"
REOPENED = "reopened"
ADOPTED = "adopted"
PARKED = "parked"
DROPPED = "dropped"
PROPOSED = "proposed"
OWNER = "owner"
ADDED = "added"
REMOVED = "removed"
LINKED = "linked"
UNLINKED = "unlinked"
REWORDED = "reworded"
FILLED = "filled"
CLEARED = "cleared"
CHANGED = "changed"
RENUMBERED = "renumbered"
MOVED = "moved"
GAP_OPENED = "gap_opened"
GAP_CLOSED = "gap_closed"
LOOK_AGAIN = "look_again"

# What a status became → the kind of change.
OF_CAUSE = {"identified": IDENTIFIED, "rejected": REJECTED, "unverified": REOPENED}
OF_SOLUTION = {
    "adopted": ADOPTED,
    "parked": PARKED,
    "dropped": DROPPED,
    "proposed": PROPOSED,
}
STATUS_KINDS = frozenset((*OF_CAUSE.values(), *OF_SOLUTION.values()))
# Who answers for what: told apart from other fields.
OWNERS = frozenset(("owner", "main_owners", "stand_in", "decide", "facilitate", "sponsor"))


class Change(NamedTuple):
    """One change. `path` is where it stands now, or stood where it is gone.

    `at` is the item's id now (else `participants[1]`, else the top key), `text` what the item
    says, `was` its id before where that differs. `notes` are fields that belong to the telling:
    the evidence of a cause that was identified, what an added item points to; as (key, value).
    `fresh` marks an item that the earlier state does not have.
    """

    kind: str
    path: Path
    at: str = ""
    text: str = ""
    before: Plain = None
    after: Plain = None
    was: str = ""
    notes: tuple[tuple[str, Plain], ...] = ()
    fresh: bool = False


class Comparison(NamedTuple):
    """What changed between two states of a sheet.

    `layout_only`: nothing that a sheet says differs, but the files do.
    """

    before: Sheet
    after: Sheet
    changes: tuple[Change, ...]
    layout_only: bool = False

    def of(self, *kinds: str) -> list[Change]:
        """The changes of some kinds, in order."""
        return [one for one in self.changes if one.kind in kinds]


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
    IDENTIFIED: ("evidence",),
    REJECTED: ("evidence", "reason"),
    REOPENED: ("reason",),
    ADOPTED: ("causes", "owner", "reason"),
    PARKED: ("reason",),
    DROPPED: ("reason",),
    PROPOSED: ("reason",),
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
        return OF_CAUSE[status_of(entry)]
    if isinstance(entry, Solution):
        return OF_SOLUTION[status_of(entry)]
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


def gap_changes(before: Sheet, after: Sheet, now: Mapping[str, str]) -> list[Change]:
    """The gaps that are new, then those that are gone.

    `now` says what an item of `before` is called in `after` ("" where it is gone: its gap went
    with it and is not told). A gap that the people gave a reason for asks nothing: it is closed.
    """
    old = {(gap.kind, now.get(gap.at, gap.at)): gap for gap in _open(before)}
    new = {(gap.kind, gap.at): gap for gap in _open(after)}
    opened = [_change(GAP_OPENED, new[key]) for key in new if key not in old]
    closed = [
        _change(GAP_CLOSED, gap)._replace(at=key[1])
        for key, gap in old.items()
        if key not in new and key[1]
    ]
    return opened + closed


def _open(sheet: Sheet) -> list[Gap]:
    return [gap for gap in gaps(Chain(sheet)) if not gap.settled]


def _change(kind: str, gap: Gap) -> Change:
    return Change(kind, (), gap.at, gap.text, notes=(("gap", gap.kind),))


# The (name, text) of the entry that a field is part of, and the keys told elsewhere.
Item = tuple[str, str, frozenset[str]]

_NOWHERE: Item = ("", "", frozenset())


def compare(before: Sheet, after: Sheet, *, same_bytes: bool = True) -> Comparison:
    """What changed from one state of a sheet to another.

    `same_bytes` False lets a comparison without changes say that only the layout differs.
    """
    work = _Comparing(before, after)
    work.fields(before, after, (), _NOWHERE)
    found = [*work.found, *gap_changes(before, after, work.now)]
    return Comparison(before, after, tuple(found), not found and not same_bytes)


def item_pairs(old: Sequence[Noun], new: Sequence[Noun]) -> list[tuple[Noun, Noun]]:
    """The entries of two states of a list that are one and the same."""
    pairs = paired([handle_of(vars(one)) for one in old], [handle_of(vars(one)) for one in new])
    return [(old[one], new[other]) for one, other in pairs]


class _Comparing:
    """One comparison under way."""

    def __init__(self, before: Sheet, after: Sheet) -> None:
        self.found: list[Change] = []
        # What an item was called → what it is called now; "" where it is gone.
        self.now: dict[str, str] = {}
        for name in LISTS.values():
            old: tuple[Noun, ...] = getattr(before, name)
            self.now.update((name_of(one), "") for one in old)
            for one, other in item_pairs(old, getattr(after, name)):
                self.now[name_of(one)] = name_of(other)

    def fields(self, old: Noun | None, new: Noun | None, path: Path, item: Item) -> None:
        """Compare every field of a noun of which at least one state is there."""
        noun = new or old
        assert noun is not None  # said above
        for key, field in noun.fields.items():
            before = _value(old, key, field)
            after = _value(new, key, field)
            if field.kind == "items":
                self._items((*path, key), before, after)
            elif field.kind == "item":
                if before or after:
                    self.fields(before, after, (*path, key), item)
            elif not _is_own_name(noun, key):
                self._field((*path, key), field, before, after, item)

    def _items(self, path: Path, old: Sequence[Noun], new: Sequence[Noun]) -> None:
        pairs = item_pairs(old, new)
        kept = {id(one) for pair in pairs for one in pair}
        for one in old:
            if id(one) not in kept:
                self.found.append(_told(REMOVED, one))
        for other in new:
            if id(other) not in kept:
                self._added(other)
        for one, other in pairs:
            self._entry(one, other)
        order = [new.index(other) for _, other in pairs]
        if order != sorted(order):
            self.found.append(Change(MOVED, path, str(path[-1])))

    def _added(self, entry: Noun) -> None:
        """A new entry; one that came identified, rejected, adopted and so on says that too."""
        told = _told(ADDED, entry)._replace(fresh=True)
        self.found.append(told)
        status = status_kind(entry)
        if status is not None and status not in (REOPENED, PROPOSED):
            self.found.append(
                told._replace(
                    kind=status,
                    path=(*entry.path, "status"),
                    after=getattr(entry, "status", None),
                    notes=notes_of(entry, status, fresh=True),
                )
            )

    def _entry(self, old: Noun, new: Noun) -> None:
        name, text = name_of(new), says(new)
        if getattr(old, "id", None) != getattr(new, "id", None):
            self.found.append(Change(RENUMBERED, new.path, name, text, was=name_of(old)))
        told: frozenset[str] = frozenset()
        if isinstance(old, (Cause, Solution)) and isinstance(new, (Cause, Solution)):
            told = self._status(old, new)
        self.fields(old, new, new.path, (name, text, told))

    def _status(self, old: Cause | Solution, new: Cause | Solution) -> frozenset[str]:
        """Tell a change of status; returns the keys that are told with it, if they are new."""
        before, after = status_of(old), status_of(new)
        kind = status_kind(new)
        if before == after or kind is None:
            return frozenset(("status",))
        notes = notes_of(new, kind)
        path = (*new.path, "status")
        self.found.append(Change(kind, path, name_of(new), says(new), before, after, notes=notes))
        return frozenset(("status", *(key for key, _ in notes if not getattr(old, key))))

    def _field(self, path: Path, field: Field, old: Plain, new: Plain, item: Item) -> None:
        name, text, told = item
        if field.target and path[-1] != "id":
            change = Change(LINKED, path, name or str(path[0]), text)
            self._links(change, _several(old), _several(new), quiet=path[-1] in told)
        elif path[-1] not in told and not _same(old, new):
            change = Change("", path, name or str(path[0]), text, old, new)
            self.found.append(change._replace(kind=_kind(change, field)))

    def _links(
        self, change: Change, old: Sequence[str], new: Sequence[str], *, quiet: bool
    ) -> None:
        """Ids that are named now and were not, or the other way; a new number is no new link."""
        before = [self.now.get(one) or one for one in old]
        had = {folded(one) for one in before}
        has = {folded(one) for one in new}
        if not quiet:
            self.found += [change._replace(after=one) for one in new if folded(one) not in had]
        self.found += [
            change._replace(kind=UNLINKED, before=one) for one in before if folded(one) not in has
        ]


def _told(kind: str, entry: Noun) -> Change:
    return Change(kind, entry.path, name_of(entry), says(entry), notes=notes_of(entry))


def _value(noun: Noun | None, key: str, field: Field) -> Any:  # noqa: ANN401 - any field's value
    if noun is not None:
        return getattr(noun, key)
    return () if field.kind in ("refs", "list", "numbers", "items") else None


def _is_own_name(noun: Noun, key: str) -> bool:
    """The id of an item (told as a new number), or of the sheet."""
    return key == "id" or (isinstance(noun, Sheet) and key == "dxsheet")


def _several(value: Plain) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return () if value is None else (str(value),)


def _same(old: Plain, new: Plain) -> bool:
    if isinstance(old, str) and isinstance(new, str):
        return squeezed(old) == squeezed(new)
    return old == new and (old is None) == (new is None)


def _kind(change: Change, field: Field) -> str:
    if change.path == ("stage",):
        return STAGE
    if field.kind == "date":
        return DATED
    if change.path[-1] in OWNERS:
        return OWNER
    if change.before in (None, ()):
        return FILLED
    if change.after in (None, ()):
        return CLEARED
    if field.kind in ("words", "amount") and isinstance(change.after, str):
        return REWORDED
    return CHANGED

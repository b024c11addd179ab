"""Two states of a sheet become a list of changes: entry by entry, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dxsheet.compare import changes as kinds
from dxsheet.compare.changes import Change, Comparison, Plain
from dxsheet.compare.holes import gap_changes
from dxsheet.compare.matching import handle_of, paired, squeezed
from dxsheet.compare.telling import name_of, notes_of, says, status_kind
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.fields import Field, Noun, Path
from dxsheet.sheet.nouns import LISTS, Cause, Sheet, Solution
from dxsheet.spoken import folded

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
                self.found.append(_told(kinds.REMOVED, one))
        for other in new:
            if id(other) not in kept:
                self._added(other)
        for one, other in pairs:
            self._entry(one, other)
        order = [new.index(other) for _, other in pairs]
        if order != sorted(order):
            self.found.append(Change(kinds.MOVED, path, str(path[-1])))

    def _added(self, entry: Noun) -> None:
        """A new entry; one that came identified, rejected, adopted and so on says that too."""
        told = _told(kinds.ADDED, entry)._replace(fresh=True)
        self.found.append(told)
        status = status_kind(entry)
        if status is not None and status not in (kinds.REOPENED, kinds.PROPOSED):
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
            self.found.append(Change(kinds.RENUMBERED, new.path, name, text, was=name_of(old)))
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
            change = Change(kinds.LINKED, path, name or str(path[0]), text)
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
            change._replace(kind=kinds.UNLINKED, before=one)
            for one in before
            if folded(one) not in has
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
        return kinds.STAGE
    if field.kind == "date":
        return kinds.DATED
    if change.path[-1] in kinds.OWNERS:
        return kinds.OWNER
    if change.before in (None, ()):
        return kinds.FILLED
    if change.after in (None, ()):
        return kinds.CLEARED
    if field.kind in ("words", "amount") and isinstance(change.after, str):
        return kinds.REWORDED
    return kinds.CHANGED

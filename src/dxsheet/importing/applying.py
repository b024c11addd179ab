"""What a workbook becomes: the data of a new sheet, or edits of one that exists, by id.

A workbook was made from a sheet some time ago. Its marks tell which cells were changed in it and
which values were changed in the sheet meanwhile: the one is taken, the other stays, and where both
were changed the cell is complained about. What the workbook does not have stays on the sheet.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.cells import canon_of
from dxsheet.importing.complaints import BadCell
from dxsheet.importing.tables import Entry, Filled, Found
from dxsheet.importing.taking import dangling
from dxsheet.lang import Text, same
from dxsheet.office import tabs as record
from dxsheet.office.tabs import CANDIDATE, NAMED_BY, TABS, canon, mark, named
from dxsheet.sheet.chain import at_of
from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.ids import LETTERS, next_id
from dxsheet.sheet.nouns import LISTS, Candidate, Sheet, key_order
from dxsheet.spoken import folded
from dxsheet.yamlfile import value_at
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

Path = tuple[str | int, ...]

# Lines that say which sheet it is, not what stands on it.
_FIXED = (("id",), ("language",))
_CANDIDATES = ("selection", "candidates")


class Merged(NamedTuple):
    """The edits, and what they do: fields changed and emptied, items added, items not there."""

    changes: list[Change]
    changed: list[Text]
    emptied: list[Text]
    added: list[Text]
    missing: list[Text]


def fresh_data(taken: Found) -> tuple[dict[str, Any], list[BadCell]]:
    """The data in the order of the format, and every bad cell; with one, the data is of no use."""
    dangling(taken, {})
    _titled(taken)
    data: dict[str, Any] = {}
    for path, filled in taken.lines.items():
        if filled.plain is not None:
            _put(data, path, filled.plain)
    for tab in TABS:
        entries = [entry_data(one) for one in taken.entries.get(tab.key, ())]
        entries = [one for one in entries if one]
        if entries:
            retired = taken.lines.get(("retired",))
            ids = list(retired.plain or ()) if retired else []
            data[tab.key] = number_items(tab.key, entries, ids)
    choice = choice_data(taken)
    if choice:
        data["selection"] = {**data.get("selection", {}), **choice}
    return ordered(data, ()), taken.wrong


def entry_data(entry: Entry) -> dict[str, Any]:
    """The filled fields of a row."""
    return {key: one.plain for key, one in entry.fields.items() if one.plain is not None}


def number_items(
    key: str, entries: list[dict[str, Any]], taken_ids: list[str], said: str = ""
) -> list[dict[str, Any]]:
    """Entries with an id each, where they are items.

    `taken_ids` are not given again, nor is one that `said` names.
    """
    if key not in LETTERS:
        return entries
    used = [*taken_ids, *(str(one["id"]) for one in entries if "id" in one)]
    out = []
    for one in entries:
        if "id" not in one:
            used.append(next_id(key, used, said))
        out.append(one if "id" in one else {"id": used[-1], **one})
    return out


def choice_data(taken: Found) -> dict[str, Any]:
    """The criteria and candidates, empty where there are none."""
    data: dict[str, Any] = {}
    if taken.choice is not None and taken.choice.criteria:
        data["criteria"] = [
            {key: value for key, value in (("name", name), ("max", most)) if value}
            for name, most in taken.choice.criteria
        ]
    candidates = [entry_data(one) for one in taken.entries.get("candidates", ())]
    if candidates:
        data["candidates"] = candidates
    return data


def ordered(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - plain data
    """The same data with the keys of every mapping in the order of the format."""
    if isinstance(value, list):
        return [ordered(one, (*path, 0)) for one in value]
    if not isinstance(value, dict):
        return value
    keys = key_order(path)
    return {key: ordered(value[key], (*path, key)) for key in keys if key in value}


def _titled(taken: Found) -> None:
    if taken.line("title"):
        return
    found = taken.lines.get(("title",))
    where = found.where if found else ""
    if not any(one.where == where for one in taken.wrong):
        taken.complain(where, complaints.NO_TITLE)


def _put(data: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        data = data.setdefault(part, {})
    data[path[-1]] = value


def merged(taken: Found, sheet: Sheet, data: dict[str, Any]) -> Merged:
    """The edits of a sheet that a workbook asks for; what is wrong is added to `taken.wrong`.

    `data` is the file's plain data, which says which lists are there.
    """
    known = {key: {one.id for one in getattr(sheet, key) if one.id} for key in LISTS.values()}
    dangling(taken, known)
    merger = _Merger(taken, sheet, data)
    merger.lines()
    merger.criteria()
    for tab in TABS:
        if tab.noun is not None and tab.key in taken.entries:
            merger.entries(tab.key, tab.noun, (tab.key,), getattr(sheet, tab.key))
    if taken.choice is not None:
        there = sheet.selection.candidates if sheet.selection else ()
        merger.entries("candidates", Candidate, _CANDIDATES, there)
    return merger.merged


class _Merger:
    """Gathers the edits list by list."""

    def __init__(self, taken: Found, sheet: Sheet, data: dict[str, Any]) -> None:
        self.taken = taken
        self.marks = taken.marks
        self.sheet = sheet
        self.data = data
        self.merged = Merged([], [], [], [], [])

    def lines(self) -> None:
        """The labelled values."""
        for tab in TABS:
            for line in tab.lines:
                filled = self.taken.lines.get(line.path)
                if filled is None or line.path in _FIXED:
                    continue
                now = canon(line.field, record.value_at(self.sheet, line.path))
                place = ("line", *line.path)
                self.field(line.path, line.path[-1], line.field, filled, now, place)

    def field(
        self, path: Path, name: str, field: Field, filled: Filled, now: str, place: tuple[str, ...]
    ) -> None:
        """One field: taken from the workbook, left as it is, or complained about."""
        wanted = canon_of(field, name, filled.plain)
        if not self.takes(wanted, now, place, filled.where):
            return
        said = _said(path, self.sheet)
        if filled.plain is None:
            self.merged.changes.append(Delete(path))
            self.merged.emptied.append(said)
        else:
            self.merged.changes.append(Put(path, filled.plain))
            self.merged.changed.append(said)

    def takes(self, wanted: str, now: str, place: tuple[str, ...], where: str) -> bool:
        """Whether the workbook's value is to be written."""
        if wanted == now:
            return False
        if not self.marks:
            # Nobody knows what it was made from: an empty cell may never have been filled.
            return wanted != ""
        if mark(*place, wanted) in self.marks:
            return False
        if mark(*place, now) in self.marks or not now:
            return True
        self.taken.complain(where, complaints.CHANGED_MEANWHILE.about(now=now or complaints.EMPTY))
        return False

    def criteria(self) -> None:
        """The criteria as one: scores follow their order, so none may be lost or moved."""
        choice = self.taken.choice
        if choice is None:
            return
        now = record.criteria_of(self.sheet)
        wanted = record.criteria_text(choice.criteria)
        if not self.takes(wanted, now, ("criteria",), choice.where):
            return
        there = self.sheet.selection.criteria if self.sheet.selection else ()
        names = [name for name, _ in choice.criteria]
        at = 0
        for one in (canon(None, one.name) for one in there):
            if one and one not in names[at:]:
                self.taken.complain(choice.where, complaints.CRITERION_GONE.about(name=one))
            elif one:
                at = names.index(one, at) + 1
        criteria = choice_data(self.taken).get("criteria")
        path = ("selection", "criteria")
        self.merged.changes.append(Put(path, criteria) if criteria else Delete(path))
        self.merged.changed.append(same("selection.criteria"))

    def entries(self, key: str, noun: type[Noun], path: Path, there: tuple[Any, ...]) -> None:
        """The rows of one list against the entries of the sheet."""
        left = list(there)
        new: list[Entry] = []
        rows = self.taken.entries.get(key, ())
        # Rows with an id first: what is left can only be known by what it says.
        for entry in sorted(rows, key=lambda one: not one.text("id")):
            item = _found(key, entry, left)
            if item is None:
                new.append(entry)
                continue
            left.remove(item)
            if not self.another(key, entry, item):
                self.item(key, noun, entry, item)
        self.missing(key, left)
        self.add(key, path, new)

    def another(self, key: str, entry: Entry, item: Noun) -> bool:
        """Whether an id means something else on the sheet: only where nothing says otherwise."""
        if self.marks or not getattr(item, "id", None) or "text" not in entry.fields:
            return False
        now = canon(None, getattr(item, "text", None))
        said = entry.text("text").strip()
        if not now or not said or now == said:
            return False
        self.taken.complain(
            entry.where, complaints.ANOTHER_ITEM.about(name=named(key, item), now=now)
        )
        return True

    def item(self, key: str, noun: type[Noun], entry: Entry, item: Noun) -> None:
        """The fields of one entry."""
        name = named(key, item)
        for field, filled in entry.fields.items():
            if field != "id":
                now = canon(noun.fields[field], getattr(item, field))
                place = (key, name, field)
                self.field((*item.path, field), field, noun.fields[field], filled, now, place)

    def missing(self, key: str, left: list[Noun]) -> None:
        """Entries of the sheet that the workbook once had, or might have had, and has not."""
        for item in left:
            told = any(canon(None, getattr(item, one)) for one in item.fields)
            had = not self.marks or mark("entry", key, named(key, item)) in self.marks
            if told and had:
                self.merged.missing.append(_called(key, item))

    def add(self, key: str, path: Path, new: list[Entry]) -> None:
        """Rows that the sheet does not have."""
        entries = [data for one in new if (data := entry_data(one))]
        ids = [one.id for one in getattr(self.sheet, key, ()) if getattr(one, "id", None)]
        given = [str(one["id"]) for one in entries if "id" in one]
        entries = number_items(key, entries, [*ids, *given, *self.sheet.retired], str(self.data))
        entries = [ordered(one, (*path, 0)) for one in entries]
        if not entries:
            return
        if value_at(self.data, path):
            self.merged.changes.extend(Insert(path, None, one) for one in entries)
        else:
            self.merged.changes.append(Put(path, entries))
        self.merged.added.extend(_told(key, one) for one in entries)


def _found(key: str, entry: Entry, left: list[Noun]) -> Noun | None:
    """The entry of the sheet that a row is about: by id, else by what it is called."""
    name = entry.text("id")
    if name:
        return next(
            (one for one in left if folded(getattr(one, "id", "") or "") == folded(name)), None
        )
    keys = NAMED_BY.get(key, ("text",))
    said = [entry.text(one).strip() for one in keys]
    alike = [one for one in left if [canon(None, getattr(one, part)) for part in keys] == said]
    # One that has an id is the same only if it says the same: the workbook was taken in before.
    alike = [one for one in alike if any(said) or not getattr(one, "id", None)]
    return max(alike, key=lambda one: _likeness(entry, one), default=None)


def _likeness(entry: Entry, item: Noun) -> int:
    """How many filled fields of a row an entry has as well, for several of one name."""
    fields = type(item).fields
    return sum(
        canon_of(fields[key], key, filled.plain) == canon(fields[key], getattr(item, key))
        for key, filled in entry.fields.items()
        if filled.plain is not None
    )


def _called(key: str, item: Noun) -> Text:
    """An entry as a report names it: its id, else its part of the sheet and what it is called."""
    return _told(key, item.model_dump())


def _told(key: str, values: dict[str, Any]) -> Text:
    if values.get("id"):
        return same(str(values["id"]))
    named_by = NAMED_BY.get(key, ("text",))
    said = next((str(values[one]) for one in named_by if values.get(one)), "-")
    part = next((one.name for one in TABS if one.key == key), CANDIDATE)
    return Text("{part}: {said}", "{part}「{said}」").fill(part=part, said=" ".join(said.split()))


def _said(path: Path, sheet: Sheet) -> Text:
    """A field as a report names it: C1.text, roles.decide, participants[0].unit."""
    if len(path) > 2 and isinstance(path[-2], int):
        return same(f"{at_of(path[:-1], sheet)}.{path[-1]}")
    return same(".".join(map(str, path)))

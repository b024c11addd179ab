"""How items hang together (deck rules 24 to 27): their links, their ids, what an id points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dxsheet.lang import Text
from dxsheet.sheet.fields import Noun, Path
from dxsheet.sheet.nouns import LISTS, Cause, Problem, Sheet, Solution, WorkItem
from dxsheet.sheet.shape import Fault, Said
from dxsheet.spoken import as_names, folded

# A solution in one of these is still meant to be done.
LIVE = ("proposed", "adopted")
_SURNAME_FIRST = re.compile(r"[A-Za-z'-]+, [A-Z][A-Za-z'-]*\.?")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


class Chain:
    """The links of one sheet. A cause that names no problem belongs to the only one there is.

    Links to ids that nothing has are left out (REF001 reports them); one named twice counts once.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        problems = {one.id: one for one in reversed(sheet.problems) if one.id}
        causes = {one.id: one for one in reversed(sheet.causes) if one.id}
        alone = sheet.problems[0] if len(sheet.problems) == 1 else None
        self._explains: dict[int, list[Problem]] = {}
        self._explained: dict[int, list[Cause]] = {id(one): [] for one in sheet.problems}
        self._answers: dict[int, list[Cause]] = {}
        self._answered: dict[int, list[Solution]] = {id(one): [] for one in sheet.causes}
        for cause in sheet.causes:
            named = [problems[one] for one in dict.fromkeys(cause.problems) if one in problems]
            if not cause.problems and alone:
                named = [alone]
            self._explains[id(cause)] = named
            for problem in named:
                self._explained[id(problem)].append(cause)
        for solution in sheet.solutions:
            linked = [causes[one] for one in dict.fromkeys(solution.causes) if one in causes]
            self._answers[id(solution)] = linked
            for cause in linked:
                self._answered[id(cause)].append(solution)

    def problems_of(self, cause: Cause) -> list[Problem]:
        """The problems a cause explains."""
        return self._explains[id(cause)]

    def causes_of(self, problem: Problem) -> list[Cause]:
        """The candidate causes of a problem, rejected ones too."""
        return self._explained[id(problem)]

    def causes_answered(self, solution: Solution) -> list[Cause]:
        """The causes a solution answers."""
        return self._answers[id(solution)]

    def solutions_of(self, cause: Cause) -> list[Solution]:
        """The solutions that answer a cause, whatever their status."""
        return self._answered[id(cause)]


def status_of(entry: Cause | Solution) -> str:
    """The status, with the one that an entry without any has: unverified, or proposed."""
    if entry.status:
        return entry.status
    return "unverified" if isinstance(entry, Cause) else "proposed"


def owners_of(work: WorkItem) -> tuple[str, ...]:
    """The people named as main owners, also where one field names several; each once.

    Names in brackets are not counted, and "Smith, John" is one person.
    """
    people = {
        folded(name): name
        for entry in work.main_owners
        for name in (_SURNAME_FIRST.fullmatch(entry) and (entry,))
        or as_names(_IN_BRACKETS.sub("", entry))
        or (entry,)
    }
    return tuple(people.values())


def at_of(path: tuple[str | int, ...], sheet: Sheet) -> str:
    """What a finding's `at` says for a path: the id, else the list entry, else the top key."""
    if not path:
        return ""
    top = str(path[0])
    if len(path) < 2 or not isinstance(path[1], int):
        return top
    # An entry that could not be read is left out, so the others stand there or before.
    entries = getattr(sheet, top, ())
    at = min(path[1], len(entries) - 1)
    while at >= 0 and entries[at].path[1] > path[1]:
        at -= 1
    if at >= 0 and entries[at].path == path[:2]:
        return getattr(entries[at], "id", None) or f"{top}[{path[1]}]"
    return f"{top}[{path[1]}]"


def pointers(sheet: Sheet) -> Iterator[tuple[Path, str, str]]:
    """Every place that names an id: its path, the id, the list the id must stand in (`*`: any)."""
    for name in (*LISTS.values(), "outcomes"):
        entries: tuple[Noun, ...] = getattr(sheet, name)
        for entry in entries:
            for key, many, target in _pointing(type(entry)):
                value = getattr(entry, key)
                if many:
                    for index, one in enumerate(value):
                        yield (*entry.path, key, index), one, target
                elif value is not None:
                    yield (*entry.path, key), value, target


@cache
def _pointing(noun: type[Noun]) -> tuple[tuple[str, bool, str], ...]:
    """The fields that name ids: the key, whether it holds several, the list they stand in."""
    return tuple(
        (key, field.kind == "refs", field.target)
        for key, field in noun.fields.items()
        if field.target and field.kind != "id"
    )


def reference_faults(sheet: Sheet) -> list[Fault]:
    """REF001 for each duplicate id and each id that points nowhere or into the wrong list."""
    found: list[Fault] = []
    home: dict[str, str] = {}
    spelt: dict[str, str] = {}

    def told(said: Said, path: Path, target: str = "", **values: object) -> None:
        there = known(target) if target else ""
        found.append(said.fault(path, there, known=there, **values))

    @cache
    def known(target: str) -> str:
        ids = [one for one, name in home.items() if target in ("*", name)]
        return ", ".join(ids[:_MOST]) + ("…" if len(ids) > _MOST else "")

    for name in LISTS.values():
        for entry in getattr(sheet, name):
            if entry.id is None:
                continue
            first = spelt.setdefault(folded(entry.id), entry.id)
            if first == entry.id and entry.id not in home:
                home[entry.id] = name
            else:
                said = _TWICE if first == entry.id else _ALIKE
                told(said, (*entry.path, "id"), value=entry.id, first=first)
    for path, value, target in pointers(sheet):
        name = home.get(value, "")
        if not name:
            told(_NOWHERE, path, target, value=value)
        elif target not in ("*", name):
            told(_ELSEWHERE, path, target, value=value, list=name, wanted=target)
    return found


# So many ids are named in a hint.
_MOST = 12
_ANOTHER = Text(
    "Give one of them another id, or run `dxsheet renumber`.",
    "どちらかの番号を変えるか、dxsheet renumber で付け直してください。",
)
_NONE = Text("There is nothing to point to yet.", "指せるものが、まだ一つもありません。")
_THESE = Text("The ids there are {known}.", "使えるのは {known} です。")
_TWICE = Said(
    "REF001", Text("The id {value} is used twice.", "番号 {value} が二度使われています。"), _ANOTHER
)
_ALIKE = Said(
    "REF001",
    Text(
        "The ids {first} and {value} read as the same.",
        "番号 {first} と {value} は同じものと読めます。",
    ),
    _ANOTHER,
)
_NOWHERE = Said(
    "REF001",
    Text(
        "Nothing on this sheet has the id {value}.",
        "番号 {value} のものが、このシートにありません。",
    ),
    _NONE,
    _THESE,
)
_ELSEWHERE = Said(
    "REF001",
    Text(
        "{value} is in `{list}`, not in `{wanted}`.",
        "{value} は {wanted} ではなく {list} の番号です。",
    ),
    _NONE,
    _THESE,
)

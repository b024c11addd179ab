"""What the walk looks at: the sheet's plain data, what was passed over, and the plan of the walk.

The data is what the YAML reader gives (mappings, lists, texts, None), never checked beforehand: a
sheet that a person is half-way through editing must not stop the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol, TypeVar

from dxsheet.lang import Lang, Text
from dxsheet.sheet.ids import next_id
from dxsheet.sheet.nouns import LISTS
from dxsheet.spoken import folded, means_nothing, means_same
from dxsheet.walk.questions import Bank, Plan
from dxsheet.yamlfile import value_at

Path = tuple[str | int, ...]
T = TypeVar("T")


class Hit(Protocol):
    """What a wording rule says of one statement."""

    @property
    def rule(self) -> str:
        """Its id."""

    @property
    def message(self) -> Text:
        """What it asks, and why."""

    @property
    def hint(self) -> Text:
        """What to write instead."""

    @property
    def severity(self) -> str:
        """`warning`, or `info` for a hint that stops nobody."""


Hits = Callable[[str, str], Sequence[Hit]]
# Whether a question (its key, its id) that would wait for the review is wanted: "waits" where an
# answer to just this one lies ready, "had" where it was given, "" where nobody wants it.
Wanted = Callable[[str, str], str]


def _nobody(_key: str, _question: str) -> str:
    return ""


class Item(NamedTuple):
    """One entry of a list: its name in keys of the walk (the id, else its place), and its data."""

    name: str
    path: Path
    entry: dict[str, Any]

    def word(self, key: str) -> str:
        """A text field, "" where there is none."""
        value = self.entry.get(key)
        return value.strip() if isinstance(value, str) else ""

    def says(self, key: str) -> bool:
        """Whether a text field says something, and not that there is nothing."""
        return bool(self.word(key)) and not means_nothing(self.word(key))

    def words(self, key: str) -> tuple[str, ...]:
        """A list field, each entry that is text."""
        value = self.entry.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(one for one in value if isinstance(one, str) and one.strip())


@dataclass(eq=False, repr=False)
class Scene:
    """One moment of a walk. `passed` says how each question without an answer was passed over.

    What it works out about the sheet it works out once: a walk of a large sheet asks often.
    """

    data: Mapping[str, Any]
    passed: Mapping[str, str]
    bank: Bank
    plan: Plan
    hits: Hits
    today: str
    lang: Lang
    wanted: Wanted = _nobody
    _known: dict[str, Any] = field(default_factory=dict, init=False)

    def passing(self, passed: Mapping[str, str]) -> Scene:
        """The same moment with other questions passed over."""
        return replace(self, passed=passed)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, worked out the first time it is asked for under this name."""
        if name not in self._known:
            self._known[name] = make()
        known: T = self._known[name]
        return known

    def items(self, name: str) -> list[Item]:
        """The entries of a top-level list that can be worked with."""
        return self.once(f"items {name}", lambda: items_at(self.data, (name,)))

    def word(self, *path: str | int) -> str:
        """The text at a path, "" where there is none."""
        value = self.value(path)
        return value.strip() if isinstance(value, str) else ""

    def value(self, path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
        """What stands at a path, None where nothing does."""
        return value_at(self.data, path)

    def causes_of(self, problem: Item) -> list[Item]:
        """The candidate causes of a problem; a cause that names none belongs to the only one."""
        return self.once("causes", self._causes).get(problem.name, [])

    def _causes(self) -> dict[str, list[Item]]:
        problems = self.items("problems")
        alone = (problems[0].name,) if len(problems) == 1 else ()
        return _grouped(self.items("causes"), lambda one: one.words("problems") or alone)

    def being_explained(self) -> list[Item]:
        """The problems whose causes are still being collected, else all of them."""
        problems = self.items("problems")
        return [one for one in problems if f"{one.name}.causes" not in self.passed] or problems

    def causes_in(self, *states: str) -> list[Item]:
        """The causes whose status is one of these; none written reads as unverified."""
        return [
            one for one in self.items("causes") if (one.word("status") or "unverified") in states
        ]

    def eligible(self) -> list[Item]:
        """The causes a solution may answer: the identified ones, else those not yet checked."""
        return self.once(
            "eligible", lambda: self.causes_in("identified") or self.causes_in("unverified")
        )

    def solutions_of(self, cause: Item) -> list[Item]:
        """The solutions that answer a cause."""
        return self.once("solutions", self._solutions).get(cause.name, [])

    def _solutions(self) -> dict[str, list[Item]]:
        return _grouped(self.items("solutions"), lambda one: one.words("causes"))

    def live_solutions(self) -> list[Item]:
        """The solutions that were neither parked nor dropped."""
        return [
            one
            for one in self.items("solutions")
            if one.word("status") not in ("parked", "dropped")
        ]

    def owner(self, said: str, path: Path) -> str:
        """Whom 前と同じ or "same as S2" stands for, said of the solution at `path`; else `said`."""
        named = means_same(said)
        owned = [one for one in self.items("solutions") if one.word("owner") and one.path != path]
        meant = [one.word("owner") for one in owned if named in ("", one.name)]
        return meant[-1] if named is not None and meant else said

    def people(self) -> list[str]:
        """The names said so far: participants, those who decide or own something."""
        names = [one.word("name") for one in self.items("participants")]
        names += [one.word("owner") for one in self.items("solutions")]
        for one in self.items("work_items"):
            names += [*one.words("main_owners"), one.word("stand_in")]
        for role in ("decide", "facilitate"):
            held = self.value(("roles", role))
            names += [one for one in held if isinstance(one, str)] if isinstance(held, list) else []
        return list(dict.fromkeys(one for one in names if one))

    def kept(self, rule: str, at: str) -> Item | None:
        """The entry of a finding that was kept with a reason, None where it was not."""
        held = (one for one in self.items("kept") if one.word("at") == at)
        return next((one for one in held if one.word("rule") == rule), None)


def _grouped(items: list[Item], names: Callable[[Item], tuple[str, ...]]) -> dict[str, list[Item]]:
    """The items under each name they point to, each once."""
    found: dict[str, list[Item]] = {}
    for one in items:
        for name in dict.fromkeys(names(one)):
            found.setdefault(name, []).append(one)
    return found


def items_at(data: Mapping[str, Any], path: Path) -> list[Item]:
    """The entries of the list at a path that are mappings."""
    value = value_at(data, path)
    if not isinstance(value, list):
        return []
    out = []
    for index, entry in enumerate(value):
        if isinstance(entry, dict):
            name = entry.get("id")
            fallback = f"{'.'.join(map(str, path))}[{index}]"
            out.append(
                Item(name if isinstance(name, str) and name else fallback, (*path, index), entry)
            )
    return out


def fresh_id(data: Mapping[str, Any], letter: str) -> str:
    """The next id of a letter; never one that an item had before."""
    retired = data.get("retired")
    given = [*_ids(data), *(map(str, retired) if isinstance(retired, list) else ())]
    return next_id(LISTS[letter], given, str(data))


def _ids(node: Any) -> list[str]:  # noqa: ANN401 - whatever the file holds
    if isinstance(node, list):
        return [one for entry in node for one in _ids(entry)]
    if not isinstance(node, dict):
        return []
    own = node.get("id")
    found = [folded(own)] if isinstance(own, str) else []
    return found + [one for entry in node.values() for one in _ids(entry)]

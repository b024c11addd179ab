"""How answers come onto a sheet: what is new, what was said before, what is alike, the scores."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dxsheet.collecting.answers import Answers, Said, Score
from dxsheet.lang import LANGS, Text
from dxsheet.likeness import near
from dxsheet.sheet.choices import LEVEL
from dxsheet.sheet.ids import given_ids, next_id
from dxsheet.sheet.nouns import Sheet

# Asked of the facilitator: are these two one cause? (known id and text, new text)
Same = Callable[[str, str, str], bool]

# Who raised what, where nobody is to be named: in the language of the sheet.
ANONYMOUS = Text("anonymous", "匿名")


class Taken(NamedTuple):
    """One statement that came in: under which id, from whom, and how.

    `how` is new, known (said before, word for word), merged (the facilitator said it is the same)
    or repeated (this person's statement stands there already: nothing to write).
    """

    how: str
    id: str
    text: str
    who: str
    where: str


class Pair(NamedTuple):
    """Two statements that are alike and were kept apart."""

    one: str
    other: str


class Averaged(NamedTuple):
    """The scores of one solution on one axis; `was` is the other level that the sheet had."""

    solution: str
    axis: str
    mean: float
    low: float
    high: float
    people: int
    level: str
    was: str = ""

    @property
    def spread(self) -> str:
        """The lowest and the highest score, as the sheet keeps them: 2-5."""
        return f"{self.low:g}-{self.high:g}"


@dataclass
class Listed:
    """A cause or an idea as it will stand: id, text, who raised it, of which problems."""

    id: str
    text: str
    raised: str
    problems: list[str] = field(default_factory=list)
    new: bool = True
    changed: set[str] = field(default_factory=set)

    def raise_by(self, entry: str) -> bool:
        """Add who said it; False where that is written already (or there is no name to add)."""
        alike = [one.to(lang) for one in (ANONYMOUS,) for lang in LANGS]
        entries = alike if entry in alike else [entry]
        # A name may hold the sign that parts names: it is looked for as it stands.
        padded = f"、{self.raised}、"
        if not entry or any(f"、{one}{end}" in padded for one in entries for end in "、「"):
            return False
        self.raised = f"{self.raised}、{entry}" if self.raised else entry
        self.changed.add("raised_by")
        return True

    def of_problem(self, problem: str) -> bool:
        """Tie it to a problem too; False where it is."""
        if not problem or problem in self.problems:
            return False
        self.problems.append(problem)
        self.changed.add("problems")
        return True


def in_order(answers: Sequence[Answers]) -> list[Answers]:
    """The answers in an order that is theirs, whatever file they came in and in which order."""
    return sorted(
        answers,
        key=lambda one: (
            one.name,
            [(said.text, said.problem) for said in one.causes],
            [said.text for said in one.ideas],
            [score[:3] for score in one.scores],
        ),
    )


class Taking:
    """The causes and ideas of a sheet, and what each answer does to them."""

    def __init__(self, sheet: Sheet, text: str) -> None:
        self._sheet = sheet
        self._text = text
        # Where the sheet has one problem, a cause that names none explains it.
        only = [one.id for one in sheet.problems if one.id] if len(sheet.problems) == 1 else []
        self.causes = [
            Listed(one.id, one.text or "", one.raised_by or "", [*(one.problems or only)], False)
            for one in sheet.causes
            if one.id
        ]
        self.ideas = [
            Listed(one.id, one.text or "", "", [], False) for one in sheet.ideas if one.id
        ]
        self.taken: list[Taken] = []
        self.pairs: list[Pair] = []

    def cause(self, said: Said, who: str, same: Same) -> None:
        """Take in one candidate cause."""
        how = "known"
        known = _exactly(said.text, self.causes)
        if known is None:  # or a wording that was merged before: it stands in `raised_by`
            known = next((one for one in self.causes if f"「{said.text}」" in one.raised), None)
        if known is None:
            found = near(said.text, [one.text for one in self.causes])
            close = self.causes[found[0][0]] if found else None
            if close is not None and same(close.id, close.text, said.text):
                known, how = close, "merged"
            elif close is not None:
                self.pairs.append(Pair(f"{close.id} {close.text}", said.text))
        if known is None:
            problems = [said.problem] if said.problem else []
            known = Listed(self._next("causes"), said.text, who, problems)
            self.causes.append(known)
            self.taken.append(Taken("new", known.id, said.text, who, said.where))
            return
        entry = f"{who}「{said.text}」" if how == "merged" else who
        added = [known.raise_by(entry), known.of_problem(said.problem)]
        how = how if any(added) else "repeated"
        self.taken.append(Taken(how, known.id, said.text, who, said.where))

    def idea(self, said: Said, who: str) -> None:
        """Take in one idea; one that is there word for word is not written twice."""
        known = _exactly(said.text, self.ideas)
        how = "repeated" if known else "new"
        if known is None:
            known = Listed(self._next("ideas"), said.text, who)
            self.ideas.append(known)
        self.taken.append(Taken(how, known.id, said.text, who, said.where))

    def _next(self, key: str) -> str:
        listed = self.causes if key == "causes" else self.ideas
        return next_id(key, [*given_ids(self._sheet), *(one.id for one in listed)], self._text)


def averaged(answers: Sequence[Answers], sheet: Sheet) -> list[Averaged]:
    """Each solution's scores, averaged, with their spread and the level they come to."""
    by: dict[tuple[str, str], list[Score]] = {}
    for one in answers:
        for score in one.scores:
            by.setdefault((score.solution, score.axis), []).append(score)
    there = {one.id: one for one in sheet.solutions}
    found = []
    for (solution, axis), scores in sorted(by.items()):
        values = [one.value for one in scores]
        mean = sum(values) / len(values)
        now, level = getattr(there.get(solution), axis, None) or "", level_of(mean)
        was = now if now != level else ""
        found.append(
            Averaged(solution, axis, mean, min(values), max(values), len(values), level, was)
        )
    return found


def level_of(mean: float) -> str:
    """High from 3⅔ on, low up to 2⅓, medium between: the thirds of 1 to 5."""
    names = list(LEVEL)
    return names[0] if mean >= 11 / 3 else names[2] if mean <= 7 / 3 else names[1]


def _squeezed(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def _exactly(text: str, listed: Sequence[Listed]) -> Listed | None:
    plain = _squeezed(text)
    return next((one for one in listed if _squeezed(one.text) == plain), None)

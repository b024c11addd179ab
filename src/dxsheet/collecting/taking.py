"""How answers come onto a sheet: what is new, what was said before, what is alike, the scores."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dxsheet.collecting.answers import Answers, Said, Score
from dxsheet.likeness import near
from dxsheet.sheet.choices import LEVEL
from dxsheet.sheet.ids import given_ids, next_id
from dxsheet.sheet.nouns import Sheet

# Asked of the facilitator: are these two one cause? (known id and text, new text)
Same = Callable[[str, str, str], bool]


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
    """The scores of one solution on one axis."""

    solution: str
    axis: str
    mean: float
    low: float
    high: float
    people: int
    level: str


class Listed:
    """Causes or ideas as they will stand: id, text, who raised them, of which problem."""

    def __init__(self, id: str, text: str, raised: str, problem: str = "", *, new: bool) -> None:
        self.id = id
        self.text = text
        self.raised = raised
        self.problem = problem
        self.new = new
        self.changed = False


class Taking:
    """The causes and ideas of a sheet, and what each answer does to them."""

    def __init__(self, sheet: Sheet, text: str) -> None:
        self._sheet = sheet
        self._text = text
        self.causes = [
            Listed(one.id, one.text or "", one.raised_by or "", new=False)
            for one in sheet.causes
            if one.id
        ]
        self.ideas = [
            Listed(one.id, one.text or "", "", new=False) for one in sheet.ideas if one.id
        ]
        self.taken: list[Taken] = []
        self.pairs: list[Pair] = []

    def cause(self, said: Said, who: str, same: Same) -> None:
        """Take in one candidate cause."""
        known = _exactly(said.text, self.causes)
        how = "known"
        if known is None:
            known = _mentioned(said.text, self.causes)
        if known is None:
            near = _nearest(said.text, self.causes)
            if near is not None and same(near.id, near.text, said.text):
                known, how = near, "merged"
            elif near is not None:
                self.pairs.append(Pair(f"{near.id} {near.text}", said.text))
        if known is None:
            known = Listed(self._next("causes"), said.text, who, said.problem, new=True)
            self.causes.append(known)
            self.taken.append(Taken("new", known.id, said.text, who, said.where))
            return
        entry = f"{who}「{said.text}」" if how == "merged" else who
        if not _raise(known, entry):
            how = "repeated"
        self.taken.append(Taken(how, known.id, said.text, who, said.where))

    def idea(self, said: Said, who: str) -> None:
        """Take in one idea; one that is there word for word is not written twice."""
        known = _exactly(said.text, self.ideas)
        if known is None:
            known = Listed(self._next("ideas"), said.text, who, new=True)
            self.ideas.append(known)
            self.taken.append(Taken("new", known.id, said.text, who, said.where))
        else:
            self.taken.append(Taken("repeated", known.id, said.text, who, said.where))

    def _next(self, key: str) -> str:
        listed = self.causes if key == "causes" else self.ideas
        return next_id(key, [*given_ids(self._sheet), *(one.id for one in listed)], self._text)


def averaged(answers: Sequence[Answers]) -> list[Averaged]:
    """Each solution's scores, averaged, with their spread and the level they come to."""
    by: dict[tuple[str, str], list[Score]] = {}
    for one in answers:
        for score in one.scores:
            by.setdefault((score.solution, score.axis), []).append(score)
    found = []
    for (solution, axis), scores in sorted(by.items()):
        values = [one.value for one in scores]
        mean = sum(values) / len(values)
        found.append(
            Averaged(solution, axis, mean, min(values), max(values), len(values), level_of(mean))
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


def _mentioned(text: str, listed: Sequence[Listed]) -> Listed | None:
    """The item that this wording was merged into before: it stands in its `raised_by`."""
    return next((one for one in listed if f"「{text}」" in one.raised), None)


def _nearest(text: str, listed: Sequence[Listed]) -> Listed | None:
    found = near(text, [one.text for one in listed])
    return listed[found[0][0]] if found else None


def _raise(known: Listed, entry: str) -> bool:
    """Add who said it; False where that is written already (or there is no name to add)."""
    names = [one.strip() for one in known.raised.split("、") if one.strip()]
    if not entry or entry in names or any(one.startswith(f"{entry}「") for one in names):
        return False
    known.raised = "、".join([*names, entry])
    known.changed = True
    return True

"""A cause that was reworded or judged again after a solution on it was adopted: worth a look.

The solution was chosen for the cause as it then read (deck rule 27: the identified cause decides
the solution); when the cause moves, somebody should ask whether the solution still answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dxsheet.compare.comparing import item_pairs
from dxsheet.compare.matching import squeezed
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Cause, Sheet, Solution


class SecondLook(NamedTuple):
    """An adopted solution, a cause it answers as both stand now, and the cause as it was then.

    `when` names the oldest state seen in which the solution was adopted on the cause.
    """

    solution: Solution
    cause: Cause
    then: Cause
    when: str

    @property
    def reworded(self) -> bool:
        """Whether the cause says something else now."""
        return squeezed(self.then.text or "") != squeezed(self.cause.text or "")

    @property
    def judged_anew(self) -> bool:
        """Whether the cause has another status now."""
        return status_of(self.then) != status_of(self.cause)


def second_looks(now: Sheet, past: Iterable[tuple[str, Sheet]]) -> list[SecondLook]:
    """The adopted solutions to look at again.

    `past` gives (name, sheet) of earlier states, newest first; no more of them are taken than it
    takes to find where each solution was adopted.
    """
    chain = Chain(now)
    threads = [
        _Thread(solution, cause)
        for solution in now.solutions
        if status_of(solution) == "adopted"
        for cause in chain.causes_answered(solution)
    ]
    open_threads = list(threads)
    newer = now
    earlier = iter(past)
    while open_threads and (state := next(earlier, None)) is not None:
        when, sheet = state
        back = _Back(newer, sheet)
        open_threads = [one for one in open_threads if one.follow(back, when)]
        newer = sheet
    looks = [SecondLook(one.solution, one.cause, one.old_cause, one.when) for one in threads]
    return [one for one in looks if one.reworded or one.judged_anew]


class _Back:
    """The way from a state to the one before it."""

    def __init__(self, newer: Sheet, older: Sheet) -> None:
        self._was: dict[int, Noun] = {}
        self._step(newer.solutions, older.solutions)
        self._step(newer.causes, older.causes)
        self._chain = Chain(older)

    def _step(self, newer: Sequence[Noun], older: Sequence[Noun]) -> None:
        self._was.update((id(new), old) for old, new in item_pairs(older, newer))

    def was(self, entry: Noun) -> Noun | None:
        return self._was.get(id(entry))

    def answers(self, solution: Solution, cause: Cause) -> bool:
        return any(one is cause for one in self._chain.causes_answered(solution))


class _Thread:
    """One solution on one cause, followed back for as long as it was adopted on it."""

    def __init__(self, solution: Solution, cause: Cause) -> None:
        self.solution = solution
        self.cause = cause
        self.old_cause = cause
        self.when = ""
        self._old_solution = solution

    def follow(self, back: _Back, when: str) -> bool:
        """Go one state back; False where the solution was not yet adopted on the cause there."""
        solution, cause = back.was(self._old_solution), back.was(self.old_cause)
        if solution is None or cause is None:
            return False
        if status_of(solution) != "adopted" or not back.answers(solution, cause):  # type: ignore[arg-type]
            return False
        self._old_solution, self.old_cause, self.when = solution, cause, when  # type: ignore[assignment]
        return True

"""How problems, causes and solutions hang together (deck rules 24 to 27): worked out once."""

from __future__ import annotations

from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution

# A solution in one of these is still meant to be done.
LIVE = ("proposed", "adopted")


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


def at_of(path: tuple[str | int, ...], sheet: Sheet) -> str:
    """What a finding's `at` says for a path: the id, else the list entry, else the top key."""
    if not path:
        return ""
    top = str(path[0])
    if len(path) > 1 and isinstance(path[1], int):
        for entry in getattr(sheet, top, ()):
            if entry.path == path[:2]:
                return getattr(entry, "id", None) or f"{top}[{path[1]}]"
        return f"{top}[{path[1]}]"
    return top


def written(path: tuple[str | int, ...]) -> str:
    """A path as a finding writes it: `problems[0].text`."""
    out = ""
    for part in path:
        if isinstance(part, int):
            out += f"[{part}]"
        else:
            out += f".{part}" if out else part
    return out

"""Where the chain problem → cause → solution has a hole (deck rules 25 to 27): worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, Chain, status_of
from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution
from dxsheet.yamlfile import path_text

# The kinds, as JSON names them, with what stands in the empty place of the table.
PROBLEM_WITHOUT_CAUSE = "problem_without_cause"
CAUSE_WITHOUT_PROBLEM = "cause_without_problem"
CAUSE_WITHOUT_SOLUTION = "cause_without_solution"
CAUSE_REJECTED = "cause_rejected"
SOLUTION_WITHOUT_CAUSE = "solution_without_cause"

KINDS = {
    PROBLEM_WITHOUT_CAUSE: Text("no cause yet", "課題（原因）がまだありません"),
    CAUSE_WITHOUT_PROBLEM: Text(
        "not linked to a problem yet", "どの問題の原因か、まだ決まっていません"
    ),
    CAUSE_WITHOUT_SOLUTION: Text("no solution yet", "解決策がまだありません"),
    CAUSE_REJECTED: Text("ruled out without a reason", "棄却した理由が書かれていません"),
    SOLUTION_WITHOUT_CAUSE: Text("not linked to a cause yet", "対応する課題（原因）がありません"),
}


# What there is of solutions to an identified cause that none answers: nothing at all, proposals
# that are not decided, or only what was parked or dropped.
NOTHING, UNDECIDED, PARKED = "nothing", "undecided", "parked"
RULED_OUT = "ruled_out"  # a problem whose causes were all ruled out
_STATES = {
    RULED_OUT: Text(
        "every cause was ruled out: what else could it be?",
        "候補は全て棄却されました。ほかに何が考えられますか",
    ),
    UNDECIDED: Text("proposed, not decided yet", "提案はありますが、採否がまだ決まっていません"),
    PARKED: Text(
        "all solutions are parked or dropped", "解決策は、見送りか不採用になったものだけです"
    ),
}


class Gap(NamedTuple):
    """One hole: the item it is about, and the reason where the people gave one.

    `at` is the item's id, else its list entry (`causes[2]`). A gap with a reason is `settled`:
    it is shown, and asks nothing more. `state` tells more closely what there is instead.
    """

    kind: str
    at: str
    text: str
    reason: str | None = None
    state: str = ""

    @property
    def words(self) -> Text:
        """What stands in the empty place."""
        return _STATES.get(self.state) or KINDS[self.kind]

    @property
    def settled(self) -> bool:
        """Whether the people said why it may stay."""
        return self.reason is not None


def gaps(chain: Chain) -> list[Gap]:
    """The gaps of a sheet, in the order of its problems, causes and solutions."""
    sheet = chain.sheet
    found: list[Gap] = []
    found.extend(_of_problems(chain))
    for cause in sheet.causes:
        found.extend(_of_cause(chain, cause))
    for solution in sheet.solutions:
        if status_of(solution) in ("proposed", "adopted") and not chain.causes_answered(solution):
            found.append(_gap(SOLUTION_WITHOUT_CAUSE, solution))
    return found


def name_of(item: Problem | Cause | Solution) -> str:
    """What an item is called where an id is wanted: its id, else its place in the file."""
    return item.id or path_text(item.path)


def twins(sheet: Sheet, found: Sequence[Gap]) -> dict[str, list[Cause]]:
    """Causes about which one in the same words answers, by name, with these others.

    An unverified one whose twin is identified; an identified one that nothing addresses, whose
    twin something does.
    """
    alike: dict[str | None, list[Cause]] = {}
    for cause in sheet.causes:
        if status_of(cause) == "identified":
            alike.setdefault(cause.text, []).append(cause)
    kind = CAUSE_WITHOUT_SOLUTION
    bare = {
        one.at for one in found if one.kind == kind and not one.settled and one.state != UNDECIDED
    }
    known: dict[str, list[Cause]] = {}
    for cause in sheet.causes:
        name, others = name_of(cause), alike.get(cause.text or "", [])
        if name in bare:
            others = [one for one in others if name_of(one) not in bare]
        elif status_of(cause) != "unverified":
            continue
        if others:
            known[name] = others
    return known


def adopted_like(sheet: Sheet, solution: Solution) -> list[Solution]:
    """The adopted solutions in the same words."""
    return [
        one
        for one in sheet.solutions
        if status_of(one) == "adopted" and one.text and one.text == solution.text
    ]


def solution_twins(sheet: Sheet) -> list[tuple[list[Solution], list[Solution]]]:
    """Solutions that are proposed or adopted in the same words: those asked about, and which they
    may be: proposals and what is adopted, else the others and the first.
    """
    alike: dict[str, list[Solution]] = {}
    for one in sheet.solutions:
        if one.text and status_of(one) in LIVE:
            alike.setdefault(one.text, []).append(one)
    found = []
    for same in alike.values():
        adopted = adopted_like(sheet, same[0])
        asked = [one for one in same if status_of(one) == "proposed"] if adopted else same[1:]
        if asked or adopted[1:]:
            found.append((asked, adopted or same[:1]) if asked else (adopted[1:], adopted[:1]))
    return found


def counts(sheet: Sheet) -> tuple[str, ...]:
    """The statuses a solution may have and still answer its cause.

    Once the sheet says that all is decided, a proposal alone no longer does (rule C008).
    """
    if sheet.stage in ("decided", "trial", "closed"):
        return ("adopted",)
    return ("proposed", "adopted")


def _of_problems(chain: Chain) -> Iterator[Gap]:
    for problem in chain.sheet.problems:
        causes = chain.causes_of(problem)
        if all(status_of(cause) == "rejected" for cause in causes):
            state = RULED_OUT if causes else NOTHING
            yield _gap(PROBLEM_WITHOUT_CAUSE, problem)._replace(state=state)


def _of_cause(chain: Chain, cause: Cause) -> Iterator[Gap]:
    status = status_of(cause)
    if not chain.problems_of(cause) and status != "rejected":
        yield _gap(CAUSE_WITHOUT_PROBLEM, cause)
    if status == "rejected":
        yield _gap(CAUSE_REJECTED, cause, cause.reason)
    if status == "identified":
        live = counts(chain.sheet)
        found = [status_of(one) for one in chain.solutions_of(cause)]
        if not any(one in live for one in found):
            state = UNDECIDED if "proposed" in found else PARKED if found else NOTHING
            yield _gap(CAUSE_WITHOUT_SOLUTION, cause, cause.reason)._replace(state=state)


def _gap(kind: str, item: Problem | Cause | Solution, reason: str | None = None) -> Gap:
    return Gap(kind, name_of(item), item.text or "", reason)

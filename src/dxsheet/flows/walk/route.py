"""The way through a sitting: where an answer leads, back over what was asked, and forward again."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.walk.order import Placed, find
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Reply, Step


class Moment(NamedTuple):
    """What the walk sees right now: the scene and every step of it."""

    scene: Scene
    placed: list[Placed]


class Route:
    """Which question comes next in this sitting. `agenda` are passed-over ones to ask again."""

    def __init__(self) -> None:
        self.agenda: list[str] = []
        self._asked: list[str] = []  # the last one last
        self._ahead: list[str] = []  # those one has gone back over, the nearest first
        self._led = ""

    def next(self, moment: Moment) -> Placed | None:
        """Where an answer led, what one went back over, the first open one, what was left."""
        led, self._led = self._led, ""
        if led and (one := find(moment.placed, led)):
            return one
        return self._forward(moment) or self._left(moment)

    def _forward(self, moment: Moment) -> Placed | None:
        """Over what one came back from, unless a question has opened before it."""
        keys = {one.step.key for one in moment.placed}
        self._ahead = [key for key in self._ahead if key in keys]
        for one in moment.placed:
            if self._ahead and one.step.key == self._ahead[0]:
                del self._ahead[0]
                return one
            if one.step.open(moment.scene.passed):
                return one
        return None

    def _left(self, moment: Moment) -> Placed | None:
        while self.agenda:
            if one := find(moment.placed, self.agenda.pop(0)):
                return one
        return None

    def settled(self, step: Step, reply: Reply) -> None:
        """A question was answered or passed over. Follow-ups are not gone back to by themselves."""
        if not step.hidden and "!" not in step.key:
            self._asked.append(reply.settled or step.key)
        self._led = reply.goto

    def back(self, moment: Moment, one: Placed) -> bool:
        """Go to the question asked before this one, else to the one before it on the sheet.

        From a follow-up that is the question it follows.
        """
        key = one.step.clears[0] if one.step.hidden and one.step.clears else ""
        key = key or self._last(moment, one) or _before(moment, one)
        if not key:
            return False
        if not one.step.hidden:
            self._ahead.insert(0, one.step.key)
        self._led = key
        return True

    def _last(self, moment: Moment, one: Placed) -> str:
        while self._asked:
            key = self._asked.pop()
            if key != one.step.key and find(moment.placed, key):
                return key
        return ""


def _before(moment: Moment, one: Placed) -> str:
    """The last question before this one on the sheet that had its turn."""
    found = ""
    for other in moment.placed:
        if other.step.key == one.step.key:
            break
        had = other.step.value is not None or other.step.key in moment.scene.passed
        if had and not other.step.hidden:
            found = other.step.key
    return found


def left_over(moment: Moment) -> list[str]:
    """The keys of what was passed over, was not known, or was left for another day."""
    keys = []
    for one in moment.placed:
        step = one.step
        how = moment.scene.passed.get(step.key)
        waiting = step.value is None and how in ("skipped", "unknown", "declined")
        unchecked = step.question.id == "cause.status" and step.value == "unverified"
        postponed = step.key == "decide.when" and how == "later"
        if not step.hidden and (waiting or unchecked or postponed):
            keys.append(step.key)
    return keys

"""One sitting: ask, take the answer, save it, ask the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from dxsheet.findings import INTERRUPTED, SOUND, DxsheetError
from dxsheet.flows.walk import endings, page, views, words
from dxsheet.flows.walk.answers import Source, Talk
from dxsheet.flows.walk.board import Board
from dxsheet.flows.walk.notes import Notes
from dxsheet.flows.walk.paper import Paper
from dxsheet.flows.walk.route import Moment, Route, left_over
from dxsheet.flows.walk.wording import remembered
from dxsheet.lang import Text
from dxsheet.walk import commands
from dxsheet.walk.answering import SKIPPED, answer, not_known, passed_over
from dxsheet.walk.catching import is_catch
from dxsheet.walk.changes import Change
from dxsheet.walk.order import Placed, find, inferred, progress, walk
from dxsheet.walk.plan import Plan
from dxsheet.walk.questions import load
from dxsheet.walk.reading import read
from dxsheet.walk.recap import recap
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Reply, Step


class GoneError(Exception):
    """What a question was about is no longer on the sheet."""


class Session:
    """A sitting at one sheet. `today` is written into what is dated by the walk."""

    def __init__(
        self,
        talk: Talk,
        paper: Paper,
        notes: Notes,
        source: Source,
        plan: Plan,
        *,
        today: str,
        board: str | None = None,
    ) -> None:
        self.talk = talk
        self.paper = paper
        self.notes = notes
        self.plan = plan
        self.route = Route()
        self._source = source
        self._today = today
        self._board = Board(board)
        self._bank = load()
        self._hits = remembered()
        self._part = ""
        self._mapped = False

    def begin(self, title: str) -> None:
        """Make the sheet at once, where its title is known beforehand."""
        self.paper.begin(title)
        self._begun()

    def infer(self) -> None:
        """Tell what was passed over from the sheet alone."""
        self.notes.note(inferred(self.look().scene))

    def widen(self, plan: Plan) -> None:
        """Go on by another plan; what the old one left out of its parts counts as passed over."""
        old, self.plan = self.plan, plan
        self.notes.template = ""
        dropped = {
            one.step.key: SKIPPED
            for one in self.look().placed
            if one.part in old.parts and one.step.open(self.notes.passed)
        }
        self.notes.note(dropped)
        self.notes.write()

    def look(self) -> Moment:
        """The sheet as it stands on disk, with what was passed over."""
        return self._moment(self.paper.look())

    def run(self) -> int:
        """Walk until everything is asked or the person leaves; the exit code.

        Raises:
            DxsheetError: exit 3 where answers out of a file end or do not fit, 1 or 3 where the
                sheet cannot be written and nobody is there to try again.
        """
        try:
            return self._walk()
        except KeyboardInterrupt:
            pass
        except EOFError:
            if self._source.scripted:
                raise self._ended() from None
        with suppress(OSError):  # the terminal may be what went away
            endings.parted(self.talk, self.paper.path, words.STOPPED)
        return INTERRUPTED

    def _walk(self) -> int:
        while True:
            moment = self.look()
            one = self.route.next(moment)
            if one is None:
                return self._finish(moment)
            self._cross(moment, one)
            at = progress(moment.scene, moment.placed, one)
            self._map_first(one)
            page.question(self.talk, one.step, at, self.plan.hints.get(one.step.question.id))
            self.talk.flush()
            self._board.show(moment, one, at)
            if self._listen(moment, one):
                endings.parted(self.talk, self.paper.path)
                endings.unused(self.talk, self._source)
                return SOUND

    def _moment(self, data: Mapping[str, Any]) -> Moment:
        scene = Scene(
            data, self.notes.passed, self._bank, self.plan, self._hits, self._today, self.talk.lang
        )
        return Moment(scene, walk(scene))

    def _cross(self, moment: Moment, one: Placed) -> None:
        """From one part into another: what was said, then the heading of the next."""
        if one.part == self._part:
            return
        parts = self.plan.parts
        if self._part and parts.index(one.part) > parts.index(self._part):
            self._recap(moment)
        self._part = one.part
        at = progress(moment.scene, moment.placed, one)
        page.heading(self.talk, self._bank.parts[one.part], at)
        if one.part == "table":
            self._show()

    def _recap(self, moment: Moment) -> None:
        """What was said in the part that ends, and a quiet word on the wording."""
        lines = recap(moment.scene, self._part)
        if lines:
            page.recapped(self.talk, self._bank.parts[self._part], lines)
        page.worded(self.talk, moment.scene, self._part)

    def _listen(self, moment: Moment, one: Placed) -> bool:
        """Take lines until one of them settles the question; whether the person leaves."""
        while True:
            self.talk.flush()
            line = self._source.line(one.step, self.talk)
            request = commands.command(line)
            if request == commands.HELP:
                page.explained(self.talk, one.step)
            elif request == commands.TABLE:
                self._show()
            elif request == commands.LEAVE:
                return True
            elif request == commands.BACK:
                if self.route.back(moment, one):
                    self.notes.note({}, one.step.clears if one.step.hidden else ())
                    return False
                page.tell(self.talk, words.FIRST)
            else:
                if self._unforeseen(one.step, line, request):
                    self._source.unread(line)
                    page.tell(self.talk, words.LEFT_AS_IS, "faint")
                    line, request = "", commands.SKIP
                reply = act(moment.scene, one.step, line, request)
                if isinstance(reply, Reply):
                    return self._settle(one.step, line, request, reply)
                if self._source.scripted:
                    raise endings.unfit(self.paper.path, self._source, one.step, line, reply)
                page.tell(self.talk, reply)

    def _unforeseen(self, step: Step, line: str, request: str | None) -> bool:
        """Whether answers out of a file did not expect the wording rules to speak up here."""
        if not self._source.scripted or request or not is_catch(step):
            return False
        return not line.strip() or isinstance(read(step, line), Text)

    def _settle(self, step: Step, line: str, request: str | None, reply: Reply) -> bool:
        """Save what an answer does, and remember where to go next; whether the person leaves."""
        if reply.changes:
            try:
                reply = self._save(step.key, line, request)
            except GoneError:
                page.tell(self.talk, words.GONE)
                return False
        self.notes.note(reply.passed, reply.reopened)
        self.route.settled(step, reply)
        return reply.leave

    def _save(self, key: str, line: str, request: str | None) -> Reply:
        """Work the answer out again on what is on disk now, and write it; again where refused."""
        made: list[Reply] = []

        def plan(data: Mapping[str, Any]) -> Sequence[Change]:
            moment = self._moment(data)
            one = find(moment.placed, key)
            reply = act(moment.scene, one.step, line, request) if one else None
            if not isinstance(reply, Reply):
                raise GoneError
            made.append(reply)
            return reply.changes

        fresh = not self.paper.path
        while True:
            try:
                self.paper.write(plan)
                break
            except DxsheetError as error:
                self._not_saved(error, line)
        if fresh:
            self._begun()
        return made[-1]

    def _begun(self) -> None:
        self.notes.attach(self.look().scene.word("id"))
        page.tell(self.talk, words.MADE.fill(file=self.paper.path), "faint")

    def _not_saved(self, error: DxsheetError, line: str) -> None:
        """The answer could not be saved: say why, keep it, and wait; raises where nobody is."""
        if self._source.scripted:
            raise error
        self.talk.note(error.message)
        self.talk.note("  → ", error.hint)
        page.tell(self.talk, words.RETRY.fill(answer=line))
        if commands.command(self.talk.ask(words.RETRY_ASK.to(self.talk.lang))) == commands.LEAVE:
            raise error

    def _show(self) -> None:
        if self.paper.path:
            views.table(self.talk, self.paper.opened().sheet)

    def _map_first(self, one: Placed) -> None:
        """Before the first decision that waited for it: the map of effect and effort."""
        waits = one.part == "map" and one.step.question.id == "solution.status"
        if waits and not self._mapped:
            self._mapped = True
            views.effect_map(self.talk, self.paper.opened().sheet)

    def _finish(self, moment: Moment) -> int:
        if self._part:
            self._recap(moment)
        self._board.show(moment)
        endings.walked(self.talk, self.paper.path, len(left_over(moment)))
        endings.unused(self.talk, self._source)
        return SOUND

    def _ended(self) -> DxsheetError:
        """The answers are used up, in the middle of a line of the log."""
        self.talk.say()
        endings.unused(self.talk, self._source)
        one = self.route.next(self.look())
        return endings.ended(self.paper.path, one.step if one else None)


def act(scene: Scene, step: Step, line: str, request: str | None) -> Reply | Text:
    """What a line does at a step: an answer, a pass, or “not known yet”."""
    if request == commands.SKIP:
        return passed_over(step, SKIPPED)
    if request == commands.UNKNOWN:
        return not_known(scene, step)
    return answer(scene, step, line)

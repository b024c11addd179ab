"""One sitting: ask, take the answer, save it, ask the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from dxsheet.findings import INTERRUPTED, SOUND, DxsheetError
from dxsheet.flows.board import Board
from dxsheet.flows.sitting import page
from dxsheet.flows.sitting.answers import Source, Talk
from dxsheet.flows.sitting.paper import Notes, Paper
from dxsheet.flows.sitting.route import (
    Moment,
    Route,
    Trace,
    asked_by_check,
    left_over,
    named,
    nowhere,
    prefilled,
    taken_back,
    undone,
)
from dxsheet.lang import Text, same
from dxsheet.rules import Hit, find_settings, hits_for
from dxsheet.sheet.nouns import noun_at
from dxsheet.spoken import folded
from dxsheet.walk import reading
from dxsheet.walk.answering import NO_NUMBERS, SKIPPED, respond
from dxsheet.walk.catches import is_catch
from dxsheet.walk.lines import labelled
from dxsheet.walk.order import Placed, find, inferred, progress, walk
from dxsheet.walk.questions import Plan, load
from dxsheet.walk.review import of_item, review
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Reply, Step
from dxsheet.yamlfile.edit import Change

_LEFT_AS_IS = Text(
    "(Your answers file has no answer for this, so it is left as it is.)",
    "（用意された答えにないので、このまま進みます）",
)
_FIRST = Text("This is the first question.", "これより前の問いはありません。")
_GONE = Text(
    "The sheet was changed in the meantime, and the item in this question is gone.",
    "この間にシートが変更され、この問いの対象がなくなりました。",
)
_LAST_QUESTIONS = Text("Before you go: questions from the check", "最後に: 点検で出た問い")


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
        self.route = Route(notes.back)
        self._source = source
        self._today = today
        self._board = Board(board)
        self._bank = load()
        self._settings = find_settings(".")
        self._judged: dict[tuple[str, str], list[Hit]] = {}
        self._part = ""
        self._away = ""  # the question of another part that was asked for
        self._mapped = False  # whether the map was shown before the first decision by it
        self._rows: list[str] = []  # the keys behind the numbers of the last review
        self._asked_last: set[str] | None = None  # what the check asked about at the end
        self._ending = False  # whether the half page was begun

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
            self._interrupted()
        return INTERRUPTED

    def _walk(self) -> int:
        while True:
            moment = self.look()
            one = self.route.next(moment) or self._last_question(moment)
            if one is None:
                return self._finish(moment)
            self._cross(moment, one)
            if one.part == "map" and one.step.question.id == "solution.status" and not self._mapped:
                self._mapped = True
                self._show()
            page.question(self.talk, one.step, self.plan.hints.get(one.step.question.id))
            self.talk.flush()
            self._board.show(moment, one, progress(moment.scene, one))
            if self._listen(moment, one):
                self._leave()
                page.unused(self.talk, self._source)
                return SOUND

    def _moment(self, data: Mapping[str, Any]) -> Moment:
        scene = Scene(
            data,
            self.notes.passed,
            self._bank,
            self.plan,
            self._hits,
            self._today,
            self.talk.lang,
            self._source.wants,
        )
        return Moment(scene, walk(scene))

    def _hits(self, text: str, kind: str) -> list[Hit]:
        """The wording rules by the office's settings, remembering what they said."""
        key = (text, kind)
        if key not in self._judged:
            self._judged[key] = hits_for(text, kind, settings=self._settings)
        return self._judged[key]

    def _cross(self, moment: Moment, one: Placed) -> None:
        """From one part into another: what was said, then the heading of the next."""
        away, self._away = self._away, ""
        if one.part == self._part or one.step.key == away or self._asked_last is not None:
            return
        parts = self.plan.parts
        if self._part and parts.index(one.part) > parts.index(self._part):
            self._review(moment)
        if one.step.key == "offer":  # which part comes next is what it asks
            self._part = ""
            return
        self._part = one.part
        page.heading(self.talk, self._bank.parts[one.part], progress(moment.scene, one))
        if one.part == "table":
            self._show()

    def _review(self, moment: Moment) -> None:
        """What was said in the part that ends, and a quiet word on the wording."""
        if not self._part:
            return  # between two parts nothing is open
        rows = review(moment.scene, moment.placed, self._part)
        page.reviewed(self.talk, self._bank.parts[self._part].name, rows)
        self._rows = [row.key for row in rows if row.key]
        page.worded(self.talk, moment.scene, self._part)

    # -------------------------------------------------------------- one question

    def _listen(self, moment: Moment, one: Placed) -> bool:
        """Take lines until one of them settles the question; whether the person leaves."""
        step = one.step
        refused = ""  # a bare digit; words behind the same one are meant for another question
        held = prefilled(moment, step)
        while True:
            self.talk.flush()
            line = self._source.line(step, self.talk, held)
            request = reading.meant(step, line)
            before, refused = refused, line if reading.only_digits(step, line) else ""
            if before and folded(line).split()[:1] == [folded(before)] != [folded(line)]:
                page.tell(self.talk, NO_NUMBERS.fill(line=line))
                settled = None
            elif request in _SHOWN and (self._source.scripted or not reading.is_either(step, line)):
                settled = self._request(moment, one, request, line)
            else:
                settled = self._answer(moment, step, line, request)
                if step.question.kind == "line" and not (request or refused):
                    held = held._replace(standing=line)  # to be put right, not typed once more
            if settled is not None:
                return settled

    def _request(self, moment: Moment, one: Placed, request: str | None, line: str) -> bool | None:
        """Do what was asked for; None where the same question waits on."""
        if request == reading.LEAVE:
            return True
        if request == reading.BACK:
            return self._back(moment, one)
        if request == reading.UNDO:
            trace = self.route.undo()
            page.tell(self.talk, undone(trace), "faint")
            return self._take_back(trace) if trace else None
        if request == reading.JUMP:
            return self._jump(moment, one, line)
        if request == reading.HELP:
            page.explained(self.talk, one.step, self._today)
        elif request == reading.TABLE:
            self._show()
        page.question(self.talk, one.step, None)
        return None

    def _back(self, moment: Moment, one: Placed) -> bool | None:
        trace = self.route.back(moment, one)
        if isinstance(trace, Trace):
            return self._take_back(trace)
        if not trace:
            page.tell(self.talk, _FIRST)
            return None
        return False

    def _take_back(self, trace: Trace) -> bool:
        """Take back what a step did, on the sheet and in the notes."""
        if trace.before or trace.after:
            self.paper.write(lambda data: taken_back(data, trace))
        gone = [key for key, was in trace.passed.items() if was is None]
        self.notes.note({key: was for key, was in trace.passed.items() if was is not None}, gone)
        self.notes.remember(self.route.remembered())
        return False

    def _jump(self, moment: Moment, one: Placed, line: str) -> bool | None:
        """To a question named by its item, its field or its number in the review; and back."""
        name, said = reading.jump(line)
        nth = int(name) if name.isdigit() else 0
        key = self._rows[nth - 1] if 0 < nth <= len(self._rows) else name
        found = named(moment, key)
        if found and said:
            unknown = reading.not_known(found.step, said)
            return self._answer(moment, found.step, said, unknown, one.step)
        if found:
            self._away = found.step.key
            self.route.lead(found.step.key, one.step)
            return False
        item, _, field = key.upper().partition(".")
        rows = of_item(moment.placed, item)
        if field or not rows:
            page.tell(self.talk, nowhere(name, on_sheet=bool(rows)))
        if rows and said and not field:
            self._fields(moment, item, said)
        elif rows:
            page.reviewed(self.talk, same(item), rows, item=True)
            self._rows = [row.key for row in rows if row.key]
        self.route.again(one.step.key)
        return False

    def _fields(self, moment: Moment, item: str, said: str) -> None:
        """Each field of `label: value; label: value` of one item; unlabelled, its first words."""
        path = next(one.step.path for one in moment.placed if one.step.key.startswith(f"{item}."))
        noun = noun_at(path[:2])
        fields = labelled(noun, said) if noun else {}
        first = next(row.key for row in of_item(moment.placed, item) if row.key)
        for key, value in (fields or {first.rsplit(".", 1)[1]: said}).items():
            now = self.look()
            if one := find(now.placed, f"{item}.{key}"):
                self._answer(now, one.step, value, reading.not_known(one.step, value))

    def _answer(
        self,
        moment: Moment,
        step: Step,
        line: str,
        request: str | None,
        back_to: Step | None = None,
    ) -> bool | None:
        """Take an answer; None where it cannot be taken and the question waits on."""
        if self._unforeseen(step, line, request):
            self._source.unread(line)
            page.tell(self.talk, _LEFT_AS_IS, "faint")
            line, request = "", reading.SKIP
        reply = respond(moment.scene, step, line, request, asks=not self._source.scripted)
        if isinstance(reply, Reply):
            return self._settle(moment, step, line, request, reply, back_to)
        if self._source.scripted:
            raise page.unfit(self._source, step, line, reply, self.paper.path)
        page.tell(self.talk, reply)
        return None

    def _unforeseen(self, step: Step, line: str, request: str | None) -> bool:
        """Whether answers out of a file did not expect the wording rules to speak up here."""
        if not self._source.scripted or request or not is_catch(step):
            return False
        return not line.strip() or isinstance(reading.read(step, line), Text)

    def _settle(
        self,
        moment: Moment,
        step: Step,
        line: str,
        request: str | None,
        reply: Reply,
        back_to: Step | None,
    ) -> bool | None:
        """Save what an answer does, and remember where to go next; whether the person leaves."""
        before = dict(moment.scene.data)
        after = before
        was = dict(self.notes.passed)
        if reply.changes:
            try:
                reply = self._save(step.key, line, request)
            except GoneError:
                page.tell(self.talk, _GONE)
                return False
            after = dict(self.paper.look())
        self.notes.note(reply.passed, reply.reopened)
        if reply.request:
            return self._meant(step.key.rsplit("?", 1)[0], reply.request)
        self.route.settled(step, reply, before, after, was)
        if reply.exact:
            self.notes.remember(self.route.remembered())
        for told in reply.told:
            page.tell(self.talk, told, "faint", hang="  ")
        if back_to is not None and not reply.goto:
            self.route.again(back_to.key)
        return reply.leave

    def _meant(self, key: str, request: str) -> bool:
        """What was typed at a question turned out to be a request."""
        now = self.look()
        one = find(now.placed, key)
        self.route.forget()
        if one is None:
            return False
        if request in _SHOWN:
            done = self._request(now, one, request, "")
        else:
            done = self._answer(now, one.step, "", request)
        if done is None:
            self.route.again(key)
        return bool(done)

    def _save(self, key: str, line: str, request: str | None) -> Reply:
        """Work the answer out again on what is on disk now, and write it; again where refused."""
        made: list[Reply] = []

        def plan(data: Mapping[str, Any]) -> Sequence[Change]:
            moment = self._moment(data)
            one = find(moment.placed, key)
            if one is None:
                raise GoneError
            asks = not self._source.scripted
            reply = respond(moment.scene, one.step, line, request, asks=asks)
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
                if self._source.scripted or page.unsaved(self.talk, error, line):
                    raise
        if fresh:
            self._begun()
        return made[-1]

    def _begun(self) -> None:
        self.notes.attach(self.look().scene.word("id"))
        page.saved(self.talk, self.paper.path)

    def _show(self) -> None:
        if not self.paper.path:
            return
        sheet = self.paper.opened().sheet
        if self._part == "map":
            page.effect_map(self.talk, sheet)
        else:
            page.table(self.talk, sheet)

    # -------------------------------------------------------------- the end

    def _last_question(self, moment: Moment) -> Placed | None:
        """What the check would ask of what was said comes before the end, not after it."""
        if self._source.scripted or not self.paper.path:
            return None
        if self._asked_last is None:
            self._review(moment)
            self._asked_last = set()
        opened = self.paper.opened()
        for key, one in asked_by_check(moment, opened, self._settings):
            if key in self._asked_last:
                continue
            if not self._asked_last:
                self.talk.say()
                page.tell(self.talk, _LAST_QUESTIONS, "strong")
            self._asked_last.add(key)
            return one
        return None

    def _ended(self) -> DxsheetError:
        """The answers are used up, in the middle of a line of the log."""
        self.talk.say()
        page.unused(self.talk, self._source)
        one = self.route.next(self.look())
        return page.ended(self.paper.path, one.step if one else None)

    def _interrupted(self) -> None:
        """The half page for a person who leaves by Ctrl-C; a line where the run is told to end."""
        if not (self._ending or self._source.scripted or self.talk.ended):
            with suppress(KeyboardInterrupt, DxsheetError):
                self._leave()
                return
        page.parted(self.talk, self.paper.path, None, self._board.path)

    def _leave(self) -> None:
        """What the room leaves with, if anything was said; on the board, no question any more."""
        self._ending = True
        moment = self.look()
        self._board.show(moment)
        scene = moment.scene if moment.begun else None
        page.parted(self.talk, self.paper.path, scene, self._board.path)

    def _finish(self, moment: Moment) -> int:
        self._ending = True
        if self._part and self._asked_last is None:
            self._review(moment)
        self._board.show(moment)
        page.walked(self.talk, self.paper.path, moment.scene, left_over(moment))
        page.unused(self.talk, self._source)
        return SOUND


_SHOWN = (reading.HELP, reading.TABLE, reading.LEAVE, reading.BACK, reading.UNDO, reading.JUMP)

"""One sitting: ask, take the answer, save it, ask the next; and how a sitting can end."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.findings import CANNOT, INTERRUPTED, SOUND, DxsheetError
from dxsheet.flows import walk_page as page
from dxsheet.flows import walk_words as words
from dxsheet.flows.walk_wording import remembered
from dxsheet.lang import Text
from dxsheet.walk import commands
from dxsheet.walk.answering import SKIPPED, answer, not_known, passed_over
from dxsheet.walk.catching import CAUGHT
from dxsheet.walk.order import find, inferred, progress, walk
from dxsheet.walk.questions import load
from dxsheet.walk.recap import recap, statements
from dxsheet.walk.scene import Scene
from dxsheet.walk.steps import Reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from dxsheet.flows.walk_answers import Source, Talk
    from dxsheet.flows.walk_notes import Notes
    from dxsheet.flows.walk_paper import Paper
    from dxsheet.walk.changes import Change
    from dxsheet.walk.order import Placed
    from dxsheet.walk.plan import Plan
    from dxsheet.walk.steps import Step


class Moment(NamedTuple):
    """What the walk sees right now: the scene and every step of it."""

    scene: Scene
    placed: list[Placed]


class GoneError(Exception):
    """What a question was about is no longer on the sheet."""


class Session:
    """A sitting at one sheet. `today` is written into what is dated by the walk."""

    def __init__(
        self, talk: Talk, paper: Paper, notes: Notes, source: Source, plan: Plan, today: str
    ) -> None:
        self.talk = talk
        self.paper = paper
        self.notes = notes
        self._source = source
        self._plan = plan
        self._today = today
        self._bank = load()
        self._hits = remembered()
        self._part = ""
        self._trail: list[str] = []  # the keys asked so far, the last one last
        self._ahead: list[str] = []  # those one has gone back over
        self._goto = ""
        self.agenda: list[str] = []  # passed-over questions to go through again

    def run(self) -> int:
        """Walk until everything is asked or the person leaves; the exit code."""
        try:
            return self._walk()
        except KeyboardInterrupt:
            self._part_from(words.STOPPED)
            return INTERRUPTED
        except EOFError:
            if self._source.scripted:
                raise self._ended() from None
            self._part_from(words.STOPPED)
            return INTERRUPTED

    def begin(self, title: str) -> None:
        """Make the sheet at once, where its title is known beforehand."""
        self.paper.begin(title)
        self._begun()

    def _begun(self) -> None:
        self.notes.attach(self.look().scene.word("id"))
        page.tell(self.talk, words.MADE.fill(file=self.paper.path), "faint")

    def look(self) -> Moment:
        """The sheet as it stands on disk, with what was passed over."""
        return self._moment(self.paper.look())

    def infer(self) -> None:
        """Tell what was passed over from the sheet alone."""
        self.notes.note(inferred(self.look().scene))

    def _moment(self, data: Mapping[str, Any]) -> Moment:
        scene = Scene(
            data, self.notes.passed, self._bank, self._plan, self._hits, self._today,
            self.talk.lang,
        )  # fmt: skip
        return Moment(scene, walk(scene))

    def _walk(self) -> int:
        while True:
            moment = self.look()
            one = self._pick(moment)
            if one is None:
                return self._finish(moment)
            self._cross(moment, one)
            self._put(moment, one)
            if self._listen(moment, one):
                self._part_from(words.SAVED.fill(file=self.paper.path))
                return SOUND

    def _pick(self, moment: Moment) -> Placed | None:
        """Where an answer led, where one came back from, the first open one, what was left."""
        wanted, self._goto = self._goto, ""
        if wanted and (one := find(moment.placed, wanted)):
            return one
        while self._ahead:
            one = find(moment.placed, self._ahead.pop(0))
            if one and not one.step.hidden:
                return one
        for one in moment.placed:
            if one.step.open(self.notes.passed):
                return one
        while self.agenda:
            if one := find(moment.placed, self.agenda.pop(0)):
                return one
        return None

    def _cross(self, moment: Moment, one: Placed) -> None:
        """From one part into another: what was said, then the heading of the next."""
        if one.part == self._part:
            return
        parts = self._plan.parts
        if self._part and parts.index(one.part) > parts.index(self._part):
            self._recap(moment, self._part)
        self._part = one.part
        page.heading(self.talk, self._bank.parts[one.part],
                     progress(moment.scene, moment.placed, one))  # fmt: skip
        if one.part == "table":
            self._show()

    def _recap(self, moment: Moment, part: str) -> None:
        lines = recap(moment.scene, part)
        if lines:
            page.recapped(self.talk, self._bank.parts[part], lines)
        found = [
            (name, hit)
            for name, text, kind in statements(moment.scene, part)
            for hit in self._hits(text, kind)
            if hit.rule not in CAUGHT and not moment.scene.kept(hit.rule, name)
        ]
        if found:
            name, hit = found[0]
            page.worded(self.talk, name, hit.message, len(found) - 1)

    def _put(self, moment: Moment, one: Placed) -> None:
        hint = self._plan.hints.get(one.step.question.id)
        page.question(self.talk, one.step, progress(moment.scene, moment.placed, one), hint)

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
                if self._back(moment, one):
                    return False
                page.tell(self.talk, words.FIRST)
            else:
                reply = _act(moment.scene, one.step, line, request)
                if isinstance(reply, Reply):
                    return self._settle(one.step, line, request, reply)
                self._refused(one.step, line, reply)

    def _settle(self, step: Step, line: str, request: str | None, reply: Reply) -> bool:
        """Save what an answer does, and remember where to go next."""
        if reply.changes:
            try:
                reply = self._save(step.key, line, request)
            except GoneError:
                page.tell(self.talk, words.GONE)
                return False
        self.notes.note(reply.passed, reply.reopened)
        if not step.hidden and "!" not in step.key:
            self._trail.append(reply.settled or step.key)
        self._goto = reply.goto
        return reply.leave

    def _save(self, key: str, line: str, request: str | None) -> Reply:
        """Work the answer out again on what is on disk now, and write it; again where refused."""
        made: list[Reply] = []

        def plan(data: Mapping[str, Any]) -> Sequence[Change]:
            moment = self._moment(data)
            one = find(moment.placed, key)
            reply = _act(moment.scene, one.step, line, request) if one else None
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
                self._again(error, line)
        if fresh:
            self._begun()
        return made[-1]

    def _again(self, error: DxsheetError, line: str) -> None:
        """The answer could not be saved: say why, keep it, and wait; raises where nobody is."""
        if self._source.scripted:
            raise error
        self.talk.note(error.message)
        self.talk.note("  → ", error.hint)
        page.tell(self.talk, words.RETRY.fill(answer=line))
        if commands.command(self.talk.ask(words.RETRY_ASK.to(self.talk.lang))) == commands.LEAVE:
            raise error

    def _back(self, moment: Moment, one: Placed) -> bool:
        """To the question asked before this one, else to the one before it on the sheet."""
        while self._trail:
            key = self._trail.pop()
            if key != one.step.key and find(moment.placed, key):
                break
        else:
            key = _before(moment, one)
        if not key:
            return False
        if not one.step.hidden:
            self._ahead.insert(0, one.step.key)
        self._goto = key
        return True

    def _refused(self, step: Step, line: str, why: Text) -> None:
        if not self._source.scripted:
            page.tell(self.talk, why)
            return
        message = words.UNFIT.fill(
            where=self._source.where, line=line, id=step.key, question=step.text(), why=why
        )
        raise DxsheetError(message, self._hint(words.UNFIT_HINT), code=CANNOT)

    def _show(self) -> None:
        """The table problem → cause → solution as far as it goes."""
        if not self.paper.path:
            return
        from dxsheet.render.terminal import draw
        from dxsheet.render.terminal_pen import Pen
        from dxsheet.summary import summarise

        talk = self.talk
        pen = Pen(talk.lang, talk.width, colour=talk.colour, plain=talk.plain)
        drawn = draw(pen, summarise(self.paper.opened().sheet, lang=talk.lang))
        talk.say()
        talk.page("\n".join(drawn) + "\n")

    def _finish(self, moment: Moment) -> int:
        if self._part:
            self._recap(moment, self._part)
        page.tell(self.talk, "")
        page.tell(self.talk, words.ALL_DONE)
        left = len(left_over(moment))
        if left:
            page.tell(self.talk, words.OPEN_LEFT.fill(count=left))
        file = _quoted(self.paper.path)
        page.tell(self.talk, words.SAVED.fill(file=self.paper.path))
        page.tell(self.talk, words.NEXT_CHECK.fill(file=file), hang="  ")
        page.tell(self.talk, words.NEXT_PAGE.fill(file=file), hang="  ")
        self._say_unused()
        return SOUND

    def _part_from(self, word: Text) -> None:
        """Say where the draft is and how to go on."""
        self.talk.say()
        page.tell(self.talk, word)
        if self.paper.path:
            page.tell(self.talk, words.GO_ON.fill(file=_quoted(self.paper.path)))
        else:
            page.tell(self.talk, words.NOT_BEGUN)
        self._say_unused()

    def _say_unused(self) -> None:
        if names := self._source.unused():
            self.talk.note(words.UNUSED.fill(names=", ".join(names)))

    def _ended(self) -> DxsheetError:
        """The answers are used up: which question is open."""
        self.talk.say()
        if not self.paper.path:
            return DxsheetError(words.NO_TERMINAL, words.NO_TERMINAL_HINT, code=CANNOT)
        one = self._pick(self.look())
        step = one.step if one else None
        message = words.ENDED.fill(
            id=step.key if step else "-", question=step.text() if step else "-"
        )
        self._say_unused()
        return DxsheetError(message, self._hint(words.ENDED_HINT), code=CANNOT)

    def _hint(self, hint: Text) -> Text:
        if not self.paper.path:
            return words.NO_TERMINAL_HINT
        return hint.fill(file=_quoted(self.paper.path))


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


def _act(scene: Scene, step: Step, line: str, request: str | None) -> Reply | Text:
    if request == commands.SKIP:
        return passed_over(step, SKIPPED)
    if request == commands.UNKNOWN:
        return not_known(scene, step)
    return answer(scene, step, line)


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


def _quoted(path: str) -> str:
    from shlex import quote

    return (
        path
        if path.isprintable() and not set(path) & set(" '\"()&;|<>$`\\!*?[]#~")
        else quote(path)
    )

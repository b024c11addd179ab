"""Where answers come from: a person at a terminal, a pipe, a file with one a line, or a YAML file.

All of them walk the same code. `scripted` ones cannot be asked twice, so an answer that does not
fit, or their end, stops the walk with the draft kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.lang import Lang, Text, same
from dxsheet.walk.questions import load
from dxsheet.walk.reading import SKIP, UNKNOWN, command, is_word
from dxsheet.walk.steps import Step
from dxsheet.yamlfile import Document, UnreadableError, read
from dxsheet.yamlfile.door import decoded, read_bytes

if TYPE_CHECKING:
    from rich.console import RenderableType


class Talk(Protocol):
    """The person, or what stands in for one: what `Screen` offers."""

    lang: Lang
    code: int | None
    colour: bool
    plain: bool
    ended: bool  # whether the run was told to end (SIGTERM, SIGHUP)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at both ends."""

    @property
    def piped(self) -> bool:
        """Whether lines come from a pipe or a file."""

    @property
    def width(self) -> int:
        """Columns to write in."""

    def say(self, *parts: str | Text | tuple[str, str], end: str = "\n") -> None:
        """Write one line."""

    def page(self, text: str) -> None:
        """Write a finished page."""

    def draw(self, shown: RenderableType) -> None:
        """Write something that rich draws."""

    def note(self, *parts: str | Text | tuple[str, str]) -> None:
        """Write one line beside the output."""

    def ask(
        self, prompt: str, standing: str = "", words: Sequence[str] = (), *, many: bool = False
    ) -> str:
        """One line, or several pasted with `many`; raises EOFError where there are no more.

        `standing` stands in the line to be changed, `words` are what Tab completes, where the
        terminal can.
        """

    def flush(self) -> None:
        """Push out what is buffered."""


class Asked(NamedTuple):
    """What a line in front of a person holds: an answer met again, words to complete."""

    standing: str = ""
    words: tuple[str, ...] = ()
    many: bool = False


class Source(Protocol):
    """Where the answers come from."""

    scripted: bool

    def line(self, step: Step, talk: Talk, asked: Asked) -> str:
        """The next line for a step; raises EOFError where there is none."""

    def wants(self, key: str, question: str) -> str:
        """Whether a question that would wait until it is asked for is wanted (`scene.Wanted`)."""

    def unread(self, line: str) -> None:
        """Give a line back: the next question gets it."""

    @property
    def where(self) -> Text:
        """Where the last line came from, for a message."""

    def unused(self) -> list[str]:
        """The names of answers that no question asked for."""


PROMPT = "> "
_SKIPPED = Text("(skipped)", "（とばす）")  # nobody typed the sign of it
_LINE = Text("line {number}", "{number}行目")
_UNKNOWN_ANSWER = Text(
    "{file}:{line}:{column}: `{name}` is not one of the walk's questions.",
    "{file}:{line}:{column}: 「{name}」という問いはありません。",
)
_UNKNOWN_ANSWER_HINT = Text(
    "A key is the id of a question (cause.first) or a field of one item (C2.status). "
    "See docs/answers.md.",
    "キーには、問いの番号（cause.first）か、項目の欄（C2.status）を書きます（docs/answers.md "
    "を参照）。",
)
_ANSWER_SHAPE = Text(
    "{file}:{line}:{column}: the answer to {name} has to be text or a list of texts.",
    "{file}:{line}:{column}: {name} の答えには、文か文の並びを書きます。",
)


class Person:
    """Somebody at a terminal."""

    scripted = False
    where = same("-")

    def line(self, step: Step, talk: Talk, asked: Asked) -> str:
        """Ask; raises EOFError on Ctrl-D."""
        line = talk.ask(PROMPT, asked.standing, asked.words, many=asked.many)
        rest = line.removeprefix(asked.standing).strip()
        if asked.standing and line.startswith(asked.standing) and command(rest):
            return line if is_word(rest) else rest  # a sign behind the answer that stood there
        return line

    def wants(self, key: str, question: str) -> str:
        """A person says what they want."""
        return ""

    def unread(self, line: str) -> None:
        """A person can be asked again."""

    def unused(self) -> list[str]:
        """A person is always asked."""
        return []


class _Lines:
    """One answer a line; lines that begin with # are comments, an empty line is Enter."""

    scripted = True

    def __init__(self) -> None:
        self._number = 0
        self._back: str | None = None

    def wants(self, key: str, question: str) -> str:
        """Lines answer what is asked, one after the other."""
        return ""

    def line(self, step: Step, talk: Talk, asked: Asked) -> str:
        """The next line, written behind its question so that the log reads well."""
        text, self._back = self._back, None
        while text is None:
            text = self._next(talk)
            self._number += 1
            if text.lstrip().startswith("#"):
                text = None
        talk.say(("ask", PROMPT), text)
        return text

    def unread(self, line: str) -> None:
        """Give a line back: the next question gets it."""
        self._back = line

    def _next(self, talk: Talk) -> str:
        raise NotImplementedError

    @property
    def where(self) -> Text:
        """The number of the line."""
        return _LINE.fill(number=self._number)

    def unused(self) -> list[str]:
        """Lines have no names."""
        return []


class Pipe(_Lines):
    """Lines from standard input."""

    def _next(self, talk: Talk) -> str:
        return talk.ask("")


class Listed(_Lines):
    """Lines of an answers file."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._lines = document.text.splitlines()
        self._file = document.file

    def _next(self, talk: Talk) -> str:
        if self._number >= len(self._lines):
            raise EOFError
        return self._lines[self._number]

    @property
    def where(self) -> Text:
        """The file and the line."""
        return same(f"{self._file}:{self._number}")


class Keyed:
    """Answers by the name of their question: `cause.first`, or `C2.status` for one item.

    A list gives one answer each time its question is asked. What is not answered is skipped as
    long as there are answers left.
    """

    scripted = True

    def __init__(self, answers: Mapping[str, list[str]], places: Mapping[str, Text]) -> None:
        self._left = {name: list(lines) for name, lines in answers.items()}
        self._places = places
        self._asked: set[str] = set()
        self.where = same("-")

    def wants(self, key: str, question: str) -> str:
        """Whether the file has an answer for it."""
        if self._left.get(key):
            return "waits"
        return "had" if self._left.get(question) or key in self._asked else ""

    def line(self, step: Step, talk: Talk, asked: Asked) -> str:
        """The answer to a step, else what passes it over.

        A name asks for nothing but its answer: a title may be `q`, which a person would leave by.
        """
        self._asked.add(step.key)
        text = self._next(step)
        talk.say(("ask", PROMPT), _SKIPPED.to(talk.lang) if command(text) == SKIP else text)
        return text if command(text) in (None, SKIP, UNKNOWN) else f"「{text}」"

    def _next(self, step: Step) -> str:
        for name in (step.key, step.question.id, *_FORMER.get(step.question.id, ())):
            if self._left.get(name):
                self.where = self._places[name]
                lines = self._left[name]
                return _joined(step, lines) if name == step.key else lines.pop(0)
        if step.question.id == "offer":
            parts = [one.value for one in step.options if self._wanted(one.value)]
            if parts or any(self._left.values()):
                return ",".join(parts) or ">"
        if not any(self._left.values()):
            raise EOFError
        if step.question.required:
            raise EOFError
        return "" if step.value is not None or step.question.kind == "list" else ">"

    def unread(self, line: str) -> None:
        """Named answers belong to their question only."""

    def _wanted(self, part: str) -> bool:
        """Whether an answer is left that belongs to an offered part."""
        questions = load().questions
        if self._left.pop(f"offer.{part}", ["0"])[0] not in ("0", "2", "no"):
            return True
        return any(
            lines
            and (
                _PARTS_OF.get(name.split("[")[0].split(".")[0]) == part
                or (name in questions and questions[name].part == part)
            )
            for name, lines in self._left.items()
        )

    def unused(self) -> list[str]:
        """The names whose answers were not asked for."""
        return [name for name, lines in self._left.items() if lines]


# What questions were called before version 2 of the walk: their answers are still taken.
_FORMER = {
    "solution.also": ("solution.more",),
    "work.more": ("work.first",),
    "work.for_solution": ("work.first",),
    "choose.criteria": ("choose.criterion",),
    "choose.candidates": ("choose.candidate",),
}
# The part that a key of the sheet is asked in.
_PARTS_OF = {
    "participants": "people",
    "roles": "people",
    "stakeholders": "people",
    "communication": "communication",
    "work_items": "communication",
    "decisions": "communication",
    "small_start": "start",
    "outcomes": "outcome",
}


def _joined(step: Step, lines: list[str]) -> str:
    """The answer of one item: a list is one answer where several can be chosen."""
    if step.question.kind in ("choices", "names", "scores", "kinds"):
        whole = ", ".join(lines)
        lines.clear()
        return whole
    return lines.pop(0)


def answers_file(path: str) -> Source:
    """The answers of a file: YAML by its ending, else one a line.

    Raises:
        DxsheetError: no such file, not UTF-8, or no question of that name.
    """
    if path.endswith((".yaml", ".yml")):
        return _keyed(read(path))
    return Listed(decoded(read_bytes(path), path))


def _keyed(document: Document) -> Keyed:
    if document.findings:  # a name that stands twice: which answer is meant?
        raise UnreadableError(tuple(document.findings))
    known = load().questions
    answers: dict[str, list[str]] = {}
    places: dict[str, Text] = {}
    for name, value in document.data.items():
        line, column = document.key_place((name,))
        where = {"file": document.file, "line": line, "column": column, "name": name}
        former = any(name in names for names in _FORMER.values())
        if name not in known and "." not in name and not former:
            raise _cannot(_UNKNOWN_ANSWER.fill(**where))
        lines = value if isinstance(value, list) else [value]
        if not all(one is None or isinstance(one, str) for one in lines):
            raise _cannot(_ANSWER_SHAPE.fill(**where))
        answers[name] = [" ".join(one.split()) if isinstance(one, str) else "" for one in lines]
        places[name] = same(f"{document.file}:{line}")
    return Keyed(answers, places)


def _cannot(message: Text) -> DxsheetError:
    return DxsheetError(message, _UNKNOWN_ANSWER_HINT, code=CANNOT)

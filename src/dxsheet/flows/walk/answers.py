"""Where answers come from: a person at a terminal, a pipe, a file with one a line, or a YAML file.

All of them walk the same code. `scripted` ones cannot be asked twice, so an answer that does not
fit, or their end, stops the walk with the draft kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.flows.walk import words
from dxsheet.lang import Lang, Text, same
from dxsheet.walk.commands import SKIP, UNKNOWN, command
from dxsheet.walk.steps import Step
from dxsheet.yamlfile import Document, read
from dxsheet.yamlfile.door import decoded, read_bytes

if TYPE_CHECKING:
    from rich.console import RenderableType


class Talk(Protocol):
    """The person, or what stands in for one: what `Screen` offers."""

    lang: Lang
    code: int | None
    colour: bool
    plain: bool

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

    def ask(self, prompt: str) -> str:
        """One line; raises EOFError where there are no more."""

    def flush(self) -> None:
        """Push out what is buffered."""


class Source(Protocol):
    """Where the answers come from."""

    scripted: bool

    def line(self, step: Step, talk: Talk) -> str:
        """The next line for a step; raises EOFError where there is none."""

    def unread(self, line: str) -> None:
        """Give a line back: the next question gets it."""

    @property
    def where(self) -> Text:
        """Where the last line came from, for a message."""

    def unused(self) -> list[str]:
        """The names of answers that no question asked for."""


PROMPT = "> "


class Person:
    """Somebody at a terminal."""

    scripted = False
    where = same("-")

    def line(self, step: Step, talk: Talk) -> str:
        """Ask; raises EOFError on Ctrl-D."""
        return talk.ask(PROMPT)

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

    def line(self, step: Step, talk: Talk) -> str:
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
        return words.LINE.fill(number=self._number)

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
        self.where = same("-")

    def line(self, step: Step, talk: Talk) -> str:
        """The answer to a step, else what passes it over.

        A name asks for nothing but its answer: a title may be `q`, which a person would leave by.
        """
        text = self._next(step)
        talk.say(("ask", PROMPT), text)
        return text if command(text) in (None, SKIP, UNKNOWN) else f"「{text}」"

    def _next(self, step: Step) -> str:
        for name in (step.key, step.question.id):
            if self._left.get(name):
                self.where = self._places[name]
                lines = self._left[name]
                return _joined(step, lines) if name == step.key else lines.pop(0)
        if not any(self._left.values()):
            raise EOFError
        if step.question.id == "offer" and self._wanted(step.key.removeprefix("offer.")):
            return "1"
        if step.question.required:
            raise EOFError
        return "" if step.value is not None or step.question.kind == "list" else ">"

    def unread(self, line: str) -> None:
        """Named answers belong to their question only."""

    def _wanted(self, part: str) -> bool:
        """Whether an answer is left that belongs to an offered part."""
        from dxsheet.walk.questions import load

        questions = load().questions
        return any(
            lines and name in questions and questions[name].part == part
            for name, lines in self._left.items()
        )

    def unused(self) -> list[str]:
        """The names whose answers were not asked for."""
        return [name for name, lines in self._left.items() if lines]


def _joined(step: Step, lines: list[str]) -> str:
    """The answer of one item: a list is one answer where several can be chosen."""
    if step.question.kind in ("choices", "names", "scores"):
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
    from dxsheet.walk.questions import load

    known = load().questions
    answers: dict[str, list[str]] = {}
    places: dict[str, Text] = {}
    for name, value in document.data.items():
        line, column = document.key_place((name,))
        where = {"file": document.file, "line": line, "column": column, "name": name}
        if name not in known and "." not in name and name not in ("title",):
            raise _cannot(words.UNKNOWN_ANSWER.fill(**where))
        lines = value if isinstance(value, list) else [value]
        if not all(one is None or isinstance(one, str) for one in lines):
            raise _cannot(words.ANSWER_SHAPE.fill(**where))
        answers[name] = [" ".join(one.split()) if isinstance(one, str) else "" for one in lines]
        places[name] = same(f"{document.file}:{line}")
    return Keyed(answers, places)


def _cannot(message: Text) -> DxsheetError:
    return DxsheetError(message, words.UNKNOWN_ANSWER_HINT, code=CANNOT)

"""Somebody at the other end of a walk: says what is typed, hears what is said."""

from __future__ import annotations

from dxsheet.screen import drawn
from dxsheet.width import visible


class Heard:
    """A person (or a pipe) that gives lines in turn; an exception among them is raised.

    When the lines are over: Ctrl-D.
    """

    def __init__(self, *lines: object, lang: str = "ja", width: int = 80, piped: bool = False):
        self._lines = list(lines)
        self.lang = lang
        self.width = width
        self.code = None
        self.colour = False
        self.plain = False
        self.ended = False
        self.piped = piped
        self.interactive = not piped
        self.text = ""
        self.notes = ""

    def say(self, *parts, end="\n"):
        self.text += "".join(self._part(part) for part in parts) + end

    def page(self, text):
        self.text += text

    def draw(self, shown):
        self.text += drawn(shown, width=self.width, colour=self.colour, plain=self.plain)

    def note(self, *parts):
        self.notes += "".join(self._part(part) for part in parts) + "\n"

    def ask(self, prompt, standing="", words=(), *, many=False):
        self.text += prompt
        if not self._lines:
            raise EOFError
        line = self._lines.pop(0)
        if isinstance(line, BaseException) or (
            isinstance(line, type) and issubclass(line, BaseException)
        ):
            raise line
        if callable(line):
            line = line()
        if not self.piped:
            self.text += f"{line}\n"
        return line

    def flush(self):
        pass

    def settle(self, sheet):
        pass

    def _part(self, part):
        text = part[1] if isinstance(part, tuple) else part
        return visible(text if isinstance(text, str) else text.to(self.lang))

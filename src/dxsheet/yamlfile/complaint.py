"""Where libyaml stopped, and what can be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dxsheet.lang import Text

# A key at the start of a line, after the marks of the list entries it may begin.
KEY = r"[ ]*(?:-[ ]+)*[\"']?[A-Za-z_][A-Za-z0-9_-]*[\"']?"
# What stands before a value on its line.
LEAD = rf"(?:{KEY}:[ ]+|[ ]*(?:-[ ]+)+)"


class Spot(NamedTuple):
    """Where libyaml stopped (`line`, `column`) and where what it was reading began (`opened`)."""

    lines: list[str]
    line: int
    column: int
    opened: tuple[int, int] | None
    problem: str
    context: str

    def near(self) -> Iterator[tuple[int, str]]:
        """The lines to look at, likeliest first: where it stopped, before it, where it began."""
        seen = set()
        opened = self.opened[0] if self.opened else self.line
        for number in (self.line, self._before(), opened):
            if number not in seen and 1 <= number <= len(self.lines):
                seen.add(number)
                yield number, self.lines[number - 1]

    def here(self) -> str:
        """The line where libyaml stopped; nothing after the last one."""
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    def _before(self) -> int:
        number = self.line - 1
        while number > 1 and not self.lines[number - 1].strip():
            number -= 1
        return number


class Cause(NamedTuple):
    """What a line suffers from, and where on it."""

    line: int
    column: int
    message: Text
    hint: Text
    rule: str = "Y001"

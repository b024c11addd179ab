"""Where each value of a sheet stands in its text: the map that edits are cut by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dxsheet.yamlfile.paths import Path

BREAK = re.compile(r"\r\n|\r|\n")


class NotPlain(Exception):  # noqa: N818 - it says what the layout is
    """A layout that no cut is known for: `? key`, for one."""


class Span:
    """One value in the text.

    Attributes:
        kind: "map", "seq" or "scalar".
        start, end: in characters; of a block, libyaml's `end` runs on over comments.
        tail: where its last sign stands.
        column: where it begins on its line.
        flow: whether it is written in brackets, or inside some.
        style: of a scalar: "" plain, "'", '"', "|" or ">".
        items: (key, value) of a mapping, in the order of the file.
        entries: of a list.
    """

    __slots__ = ("column", "end", "entries", "flow", "items", "kind", "start", "style", "tail")

    def __init__(self, kind: str, start: int, end: int, column: int, *, flow: bool) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.tail = end
        self.column = column
        self.flow = flow
        self.style = ""
        self.items: list[tuple[Span, Span]] = []
        self.entries: list[Span] = []

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return self.kind == "scalar" and not self.style and self.start == self.end


class Tree:
    """The spans of one text: `names` the text of keys and scalars, `keeps` where `|+` texts end."""

    __slots__ = ("keeps", "names", "root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Span("map", 0, 0, 0, flow=False)
        self.names: dict[Span, str] = {}
        # Empty lines right before one of these belong to the text above.
        self.keeps: set[int] = set()

    def find(self, path: Path) -> Span | None:
        """The value at a path; None where there is none."""
        span: Span | None = self.root
        for part in path:
            if span is None:
                return None
            span = self.entry(span, part) if isinstance(part, int) else self.value(span, part)
        return span

    def value(self, span: Span, name: str) -> Span | None:
        """The value of a key; of the first one where it stands twice, as `parse` reads it."""
        at = self.position(span, name)
        return None if at is None else span.items[at][1]

    def position(self, span: Span, name: str) -> int | None:
        """Which of the mapping's items has this key."""
        for at, (key, _) in enumerate(span.items):
            if self.names.get(key) == name:
                return at
        return None

    def entry(self, span: Span, at: int) -> Span | None:
        """One entry of a list."""
        return span.entries[at] if span.kind == "seq" and 0 <= at < len(span.entries) else None

    def spans(self, span: Span | None = None) -> Iterator[tuple[Span, Span]]:
        """Every (key, value) below, in the order of the file."""
        span = span or self.root
        for key, value in span.items:
            yield key, value
            yield from self.spans(value)
        for entry in span.entries:
            yield from self.spans(entry)


def tree_of(text: str) -> Tree:
    """The spans of a text that `parse` has read; raises NotPlain where it is no YAML."""
    from dxsheet.yamlfile.spans_plain import fill_plainly

    tree = Tree(text)
    if not fill_plainly(tree):
        from dxsheet.yamlfile.spans_libyaml import fill

        fill(tree)
    return tree


def line_start(text: str, at: int) -> int:
    """Where the line of a character begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of a character ends, before its line break."""
    hit = BREAK.search(text, at)
    return hit.start() if hit else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after that of a character begins; the end of the text where there is none."""
    hit = BREAK.search(text, at)
    return hit.end() if hit else len(text)


def lines_from(text: str, at: int) -> Iterator[tuple[int, int, str]]:
    """Each line from a line's start on: where it begins, where the next begins, its characters."""
    while at < len(text):
        after = next_line(text, at)
        yield at, after, text[at : line_end(text, at)]
        at = after


def lines_up(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Each line above a line's start, upwards: where it begins, its characters."""
    while at > 0:
        before = line_start(text, at - 2 if text[at - 2 : at] == "\r\n" else at - 1)
        yield before, text[before : line_end(text, before)]
        at = before

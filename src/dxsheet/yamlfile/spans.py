"""Where each value of a sheet stands in its text: the map that edits are cut by."""

from __future__ import annotations

import re

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dxsheet.yamlfile.libyaml import Parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from dxsheet.yamlfile.paths import Path


_BREAK = re.compile(r"\r\n|\r|\n")


class Span:
    """One value in the text.

    Attributes:
        kind: "map", "seq" or "scalar".
        start, end: as the parser tells them, in characters.
        tail: where its last sign stands; the parser's end of a block runs on over comments.
        column: where it begins on its line.
        flow: whether it is written in brackets, or inside some.
        style: of a scalar: "" plain, "'", '"', "|" or ">".
        items: (key, value) of a mapping, in the order of the file.
        entries: of a list.
    """

    __slots__ = ("column", "end", "entries", "flow", "items", "kind", "start", "style", "tail")

    def __init__(self, kind: str, event: Any, *, flow: bool) -> None:  # noqa: ANN401
        self.kind = kind
        self.start: int = event.start_mark.index
        self.end: int = event.end_mark.index
        self.tail = self.end
        self.column: int = event.start_mark.column
        self.flow = flow
        self.style = ""
        self.items: list[tuple[Span, Span]] = []
        self.entries: list[Span] = []

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return self.kind == "scalar" and not self.style and self.start == self.end


class Tree:
    """The spans of one text."""

    __slots__ = ("_get", "keeps", "names", "root", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: dict[Span, str] = {}
        # Where `|+` texts end: empty lines right before are theirs.
        self.keeps: set[int] = set()
        self._get: Callable[[], Any] = Parser(text).get_event
        event = self._get()
        while event.__class__ is not MappingStartEvent:
            event = self._get()
        self.root = self._collection(event, flow=False)

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

    def _collection(self, event: Any, *, flow: bool) -> Span:  # noqa: ANN401
        inside = flow or bool(event.flow_style)
        if event.__class__ is SequenceStartEvent:
            span = Span("seq", event, flow=inside)
            while (event := self._get()).__class__ is not SequenceEndEvent:
                span.entries.append(self._node(event, flow=inside))
            last = span.entries[-1] if span.entries else None
        else:
            span = Span("map", event, flow=inside)
            while (event := self._get()).__class__ is not MappingEndEvent:
                key = self._node(event, flow=inside)
                span.items.append((key, self._node(self._get(), flow=inside)))
            last = span.items[-1][1] if span.items else None
        span.end = event.end_mark.index
        span.tail = span.end if inside or last is None else last.tail
        return span

    def _node(self, event: Any, *, flow: bool) -> Span:  # noqa: ANN401
        if event.__class__ in (MappingStartEvent, SequenceStartEvent):
            return self._collection(event, flow=flow)
        span = Span("scalar", event, flow=flow)
        if event.__class__ is ScalarEvent:
            span.style = event.style or ""
            self.names[span] = event.value
            if span.style in ("|", ">"):
                span.tail = self._block_tail(span)
        return span

    def _block_tail(self, span: Span) -> int:
        """The end of a block scalar's last line; with `+` the blank lines are part of it."""
        written = self.text[span.start : span.end]
        if "+" in _BREAK.split(written, maxsplit=1)[0].split("#", 1)[0]:
            self.keeps.add(span.end)
            return span.start + len(re.sub(r"(\r\n|\r|\n)\Z", "", written))
        return span.start + len(written.rstrip(" \t\r\n"))


def line_start(text: str, at: int) -> int:
    """Where the line of a character begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line of a character ends, before its line break."""
    hit = _BREAK.search(text, at)
    return hit.start() if hit else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after that of a character begins; the end of the text where there is none."""
    hit = _BREAK.search(text, at)
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

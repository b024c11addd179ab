"""The spans of any sheet, from libyaml's events."""

from __future__ import annotations

import re
from typing import Any

from yaml import YAMLError
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dxsheet.yamlfile.libyaml import Parser
from dxsheet.yamlfile.spans import BREAK, NotPlain, Span, Tree

Event = Any


def fill(tree: Tree) -> None:
    """Find the spans of a tree's text; raises NotPlain for what is no YAML."""
    try:
        _Walk(tree)
    except YAMLError:
        raise NotPlain from None


class _Walk:
    __slots__ = ("_get", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._get = Parser(tree.text).get_event
        event = self._get()
        while event.__class__ is not MappingStartEvent:
            event = self._get()
        tree.root = self._collection(event, flow=False)

    def _collection(self, event: Event, *, flow: bool) -> Span:
        inside = flow or bool(event.flow_style)
        if event.__class__ is SequenceStartEvent:
            span = _span("seq", event, flow=inside)
            while (event := self._get()).__class__ is not SequenceEndEvent:
                span.entries.append(self._node(event, flow=inside))
            last = span.entries[-1] if span.entries else None
        else:
            span = _span("map", event, flow=inside)
            while (event := self._get()).__class__ is not MappingEndEvent:
                key = self._node(event, flow=inside)
                span.items.append((key, self._node(self._get(), flow=inside)))
            last = span.items[-1][1] if span.items else None
        span.end = event.end_mark.index
        span.tail = span.end if inside or last is None else last.tail
        return span

    def _node(self, event: Event, *, flow: bool) -> Span:
        if event.__class__ in (MappingStartEvent, SequenceStartEvent):
            return self._collection(event, flow=flow)
        span = _span("scalar", event, flow=flow)
        if event.__class__ is ScalarEvent:
            span.style = event.style or ""
            self._tree.names[span] = event.value
            if span.style in ("|", ">"):
                span.tail = self._block_tail(span)
        return span

    def _block_tail(self, span: Span) -> int:
        """The end of a block scalar's last line; with `+` the blank lines are part of it."""
        written = self._tree.text[span.start : span.end]
        if "+" in BREAK.split(written, maxsplit=1)[0].split("#", 1)[0]:
            self._tree.keeps.add(span.end)
            return span.start + len(re.sub(r"(\r\n|\r|\n)\Z", "", written))
        return span.start + len(written.rstrip(" \t\r\n"))


def _span(kind: str, event: Event, *, flow: bool) -> Span:
    mark = event.start_mark
    return Span(kind, mark.index, event.end_mark.index, mark.column, flow=flow)

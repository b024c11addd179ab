"""Walks libyaml's events into plain data: bounded, strict, every scalar as text.

`yaml.load` and its relatives are never used: libyaml's composer dies on deep nesting, and the
constructors turn `no` into False and `010` into 8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from dxsheet.findings import Finding
from dxsheet.yamlfile.document import MAX_NODES, NULLS, Document, Map, Mark, Node, Seq, Unreadable
from dxsheet.yamlfile.faults import noted, too_much
from dxsheet.yamlfile.libyaml import Parser
from dxsheet.yamlfile.paths import Path

Event = Any
Get = Callable[[], Event]

MAX_DEPTH = 40
# What libyaml says where it stops by itself (its own bound is 1,000 from PyYAML 6.0.4 on).
_LIBYAML_STOPS = ("while increasing flow level", "while increasing block level")


class _TooMuchError(Exception):
    """Deeper or longer than a sheet can be; carries the rule's word and the place."""

    def __init__(self, what: str, mark: Mark) -> None:
        super().__init__(what)
        self.what = what
        self.mark = mark


def build(document: Document, parser: Callable[[str], Any] = Parser) -> None:
    """Fill in `data` and `findings` of a document from its text.

    Raises:
        Unreadable: for what leaves no mapping to work with.
    """
    walk = _Walk(document)
    try:
        walk.stream(_events(parser(document.text).get_event, document.text))
    except _TooMuchError as stop:
        raise _stopped(walk, too_much(document, stop.what, stop.mark)) from None
    except YAMLError as error:
        if (
            isinstance(error, MarkedYAMLError)
            and error.problem_mark
            and error.context in _LIBYAML_STOPS
        ):
            # It reads ahead, so it may stop before our walk has seen 40 events.
            raise _stopped(walk, too_much(document, "depth", error.problem_mark)) from None
        from dxsheet.yamlfile.explain import explained

        raise _stopped(walk, explained(document, error)) from None
    if walk.noted:
        document.findings.extend(walk.findings())


def _stopped(walk: _Walk, last: Finding) -> Unreadable:
    return Unreadable((last, *(found for found in walk.findings() if found != last)))


def _events(get: Get, text: str) -> Get:
    """The event source, counted where the text is long enough to hold too many nodes.

    A node takes at least one character, so a shorter text needs no counting.
    """
    if len(text) < MAX_NODES:
        return get
    left = 2 * MAX_NODES  # every node has one event; a collection has a second one at its end

    def counted() -> Event:
        nonlocal left
        event = get()
        left -= 2 if event.__class__ is ScalarEvent else 1
        if left < 0:
            raise _TooMuchError("nodes", event.start_mark)
        return event

    return counted


class _Walk:
    """One pass over the events of one document."""

    __slots__ = ("_document", "_get", "noted")

    def __init__(self, document: Document) -> None:
        self._document = document
        self._get: Get = lambda: None
        # What is said later, once the data is whole and an item's id is known.
        self.noted: list[tuple[str, Mark, Path, dict[str, object]]] = []

    def stream(self, get: Get) -> None:
        self._get = get
        get()  # stream start
        start = get()
        if start.__class__ is StreamEndEvent:
            self._not_a_mapping("empty", start)
        self._directives(start)
        root = get()
        if root.__class__ is not MappingStartEvent:
            self._not_a_mapping("empty" if _is_null(root) else "other", root)
        self._decorated(root, ())
        self._document.data = self._map(root.start_mark, ())
        get()  # document end
        after = get()
        if after.__class__ is not StreamEndEvent:
            self._note("documents", after.start_mark, ())

    def findings(self) -> list[Finding]:
        """What was noted on the way, in the order of the file."""
        if not self.noted:
            return []
        return [noted(self._document, *one) for one in self.noted]

    def _map(self, mark: Mark, path: Path) -> Map:
        get = self._get
        node = Map()
        node.mark = mark
        marks: dict[str, Any] = {}
        node.marks = marks
        while True:
            name = get()
            kind = name.__class__
            if kind is ScalarEvent:
                key = name.value
                if name.anchor is not None or name.tag is not None:
                    self._decorated(name, (*path, key))
            elif kind is MappingEndEvent:
                return node
            else:
                self._odd_key(name, path)
                continue
            event = get()
            if event.__class__ is ScalarEvent:
                value: Node = event.value
                if not event.style and value in NULLS:
                    value = None
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event, (*path, key))
            else:
                value = self._value(event, (*path, key))
            if key in node:
                self._duplicate(node, key, name.start_mark, path)
            elif key == "<<" and not name.style:
                self._note("merge", name.start_mark, path)
            else:
                node[key] = value
                marks[key] = (name.start_mark, event.start_mark)

    def _seq(self, mark: Mark, path: Path) -> Seq:
        get = self._get
        node = Seq()
        node.mark = mark
        marks: list[Mark] = []
        node.marks = marks
        while True:
            event = get()
            kind = event.__class__
            if kind is SequenceEndEvent:
                return node
            if kind is ScalarEvent:
                value: Node = event.value
                if not event.style and value in NULLS:
                    value = None
                if event.anchor is not None or event.tag is not None:
                    self._decorated(event, (*path, len(node)))
            else:
                value = self._value(event, (*path, len(node)))
            node.append(value)
            marks.append(event.start_mark)

    def _value(self, event: Event, path: Path) -> Node:
        """What is not a scalar: a collection, or an alias (which is noted and reads as nothing)."""
        kind = event.__class__
        if kind is AliasEvent:
            self._note("alias", event.start_mark, path, name=event.anchor)
            return None
        if len(path) >= MAX_DEPTH:
            raise _TooMuchError("depth", event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, path)
        if kind is MappingStartEvent:
            return self._map(event.start_mark, path)
        return self._seq(event.start_mark, path)

    def _odd_key(self, event: Event, path: Path) -> None:
        """A key that is a list, a mapping or an alias: noted, and passed over with its value."""
        self._note("key", event.start_mark, path)
        known = len(self.noted)
        if event.__class__ is not AliasEvent:
            self._value(event, (*path, ""))
        event = self._get()
        if event.__class__ is not ScalarEvent:
            self._value(event, (*path, ""))
        del self.noted[known:]

    def _duplicate(self, node: Map, key: str, start: Mark, path: Path) -> None:
        self._note("duplicate", start, (*path, key), key=key, first=node.marks[key][0])

    def _decorated(self, event: Event, path: Path) -> None:
        if event.anchor is not None:
            self._note("anchor", event.start_mark, path, name=event.anchor)
        if event.tag is not None:
            self._note("tag", event.start_mark, path, name=event.tag)

    def _directives(self, start: Event) -> None:
        if start.version or start.tags:
            self._note("directive", start.start_mark, ())

    def _not_a_mapping(self, what: str, event: Event) -> None:
        from dxsheet.yamlfile.explain import no_mapping

        raise Unreadable((no_mapping(self._document, what, event.start_mark),))

    def _note(self, what: str, mark: Mark, path: Path, **values: object) -> None:
        self.noted.append((what, mark, path, values))


def _is_null(event: Event) -> bool:
    return event.__class__ is ScalarEvent and not event.style and event.value in NULLS

"""Walks PyYAML's events into data with places: bounded, strict, every scalar as text.

`yaml.load` and its relatives are never used: libyaml's composer dies on deep nesting, and the
constructors turn `no` into False and `010` into 8.
"""

from __future__ import annotations

import re
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
from dxsheet.yamlfile.complaints import SAID
from dxsheet.yamlfile.document import (
    BREAK,
    MAX_TOLD,
    NULLS,
    Data,
    Document,
    MapSpan,
    Path,
    SeqSpan,
    Span,
    UnreadableError,
)
from dxsheet.yamlfile.door import decoded, read_bytes
from dxsheet.yamlfile.mistakes import explained, no_mapping, told

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml.loader import BaseLoader as Parser  # type: ignore[assignment]

Event = Any
MAX_DEPTH = 40
MAX_NODES = 60_000
# What libyaml says where it stops by itself (its own bound is 1,000 from PyYAML 6.0.4 on).
_LIBYAML_STOPS = ("while increasing flow level", "while increasing block level")
# libyaml compares each %TAG with all before it.
_TAGS, _MANY = re.compile("(?:\\A|[\r\n\x85\u2028\u2029])(%TAG)"), 100
# Half of a character, as `\ud83d` alone writes it.
_HALF = re.compile("[\ud800-\udfff]")


class _StopError(Exception):
    """Nothing a sheet can hold; carries the complaint, where it stands, and what it names."""

    def __init__(self, what: str, index: int, **values: object) -> None:
        super().__init__(what)
        self.what = what
        self.index = index
        self.values = values


def parse(raw: bytes, file: str) -> Document:
    """Read a sheet from bytes (a revision in git, a template).

    Raises:
        UnreadableError: what cannot be read at all: encoding, syntax, conflict markers, size.
    """
    document = decoded(raw, file)
    build(document)
    return document


def read(path: str) -> Document:
    """Read one sheet file.

    Raises:
        UnreadableError: the file is there but cannot be read as a sheet.
        DxsheetError: code 2 where there is no such file (or it is a folder), code 3 where the
            system does not let us read it.
    """
    return parse(read_bytes(path), path)


def build(document: Document, parser: Callable[[str], Any] = Parser) -> None:
    """Fill in data, places and findings of a document from its text.

    Raises:
        UnreadableError: for what leaves no mapping to work with.
    """
    text = document.text
    walk = _Walk(document, parser(text).get_event)
    try:
        if text.count("%TAG") > _MANY and len(tags := list(_TAGS.finditer(text))) > _MANY:
            raise _StopError("directive", tags[0].start(1))
        walk.stream()
    except _StopError as stop:
        last = told(document, stop.what, stop.index, values=stop.values)
    except YAMLError as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        if mark and isinstance(error, MarkedYAMLError) and error.context in _LIBYAML_STOPS:
            # It reads ahead, so it may stop before our walk has seen 40 events.
            last = told(document, "depth", mark.index)
        else:
            last = explained(document, error)
    else:
        document.findings.extend(walk.findings())
        return
    others = (found for found in walk.findings() if found != last)
    raise UnreadableError((last, *others), document.left_out) from None


class _Walk:
    """One pass over the events of one document."""

    __slots__ = ("_document", "_get", "_left", "_noted", "_quiet", "_told")

    def __init__(self, document: Document, get: Callable[[], Event]) -> None:
        self._document = document
        self._quiet = False
        self._told: dict[str, int] = {}
        # Every node has one event; a collection has a second one at its end.
        self._left = 2 * MAX_NODES
        # A node takes at least one character, so a shorter text needs no counting.
        self._get = get if len(document.text) < MAX_NODES else lambda: self._counted(get())
        # What is said later, once the data is whole and an item's id is known.
        self._noted: list[tuple[str, int, Path, dict[str, object]]] = []

    def stream(self) -> None:
        get = self._get
        get()  # stream start
        start = get()
        if start.__class__ is StreamEndEvent:
            self._not_a_mapping("empty", start)
        if start.version or start.tags:
            self._note("directive", start, ())
        root = get()
        if root.__class__ is not MappingStartEvent:
            null = root.__class__ is ScalarEvent and not root.style and root.value in NULLS
            self._not_a_mapping("empty" if null else "other", root)
        self._decorated(root, ())
        document = self._document
        document.root = self._map(root, (), flow=bool(root.flow_style))
        assert isinstance(document.root.data, dict)
        document.data = document.root.data
        get()  # document end
        after = get()
        if after.__class__ is not StreamEndEvent:
            self._note("documents", after, ())

    def findings(self) -> list[Finding]:
        """What was noted on the way, in the order of the file."""
        return [told(self._document, *one) for one in self._noted]

    def _counted(self, event: Event) -> Event:
        self._left -= 2 if event.__class__ is ScalarEvent else 1
        if self._left < 0:
            raise _StopError("nodes", event.start_mark.index)
        return event

    def _map(self, start: Event, path: Path, *, flow: bool) -> Span:
        data: dict[str, Data] = {}
        mark = start.start_mark
        span = MapSpan(mark.index, start.end_mark.index, mark.column, flow, data)
        items = span.items
        get = self._get
        while (name := get()).__class__ is not MappingEndEvent:
            if name.__class__ is not ScalarEvent:
                items.append(self._odd_pair(name, path, flow))
                continue
            word = name.value
            if name.style or name.anchor or name.tag:
                key = self._scalar(name, (*path, word), flow)
                key.data = word
            else:  # `null` and `~` are words here
                key = _plain(name, word, flow)
            event = get()
            if event.__class__ is ScalarEvent and not (event.anchor or event.tag):
                value = self._scalar(event, path, flow)
            else:
                value = self._node(event, (*path, word), flow)
            items.append((key, value))
            if word == "<<" and not name.style:
                self._note("merge", name, path)
            elif word in data:
                self._twice(name, (*path, word), items)
            else:
                data[word] = value.data
        self._closed(span, name, items[-1][1] if items else None)
        return span

    def _seq(self, start: Event, path: Path, *, flow: bool) -> Span:
        data: list[Data] = []
        mark = start.start_mark
        span = SeqSpan(mark.index, start.end_mark.index, mark.column, flow, data)
        entries = span.entries
        get = self._get
        while (event := get()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and not (event.anchor or event.tag):
                value = self._scalar(event, path, flow)
            else:
                value = self._node(event, (*path, len(entries)), flow)
            entries.append(value)
            data.append(value.data)
        self._closed(span, event, entries[-1] if entries else None)
        return span

    def _closed(self, span: Span, event: Event, last: Span | None) -> None:
        span.end = event.end_mark.index
        span.tail = span.end if span.flow or last is None else last.tail

    def _node(self, event: Event, path: Path, flow: bool) -> Span:
        """Any value; an alias is noted and reads as nothing."""
        kind = event.__class__
        if kind is AliasEvent:
            self._note("alias", event, path, name=event.anchor)
            return _plain(event, None, flow)
        if kind is ScalarEvent:
            return self._scalar(event, path, flow)
        if len(path) >= MAX_DEPTH:
            raise _StopError("depth", event.start_mark.index)
        self._decorated(event, path)
        inside = flow or bool(event.flow_style)
        return (self._map if kind is MappingStartEvent else self._seq)(event, path, flow=inside)

    def _scalar(self, event: Event, path: Path, flow: bool) -> Span:
        style, value = event.style, event.value
        if event.anchor or event.tag:
            self._decorated(event, path)
        if not style:
            return _plain(event, None if value in NULLS else value, flow)
        mark = event.start_mark
        span = Span(mark.index, event.end_mark.index, mark.column, flow, style, value)
        half = _HALF.search(value) if style == '"' else None
        if half:  # libyaml refuses it, the pure parser does not
            sign = f"\\u{ord(half.group()):04x}"
            raise _StopError("half_sign", mark.index, sign=sign)
        if style in ("|", ">"):
            span.tail = self._block_tail(span)
        return span

    def _block_tail(self, span: Span) -> int:
        """The end of a block scalar's last line; with `+` the blank lines are part of it."""
        written = self._document.text[span.start : span.end]
        if "+" in BREAK.split(written, maxsplit=1)[0].split("#", 1)[0]:
            self._document.keeps.add(span.end)
            return span.start + len(re.sub(r"(\r\n|\r|\n)\Z", "", written))
        return span.start + len(written.rstrip(" \t\r\n"))

    def _odd_pair(self, event: Event, path: Path, flow: bool) -> tuple[Span, Span]:
        """A key that is a list, a mapping or an alias: noted, and passed over with its value."""
        self._note("key", event, path)
        quiet, self._quiet = self._quiet, True
        pair = self._node(event, (*path, ""), flow), self._node(self._get(), (*path, ""), flow)
        self._quiet = quiet
        return pair

    def _twice(self, name: Event, path: Path, items: list[tuple[Span, Span]]) -> None:
        """A key that stands twice is told with the line of the first."""
        word, line = name.value, 0
        counted = self._told.get(SAID["duplicate"].rule, 0) >= MAX_TOLD
        if not (self._quiet or counted):
            first = next(key for key, _ in items if key.data == word)
            line, _ = self._document.at_index(first.start)
        self._note("duplicate", name, path, key=word, first=line)

    def _decorated(self, event: Event, path: Path) -> None:
        if event.anchor is not None:
            self._note("anchor", event, path, name=event.anchor)
        if event.tag is not None:
            self._note("tag", event, path, name=event.tag)

    def _not_a_mapping(self, what: str, event: Event) -> None:
        raise UnreadableError((no_mapping(self._document, what, event.start_mark.index),))

    def _note(self, what: str, event: Event, path: Path, **values: object) -> None:
        if self._quiet:
            return
        rule = SAID[what].rule
        self._told[rule] = self._told.get(rule, 0) + 1
        if self._told[rule] > MAX_TOLD:
            self._document.left_out[rule] = self._told[rule] - MAX_TOLD
            return
        self._noted.append((what, event.start_mark.index, path, values))


def _plain(event: Event, data: Data, flow: bool) -> Span:
    """The span of a plain scalar, or of an alias."""
    mark = event.start_mark
    return Span(mark.index, event.end_mark.index, mark.column, flow, "", data)

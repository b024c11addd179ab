"""A sheet as read: its text, its data (every scalar as text), and where each value stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, TypeAlias

from dxsheet.findings import CANNOT, DxsheetError, Finding, Severity, shown_column
from dxsheet.lang import Text, same

Path = tuple[str | int, ...]
Data: TypeAlias = "str | dict[str, Data] | list[Data] | None"

BREAK = re.compile(r"\r\n|\r|\n")
# Of one rule in one file so many findings are collected: a hundred are told, and the rest counted.
MAX_TOLD = 101
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class UnreadableError(DxsheetError):
    """The file is there but is no sheet that can be read; `findings` says where and why."""

    def __init__(
        self, findings: tuple[Finding, ...], left_out: Mapping[str, int] | None = None
    ) -> None:
        self.left_out = left_out or {}
        first = findings[0]
        place = f"{first.file}:{first.line}:{first.column}: " if first.file else ""
        message = Text("{place}{what}", "{place}{what}")
        super().__init__(
            message.fill(place=same(place or " "), what=first.message),
            first.hint,
            code=CANNOT,
            findings=findings,
        )


class Span:
    """One value in the text.

    Attributes:
        kind: "map", "seq" or "scalar" (an alias too).
        data: what it reads as.
        start, end: in characters; of a block, libyaml's `end` runs on over comments.
        tail: where its last sign stands.
        column: where it begins on its line.
        flow: whether it is written in brackets, or inside some.
        style: of a scalar: "" plain, "'", '"', "|" or ">".
        items: (key, value) of a mapping as written, also those that `data` leaves out (a key that
            stands twice, one that is no text).
        entries: of a list.
    """

    __slots__ = ("column", "data", "end", "flow", "start", "style", "tail")
    kind = "scalar"
    # Those of a scalar, which is most of a sheet and has no room for its own.
    items: Sequence[tuple[Span, Span]] = ()
    entries: Sequence[Span] = ()

    def __init__(
        self, start: int, end: int, column: int, flow: bool, style: str, data: Data
    ) -> None:
        self.data = data
        self.start = start
        self.end = self.tail = end
        self.column = column
        self.flow = flow
        self.style = style

    @property
    def empty(self) -> bool:
        """Whether nothing is written there."""
        return self.kind == "scalar" and not self.style and self.start == self.end

    def nth(self, key: str) -> int | None:
        """Of a mapping, which of `items` is the first with a key; None where there is none."""
        return None


class MapSpan(Span):
    """A mapping, with what it holds."""

    __slots__ = ("_first", "items")
    kind = "map"

    def __init__(self, start: int, end: int, column: int, flow: bool, data: Data) -> None:
        super().__init__(start, end, column, flow, "", data)
        self.items: list[tuple[Span, Span]] = []
        self._first: dict[str, int] | None = None

    def nth(self, key: str) -> int | None:
        """As above; looked up the first time one is asked for, as few mappings ever are."""
        if self._first is None:
            self._first = {}
            for at, (one, _) in enumerate(self.items):
                if isinstance(one.data, str):
                    self._first.setdefault(one.data, at)
        return self._first.get(key)


class SeqSpan(Span):
    """A list, with what it holds."""

    __slots__ = ("entries",)
    kind = "seq"

    def __init__(self, start: int, end: int, column: int, flow: bool, data: Data) -> None:
        super().__init__(start, end, column, flow, "", data)
        self.entries: list[Span] = []


@dataclass(slots=True, eq=False, repr=False)
class Document:
    """One sheet file.

    Attributes:
        file: the name it was read under, as findings give it.
        raw: the bytes on disk.
        text: the characters without a BOM, line ends as in the file.
        data: the top mapping, best effort where `findings` is not empty.
        root: its place in the text, with those of all that it holds.
        bom: whether the bytes began with one.
        findings: what is wrong but could be read past (duplicate keys, tags...), at most 101 of a
            rule; `left_out` counts the others by rule.
        keeps: where a `|+` text ends: empty lines right before belong to it.
    """

    file: str
    raw: bytes
    text: str
    _: KW_ONLY
    bom: bool
    data: dict[str, Data] = field(default_factory=dict, init=False)
    root: Span = field(init=False)
    findings: list[Finding] = field(default_factory=list, init=False)
    left_out: dict[str, int] = field(default_factory=dict, init=False)
    keeps: set[int] = field(default_factory=set, init=False)
    _starts: list[int] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.root = MapSpan(0, 0, 0, False, self.data)

    @property
    def newline(self) -> str:
        r"""The line end that most lines have; "\n" where there is none."""
        crlf = self.text.count("\r\n")
        lf = self.text.count("\n") - crlf
        cr = self.text.count("\r") - crlf
        if crlf > lf and crlf >= cr:
            return "\r\n"
        return "\r" if cr > lf else "\n"

    def find(self, path: Path) -> Span | None:
        """The value at a path; None where there is none."""
        span: Span | None = self.root
        for part in path:
            step = _step(span, part) if span else None
            span = step[1] if step else None
        return span

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) of the value, or of its nearest ancestor that exists."""
        return self._nearest(path, 1)

    def key_place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) of the key, or of the list entry where there is no key."""
        return self._nearest(path, 0)

    def at_index(self, index: int) -> tuple[int, int]:
        """Line and column (from 1, as shown) of a character of `text`: every message's place.

        libyaml's own counts are not used: it also takes U+0085 and U+2028 for line breaks.
        """
        line = bisect_right(self.starts, index)
        return line, shown_column(self.text[self.starts[line - 1] : index])

    @property
    def starts(self) -> list[int]:
        """Where each line begins in `text`."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in BREAK.finditer(self.text))]
        return self._starts

    def _nearest(self, path: Path, which: int) -> tuple[int, int]:
        span, start = self.root, self.root.start
        for part in path:
            step = _step(span, part)
            if step is None:
                break
            span, start = step[1], step[which].start
        return self.at_index(start)

    def finding(
        self,
        severity: Severity,
        rule: str,
        message: Text,
        hint: Text,
        path: Path,
        on_key: bool = False,
        *,
        place: tuple[int, int] | None = None,
        kept: str | None = None,
    ) -> Finding:
        """What is to be said of the value at a path, of its key, or of another `place`."""
        line, column = place or (self.key_place if on_key else self.place)(path)
        at, where = at_of(self.data, path), path_text(path)
        return Finding(rule, severity, message, hint, self.file, line, column, at, where, kept)


def _step(span: Span, part: str | int) -> tuple[Span, Span] | None:
    """A key and its value, or a list entry as both."""
    if isinstance(part, str):
        at = span.nth(part)
        return None if at is None else span.items[at]
    if not 0 <= part < len(span.entries):
        return None
    return span.entries[part], span.entries[part]


def value_at(data: object, path: Path) -> Any:  # noqa: ANN401 - plain data
    """The value at a path of plain data, None where there is none."""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and 0 <= part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def path_text(path: Sequence[str | int]) -> str:
    """The field as findings name it: `problems[0].text`."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


def at_of(data: object, path: Sequence[str | int]) -> str:
    """The thing a path belongs to: the item's id, else the list entry, else the top key.

    A path that the data does not have is named as far as it goes.
    """
    if not path:
        return ""
    if len(path) < 2 or not isinstance(path[1], int):
        return str(path[0])
    name = value_at(data, (*path[:2], "id"))
    return name if isinstance(name, str) and name else f"{path[0]}[{path[1]}]"

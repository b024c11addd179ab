"""A sheet as read: plain data, every scalar as text, and the place of each value."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Protocol, Union

from dxsheet.findings import CANNOT, DxsheetError, Finding
from dxsheet.lang import Text, same
from dxsheet.yamlfile.paths import Path

Node = Union[str, None, "Map", "Seq"]


class LibMark(Protocol):
    """A position as libyaml tells it: all three count from 0, in characters."""

    index: int
    line: int
    column: int


# What `plain` read is placed by the index of a character.
Mark = LibMark | int


MAX_NODES = 60_000
NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Map(dict["str", "Node"]):
    """A mapping; `mark` is where it starts, `marks` the places of each key and its value."""

    __slots__ = ("mark", "marks")
    mark: Mark
    marks: dict[str, tuple[Mark, Mark]]  # of the key and of its value


class Seq(list["Node"]):
    """A list; `mark` is where it starts, `marks` the places of its entries."""

    __slots__ = ("mark", "marks")
    mark: Mark
    marks: list[Mark]


class Unreadable(DxsheetError):  # noqa: N818 - it says what the file is
    """The file is there but is no sheet that can be read; `findings` says where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = findings[0]
        place = f"{first.file}:{first.line}:{first.column}: " if first.file else ""
        message = Text("{place}{what}", "{place}{what}")
        super().__init__(
            message.fill(place=same(place or " "), what=first.message),
            first.hint,
            code=CANNOT,
            findings=findings,
        )


# libyaml follows YAML 1.1 and also counts these as line breaks; editors and git do not.
_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")
_BREAK = re.compile(r"\r\n|\r|\n")


class Document:
    """One sheet file.

    Attributes:
        file: the name it was read under, as findings give it.
        raw: the bytes on disk.
        text: the characters without a BOM, line ends as in the file.
        data: the top mapping, best effort where `findings` is not empty.
        bom: whether the bytes began with one.
        findings: what is wrong but could be read past (duplicate keys, tags...).
    """

    __slots__ = ("_odd", "_starts", "bom", "data", "file", "findings", "raw", "text")

    def __init__(self, file: str, raw: bytes, text: str, *, bom: bool) -> None:
        self.file = file
        self.raw = raw
        self.text = text
        self.bom = bom
        self.data = Map()
        self.findings: list[Finding] = []
        self._starts: list[int] | None = None
        self._odd: bool | None = None

    @property
    def newline(self) -> str:
        r"""The line end that most lines have; "\n" where there is none."""
        crlf = self.text.count("\r\n")
        lf = self.text.count("\n") - crlf
        cr = self.text.count("\r") - crlf
        if crlf > lf and crlf >= cr:
            return "\r\n"
        return "\r" if cr > lf else "\n"

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) of the value, or of its nearest ancestor that exists."""
        return self.at_mark(self._mark(path, 1))

    def key_place(self, path: Path) -> tuple[int, int]:
        """Line and column (from 1) of the key, or of the list entry where there is no key."""
        return self.at_mark(self._mark(path, 0))

    def at_mark(self, mark: Mark) -> tuple[int, int]:
        """Line and column (from 1) as an editor shows them."""
        if isinstance(mark, int):
            return self.at_index(mark)
        if self._odd is None:
            self._odd = _ODD_BREAKS.search(self.text) is not None
        if self._odd:
            return self.at_index(mark.index)
        return mark.line + 1, mark.column + 1

    def at_index(self, index: int) -> tuple[int, int]:
        """Line and column (from 1) of a character of `text`."""
        if self._starts is None and "\r" not in self.text:
            return (
                self.text.count("\n", 0, index) + 1,
                index - self.text.rfind("\n", 0, index),
            )
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _BREAK.finditer(self.text))]
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def _mark(self, path: Path, which: int) -> Mark:
        node: Node = self.data
        mark = self.data.mark
        for part in path:
            if isinstance(node, Map) and isinstance(part, str) and part in node.marks:
                mark = node.marks[part][which]
                node = node.get(part)
            elif isinstance(node, Seq) and isinstance(part, int) and 0 <= part < len(node.marks):
                mark = node.marks[part]
                node = node[part] if part < len(node) else None
            else:
                break
        return mark


def parse(raw: bytes, file: str) -> Document:
    """Read a sheet from bytes (a revision in git, a template).

    Raises:
        Unreadable: what cannot be read at all: encoding, syntax, conflict markers, size.
    """
    from dxsheet.yamlfile.decode import decoded
    from dxsheet.yamlfile.plain import skim

    document = decoded(raw, file)
    if not skim(document):
        from dxsheet.yamlfile.build import build

        build(document)
    return document

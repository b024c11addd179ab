"""The spans of a plain sheet, from the lines that `plain` read: libyaml is not even loaded."""

from __future__ import annotations

import re

from dxsheet.yamlfile.document import Document, Map, Mark, Node, Seq
from dxsheet.yamlfile.plain import skim
from dxsheet.yamlfile.spans import Span, Tree

# Up to a comment, or the end of the line; in brackets, up to the next sign.
_REST = re.compile(r"(?:[^\n ]|[ ]++(?![#\n]|\Z))*+")
_FLOW_REST = re.compile(r"(?:[^\n,\]} ]|[ ]++(?![,\]}]))*+")


def fill_plainly(tree: Tree) -> bool:
    """Find the spans of a tree's text; False, and nothing found, where `plain` does not read it."""
    document = Document("", b"", tree.text, bom=False)
    if not skim(document):
        return False
    tree.root = _Walk(tree).node(document.data, document.data.mark, flow=False)
    return True


class _Walk:
    __slots__ = ("_tree",)

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def node(self, value: Node, mark: Mark, *, flow: bool) -> Span:
        """The span of a value that begins at `mark`."""
        assert isinstance(mark, int)
        if isinstance(value, Map):
            return self._map(value, mark, flow=flow)
        if isinstance(value, Seq):
            return self._seq(value, mark, flow=flow)
        text = self._tree.text
        sign = text[mark : mark + 1]
        if sign in ("'", '"'):
            span = self._span("scalar", mark, text.index(sign, mark + 1) + 1, flow=flow)
            span.style = sign
        else:
            rest = (_FLOW_REST if flow else _REST).match(text, mark)
            assert rest is not None  # it may be empty
            span = self._span("scalar", mark, rest.end(), flow=flow)
        self._tree.names[span] = text[span.start : span.end] if value is None else value
        return span

    def _map(self, node: Map, start: int, *, flow: bool) -> Span:
        text = self._tree.text
        inside = flow or text[start] == "{"
        span = self._span("map", start, start, flow=inside)
        for name, value in node.items():
            head, after = node.marks[name]
            key = self._key(name, head, flow=inside)
            span.items.append((key, self.node(value, after, flow=inside)))
        span.end = text.index("}", start) + 1 if inside else start
        span.tail = span.end if inside or not span.items else span.items[-1][1].tail
        return span

    def _key(self, name: str, mark: Mark, *, flow: bool) -> Span:
        assert isinstance(mark, int)
        span = self._span("scalar", mark, mark + len(name), flow=flow)
        self._tree.names[span] = name
        return span

    def _seq(self, node: Seq, start: int, *, flow: bool) -> Span:
        text = self._tree.text
        inside = flow or text[start] == "["
        span = self._span("seq", start, start, flow=inside)
        for value, mark in zip(node, node.marks, strict=True):
            span.entries.append(self.node(value, mark, flow=inside))
        last = span.entries[-1].tail if span.entries else start
        span.end = text.index("]", last) + 1 if inside else start
        span.tail = span.end if inside else last
        return span

    def _span(self, kind: str, start: int, end: int, *, flow: bool) -> Span:
        column = start - self._tree.text.rfind("\n", 0, start) - 1
        return Span(kind, start, end, column, flow=flow)

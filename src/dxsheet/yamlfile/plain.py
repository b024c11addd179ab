"""Reads the plain lines that most sheets are made of, several times as fast as libyaml's events.

It knows one small part of YAML: block mappings and lists of `key: value` lines, one-line `[a, b]`
and `{a: b}`, quoted texts without escapes, comments. At the first line that is anything else it
gives up, and `build` reads the file through libyaml: what is accepted here must mean the same there
(held by a differential test), what is refused costs one look. Nothing is ever reported from here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dxsheet.yamlfile.document import MAX_NODES, NULLS, Document, Map, Node, Seq

Line = tuple[int, int, str, str | None, str | None, int, int, bool] | None

# Line ends and signs that libyaml treats in its own way.
_ODD = ("\r", "\t", "\x85", "\u2028", "\u2029", "\ufeff")

# Nothing that was taken is given back (`*+`, `++`): a line costs what it is long, come what may.
_KEY = r"[A-Za-z_][A-Za-z0-9_]{0,99}+"  # past 1,024 signs YAML reads no key
_START = r"[^\s\-?:,\[\]{}\#&*!|>'\"%@`]"
# `:` only inside a word, `#` never: rarer than it costs to tell them from a key and a comment.
_SCALAR = rf"{_START}[^:\#\n]*+(?::[^\s:\#][^:\#\n]*+)*+"
_FLOW_SCALAR = rf"{_START}[^:,\[\]{{}}\#\n]*+"
_QUOTED = r"\"[^\"\\\n]*+\"|'[^'\n]*+'"
_LIST = r"\[[^\[\]{}\"'\#&*!|>%@`:?\n]*+\]"
_MAP = r"\{[^{}\#\\\n]*+\}"
_MAPS = rf"\[\ *+{_MAP}(?:\ *+,\ *+{_MAP})*+\ *+\]"
_LINE = re.compile(
    rf"""
    (\ *+)                                            # 1 indent
    (?:
      (-\ ++)?                                        # 2 dash
      (?:({_KEY}):(?:\ ++|\Z))?                       # 3 key
      (?:({_SCALAR})|({_QUOTED})|({_LIST}|{_MAP}|{_MAPS}))?  # 4 plain, 5 quoted, 6 flow
      \ *+(?:(?<=\ )\#[^\n]*+)?
    | \#[^\n]*+
    )\Z""",
    re.VERBOSE,
)
_ONE_MAP = re.compile(_MAP)
_PAIR = re.compile(rf"\ *+({_KEY}):\ ++(?:({_FLOW_SCALAR})|({_QUOTED})|({_LIST}))\ *+(?:,|\Z)")


class _NotPlainError(Exception):
    """A line that only libyaml may read."""


def skim(document: Document) -> bool:
    """Fill in the document's data where every line is plain; False, and nothing filled, else."""
    text = document.text
    if len(text) >= MAX_NODES or any(map(text.__contains__, _ODD)):
        return False
    try:
        data = _lines(text)
    except _NotPlainError:
        return False
    if data is None:
        return False
    document.data = data
    return True


class _Lines(dict[str, "Line"]):
    """What lines say. Sheets share their short ones (`status: adopted`): those are remembered."""

    __slots__ = ()
    _SHORT = 48
    _MOST = 10_000

    def __missing__(self, line: str) -> Line:
        said = _said(line)
        if len(line) <= self._SHORT:
            if len(self) >= self._MOST:
                self.clear()
            self[line] = said
        return said


_known = _Lines()


def _said(line: str) -> Line:
    """What one line says: indent, length of the dash, key, text, flow, where key and value stand.

    Last, whether there is a value at all. The key is empty where there is none. None for a blank
    line or a comment.
    """
    found = _LINE.match(line)
    if found is None:
        raise _NotPlainError
    spaces, dash, key, plain, quoted, flow = found.groups()
    text = _scalar(plain, quoted)
    said = found.lastindex is not None and found.lastindex > 3
    if key is None:
        if dash is None and not said:
            return None
        if dash is None or not said:  # a text that goes on from the line above; a dash alone
            raise _NotPlainError
    size = len(dash) if dash is not None else 0
    value_at = found.start(found.lastindex or 0) if said else found.end(3) + 1
    return len(spaces), size, key or "", text, flow, found.start(3), value_at, said


def _scalar(plain: str | None, quoted: str | None) -> str | None:
    """What a text with or without quotes says; None for nothing, and for what YAML calls null."""
    if plain is None:
        return None if quoted is None else quoted[1:-1]
    text = plain.rstrip(" ")
    return None if text in NULLS else text


def _lines(text: str) -> Map | None:
    """The mapping in the text, None where there is none."""
    root: Map | None = None
    # The collections that are open, outermost first: (indent, collection).
    stack: list[tuple[int, Map | Seq]] = []
    waiting: tuple[int, Map, str] | None = None  # a key without a value so far, and its indent
    top: Map | Seq | None = None  # the innermost collection and its indent, also on the stack
    top_indent = -1
    after = 0
    for line in text.split("\n"):
        start, after = after, after + len(line) + 1
        known = _known[line]
        if known is None:
            continue
        indent, dash, key, value, flow, key_at, value_at, said = known
        node: Node = value if flow is None else _flow(flow, start + value_at)
        if dash:
            seq = _list_at(indent, start + indent, stack, waiting)
            waiting = None
            if not key:
                seq.append(node)
                seq.marks.append(start + value_at)
                top_indent, top = indent, seq
                continue
            indent += dash
            target = _entry_of(seq, indent, start + key_at, stack)
        elif indent == top_indent and waiting is None and top.__class__ is Map:
            target = top
        else:
            target = _mapping_at(indent, start + key_at, stack, waiting)
            waiting = None
            if root is None:
                root = target
        top_indent, top = indent, target
        if key in target:
            raise _NotPlainError
        target[key] = node
        target.marks[key] = (start + key_at, start + value_at)
        if not said:
            waiting = (indent, target, key)
    return root


def _list_at(
    indent: int,
    mark: int,
    stack: list[tuple[int, Map | Seq]],
    waiting: tuple[int, Map, str] | None,
) -> Seq:
    """The list that a dash at this indent belongs to: one that is open, or the waiting key's."""
    if waiting is not None and indent >= waiting[0]:
        seq = Seq()
        seq.mark = mark
        seq.marks = []
        _fill(waiting, seq)
        stack.append((indent, seq))
        return seq
    while stack and stack[-1][0] > indent:
        stack.pop()
    if stack and stack[-1][0] == indent:
        top = stack[-1][1]
        if isinstance(top, Seq):
            return top
    raise _NotPlainError


def _mapping_at(
    indent: int,
    mark: int,
    stack: list[tuple[int, Map | Seq]],
    waiting: tuple[int, Map, str] | None,
) -> Map:
    """The mapping that a key at this indent belongs to."""
    if not stack or (waiting is not None and indent > waiting[0]):
        if (not stack and indent) or len(stack) > 20:
            raise _NotPlainError
        made = Map()
        made.mark = mark
        made.marks = {}
        if waiting is not None:
            _fill(waiting, made)
        stack.append((indent, made))
        return made
    while stack and stack[-1][0] > indent:
        stack.pop()
    # A list may stand at the indent of the key it belongs to.
    if stack and stack[-1][0] == indent and isinstance(stack[-1][1], Seq):
        stack.pop()
    if stack and stack[-1][0] == indent:
        top = stack[-1][1]
        if isinstance(top, Map):
            return top
    raise _NotPlainError


def _entry_of(seq: Seq, indent: int, mark: int, stack: list[tuple[int, Map | Seq]]) -> Map:
    """A new mapping as the next entry of a list."""
    made = Map()
    made.mark = mark
    made.marks = {}
    seq.append(made)
    seq.marks.append(made.mark)
    stack.append((indent, made))
    return made


def _fill(waiting: tuple[int, Map, str], made: Map | Seq) -> None:
    """Give the waiting key its value; its own place stays, the value's is where it starts."""
    _, parent, key = waiting
    parent[key] = made
    parent.marks[key] = (parent.marks[key][0], made.mark)


def _flow(text: str, index: int) -> Map | Seq:
    """`[a, b]`, `{a: b}` or `[{a: b}, {a: c}]`, by how it begins."""
    if text[0] == "{":
        return _flow_map(text, index)
    if "{" not in text:
        return _flow_list(text, index)
    seq = Seq()
    seq.mark = index
    seq.marks = []
    for found in _ONE_MAP.finditer(text):
        seq.append(_flow_map(found.group(), index + found.start()))
        seq.marks.append(index + found.start())
    return seq


def _flow_list(text: str, index: int) -> Seq:
    values, offsets = _entries(text)
    seq = Seq(values)
    seq.mark = index
    seq.marks = [index + offset for offset in offsets]
    return seq


@lru_cache(maxsize=4096)
def _entries(text: str) -> tuple[tuple[str | None, ...], tuple[int, ...]]:
    """The entries of a list and where they stand in it: `[P1]` is in most sheets."""
    inside = text[1:-1]
    if not inside.strip(" "):
        return (), ()
    values, offsets = [], []
    at = 1
    for piece in inside.split(","):
        bare = piece.strip(" ")
        if not bare or bare[0] == "-":
            raise _NotPlainError
        values.append(None if bare in NULLS else bare)
        offsets.append(at + len(piece) - len(piece.lstrip(" ")))
        at += len(piece) + 1
    return tuple(values), tuple(offsets)


def _flow_map(text: str, index: int) -> Map:
    node = Map()
    node.mark = index
    node.marks = {}
    at, end = 1, len(text) - 1
    inside = text[:end]
    while at < end:
        found = _PAIR.match(inside, at)
        if found is None:
            raise _NotPlainError
        key, plain, quoted, flow_list = found.groups()
        start = index + found.start(found.lastindex or 1)
        value: Node = _scalar(plain, quoted) if flow_list is None else _flow_list(flow_list, start)
        if key in node:
            raise _NotPlainError
        node[key] = value
        node.marks[key] = (index + found.start(1), start)
        at = found.end()
        if at >= end and text[at - 1] == ",":
            raise _NotPlainError
    return node

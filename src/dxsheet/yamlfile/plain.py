"""Reads the plain lines that most sheets are made of, several times as fast as libyaml's events.

It knows one small part of YAML: block mappings and lists of `key: value` lines, one-line `[a, b]`
and `{a: b}`, quoted texts without escapes, comments. At the first line that is anything else it
gives up, and `build` reads the file through libyaml: what is accepted here must mean the same there
(held by a differential test), what is refused costs one look. Nothing is ever reported from here.
"""

from __future__ import annotations

import re

from dxsheet.yamlfile.document import MAX_NODES, NULLS, Map, Seq

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.yamlfile.document import Document, Node

# Line ends and signs that libyaml treats in its own way.
_ODD = re.compile("[\r\t\x85\u2028\u2029\ufeff]")

_KEY = r"[A-Za-z_][A-Za-z0-9_]*"
_START = r"[^\s\-?:,\[\]{}\#&*!|>'\"%@`]"
# `:` only inside a word, `#` never: rarer than it costs to tell them from a key and a comment.
_SCALAR = rf"{_START}[^:\#\n]*(?::[^\s:\#][^:\#\n]*)*"
_FLOW_SCALAR = rf"{_START}[^:,\[\]{{}}\#\n]*"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_LIST = r"\[[^\[\]{}\"'\#&*!|>%@`:?\n]*\]"
_MAP = r"\{[^{}\#\\\n]*\}"
_MAPS = rf"\[\ *{_MAP}(?:\ *,\ *{_MAP})*\ *\]"
_LINE = re.compile(
    rf"""
    (\ *)                                             # 1 indent
    (?:
      (-\ +)?                                         # 2 dash
      (?:({_KEY}):(?:\ +|(?=\n)))?                    # 3 key
      (?:({_SCALAR})|({_QUOTED})|({_LIST}|{_MAP}|{_MAPS}))?  # 4 plain, 5 quoted, 6 flow
      \ *(?:(?<=\ )\#[^\n]*)?
    | \#[^\n]*
    )\n""",
    re.VERBOSE,
)
_ONE_MAP = re.compile(_MAP)
_PAIR = re.compile(rf"\ *({_KEY}):\ +(?:({_FLOW_SCALAR})|({_QUOTED})|({_LIST}))\ *(?:,|\Z)")


class _NotPlainError(Exception):
    """A line that only libyaml may read."""


def skim(document: Document) -> bool:
    """Fill in the document's data where every line is plain; False, and nothing filled, else."""
    text = document.text
    if len(text) >= MAX_NODES or _ODD.search(text) is not None:
        return False
    if not text.endswith("\n"):
        text += "\n"
    try:
        data = _lines(text)
    except _NotPlainError:
        return False
    if data is None:
        return False
    document.data = data
    return True


def place_of(mark: re.Match[str], which: int) -> int:
    """The index of the key (0) or the value (1) of a line that was read here."""
    if which == 0:
        return mark.start(3)
    last = mark.lastindex or 0
    return mark.start(last) if last > 3 else mark.end(3) + 1


def _lines(text: str) -> Map | None:  # noqa: PLR0915 - in one piece: a call a line costs the gain
    """The mapping in the text, None where there is none.

    The place of a key and its value is the line's match: worked out when somebody asks.
    """
    root: Map | None = None
    # The collections that are open, outermost first: (indent, collection).
    stack: list[tuple[int, Map | Seq]] = []
    waiting: tuple[int, Map, str] | None = None  # a key without a value so far, and its indent
    top: Map | Seq | None = None  # the innermost collection and its indent, also on the stack
    top_indent = -1
    end = 0
    for found in _LINE.finditer(text):
        if found.start() != end:
            raise _NotPlainError
        end = found.end()
        spaces, dash, key, plain, quoted, flow = found.groups()
        value: Node
        if plain is not None:
            value = plain.rstrip(" ")
            if value in NULLS:
                value = None
        elif quoted is not None:
            value = quoted[1:-1]
        elif flow is not None:
            value = _flow(flow, found.start(6))
        elif key is not None:
            value = None
        elif dash is not None:
            raise _NotPlainError
        else:
            continue  # a blank line or a comment
        indent = len(spaces)
        if dash is not None:
            seq = _list_at(indent, found, stack, waiting)
            waiting = None
            if key is None:
                seq.append(value)
                seq.marks.append(found.start(found.lastindex or 0))
                top_indent, top = indent, seq
                continue
            indent += len(dash)
            target = _entry_of(seq, indent, found, stack)
        elif key is None:
            raise _NotPlainError  # a text that goes on from the line above
        elif indent == top_indent and waiting is None and top.__class__ is Map:
            target = top
        else:
            target = _mapping_at(indent, found, stack, waiting)
            waiting = None
            if root is None:
                root = target
        top_indent, top = indent, target
        if key in target:
            raise _NotPlainError
        target[key] = value
        target.marks[key] = found
        if value is None and plain is None:
            waiting = (indent, target, key)
    if end != len(text):
        raise _NotPlainError
    return root


def _list_at(
    indent: int,
    found: re.Match[str],
    stack: list[tuple[int, Map | Seq]],
    waiting: tuple[int, Map, str] | None,
) -> Seq:
    """The list that a dash at this indent belongs to: one that is open, or the waiting key's."""
    if waiting is not None and indent >= waiting[0]:
        seq = Seq()
        seq.mark = found.start(2)
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
    found: re.Match[str],
    stack: list[tuple[int, Map | Seq]],
    waiting: tuple[int, Map, str] | None,
) -> Map:
    """The mapping that a key at this indent belongs to."""
    if not stack or (waiting is not None and indent > waiting[0]):
        if (not stack and indent) or len(stack) > 20:
            raise _NotPlainError
        made = Map()
        made.mark = found.start(3)
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


def _entry_of(
    seq: Seq, indent: int, found: re.Match[str], stack: list[tuple[int, Map | Seq]]
) -> Map:
    """A new mapping as the next entry of a list."""
    made = Map()
    made.mark = found.start(3)
    made.marks = {}
    seq.append(made)
    seq.marks.append(made.mark)
    stack.append((indent, made))
    return made


def _fill(waiting: tuple[int, Map, str], made: Map | Seq) -> None:
    """Give the waiting key its value; its own place stays, the value's is where it starts."""
    _, parent, key = waiting
    parent[key] = made
    parent.marks[key] = (parent.marks[key], made.mark)


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
    seq = Seq()
    seq.mark = index
    seq.marks = []
    inside = text[1:-1]
    if not inside.strip(" "):
        return seq
    at = index + 1
    for piece in inside.split(","):
        bare = piece.strip(" ")
        if not bare or bare[0] == "-":
            raise _NotPlainError
        seq.append(None if bare in NULLS else bare)
        seq.marks.append(at + len(piece) - len(piece.lstrip(" ")))
        at += len(piece) + 1
    return seq


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
        value: Node
        start = index + found.start(found.lastindex or 1)
        if plain is not None:
            value = plain.rstrip(" ")
            if value in NULLS:
                value = None
        elif quoted is not None:
            value = quoted[1:-1]
        else:
            value = _flow_list(flow_list, start)
        if key in node:
            raise _NotPlainError
        node[key] = value
        node.marks[key] = (index + found.start(1), start)
        at = found.end()
        if at >= end and text[at - 1] == ",":
            raise _NotPlainError
    return node

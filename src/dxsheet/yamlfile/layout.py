"""Block layout: which lines belong to a key or an entry, cutting them out, putting them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dxsheet.yamlfile.document import BREAK, Document, Span


class NotPlainError(Exception):
    """A layout that no cut is known for: `? key`, for one."""


class Item(NamedTuple):
    """A key with its value, or a list entry, in block layout.

    `head` is where its key or dash stands, `after` behind its colon or dash.
    """

    head: int
    after: int
    column: int
    value: Span


_COLON = re.compile(r"[ \t]*:")
_DASH = re.compile(r"-(?=[ \t\r\n]|\Z)")


def items(document: Document, span: Span) -> list[Item]:
    """The keys or entries of a mapping or list in block layout; raises NotPlainError."""
    if span.kind == "map":
        return [_pair(document, key, value) for key, value in span.items]
    found: list[Item] = []
    for value in span.entries:
        head = _next_dash(document, span, found[-1].value.tail) if found else span.start
        if not _DASH.match(document.text, head):
            raise NotPlainError
        found.append(Item(head, head + 1, span.column, value))
    return found


def _pair(document: Document, key: Span, value: Span) -> Item:
    colon = _COLON.match(document.text, key.end)
    before = document.text[line_start(document.text, key.start) : key.start]
    if colon is None or before.strip(" -"):
        raise NotPlainError
    return Item(key.start, colon.end(), key.column, value)


def _next_dash(document: Document, span: Span, tail: int) -> int:
    for start, _, line in lines_from(document.text, next_line(document.text, tail)):
        if not line[: span.column].strip(" ") and _DASH.match(line, span.column):
            return start + span.column
    raise NotPlainError


def compact(text: str, item: Item) -> bool:
    """Whether something stands before it on its line: the dash of the entry it is the first of."""
    return bool(text[line_start(text, item.head) : item.head].strip())


def end(text: str, item: Item) -> int:
    """Where the line after it begins: its value, and the comments below that are deeper than it."""
    last = next_line(text, item.value.tail)
    for _, after, line in lines_from(text, last):
        inner = line.lstrip(" \t")
        if inner.startswith("#") and len(line) - len(inner) > item.column:
            last = after
        elif inner:
            break
    return last


def start(text: str, item: Item, *, header: bool = False) -> int:
    """Where its first line begins: the comments right above it in its own column are its own.

    `header`: it is the first key of the file; what is above it belongs to the file.
    """
    first = line_start(text, item.head)
    if header:
        return first
    for begin, line in lines_up(text, first):
        inner = line.lstrip(" ")
        if not inner.startswith("#") or len(line) - len(inner) != item.column:
            break
        first = begin
    return first


def gap(text: str, upper: Item, lower: Item) -> bool:
    """Whether an empty line stands between two neighbours."""
    between = text[end(text, upper) : line_start(text, lower.head)]
    return any(not line.strip() for _, _, line in lines_from(between, 0))


def cut(document: Document, begin: int, stop: int) -> str:
    """The text without some whole lines, and without the empty lines that would now double.

    Nor those that would now join a `|+` text above.
    """
    text = document.text
    above = next(lines_up(text, begin), None)
    if above is None or not above[1].strip() or begin in document.keeps:
        for _, after, line in lines_from(text, stop):
            if line.strip():
                break
            stop = after
    return text[:begin] + text[stop:]


def without(document: Document, span: Span, at: int) -> str:
    """The text without one of several items, and without the comments that belong to it."""
    text, all_items = document.text, items(document, span)
    item = all_items[at]
    stop = end(text, item)
    if not compact(text, item):
        return cut(document, start(text, item, header=not at and span is document.root), stop)
    below = all_items[at + 1]
    if text[stop : below.head].strip():  # comments on the next item: leave the dash alone
        line = line_end(text, item.head)
        return text[: item.head].rstrip(" ") + text[line : next_line(text, line)] + text[stop:]
    return text[: item.head] + text[below.head :]


def placed(text: str, at: int, lines: Sequence[str], newline: str) -> str:
    """The text with whole lines put in where a line begins, or at the end of the file."""
    if at == len(text) and text and text[-1] not in "\r\n":
        return text + newline + newline.join(lines)
    return text[:at] + "".join(line + newline for line in lines) + text[at:]


def before_first(text: str, first: Item, lines: Sequence[str], newline: str) -> str:
    """The text with lines put right before an item; the first begins where the item did."""
    pad = " " * first.column
    head, *rest = lines
    written = newline.join([head[first.column :], *rest])
    return text[: first.head] + written + newline + pad + text[first.head :]


def emptied(document: Document, item: Item) -> str:
    """The text with nothing behind a colon or dash; a comment on that line stays."""
    text, value = document.text, item.value
    if value.empty:
        return text
    line = line_end(text, item.after)
    if value.start > line:
        return text[: line_start(text, value.start)] + text[next_line(text, value.tail) :]
    if value.style in ("|", ">"):
        note = re.search(r"(?<![ \t])[ \t]++#.*", text[value.start : line])
        return text[: item.after] + (note.group() if note else "") + text[value.tail :]
    return text[: item.after] + text[value.tail :]


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
        hit = BREAK.search(text, at)
        end, after = hit.span() if hit else (len(text), len(text))
        yield at, after, text[at:end]
        at = after


def lines_up(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Each line above a line's start, upwards: where it begins, its characters."""
    while at > 0:
        before = line_start(text, at - 2 if text[at - 2 : at] == "\r\n" else at - 1)
        yield before, text[before : line_end(text, before)]
        at = before

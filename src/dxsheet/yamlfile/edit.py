"""Edits of a sheet that a person wrote: only what is meant changes, comments and layout stay.

The text is cut and spliced, then read again and compared with the data that was meant; where they
differ the edit is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dxsheet.yamlfile import meant
from dxsheet.yamlfile.document import Document, Unreadable, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.meant import EditRefused
from dxsheet.yamlfile.paths import Path, path_text
from dxsheet.yamlfile.spans import NotPlain, tree_of
from dxsheet.yamlfile.splice import Splicer

Order = Callable[[Path], Sequence[str]]

__all__ = ["Change", "Delete", "EditRefused", "Insert", "Put", "apply"]


class Put(NamedTuple):
    """Set the value at a path, or add the key where there is none; parents are made as needed."""

    path: Path
    value: Plain


class Insert(NamedTuple):
    """Put a new entry into the list at a path, before the entry `before`, or last for None."""

    path: Path
    before: int | None
    value: Plain


class Delete(NamedTuple):
    """Take out a key or a list entry with its comments; what it leaves empty goes too."""

    path: Path


Change = Put | Insert | Delete


def apply(document: Document | str, changes: Sequence[Change], *, order: Order) -> str:
    """The text with all the changes made, one after the other; comments and layout stay.

    Args:
        document: the sheet as read, or its text (without a BOM, as it is given back).
        changes: what to change; each path is of the data as the ones before left it.
        order: the known keys, in order, of the mapping at a path.

    Raises:
        EditRefused: a place that is not there, an anchor or a double key on the way, or a layout
            that cannot be changed with certainty.
        Unreadable: `document` is a text that cannot be read.
    """
    if isinstance(document, str):
        document = parse(document.encode(), "")
    for change in changes:
        _refuse_crossed(document, change.path)
    for text in _ways(document):
        after, data = _spliced(text, document, changes, order)
        for whole in (after, after + document.newline):
            if _says(whole, data, document):
                return whole
    raise meant.unlike(changes[0].path)


def _ways(document: Document) -> Iterator[str]:
    """The text to cut, and a second way for a file whose last line has no end.

    A `|` text on that line has none either, and would get one if something were put below it.
    """
    yield document.text
    if not document.text.endswith(("\n", "\r")):
        yield _closed(document.text) + document.newline


def _closed(text: str) -> str:
    """The text with its last value, where it is a `|` text, told to have no line end."""
    span = tree_of(text).root
    while span.kind != "scalar" and (span.items or span.entries):
        span = span.entries[-1] if span.entries else span.items[-1][1]
    if span.style not in ("|", ">"):
        return text
    return text[: span.start] + re.sub(r"\A([|>])\+?", r"\1-", text[span.start :])


def _spliced(
    text: str, document: Document, changes: Sequence[Change], order: Order
) -> tuple[str, Plain]:
    """The text after all the changes, and the data it should hold."""
    data = meant.copied(document.data)
    for change in changes:
        after = _meant(data, change)
        if after != data:
            text = _Edit(text, document.newline, data, order).made(change)
        data = after
    return text, data


def _meant(data: Plain, change: Change) -> Plain:
    if isinstance(change, Put):
        return meant.put(data, change.path, change.value)
    if isinstance(change, Insert):
        return meant.insert(data, change.path, change.before, change.value)
    return meant.delete(data, change.path)


def _refuse_crossed(document: Document, path: Path) -> None:
    """Refuse a path that leads through, or to, an anchor, a merge key, a tag or a double key."""
    mine = path_text(path)
    for found in document.findings:
        theirs = found.path
        if theirs and (_within(mine, theirs) or _within(theirs, mine)):
            raise meant.crossed(path, found.message)


def _within(inner: str, outer: str) -> bool:
    return inner.startswith(outer) and inner[len(outer) : len(outer) + 1] in ("", ".", "[")


def _says(text: str, data: Plain, document: Document) -> bool:
    """Whether the new text holds the data that was meant, and nothing new is wrong with it."""
    try:
        read = parse(text.encode(), document.file)
    except Unreadable:
        return False
    return bool(read.data == data) and len(read.findings) <= len(document.findings)


class _Edit:
    """One change, taken apart into cuts of the text."""

    __slots__ = ("_data", "_order", "_splicer")

    def __init__(self, text: str, newline: str, data: Plain, order: Order) -> None:
        self._splicer = Splicer(text, newline)
        self._data = data
        self._order = order

    def made(self, change: Change) -> str:
        """The text after the change; raises EditRefused."""
        try:
            if isinstance(change, Put):
                self._put(change.path, change.value)
            elif isinstance(change, Insert):
                self._insert(change.path, change.before, change.value)
            else:
                self._delete(change.path)
        except NotPlain:
            raise meant.unlike(change.path) from None
        return self._splicer.text

    def _put(self, path: Path, value: Plain) -> None:
        if meant.has(self._data, path):
            self._change(path, meant.at_path(self._data, path), value)
            return
        # The lowest parent that is a mapping with keys takes the rest as one new value.
        depth = len(path) - 1
        while depth and not meant.at_path(self._data, path[:depth]):
            value = {str(path[depth]): value}
            depth -= 1
        if meant.has(self._data, path[: depth + 1]):
            self._splicer.replace(path[: depth + 1], value)
        else:
            self._splicer.add(path[: depth + 1], value, self._order(path[:depth]))
        self._data = meant.put(self._data, path[: depth + 1], value)

    def _change(self, path: Path, old: Plain, new: Plain) -> None:
        """Another value in the place of one: of two mappings or lists only what differs."""
        if old == new:
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            self._change_keys(path, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self._change_entries(path, old, new)
        else:
            self._splicer.replace(path, new)
            self._data = meant.put(self._data, path, new)

    def _change_keys(self, path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> None:
        for name, value in new.items():
            if name not in old or old[name] != value:
                self._put((*path, name), value)
        for name in old:
            if name not in new:
                self._delete((*path, name))

    def _change_entries(self, path: Path, old: list[Plain], new: list[Plain]) -> None:
        """From the end, so that the numbers of the entries still to be looked at stay."""
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, [*map(_same, old)], [*map(_same, new)], autojunk=False)
        for what, first, last, begin, stop in reversed(matcher.get_opcodes()):
            if what == "equal":
                for at in range(last - first):
                    self._change((*path, first + at), old[first + at], new[begin + at])
                continue
            for value in reversed(new[begin:stop]):
                self._insert(path, last, value)
            for at in reversed(range(first, last)):
                self._delete((*path, at))

    def _insert(self, path: Path, index: int | None, value: Plain) -> None:
        entries = meant.at_path(self._data, path)
        after = meant.insert(self._data, path, index, value)
        if isinstance(entries, list) and entries:
            self._splicer.insert(path, len(entries) if index is None else index, value)
            self._data = after
        else:
            self._put(path, [value])

    def _delete(self, path: Path) -> None:
        after = meant.delete(self._data, path)
        gone = path
        while len(_holding(self._data, gone)) == 1:
            gone = gone[:-1]
        if gone == path:
            self._splicer.remove(path)
        else:
            self._splicer.remove_with(gone, path)
        self._data = after


def _holding(data: Plain, path: Path) -> Sequence[object]:
    holder = meant.at_path(data, path[:-1])
    return [*holder] if isinstance(holder, (dict, list)) else []


def _same(entry: Plain) -> str:
    """What makes two list entries the same one: the id where there is one, else everything."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return f"id {name}" if name else repr(entry)

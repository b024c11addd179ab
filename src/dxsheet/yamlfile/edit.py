"""Edits of a sheet that a person wrote: only what is meant changes, comments and layout stay.

The text is cut and spliced, then read again and compared with the data that was meant; where they
differ the edit is refused rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Text
from dxsheet.yamlfile.document import Document, Path, UnreadableError, path_text, value_at
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.layout import NotPlainError
from dxsheet.yamlfile.reader import parse
from dxsheet.yamlfile.splice import Splicer

Order = Callable[[Path], Sequence[str]]


class EditRefusedError(DxsheetError):
    """The edit was not made, and the text is as it was (exit 1)."""

    def __init__(self, why: tuple[Text, Text], path: Path, **values: object) -> None:
        message, hint = why
        super().__init__(message.fill(path=path_text(path), **values), hint, code=FOUND)


_LOOK = Text(
    "Nothing was changed. Look at the place in an editor.",
    "何も変更していません。エディターでその場所を確かめてください。",
)
_NOTHING = (
    Text("There is no {path} in the sheet.", "シートに {path} がありません。"),
    Text(
        "Nothing was changed. `dxsheet show` lists the ids.",
        "何も変更していません。今ある番号は `dxsheet show` で確かめられます。",
    ),
)
_UNLIKE = (
    Text(
        "{path} is written in a way that cannot be changed safely from here.",
        "{path} は、ここから安全に変更できない書き方になっています。",
    ),
    _LOOK,
)
_CROSSED = (
    Text(
        "{path} cannot be changed before this is settled: {what}",
        "{path} を変更する前に、次の点を直す必要があります。{what}",
    ),
    _LOOK,
)
_EMPTY = Text("This would leave the file empty.", "ファイルが空になってしまいます。"), _LOOK


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


def apply(document: Document | str, changes: Sequence[Change], *, order: Order) -> Document:
    """The sheet with all the changes made, one after the other; comments and layout stay.

    Args:
        document: the sheet as read, or its text (without a BOM).
        changes: what to change; each path is of the data as the ones before left it.
        order: the known keys, in order, of the mapping at a path.

    Raises:
        EditRefusedError: a place that is not there, an anchor or a double key on the way, or a
            layout that cannot be changed with certainty.
        UnreadableError: `document` is a text that cannot be read.
    """
    if isinstance(document, str):
        document = parse(document.encode(), "")
    for change in changes:
        _refuse_crossed(document, change.path)
    for start in _ways(document):
        edit = _Edit(start, order)
        for change in changes:
            edit.make(change)
        for text in (edit.text, edit.text + document.newline):
            made = _read_again(text, document)
            if made and made.data == edit.data and len(made.findings) <= len(document.findings):
                return made
    raise EditRefusedError(_UNLIKE, changes[0].path)


def _ways(document: Document) -> Iterator[Document]:
    """The text to cut, and a second way for a file whose last line has no end.

    A `|` text on that line has none either, and would get one if something were put below it.
    """
    yield document
    if document.text.endswith(("\n", "\r")):
        return
    last = document.root
    while last.items or last.entries:
        last = last.entries[-1] if last.entries else last.items[-1][1]
    text = document.text
    if last.style in ("|", ">"):
        text = text[: last.start] + re.sub(r"\A([|>])\+?", r"\1-", text[last.start :])
    closed = _read_again(text + document.newline, document)
    if closed:
        yield closed


def _read_again(text: str, document: Document) -> Document | None:
    """Another text of the same file; None where it cannot be read."""
    try:
        return parse((("\ufeff" if document.bom else "") + text).encode(), document.file)
    except UnreadableError:
        return None


def _meant(data: Plain, change: Change) -> Plain:
    if isinstance(change, Put):
        return _put(data, change.path, change.value)
    if isinstance(change, Insert):
        return _insert(data, change.path, change.before, change.value)
    return _delete(data, change.path)


def _refuse_crossed(document: Document, path: Path) -> None:
    """Refuse a path that leads through, or to, an anchor, a merge key, a tag or a double key."""
    mine = path_text(path)
    for found in document.findings:
        theirs = found.path
        if theirs and (_within(mine, theirs) or _within(theirs, mine)):
            raise EditRefusedError(_CROSSED, path, what=found.message)


def _within(inner: str, outer: str) -> bool:
    return inner.startswith(outer) and inner[len(outer) : len(outer) + 1] in ("", ".", "[")


class _Edit:
    """Changes, taken apart into cuts of the text; `data` is what the text should then hold."""

    __slots__ = ("_order", "_splicer", "data")

    def __init__(self, document: Document, order: Order) -> None:
        self._splicer = Splicer(document)
        self._order = order
        self.data: Plain = document.data

    @property
    def text(self) -> str:
        """The text after the changes."""
        return self._splicer.text

    def make(self, change: Change) -> None:
        """Make one change; raises EditRefusedError."""
        after = _meant(self.data, change)
        if after == self.data:
            return
        try:
            if isinstance(change, Put):
                self._put(change.path, change.value)
            elif isinstance(change, Insert):
                self._insert(change.path, change.before, change.value)
            else:
                self._delete(change.path)
        except NotPlainError:
            raise EditRefusedError(_UNLIKE, change.path) from None
        self.data = after

    def _put(self, path: Path, value: Plain) -> None:
        if _has(self.data, path):
            self._change(path, value_at(self.data, path), value)
            return
        # The lowest parent that is a mapping with keys takes the rest as one new value.
        depth = len(path) - 1
        while depth and not value_at(self.data, path[:depth]):
            value = {str(path[depth]): value}
            depth -= 1
        if _has(self.data, path[: depth + 1]):
            self._splicer.replace(path[: depth + 1], value)
        else:
            self._splicer.add(path[: depth + 1], value, self._order(path[:depth]))
        self.data = _put(self.data, path[: depth + 1], value)

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
            self.data = _put(self.data, path, new)

    def _change_keys(self, path: Path, old: dict[str, Plain], new: dict[str, Plain]) -> None:
        for name, value in new.items():
            if name not in old or old[name] != value:
                self._put((*path, name), value)
        for name in old:
            if name not in new:
                self._delete((*path, name))

    def _change_entries(self, path: Path, old: list[Plain], new: list[Plain]) -> None:
        """From the end, so that the numbers of the entries still to be looked at stay."""
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
        entries = value_at(self.data, path)
        after = _insert(self.data, path, index, value)
        if isinstance(entries, list) and entries:
            self._splicer.insert(path, len(entries) if index is None else index, value)
            self.data = after
        else:
            self._put(path, [value])

    def _delete(self, path: Path) -> None:
        after = _delete(self.data, path)
        gone = path
        while len(_holding(self.data, gone)) == 1:
            gone = gone[:-1]
        if gone == path:
            self._splicer.remove(path)
        else:
            self._splicer.remove_with(gone, path)
        self.data = after


def _holding(data: Plain, path: Path) -> Sequence[object]:
    holder = value_at(data, path[:-1])
    return [*holder] if isinstance(holder, (dict, list)) else []


def _same(entry: Plain) -> str:
    """What makes two list entries the same one: the id where there is one, else everything."""
    name = entry.get("id") if isinstance(entry, dict) else None
    return f"id {name}" if name else repr(entry)


def _put(data: Plain, path: Path, value: Plain) -> Plain:
    """The data with a value at a path; raises EditRefusedError where the path cannot be."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        if not isinstance(data, list) or not 0 <= part < len(data):
            raise EditRefusedError(_NOTHING, path)
        return [_put(one, rest, value) if at == part else one for at, one in enumerate(data)]
    if data is not None and not isinstance(data, dict):
        raise EditRefusedError(_NOTHING, path)
    found = data or {}
    return {**found, part: _put(found.get(part), rest, value)}


def _insert(data: Plain, path: Path, index: int | None, value: Plain) -> Plain:
    """The data with one more entry in the list at a path; raises EditRefusedError."""
    entries = value_at(data, path)
    if entries is None:
        entries = []
    if not isinstance(entries, list) or not 0 <= (index or 0) <= len(entries):
        raise EditRefusedError(_NOTHING, path)
    at = len(entries) if index is None else index
    return _put(data, path, [*entries[:at], value, *entries[at:]])


def _delete(data: Plain, path: Path) -> Plain:
    """The data without what is at a path, nor what that leaves empty; raises EditRefusedError."""
    holder = value_at(data, path[:-1])
    if not _has(data, path):
        raise EditRefusedError(_NOTHING, path)
    rest: Plain
    if isinstance(holder, dict):
        rest = {name: one for name, one in holder.items() if name != path[-1]}
    else:
        assert isinstance(holder, list)
        rest = [one for at, one in enumerate(holder) if at != path[-1]]
    if rest:
        return _put(data, path[:-1], rest)
    if len(path) == 1:
        raise EditRefusedError(_EMPTY, path)
    return _delete(data, path[:-1])


def _has(data: Plain, path: Path) -> bool:
    """Whether there is a key or an entry at a path, empty or not."""
    if not path:
        return True
    holder, part = value_at(data, path[:-1]), path[-1]
    if isinstance(holder, dict):
        return part in holder
    return isinstance(holder, list) and isinstance(part, int) and 0 <= part < len(holder)

"""Three states of a sheet become one: base, ours, theirs as bytes in, bytes out.

What cannot be merged with certainty is refused (`NotMergedError`): the caller then merges the
lines, as git would have, so that nothing is worse than without us.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dxsheet.findings import DxsheetError
from dxsheet.lang import Text
from dxsheet.merging.drawing import (
    PLAIN,
    UNDECIDED,
    Markers,
    conflicted,
    side_text,
    sided_lines,
    text_of,
    value_of,
)
from dxsheet.merging.identity import Identity, settled
from dxsheet.merging.merger import Merger
from dxsheet.merging.pieces import Piece, comments, cut
from dxsheet.sheet.chain import pointers, reference_faults
from dxsheet.sheet.ids import called, scalars_of, still_naming
from dxsheet.sheet.nouns import key_order
from dxsheet.sheet.shape import shaped
from dxsheet.spoken import folded
from dxsheet.yamlfile import Document, Path, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Change, Delete, Put, apply
from dxsheet.yamlfile.layout import NotPlainError

_BREAK = re.compile(r"\r\n|\r|\n")
_UNCERTAIN = Text(
    "the merged sheet does not read back as it should", "マージ結果を読み直すと内容が違います"
)
_DECIDE = Text("{place} is to be decided: {told}.", "{place} を決めてください（{told}）。")
_LAYOUT = Text("its layout cannot be separated into items", "書き方が複雑で、分けて扱えません")


class Merged(NamedTuple):
    """The merged bytes, the places to be decided, and what the people should know.

    A place is named with its list and item, and what links to that: `causes C2.text (← S1.causes)`.
    """

    raw: bytes
    conflicts: list[str]
    notes: list[Text]


class NotMergedError(Exception):
    """Not to be merged by its meaning. `why` is None where a side is simply no worksheet."""

    def __init__(self, why: Text | None = None) -> None:
        super().__init__(why.en if why else "")
        self.why = why


def merge(base: bytes, ours: bytes, theirs: bytes, markers: Markers = PLAIN) -> Merged:
    """Merge two edited sheets against their base; conflicts are marked as `markers` says.

    A base that has conflict markers itself (two branches merged into each other) stands for nothing
    where it was undecided.

    Raises:
        NotMergedError: a side is no worksheet, or cannot be read or taken apart with certainty.
    """
    if theirs in (ours, base):
        return Merged(ours, [], [])
    if base == ours:
        return Merged(theirs, [], [])
    mine = _read(ours, "ours")
    newline = mine.newline
    yours = _read(theirs, "theirs", newline)
    try:
        was = _decided(base, newline) if b"<<<<<<<" in base else _read(base, "base", newline)
        if "dxsheet" not in mine.data or "dxsheet" not in yours.data:
            raise NotMergedError
        return _merged((was, mine, yours), markers)
    except (DxsheetError, NotPlainError) as error:
        raise NotMergedError(getattr(error, "message", _LAYOUT)) from error


def _merged(sides: Sequence[Document], markers: Markers) -> Merged:
    ours = sides[1]
    names = (
        _named(Text("ours", "こちら"), markers.ours, PLAIN.ours),
        _named(Text("theirs", "相手側"), markers.theirs, PLAIN.theirs),
    )
    said = "\n".join(one.text for one in sides)
    identity = settled([one.data for one in sides], said, names)
    renamed = [_edited(one, edits) for one, edits in zip(sides, identity.edits, strict=True)]
    merger = Merger(identity.aligned, identity.clashes, identity.taken)
    cuts = [_cut(one) for one in renamed]
    root = merger.whole(*cuts)
    text = text_of(root, ours.newline, markers)
    _verify(text, root)
    values = [value_of(root, which) for which in (0, 1)]
    notes = [
        *identity.notes,
        *_still(identity, cuts, root),
        *(
            _DECIDE.fill(place=place, told=clash.told(names))
            for place, clash in merger.conflicts.items()
            if clash is not None
        ),
        *_dangling(values, [one.data for one in renamed], merger.conflicts),
    ]
    raw = (("\ufeff" if ours.bom else "") + text).encode()
    return Merged(raw, list(_places(merger.conflicts, values[1])), notes)


def _named(name: Text, label: str, plain: str) -> Text:
    """A side as messages call it: with the branch where git told it."""
    if label == plain:
        return name
    return Text("{name} ({label})", "{name}（{label}）").fill(name=name, label=label)


def _read(raw: bytes, name: str, newline: str = "") -> Document:
    """A side as a document, its line ends as ours; an empty file is an empty sheet."""
    try:
        found = parse(raw if raw.strip(b"\xef\xbb\xbf \r\n") else b"{}", name)
        if newline and found.newline != newline:
            found = parse(_BREAK.sub(newline, found.text).encode(), name)
    except DxsheetError as error:
        raise NotMergedError(error.message) from error
    if found.findings:
        raise NotMergedError(found.findings[0].message)
    return found


def _decided(raw: bytes, newline: str) -> Document:
    """A base with conflict markers as a sheet: nothing is said where it was undecided.

    The one side's lines stand in for a conflict, with values that neither side can have; so what
    both sides still say is taken, and what they say differently conflicts.
    """
    lines: list[str] = []
    open_lines: list[int] = []
    hunk: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for line, side in (*sided_lines(raw.decode("utf-8", "replace")), ("", None)):
        if side is not None:
            hunk[side].append(line)
            continue
        taken = hunk[0] or hunk[1]
        open_lines += range(len(lines) + 1, len(lines) + 1 + len(taken))
        lines += [*taken, line]
        hunk = {0: [], 1: [], 2: []}
    document = _read("".join(lines).encode(), "base", newline)
    edits: list[Change] = []
    for path, _ in scalars_of(document.data):
        if document.place(path)[0] in open_lines and path[-1] != "id":
            edits.append(Delete(path) if isinstance(path[-1], int) else Put(path, UNDECIDED))
    return _edited(document, edits[::-1])


def _edited(document: Document, edits: Sequence[Change]) -> Document:
    if not edits:
        return document
    return apply(document, edits, order=key_order)


def _cut(document: Document) -> Piece:
    if not document.data:
        return Piece(None, {}, kids=(), kind="map")
    return cut(document)


def _verify(text: str, root: Piece) -> None:
    """Read the text again, with either side of its conflicts, and compare with what was meant."""
    if not conflicted(root):
        if _again(text).data != value_of(root):
            raise NotMergedError(_UNCERTAIN)
        return
    for which in (0, 1):
        data = _again(side_text(text, which)).data
        if _tidy(data) != _tidy(value_of(root, which)):
            raise NotMergedError(_UNCERTAIN)


def _again(text: str) -> Document:
    document = parse(text.encode(), "merged")
    if document.findings:
        raise NotMergedError(_UNCERTAIN)
    return document


def _tidy(value: Plain) -> Plain:
    """Data without what is empty: a part that a side emptied may stand there as a bare key."""
    if isinstance(value, dict):
        parts = {key: _tidy(one) for key, one in value.items()}
        return {key: one for key, one in parts.items() if one not in (None, [], {})}
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    return value


def _still(identity: Identity, sides: Sequence[Piece], root: Piece) -> Iterator[Text]:
    """The texts and comments that still name an id which moved.

    Where another item has that id now, only those that the side wrote for which it moved.
    """
    merged = value_of(root, 1)
    ids = {folded(value) for path, value in scalars_of(merged) if path[-1] == "id"}
    for side, old, new in dict.fromkeys(identity.moved):
        elsewhere: set[str] = set()
        if side and folded(old) in ids:
            other = sides[3 - side]
            elsewhere = {value for _, value in scalars_of(other.value)}.union(comments(other))
        yield from still_naming(merged, comments(root), old, new, but=elsewhere)


def _places(conflicts: Iterable[str], merged: Plain) -> Iterator[str]:
    """The places to be decided, each with what names its item: `causes C2.text (S1.causes)`."""
    sheet = shaped(merged if isinstance(merged, dict) else {})[0]
    for place in conflicts:
        item = place.partition(" ")[2].partition(".")[0]
        named = [called(merged, path) for path, value, _ in pointers(sheet) if value == item]
        yield f"{place} (← {', '.join(dict.fromkeys(named))})" if named else place


def _dangling(
    merged: Sequence[Plain], sides: Sequence[object], conflicts: Iterable[str]
) -> Iterator[Text]:
    """Links that lead nowhere only because of the merge: one side removed what the other names.

    Those to an item that is to be decided are told with it.
    """
    had = {message for side in sides for message in _faults(side).values()}
    asked = {place.partition(" ")[2] for place in conflicts}
    for which in (1, 0):
        values = dict(scalars_of(merged[which]))
        for path, message in _faults(merged[which]).items():
            if message not in had and values.get(path) not in asked:
                had.add(message)
                who = called(merged[which], path)
                yield Text("{who}: {what}", "{who}: {what}").fill(who=who, what=message)


def _faults(data: object) -> dict[Path, Text]:
    if not isinstance(data, dict):
        return {}
    return {one.path: one.message for one in reference_faults(shaped(data)[0])}

"""Three states of a sheet become one: base, ours, theirs as bytes in, bytes out.

What cannot be merged with certainty is refused (`NotMerged`): the caller then merges the lines, as
git would have, so that nothing is worse than without us.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dxsheet.findings import DxsheetError
from dxsheet.lang import Text
from dxsheet.merging.drawing import conflicted, side_text, text_of, value_of
from dxsheet.merging.identity import settled
from dxsheet.merging.merger import Merger
from dxsheet.merging.pieces import NotPlain, Piece, cut, plain_of
from dxsheet.sheet.faults import Fault
from dxsheet.sheet.nouns import key_order
from dxsheet.sheet.references import reference_faults
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import Document, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Change, apply

_BREAK = re.compile(r"\r\n|\r|\n")
_UNCERTAIN = Text(
    "the merged sheet does not read back as it should", "マージ結果を読み直すと内容が違います"
)
_LAYOUT = Text("its layout cannot be taken apart", "書き方が複雑で、分けて扱えません")


class Merged(NamedTuple):
    """The merged bytes, the places that conflict (`C2.text`), and what the people should know."""

    raw: bytes
    conflicts: list[str]
    notes: list[Text]


class NotMerged(Exception):  # noqa: N818 - it says what became of it
    """Not to be merged by its meaning. `why` is None where a side is simply no worksheet."""

    def __init__(self, why: Text | None = None) -> None:
        super().__init__(why.en if why else "")
        self.why = why


def merge(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge two edited sheets against their base.

    Raises:
        NotMerged: a side is no worksheet, or cannot be read or taken apart with certainty.
    """
    if theirs in (ours, base):
        return Merged(ours, [], [])
    if base == ours:
        return Merged(theirs, [], [])
    mine = _read(ours, "ours")
    newline = mine.newline
    yours, was = _read(theirs, "theirs", newline), _read(base, "base", newline)
    if "dxsheet" not in mine.data or "dxsheet" not in yours.data:
        raise NotMerged
    try:
        return _merged(was, mine, yours)
    except (DxsheetError, NotPlain) as error:
        raise NotMerged(getattr(error, "message", _LAYOUT)) from error


def _merged(base: Document, ours: Document, theirs: Document) -> Merged:
    newline = ours.newline
    identity = settled(base.data, ours.data, theirs.data)
    sides = [base, ours, theirs]
    renamed = [_edited(one, edits) for one, edits in zip(sides, identity.edits, strict=True)]
    merger = Merger(identity.aligned)
    root = merger.whole(*(_cut(one) for one in renamed))
    text = text_of(root, newline)
    _verify(text, root)
    notes = identity.notes + _dangling(root, [one.data for one in renamed])
    raw = (("\ufeff" if ours.bom else "") + text).encode()
    return Merged(raw, merger.conflicts, notes)


def _read(raw: bytes, name: str, newline: str = "") -> Document:
    """A side as a document, its line ends as ours; an empty file is an empty sheet."""
    try:
        found = parse(raw if raw.strip(b"\xef\xbb\xbf \r\n") else b"{}", name)
        if newline and found.newline != newline:
            found = parse(_BREAK.sub(newline, found.text).encode(), name)
    except DxsheetError as error:
        raise NotMerged(error.message) from error
    if found.findings:
        raise NotMerged(found.findings[0].message)
    return found


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
        if plain_of(_again(text).data) != value_of(root):
            raise NotMerged(_UNCERTAIN)
        return
    for which in (0, 1):
        data = _again(side_text(text, which)).data
        if _tidy(plain_of(data)) != _tidy(value_of(root, which)):
            raise NotMerged(_UNCERTAIN)


def _again(text: str) -> Document:
    document = parse(text.encode(), "merged")
    if document.findings:
        raise NotMerged(_UNCERTAIN)
    return document


def _tidy(value: Plain) -> Plain:
    """Data without what is empty: a part that a side emptied may stand there as a bare key."""
    if isinstance(value, dict):
        parts = {key: _tidy(one) for key, one in value.items()}
        return {key: one for key, one in parts.items() if one not in (None, [], {})}
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    return value


def _dangling(root: Piece, sides: Sequence[object]) -> list[Text]:
    """Links that lead nowhere only because of the merge: one side removed what the other names."""
    had = {fault.message for side in sides for fault in _faults(side)}
    return [fault.message for fault in _faults(value_of(root)) if fault.message not in had]


def _faults(data: object) -> list[Fault]:
    return reference_faults(shaped(data)[0]) if isinstance(data, dict) else []

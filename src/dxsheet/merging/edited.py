"""One piece with another value: edited as a small sheet of its own, its comments kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.merging.drawing import text_of
from dxsheet.merging.pieces import Piece, cut, plain_of
from dxsheet.sheet.nouns import key_order
from dxsheet.yamlfile import Path, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put, apply


def with_value(piece: Piece, value: Plain, path: Path) -> Piece:
    """The piece with another value, everything else of its text as it was.

    Raises:
        EditRefused: the layout cannot be edited with certainty.
    """
    if piece.value == value:
        return piece
    inner: Path = (piece.key,) if piece.key is not None else ("x", 0)
    alone = piece.but(lead=(), column=0, inner=piece.inner - piece.column)
    above = "" if piece.key is not None else "x:\n"
    text = above + text_of(Piece(None, None, kids=(alone,), kind="map"), "\n")
    document = parse(text.encode(), "")
    changes = list(changes_between(piece.value, value, inner))
    written = apply(document, changes, order=lambda place: key_order((*path, *place[len(inner) :])))
    (made,) = cut(written).kids or ()
    if piece.key is None and isinstance(made, Piece):
        (made,) = made.kids or ()
    assert isinstance(made, Piece)  # what was cut has no conflicts
    return made.but(lead=piece.lead)


def changes_between(old: Plain, new: Plain, path: Path) -> Iterator[Change]:
    """The edits, to be made one after the other, that turn one value into another."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and new:
        for key, value in new.items():
            if key in old:
                yield from changes_between(old[key], value, (*path, key))
            else:
                yield Put((*path, key), plain_of(value))
        yield from (Delete((*path, key)) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        yield from _in_list(old, new, path)
    else:
        yield Put(path, plain_of(new))


def _in_list(old: Sequence[Plain], new: Sequence[Plain], path: Path) -> Iterator[Change]:
    """From the end, so that the places before stay right."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in new], False)
    for tag, a, b, c, d in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        last = b == len(old)
        for value in new[c:d] if last else reversed(new[c:d]):
            yield Insert(path, None if last else b, plain_of(value))
        yield from (Delete((*path, index)) for index in reversed(range(a, b)))

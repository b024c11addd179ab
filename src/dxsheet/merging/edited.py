"""One piece with another value: edited as a small sheet of its own, its comments kept."""

from __future__ import annotations

from dxsheet.merging.drawing import text_of
from dxsheet.merging.pieces import Piece, cut
from dxsheet.sheet.nouns import key_order
from dxsheet.yamlfile import Path, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.edit import Put, apply


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
    written = apply(
        document, [Put(inner, value)], order=lambda place: key_order((*path, *place[len(inner) :]))
    )
    (made,) = cut(written).kids or ()
    if piece.key is None and isinstance(made, Piece):
        (made,) = made.kids or ()
    assert isinstance(made, Piece)  # what was cut has no conflicts
    return made.but(lead=piece.lead)

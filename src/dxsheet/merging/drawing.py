"""Pieces become text again: one side's, or both with conflict markers around what differs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Union

from dxsheet.merging.pieces import Conflict, Kid, Lines, Piece, cut
from dxsheet.sheet.nouns import key_order
from dxsheet.yamlfile import Path, parse
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.dump import key as key_of
from dxsheet.yamlfile.edit import Put, apply

Drawn = list[Union[str, "Hunk"]]

_MARKER = re.compile(r"(<{7,}|\|{7,}|={7,}|>{7,})(?: .*)?\Z")


class Markers(NamedTuple):
    """How a conflict is marked: the names of the sides (`base` for the part between them, which
    `merge.conflictStyle` diff3 and zdiff3 have), its style, and how many signs a marker has.
    """

    ours: str = "ours"
    theirs: str = "theirs"
    base: str = "base"
    style: str = "merge"
    size: int = 7

    def around(self, hunk: Hunk) -> list[str]:
        """The lines of a conflict with its markers; zdiff3 leaves out what both sides share."""
        ours, theirs = hunk.ours, hunk.theirs
        above: list[str] = []
        below: list[str] = []
        if self.style == "zdiff3":
            while ours and theirs and ours[0] == theirs[0]:
                above.append(ours[0])
                ours, theirs = ours[1:], theirs[1:]
            while ours and theirs and ours[-1] == theirs[-1]:
                below.insert(0, ours[-1])
                ours, theirs = ours[:-1], theirs[:-1]
        begin, middle, end, old = (sign * self.size for sign in "<=>|")
        was = [] if self.style == "merge" else [f"{old} {self.base}", *hunk.base]
        return [
            *above,
            f"{begin} {self.ours}",
            *ours,
            *was,
            middle,
            *theirs,
            f"{end} {self.theirs}",
            *below,
        ]


PLAIN = Markers()
# Stands in a base for what was undecided there itself.
UNDECIDED = "undecided: two branches were merged into each other"


class Hunk(NamedTuple):
    """The lines of both sides of a conflict, and those that both began from."""

    ours: list[str]
    theirs: list[str]
    base: list[str]


def text_of(root: Piece, newline: str, markers: Markers = PLAIN) -> str:
    """The whole text; a conflict stands between markers, each side whole lines of its own."""
    lines: list[str] = []
    for part in _drawn(root, 0):
        lines += markers.around(part) if isinstance(part, Hunk) else [part]
        if isinstance(part, Hunk):
            lines[-1] = lines[-1].rstrip("\r\n") + newline
    return _joined(lines, newline)


def side_text(marked: str, which: int) -> str:
    """A text with conflict markers as it reads when one side (0 ours, 1 theirs) is taken."""
    return "".join(line for line, side in sided_lines(marked) if side in (None, which))


def sided_lines(marked: str) -> Iterator[tuple[str, int | None]]:
    """The lines of a text with the side they stand on: 0 ours, 1 theirs, 2 the base of a conflict
    (`diff3`), None outside of one. Markers are left out.
    """
    inside: int | None = None
    for line in io.StringIO(marked, newline=""):
        found = _MARKER.match(line.rstrip("\r\n"))
        sign = found[1][0] if found else ""
        if sign == "<" or (sign and inside is not None):
            inside = {"<": 0, "|": 2, "=": 1, ">": None}[sign]
        else:
            yield line, inside


def value_of(kid: Kid, which: int = 0) -> Plain:
    """The data that one side reads as."""
    if isinstance(kid, Conflict):
        side = kid.side(which)
        return side.value if side else None
    if kid.kids is None:
        return kid.value
    kept = [one for one in kid.kids if _there(one, which)]
    if kid.kind == "map":
        return {str(one.key): value_of(one, which) for one in kept}
    return [value_of(one, which) for one in kept]


def sided(kid: Kid, which: int) -> Piece | None:
    """A piece with every conflict inside it decided for one side."""
    if isinstance(kid, Conflict):
        side = kid.side(which)
        return side.but(lead=kid.lead) if side else None
    if kid.kids is None:
        return kid
    kids = [one for one in (sided(one, which) for one in kid.kids) if one is not None]
    return kid.but(kids=tuple(kids), value=value_of(kid, which))


def conflicted(kid: Kid) -> bool:
    """Whether there is a conflict in it."""
    if isinstance(kid, Conflict):
        return True
    return any(conflicted(one) for one in kid.kids or ())


def _there(kid: Kid, which: int) -> bool:
    return not isinstance(kid, Conflict) or kid.side(which) is not None


def _drawn(kid: Kid, column: int) -> Drawn:
    """The lines of a piece, with those above it, at a column."""
    lead: Drawn = [*_written(kid.lead, column)]
    return lead + _body(kid, column)


def _body(kid: Kid, column: int) -> Drawn:
    if isinstance(kid, Conflict):
        base = [] if UNDECIDED in str(kid.base and kid.base.value) else _side(kid.base, column)
        return [Hunk(_side(kid.ours, column), _side(kid.theirs, column), base)]
    if kid.kids is None:
        return [*_written(kid.lines, column)]
    if not kid.kids and (kid.key is not None or kid.compact):
        return [_emptied(kid, column), *_written(kid.tail, column)]
    if kid.compact:
        return _dashed(kid, column)
    inner = column + kid.inner - kid.column
    drawn: Drawn = [*_written(kid.lines, column)]
    for one in kid.kids:
        drawn += _drawn(one, inner)
    return [*drawn, *_written(kid.tail, inner)]


def _side(piece: Piece | None, column: int) -> list[str]:
    if piece is None:
        return []
    return [part for part in _body(piece, column) if isinstance(part, str)]


def _dashed(piece: Piece, column: int) -> Drawn:
    """A list entry whose first key stands behind the dash; what stood above that key goes above."""
    inner = column + piece.inner - piece.column
    first, *others = piece.kids or ()
    if isinstance(first, Conflict) and not (first.ours and first.theirs):
        ours, theirs = sided(piece, 0), sided(piece, 1)
        return [Hunk(_side(ours, column), _side(theirs, column), _side(first.base, inner))]
    drawn: Drawn = [*_written(first.lead, inner)]
    head, *rest = _body(first, inner)
    dash = " " * column + "-" + " " * (inner - column - 1)
    if isinstance(head, Hunk):
        drawn.append(Hunk(*(_behind(dash, lines) for lines in head)))
    else:
        drawn += _behind(dash, [head])
    drawn += rest
    for one in others:
        drawn += _drawn(one, inner)
    return [*drawn, *_written(piece.tail, inner)]


def _behind(dash: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    first, *rest = lines
    return [dash + first[len(dash) :], *rest]


def _emptied(piece: Piece, column: int) -> str:
    """A mapping or list that nothing is left of: `causes: []`, the comment on its line kept."""
    pad = " " * column
    head = f"{pad}-" if piece.key is None else f"{pad}{key_of(piece.key)}:"
    signs = "{}" if piece.kind == "map" else "[]"
    own = piece.lines[-1][1] if piece.lines else "\n"
    end = own[len(own.rstrip("\r\n")) :]
    return f"{head} {signs}{''.join('  ' + note for note in piece.notes)}{end}"


def _written(lines: Lines, column: int) -> list[str]:
    return [rest if depth is None else " " * max(0, column + depth) + rest for depth, rest in lines]


def _joined(lines: list[str], newline: str) -> str:
    """The lines as one text; only the last may be without an end."""
    *all_but_last, last = lines or [""]
    return (
        "".join(line if line.endswith(("\n", "\r")) else line + newline for line in all_but_last)
        + last
    )


def with_value(piece: Piece, value: Plain, path: Path) -> Piece:
    """The piece with another value, everything else of its text as it was.

    Raises:
        EditRefusedError: the layout cannot be edited with certainty.
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

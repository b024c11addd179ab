"""Comments counted after a merge: what both sides still have is there, and nothing stands twice.

A comment that belongs to no item for certain stands above whatever comes next. When one side
takes that away, it stands above something else there; and something new below it on both sides has
it above itself twice. Both are put right here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dxsheet.merging.pieces import Conflict, Kid, Lines, Piece


def balanced(made: Piece, base: Piece, ours: Piece, theirs: Piece) -> Piece:
    """The merged sheet with its comments as many as they should be."""
    was, mine, yours = (Counter(comments(one)) for one in (base, ours, theirs))
    surplus = Counter(comments(made)) - ((mine + yours - was) | mine | yours)
    if surplus:
        made = _without(made, surplus)
    lost = (mine & yours) - Counter(comments(made))
    return _with(made, ours, lost) if lost else made


def comments(kid: Kid) -> Iterator[str]:
    """Every comment of a piece, in the order of the file; of a conflict, those of either side."""
    yield from _texts(kid.lead)
    if isinstance(kid, Conflict):
        sides = [Counter(comments(one.but(lead=()))) for one in (kid.ours, kid.theirs) if one]
        yield from sides[0] | sides[-1]
        return
    yield from _texts(kid.lines) if kid.key is None and not kid.notes and kid.kids else ()
    yield from kid.notes
    for one in kid.kids or ():
        yield from comments(one)
    yield from _texts(kid.tail)


def _texts(lines: Lines) -> list[str]:
    return [rest.strip() for _, rest in lines if rest.startswith("#")]


def _without(piece: Piece, surplus: Counter[str]) -> Piece:
    """The piece without some comments that stand on lines of their own, the last ones first."""
    tail = _fewer(piece.tail, surplus)
    kids = []
    for one in reversed(piece.kids or ()):
        kids.append(_without(one, surplus) if isinstance(one, Piece) else one)
    lead = _fewer(piece.lead, surplus)
    return piece.but(tail=tail, lead=lead, kids=None if piece.kids is None else tuple(kids[::-1]))


def _fewer(lines: Lines, surplus: Counter[str]) -> Lines:
    left = []
    for line in reversed(lines):
        text = line[1].strip()
        if surplus[text] > 0:
            surplus[text] -= 1
        else:
            left.append(line)
    return tuple(left[::-1])


def _line_end(root: Piece) -> str:
    first = next(iter(root.kids or ()), None)
    own = first.lines[-1][1] if isinstance(first, Piece) and first.lines else "\n"
    return own[len(own.rstrip("\r\n")) :]


def _with(made: Piece, ours: Piece, lost: Counter[str]) -> Piece:
    """The sheet with comments put back above the part that came after them in ours."""
    for text in lost.elements():
        parts = list(ours.kids or ())
        while parts and text not in comments(parts[0]):
            del parts[0]
        later = {one.key for one in parts}
        kids = list(made.kids or ())
        below = [at for at, one in enumerate(kids) if one.key in later]
        line = (0, text + _line_end(ours))
        if below and isinstance(part := kids[below[0]], Piece):
            kids[below[0]] = part.but(lead=(line, *part.lead))
            made = made.but(kids=tuple(kids))
        else:
            made = made.but(tail=(*made.tail, line))
    return made

"""Comments and empty lines, and the order of things, merged: nobody's comment is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from dxsheet.merging.pieces import Line, Lines, Piece

K = TypeVar("K")


def woven(primary: Sequence[K], secondary: Sequence[K]) -> list[K]:
    """All keys of both: the first in their order, each that only the second has put in before the
    next one there that both have, else at the end.
    """
    out = list(primary)
    known = set(primary)
    waiting: list[K] = []
    for key in secondary:
        if key not in known:
            waiting.append(key)
        elif waiting:
            at = out.index(key)
            out[at:at] = waiting
            waiting = []
    return out + waiting


def ordered(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K]) -> list[K]:
    """The order of a merged list: ours, unless only they put things into another order."""
    common = set(base) & set(ours) & set(theirs)

    def shared(keys: Sequence[K]) -> list[K]:
        return [key for key in keys if key in common]

    if shared(ours) == shared(base) != shared(theirs):
        return woven(theirs, ours)
    return woven(ours, theirs)


def merged_lines(base: Lines, ours: Lines, theirs: Lines) -> Lines:
    """Comments above or below a piece: what either side added, without what either took out."""
    b, o, t = _numbered(base), _numbered(ours), _numbered(theirs)
    if list(o) == list(b):
        return theirs
    if list(t) == list(b) or list(o) == list(t):
        return ours
    kept = [key for key in o if key in t or key not in b or not key[0]]
    theirs_too = [key for key in t if key in kept or (key not in b and key[0])]
    lines = {**t, **o}
    return tuple(lines[key] for key in woven(kept, theirs_too))


def _numbered(lines: Lines) -> dict[tuple[str, int], Line]:
    """Each line by its text and how often that came before."""
    found: dict[tuple[str, int], Line] = {}
    for line in lines:
        text = line[1].strip()
        nth = sum(1 for key in found if key[0] == text)
        found[text, nth] = line
    return found


def with_notes(winner: Piece, base: Piece | None, other: Piece) -> Piece:
    """The piece with the comments that the other side added within the same lines.

    On a line of its own if it has just one line and no comment yet, else above it.
    """
    had = [*(base.notes if base else ()), *winner.notes]
    added = []
    for note in other.notes:
        if note in had:
            had.remove(note)
        else:
            added.append(note)
    if not added:
        return winner
    if len(winner.lines) == 1 and not winner.notes and len(added) == 1:
        depth, rest = winner.lines[0]
        text = rest.rstrip("\r\n")
        line = (depth, f"{text}  {added[0]}{rest[len(text) :]}")
        return winner.but(lines=(line,), notes=(added[0],))
    lead = tuple((0, note) for note in added)
    return winner.but(lead=(*winner.lead, *lead))

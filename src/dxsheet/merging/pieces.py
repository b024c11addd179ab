"""A sheet's text cut into pieces: every key and list entry with its lines and its comments.

A merge is then a choice of pieces. Lines are kept as written, apart from how deep they stand: that
is measured from the piece's own column, so that a piece fits in under another indent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace
from typing import Any, NamedTuple, Union

from dxsheet.lang import Text
from dxsheet.yamlfile import Document, Span
from dxsheet.yamlfile.dump import Plain
from dxsheet.yamlfile.layout import (
    Item,
    NotPlainError,
    compact,
    end,
    items,
    line_end,
    line_start,
    lines_from,
    next_line,
)

# How much deeper than its piece a line stands (None: an empty line), and the rest with its end.
Line = tuple[int | None, str]
Lines = tuple[Line, ...]
Kid = Union["Piece", "Conflict"]

# What one side did; the Japanese of the first two goes on, that of the others ends the sentence.
_WAYS = {
    "taken out": Text("{side} removed it", "{side}は取り除き"),
    "replaced": Text("{side} put something else in its place", "{side}は別の内容に置き換え"),
    "changed": Text("{side} changed it", "{side}は直しています"),
    "tied": Text("{side} linked {who} to it", "{side}は {who} を結び付けています"),
    "other": Text("{side} has something different", "{side}はまた別の内容にしています"),
}
_COMMENT = re.compile(r"#[^\r\n]*")


@dataclass(slots=True, eq=False)
class Piece:
    """A key with its value, or a list entry (`key` is None).

    Attributes:
        value: the plain data it holds.
        column: where its key or dash stands; `inner` is the column of its kids.
        lead: the comments and empty lines above it.
        lines: its own lines; of a piece with kids only the line of its key or dash.
        kids: the pieces of a mapping or list in block layout, else None.
        kind: "map" or "seq" where there are kids.
        compact: the first kid stands on the line of the dash.
        tail: comments below the last kid.
        notes: the comments within its own lines.
        written: whether it has a text; where not, only the value counts.
    """

    key: str | None
    value: Plain
    _: KW_ONLY
    column: int = 0
    inner: int = 0
    lead: Lines = ()
    lines: Lines = ()
    kids: tuple[Kid, ...] | None = None
    kind: str = ""
    compact: bool = False
    tail: Lines = ()
    notes: tuple[str, ...] = ()
    written: bool = True

    def but(self, **changed: Any) -> Piece:  # noqa: ANN401 - as `replace`
        """The same piece with something else in some places."""
        return replace(self, **changed)


class Clash(NamedTuple):
    """Why one entry conflicts as a whole: `side` (0 ours, 1 theirs) took it out or replaced it, the
    other did something to it; as keys of `_WAYS`. `tied` is what the other tied to it.
    """

    side: int
    out: str
    other: str
    tied: tuple[str, ...] = ()

    def told(self, names: tuple[Text, Text]) -> Text:
        """What happened, as a sentence without its end."""
        first, second = names[self.side], names[1 - self.side]
        return Text("{one}, {two}", "{one}、{two}").fill(
            one=_WAYS[self.out].fill(side=first),
            two=_WAYS[self.other].fill(side=second, who=", ".join(self.tied)),
        )


class Conflict(NamedTuple):
    """Where both sides changed one thing: their two pieces, None for a side that took it out."""

    lead: Lines
    ours: Piece | None
    theirs: Piece | None
    base: Piece | None = None

    @property
    def key(self) -> str | None:
        """The key that it stands under."""
        some = self.ours or self.theirs
        return some.key if some else None

    def side(self, which: int) -> Piece | None:
        """Our piece (0) or theirs (1)."""
        return self.theirs if which else self.ours


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


def cut(document: Document) -> Piece:
    """The pieces of a whole sheet; the lines above its first key are the root's own lines.

    Raises:
        NotPlainError: a layout that cannot be cut with certainty (`? key`).
    """
    root, text = document.root, document.text
    if root.flow:
        raise NotPlainError
    start = line_start(text, root.items[0][0].start) if root.items else len(text)
    kids, tail = _Cutter(document).kids(root, start, len(text))
    lines = _lines(text[:start], 0)
    return Piece(None, document.data, lines=lines, kids=tuple(kids), kind="map", tail=tail)


def opened(key: str | None, value: Plain) -> Piece:
    """A piece without a text, its value taken apart into kids as far as it goes."""
    kids: tuple[Piece, ...] | None = None
    kind = ""
    if isinstance(value, dict):
        kids, kind = tuple(opened(name, one) for name, one in value.items()), "map"
    elif isinstance(value, list):
        kids, kind = tuple(opened(None, one) for one in value), "seq"
    return Piece(key, value, kids=kids, kind=kind, written=False)


def signature(piece: Piece | None) -> object:
    """What makes two written pieces the same text: all lines, wherever they stand."""
    if piece is None:
        return None
    kids = piece.kids
    return (
        _bare(piece.lead),
        _bare(piece.lines),
        None if kids is None else tuple(signature(one) for one in kids if isinstance(one, Piece)),
        _bare(piece.tail),
    )


def _bare(lines: Lines) -> tuple[tuple[int | None, str], ...]:
    return tuple((depth, rest.rstrip("\r\n")) for depth, rest in lines)


class _Cutter:
    """One text being cut."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text

    def kids(self, span: Span, begin: int, stop: int) -> tuple[list[Piece], Lines]:
        """The pieces of a mapping or list between two lines, and the lines below the last."""
        found: list[Piece] = []
        keys: list[str | None] = [str(key.data) for key, _ in span.items]
        keys = keys or [None] * len(span.entries)
        column = 0
        for item, key in zip(items(self._document, span), keys, strict=True):
            column = item.column
            first = line_start(self._text, item.head)
            after = min(end(self._text, item), stop)
            lead = _lines(self._text[begin:first], column) if begin < first else ()
            found.append(self._piece(item, key, after).but(lead=lead))
            begin = after
        return found, _lines(self._text[begin:stop], column)

    def _piece(self, item: Item, key: str | None, stop: int) -> Piece:
        span, column = item.value, item.column
        block = not span.flow and bool(span.items or (span.entries and key is not None))
        if not block:
            own, notes = self._own(item, stop), _comments(self._outside(item, stop))
            return Piece(key, span.data, column=column, lines=_lines(own, column), notes=notes)
        first = items(self._document, span)[0]
        inline = compact(self._text, first)
        if inline and key is not None:
            raise NotPlainError
        begin = line_start(self._text, item.head) if inline else next_line(self._text, item.head)
        own = "" if inline else self._own(item, begin)
        kids, tail = self.kids(span, begin, stop)
        return Piece(
            key,
            span.data,
            column=column,
            inner=first.column,
            kids=tuple(kids),
            kind=span.kind,
            lines=_lines(own, column),
            compact=inline,
            tail=tail,
            notes=_comments(own),
        )

    def _own(self, item: Item, stop: int) -> str:
        """The text of an item from its line on; a dash before it on that line is left out."""
        return " " * item.column + self._text[item.head : stop]

    def _outside(self, item: Item, stop: int) -> str:
        """The text of an item without its scalars: what is left after a `#` is a comment."""
        out, at = "", item.after
        for span in _scalars(item.value):
            out += self._text[at : span.start]
            if span.style in ("|", ">"):
                out += self._text[span.start : line_end(self._text, span.start)] + "\n"
            at = max(at, span.tail)
        return out + self._text[at:stop]


def _scalars(span: Span) -> Iterator[Span]:
    if span.kind == "scalar":
        yield span
    for key, value in span.items:
        yield key
        yield from _scalars(value)
    for entry in span.entries:
        yield from _scalars(entry)


def _lines(text: str, column: int) -> Lines:
    found: list[Line] = []
    for at, after, line in lines_from(text, 0):
        depth = len(line) - len(line.lstrip(" ")) - column
        found.append((depth if line else None, text[at:after].lstrip(" ")))
    return tuple(found)


def _comments(text: str) -> tuple[str, ...]:
    return tuple(match.group().rstrip() for match in _COMMENT.finditer(text))


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


def balanced(made: Piece, base: Piece, ours: Piece, theirs: Piece) -> Piece:
    """The merged sheet with its comments as many as they should be."""
    was, mine, yours = (Counter(comments(one)) for one in (base, ours, theirs))
    surplus = Counter(comments(made)) - ((mine + yours - was) | mine | yours)
    if surplus:
        made = _without(made, surplus)
    lost = (mine & yours) - Counter(comments(made))
    return _with(made, ours, lost) if lost else made


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


def _with(made: Piece, ours: Piece, lost: Counter[str]) -> Piece:
    """The sheet with comments put back above the part that came after them in ours."""
    first = next(iter(ours.kids or ()), None)
    own = first.lines[-1][1] if isinstance(first, Piece) and first.lines else "\n"
    for text in lost.elements():
        parts = list(ours.kids or ())
        while parts and text not in comments(parts[0]):
            del parts[0]
        later = {one.key for one in parts}
        kids = list(made.kids or ())
        below = [at for at, one in enumerate(kids) if one.key in later]
        line = (0, text + own[len(own.rstrip("\r\n")) :])
        if below and isinstance(part := kids[below[0]], Piece):
            kids[below[0]] = part.but(lead=(line, *part.lead))
            made = made.but(kids=tuple(kids))
        else:
            made = made.but(tail=(*made.tail, line))
    return made

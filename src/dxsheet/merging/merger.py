"""The merge itself: pieces of base, ours and theirs become one, key by key and entry by entry.

Comments and empty lines are merged with them (what becomes of them: `pieces`): nobody's is lost,
and none stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from itertools import pairwise

from dxsheet.compare.matching import (
    ATOM,
    Triple,
    order_of,
    ordered,
    same_value,
    sort_of,
    triples,
    words,
    woven,
)
from dxsheet.merging.drawing import conflicted, value_of, with_value
from dxsheet.merging.identity import Entry
from dxsheet.merging.pieces import (
    Clash,
    Conflict,
    Kid,
    Line,
    Lines,
    Piece,
    balanced,
    opened,
    signature,
    with_notes,
)
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import Sheet
from dxsheet.yamlfile import Path
from dxsheet.yamlfile.dump import Plain

Three = tuple[Piece | None, Piece | None, Piece | None]

_ROOT = Field(Sheet.fields["title"].label, Sheet.fields["title"].label, kind="item", noun=Sheet)


class Merger:
    """One merge. `aligned` says which entries are which in the lists whose items have ids, and
    `clashes` which of them conflict as a whole, `taken` which are one side's alone.

    `conflicts` names the places to be decided (`causes C2.text`, `kept[0].reason`); with what each
    side did where that is more than writing something else.
    """

    def __init__(
        self,
        aligned: Mapping[str, list[Triple]],
        clashes: Mapping[Entry, Clash] | None = None,
        taken: Mapping[Entry, int] | None = None,
    ) -> None:
        self._aligned = aligned
        self._clashes = clashes or {}
        self._taken = taken or {}
        self._trail = ""
        self.conflicts: dict[str, Clash | None] = {}

    def whole(self, base: Piece, ours: Piece, theirs: Piece) -> Piece:
        """The merged sheet; conflicts stand in it as such.

        Raises:
            EditRefusedError: a value in brackets that cannot be edited with certainty.
        """
        made = self._taken_apart(_ROOT, (), (base, ours, theirs), ours, theirs)
        made = made.but(lines=merged_lines(base.lines, ours.lines, theirs.lines))
        return balanced(made, base, ours, theirs)

    def _merged(self, field: Field | None, path: Path, three: Three) -> Kid | None:
        base, ours, theirs = three
        clashing = len(path) == 1 and any(name == path[0] for name, _ in self._clashes)
        if not clashing:
            if _untouched(base, ours):
                return theirs
            if _untouched(base, theirs) or _untouched(ours, theirs):
                return ours
        if ours is None or theirs is None:
            return self._half_gone(field, path, three, clashing=clashing)
        sort = sort_of(field, base.value if base else None, ours.value, theirs.value)
        if sort == ATOM or ours.value is None or theirs.value is None:
            return self._atom(field, path, three, ours, theirs)
        if ours.kids is not None and theirs.kids is not None:
            return self._taken_apart(field, path, three, ours, theirs)
        return self._by_value(field, path, three, ours, theirs)

    def _half_gone(
        self, field: Field | None, path: Path, three: Three, *, clashing: bool
    ) -> Kid | None:
        """One side took it out, the other changed it: a conflict if what it says was changed.

        A part or list that was taken out counts as emptied, so that what is in it decides.
        """
        base, ours, theirs = three
        kept = ours or theirs
        assert base is not None and kept is not None  # else one of the sides is untouched
        if same_value(field, base.value, kept.value) and not clashing:
            return None
        if same_value(field, base.value, None):
            return kept  # what the other side took out was empty
        if kept.key is None or sort_of(field, base.value, kept.value) == ATOM:
            return self._conflict(three, Clash(0 if ours is None else 1, "taken out", "changed"))
        empty: Plain = {} if isinstance(kept.value, dict) else []
        kids: tuple[Kid, ...] | None = None if kept.kids is None else ()
        own = {"lines": (), "notes": (), "lead": base.lead, "tail": base.tail}
        gone = kept.but(kids=kids, value=empty, **own)
        way = self._by_value if kept.kids is None else self._taken_apart
        made = way(field, path, three, ours or gone, theirs or gone)
        return made if conflicted(made) or value_of(made) else None

    def _atom(
        self, field: Field | None, path: Path, three: Three, ours: Piece, theirs: Piece
    ) -> Kid:
        """A value that is taken whole: theirs where only they changed it.

        A key that says nothing is as good as none.
        """
        base = three[0]
        had = base.value if base else None
        if same_value(field, ours.value, theirs.value):
            mine = ours.value != had or theirs.value == had
            mine = mine and (
                base is None or signature(base.but(lead=())) != signature(ours.but(lead=()))
            )
        elif same_value(field, ours.value, had):
            mine = False
        elif same_value(field, theirs.value, had):
            mine = True
        else:
            joined = _joined_lines(had, ours.value, theirs.value)
            if joined is None:
                return self._conflict(three)
            return with_notes(with_value(ours, joined, path).but(lead=_lead(three)), base, theirs)
        winner, other = (ours, theirs) if mine else (theirs, ours)
        return with_notes(winner.but(lead=_lead(three)), base, other)

    def _taken_apart(
        self, field: Field | None, path: Path, three: Three, ours: Piece, theirs: Piece
    ) -> Piece:
        """A mapping or list merged kid by kid, in the frame of ours (theirs where we have none)."""
        base = three[0]
        if base is not None and base.kids is None:
            base = opened(base.key, base.value)
        if ours.kind == "map":
            kids = self._keys(field, path, (base, ours, theirs))
        else:
            kids = self._entries(field, path, (base, ours, theirs))
        frame = _frame(base, ours, theirs)
        was = base.tail if base else ()
        made = frame.but(
            kids=tuple(kids),
            lead=_lead((base, ours, theirs)),
            tail=merged_lines(was, ours.tail, theirs.tail),
        )
        made = made.but(value=value_of(made))
        return with_notes(made, base, theirs) if made.written else made

    def _keys(self, field: Field | None, path: Path, three: Three) -> list[Kid]:
        base, ours, theirs = ({str(kid.key): kid for kid in _pieces(one)} for one in three)
        noun = field.noun if field else None
        found = []
        for key in ordered(list(base), list(ours), list(theirs)):
            inner = noun.fields.get(key) if noun else None
            kids = (base.get(key), ours.get(key), theirs.get(key))
            with self._at(f".{key}"):
                found.append(self._merged(inner, (*path, key), kids))
        return [one for one in found if one is not None]

    def _entries(self, field: Field | None, path: Path, three: Three) -> list[Kid]:
        lists = [_pieces(one) for one in three]
        values = [[one.value for one in entries] for entries in lists]
        aligned = self._aligned.get(str(path[0])) if len(path) == 1 else None
        if aligned is None:
            plain = all(one is None or isinstance(one, str) for side in values for one in side)
            aligned = words(*values) if plain else triples(field, *values)
        found: list[Kid | None] = []
        for at in order_of(aligned):
            base, ours, theirs = (
                None if place is None else entries[place]
                for entries, place in zip(lists, aligned[at], strict=True)
            )
            entry = (str(path[0]), at if len(path) == 1 else -1)
            clash = self._clashes.get(entry)
            with self._at(_name(ours or theirs, aligned[at])):
                if clash is not None:
                    found.append(self._conflict((base, ours, theirs), clash))
                elif entry in self._taken:
                    found.append((base, ours, theirs)[self._taken[entry]])
                else:
                    found.append(self._merged(field, (*path, 0), (base, ours, theirs)))
        return [one for one in found if one is not None]

    def _by_value(
        self, field: Field | None, path: Path, three: Three, ours: Piece, theirs: Piece
    ) -> Kid:
        """What is written in brackets on a side: the values are merged, then the text edited."""
        base = three[0]
        bare = [opened(one.key, one.value) if one else None for one in (base, ours, theirs)]
        before = dict(self.conflicts)
        assert bare[1] is not None and bare[2] is not None  # both sides are there
        made = self._taken_apart(field, path, (bare[0], bare[1], bare[2]), bare[1], bare[2])
        if conflicted(made):
            self.conflicts = before
            return self._conflict(
                (base, _valued(ours, made, 0, path), _valued(theirs, made, 1, path))
            )
        value = value_of(made)
        winner, other = ours, theirs
        if not ours.lines or (value == theirs.value and value != ours.value):
            winner, other = theirs, ours
        if not value:
            return winner.but(value=value, kids=())
        return with_notes(with_value(winner, value, path).but(lead=_lead(three)), base, other)

    def _conflict(self, three: Three, clash: Clash | None = None) -> Conflict:
        base, ours, theirs = three
        self.conflicts[self._trail.removeprefix(".")] = clash
        lead = _lead(three) if ours and theirs else (ours or theirs or Piece(None, None)).lead
        return Conflict(lead, ours, theirs, base)

    @contextmanager
    def _at(self, step: str) -> Iterator[None]:
        """One step further into the sheet, for the names of conflicts."""
        before, self._trail = self._trail, self._trail + step
        yield
        self._trail = before


def _untouched(base: Piece | None, side: Piece | None) -> bool:
    """Whether two pieces are the same: in text where both have one, else in value."""
    if base is None or side is None:
        return base is side
    if base.written and side.written:
        return signature(base) == signature(side)
    return base.value == side.value


def _pieces(piece: Piece | None) -> list[Piece]:
    return [one for one in (piece.kids or () if piece else ()) if isinstance(one, Piece)]


def _name(piece: Piece | None, triple: Triple) -> str:
    """What an entry is called behind the name of its list: ` C2`, `[0]`."""
    value = piece.value if piece else None
    name = value.get("id") or value.get("name") if isinstance(value, dict) else value
    places = (one for one in (triple.ours, triple.theirs, triple.base) if one is not None)
    return f" {name}" if isinstance(name, str) else f"[{next(places)}]"


def _joined_lines(base: Plain, ours: Plain, theirs: Plain) -> str | None:
    """A text of several lines that both sides changed in different lines; None where they meet."""
    texts = [
        one.splitlines(keepends=True) if isinstance(one, str) else []
        for one in (base, ours, theirs)
    ]
    if min(map(len, texts)) < 2:
        return None
    was = texts[0]
    hunks = sorted(
        {
            (first, last, tuple(side[begin:stop]))
            for side in texts[1:]
            for tag, first, last, begin, stop in SequenceMatcher(
                None, was, side, autojunk=False
            ).get_opcodes()
            if tag != "equal"
        }
    )
    if any(one[1] >= other[0] for one, other in pairwise(hunks)):
        return None
    for first, last, lines in reversed(hunks):
        was[first:last] = lines
    return "".join(was)


def _lead(three: Three) -> Lines:
    base, ours, theirs = (one.lead if one else () for one in three)
    return merged_lines(base, ours, theirs)


def _frame(base: Piece | None, ours: Piece, theirs: Piece) -> Piece:
    """The piece whose own line (that of the key or dash) the merged one has."""
    if not ours.written or ours.compact or theirs.compact or not theirs.lines:
        return ours
    if not ours.lines:
        return theirs
    if base is not None and base.lines == ours.lines and ours.column == theirs.column:
        return ours.but(lines=theirs.lines, notes=theirs.notes)
    return ours


def _valued(piece: Piece, made: Piece, which: int, path: Path) -> Piece | None:
    """A side of a conflict in brackets: its own text with all that does not conflict taken in."""
    value = value_of(made, which)
    return with_value(piece, value, path) if piece.lines or value else None


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

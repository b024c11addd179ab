"""A sheet as one fact a line, in the words of the worksheet: what git compares (`textconv`).

Everything the file says is there, with its comments, but nothing of how it is laid out: so a diff
of two of these is a diff of what is said. Values stand as written, since what cannot be read must
show its changes too.
"""

from __future__ import annotations

from dxsheet.compare.matching import handle_of
from dxsheet.lang import Lang
from dxsheet.merging.pieces import Lines, Piece, cut, opened
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import Sheet
from dxsheet.visible import visible
from dxsheet.yamlfile import Document

# A line that begins so names a part of the sheet; git shows it above each hunk.
PART = "== "


def draw(document: Document, lang: Lang) -> str:
    """The facts of a sheet, a line each.

    Raises:
        NotPlain: a layout that cannot be taken apart.
    """
    root = cut(document)
    facts = _Facts(lang)
    facts.comments(root.lines)
    for kid in _kids(root):
        facts.part(kid)
    facts.comments(root.tail)
    return "".join(f"{visible(line)}\n" for line in facts.lines)


class _Facts:
    """One sheet being told in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self.lines: list[str] = []

    def comments(self, lines: Lines) -> None:
        """Comments as they are; empty lines are layout."""
        self.lines += [rest.strip() for _, rest in lines if rest.strip()]

    def part(self, piece: Piece) -> None:
        """A key of the sheet: a line, or a part with a heading of its own."""
        field = Sheet.fields.get(piece.key or "")
        if isinstance(piece.value, (dict, list)):
            self.comments(piece.lead)
            piece = piece.but(lead=())
            self.lines += ["", PART + self._label(field, piece)]
        self._value(piece, field, "", top=True)

    def _value(self, piece: Piece, field: Field | None, at: str, *, top: bool = False) -> None:
        """One value; `at` is what it belongs to, `top` that the heading names it already."""
        self.comments(piece.lead)
        self.lines += piece.notes
        noun = field.noun if field else None
        label = "" if top else self._label(field, piece)
        if isinstance(piece.value, dict):
            for kid in _kids(piece):
                inner = noun.fields.get(kid.key or "") if noun else None
                self._value(kid, inner, _joined(at, label))
        elif isinstance(piece.value, list):
            for number, kid in enumerate(_kids(piece), 1):
                self._entry(kid, field, at, label, number)
        else:
            self._line(at, label or self._label(field, piece), str(piece.value or ""), field)
        self.comments(piece.tail)

    def _entry(self, piece: Piece, field: Field | None, at: str, label: str, number: int) -> None:
        """An entry of a list: a word, or an item whose lines all begin with its name."""
        if not isinstance(piece.value, dict):
            self.comments(piece.lead)
            self.lines += piece.notes
            self._line(at, label, str(piece.value or ""), field)
            return
        name = piece.value.get("id") or handle_of(piece.value).text or str(number)
        fields = piece.but(kids=tuple(kid for kid in _kids(piece) if not _is_name(kid, name)))
        if not fields.kids:
            self._line(_joined(at, label), str(name), "", None)
        for kid in _kids(piece):
            if _is_name(kid, name):
                self.comments(kid.lead)
                self.lines += kid.notes
        self._value(fields, field, _joined(at, label, str(name)), top=True)

    def _line(self, at: str, label: str, value: str, field: Field | None) -> None:
        said = field.values.get(value) if field else None
        text = said.to(self._lang) if said else value.rstrip("\n")
        for one in text.split("\n"):
            told = f"{label}: {one}" if label and one.strip() else label or one
            if told.strip():
                self.lines.append(_joined(at, told).rstrip())

    def _label(self, field: Field | None, piece: Piece) -> str:
        return field.label.to(self._lang) if field else piece.key or ""


def _kids(piece: Piece) -> list[Piece]:
    """What a piece is made of, also where it is written in brackets."""
    kids = piece.kids
    if kids is None:
        kids = opened(piece.key, piece.value).kids or ()
    return [kid for kid in kids if isinstance(kid, Piece)]


def _is_name(piece: Piece, name: object) -> bool:
    return piece.key == "id" and piece.value == name


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)

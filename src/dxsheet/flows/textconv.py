"""`textconv`: a sheet as one fact a line, in the words of the worksheet; any other file as it is.

Everything the file says is there, with its comments, but nothing of how it is laid out: so a diff
of two of these is a diff of what is said. Values stand as written, since what cannot be read must
show its changes too. A sheet in a conflict, or with a line that cannot be read, is told in facts as
well, its markers and that line as they are: else a diff of it would show every line as changed.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

from dxsheet.compare.matching import handle_of
from dxsheet.lang import Lang
from dxsheet.merging.drawing import side_text
from dxsheet.merging.pieces import Lines, Piece, cut, opened
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import Sheet
from dxsheet.width import visible
from dxsheet.yamlfile import Document, UnreadableError, parse
from dxsheet.yamlfile.door import MAX_BYTES, read_bytes
from dxsheet.yamlfile.layout import NotPlainError

# A line that begins so names a part of the sheet; git shows it above each hunk.
PART = "== "


def draw(document: Document, lang: Lang) -> str:
    """The facts of a sheet, a line each.

    Raises:
        NotPlainError: a layout that cannot be taken apart.
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


# So many lines may be unreadable; a file with more is no sheet with a typing error.
_MOST = 5
# Stands before a line that cannot be read, in a comment in its place.
_AS_IT_IS = "#!as-it-is!"
_MARKERS = [re.compile(rf"^{sign}.*$", re.MULTILINE) for sign in ("<{7}", "={7}", ">{7}")]


def textconv(path: str, lang: Lang) -> str | bytes:
    """A sheet as facts, a line each; the bytes of any other file.

    Raises:
        DxsheetError: there is no such file (2), or the system refuses it (3).
    """
    raw = read_bytes(path)
    if len(raw) > MAX_BYTES:  # too large for a sheet, and only its beginning was read
        return Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw
    if "dxsheet" not in text:
        return raw
    found = _in_conflict(text, lang) if "<<<<<<<" in text else None
    return found or _facts(text, lang) or raw


def _in_conflict(text: str, lang: Lang) -> str | None:
    """The facts of both sides, with markers around those that differ; None for no conflict."""
    begin, middle, end = (one.search(text) for one in _MARKERS)
    sides = [_facts(side_text(text, which), lang) or "" for which in (0, 1)]
    if begin is None or middle is None or end is None or "" in sides:
        return None
    ours, theirs = (one.splitlines(keepends=True) for one in sides)
    signs = [f"{one[0].strip()}\n" for one in (begin, middle, end)]
    out: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            out += ours[a:b]
        else:
            out += [signs[0], *ours[a:b], signs[1], *theirs[c:d], signs[2]]
    return "".join(out)


def _facts(text: str, lang: Lang) -> str | None:
    """The facts of a text, with the lines as they are that cannot be read; None where it is no
    sheet.
    """
    lines = text.splitlines(keepends=True)
    for _ in range(_MOST):
        try:
            document = parse("".join(lines).encode(), "")
            findings = document.findings
        except UnreadableError as error:
            document, findings = None, list(error.findings)
        if document is not None and not findings:
            break
        if not _set_aside(lines, findings[0].line):
            return None
    else:
        return None
    if "dxsheet" not in document.data:
        return None
    try:
        told = draw(document, lang)
    except NotPlainError:
        return None
    return "".join(
        line.removeprefix(_AS_IT_IS).lstrip(" ") for line in told.splitlines(keepends=True)
    )


def _set_aside(lines: list[str], number: int) -> bool:
    """Turn the line of a fault, or the nearest above that still says something, into a comment."""
    at = min(number, len(lines)) - 1
    while at >= 0 and (not lines[at].strip() or lines[at].lstrip().startswith("#")):
        at -= 1
    if at < 0:
        return False
    inner = lines[at].lstrip(" ")
    lines[at] = lines[at][: len(lines[at]) - len(inner)] + f"{_AS_IT_IS} {visible(inner)}"
    return True

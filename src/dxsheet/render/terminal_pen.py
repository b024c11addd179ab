"""What a terminal page is written with: its width, its signs, its colours."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import Mark
from dxsheet.visible import visible
from dxsheet.width import cells, cut, wrapped

# A style and the text of one line; the style "" is plain.
Line = tuple[str, str]

_SGR = {
    "strong": "1",
    "faint": "2",
    "good": "32",
    "ask": "33",
    "new": "36",
    "gap": "31",
    "id": "1",
}
# All of these are in JIS X 0208, so that a Japanese console of any age can show them.
_PLAIN = str.maketrans(
    {
        "─": "-",
        "│": "|",
        "├": "|",
        "┤": "|",
        "┼": "+",
        "└": "`",
        "●": "X",
        "○": "o",
        "△": "-",
        "…": "..",
    }
)
_STYLE_OF = {
    "identified": "good",
    "adopted": "good",
    "unverified": "ask",
    "proposed": "new",
    "rejected": "faint",
    "parked": "faint",
    "dropped": "faint",
    "overdue": "gap",
}


class Pen:
    """How one page is written. A width below 20 is taken as 20: nothing can be read in less."""

    __slots__ = ("colour", "lang", "plain", "width")

    def __init__(self, lang: Lang, width: int, *, colour: bool, plain: bool) -> None:
        self.lang = lang
        self.width = min(max(width, 20), 400)
        self.colour = colour and not plain
        self.plain = plain

    def sign(self, sign: str) -> str:
        """A sign or rule of ours, in ASCII where the page is plain."""
        return sign.translate(_PLAIN) if self.plain else sign

    @property
    def bullet(self) -> str:
        """What an entry of a list starts with."""
        return "・" if self.lang == "ja" and not self.plain else "- "

    def say(self, text: Text) -> list[str]:
        """A sentence of ours, in lines."""
        return [line for _, line in folded(text.to(self.lang), self.width)]

    def paint(self, line: Line) -> str:
        """A line with its colour."""
        style, text = line
        if not (style and self.colour and text):
            return text
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m"

    def fill(self, line: Line, width: int) -> str:
        """A line with its colour and spaces up to a width."""
        return self.paint(line) + " " * (width - cells(line[1]))


def style_of(mark: Mark | None) -> str:
    """The style of what a mark stands for."""
    if mark is None:
        return ""
    return "gap" if mark.kind == "gap" else _STYLE_OF.get(mark.value, "")


def clean(text: str) -> str:
    """Text of the sheet that cannot drive the terminal; its line breaks stay, empty lines go."""
    if "\n" not in text:
        return visible(text.replace("\t", " ")).strip()
    parts = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return "\n".join(visible(part).strip() for part in parts if part.strip())


def folded(text: str, width: int, *, style: str = "", sign: str = "") -> list[Line]:
    """Text of the sheet as lines of a width, after a sign that the later lines stand clear of."""
    indent = cells(sign)
    room = max(width - indent, 2)
    first, *rest = [part for line in wrapped(clean(text), room) for part in _within(line, room)]
    return [(style, sign + first), *((style, " " * indent + one) for one in rest)]


def _within(line: str, room: int) -> Iterator[str]:
    """A line cut where it is still too wide: an opening bracket kept with a long word."""
    while cells(line) > room:
        part = cut(line, room, "") or line[0]
        yield part
        line = line[len(part) :]
    yield line

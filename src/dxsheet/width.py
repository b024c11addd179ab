"""How many columns there are and how many a text takes: two for Japanese, none for marks."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from bisect import bisect_right
from itertools import accumulate

# Signs that may not start a line, and those that may not end one (行頭・行末禁則).
_NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕］｝〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％!?),.:;]}%"
)
_NOT_LAST = frozenset("（「『【〔［｛〈《([{")
# Signs without a width of their own that a line may hold and still be looked at the quick way.
_A_FEW = 16
# After a plain break there is neither nothing, nor a blank, nor such a sign.
_MAY_NOT_FOLLOW = _NOT_FIRST | {"", " "}

# Sizes of the signs met so far; the sheets of an office use a few thousand.
_MOST_SIZES = 20_000
_WORDS = re.compile(" |[^ ]+")


class _Sizes(dict[str, int]):
    """The columns of a sign, looked up once."""

    def __missing__(self, sign: str) -> int:
        size = cell(sign)
        if len(self) < _MOST_SIZES:
            self[sign] = size
        return size


_sizes = _Sizes()


def columns() -> int:
    """The width to write in: COLUMNS where it is sensible, else the terminal's, else 80."""
    value = os.environ.get("COLUMNS", "")
    if value.isascii() and value.isdigit() and 0 < int(value[:6]) < 100_000:
        return max(int(value[:6]), 20)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20)
    except (OSError, ValueError, AttributeError):
        return 80


def cell(sign: str) -> int:
    """The columns of one character: 0, 1 or 2; ambiguous ones count one."""
    if sign < "\u0300":
        return 1
    if unicodedata.combining(sign) or sign == "\u200d" or "\ufe00" <= sign <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def cells(text: str) -> int:
    """The columns of a text on one line."""
    return len(text) if text.isascii() else sum(map(_sizes.__getitem__, text))


def padded(text: str, width: int) -> str:
    """The text with spaces after it up to a width."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int, mark: str = "…") -> str:
    """The text within a width; what is cut off is shown by `mark`."""
    if cells(text) <= width:
        return text
    room = width - cells(mark)
    out = ""
    for sign in text:
        room -= cell(sign)
        if room < 0:
            break
        out += sign
    return out + mark


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns.

    Words of letters stay whole where they fit; Japanese breaks anywhere but before 、。」 and the
    like or after 「（. Newlines in the text start a new line. Never empty: [''] for ''.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, max(width, 2))
    return lines


def _paragraph(text: str, width: int) -> list[str]:
    """Line by line where the break is plain to see; piece by piece from where it is not."""
    lines: list[str] = []
    while True:
        at = _plain_break(text, width)
        if at == len(text):
            return [*lines, text]
        if at == 0:
            return lines + _by_pieces(text, width)
        lines.append(text[:at])
        text = text[at + 1 :] if text[at] == " " else text[at:]


def _plain_break(text: str, width: int) -> int:
    """Where the first line ends: between words or between wide signs, none that may not stand so.

    The length of a text that fits as it is; 0 where the break needs a closer look.
    """
    if text[: 2 * width].isascii():
        if len(text) <= width:
            return len(text)
        at = text.rfind(" ", 0, width + 1)
        after = at + 1
        if " " not in text[after : after + width + 1] and len(text) - after > width:
            return 0  # a word that has to be broken itself
    else:
        ends = list(accumulate(map(_sizes.__getitem__, text[: width + _A_FEW])))
        at = after = bisect_right(ends, width)
        if at == len(text):
            return at
        if at == width + _A_FEW:
            return 0
        if not (at and _sizes[text[at]] == _sizes[text[at - 1]] == 2):
            return 0
    if at < 1 or text[at - 1] == " " or text[at - 1] in _NOT_LAST:
        return 0
    return 0 if text[after : after + 1] in _MAY_NOT_FOLLOW else at


def _by_pieces(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    used = 0
    for piece in _pieces(text):
        size = cells(piece)
        if used + size > width and line and size <= width:
            full, kept = _kinsoku(line, piece)
            if cells(kept) + size > width:
                full, kept = line, ""
            lines.append(full.rstrip(" "))
            line, used = kept, cells(kept)
            if piece == " ":
                continue
        if size > width:
            for sign in piece:
                if used + cell(sign) > width and line:
                    lines.append(line)
                    line, used = "", 0
                line += sign
                used += cell(sign)
            continue
        line += piece
        used += size
    lines.append(line)
    return lines


def _kinsoku(line: str, following: str) -> tuple[str, str]:
    """A full line and what of it moves down, so that no sign stands where it may not."""
    kept = ""
    if following[0] in _NOT_FIRST and len(line) > 1:
        at = len(line) - 1
        while at > 1 and line[at].isascii() and line[at - 1].isascii() and line[at - 1] != " ":
            at -= 1
        line, kept = line[:at], line[at:]
    while len(line) > 1 and line[-1] in _NOT_LAST:
        line, kept = line[:-1], line[-1] + kept
    return line, kept


def _pieces(text: str) -> list[str]:
    """Words of narrow letters, single spaces, and single wide signs."""
    if text.isascii():
        return _WORDS.findall(text)
    pieces: list[str] = []
    word = ""
    for sign in text:
        if sign == " " or _sizes[sign] == 2:
            if word:
                pieces.append(word)
                word = ""
            pieces.append(sign)
        else:
            word += sign
    if word:
        pieces.append(word)
    return pieces

"""How many columns there are, how many a text takes (rich's measure), and where lines break.

rich breaks lines before 、 and ） and small kana, so text is wrapped here before rich sees it.

`visible` makes text that cannot drive a terminal: what would move, hide or reorder is told as
`<U+001B>`.
"""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_right
from itertools import accumulate

from rich.cells import cell_len, get_character_cell_size

# Signs that may not start a line, and those that may not end one (行頭・行末禁則).
NOT_FIRST = frozenset(
    "、。，．・：；？！）」』】〕］｝〉》〟’”»‐–―〜～ー々ゝゞヽヾ〻゛゜％‰℃°′″…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯｰ､｡･｣ﾞﾟ!?),.:;]}%"
)
NOT_LAST = frozenset("（「『【〔［｛〈《〝‘“«｢([{＃#￥＄$¥№£")
# From here on scripts are written without spaces: a line may break between any two signs.
_CJK = "\u2e80"
_JOINER = "\u200d"
_EMOJI = "\U0001f000"


def columns() -> int:
    """The width to write in: COLUMNS where it is sensible, else the terminal's, else 80."""
    value = os.environ.get("COLUMNS", "")
    if value.isascii() and value.isdigit() and 0 < int(value[:6]) < 100_000:
        return max(int(value[:6]), 20)
    try:
        return max(os.get_terminal_size(sys.stdout.fileno()).columns, 20)
    except (OSError, ValueError, AttributeError):
        return 80


def cells(text: str) -> int:
    """The columns of a text on one line: two for Japanese, none for marks."""
    return len(text) if text.isascii() else cell_len(text)


def fitting(text: str, width: int) -> int:
    """How many signs of a text fit into a width."""
    if text.isascii():
        return min(len(text), max(width, 0))
    at = bisect_right(list(accumulate(map(get_character_cell_size, text))), width)
    if "\ufe0f" in text or max(text) >= _EMOJI:  # wider or narrower together than one by one
        while at < len(text) and cells(text[: at + 1]) <= width:
            at += 1
        while at and cells(text[:at]) > width:
            at -= 1
    return at


def padded(text: str, width: int) -> str:
    """The text with spaces after it up to a width."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int, mark: str = "…") -> str:
    """The text within a width; what is cut off is shown by `mark`."""
    if cells(text) <= width:
        return text
    return text[: fitting(text, width - cells(mark))] + mark


def short(text: str) -> str:
    """What a message quotes of a text, which may be as long as a file."""
    return cut(text[:200], 120) if len(text) > 60 else text


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns.

    Words of letters stay whole where they fit; Japanese breaks anywhere but before 、。」 and small
    kana or after 「（. Newlines in the text start a new line. Never empty: [''] for ''.
    """
    return [line for part in text.split("\n") for line in _lines(part, max(width, 2))]


def _lines(text: str, width: int) -> list[str]:
    lines: list[str] = []
    start = 0
    while (end := start + fitting(text[start : start + width + 1], width)) < len(text):
        end = _break(text, start, max(end, start + 1), width)
        lines.append(text[start:end].rstrip(" "))
        start = _no_space(text, end, 1)
    return [*lines, text[start:]] if start < len(text) or not lines else lines


def _break(text: str, start: int, end: int, width: int) -> int:
    """Where a line that begins at `start` and holds no more than up to `end` is to end."""
    at = next((one for one in range(end, start, -1) if _may_break(text, one)), start)
    word = text[_no_space(text, at, 1) : at + 2 * width]
    whole = next((one for one in range(1, len(word)) if _may_break(word, one)), len(word))
    if at > start and cells(word[:whole]) <= width:
        return at
    # A word wider than a line is broken, and begins where it stands.
    return next((one for one in range(end, start, -1) if _fits_there(text, one)), end)


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    return (" " in (before, after) or max(before, after) >= _CJK) and _fits_there(text, at)


def _fits_there(text: str, at: int) -> bool:
    """Whether what follows a break at this place may start a line, and what stands before end it.

    Spaces at a break are not written.
    """
    last, first = _no_space(text, at - 1, -1), _no_space(text, at, 1)
    if last < 0 or first >= len(text):
        return last >= 0
    before, after = text[last], text[first]
    if first == last + 1 and (before == _JOINER or get_character_cell_size(after) == 0):
        return False
    return after not in NOT_FIRST and before not in NOT_LAST


def _no_space(text: str, at: int, step: int) -> int:
    """The next place from here on, forwards or backwards, where no space stands."""
    while 0 <= at < len(text) and text[at] == " ":
        at += step
    return at


# Controls, bidi marks, line and paragraph separators, zero-width signs that hide text, surrogates,
# tag characters and non-characters. ZWJ and variation selectors stay: emoji and names need them.
ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with every acting character spelt out; newlines and tabs stay."""
    return ACTS.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def one_line(text: str) -> str:
    """The text on one line: newlines and tabs become a space, acting characters are spelt out."""
    return visible(" ".join(text.split()) if "\n" in text or "\t" in text or "\r" in text else text)

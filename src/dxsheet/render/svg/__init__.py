"""Pictures as SVG: the diagram problem → causes → solutions, bars, goals and results.

Here how wide text is, and where a line of Japanese or English may break: no font is asked. Widths
are in em and a little generous, so that the text stays inside its box whichever Japanese font the
reader has.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from unicodedata import category, east_asian_width

from dxsheet.summary.blocks import ALL_SIGNS, EffectMap, Node
from dxsheet.width import NOT_FIRST, NOT_LAST

# A quote of ASCII may open as well as close: it stays with what is before it.
_JOINED_ON = NOT_FIRST | {"'", '"'}
# A sign stands with its word, one that also ends a sentence (？) where it begins the text;
# 月2件, 第8条 and 約60人 are one.
_BEFORE_A_WORD = NOT_LAST | (ALL_SIGNS - NOT_FIRST)
_BEFORE_A_FIGURE = frozenset("年月週第約計．，")

# Filled with what has been met, so that each character is looked up once.
_KNOWN = dict.fromkeys("iljI.,:;'|!` ", 0.3)
_KNOWN.update(dict.fromkeys('ftr()[]{}/\\-"', 0.4))
_KNOWN.update(dict.fromkeys("mwMW@%", 0.9))
_KNOWN.update(dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", 0.69))
_NO_WIDTH = ("Mn", "Me", "Cf")  # marks on another character, joiners
_EMOJI = 0x1F000
_BESIDE_CJK = frozenset("WF")


def advance(char: str) -> float:
    """The width of a character in em: 1 for a kanji, about half for a Latin letter."""
    known = _KNOWN.get(char)
    if known is None:
        known = _KNOWN[char] = _told(char)
    return known


def _told(char: str) -> float:
    point = ord(char)
    if point < 0x7F:
        return 0.57
    if category(char) in _NO_WIDTH:
        return 0.0
    if point >= _EMOJI:
        return 1.4
    kind = east_asian_width(char)
    if kind in "WFA":
        return 1.0
    return 0.55 if kind == "H" else 0.8


def width(text: str) -> float:
    """The width of a piece of text on one line, in em."""
    return sum([_KNOWN[char] if char in _KNOWN else advance(char) for char in text])


def certain(text: str) -> bool:
    """Whether every character is one whose width is known well: Latin, kana, kanji."""
    return all(
        char < "\u0180"
        or char == "→"
        or char in ALL_SIGNS
        or "\u3000" <= char <= "\u9fff"
        or "\uff00" <= char <= "\uffef"
        for char in text
    )


def broken(text: str, room: float) -> list[str]:
    """The text as lines no wider than `room` em; newlines in it are kept, a longer word is cut."""
    return [line for one in text.split("\n") for line in _balanced(phrases(one), room)]


def ended(line: str, room: float) -> str:
    """As much of the line as an ellipsis leaves room for; at least the ellipsis."""
    while line and width(line) + 1 > room:
        line = line[:-1]
    return line + "…"


@lru_cache(maxsize=512)  # the board tries several widths of the same words
def phrases(text: str) -> tuple[str, ...]:
    """The pieces between which a line may break; a space belongs to the piece before it."""
    units: list[str] = []
    for char in text:
        if units and (_joined(units[-1][-1], char) or (units[0] in ALL_SIGNS and len(units) == 1)):
            units[-1] += char
        else:
            units.append(char)
    return tuple(units)


def _joined(before: str, char: str) -> bool:
    if advance(char) == 0 or before == "\u200d":
        return True
    if char == " ":
        return True
    if before == " ":
        return False
    if char in _JOINED_ON or before in _BEFORE_A_WORD:
        return True
    if before in _BEFORE_A_FIGURE and char.isdigit():
        return True
    if _latin(before) or _latin(char):
        counter = before.isdigit() and east_asian_width(char) in _BESIDE_CJK  # 3日, ３２件
        joined = (counter and char not in NOT_LAST) or (_latin(before) and _latin(char))
        return joined or "ぁ" <= char <= "ん"
    if before in "、。":
        return False
    # A phrase of Japanese mostly ends in hiragana: 部局ごとに | 違う | 紙の | 簿冊を.
    return "ぁ" <= char <= "ん" or not _ends_phrase(before, char)


def _ends_phrase(before: str, char: str) -> bool:
    kanji = "\u3400" <= char <= "\u9fff" or char == "々"
    same = kanji and "\u3400" <= before <= "\u9fff"
    katakana = "ァ" <= char <= "ヺ" and ("ァ" <= before <= "ヺ" or before == "ー")
    return not (same or katakana)


def _latin(char: str) -> bool:
    """Whether a character is part of a word or number that is not cut: no kana, no kanji."""
    if char < "\x7f":
        return char > " "
    wide = east_asian_width(char) in _BESIDE_CJK and not "０" <= char <= "ｚ"
    return char.isalnum() and not wide


def _balanced(units: tuple[str, ...], room: float) -> list[str]:
    """Filled lines, but for a last one of a letter or two, which takes some from those above."""
    lines = _filled(units, room)
    if len(lines) > 1 and width(lines[-1]) < 3:
        evener = _filled(units, max(room - 2, room * 0.8))
        if len(evener) == len(lines):
            return evener
    return lines


def _filled(units: tuple[str, ...], room: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for unit in units:
        if line and width(line + unit.rstrip(" ")) > room:
            lines.append(line.rstrip(" "))
            line = ""
        while unit and width(unit.rstrip(" ")) > room:
            head, unit = _cut(unit, room)  # noqa: PLW2901 - what is left of it
            lines.append(head)
        line += unit
    if line.strip(" ") or not lines:
        lines.append(line.rstrip(" "))
    return lines


def _cut(unit: str, room: float) -> tuple[str, str]:
    used = 0.0
    for index, char in enumerate(unit):
        used += advance(char)
        if used > room and index:
            return unit[:index], unit[index:]
    return unit, ""


# ------------------------------------------------------------------ text beside a picture


def rows_of_text(text: str, size: float, wide: float) -> int:
    """On how many rows of so wide a room a text of this size stands."""
    return sum(ceil(width(line) * size / wide) for line in text.split("\n"))


def lists_high(
    said: Sequence[tuple[str, Sequence[str]]], wide: float, em: float, most: int
) -> float:
    """How high headings with their lines are, none of them broken over two columns."""
    columns = 1 if len(said) == 1 else max(1, min(most, int((wide / em + 1.6) / 18.6)))
    wide = (wide - 1.6 * em * (columns - 1)) / columns
    parts = [
        em
        * (
            1.5
            + 1.4 * rows_of_text(head, em * 1.05, wide)
            + sum(0.4 + 1.4 * rows_of_text(x, em * 1.03, wide) for x in each)
        )
        for head, each in said
    ]
    high = max(*parts, sum(parts) / columns)
    while _columns(parts, high) > columns:
        high *= 1.04
    return high


def _columns(parts: Sequence[float], high: float) -> int:
    filled = [0.0]
    for one in parts:
        filled = [*filled[:-1], filled[-1] + one] if filled[-1] + one <= high else [*filled, one]
    return len(filled)


def map_high(block: EffectMap, wide: float, em: float) -> float:
    """How high the map of effect and effort is, with what has no place on it yet."""

    def rows(nodes: Sequence[Node], room: float) -> int:
        return sum(
            rows_of_text(f"{one.id} {one.text} {'xxx' * len(one.marks)}", em * 1.05, room)
            for one in nodes
        )

    cell = (wide - 8 * em) / 3 - 1.4 * em
    squares = [max(3.4, 1 + 1.5 * rows(one.nodes, cell)) for one in block.squares]
    loose = 2.5 + 1.5 * ceil(rows(block.unplaced, wide / 2) / 2 + 0.5) if block.unplaced else 0
    return em * (4 + sum(max(squares[at : at + 3]) for at in (0, 3, 6)) + loose)

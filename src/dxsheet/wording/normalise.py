"""Bring a statement to one form before its wording is judged, and tell its language."""

from __future__ import annotations

import unicodedata

# Longer texts are judged by their first and last part: a statement is a line or two, and the cost
# of a pasted document stays bounded.
_LIMIT = 2000

# Spaces only separate words in English; in Japanese they are layout.
_BULLETS = "・-*●○■□◆◇▪•※→>＞ \t\r\n"


def normalise(text: str) -> str:
    """The text in NFKC, lower case, without edge blanks and bullets, at most 2,000 characters."""
    if len(text) > _LIMIT:
        half = _LIMIT // 2
        text = text[:half] + text[-half:]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return text.lower().strip(_BULLETS)


def is_japanese(text: str) -> bool:
    """Whether any kana or kanji is in the (normalised) text."""
    if text.isascii():
        return False
    return any("\u3041" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff" for char in text)

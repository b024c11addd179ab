"""Text that cannot drive a terminal: what would move, hide or reorder is shown as `<U+001B>`."""

from __future__ import annotations

import re

# Controls, bidi marks, line and paragraph separators, zero-width signs that hide text, surrogates,
# tag characters and non-characters. ZWJ and variation selectors stay: emoji and names need them.
ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with every acting character spelt out; newlines and tabs stay."""
    return ACTS.sub(_spelt, text)


def one_line(text: str) -> str:
    """The text on one line: newlines and tabs become a space, acting characters are spelt out."""
    return visible(" ".join(text.split()) if "\n" in text or "\t" in text or "\r" in text else text)


def _spelt(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()):04X}>"

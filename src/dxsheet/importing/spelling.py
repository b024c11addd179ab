"""Text in a cell and what it means: acting characters spelt out, and read back as they were.

A workbook holds no control characters; what a sheet holds of them stands there as `<U+001B>`.
"""

from __future__ import annotations

import re

from dxsheet.visible import ACTS

# The very text `<U+001B>` is told apart by its `<` being spelt too.
_LOOKS_SPELT = re.compile(r"<(?=U\+[0-9A-F]{4,6}>)")
_SPELT = re.compile(r"<U\+([0-9A-F]{4,6})>")


def spelt(text: str) -> str:
    """The text as a cell shows it; line ends inside it stay, outer spaces mean nothing."""
    text = _LOOKS_SPELT.sub("<U+003C>", text.strip())
    return ACTS.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def meant(text: str) -> str:
    """The text that a cell means."""
    return _SPELT.sub(_meant, text)


def listed(entries: tuple[str, ...]) -> str:
    """A list as a cell shows it: one entry a line."""
    return "\n".join(spelt(one).replace("\n", "<U+000A>") for one in entries)


def _meant(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return found[0]
    sign = chr(number)
    return sign if sign in "<\n" or ACTS.match(sign) else found[0]

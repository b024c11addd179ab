"""How a sheet's file is called: DATE-TITLE.yaml, the title in its own script (備品貸出)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# What Windows, a shell or a URL stumbles over, with everything that acts instead of showing.
_UNSAFE = re.compile(
    "[\\\\/:*?\"<>|%#&{}$!'`~^\x00-\x20\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202f"
    "\u2060-\u206f\u3000\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?\Z", re.I)
# File systems stop at 255 bytes; Japanese takes three each, and a counter must still fit.
_BYTES = 150
_EMPTY = "sheet"


def file_name(date: str, title: str, nth: int = 1) -> str:
    """The name of a sheet's file; `nth` tells sheets of one day and title apart (-2, -3)."""
    stem = "-".join(part for part in (_part(date), _part(title) or _EMPTY) if part)
    if _RESERVED.match(stem):
        stem = f"{_EMPTY}-{stem}"
    return f"{stem}.yaml" if nth == 1 else f"{stem}-{nth}.yaml"


def file_names(date: str, title: str) -> Iterator[str]:
    """The names to try, one after the other, until one is free."""
    for nth in range(1, 1000):
        yield file_name(date, title, nth)


def _part(text: str) -> str:
    """Text as a part of a file name: no separators, no leading or trailing dots, not too long."""
    plain = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    plain = re.sub(r"-{2,}", "-", re.sub(r"\.{2,}", ".", plain)).strip("-. ")
    while len(plain.encode()) > _BYTES:
        plain = plain[:-1]
    return plain.strip("-. ")

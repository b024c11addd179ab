"""How a number in a workbook was shown: as a date, a time, a percentage, or as itself."""

from __future__ import annotations

import re

from dxsheet.importing.package import Node

# Formats that Excel has without writing them into the file; 27 to 36 and 50 to 58 are the dates
# of its Japanese edition.
_DATES = frozenset((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)))
_TIMES = frozenset((18, 19, 20, 21, 45, 46, 47))
_PERCENT = frozenset((9, 10))
# What in a format code is text: quoted, escaped, padded, or in brackets (colours, conditions).
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.I)
_EXPONENT = re.compile(r"e[+-]")


def looks(styles: Node | None) -> list[str]:
    """For each cell style of a workbook: "date", "time", "percent", or "" for a plain number."""
    if styles is None:
        return []
    formats = styles.first("numFmts")
    codes = {
        one.attributes.get("numFmtId", ""): one.attributes.get("formatCode", "")
        for one in (formats.children if formats else ())
    }
    cells = styles.first("cellXfs")
    names = [one.attributes.get("numFmtId", "0") for one in (cells.all("xf") if cells else ())]
    return [_look(name, codes.get(name)) for name in names]


def _look(name: str, code: str | None) -> str:
    if code is not None:
        return look_of(code)
    number = int(name) if name.isdigit() else 0
    if number in _DATES:
        return "date"
    return "time" if number in _TIMES else "percent" if number in _PERCENT else ""


def look_of(code: str) -> str:
    """What a format code shows a number as."""
    plain = _SAID.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "general" in plain or _EXPONENT.search(plain):
        return ""
    if any(sign in plain for sign in "ydg"):
        return "date"
    if "h" in plain or "s" in plain:
        return "time"
    if "m" in plain:
        return "date"
    return "percent" if "%" in plain else ""

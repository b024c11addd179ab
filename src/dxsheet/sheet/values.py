"""How a written value is understood: numbers and dates as people in an office write them."""

from __future__ import annotations

import re
import unicodedata

# A number: an optional sign, digits with optional thousands commas, an optional fraction.
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,18})(\.\d{1,12})?\Z")
_WESTERN = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2}))\Z"
)
_KANJI = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日\Z")
_ERA = re.compile(
    r"(令和|平成|昭和|[RHSrhs])(\d{1,2}|元)(?:年(\d{1,2})月(\d{1,2})日|[./-](\d{1,2})[./-](\d{1,2}))\Z"
)
# The year before the first of each era.
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TRUE = frozenset(("true", "yes", "on", "はい", "○", "〇", "◯"))
_FALSE = frozenset(("false", "no", "off", "いいえ", "×"))


def as_number(text: str) -> float | int | None:
    """The number a text means, None where it means none; full-width digits and commas are read."""
    plain = (text if text.isascii() else unicodedata.normalize("NFKC", text)).strip()
    if not _NUMBER.match(plain):
        return None
    plain = plain.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def as_flag(text: str) -> bool | None:
    """True or False as a text says it (true, yes, はい, ○), None where it says neither."""
    plain = text.strip().lower()
    if plain in _TRUE:
        return True
    return False if plain in _FALSE else None


def as_day(text: str) -> str | None:
    """`YYYY-MM-DD` for a date as people write it, None where it is none.

    Read: 2025-02-03, 2025/2/3, 2025.2.3, 2025年2月3日, 令和7年2月3日, R7.2.3, full-width digits.
    """
    plain = "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    found = _WESTERN.match(plain) or _KANJI.match(plain)
    if found:
        year, month, day = (int(part) for part in found.groups() if part)
    else:
        found = _ERA.match(plain)
        if not found:
            return None
        era, nth, *rest = found.groups()
        month, day = (int(part) for part in rest if part)
        year = _ERAS[era.upper()] + (1 if nth == "元" else int(nth))
    if not _in_calendar(year, month, day):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _in_calendar(year: int, month: int, day: int) -> bool:
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return not (month == 2 and day == 29 and not leap)

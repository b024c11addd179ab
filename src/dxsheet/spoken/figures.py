"""Numbers, counts, flags and measures as people say them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dxsheet.spoken.lines import END, folded

# A number: an optional sign, digits with optional thousands commas, an optional fraction.
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,12})?"
_NUMBER = re.compile(rf"[+-]?{_DIGITS}\Z")
_TRUE = frozenset(("true", "yes", "on", "はい", "○", "〇", "◯"))
_FALSE = frozenset(("false", "no", "off", "いいえ", "×"))
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_KANJI = "〇一二三四五六七八九"
_COUNT = (
    r"(?:約|およそ|おおよそ|だいたい|大体|計|合計|全|about|around|approximately|approx\.?|some|roughly|ca\.?|~)?\s*"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,9}|[〇一二三四五六七八九十百]{1,7}|[a-z]{3,9}|a|an)\s*"
    r"(?:人|名|名様|人ずつ|people|persons?|members?|staff|clerks?|officers?|of us|of them)?\s*"
    r"(?:くらい|ぐらい|ほど|程度|前後|or so|in all)?(?:です)?"
)
_SPECIAL = {"ひとり": 1, "ふたり": 2, "a": 1, "an": 1, "both": 2, "nobody": 0}


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


def as_count(text: str) -> int | None:
    """How many people or things: 4名, 約4人, ４, 四人, four; never below zero."""
    plain = folded(text).strip(END)
    if plain in _SPECIAL:
        return _SPECIAL[plain]
    found = re.fullmatch(_COUNT, plain)
    if not found:
        return None
    said = found["n"].replace(",", "")
    if said.isdigit() and said.isascii():
        return int(said)
    return _WORDS.index(said) if said in _WORDS else _SPECIAL.get(said, _kanji(said))


def _kanji(said: str) -> int | None:
    """二十三 and 一二 alike; None where it is no number below a thousand."""
    found = re.fullmatch(
        rf"(?:(?P<h>[{_KANJI}]?)百)?(?:(?P<t>[{_KANJI}]?)十)?(?P<o>[{_KANJI}]*)", said
    )
    if not found or not said:
        return None
    if len(found["o"]) > 1 and ("十" in said or "百" in said):
        return None
    ones = int("".join(str(_KANJI.index(one)) for one in found["o"]) or "0")
    tens = 0 if found["t"] is None else _KANJI.index(found["t"] or "一")
    hundreds = 0 if found["h"] is None else _KANJI.index(found["h"] or "一")
    return hundreds * 100 + tens * 10 + ones


class Measure(NamedTuple):
    """A figure as it is said: the number as written (`1.0`), its unit, `<=`, `~`...

    `rest` is what else was said: `of 380`.
    """

    number: str
    unit: str = ""
    sign: str = ""
    rest: str = ""


_BEFORE = {
    "約": "~",
    "およそ": "~",
    "おおよそ": "~",
    "だいたい": "~",
    "about": "~",
    "around": "~",
    "approximately": "~",
    "approx.": "~",
    "approx": "~",
    "roughly": "~",
    "~": "~",
    "平均": "",
    "average": "",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    "≦": "<=",
    ">": ">",
    ">=": ">=",
    "≥": ">=",
    "≧": ">=",
    "under": "<",
    "below": "<",
    "less than": "<",
    "fewer than": "<",
    "at most": "<=",
    "up to": "<=",
    "max": "<=",
    "max.": "<=",
    "over": ">",
    "above": ">",
    "more than": ">",
    "at least": ">=",
    "min.": ">=",
    "=": "",
}
_AFTER = {
    "以下": "<=",
    "以内": "<=",
    "まで": "<=",
    "未満": "<",
    "以上": ">=",
    "超": ">",
    "を超える": ">",
    "程度": "~",
    "くらい": "~",
    "ぐらい": "~",
    "ほど": "~",
    "前後": "~",
    "弱": "~",
    "強": "~",
    "or less": "<=",
    "or fewer": "<=",
    "at most": "<=",
    "or more": ">=",
    "at least": ">=",
    "or so": "~",
}


def _any(words: dict[str, str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


_MEASURE = (
    rf"(?i)(?P<before>{_any(_BEFORE)})?\s*(?:(?P<per>週|月|日|年|時間)(?:に|あたり)?\s*(?P<about>約)?)?"
    rf"(?P<number>[+-]?{_DIGITS})\s*(?P<unit>[^\s\d()（）、,;]*?(?:\s?(?:a|per)\s[a-z]+)?)\s*"
    rf"(?P<after>{_any(_AFTER)})?\s*(?P<rest>(?:[(（]|of |out of |/\s*\d|\d+件中|中).*)?"
)
_UNITS = {"percent": "%", "per cent": "%", "pct": "%", "パーセント": "%", "割合": "%"}


def as_measure(text: str) -> Measure | None:
    """The figure in a short answer: 2.6%, 1.0％以下, <35 %, 約40件/週, "31 % of 380"."""
    found = re.fullmatch(_MEASURE, unicodedata.normalize("NFKC", text).strip("。 \n"))
    if not found:
        return None
    unit = found["unit"] or ""
    sign = _BEFORE.get(folded(found["before"] or ""), "")
    sign = sign or _AFTER.get(folded(found["after"] or ""), "")
    sign = sign or ("~" if found["about"] else "")
    if found["per"] and unit:
        unit = f"{unit}/{found['per']}"
    return Measure(found["number"].replace(",", ""), unit, sign, (found["rest"] or "").strip())


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, however they are written: ％ and percent, 件／週 and 件/週."""
    return _unit(one) == _unit(other)


def _unit(text: str) -> str:
    plain = folded(text).replace(" ", "")
    per = re.fullmatch(r"(週|月|日|年|時間)(?:に|あたり)?(\D+)", plain)
    plain = f"{per[2]}/{per[1]}" if per else plain
    return _UNITS.get(folded(text), re.sub(r"(?<=\w)(?:per|a)(?=week|month|day|year)", "/", plain))

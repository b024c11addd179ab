"""How a room talks: the one table of what people say and write for nothing, days, figures, names.

Plain text in, plain values out, Japanese and English alike; a text that means none of what is asked
gives None (or an empty tuple). The walk, `collect`, import and the sheet itself read by it.

Here the dates. `_DATES` are the patterns of a date that names its month, for what is said and for
what stands in a file; `_nearby` is what only the day it was said on can tell (明日, "in three
months"). Words around a date (`_LOOSE`: までに, "by") go before either is tried.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from dxsheet.lang import Text, same
from dxsheet.spoken.lines import (
    Measure,
    as_count,
    as_flag,
    as_measure,
    as_names,
    as_number,
    as_statements,
    folded,
    kind_of,
    means_nothing,
    means_same,
    means_unknown,
    same_unit,
    unmarked,
)

__all__ = [
    "Measure",
    "as_count",
    "as_day",
    "as_flag",
    "as_measure",
    "as_names",
    "as_number",
    "as_statements",
    "as_whole_day",
    "day_text",
    "folded",
    "kind_of",
    "means_nothing",
    "means_same",
    "means_unknown",
    "same_unit",
    "unmarked",
    "who_and_when",
]

_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
# The parts of a month that are its weeks: one ends with its seventh day, the next with the 14th.
_WEEKS = (
    "[1一]週|first|1st",
    "[2二]週|second|2nd",
    "[3三]週|third|3rd",
    "[4四]週|fourth|4th",
    "[5五]週",
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ZONE = r"(?:[t\s]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?)?"
_WEEKDAY = (
    r"\((?:[月火水木金土日祝](?:曜日?)?(?:・祝)?|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\)"
    r"|(?<=日)[月火水木金土日]曜日?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[,.]?"
)
_LOOSE = (
    r"^(?:遅くとも|おそくとも|by|within|until|till|before|on|from|around|about|ca\.|the)\s*"
    r"|(?:までに|まで|頃まで|頃|ごろ|ころ|付|付け|の予定|予定|です|中に|いっぱい|at the latest)$"
)
_YEAR = (
    r"(?:(?P<era>令和|平成|昭和|[rhs](?=[\d元]))?(?P<year>\d{4}|\d{1,2}|元)(?:年|[./-])"
    r"|(?P<rel>今年|来年|再来年|本年|翌年)の?)"
)
_PARTS = {
    "上旬": 10,
    "初旬": 10,
    "初め": 10,
    "はじめ": 10,
    "頭": 10,
    "中旬": 20,
    "半ば": 15,
    "なかば": 15,
    "mid": 15,
    "middle": 15,
    "beginning": 10,
    "early": 10,
}
_PART = (
    r"の?(?P<part>第?[1-5一二三四五]週目?"
    r"|末日?|下旬|終わり|中|上旬|初旬|初め|はじめ|頭|中旬|半ば|なかば)?"
)
_OF = (
    r"(?:(?P<part>the end|end|late|middle|mid|beginning|early"
    r"|(?:1st|2nd|3rd|4th|first|second|third|fourth) week)(?: of |[ -]))?"
)
_NAMED = rf"(?P<name>{_MONTH})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    one + r"\Z"
    for one in (
        rf"(?P<year>\d{{4}})(?P<sep>[-/])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_ZONE}",
        r"(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d\d)(?:(?:/|-(?=\d\d))(?P<month>\d{1,2})|(?P<m>\d\d)(?P<day>\d\d))",
        rf"{_DAY}-{_NAMED}-(?P<year>\d{{4}})",
        r"(?P<era>令和|平成|昭和|[rhs])(?P<year>\d{1,2}|元)"
        r"[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})",
        rf"{_YEAR}?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:の?\d{{1,2}}時(?:\d{{1,2}}分|半)?)?",
        rf"{_YEAR}?(?P<month>\d{{1,2}})月{_PART}",
        rf"(?P<ahead>今|当|本|来|再来|翌)月(?:の?(?P<day>\d{{1,2}})日|{_PART})",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})",
        rf"{_DAY} (?:of )?{_NAMED},? ?(?P<year>\d{{4}})?",
        rf"{_NAMED} {_DAY}(?:, ?| )?(?P<year>\d{{4}})?",
        rf"{_OF}{_NAMED},? ?(?P<year>\d{{4}})?",
        rf"{_OF}(?P<ahead>this|next|the following) month",
    )
)
_AS_KEPT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# A date with its year first, then month and day, and no time.
_WHOLE = rf"(?:(?:{'|'.join(_ERAS)})\s*(?:\d+|元)|\d{{4}})\D+\d+\D+\d+\D*\Z"
_AHEAD = {"今": 0, "当": 0, "本": 0, "来": 1, "翌": 1, "再来": 2, "this": 0, "next": 1}
_STEPS = (
    r"(?:in |あと|今から)?(?P<n>\d{1,3}|[一二三四五六七八九十]|[a-z]+|半) ?"
    r"(?P<unit>日|週間?|か月|ヶ月|カ月|ヵ月|箇月|ケ月|年|days?|weeks?|fortnights?|months?|years?)"
    r"(?:後|'? from now| later|'? time|のうちに|以内|間)?"
)
_NEAR = {
    "昨日": -1,
    "きのう": -1,
    "yesterday": -1,
    "今日": 0,
    "本日": 0,
    "きょう": 0,
    "today": 0,
    "明日": 1,
    "あした": 1,
    "あす": 1,
    "tomorrow": 1,
    "明後日": 2,
    "あさって": 2,
    "day after tomorrow": 2,
}
_WEEK = "月火水木金土日"
_DAYNAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYNAME = "mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"  # Sato and Monica are people


def day_text(value: str) -> Text:
    """A date of the file (`YYYY-MM-DD`) as a reader writes it; what is none as it stands."""
    if not re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-\d{2}", value):
        return same(value)
    year, month, day = (int(part) for part in value.split("-"))
    return Text(f"{day} {_MONTHS[month - 1].title()} {year}", f"{year}年{month}月{day}日")


def as_day(text: str, said: str = "") -> str | None:
    """`YYYY-MM-DD` for a date as people write or say it, None where it is none.

    Args:
        text: 2025-02-03, 2025/7/1(火), 20250203, 令和7年2月3日, R7.2.3, June 30 2025, an ISO time;
            a bare month (2026年9月, 2026/9) means its last day.
        said: the day it was said on, as `YYYY-MM-DD`. With it, dates without a year mean the next
            of their kind (9月30日, 6月末, end of June), and so do 来月末, 明日, "next month".
    """
    if len(text) > 60:
        return None
    if _AS_KEPT.match(text) and _day_of(text):  # as nearly every date in a file is written
        return text
    plain = _bare(folded(text).strip("。"))
    today = _day_of(said)
    near = _fiscal(plain, today) or (_nearby(plain, today) if today else None)
    if near:
        return near.isoformat()
    plain = _bare(re.sub(_WEEKDAY, "", plain))
    if not plain.isascii():
        plain = "".join(plain.split())
    found = next((hit for one in _DATES if (hit := re.match(one, plain))), None)
    day = _made(found.groupdict(), today) if found else None
    return day.isoformat() if day else None


def _bare(plain: str) -> str:
    """Without the words around a date; two of them may stand there (までに + です)."""
    for _ in range(2):
        plain = re.sub(_LOOSE, "", plain).strip(" ,")
    return plain


def as_whole_day(text: str) -> str | None:
    """As `as_day`, where no room is left to guess: the year comes first, month and day are said."""
    day = as_day(text)
    return day if day and re.match(_WHOLE, folded(text)) else None


def _day_of(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _made(said: dict[str, str | None], today: date | None) -> date | None:
    """The day that the parts of a date mean; a year that was not said is the next that fits."""
    if said.get("ahead"):
        if today is None:
            return None
        first = _months_on(today.replace(day=1), _AHEAD.get(said["ahead"] or "", 1))
        return _in_month(first.year, first.month, said)
    name = said.get("name")
    month = _MONTHS.index(name[:3]) + 1 if name else int(said.get("month") or said.get("m") or 0)
    year = _year(said, today)
    if year is not None or today is None:
        return _in_month(year, month, said) if year is not None else None
    soon = _in_month(today.year, month, said)
    return soon if soon and soon >= today else _in_month(today.year + 1, month, said)


def _year(said: dict[str, str | None], today: date | None) -> int | None:
    if rel := said.get("rel"):
        on = {"来年": 1, "翌年": 1, "再来年": 2}.get(rel, 0)
        return today.year + on if today else None
    year = said.get("year")
    if not year:
        return None
    nth = 1 if year == "元" else int(year)
    if era := said.get("era"):
        return _ERAS[era] + nth
    return nth if len(year) == 4 else None


def _in_month(year: int, month: int, said: dict[str, str | None]) -> date | None:
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    last = monthrange(year, month)[1]
    part = said.get("part") or ""
    week = next((nth for nth, one in enumerate(_WEEKS, 1) if re.search(one, part)), 0)
    day = int(said.get("day") or (min(7 * week, last) if week else _PARTS.get(part, last)))
    return date(year, month, day) if 1 <= day <= last else None


def _months_on(day: date, months: int) -> date:
    nth = day.year * 12 + day.month - 1 + months
    year, month = divmod(nth, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _fiscal(plain: str, today: date | None) -> date | None:
    """The end of a year from April on, or of a quarter of one: 2025年度末, 第1四半期末 (June).

    English quarters are not read: whether Q1 begins in January or in April is the office's own.
    """
    found = re.fullmatch(
        r"(?:(?P<era>令和|平成|r|h)?(?P<year>\d{1,4}|元)年度の?)?"
        r"(?:第(?P<quarter>[1-4一二三四])四半期の?)?末",
        plain,
    )
    if not found or plain == "末":
        return None
    quarter = "一二三四1234".index(found["quarter"] or "4") % 4 + 1
    months = 3 * quarter + 3  # from January of the year it begins in
    begins = _year(found.groupdict(), today) if found["year"] else None
    if found["year"] and begins is None:
        return None
    if begins is not None:
        return _in_month(begins + (months > 12), (months - 1) % 12 + 1, {})
    if today is None:
        return None
    month = (months - 1) % 12 + 1
    soon = _in_month(today.year, month, {})
    return soon if soon and soon >= today else _in_month(today.year + 1, month, {})


def _nearby(plain: str, today: date) -> date | None:
    """What is said from today on: 明日, 来週の金曜, 2週間後, 年度末, "in three months"."""
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    if plain in (
        "年末",
        "今年末",
        "今年中",
        "年内",
        "end of the year",
        "end of year",
        "year end",
    ):
        return date(today.year, 12, 31)
    if re.fullmatch(r"月末|(?:the )?end of (?:the )?month|month end", plain):
        return _in_month(today.year, today.month, {})
    if found := re.fullmatch(r"(今|本|来|翌)?年度(?:末|内|中)", plain):
        first = today.year + (today.month > 3) + (found[1] in ("来", "翌"))
        return date(first, 3, 31)
    if found := re.fullmatch(r"(?:end of )?(?:the |this )?(next )?fiscal year(?: end)?", plain):
        return date(today.year + (today.month > 3) + bool(found[1]), 3, 31)
    found = re.fullmatch(_STEPS, plain)
    if found and (day := _steps_on(found["n"], found["unit"], today)):  # no Friday, next week
        return day
    return _weekday_on(plain, today)


def _steps_on(said: str, unit: str, today: date) -> date | None:
    if said == "半":
        return _months_on(today, 6) if unit == "年" else None
    many = as_count(said)
    if many is None:
        return None
    if days := {"日": 1, "d": 1, "週": 7, "w": 7, "f": 14}.get(unit[0]):
        return today + timedelta(days=many * days)
    return _months_on(today, many * (12 if unit[0] in "年y" else 1))


def _weekday_on(plain: str, today: date) -> date | None:
    """A day of this week or the next; a week alone means its Friday."""
    found = re.fullmatch(r"(今|来|再来)週(?:の?([月火水木金土日])曜?日?|末|中)?", plain)
    if found:
        nth = _WEEK.index(found[2]) if found[2] else 4
        return _of_week(today, ("今", "来", "再来").index(found[1]), nth)
    if found := re.fullmatch(r"(?:次の|今度の)?([月火水木金土日])曜日?", plain):
        return today + timedelta(days=(_WEEK.index(found[1]) - today.weekday()) % 7)
    plain = re.sub(r"^(.+day),? (next|this) week$", r"\2 \1", plain)
    plain = re.sub(r"^(?:the )?(?:end|middle) of (?=next week|this week)", "", plain)
    plain = re.sub(r"^(?:the )?end of (?:the )?week$", "this week", plain)
    if found := re.fullmatch(
        rf"(?:a )?week on (?:{_DAYNAME})(?:day)?|(?:{_DAYNAME})(?:day)? week", plain
    ):
        nth = _DAYNAMES.index(re.sub(r"(?:a )?week on ", "", plain)[:3])
        return today + timedelta(days=(nth - today.weekday()) % 7 + 7)
    found = re.fullmatch(rf"(?:(next|this) )?(week|(?:{_DAYNAME})(?:day)?)", plain)
    if not found or (found[2] == "week" and not found[1]):
        return None
    if found[1] == "next" or found[2] == "week":
        nth = 4 if found[2] == "week" else _DAYNAMES.index(found[2][:3])
        return _of_week(today, int(found[1] == "next"), nth)
    return today + timedelta(days=(_DAYNAMES.index(found[2][:3]) - today.weekday()) % 7)


def _of_week(today: date, weeks: int, nth: int) -> date:
    return today + timedelta(days=7 * weeks + nth - today.weekday())


_TITLED = r"(?:さん|さま|様|氏|係長|課長|部長|補佐|主任|主査|先生|係|課|班)"
_WHO = re.compile(
    rf"(?P<ja>[^\s、，,。をにでへのがは]{{1,10}}?{_TITLED})(?:が|は)[、，\s]*"
    r"|(?!(?i:(?:we|i|they|it|this|that|some|every|no)(?:one|body)?\b))"
    r"(?P<en>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)(?: will| is going to| shall|['’]ll)\s+(?=[a-z])"
)
# Where it is asked who, it is said without "will" too: Dave asks the contractor, Dave to count.
_WHO_FIRST = re.compile(
    r"(?P<en>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)(?:(?: to|:) +(?=[a-z])"
    r"| (?=[a-z]+s (?:the|a|an|our|their|his|her|all|every|each|how|what|which|why|with|at|through"
    r"|for|\d+)\b))"
)
_UNTIL = re.compile(r"(?:までに|まで|に)[、，\s]*(?=[^\s、，])|[、，]\s*")
_BY = re.compile(r",?\s+(?:by|until|before|on|due)\s+", re.IGNORECASE)


def who_and_when(
    text: str, said: str, known: Iterable[str] = (), *, owner_first: bool = False
) -> tuple[str, str, str]:
    """Who does something and by when, told in one sentence, and the rest of it.

    `佐藤さんが来週の金曜までに数える`, "Dana will count them by 15 January". Whoever is known by
    name needs no title and no "will". Nothing of the three is made up: "" where it is not said.
    """
    owner, rest = _who(text, known)
    if owner_first and not owner and (found := _WHO_FIRST.match(text)):
        owner, rest = found["en"], text[found.end() :] if found[0][-2:] in ("o ", ": ") else text
    day = ""
    for found in _UNTIL.finditer(rest[:20]):
        head = rest[: found.start()]
        exact = found[0][0] != "に" or re.search(r"[日曜末]", head)  # 4月に: in the course of it
        if exact and (when := as_day(head, said)):
            day, rest = when, rest[found.end() :]
            break
    if day and not owner:
        owner, rest = _who(rest, known)
    for found in _BY.finditer(rest):
        if not day and (when := as_day(rest[found.end() :], said)):
            day, rest = when, rest[: found.start()]
    return (owner, day, rest) if rest.strip() else ("", "", text)


def _who(text: str, known: Iterable[str]) -> tuple[str, str]:
    """Who is named in front of what is done, and what that is."""
    if found := _WHO.match(text):
        return found["ja"] or found["en"], text[found.end() :]
    for name in known:
        if text.startswith((f"{name}が", f"{name}は")):
            return name, text[len(name) + 1 :].lstrip("、，, ")
        if re.match(rf"{re.escape(name)} (?=[a-z])", text):
            return name, text
    return "", text

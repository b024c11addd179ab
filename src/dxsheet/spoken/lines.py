"""What a line says: that it is not known, that there is nothing, several things at once, a figure.

Figures are numbers, counts, flags and measures as people say them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


def folded(text: str) -> str:
    """A text for comparing: full-width like half-width, small letters, single spaces."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.casefold().replace("’", "'").split())


END = " 。.．!！…、,"
_TAIL = r"(?:です|でした|でしょう|だ|ね|が|けど|けれど|と思います|な|よ|かな)*"
_UNKNOWN = (
    r"(?:(?:まだ|今は|今のところ|現時点では?|正直|ちょっと|よく|はっきり|私には|誰にも|だれにも)[、,]?)*"
    r"(?:(?:わか|分か|判|解)(?:りません|らない|んない|らん|りかねます|っていません|っていない)"
    r"|知り?(?:ません|らない|らん)|知(?:らない|りません)|存じません"
    r"|不明(?:確|瞭)?|未定|未確認|未検証|未調査|未確定|調査中|確認中|検討中|要確認|要調査"
    r"|(?:決|決ま|きま)(?:っていません|っていない|りません|らない|めていません|めていない)"
    r"|(?:調べ|確かめ|確認し|数え)て(?:いません|いない|ません|ない)|まだ|さあ)"
    rf"{_TAIL}"
    r"|(?:(?:i|we)(?:'m| am|'re| are)? ?)?(?:really )?"
    r"(?:(?:do not|don't|dont|did not|didn't) know|not sure|unsure|not certain|have no idea"
    r"|no idea|can't say|cannot say|can't tell)(?: yet| now| right now)?"
    r"|not (?:yet )?(?:known|decided|determined|checked|clear|measured|counted)"
    r"(?: yet| so far)?|not yet|nobody knows|who knows"
    r"|(?:still )?(?:unknown|unclear|undecided|undetermined)(?: yet| so far)?"
    r"|idk|dunno|no clue|hard to (?:say|tell)"
    r"|(?:(?:it's|it is|that's|still|far|much) )*too (?:early|soon)"
    r"(?: (?:yet|for that|to (?:say|tell|know)))?"
    r"|(?:まだ)?(?:早い|早すぎ(?:る|ます)?|これから|先の話|時期尚早)(?:です)?"
    r"|tbd|tba|tbc|t\.b\.d|to be (?:decided|determined|confirmed|defined|checked|announced)"
)
_EN_LEAD = r"(?:(?:no|nope|well|ok|okay|right|i think)[,.]? )*"
_EN_TAIL = r"(?:,? (?:i think|for now|for today|from (?:me|us)|really|then|thanks|thank you))*"
_NOTHING = (
    r"(?:(?:いまは|今は|今のところ|現時点では|とくに|特に|特段|他に|ほかに|もう|これ以上|以上)[はも]?[、,]?)*"
    r"(?:なし|無し|無|ない|無い|ありません|ございません|無かった|いません|いない|おりません)"
    rf"{_TAIL}"
    r"|該当は?(?:なし|無し|ありません|しません)|皆無|ゼロ"
    rf"|(?:もう)?(?:以上|終わり|おわり|おしまい|これで全部){_TAIL}"
    r"|(?:no,? )?(?:none|nothing|nil|n/a|n\.a|na|not applicable|no one|nobody|nowhere)"
    r"(?: (?:else|more|other|yet|so far|for now|at all|in particular|special|known))*"
    r"|no|nope|no (?:more|others?|other ones|further ones)"
    rf"|(?:(?:i think )?we(?:'re| are) )?(?:all )?done{_EN_TAIL}"
    rf"|{_EN_LEAD}that(?:'s| is| was|'ll be| will be) (?:all|it|everything|the lot|enough)"
    rf"{_EN_TAIL}"
    rf"|{_EN_LEAD}(?:(?:i|we) )?(?:can't|cannot|couldn't|could not) think of "
    rf"(?:any|another|one|more)(?:thing| one)?(?: (?:else|more|other))?{_EN_TAIL}"
    rf"|{_EN_LEAD}(?:not really|not that (?:i|we) can think of|(?:i|we) don't think so){_EN_TAIL}"
    r"|(?:(?:もう|他|ほか|特|とく)に?は?)*(?:何も)?"
    rf"(?:(?:これ|それ)(?:だけ|くらい|ぐらい|で全部|で終わり|で以上){_TAIL}"
    r"|思い(?:[つ付](?:きません|かない)|当た(?:りません|らない)|浮か(?:びません|ばない))|出尽くし(?:まし)?た)"
    r"|[-–—―ー−]{1,3}"
)


def means_unknown(text: str) -> bool:
    """Whether somebody says that it is not known (yet): わかりません, 未定, "not sure"."""
    return bool(re.fullmatch(_UNKNOWN, folded(text).strip(END)))


def means_nothing(text: str) -> bool:
    """Whether somebody says that there is nothing (more): なし, 特にありません, "none", "n/a"."""
    return bool(re.fullmatch(_NOTHING, folded(text).strip(END)))


_MARK = (
    r"\s*(?:[①-⑳❶-❿⑴-⒇㋐-㋾]|[(（]\s*(?:\d{1,2}|[a-z]|[ア-オ])\s*[)）]|\d{1,2}\s*[.．)）](?!\d)|\d{1,2}[、:：](?=\D)"
    r"|[・･‣•◦●■◆◇▪▶►※*](?![・･●■◆◇*])|[-–—―]\s+|[-–—―](?=[^\x00-\x7f-–—―])|[a-z][.)]\s)\s*"
)
_OPEN, _SHUT = "(（「『[［【〔〈《“{", ")）」』]］】〕〉》”}"
_BETWEEN = (
    r"\s*(?:[、，,;；|｜\n]|(?=[①-⑳])|\s[/／&＆+＋]\s|(?<=[^\x00-\x7f])[/／&＆+＋](?=[^\x00-\x7f])|・"
    r"|\s+(?i:and|と)\s+|および|及び|ならびに|並びに|(?<=[一-龠ァ-ヶー])と(?=[一-龠ァ-ヶ]))\s*"
)
_OFFICE = (
    r"(?i)(?:課|係|部|局|室|班|科|所|署|会|担当|センター|グループ|チーム|窓口|団体"
    r"|division|section|department|office|team|unit|desk|branch|group|committee|bureau)s?"
    r"(?:\s*[（(].*)?\Z"
)
_SURE = frozenset("、，,;；|｜")
_CIRCLED = r"(?<!^)\s*(?=[①-⑳❶-❿])"


def unmarked(text: str) -> str:
    """A line without the list mark in front of it: `1. `, ①, ・, `- `."""
    found = re.match(_MARK, text)
    rest = text[found.end() :] if found else text
    return rest.strip() if rest.strip() else text.strip()


def as_names(text: str) -> tuple[str, ...]:
    """The names on one line, at any separator outside brackets; each once, as written.

    What stands inside one name (防災・危機管理課, ジョン・スミス, R&D) parts nothing.
    """
    pieces, at, depth = [], 0, 0
    where = {hit.start(): hit for hit in re.finditer(_BETWEEN, text)}
    for place, sign in enumerate(text if where else ""):
        depth += (sign in _OPEN) - (sign in _SHUT and depth > 0)
        hit = where.get(place)
        if hit and depth == 0 and place >= at and _parts(text, at, hit, where):
            pieces.append(text[at:place])
            at = hit.end()
    pieces.append(text[at:])
    names = (unmarked(one).strip(" 　。") for one in pieces)
    return tuple(dict.fromkeys(one for one in names if one))


def _parts(text: str, begin: int, hit: re.Match[str], where: dict[int, re.Match[str]]) -> bool:
    """Whether a separator stands between two names, not within one."""
    if not hit.group().strip() or hit.group().strip() in _SURE:
        return True
    after = min((one for one in where if one >= hit.end()), default=len(text))
    left, right = text[begin : hit.start()].strip(), text[hit.end() : after].strip()
    if not left or not right:
        return True
    if re.match(r"(?i)(?:the|our|their|all|some) ", right):
        return True
    if re.fullmatch(r"[ァ-ヶー]+", left) and re.fullmatch(r"[ァ-ヶー]+", right):
        return False
    return bool(re.search(_OFFICE, left)) or not re.search(_OFFICE, right)


def as_statements(text: str) -> tuple[str, ...]:
    """The statements in a pasted text: at newlines, `;` and list marks, never at a comma."""
    found = []
    for line in re.split(r"[\n\r;；]+", text):
        for one in re.split(_CIRCLED, line) if re.match(_MARK, line) else [line]:
            if one.strip() and (said := unmarked(one)):
                found.append(said)
    return tuple(dict.fromkeys(found))


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

    `rest` is what else was said: `of 380`, 380件中.
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
    rf"(?i)(?P<of>{_DIGITS}\s*[^\s\d]{{0,2}}(?:中|のうち)、?\s*)?(?P<before>{_any(_BEFORE)})?\s*(?:(?P<per>週|月|日|年|時間)(?:に|あたり)?\s*(?P<about>約)?)?"
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
    rest = (found["of"] or "") + (found["rest"] or "")
    return Measure(found["number"].replace(",", ""), unit, sign, rest.strip())


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one, however they are written: ％ and percent, 件／週 and 件/週."""
    return _unit(one) == _unit(other)


def _unit(text: str) -> str:
    plain = folded(text).replace(" ", "")
    per = re.fullmatch(r"(週|月|日|年|時間)(?:に|あたり)?(\D+)", plain)
    plain = f"{per[2]}/{per[1]}" if per else plain
    return _UNITS.get(folded(text), re.sub(r"(?<=\w)(?:per|a)(?=week|month|day|year)", "/", plain))


def kind_of(text: str) -> str:
    """The kind that the words of a solution suggest, "" where they suggest none."""
    plain = folded(text)
    return next((kind for kind, words in _KINDS.items() if re.search(words, plain)), "")


_KINDS = {
    "abolish": r"廃止|やめ(?:る|て)|なくす|\babolish|\bstop\b|\bdrop\b(?! ?(?:box|off))",
    "training": r"研修|勉強会|講習|\btrain",
    "system_change": r"改修|画面|予約表|\bscreens?\b|change the system|共有の.*表",
    "new_system": r"システム|アプリ|導入|rpa|チャットボット|オンライン"
    r"|\bsystem\b|\bapp\b|online|\btool\b",
    "manual": r"手順書|マニュアル|記入例|手引|案内|見本|\bmanual\b|\bguide\b|\bexample\b",
    "organisation": r"体制|配置|担当を|当番|窓口を|\bstaff(?:ing)?\b|\brota\b|\bdesk\b",
    "rule": r"規程|規則|ルール|内規|基準|要綱|\brule\b|\bpolicy\b",
    "process": r"手順|様式|まとめ|統一|順番|一本化|簡素"
    r"|\bprocedure\b|\bform\b|\bsteps?\b|\bmerge\b",
}


_SAME = re.compile(
    r"(?:(?P<ja>s\d+|前|上|さっき)と同じ(?:人|です)?|同じ(?:人|です)?|同上"
    r"|(?:the )?same(?: (?:one|person|name))?(?: as (?P<en>s\d+|before|above|last time))?|ditto)"
)


def means_same(text: str) -> str | None:
    """The id named ("" where none is) if it is as before: 前と同じ, "same as S2"; else None."""
    found = _SAME.fullmatch(folded(text).strip(END))
    if not found:
        return None
    named = found["ja"] or found["en"] or ""
    return named.upper() if re.fullmatch(r"s\d+", named) else ""

"""What a filled cell says, and what it means for a field: the value as the file writes it."""

from __future__ import annotations

import re
import unicodedata
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from dxsheet.importing import complaints
from dxsheet.importing.complaints import Complaint
from dxsheet.lang import Text
from dxsheet.office.tabs import canon, meant, names_of, plain_number
from dxsheet.sheet.choices import meant_choice
from dxsheet.sheet.fields import Field
from dxsheet.sheet.ids import LETTERS
from dxsheet.sheet.shape import read_value
from dxsheet.spoken import (
    as_count,
    as_day,
    as_flag,
    as_measure,
    as_number,
    folded,
    means_nothing,
    means_unknown,
    same_unit,
)
from dxsheet.summary.blocks import ALL_SIGNS, SIGNS

Plain = str | list[str]
Read = tuple[Plain | None, Complaint | None]


class Value(NamedTuple):
    """What a cell says. `kind`: text, number, date (ISO), flag, error (#REF!), formula.

    `text` is how it reads, with the unit or the zeros that its format adds; `day` the date that a
    number would be in this workbook's calendar; "formula" is one whose result is not in the file.
    """

    kind: str
    text: str
    number: float = 0.0
    day: str = ""


# What a number format says: text, an escaped sign, gaps, a span, money, other brackets, a part of
# the time, digits, anything else.
_TOKENS = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(h+|m+|s+(?:\.0+)?)|([#0?][#0?,.]*|\.0+)|(.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*\Z)')
_ASKED = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_HOLDS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_SIGNS = "-−▲△() "  # how a format tells that a number is below zero
_BETWEEN = re.compile(
    r"(?<=\d)\s*(?:と|及び|および|and)\s*(?=[A-Za-zＡ-Ｚａ-ｚ\d])|[\s,、，;；・/／&＆+＋]+"
)
_MONEY = {"¥": ("円", "yen", "jpy"), "$": ("usd", "dollars"), "€": ("eur", "euros"), "£": ("gbp",)}
_CIRCLED = re.compile("([①-⑳])")
_CHOICES = re.compile(r"\s*[,、，;；\n]\s*")
# As signs are typed; compared by `sign_of`.
TRUE = frozenset(
    (
        *("済", "済み", "完了", "はい", "有", "あり", "該当", "丸", "レ", "レ点"),
        *("true", "done", "yes", "ok", *"1○〇◯⭕●◎✓✔☑✅oyv"),
    )
)
# A latin x is left out: a tick to some, a no to others.
FALSE = frozenset(("未了", "いいえ", "なし", "無し", "false", "no", *"未無0-−ー―×✗✘✖❌☐□n/"))
# What people add to a choice: 特定済み, 採用する, 提案中. Longest first.
_ADDED = re.compile(r"(?:しました|します|した|済み|ずみ|済|する|り|る|中|です|だった|とする)\Z")


class _Cell(NamedTuple):
    """A filled cell of a field, and its text as it is meant."""

    field: Field
    key: str
    value: Value
    text: str


def read_cell(field: Field, key: str, value: Value | None) -> Read:
    """A cell's value for a field as the file writes it, None for an empty cell; what is wrong."""
    if value is None:
        return None, None
    if value.kind == "error":
        return None, complaints.ERROR_VALUE.about(said=value.text)
    if value.kind == "formula":
        return None, complaints.NO_RESULT
    text = meant(value.text.strip())
    kind = "choices" if field.kind == "list" and field.values else field.kind
    plain, wrong = _READERS.get(kind, _words)(_Cell(field, key, value, text))
    # 未定 in a date, なし in a number: not yet, and no value. "No" as a status says something.
    nothing = means_nothing(text) and as_flag(text) is None
    return plain, None if nothing or means_unknown(text) else wrong


def canon_of(field: Field, key: str, plain: Plain | None) -> str:
    """A value as it is compared with one of the sheet."""
    if plain is None:
        return ""
    return canon(field, read_value(field, key, plain)[0])


def with_unit(plain: Plain | None, unit: str) -> Plain | None:
    """An amount without its unit where that stands in a cell of its own: 40件 with 件 is 40."""
    if isinstance(plain, str) and folded(unit) in _MONEY.get(plain[:1], ()):
        plain = plain if as_number(plain[1:]) is None else plain[1:].replace(",", "")
    found = as_measure(plain) if isinstance(plain, str) and unit else None
    alone = found and not found.sign and not found.rest and same_unit(found.unit, unit)
    return found.number if found and alone else plain


def tidy_id(said: str, letter: str = "") -> str:
    """An id as typed: width and spaces do not matter, nor a missing `letter` (2 and ② are C2)."""
    plain = unicodedata.normalize("NFKC", said).strip()
    return f"{letter}{int(plain)}" if letter and re.fullmatch("[0-9]{1,6}", plain) else plain


def sign_of(said: str) -> str:
    """A sign as signs are compared: one width, without the selector that phones add."""
    plain = "".join(one for one in said if one not in "\ufe0e\ufe0f")
    return unicodedata.normalize("NFKC", plain).strip().casefold()


def _words(cell: _Cell) -> Read:
    target = cell.field.target
    return (tidy_id(cell.text, LETTERS.get(target, "")) if target else cell.text) or None, None


def _list(cell: _Cell) -> Read:
    """One entry a line; what is spelt is read after the lines are cut."""
    entries = [meant(one.strip()) for one in cell.value.text.split("\n")]
    return [one for one in entries if one.strip()] or None, None


def _refs(cell: _Cell) -> Read:
    said, letter = (
        _BETWEEN.split(_CIRCLED.sub(r" \1 ", cell.text)),
        LETTERS.get(cell.field.target, ""),
    )
    return [tidy_id(one, letter) for one in said if one] or None, None


def _choice(cell: _Cell) -> Read:
    found = chosen(cell.field, cell.text)
    if found is not None:
        return found, None
    labels = cell.field.values.values()
    words = Text(", ".join(one.en for one in labels), "、".join(one.ja for one in labels))
    return None, complaints.NOT_CHOSEN.about(said=cell.text, words=words)


def chosen(field: Field, text: str) -> str | None:
    """The choice that is meant: by its label in either language, as people put it, or by key."""
    said = text.strip().lstrip("".join(ALL_SIGNS)).strip() or text
    loose = _loose("".join(unicodedata.normalize("NFKC", said).casefold().split()))
    known = {name: map(_loose, names_of(label, name)) for name, label in field.values.items()}
    alike = (name for name, names in known.items() if loose in names)
    return meant_choice(said, field.values) or next(alike, None) or _signed(field, text)


def _signed(field: Field, text: str) -> str | None:
    """The status that a sign alone stands for, as on every page: ○ identified, × rejected."""
    plain = sign_of(text)
    plain = "○" if plain in "〇◯⭕" else plain
    every = (signs for signs in SIGNS.values() if signs.keys() <= field.values.keys())
    told = (key for signs in every for key, sign in signs.items() if sign_of(sign) == plain)
    return None if means_nothing(text) else next(told, None)


def _loose(word: str) -> str:
    """A choice without what people add or leave out."""
    return _ADDED.sub("", word).replace("の", "")


def _choices(cell: _Cell) -> Read:
    found: list[str] = []
    for one in _CHOICES.split(cell.text):
        name, wrong = _choice(cell._replace(text=one)) if one else (None, None)
        if wrong:
            return None, wrong
        found += [str(name)] if name else []
    return found or None, None


def _flag(cell: _Cell) -> Read:
    plain = sign_of(cell.text)
    said = True if plain in TRUE else False if plain in FALSE else as_flag(plain)
    if said is None:
        return None, complaints.NO_FLAG.about(said=cell.text)
    return "true" if said else "false", None


def _day(cell: _Cell) -> Read:
    # A number whose date format was lost on the way, or 5/10 of the sheet's year.
    day = cell.value.day or as_day(cell.text)
    return (day, None) if day else (None, complaints.NO_DAY.about(said=cell.text))


def _number(cell: _Cell) -> Read:
    if cell.value.kind == "number":
        return plain_number(cell.value.number), None
    found = None
    if cell.value.kind == "text":
        found = as_number(cell.text)
        found = as_count(cell.text) if found is None else found
    if found is None:
        return None, complaints.NO_NUMBER.about(said=cell.text)
    return plain_number(found), None


def _amount(cell: _Cell) -> Read:
    found = as_number(cell.text)
    return (cell.text or None) if found is None else plain_number(found), None


def _id(cell: _Cell) -> Read:
    name = tidy_id(cell.text, cell.field.target)
    wrong = read_value(cell.field, cell.key, name)[1]
    if wrong:
        return None, complaints.NO_ID.about(said=cell.text, one=f"{cell.field.target}1")
    return name, None


_READERS = {
    "words": _words,
    "list": _list,
    "refs": _refs,
    "choice": _choice,
    "choices": _choices,
    "flag": _flag,
    "date": _day,
    "number": _number,
    "amount": _amount,
    "id": _id,
}


def _tokens(code: str) -> list[tuple[str, ...]]:
    """The parts of one section of a format."""
    return _TOKENS.findall(re.sub("General", "0", code, flags=re.IGNORECASE))


def _letters(code: str) -> str:
    tokens = _tokens(_SECTION.split(code)[0])
    return "".join(one[2] or one[4] or one[6] for one in tokens).lower()


def is_clock(code: str) -> bool:
    """Whether a format shows hours or minutes and no day."""
    return bool(re.search("[hs]", _letters(code))) and not re.search("[ydge]", _letters(code))


def is_month(code: str) -> bool:
    """Whether a format shows a month and its year, and no day."""
    return bool(re.fullmatch("[^dhs]*(?:m[^dhs]*[yge]|[yge][^dhs]*m)[^dhs]*", _letters(code)))


def has_hours(code: str) -> bool:
    """Whether a format shows the time of the day."""
    return "h" in _letters(code)


def clock(seconds: int, code: str) -> str:
    """A span of time as its format shows it: 30:00 for [h]:mm, 90分 for [mm]"分"."""
    sign, seconds, out = "-" if seconds < 0 else "", abs(seconds), []
    for quoted, escaped, whole, money, part, digits, other in _tokens(_SECTION.split(code)[0]):
        letter = (whole or part)[:1].lower()
        size = {"h": 3600, "m": 60, "s": 1}.get(letter, 0)
        if size:
            many = seconds // size % (10**9 if whole else {"h": 24, "m": 60, "s": 60}[letter])
            out.append(str(many).zfill(len((whole or part).partition(".")[0])))
        else:
            out.append(quoted or escaped or money or digits or other)
    text = re.sub(r"\s*(?:AM/PM|A/P|@)", "", "".join(out)).strip()
    return sign + text


def shown(number: float, code: str) -> str:
    """A number with what its format adds: zeros, a unit or a sign around it, a percent sign.

    No digit is rounded away; thousands are left off where the format does it (`#,##0,`), and parted
    only beside a unit. A section without a digit (`"良";"悪"`) is read as the word that it shows.
    """
    section, below = _section(number, code)
    tokens = _tokens(section)
    if re.search("[A-Za-z/]", "".join(one[4] + one[6] for one in tokens)):
        return plain_number(number)  # a fraction, an exponent, a date out of range
    places = [one[5].replace(",", "") for one in tokens if one[5]]
    if len(places) > 1 and number == int(number) and "." not in "".join(places):
        return "-" * below + _masked(number, tokens, len("".join(places)))
    before, body, after = "", "", ""
    for quoted, escaped, _, money, _, digits, other in tokens:
        said = (
            quoted or escaped or money or ("" if other.isascii() and other not in "$%" else other)
        )
        body += digits
        if said == other == "%":
            number = round(number * 100, 10)
        if said.strip(_SIGNS) or (said and not said.strip()):
            before, after = (before, after + said) if body else (before + said, after)
    before, after = before.strip(), after.rstrip()
    if not body:
        return before if re.search(r"\w", before) else plain_number(number)
    number /= 1000 ** (len(body) - len(body.rstrip(",")))
    return "-" * below + before + _digits(abs(number), body.rstrip(","), before + after) + after


def _section(number: float, code: str) -> tuple[str, bool]:
    """The part of a format that speaks for a number, and whether it shows it as below zero."""
    parts = _SECTION.split(code)[:3]
    asked = [_ASKED.search(one) for one in parts]
    if any(asked):
        pairs = zip(parts, asked, strict=True)
        fits = (one for one, if_ in pairs if not if_ or _HOLDS[if_[1]](number, float(if_[2])))
        return next(fits, parts[-1]), number < 0
    if number < 0 and len(parts) > 1 and _literal(parts[1]) != _literal(parts[0]):
        return parts[1], any(one in parts[1] for one in _SIGNS.strip(" )"))
    return parts[2] if not number and len(parts) > 2 else parts[0], number < 0


def _literal(section: str) -> str:
    return "".join(one[0] + one[1] + one[3] for one in _tokens(section)).strip(_SIGNS)


def _masked(number: float, tokens: list[tuple[str, ...]], places: int) -> str:
    """Digits put into several groups from the right: 100-0001, 2026年12月04日."""
    left, out = plain_number(abs(number)), ""
    for quoted, escaped, _, money, _, digits, other in reversed(tokens):
        for sign in reversed(digits.replace(",", "")):
            places -= 1
            taken = left[-1:] if places else left
            left, out = left[: len(left) - len(taken)], (taken or sign.strip("#?")) + out
        out = (quoted or escaped or money or other) + out
    return out.strip()


def _digits(number: float, body: str, unit: str) -> str:
    whole, _, fraction = plain_number(number).partition(".")
    wanted, _, places = body.partition(".")
    if set(wanted.replace(",", "")) == {"0"}:
        whole = whole.zfill(len(wanted.replace(",", "")))
    elif "," in wanted and unit not in ("", "%"):
        whole = f"{int(whole):,}"
    fraction = fraction.ljust(places.count("0"), "0") if unit else fraction
    return f"{whole}.{fraction}" if fraction else whole

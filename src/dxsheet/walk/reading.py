"""What a typed line means as an answer: numbers full-width or not, yes or はい, dates as written.

An answer that does not fit comes back as a text that says what would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from dxsheet.lang import Text
from dxsheet.spoken import as_day, as_number
from dxsheet.walk import words
from dxsheet.walk.questions import Option
from dxsheet.walk.steps import Answer, Step

LIMIT = 2000
_HALVES = re.compile("[\ud800-\udfff\ufffd]")
_SPLIT = re.compile(r"[,、，;；・\s]+")
_COMMAS = re.compile(r"[,、，;；]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_YES = ("y", "yes", "はい", "1", "○", "〇", "◯", "true", "うん")
_NO = ("n", "no", "いいえ", "2", "×", "false", "ない")


def cleaned(line: str) -> str:
    """A typed line without what no file can hold and without spaces around it."""
    return _CONTROL.sub("", line.replace("\t", " ").replace("\u3000", " ")).strip()


def read(step: Step, line: str) -> Answer | Text:
    """The answer that a line (not empty, not a command) gives to a step, or why it cannot."""
    if _HALVES.search(line):
        return words.UNREADABLE
    text = cleaned(line)
    if len(text) > LIMIT:
        return words.TOO_LONG.fill(limit=LIMIT)
    return _READERS[step.question.kind](step, text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _words(_step: Step, text: str) -> Answer | Text:
    return text


def only_digits(step: Step, line: str) -> bool:
    """Whether a number was typed where a statement is meant, mostly meant for another question."""
    return step.question.field.endswith(".text") and _plain(line).isdigit()


def _number(_step: Step, text: str) -> Answer | Text:
    value = as_number(text)
    return words.NUMBER if value is None else str(value)


def _amount(_step: Step, text: str) -> Answer | Text:
    value = as_number(text)
    return text if value is None else str(value)


def _date(_step: Step, text: str) -> Answer | Text:
    return as_day(text) or words.DATE


def _yesno(_step: Step, text: str) -> Answer | Text:
    plain = _plain(text)
    if plain in _YES:
        return "true"
    return "false" if plain in _NO else words.ONE_OF.fill(numbers="1, 2")


def _choice(step: Step, text: str) -> Answer | Text:
    found = _option(step, text)
    return found if found is not None else words.ONE_OF.fill(numbers=_numbers_of(step))


def _choices(step: Step, text: str) -> Answer | Text:
    picked: dict[str | None, None] = {}
    for part in _COMMAS.split(text):
        whole = _option(step, part)
        picked |= dict.fromkeys([whole] if whole is not None else _apart(step, part))
    values = tuple(one for one in picked if one is not None)
    if not values or None in picked or ("" in picked and len(values) > 1):
        return words.SOME_OF.fill(numbers=_numbers_of(step))
    return values


def _apart(step: Step, part: str) -> list[str | None]:
    """Numbers with nothing but spaces between."""
    return [_option(step, one) for one in _SPLIT.split(part) if one]


def _names(step: Step, text: str) -> Answer | Text:
    """Names with commas between; a number is the name it stands for."""
    by_number = {str(one.number): one.value for one in step.options}
    names = [one.strip() for one in _COMMAS.split(text) if one.strip()]
    if all(one.isascii() and one.isdigit() for one in _SPLIT.split(_plain(text)) if one):
        names = [one for one in _SPLIT.split(_plain(text)) if one]
    picked = tuple(dict.fromkeys(by_number.get(_plain(one), one) for one in names))
    return picked or words.SOME_OF.fill(numbers=_numbers_of(step))


def _scores(_step: Step, text: str) -> Answer | Text:
    points = [as_number(one) for one in _SPLIT.split(text) if one]
    if not points or None in points:
        return words.NUMBERS
    return tuple(str(one) for one in points)


def _option(step: Step, text: str) -> str | None:
    """The value of the option that a text names by number, id, value or label."""
    plain = _plain(text)
    for one in step.options:
        names = _names_of(one)
        if plain in names or plain.rstrip(".)") in names:
            return one.value
    return None


def _names_of(one: Option) -> tuple[str, ...]:
    texts = (one.label, one.also) if one.also else (one.label,)
    labels = [_plain(label) for text in texts for label in (text.en, text.ja)]
    return (str(one.number), one.value.casefold() or "0", *labels)


def _numbers_of(step: Step) -> str:
    return ", ".join(str(one.number) for one in step.options)


_READERS: dict[str, Callable[[Step, str], Answer | Text]] = {
    "text": _words,
    "list": _words,
    "number": _number,
    "amount": _amount,
    "date": _date,
    "yesno": _yesno,
    "choice": _choice,
    "choices": _choices,
    "names": _names,
    "scores": _scores,
}

"""What a typed line means: a request, or an answer of the kind that its question asks for.

An answer that does not fit comes back as a text that says what would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from dxsheet.lang import Text, in_a_row
from dxsheet.spoken import (
    as_count,
    as_day,
    as_measure,
    as_names,
    as_number,
    as_statements,
    folded,
    means_nothing,
    means_unknown,
    unmarked,
)
from dxsheet.walk.questions import chosen, option
from dxsheet.walk.steps import Answer, Step

LIMIT = 2000

# ------------------------------------------------------------------ requests

HELP = "help"
BACK = "back"
SKIP = "skip"
UNKNOWN = "unknown"
TABLE = "table"
LEAVE = "leave"
UNDO = "undo"
JUMP = "jump"

# The sign first: it is the one the legend shows.
_SPELT = {
    HELP: ("?", "help", "ヘルプ", "へるぷ", "説明"),
    BACK: ("<", "back", "戻る", "もどる"),
    SKIP: (">", "skip", "とばす", "飛ばす", "スキップ"),
    UNKNOWN: ("-",),
    TABLE: ("=", "table", "表"),
    LEAVE: ("q", "quit", "exit", "save", "終わる", "終了", "やめる", "保存"),
    UNDO: ("<<", "undo", "取り消す", "取消", "取り消し", "元に戻す"),
}
_BY_SPELLING = {spelt: name for name, all_ in _SPELT.items() for spelt in all_}
# What the keys for - and ' give with an IME on.
_ALIKE = str.maketrans({"ー": "-", "−": "-", "―": "-", "–": "-", "—": "-", "‐": "-", "’": "'"})
_QUOTES = {"「": "」", '"': '"', "“": "”", "『": "』", "＂": "＂"}
_TAKE_OUT = ("消す", "けす", "消して", "削除", "削除する", "remove", "delete")
_JUMP = re.compile(r"[@＠]\s*([\w.\[\]]+)[\s\u3000:：=]*(.*)", re.DOTALL)

LEGEND = (
    ("?", Text("help and example", "説明と例")),
    ("<", Text("back", "戻る")),
    (">", Text("skip", "とばす")),
    ("-", Text("not known yet", "まだ分からない")),
    ("=", Text("the table so far", "ここまでの表")),
    ("@C2", Text("see or change C2 (or any number)", "番号（ここでは C2）を見る・直す")),
    ("<<", Text("undo", "取り消す")),
    ("q", Text("save and leave", "保存して終わる")),
)


def command(line: str) -> str | None:
    """The request that a line is, None where it is an answer."""
    plain = folded(line).rstrip("。")
    if _JUMP.fullmatch(line.strip()):
        return JUMP
    if len(plain) == 1:
        plain = plain.translate(_ALIKE)
    return _BY_SPELLING.get(plain)


def is_word(line: str) -> bool:
    """Whether a request was typed as a word that could be an answer too, not as its sign."""
    name = command(line)
    plain = folded(line).rstrip("。")
    return name not in (None, JUMP) and len(plain.translate(_ALIKE).strip("<>-=?q")) > 0


def is_either(step: Step, line: str) -> bool:
    """Whether a line is a word of a request and could be the answer to a question as well."""
    return step.question.kind in PROSE and is_word(line)


def jump(line: str) -> tuple[str, str]:
    """Where a jump leads (`C2`, `C2.evidence`, a number of the review), and what is said there."""
    found = _JUMP.fullmatch(line.strip())
    if not found:
        return "", ""
    name = unicodedata.normalize("NFKC", found[1])
    return name, "-" if folded(found[2]) in _TAKE_OUT else found[2].strip()


def literal(line: str) -> str:
    """An answer without the quotes that kept it from being read as something else."""
    text = line.strip()
    if len(text) > 2 and _QUOTES.get(text[0]) == text[-1]:
        inner = text[1:-1]
        alone = command(inner) is not None or means_unknown(inner) or A_NUMBER.fullmatch(inner)
        if alone or inner.lstrip().startswith("#"):
            return inner
    return text


def meant(step: Step, line: str) -> str | None:
    """The request that a line is at this question: the question's own choices go before it."""
    name = command(line)
    text = cleaned(line)
    if name in (None, JUMP):
        unknown = name is None and literal(line) == line.strip() and means_unknown(text)
        return UNKNOWN if unknown and option(step.options, text) is None else name
    if len(folded(text)) > 1 and option(step.options, text) is not None:
        return None
    return name


# ------------------------------------------------------------------ what cannot be taken

NEEDED = Text(
    "This answer is needed before the next question. (q saves and leaves.)",
    "この問いに答えると、先に進めます（q で保存して終わることもできます）。",
)
_NUMBER = Text(
    "Please answer with a number, such as 12 or 3.5.", "数字で答えてください（例: 12、3.5）。"
)
_COUNT = Text(
    "Please answer with a number of people, such as 4 or “about 4”.",
    "人数で答えてください（例: 4、4名、約4人）。",
)
_DATE = Text(
    "Please answer with a date, such as 2025-05-01, 30 June or end of next month.",
    "日付で答えてください（例: 2025-05-01、9月30日、来月末、令和7年5月1日）。",
)
_ONE_OF = Text(
    "Please answer with one of the numbers {numbers}.", "{numbers} の番号で答えてください。"
)
_SOME_OF = Text(
    "Please answer with one or more of the numbers {numbers}, such as {example}.",
    "{numbers} の番号で答えてください（いくつでも。例: {example}）。",
)
_NUMBERS = Text(
    "Please write the numbers with spaces between them, such as 4 3 5.",
    "数字を、空白で区切って並べてください（例: 4 3 5）。",
)
_TOO_LONG = Text(
    "That is too long. Please keep it within {limit} characters.",
    "長すぎます。{limit}字以内にまとめてください。",
)
_UNREADABLE = Text(
    "Some characters could not be read (another encoding?). Please type them again.",
    "読み取れない文字が混ざっています（文字コードが違うようです）。打ち直してください。",
)
NOT_ONLY_DIGITS = Text(
    "That is only a number. Please write a sentence (or put the number in quotation marks if it "
    "is your answer).",
    "数字だけになっています。文で書いてください（数字をそのまま答えにするときは「」で囲みます）。",
)

# ------------------------------------------------------------------ answers by kind

A_NUMBER = re.compile(r"\d+|[PCSIWT]\d{1,3}")
_HALF = str.maketrans("ＣＳｃｓ０１２３４５６７８９", "CScs0123456789")
_HALVES = re.compile("[\ud800-\udfff\ufffd]")
_SPLIT = re.compile(r"(?:[,、，;；・&＆\s]|\band\b|(?<=\d)と(?=[A-Za-z\d]))+", re.IGNORECASE)
_BESIDES = (
    r"(?:\s*[,、，;；]\s*(?:(?:and|plus)\s+)?|\s+(?:and|plus)\s+|\s*と(?=\D))"
    r"(?:also\s+)?(?:それと|あと|さらに)?、?\s*"
)
_COMMAS = re.compile(r"[,、，;；]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
# Kinds of answers in which a number alone is no answer but a slip of the hand.
PROSE = ("text", "list", "name", "line")


def not_known(step: Step, said: str) -> str | None:
    """What is said behind a jump is an answer, save that it is not known yet."""
    return UNKNOWN if meant(step, said) == UNKNOWN else None


def cleaned(line: str) -> str:
    """A typed line without what no file can hold and without spaces around it."""
    return _CONTROL.sub("", line.replace("\t", " ").replace("\u3000", " ")).strip()


def read(step: Step, line: str, today: str = "") -> Answer | Text:
    """The answer that a line (not empty, not a request) gives to a step, or why it cannot.

    `today` is the day that spoken dates count from.
    """
    if _HALVES.search(line):
        return _UNREADABLE
    text = cleaned(line)
    if len(text) > LIMIT:
        return _TOO_LONG.fill(limit=LIMIT)
    if step.question.kind == "date":
        return as_day(text, today) or _DATE
    return _READERS[step.question.kind](step, text)


def only_digits(step: Step, line: str) -> bool:
    """Whether a number was typed where words are meant, mostly meant for another question."""
    signs = "%<>≤≥" if step.question.kind == "line" else ""  # no figure is an entry by itself
    return step.question.kind in PROSE and bool(re.fullmatch(rf"[\d\s.,、{signs}]+", folded(line)))


def statement(text: str) -> str:
    """What is said, without a list mark in front of it."""
    return "\n".join(as_statements(text)) or text


def _words(step: Step, text: str) -> Answer | Text:
    if step.question.kind == "line":
        return "\n".join(map(unmarked, text.split("\n")))
    said = step.question.kind == "list" or step.path[-1:] == ("text",)
    return statement(text) if said else text


def _number(_step: Step, text: str) -> Answer | Text:
    value = as_number(text)
    return _NUMBER if value is None or value < 0 else str(value)


def _count(_step: Step, text: str) -> Answer | Text:
    value = as_count(text)
    return _COUNT if value is None else str(value)


def _amount(_step: Step, text: str) -> Answer | Text:
    """A figure as written, with its sign and unit where it has some."""
    found = as_measure(text)
    return found.number if found and found == (found.number, "", "", "") else text


def _choice(step: Step, text: str) -> Answer | Text:
    found = chosen(step.options, text)
    return found if found is not None else _ONE_OF.fill(numbers=_numbers_of(step))


def _then(step: Step, text: str) -> Answer | Text:
    """A choice, and what is said along with it: `1 26 of 40 forms` gives both."""
    whole = chosen(step.options, text)
    if whole is not None:
        return whole
    head = re.split(r"[、,:：]", text, maxsplit=1)[0]
    found = chosen(step.options, head)
    if found is None:
        head, _, rest = re.sub(r"[\s、,:：.．)）]+", " ", text, count=1).partition(" ")
        found = option(step.options, head)
    rest = text[len(head) :].lstrip(" 、,:：.．)）")
    if found is None or not rest:
        return _ONE_OF.fill(numbers=_numbers_of(step))
    return (found, rest)


def _choices(step: Step, text: str) -> Answer | Text:
    picked: dict[str | None, None] = {}
    for part in _COMMAS.split(text):
        whole = option(step.options, part)
        apart = [option(step.options, one) for one in _SPLIT.split(part) if one]
        picked |= dict.fromkeys([whole] if whole is not None else apart)
    values = tuple(one for one in picked if one is not None)
    if not values or None in picked or ("" in picked and len(values) > 1):
        none = [one.value for one in step.options if not one.number]
        return tuple(none) if none and means_nothing(text) else _some_of(step)
    return values


def _some_of(step: Step) -> Text:
    few = [one.typed for one in step.options if one.number][:3:2]
    return _SOME_OF.fill(
        numbers=_numbers_of(step), example=Text(in_a_row(few, "en"), in_a_row(few, "ja"))
    )


def _names(step: Step, text: str) -> Answer | Text:
    """Names with anything between that parts names; a number is the name it stands for."""
    by_number = {str(one.number): one.value for one in step.options}
    names: Iterable[str] = as_names(text)
    if all(one.isascii() and one.isdigit() for one in _SPLIT.split(folded(text)) if one):
        names = [one for one in _SPLIT.split(folded(text)) if one]
    picked = tuple(dict.fromkeys(by_number.get(folded(one), one) for one in names))
    return picked or (_some_of(step) if step.options else NEEDED)


def _scores(_step: Step, text: str) -> Answer | Text:
    points = [as_number(one) for one in _SPLIT.split(text) if one]
    if not points or None in points:
        return _NUMBERS
    return tuple(str(one) for one in points)


def said_before(step: Step, answer: Answer, letter: str) -> tuple[tuple[str, ...], str]:
    """The items said before that an answer names (C5 and C4), and what else it says.

    Behind other words the ids stand after a comma (`a booking list, S4`), in front of them before
    one or an "and" (`C2, c6 and also old numbers`).
    """
    if not isinstance(answer, str) or "\n" in answer:
        return (), ""
    if folded(answer)[:1].upper() == letter and (whole := option(step.options, answer)):
        return (whole,), ""
    named: list[str] = []
    plain = answer.translate(_HALF)
    ids = rf"(?i)((?:{letter}\d+{_SPLIT.pattern})*{letter}\d+)"
    if found := re.fullmatch(rf"{ids}{_BESIDES}(?!(?:and|plus|also|\s)*{letter}\d)(.+)", plain):
        first = [option(step.options, one) for one in _SPLIT.split(found[1])]
        words = answer[found.start(2) :]
        return (tuple(filter(None, first)), words) if None not in first else ((), answer)
    rest = plain
    while found := re.fullmatch(rf"(?i)(.*?)(?:^|{_SPLIT.pattern})({letter}\d+)\s*[.。]?", rest):
        one = option(step.options, found[2])
        if one is None:
            return (), answer
        named, rest = [one, *named], found[1]
    parted = named and (not rest or re.match(r"\s*[,、，;；]", answer[len(rest) :]))
    return (tuple(dict.fromkeys(named)), answer[: len(rest)]) if parted else ((), answer)


def _numbers_of(step: Step) -> str:
    return ", ".join(one.typed for one in step.options)


def _kinds(step: Step, text: str) -> Answer | Text:
    """One choice for each of several things, in their order, or for those named (`S2 4, S5 6`)."""
    first, *named = re.split(r"(?i)\b(s\d+)(?![a-z\d])", folded(text))
    if named and not first.strip():
        return _kinds_named(step, dict(zip(named[::2], named[1::2], strict=True)))
    said = [option(step.options, one) for one in _SPLIT.split(text) if one]
    found = tuple(one for one in said if one is not None)
    return found if found and len(found) == len(said) else _some_of(step)


def _kinds_named(step: Step, named: Mapping[str, str]) -> Answer | Text:
    """The kinds suggested, but for the things named; `S2, S5 4` gives both the same."""
    kinds = dict(zip(folded(str(step.slots["ids"])).split(), step.default, strict=True))
    kind: str | None = None
    for name, said in reversed(list(named.items())):
        words = re.sub(r"^(?:is|[\s:：=はを])+|\band\b|[\s,、，;；.。と]+$", "", said).strip()
        kind = option(step.options, words) if words else kind
        if kind is None or name not in kinds:
            return _some_of(step)
        kinds[name] = kind
    return tuple(kinds.values())


_READERS: dict[str, Callable[[Step, str], Answer | Text]] = {
    "text": _words,
    "list": _words,
    "name": _words,
    "line": _words,
    "number": _number,
    "count": _count,
    "amount": _amount,
    "yesno": _choice,
    "choice": _choice,
    "then": _then,
    "choices": _choices,
    "names": _names,
    "scores": _scores,
    "kinds": _kinds,
    "levels": _words,
}

"""The questions of the walk as they stand in questions.yaml, checked whole when they are loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet.choices import words_of
from dxsheet.sheet.fields import Field
from dxsheet.sheet.nouns import Sheet
from dxsheet.spoken import folded

# The full walk. Choosing the work to review comes with the templates that need it.
FULL = (
    "opening",
    "problem",
    "causes",
    "identify",
    "solutions",
    "table",
    "map",
    "people",
    "communication",
    "start",
    "outcome",
)
# Without these there is no chain of problem, cause and solution to speak of.
NEEDED = ("opening", "problem", "causes", "identify", "solutions", "table")

KINDS = (
    "text",
    "number",
    "count",
    "amount",
    "date",
    "yesno",
    "choice",
    "choices",
    "names",
    "name",
    "scores",
    "list",
    "line",
    "then",
    "kinds",
    "levels",
)
_KEYS = (
    "id",
    "part",
    "kind",
    "field",
    "required",
    "none",
    "later",
    "rules",
    "ask",
    "why",
    "example",
    "options",
)
_PART_KEYS = ("id", "name", "minutes", "offered")


class Option(NamedTuple):
    """One answer that can be chosen by its number: what it stands for, and how it is shown.

    `also` is what the sheet calls the value, where the question says it in more words; `words` are
    other answers that mean it ("yes").
    """

    number: int
    value: str
    label: Text
    also: Text | None = None
    words: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        """What is typed for it: its number, or the id that its label begins with."""
        return self.value if self.value[1:] == str(self.number) else str(self.number)


YES_OR_NO = (
    Option(1, "true", Text("yes", "はい"), words=("y", "○", "〇", "◯", "うん")),
    Option(2, "false", Text("no", "いいえ"), words=("n", "×", "ない")),
)


class Question(NamedTuple):
    """One question: what is asked, why the method asks it, an example, and where the answer goes.

    `field` is a dotted path of keys (`causes.evidence`), empty where the walk uses the answer
    itself; `rules` are numbers of the deck's rules. `none` says that "nothing" is an answer of its
    own, `later` that it waits until somebody asks for it.
    """

    id: str
    part: str
    kind: str
    field: str
    required: bool
    rules: tuple[int, ...]
    ask: Text
    why: Text
    example: Text
    options: tuple[Option, ...]
    none: bool = False
    later: bool = False

    @property
    def label(self) -> Text:
        """What the sheet calls the answer."""
        return field_of(self.field).label if self.field else self.ask


class Part(NamedTuple):
    """A stretch of the walk that a facilitator can stop after; `offered` ones can be left out."""

    id: str
    name: Text
    minutes: int
    offered: bool


class Bank(NamedTuple):
    """All parts in their order and all questions by id."""

    parts: dict[str, Part]
    questions: dict[str, Question]


class Plan(NamedTuple):
    """The parts of a walk in their order, the questions left out, what is said besides to some."""

    name: str = "full"
    parts: tuple[str, ...] = FULL
    dropped: frozenset[str] = frozenset()
    hints: Mapping[str, Text] = MappingProxyType({})


class BadQuestionError(ValueError):
    """The questions file cannot be used: which entry, and why. A fault of the package itself."""


def load() -> Bank:
    """The questions that come with the package."""
    from dxsheet.yamlfile import read

    document = read(str(Path(__file__).with_name("questions.yaml")))
    if document.findings:
        raise BadQuestionError(document.findings[0].message.en)
    return bank(document.data)


def bank(data: dict[str, Any]) -> Bank:
    """The parts and questions that plain data holds.

    Raises:
        BadQuestionError: something is missing, a text without its other language, an unknown part,
            kind or field, an id that stands twice. It says which entry, and what.
    """
    parts = {one.id: one for one in map(_part, data["parts"])}
    questions: dict[str, Question] = {}
    for raw in data["questions"]:
        one = _question(raw, parts)
        if one.id in questions:
            raise BadQuestionError(f"{one.id}: stands twice")
        questions[one.id] = one
    return Bank(parts, questions)


def _part(raw: dict[str, Any]) -> Part:
    name = str(raw.get("id"))
    _only(raw, _PART_KEYS, name)
    minutes = _whole(raw, "minutes", name)[0]
    return Part(name, _text(raw, "name", name), minutes, raw.get("offered") == "true")


def _question(raw: dict[str, Any], parts: dict[str, Part]) -> Question:
    name = str(raw.get("id"))
    _only(raw, _KEYS, name)
    part, kind, field = (_word(raw, key, name) for key in ("part", "kind", "field"))
    if part and part not in parts:
        raise BadQuestionError(f"{name}: unknown part {part}")
    if kind not in KINDS:
        raise BadQuestionError(f"{name}: unknown kind {kind}")
    return Question(
        name,
        part,
        kind,
        field,
        raw.get("required") == "true",
        _whole(raw, "rules", name),
        _text(raw, "ask", name),
        _text(raw, "why", name),
        _text(raw, "example", name),
        _options(raw, field_of(field, name) if field else None, name),
        raw.get("none") == "true",
        raw.get("later") == "true",
    )


def field_of(dotted: str, name: str = "") -> Field:
    """The field of the sheet that a dotted path names.

    Raises:
        BadQuestionError: there is none.
    """
    noun: Any = Sheet
    field: Field | None = None
    for key in dotted.split("."):
        field = noun.fields.get(key) if noun else None
        if field is None:
            raise BadQuestionError(f"{name}: no field {dotted}")
        noun = field.noun
    assert field is not None  # split gives at least one key
    return field


def _options(raw: dict[str, Any], field: Field | None, name: str) -> tuple[Option, ...]:
    """Those the entry lists, else the choices of its field."""
    listed = raw.get("options")
    if raw["kind"] == "yesno":
        return YES_OR_NO
    if listed is None:
        values = field.values if field else {}
        return tuple(Option(nth, value, values[value]) for nth, value in enumerate(values, 1))
    out = []
    for nth, one in enumerate(listed, 1):
        if field and field.values and one.get("value") not in field.values:
            raise BadQuestionError(f"{name}: {one.get('value')} is not a choice of its field")
        if not isinstance(one, dict) or not one.get("value"):
            raise BadQuestionError(f"{name}: option {nth} has no value")
        also = field.values.get(one["value"]) if field else None
        words = tuple(one.get("words") or ())
        out.append(Option(nth, one["value"], _pair(one, f"{name}.{one['value']}"), also, words))
    return tuple(out)


def _only(raw: dict[str, Any], known: tuple[str, ...], name: str) -> None:
    odd = set(raw) - set(known)
    if odd:
        raise BadQuestionError(f"{name}: unknown key {sorted(odd)[0]}")


def _word(raw: dict[str, Any], key: str, name: str) -> str:
    """One word of an entry, "" where it has none."""
    value = raw.get(key) or ""
    if not isinstance(value, str):
        raise BadQuestionError(f"{name}: {key} is no word")
    return value


def _whole(raw: dict[str, Any], key: str, name: str) -> tuple[int, ...]:
    """The whole numbers of an entry, which needs one at least."""
    value = raw.get(key)
    found = value if isinstance(value, list) else [value]
    if value is None or not found:
        raise BadQuestionError(f"{name}: {key} is missing")
    if not all(isinstance(one, str) and one.isdecimal() for one in found):
        raise BadQuestionError(f"{name}: {key} is no whole number")
    return tuple(map(int, found))


def _text(raw: dict[str, Any], key: str, name: str) -> Text:
    value = raw.get(key)
    if not isinstance(value, dict):
        raise BadQuestionError(f"{name}: {key} is missing")
    return _pair(value, f"{name}.{key}")


def _pair(value: dict[str, Any], name: str) -> Text:
    if not value.get("en") or not value.get("ja"):
        raise BadQuestionError(f"{name}: needs both languages")
    return Text(value["en"], value["ja"])


def option(options: Iterable[Option], text: str) -> str | None:
    """The value of the option that a text names by number, id, value, label, or several of them."""
    plain = folded(text)
    for one in options:
        names = _names_of(one)
        bare = plain.rstrip(".)）。")
        tail = re.sub(rf"^{one.number}[\s.):、]*", "", plain)
        if plain in names or bare in names or (tail != plain and tail in names):
            return one.value
    return None


def _names_of(one: Option) -> tuple[str, ...]:
    texts = (one.label, one.also) if one.also else (one.label,)
    labels = [folded(label) for text in texts for label in words_of(text)]
    return (str(one.number), folded(one.value) or "0", *labels, *one.words)


_FILLER = re.compile(r"^(?:(?:it's|it is|that's|let's|we'll|we will|we|i'd|already)\s+)+")


def chosen(options: Iterable[Option], text: str) -> str | None:
    """The choice that a text names, also by the words it begins with: drop, "it's confirmed"."""
    plain = _FILLER.sub("", folded(text).strip(" .。!！"))
    long = len(plain) > (2 if plain.isascii() else 1) and not plain.isdigit()
    begun = {
        one.value
        for one in options
        for label in (folded(one.label.en), folded(one.label.ja))
        if long and re.match(re.escape(plain) + (r"\b" if plain.isascii() else ""), label)
    }
    found = option(options, text)
    return found if found is not None or len(begun) != 1 else begun.pop()

"""One person's answers: candidate causes, ideas, scores of effect and effort."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from dxsheet.lang import Text
from dxsheet.sheet.shape import Fault, faults_in
from dxsheet.sheet.shape import Said as Words
from dxsheet.spoken import as_statements, means_nothing, means_unknown
from dxsheet.yamlfile import Document


class Said(NamedTuple):
    """One statement and where it stands, as `answers.csv:3`; `problem` is an id or empty."""

    text: str
    where: str
    problem: str = ""


class Score(NamedTuple):
    """One score of a solution on `effect` or `effort`, from 1 to 5."""

    solution: str
    axis: str
    value: float
    where: str


class Trouble(NamedTuple):
    """Something in an answers file that cannot be taken in."""

    where: str
    message: Text


class Answers(NamedTuple):
    """What one person or table handed in."""

    name: str
    causes: tuple[Said, ...] = ()
    ideas: tuple[Said, ...] = ()
    scores: tuple[Score, ...] = ()


_LEVELS = {
    **dict.fromkeys(("high", "large", "大", "高", "大きい", "高い"), 5.0),
    **dict.fromkeys(("medium", "middle", "mid", "中", "普通"), 3.0),
    **dict.fromkeys(("low", "small", "小", "低", "小さい", "低い"), 1.0),
}
# 4, 4点, 4/5, 3,5 (as Germans write it), "5 - very large", 5（とても大きい）.
_SCORE = re.compile(r"([0-9](?:[.,][0-9]+)?)(?:点|/5|\s*[-–:.](?:\s.*)?|\(.*|\s.*)?")


def score_of(text: str) -> float | None:
    """A score from 1 to 5 as people write it: 4, ４点, 4/5, 大, high; None where it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if plain in _LEVELS:
        return _LEVELS[plain]
    found = _SCORE.fullmatch(plain)
    value = float(found[1].replace(",", ".")) if found else 0.0
    return value if 1 <= value <= 5 else None


def statements(text: str) -> list[str]:
    """The statements of one answer: a line each or between semicolons, without list marks.

    What says that there is nothing, or that it is not known, is no statement.
    """
    found = as_statements(text)
    return [one for one in found if not (means_nothing(one) or means_unknown(one))]


def not_a_score(value: str, where: str) -> Trouble:
    """What to say of a score that cannot be read."""
    return Trouble(where, _SAID["score"].message.fill(name=value))


def from_yaml(document: Document) -> tuple[Answers, list[Trouble]]:
    """One person's answers from a small YAML file, and what of it cannot be taken in.

    Keys: `name`, `unit`, `causes` (texts, or mappings with `text` and `problem`), `ideas` (texts),
    `scores` (`S1: {effect: 4, effort: 2}`).
    """

    def where(*path: str | int) -> str:
        return f"{document.file}:{document.place(path)[0]}"

    def said(key: str, entries: list[_Entry]) -> tuple[Said, ...]:
        return tuple(
            Said(one, where(key, at), entry.problem)
            for at, entry in enumerate(entries)
            for one in statements(entry.text)
        )

    troubles = [Trouble(f"{one.file}:{one.line}", one.message) for one in document.findings]
    try:
        written = _Written.model_validate(document.data)
    except ValidationError as error:
        faults = faults_in(error, _SAID, tuple(_Written.model_fields))
        troubles += [Trouble(where(*one.path), one.message) for one in faults]
        written = _Written.model_validate(_rest(document.data, faults))
    scores = (
        Score(solution, axis, value, where("scores", solution, axis))
        for solution, given in written.scores.items()
        for axis, value in given.items()
        if value is not None
    )
    name = " ".join(one for one in (written.unit, written.name) if one)
    causes, ideas = said("causes", written.causes), said("ideas", written.ideas)
    return Answers(name, causes, ideas, tuple(scores)), troubles


def _rest(data: dict[str, Any], faults: Sequence[Fault]) -> dict[str, Any]:
    """The data without what cannot be read; entries stay where they are."""
    rest = deepcopy(data)
    for one in faults:
        holder: Any = rest
        *way, last = one.path
        for part in way:
            holder = holder[part]
        if one.on_key:
            del holder[last]
        else:
            holder[last] = None
    return rest


def _score(value: object) -> float | None:
    if value is None or (isinstance(value, str) and (means_nothing(value) or means_unknown(value))):
        return None
    score = score_of(value) if isinstance(value, str) else None
    if score is None:
        raise PydanticCustomError("score", "score")
    return score


def _word(value: object) -> object:
    return unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else value or ""


_Word = Annotated[str, BeforeValidator(_word)]
_Score = Annotated[float | None, PlainValidator(_score)]


class _Entry(BaseModel):
    """A cause or an idea; a text alone will do."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, BeforeValidator(lambda value: value or "")] = ""
    problem: _Word = ""

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: object) -> object:
        return {"text": value} if value is None or isinstance(value, str) else value


_Entries = Annotated[list[_Entry], BeforeValidator(lambda value: value or [])]
_Scores = Annotated[
    dict[Literal["effect", "effort"], _Score], BeforeValidator(lambda value: value or {})
]


class _Written(BaseModel):
    """An answers file."""

    model_config = ConfigDict(extra="forbid")

    name: _Word = ""
    unit: _Word = ""
    causes: _Entries = []
    ideas: _Entries = []
    scores: Annotated[dict[str, _Scores], BeforeValidator(lambda value: value or {})] = {}


_NOT_HERE = Words(
    "",
    Text(
        "`{name}` is not a key of an answers file.",
        "「{name}」は答えのファイルのキーではありません。",
    ),
    Text("Known here: {known}.", "使えるのは {known} です。"),
)
_NOT_TEXT = Words(
    "",
    Text("{key}: a text is needed here.", "{key}: ここには文を書いてください。"),
    Text("Write text.", "文を書いてください。"),
)
# By pydantic's error types and the one raised above.
_SAID = {
    "extra_forbidden": _NOT_HERE,
    "literal_error": _NOT_HERE,
    **dict.fromkeys(("string_type", "list_type", "dict_type", "model_type"), _NOT_TEXT),
    "score": Words(
        "",
        Text(
            "`{name}` is not a score. Write 1 to 5, or high, medium or low.",
            "「{name}」は点数として読めません。1〜5、または 大・中・小 で書いてください。",
        ),
        Text("1 to 5", "1〜5"),
    ),
}

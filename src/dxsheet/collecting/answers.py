"""One person's answers: candidate causes, ideas, scores of effect and effort."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from dxsheet.lang import Text
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


AXES = ("effect", "effort")
_LEVELS = {
    **dict.fromkeys(("high", "large", "大", "高", "大きい", "高い"), 5.0),
    **dict.fromkeys(("medium", "middle", "mid", "中", "普通"), 3.0),
    **dict.fromkeys(("low", "small", "小", "低", "小さい", "低い"), 1.0),
}
# 4, 4点, 4/5, 3,5 (as Germans write it), "5 - very large".
_SCORE = re.compile(r"([0-9](?:[.,][0-9]+)?)(?:点|/5|\s*[-–:.](?:\s.*)?|\s.*)?")
_NOT_HERE = Text(
    "`{key}` is not a key of an answers file.", "「{key}」は答えのファイルのキーではありません。"
)
_NOT_TEXT = Text("{key}: a text is needed here.", "{key}: ここには文を書いてください。")
_NOT_SCORE = Text(
    "`{value}` is no score: 1 to 5, or high, medium, low.",
    "「{value}」は点数として読めません。1〜5、または 大・中・小 で書いてください。",
)


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
    return Trouble(where, _NOT_SCORE.fill(value=value))


def from_yaml(document: Document) -> tuple[Answers, list[Trouble]]:
    """One person's answers from a small YAML file, and what of it cannot be taken in.

    Keys: `name`, `unit`, `causes` (texts, or mappings with `text` and `problem`), `ideas` (texts),
    `scores` (`S1: {effect: 4, effort: 2}`).
    """
    reading = _Reading(document)
    reading.troubles += [
        Trouble(f"{one.file}:{one.line}", one.message) for one in document.findings
    ]
    data = document.data
    for key in data:
        if key not in ("name", "unit", "causes", "ideas", "scores"):
            reading.trouble((key,), _NOT_HERE.fill(key=key))
    name = " ".join(
        one.strip() for one in (data.get("unit"), data.get("name")) if isinstance(one, str)
    )
    return (
        Answers(name, reading.said("causes"), reading.said("ideas"), reading.scores()),
        reading.troubles,
    )


class _Reading:
    """The work of `from_yaml`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.troubles: list[Trouble] = []

    def where(self, path: tuple[str | int, ...]) -> str:
        return f"{self._document.file}:{self._document.place(path)[0]}"

    def trouble(self, path: tuple[str | int, ...], message: Text) -> None:
        self.troubles.append(Trouble(self.where(path), message))

    def said(self, key: str) -> tuple[Said, ...]:
        entries = self._document.data.get(key)
        if entries is None:
            return ()
        if not isinstance(entries, list):
            self.trouble((key,), _NOT_TEXT.fill(key=key))
            return ()
        return tuple(
            one for index, entry in enumerate(entries) for one in self._one((key, index), entry)
        )

    def _one(self, path: tuple[str | int, ...], entry: object) -> list[Said]:
        if isinstance(entry, str) and entry.strip():
            return [Said(one, self.where(path)) for one in statements(entry)]
        if isinstance(entry, dict):
            text, problem = entry.get("text"), entry.get("problem")
            for key in entry:
                if key not in ("text", "problem"):
                    self.trouble((*path, key), _NOT_HERE.fill(key=key))
            if text is None:
                return []
            if isinstance(text, str) and isinstance(problem, (str, type(None))):
                of = unicodedata.normalize("NFKC", problem or "").strip()
                return [Said(one, self.where(path), of) for one in statements(text)]
        if entry is not None:
            self.trouble(path, _NOT_TEXT.fill(key=str(path[0])))
        return []

    def scores(self) -> tuple[Score, ...]:
        table = self._document.data.get("scores")
        if not isinstance(table, dict):
            if table is not None:
                self.trouble(("scores",), _NOT_TEXT.fill(key="scores"))
            return ()
        found: list[Score] = []
        for solution, given in table.items():
            for axis, value in given.items() if isinstance(given, dict) else ():
                path = ("scores", solution, axis)
                if axis not in AXES:
                    self.trouble(path, _NOT_HERE.fill(key=axis))
                elif isinstance(value, str) and (means_nothing(value) or means_unknown(value)):
                    continue
                elif isinstance(value, str) and (score := score_of(value)) is not None:
                    found.append(Score(solution, axis, score, self.where(path)))
                elif value is not None:
                    self.troubles.append(not_a_score(str(value), self.where(path)))
            if not isinstance(given, dict):
                self.trouble(("scores", solution), _NOT_TEXT.fill(key=solution))
        return tuple(found)

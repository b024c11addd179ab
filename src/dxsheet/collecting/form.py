"""A form's CSV, one row a person, as Microsoft Forms and others export it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import NamedTuple

from dxsheet.collecting.answers import Answers, Said, Score, Trouble, not_a_score, score_of
from dxsheet.lang import Text


class Column(NamedTuple):
    """What a column holds: name, cause, idea, effect or effort, and of which item."""

    what: str
    id: str


# What a heading says, by the words in it; the first that fits decides.
_EFFORT = ("手間", "労力", "effort")
_EFFECT = ("効果", "effect", "impact")
_CAUSE = ("原因", "課題", "なぜ", "cause", "why")
_IDEA = ("アイデア", "アイディア", "提案", "解決策", "idea", "solution", "suggestion")
_NAME = ("名前", "氏名", "お名前", "name", "班", "グループ", "テーブル", "table", "group")
# Columns that forms add by themselves; passing over them needs no word.
_OF_THE_FORM = (
    "id", "開始時刻", "完了時刻", "メール", "最終変更時刻", "start time", "completion time",
    "email", "last modified time", "タイムスタンプ", "timestamp", "language", "言語",
)  # fmt: skip
_ID = re.compile(r"(?<![A-Za-z0-9])([PS][0-9]{1,6})(?![A-Za-z0-9])")
_NO_HEADINGS = Text(
    "No column says causes, ideas or scores.", "原因・アイデア・点数の列が見つかりません。"
)


def from_csv(raw: bytes, file: str) -> tuple[list[Answers], list[Trouble], list[str]]:
    """Each person's answers, what cannot be taken in, and the headings that were passed over.

    UTF-8 (with or without a BOM) or Shift_JIS, as Excel saves in Japan. Several causes in one cell
    stand on lines of their own or between semicolons.
    """
    rows = list(csv.reader(io.StringIO(_text(raw), newline="")))
    if not rows:
        return [], [Trouble(f"{file}:1", _NO_HEADINGS)], []
    columns = [_column(heading) for heading in rows[0]]
    if not any(one and one.what != "name" for one in columns):
        return [], [Trouble(f"{file}:1", _NO_HEADINGS)], []
    passed = [
        heading
        for heading, one in zip(rows[0], columns, strict=True)
        if one is None and heading.strip() and _plain(heading) not in _OF_THE_FORM
    ]
    answers: list[Answers] = []
    troubles: list[Trouble] = []
    for number, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            answers.append(_person(row, columns, f"{file}:{number}", troubles))
    return answers, troubles, passed


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp932", "replace")


def _plain(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).strip().lower()


def _column(heading: str) -> Column | None:
    """What the column under a heading holds, None for one that is passed over."""
    plain = _plain(heading)
    named = _ID.search(unicodedata.normalize("NFKC", heading))
    item = named.group(1) if named else ""
    if plain in _OF_THE_FORM:
        return None
    if item.startswith("S") and (_says(plain, _EFFORT) or _says(plain, _EFFECT)):
        return Column("effort" if _says(plain, _EFFORT) else "effect", item)
    for what, words in (("idea", _IDEA), ("cause", _CAUSE), ("name", _NAME)):
        if _says(plain, words):
            return Column(what, item if item.startswith("P") else "")
    return None


def _says(plain: str, words: tuple[str, ...]) -> bool:
    return any(word in plain for word in words)


def _person(
    row: list[str], columns: list[Column | None], where: str, troubles: list[Trouble]
) -> Answers:
    names: list[str] = []
    causes: list[Said] = []
    ideas: list[Said] = []
    scores: list[Score] = []
    for cell, column in zip(row, columns, strict=False):
        if column is None or not cell.strip():
            continue
        if column.what == "name":
            names.append(cell.strip())
        elif column.what == "cause":
            causes += [Said(one, where, column.id) for one in _several(cell)]
        elif column.what == "idea":
            ideas += [Said(one, where) for one in _several(cell)]
        elif (value := score_of(cell)) is not None:
            scores.append(Score(column.id, column.what, value, where))
        else:
            troubles.append(not_a_score(cell.strip(), where))
    return Answers(" ".join(names), tuple(causes), tuple(ideas), tuple(scores))


def _several(cell: str) -> list[str]:
    """The statements of one cell: a line each, or between semicolons."""
    lines = re.split(r"[\r\n;；]+", cell)
    return [one for one in (line.strip(" \t　・-*") for line in lines) if one]

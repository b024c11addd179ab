"""A form's table, one row a person, as Microsoft Forms and others export it; empty papers."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from dxsheet.collecting.answers import (
    Answers,
    Said,
    Score,
    Trouble,
    not_a_score,
    score_of,
    statements,
)
from dxsheet.collecting.rows import Row, Table, read_table
from dxsheet.findings import USAGE, Refusal
from dxsheet.lang import Lang, Text, same
from dxsheet.likeness import spelt_like
from dxsheet.sheet.nouns import Sheet
from dxsheet.spoken import means_nothing, means_unknown
from dxsheet.yamlfile.dump import scalar


class Column(NamedTuple):
    """What a column holds: name, unit, cause, idea, effect, effort or nothing; of which item."""

    what: str
    id: str = ""


class Form(NamedTuple):
    """A table as it was understood: people, troubles, and which heading means what.

    `passed` are the headings that nothing is taken from; columns that forms add by themselves are
    not among them.
    """

    file: str
    table: Table
    answers: list[Answers]
    troubles: list[Trouble]
    columns: list[tuple[str, Column]]
    passed: list[str]


WHATS = {
    "name": Text("name", "名前"),
    "unit": Text("department", "所属"),
    "cause": Text("cause", "課題（原因）"),
    "idea": Text("idea", "アイデア"),
    "effect": Text("effect", "効果"),
    "effort": Text("effort", "手間"),
    "skip": Text("left out", "読まない"),
}
# What a heading asks for, by whole words of English and by Japanese ones; the first that fits.
_ASKS = {
    "effort": re.compile(r"手間|労力|\beffort\b"),
    "effect": re.compile(r"効果|\b(?:effect|effects|impact)\b"),
    "idea": re.compile(
        r"アイデア|アイディア|提案|解決策|改善[案策]|対策|工夫|ど[うの](?:すれば|したら|ように(?:すれば|したら))"
        r"|\b(?:ideas?|solutions?|suggest(?:ions?)?|propos(?:e|als?)|improve(?:ments?)?)\d*\b"
        r"|\bhow (?:can|could|should|might) (?:we|you)\b"
    ),
    "cause": re.compile(r"原因|課題|要因|なぜ|\b(?:(?:root )?causes?|why|how come)\d*\b"),
}
# A heading is a name only if it asks for nothing else: not "name of the system", "age group".
_NAME = re.compile(
    r"(?:(?:あなた|回答者|記入者|ご自身)の?)?[おご]?(?:名前|氏名|班|グループ|テーブル|チーム|回答者|記入者)"
    r"(?:名|番号)?(?:または?.{1,8})?(?:[(【\[].*)?(?:を.*|は.*)?[?。:*]*"
    r"|(?:\d+[.)] ?)?(?:please )?(?:enter |write |type )?(?:what(?:'s| is) )?"
    r"(?:(?:your|my|full|first|last|family|given|respondent(?:'s)?) )*"
    r"(?:name|team|group|table)(?: (?:name|number|no\.?))?(?: ?[(\[].*)?[?:*.]*"
)
_UNITS = re.compile(
    r"(?:(?:enter |write )?your )?(?:department|section|unit|division|office)(?: name)?[?:*]*"
    r"|(?:ご?所属(?:部署|[部課係局室])?|部署|部局|部門|担当課|[課係局室](?=名))名?"
    r"(?:[(【\[].*)?(?:を.*|は.*)?[?。:*]*"
)
# Columns that forms add by themselves; passing over them needs no word.
_OF_THE_FORM = frozenset(
    """
    id, start time, completion time, email, email address, last modified time, timestamp, language,
    username, response id, date submitted, last page, start language, seed, date started,
    date last action, ip address, referrer url, total time, total points, quiz feedback, score,
    total score, 開始時刻, 完了時刻, メール, メール アドレス, メールアドレス, 最終変更時刻,
    タイムスタンプ, 言語, ユーザー名, 合計点, クイズのフィードバック, スコア, 得点, 採点者のコメント
    """.strip()
    .replace("\n   ", "")
    .split(", ")
)
# What a form puts beside each question of a quiz, or measures of each answer.
_OF_A_QUIZ = re.compile(
    r"(?:points?|score|feedback|grade|点数?|得点|スコア|ポイント|フィードバック)\s*[-–—:]\s.*"
    r"|.*[\[(](?:score|feedback|points?|comment|スコア|フィードバック|得点|点数|コメント)[\])]"
    r"|(?:group|question) time: .*"
)
_MORE_HEADS = re.compile(r"\{\"ImportId\"|Open-Ended Response\Z|自由回答\Z")
_ID = re.compile(r"(?<![A-Za-z0-9])([PS][0-9]{1,6})(?![A-Za-z0-9])", re.IGNORECASE)
_CODE = re.compile(r"\A(?:g\d+)?q\d+[a-z0-9_]*[.:] ")
_NO_HEADINGS = Text(
    "No column says causes, ideas or scores. The headings are: {heads}. Say which is which with "
    "--column HEADING=cause, or which --encoding the file has where that looks garbled.",
    "原因・アイデア・点数の列が見つかりません（見出し: {heads}）。--column 見出し=cause のように"
    "指定してください（文字化けしていれば、--encoding で文字コードを指定してください）。",
)
_EMPTY = Text("The file is empty.", "ファイルが空です。")
_NO_COLUMN = Refusal(
    Text("There is no heading “{name}”{like}.", "「{name}」という見出しはありません{like}。"),
    Text("The headings are: {heads}.", "見出しは次のとおりです: {heads}"),
    code=USAGE,
)
_LIKE = Text(" (is it “{one}”?)", "（「{one}」のことですか）")
_NOT_SAID = Refusal(
    Text("`{said}` does not name a column.", "「{said}」は、列の指定になっていません。"),
    Text(
        "Write HEADING=cause; also cause:P1, idea, name, unit, effect:S1, effort:S1, skip.",
        "見出し=cause の形で書いてください（ほかに cause:P1、idea、name、unit、effect:S1、"
        "effort:S1、skip）。",
    ),
    code=USAGE,
)


def columns_said(given: tuple[str, ...]) -> dict[str, Column]:
    """What `--column HEADING=cause` says, by heading; raises DxsheetError (exit 2)."""
    said = {}
    for one in given:
        heading, _, what = one.rpartition("=")
        what, _, item = what.strip().partition(":")
        item = unicodedata.normalize("NFKC", item).strip().upper()
        wants = {"effect": "S", "effort": "S", "cause": "P"}.get(what.lower(), "")
        fits = item[:1] == wants if item else what.lower() not in ("effect", "effort")
        if not heading.strip() or what.lower() not in WHATS or not fits:
            raise _NOT_SAID(said=one)
        said[_plain(heading)] = Column(what.lower(), item)
    return said


def from_csv(
    raw: bytes,
    file: str,
    said: Mapping[str, Column] | None = None,
    *,
    encoding: str = "",
    separator: str = "",
) -> Form:
    """A form's table understood; `said` is what columns hold by their headings.

    Raises:
        DxsheetError: the encoding or the separator is not certain (exit 3), or `said` names a
            heading that is not there (exit 2).
    """
    given = said or {}

    def means(heading: str) -> bool:
        return (given.get(_plain(heading)) or column_of(heading)) is not None

    table, troubles = read_table(raw, file, means, encoding, separator)
    heads = table.rows[0].cells if table.rows else []
    known = {_plain(one) for one in heads}
    for heading in given:
        if heading not in known:
            found = spelt_like(heading, known)
            like = _LIKE.fill(one=found[0]) if found else ""
            raise _NO_COLUMN(name=heading, like=like, heads=", ".join(map(_one_line, heads)))
    columns = [given.get(_plain(one)) or column_of(one) for one in heads]
    if not any(one and one.what not in ("name", "unit", "skip") for one in columns):
        listed = same(", ".join(map(_one_line, heads)) or "-")
        told = _NO_HEADINGS.fill(heads=listed) if heads else _EMPTY
        return Form(file, table, [], [*troubles, Trouble(f"{file}:1", told)], [], [])
    people = table.rows[_headings(table) :]
    answers = [_person(row, columns, f"{file}:{row.line}", troubles) for row in people]
    taken = [(_one_line(head), one) for head, one in zip(heads, columns, strict=True) if one]
    passed = [
        _one_line(head) or f"({at})"
        for at, (head, one) in enumerate(zip(heads, columns, strict=True), 1)
        if one is None and _plain(head) not in _OF_THE_FORM and _filled(table, at - 1)
    ]
    return Form(file, table, answers, troubles, taken, passed)


def _headings(table: Table) -> int:
    """How many rows are headings: SurveyMonkey writes two, Qualtrics three."""
    first = enumerate(table.rows[:3], 1)
    return max((n for n, row in first if any(map(_MORE_HEADS.match, row.cells))), default=1)


def column_of(heading: str) -> Column | None:
    """What the column under a heading holds, None for one that is passed over."""
    plain = _plain(heading)
    if plain in _OF_THE_FORM or _OF_A_QUIZ.fullmatch(plain):
        return None
    named = _ID.search(unicodedata.normalize("NFKC", heading))
    item = named.group(1).upper() if named else ""
    plain = _CODE.sub("", plain)  # LimeSurvey's, before the question
    for what, words in (("unit", _UNITS), ("name", _NAME)):
        if words.fullmatch(plain):
            return Column(what)
    for what, words in _ASKS.items():
        if words.search(plain) and (item.startswith("S") or what not in ("effect", "effort")):
            wanted = {"cause": "P", "idea": "-"}.get(what, "S")
            return Column(what, item if item.startswith(wanted) else "")
    return None


def _plain(heading: str) -> str:
    """A heading as headings are compared: one width, one case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", heading).replace("’", "'").casefold().split())


def _one_line(heading: str) -> str:
    return " ".join(heading.split())


def _filled(table: Table, at: int) -> bool:
    return any(len(row.cells) > at and row.cells[at].strip() for row in table.rows)


def _person(row: Row, columns: list[Column | None], where: str, troubles: list[Trouble]) -> Answers:
    names: list[str] = []
    causes: list[Said] = []
    ideas: list[Said] = []
    scores: list[Score] = []
    for cell, column in zip(row.cells, columns, strict=False):
        if column is None or not cell.strip():
            continue
        if column.what in ("name", "unit"):
            names.insert(0 if column.what == "unit" else len(names), _one_line(cell))
        elif column.what == "cause":
            causes += [Said(one, where, column.id) for one in statements(cell)]
        elif column.what == "idea":
            ideas += [Said(one, where) for one in statements(cell)]
        elif column.what != "skip" and not (means_nothing(cell) or means_unknown(cell)):
            value = score_of(cell)
            if value is None:
                troubles.append(not_a_score(cell.strip(), where))
            else:
                scores.append(Score(column.id, column.what, value, where))
    return Answers(" ".join(names), tuple(causes), tuple(ideas), tuple(scores))


_HEAD = Text(
    "One file for each person or table. To import it: dxsheet collect SHEET FILE\nWhat you "
    "leave empty is not imported.",
    "一人（または一つの班）に一つ。取込みは dxsheet collect シート このファイル\n"
    "空けたところは取り込みません。",
)
_CAUSES = Text(
    "what could be the cause; with P1 if it belongs to one problem",
    "考えられる原因。特定の問題についてなら problem も書きます",
)
_IDEAS = Text("what could be done", "できそうなこと")
_SCORES = Text("1 (low) to 5 (high), or high, medium, low", "1（小）〜5（大）、または 大・中・小")
_ASKED_NAME = Text("Name", "お名前")
_UNIT = Text("Department", "所属")
_WHY = Text("What could be the cause of {id} “{text}”?", "{id}「{text}」の原因は何だと思いますか")
_WHY_IT = Text("What could be the cause?", "原因は何だと思いますか")
_IDEA = Text("Ideas", "アイデアがあれば")
_EFFECT = Text("{id} “{text}”: effect (1–5)", "{id}「{text}」の効果（1〜5）")
_EFFORT = Text("{id} “{text}”: effort (1–5)", "{id}「{text}」の手間（1〜5）")


def answers_file(sheet: Sheet | None, lang: Lang) -> str:
    """An answers file with nothing filled in, the ids of the sheet ready."""
    lines = [f"# {line}" for line in _HEAD.to(lang).split("\n")]
    lines += ["name:", "unit:", f"causes:  # {_CAUSES.to(lang)}"]
    for problem in sheet.problems if sheet else ():
        if problem.id:
            lines += [
                f"  # {problem.id} {_line(problem.text)}",
                "  - text:",
                f"    problem: {problem.id}",
            ]
    if not sheet or not sheet.problems:
        lines.append("  -")
    lines += [f"ideas:  # {_IDEAS.to(lang)}", "  -"]
    scored = _scored(sheet)
    if scored:
        lines.append(f"scores:  # {_SCORES.to(lang)}")
    for name, text in scored:
        lines += [f"  # {_line(text)}", f"  {scalar(name)}: {{effect: , effort: }}"]
    return "\n".join(lines) + "\n"


def form_headings(sheet: Sheet | None, lang: Lang) -> str:
    """The headings of a form as one line of CSV, to be asked as they stand."""
    heads = [_UNIT.to(lang), _ASKED_NAME.to(lang)]
    problems = [one for one in sheet.problems if one.id] if sheet else []
    heads += [_WHY.fill(id=one.id, text=_line(one.text)).to(lang) for one in problems]
    heads += [] if problems else [_WHY_IT.to(lang)]
    heads.append(_IDEA.to(lang))
    for name, text in _scored(sheet):
        heads += [one.fill(id=name, text=_line(text)).to(lang) for one in (_EFFECT, _EFFORT)]
    out = io.StringIO()
    csv.writer(out).writerow(heads)
    return out.getvalue()


def _scored(sheet: Sheet | None) -> list[tuple[str, str]]:
    """The solutions that are still to be weighed."""
    given = sheet.solutions if sheet else ()
    return [
        (one.id, one.text or "") for one in given if one.id and one.status in (None, "proposed")
    ]


def _line(text: str | None) -> str:
    return " ".join((text or "").split())

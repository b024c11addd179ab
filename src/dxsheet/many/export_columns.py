"""The tables of an export: their columns, and the page that describes them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dxsheet.lang import Text
from dxsheet.sheet import nouns
from dxsheet.sheet.fields import Noun

Kind = Literal["text", "integer", "boolean"]

SCHEMA_VERSION = 1


class Column(NamedTuple):
    """One column: its name, what it holds, and what that means. `required` ones are never null."""

    name: str
    kind: Kind
    doc: Text
    required: bool = False


class Table(NamedTuple):
    """One table; `key` names the columns that tell its rows apart."""

    name: str
    doc: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(one.name for one in self.columns)


def _text(name: str, en: str, ja: str) -> Column:
    return Column(name, "text", Text(en, ja))


def _must(name: str, en: str, ja: str) -> Column:
    return Column(name, "text", Text(en, ja), required=True)


def _count(name: str, en: str, ja: str) -> Column:
    return Column(name, "integer", Text(en, ja), required=True)


def _is(name: str, en: str, ja: str) -> Column:
    return Column(name, "boolean", Text(en, ja), required=True)


_LEAD = (
    _count("schema_version", "version of these columns", "列の版"),
    _must("sheet", "the sheet (its id)", "シートID"),
    _text("organisation", "organisation code, text", "団体コード（文字列）"),
)
_ID = _must(
    "id",
    "the item's id; its place in the file where it has none or an earlier item has the same",
    "項目の番号。番号がないか、前の項目と同じときは、ファイル内の場所",
)
_SEQ = _count("seq", "place in its list, from 1", "並びの中の順番（1から）")


def fields_of(noun: type[Noun], names: str) -> tuple[Column, ...]:
    """Columns that a field of the sheet fills each, under the field's own name and meaning."""
    return tuple(_field(noun, name) for name in names.split())


def _field(noun: type[Noun], name: str) -> Column:
    field = noun.fields[name]
    doc = field.doc
    if field.values:
        doc = Text("{doc}: {values}", "{doc}（{values}）").fill(
            doc=doc, values=" | ".join(field.values)
        )
    return Column(name, "boolean" if field.kind == "flag" else "text", doc)


# The fields that have a column each, in the table of the same name as their list in the file.
# Append only; a field that comes later is given to `_detail` as one of `more`.
FIELDS: dict[str, tuple[type[Noun], str]] = {
    "problems": (nouns.Problem, "affected current wanted amount evidence raised_by"),
    "causes": (nouns.Cause, "evidence reason controllable raised_by"),
    "solutions": (
        nouns.Solution,
        "kind before after rule_challenged existing effect effort cost owner measure reason",
    ),
    "work_items": (nouns.WorkItem, "text stand_in due"),
    "small_start": (
        nouns.SmallStart,
        "units work budget period risk way_back affected change success_sign expansion_condition",
    ),
    "outcomes": (nouns.Outcome, "measure unit baseline wanted result decision note"),
}


def _detail(name: str, doc: Text, *more: Column, first: Column = _ID) -> Table:
    """A table with a row an item of a list: its id (or place), its fields, and `more`."""
    noun, names = FIELDS[name]
    columns = (*_LEAD, first, *fields_of(noun, names), *more)
    return Table(name, doc, columns, ("sheet", first.name))


_WORKSHEETS = (
    *_LEAD,
    _text("organisation_name", "organisation", "団体名"),
    _must(
        "file", "file, from the folder that was exported", "書き出したフォルダーから見たファイル"
    ),
    _text("title", "title", "題名"),
    _text("language", "ja | en", "言語（ja | en）"),
    _text("date", "date (YYYY-MM-DD)", "日付（YYYY-MM-DD）"),
    _must(
        "stage",
        "draft | identified | decided | trial | closed; draft if not written",
        "段階（draft | identified | decided | trial | closed、書いていなければ draft）",
    ),
    _text("purpose", "purpose", "目的"),
    _text("review_date", "review date (YYYY-MM-DD)", "次回確認日（YYYY-MM-DD）"),
    _count("problems", "problems", "発生している問題の数"),
    _count("causes", "candidate causes", "課題（原因）の数"),
    _count("causes_unverified", "causes not checked yet", "未検証の課題（原因）の数"),
    _count("causes_identified", "causes confirmed", "特定した課題（原因）の数"),
    _count("causes_rejected", "causes ruled out", "棄却した課題（原因）の数"),
    _count("solutions", "solutions", "解決策の数"),
    _count("solutions_proposed", "solutions proposed", "提案中の解決策の数"),
    _count("solutions_adopted", "solutions adopted", "採用した解決策の数"),
    _count("solutions_parked", "solutions parked", "見送った解決策の数"),
    _count("solutions_dropped", "solutions dropped", "不採用にした解決策の数"),
    _count("ideas", "parked ideas", "アイデア置き場の数"),
    _count("gaps", "gaps without a reason", "理由の書かれていない抜けの数"),
    _text("decided", "date of the first decision", "最初の決定の日付"),
    _text(
        "next_date", "earliest date ahead: work due, or the review", "次の日付（期限か次回確認日）"
    ),
    _count("faults", "errors in the file (Y..., REF001)", "ファイルの誤りの数（Y…、REF001）"),
)

TABLES = (
    Table("worksheets", Text("one row per sheet", "シートごとに1行"), _WORKSHEETS, ("sheet",)),
    Table(
        "nodes",
        Text("one row per problem, cause or solution", "問題・課題（原因）・解決策ごとに1行"),
        (
            *_LEAD,
            _ID,
            _must("kind", "problem | cause | solution", "種類（problem | cause | solution）"),
            _SEQ,
            _text("text", "its text", "文"),
            _text(
                "status",
                "of a cause: unverified | identified | rejected; of a solution: proposed | adopted"
                " | parked | dropped; of a problem: null",
                "課題（原因）は unverified | identified | rejected、解決策は proposed | adopted"
                " | parked | dropped、問題は null",
            ),
            _count("line", "line in the file, from 1", "ファイルの行（1から）"),
        ),
        ("sheet", "id"),
    ),
    Table(
        "edges",
        Text(
            "one row per link to an item of the sheet",
            "つながりごとに1行（シートにない番号へのものは除く）",
        ),
        (
            *_LEAD,
            _must("source", "id of the node it starts from", "つなぐ側の番号"),
            _must("target", "id of the node it leads to", "つながれる側の番号"),
            _must(
                "kind",
                "answers (solution to cause) | explains (cause to problem, the implied one too)",
                "answers（解決策→課題（原因））| explains（課題（原因）→問題。省略したものも）",
            ),
        ),
        ("sheet", "kind", "source", "target"),
    ),
    _detail("problems", Text("more of each problem", "問題の詳しい欄")),
    _detail("causes", Text("more of each cause", "課題（原因）の詳しい欄")),
    _detail(
        "solutions",
        Text("more of each solution", "解決策の詳しい欄"),
        _is("digital", "as written, else by its kind", "書かれたとおり。なければ種類で決まる"),
    ),
    _detail(
        "work_items",
        Text("one row per work item", "作業ごとに1行"),
        _text("solution", "id of the solution it is for", "どの解決策の作業か（番号）"),
        _text("main_owners", "main owners, separated by commas", "主担当（カンマで区切る）"),
        _count("owners", "how many main owners: should be 1", "主担当の数（1が正しい）"),
        _is("done", "whether it is done; false if not written", "完了したか（なければ false）"),
    ),
    _detail(
        "small_start",
        Text("one row per trial", "試行ごとに1行"),
        _must("status", "planned | running | over", "planned | running | over（なければ planned）"),
        _count("results", "number of its outcomes that have a result", "結果が書かれた指標の数"),
    ),
    _detail(
        "outcomes",
        Text("one row per outcome; amounts are text", "結果ごとに1行（数量は文字列）"),
        _text("trial", "id of the trial it comes from", "どの試行の結果か（番号）"),
        first=_SEQ,
    ),
    Table(
        "gaps",
        Text("one row per gap in the chain", "つながりの抜けごとに1行"),
        (
            *_LEAD,
            _SEQ,
            _must(
                "kind",
                "problem_without_cause | cause_without_problem | cause_without_solution"
                " | cause_rejected | solution_without_cause",
                "抜けの種類（problem_without_cause など五つ）",
            ),
            _must(
                "item",
                "what it is about: an id, or a place in the file",
                "どの項目の抜けか（番号か場所）",
            ),
            _text("reason", "why it may stay; null where it is open", "残す理由（なければ null）"),
        ),
        ("sheet", "seq"),
    ),
)

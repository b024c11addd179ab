"""What a list of sheets says, as a page of one table."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang, Text
from dxsheet.many.listed import Listed
from dxsheet.sheet.choices import STAGE
from dxsheet.summary.blocks import Cell, Column, Mark, Page, Row, Section, Table

TITLE = Text("Worksheets", "シート一覧")
ONE = Text("1 sheet.", "シート1件。")
ALL = Text("{n} sheets.", "シート{n}件。")
SOME = Text("{n} of {all} sheets.", "シート{all}件中{n}件。")
LATE = Text("{date} (past)", "{date}（過ぎています）")
# The columns by their keys; a renderer may leave some out where there is little room.
LABELS = {
    "title": Text("Title", "題名"),
    "stage": Text("Stage", "段階"),
    "problems": Text("Problems", "問題"),
    "identified": Text("Identified", "特定"),
    "unverified": Text("Unverified", "未検証"),
    "rejected": Text("Rejected", "棄却"),
    "gaps": Text("Gaps", "抜け"),
    "owner": Text("Owner", "担当"),
    "next": Text("Next date", "次の日付"),
    "file": Text("File", "ファイル"),
}
CAUSES = Text("Causes", "課題（原因）")
_ROLES = {"title": "text", "owner": "text", "file": "text", "stage": "short", "next": "date"}


def page(lines: Sequence[Listed], sheets: int, lang: Lang) -> Page:
    """The page of a list, of so many sheets in all."""
    columns = tuple(Column(key, _label(key, lang), "", _ROLES.get(key, "number")) for key in LABELS)
    rows = tuple(Row(tuple(_cell(one, key, lang) for key in LABELS)) for one in lines)
    title = TITLE.to(lang)
    blocks = (Table("list", columns, rows),) if rows else ()
    sections = (Section("list", title, blocks, front=True),) if rows else ()
    return Page(title, lang, (), lead(len(lines), sheets).to(lang), sections)


def lead(count: int, sheets: int) -> Text:
    """How many are listed, and of how many."""
    if count == sheets == 1:
        return ONE
    return (ALL if count == sheets else SOME).fill(n=count, all=sheets)


def said(line: Listed, key: str, lang: Lang) -> str:
    """What stands in one column."""
    if key == "title":
        return line.title
    if key == "stage":
        return STAGE[line.stage].to(lang)
    if key == "owner":
        return ("、" if lang == "ja" else ", ").join(line.owners)
    if key == "next":
        return LATE.fill(date=line.next_date).to(lang) if line.overdue else line.next_date
    if key == "file":
        return line.file
    counts = dict(zip(("identified", "unverified", "rejected"), line.causes, strict=True))
    counts |= {"problems": line.problems, "gaps": len(line.gaps)}
    return str(counts[key])


def _label(key: str, lang: Lang) -> str:
    label = LABELS[key].to(lang)
    if key in ("identified", "unverified", "rejected"):
        return f"{CAUSES.to(lang)}: {label}" if lang == "en" else f"{CAUSES.ja}：{label}"
    return label


def _cell(line: Listed, key: str, lang: Lang) -> Cell:
    text = said(line, key, lang)
    if key == "next" and line.overdue:
        return Cell(text, mark=Mark("due", "overdue", text))
    if key == "stage":
        return Cell(text, mark=Mark("stage", line.stage, text))
    return Cell(text)

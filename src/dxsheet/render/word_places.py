"""The named places of an office's own form: `{{title}}` or `{{題名}}`, and what stands in each.

A value is put into the line where its place stands, in the look that the place has. A block
(paragraphs, tables) takes the place of the line, or comes after it where other text stands there.
"""

from __future__ import annotations

from dxsheet.lang import Text
from dxsheet.summary.blocks import Page

# Name → its Japanese name. Values are words in a line.
VALUES = {
    "title": "題名",
    "lead": "要約",
    "organisation": "団体",
    "date": "日付",
    "stage": "段階",
    "review_date": "見直し日",
    "id": "シート番号",
    "background": "背景",
    "purpose": "目的",
    "reflection": "振り返り",
}
# Name → its Japanese name, and the section of the page that it holds.
BLOCKS = {
    "problems": ("問題", "problems"),
    "table": ("対応表", "mapping"),
    "wanted": ("決めたいこと", "wanted"),
    "questions": ("確かめたいこと", "questions"),
    "since": ("前回から", "since"),
    "work": ("作業", "work"),
    "owners": ("担当", "work_by_owner"),
    "causes": ("原因", "causes"),
    "means": ("手段", "means"),
    "map": ("効果と手間", "map"),
    "solutions": ("解決策", "solutions"),
    "people": ("参加者", "people"),
    "selection": ("選定", "selection"),
    "communication": ("コミュニケーション", "communication"),
    "stakeholders": ("関係者", "stakeholders"),
    "small_start": ("スモールスタート", "small_start"),
    "outcomes": ("結果", "outcomes"),
    "ideas": ("アイデア", "ideas"),
    "decisions": ("決定事項", "decisions"),
    "findings": ("指摘", "findings"),
    "kept": ("了承", "kept"),
    "checklist": ("覚えておきたいこと", "checklist"),
    "all": ("全体", ""),
}
NOTHING = Text("(nothing yet)", "（まだありません）")

_ENGLISH = {ja: name for name, ja in VALUES.items()} | {
    ja: name for name, (ja, _) in BLOCKS.items()
}


def known(name: str) -> str | None:
    """The English name of a place, given in either language; None for one that is not known."""
    name = _ENGLISH.get(name, name)
    return name if name in VALUES or name in BLOCKS else None


def listed() -> Text:
    """Every place, for a hint."""
    return Text(", ".join([*VALUES, *BLOCKS]), "、".join(_ENGLISH))


def value_of(name: str, page: Page) -> str:
    """What a value's place says; empty where the sheet says nothing."""
    if name in ("title", "lead"):
        return page.title if name == "title" else page.lead
    if name in ("background", "purpose", "reflection"):
        return getattr(page.sheet, name, None) or ""
    return next((one.value.text for one in page.facts if one.key == name), "")

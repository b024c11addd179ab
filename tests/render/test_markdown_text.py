"""The minutes: CommonMark reads every mark as it is meant, and no text of a sheet acts."""

from __future__ import annotations

import random

import pytest
from markdown_it import MarkdownIt

from dxsheet.compare.report import DiffPage, Group, Line, Span, difference
from dxsheet.render.markdown_text import drawn_difference as draw
from dxsheet.render.markdown_text import marked

READER = MarkdownIt("commonmark").enable("strikethrough")


def read(markdown: str) -> tuple[str, str]:
    """The old and the new text as a reader of the Markdown sees them."""
    old, new = [], []
    inside = ""
    for token in READER.parseInline(markdown)[0].children or []:
        if token.type.endswith("_open"):
            assert not inside
            inside = token.tag
        elif token.type.endswith("_close"):
            inside = ""
        else:
            assert token.type == "text", token
            if inside != "strong":
                old.append(token.content)
            if inside != "s":
                new.append(token.content)
    return "".join(old), "".join(new)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("old", "new", "markdown"),
    [
        ("平均40件ある", "平均38件ある", "平均~~40~~**38**件ある"),
        ("窓口は混む", "窓口は「いつも」混む", "窓口は **「いつも」** 混む"),
        ("古い。", "古い。直す。", "古い。**直す。**"),
        ("the old form", "the new form", "the ~~old~~ **new** form"),
    ],
)
def test_marks_as_written(old: str, new: str, markdown: str) -> None:
    told = marked(difference(old, new))
    assert squeezed(told) == squeezed(markdown)
    assert tuple(map(squeezed, read(told))) == (squeezed(old), squeezed(new))


def test_every_mark_is_read_whatever_stands_beside_it() -> None:
    rng = random.Random(11)
    signs = [
        "窓口",
        "の",
        "「",
        "」",
        "、",
        "。",
        " ",
        "a",
        "b c",
        "*",
        "_",
        "~~",
        "`",
        "[x](y)",
        "(",
        "1.",
    ]
    for _ in range(500):
        old, new = ("".join(rng.choices(signs, k=rng.randint(1, 9))) for _ in range(2))
        told = marked(difference(old, new))
        assert tuple(map(squeezed, read(told))) == (squeezed(old), squeezed(new)), told


def test_text_does_not_act() -> None:
    hostile = "# a <b>&amp; [x](http://e) ![i](j) `c` | *d* _e_ ~~f~~ \x1b[31m\u202e"
    (paragraph,) = READER.parseInline(marked([Span("same", hostile)]))
    kinds = {token.type for token in paragraph.children or []}
    code = [one.content for one in paragraph.children if one.type == "code_inline"]
    assert kinds == {"text", "code_inline"} and code == ["http://e"]
    read_back = "".join(token.content for token in paragraph.children or [])
    assert "<U+001B>[31m<U+202E>" in read_back


def test_the_page() -> None:
    lines = (
        Line("C1", "", (Span("same", "様式が二つ"),), "", (("根拠", (Span("same", "調査"),)),)),
        Line("", "", (Span("same", "# 1. 見出しではない"),)),
        Line("", "", (Span("same", "1. 番号ではない"),)),
        Line("S1", "担当", (Span("same", "山田 → 佐藤"),), "（様式を一つにする）"),
    )
    text = draw(DiffPage("転入", "v1 → 今", (Group("identified", "特定", lines),), "なし"))
    assert text == (
        "# 転入\n\nv1 → 今\n\n## 特定\n\n"
        "- **C1** 様式が二つ\n  - 根拠: 調査\n"
        "- \\# 1. 見出しではない\n"
        "- 1\\. 番号ではない\n"
        "- **S1** 担当: 山田 → 佐藤 （様式を一つにする）\n"
    )
    assert text.count("\n## ") == 1
    kinds = [token.type for token in READER.parse(text)]
    assert kinds.count("heading_open") == 2 and "ordered_list_open" not in kinds


def test_nothing_to_say() -> None:
    assert draw(DiffPage("t", "a → b", (), "Nothing changed.")).endswith("\n\nNothing changed.\n")

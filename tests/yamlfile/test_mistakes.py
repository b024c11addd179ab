"""Y001 and Y006: what the line suffers from, where it is, in words."""

import re

import pytest
from yaml.loader import BaseLoader

from dxsheet.findings import index_of, shown_column
from dxsheet.width import cells
from dxsheet.yamlfile import UnreadableError, document, parse
from dxsheet.yamlfile.door import decoded
from dxsheet.yamlfile.reader import build

# text, place, a word of the message in English
CASES = [
    ("dxsheet: 1\ntitle:abc\ndate: 1\n", (2, 7), "no space after the colon"),
    ("p:\n  -id: P1\n   text: a\n", (2, 4), "no space after the list mark"),
    ("dxsheet: 1\ntitle abc\ndate: 1\n", (2, 1), "colon missing"),
    ("p:\n  - id: P1\n    te", (3, 5), "colon missing"),
    ("dxsheet: 1\ntitle：abc\ndate: 1\n", (2, 6), "full-width colon"),
    ("dxsheet: 1\ntitle：abc\n", (2, 6), "full-width colon"),
    ("dxsheet: 1\ntitle:　abc\ndate: 1\n", (2, 7), "full-width space"),
    ("problems:\n　- id: P1\n    text: a\n", (2, 1), "full-width space"),
    ("problems:\n  － id: P1\n    text: a\n", (2, 3), "full-width list mark"),
    ("title: 目的: 効率化\n", (1, 10), "contains `: `"),
    ("why:\n  - text: 目的: 効率化\n", (2, 13), "contains `: `"),
    ("p:\n  - id: P1\n    text: a\n   affected: b\n", (4, 4), "indentation"),
    ("title: a\n  date: b\n", (2, 7), "indentation"),
    ("p:\n  - id: P1\n - id: P2\n", (3, 2), "indentation"),
    ('title: "abc\ndate: 1\nx: 2\n', (1, 8), "never closed"),
    ("title: 'abc\ndate: 1\n", (1, 8), "never closed"),
    ('title: "abc\ndate: "1"\nx: 2\n', (1, 8), "never closed"),
    ('title: "転入" 手続\ndate: 1\n', (1, 13), "after the closing quotation"),
    ('title: "C:\\データ"\ndate: 1\n', (1, 11), "backslash"),
    ('title: "会議 \\ud83d\\ude00"\ndate: 1\n', (1, 12), "how JSON writes 😀"),
    ('title: "会議 \\ud83d"\ndate: 1\n', (1, 12), "half a character"),
    ("problems: :\n  - id: P1\n", (1, 11), "second colon"),
    ("p:\n  - text: :\n    id: P1\n", (2, 11), "second colon"),
    ("p: [P1, P2\ntitle: a\n", (1, 4), "not closed"),
    ("roles: {decide: [a, b}\ntitle: a\n", (1, 17), "not closed"),
    ("a: 1\nb: [\n", (2, 4), "not closed"),
    ("title: [至急] 備品\ndate: 1\n", (1, 13), "after the closing bracket"),
    ("title: @abc\n", (1, 8), "`@`"),
    ("title: %abc\n", (1, 8), "`%`"),
    ("title: `abc`\n", (1, 8), "```"),
    ("title: *重要* 備品\n", (1, 8), "`*`"),
    ("title: >50% の\n", (1, 8), "`>`"),
    ("title: | abc\n", (1, 8), "`|`"),
    ("why:\n  - @abc\n", (2, 5), "`@`"),
    ("title:abc\nx: 1\n", (1, 7), "no space after the colon"),
    ("title：abc\n", (1, 6), "full-width colon"),
    ("title: a\u2028b\ndate: 1\n", (1, 9), "U+2028"),
    ("title: a\n...\ndate: 1\n", (2, 1), "ends the sheet"),
    ("title: a\n... # x\n\n# y\ndate: 1\n", (2, 1), "ends the sheet"),
    (" title: a\ndate: 1\n", (2, 1), "indentation"),
    ("title: a\n* 重要\ndate: 1\n", (2, 1), "begin with `*`"),
    ("p:\n  - id: P1\n    @係\n    text: a\n", (3, 5), "begin with `@`"),
    ("p:\n  |text: a\n", (2, 3), "begin with `|`"),
    ("p: [\n  a\n]\ntitle abc\ndate: 1\n", (4, 1), "colon missing"),
]
DIRECTIVES = [
    ("%YAML 2.0\n---\ntitle: a\n", (1, 1), "directive"),
    ("%YAML x\n---\ntitle: a\n", (1, 1), "directive"),
    ("# x\n%FOO bar\n---\ntitle: a\n", (2, 1), "directive"),
    ("%YAML 1.1\n%YAML 1.1\n---\ntitle: a\n", (2, 1), "directive"),
    ("%YAML 1.1\n\n# x\ntitle: a\n", (1, 1), "directive"),
    ("%TAG ! a\n" * 101 + "---\ntitle: a\n", (1, 1), "directive"),
]


def only(text):
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(), "a.yaml")
    (found,) = caught.value.findings
    return found


@pytest.mark.parametrize(("text", "place", "said"), CASES)
def test_the_cause_is_named(text, place, said):
    found = only(text)
    assert (found.rule, (found.line, found.column)) == ("Y001", place)
    assert said in found.message.en
    assert re.search("[ぁ-ん]", found.message.ja) and found.hint.ja != found.hint.en


@pytest.mark.parametrize(("text", "place", "said"), CASES)
def test_the_pure_python_parser_leads_to_the_same_line(text, place, said):
    document = decoded(text.encode(), "a.yaml")
    with pytest.raises(UnreadableError) as caught:
        build(document, BaseLoader)
    assert caught.value.findings[0].rule == "Y001"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("problems:\n\t- id: P1\n", 2),
        ("problems:\n  - id: P1\n\t  text: a\n", 3),
        ("a: |\n\tx\n", 2),
        ("p:\n  -\tid: P1\n\ttext: a\n", 2),
    ],
)
def test_tabs(text, line):
    found = only(text)
    assert (found.rule, found.line) == ("Y006", line)


@pytest.mark.parametrize(
    ("text", "column", "points_at"),
    [
        ("業務: a\np:\n  - text: 転入\t手続: 効率化\n", 16, ": 効"),
        ('title: "転入\t" 手続\n', 14, "手続"),
        ("title: [転入,\t至急] 備品\n", 17, "備品"),
        ('title: "転入\t\\ud83d"\n', 12, "\\ud83d"),
        ("title: [転入\t[至急]\nx: 1\n", 8, "[転入"),
    ],
)
def test_a_tab_and_a_wide_sign_before_it_are_a_column_each(text, column, points_at):
    found = only(text)
    line = re.split("\n", text)[found.line - 1]
    assert found.column == column
    assert line[index_of(line, found.column) :].startswith(points_at)


@pytest.mark.parametrize(("text", "place", "said"), CASES)
def test_one_place_counts_the_column_of_every_message(monkeypatch, text, place, said):
    """Columns counted as cells of a terminal, by way of a trial: every message follows."""
    monkeypatch.setattr(document, "shown_column", lambda before: 100 + cells(before))
    line, column = place
    before = text.split("\n")[line - 1][: column - 1]
    assert (only(text).line, only(text).column) == (line, 100 + cells(before))


def test_the_shown_column_and_the_index_go_back_and_forth():
    line = "  - text: 転入\t手続"
    for at in range(len(line) + 1):
        assert index_of(line, shown_column(line[:at])) == at


def test_the_error_itself_says_where_and_why():
    with pytest.raises(UnreadableError) as caught:
        parse(b"title:abc\nx: 1\n", "a.yaml")
    assert str(caught.value) == "a.yaml:1:7: There is no space after the colon."
    assert caught.value.message.ja.startswith("a.yaml:1:7: コロン")


@pytest.mark.parametrize(("text", "place", "said"), DIRECTIVES)
def test_a_directive_that_yaml_does_not_know_is_told_as_one(text, place, said):
    found = only(text)
    assert (found.rule, found.line, found.column) == ("Y007", *place)
    assert said in found.message.en


def test_a_message_quotes_no_more_of_a_value_than_can_be_read():
    for text in (
        f"title: !{'a' * 9000} x\n",
        f"title: &{'a' * 9000} x\n",
        f"title: *{'a' * 9000}\n",
    ):
        (found,) = parse(text.encode(), "a.yaml").findings
        assert len(found.message.en) < 250 and "…" in found.message.ja

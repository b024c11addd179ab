"""Opening a sheet: what is said of it before any check of the method."""

import pytest

from dxsheet.binder import inspect
from dxsheet.yamlfile import parse


def found(text):
    opened = inspect(parse(("dxsheet: 1\ntitle: t\n" + text).encode(), "a.yaml"))
    return [(one.rule, one.line, one.column, one.path) for one in opened.findings]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("background: 窓口 #3 で待つ\n", (3, 16, "background")),
        ("background: a  \t#3\n", (3, 17, "background")),
        ("purpose: #3 の件\n", (3, 10, "purpose")),
        ("problems:\n  - id: P1\n    amount: 週 #40\n", (5, 15, "problems[0].amount")),
        ("causes:\n  - id: C1\n    why:\n      - 様式 #2\n", (6, 12, "causes[0].why[0]")),
        ("organisation: {name: 課 #1\n  }\n", (3, 24, "organisation.name")),
    ],
)
def test_a_text_cut_off_at_a_sign_is_told(text, place):
    assert found(text) == [("X002", *place)]


@pytest.mark.parametrize(
    "text",
    [
        "background: 窓口  # 三番\n",
        "background: 窓口 #\n",
        "background: 窓口 ## 三番\n",
        "background: '窓口' #3\n",
        "background: 窓口#3\n",
        "language: ja #日本語\n",
        "problems: #todo\n  - id: P1 #first\n",
        "background: |\n  窓口 #3\n",
    ],
)
def test_what_is_a_comment_or_no_text_is_left_alone(text):
    assert found(text) == []


def test_it_is_a_hint():
    opened = inspect(parse("dxsheet: 1\ntitle: 窓口 #3\n".encode(), "a.yaml"))
    (one,) = opened.findings
    assert one.severity == "info" and "#3" in one.message.ja and opened.sheet.title == "窓口"

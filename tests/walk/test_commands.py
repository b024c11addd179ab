"""Requests as they come from a keyboard with or without an IME, and the same words as answers."""

import pytest

from dxsheet.walk.reading import LEGEND, command, literal


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["?", "？", "help", "HELP", "ｈｅｌｐ", "ヘルプ"], "help"),
        (["<", "＜", "back", "Back", "戻る", "もどる", " 戻る　"], "back"),
        ([">", "＞", "skip", "とばす", "飛ばす", "スキップ"], "skip"),
        (
            ["-", "－", "ー", "−"],
            "unknown",
        ),
        (["=", "＝", "table", "表"], "table"),
        (["<<", "undo", "取り消す"], "undo"),
        (["@C2", "＠C2.evidence", "@3", "@C2 26件"], "jump"),
        (["q", "Q", "ｑ", "quit", "終わる", "保存", "やめる。"], "leave"),
    ],
)
def test_requests(lines, name) -> None:
    assert {line: command(line) for line in lines} == dict.fromkeys(lines, name)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "  ",
        "システム",
        "窓口に戻る",
        "分からない人が多い",
        "?何",
        "キー",
        "--",
        "分からない",
        "@",
        "1",
        "Q&A",
        "a-b",
    ],
)
def test_answers_are_not_requests(line) -> None:
    assert command(line) is None


def test_every_sign_of_the_legend_is_a_request() -> None:
    assert len({command(sign) for sign, _ in LEGEND}) == len(LEGEND)
    assert None not in {command(sign) for sign, _ in LEGEND}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("「とばす」", "とばす"),
        ('"back"', "back"),
        ("“q”", "q"),
        ("「?」", "?"),
        ("「# 1」", "# 1"),
        ("「窓口」", "「窓口」"),  # quotes that quote stay
        ("とばす", "とばす"),
    ],
)
def test_quotes_keep_a_word_from_being_a_request(line, said) -> None:
    assert literal(line) == said
    assert command(line) is None or line == said

"""What a typed line means for each kind of question."""

import pytest

from dxsheet.lang import Text, same
from dxsheet.walk.questions import Option
from dxsheet.walk.reading import LIMIT, cleaned, read
from dxsheet.walk.steps import Step

from .rooms import BANK

CAUSES = tuple(Option(nth, f"C{nth}", same(f"C{nth} 原因")) for nth in (1, 3, 12))
NONE = Option(0, "", Text("none of these", "どれでもない"))


def step(kind: str, options=()) -> Step:
    question = BANK.questions["background"]._replace(kind=kind)
    return Step(question, "x", ("x",), lambda *_: None, options=tuple(options))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1,3", ("C1", "C3")),
        ("１、３", ("C1", "C3")),
        ("1 12", ("C1", "C12")),
        ("１　１２", ("C1", "C12")),
        ("C3，C1", ("C3", "C1")),
        ("ｃ３", ("C3",)),
        ("3・3", ("C3",)),
        ("0", ("",)),
        ("どれでもない", ("",)),
    ],
)
def test_several_by_number(line, said) -> None:
    assert read(step("choices", (*CAUSES, NONE)), line) == said


@pytest.mark.parametrize("line", ["2", "1,2", "0,1", "all", "、"])
def test_numbers_that_are_not_there_are_refused(line) -> None:
    refused = read(step("choices", (*CAUSES, NONE)), line)
    assert isinstance(refused, Text)
    assert "1, 3, 12, 0" in refused.en


@pytest.mark.parametrize("line", ["1", "１", "1.", "identified", "特定", "C1"])
def test_one_by_number_word_or_label(line) -> None:
    options = (Option(1, "identified", Text("identified", "特定")), *CAUSES[1:])
    expected = "identified" if line != "C1" else None
    said = read(step("choice", options), line)
    assert (said == expected) if expected else isinstance(said, Text)


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("yesno", "はい", "true"),
        ("yesno", "Ｙ", "true"),
        ("yesno", "いいえ", "false"),
        ("yesno", "2", "false"),
        ("date", "令和7年5月1日", "2025-05-01"),
        ("date", "２０２５/５/１", "2025-05-01"),
        ("number", "１，２００", "1200"),
        ("number", "3.5", "3.5"),
        ("amount", "４０", "40"),
        ("amount", "十数件", "十数件"),
        ("scores", "４ ３、5", ("4", "3", "5")),
        ("text", "  窓口　", "窓口"),
    ],
)
def test_kinds(kind, line, said) -> None:
    assert read(step(kind), line) == said


@pytest.mark.parametrize(
    ("kind", "line"),
    [("yesno", "たぶん"), ("date", "来月"), ("date", "2025-02-30"), ("number", "たくさん"),
     ("scores", "4 x"), ("text", "x" * (LIMIT + 1)), ("text", "a\udc93b"), ("text", "a\ufffd")],
)  # fmt: skip
def test_what_does_not_fit_says_what_would(kind, line) -> None:
    assert isinstance(read(step(kind), line), Text)


def test_names_by_comma_or_number() -> None:
    options = (Option(1, "窓口係", same("窓口係")), Option(2, "総合案内", same("総合案内")))
    assert read(step("names", options), "１、２") == ("窓口係", "総合案内")
    assert read(step("names", options), "窓口係、山田 太郎") == ("窓口係", "山田 太郎")
    assert read(step("names"), "第2係") == ("第2係",)


def test_what_no_file_can_hold_is_left_out() -> None:
    assert cleaned("a\x1b[31mb\tc\u202e\u3000") == "a[31mb c"

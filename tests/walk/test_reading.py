"""What a typed line means for each kind of question."""

import pytest

from dxsheet.lang import Text, same
from dxsheet.walk.answering import several
from dxsheet.walk.questions import YES_OR_NO, Option
from dxsheet.walk.reading import LIMIT, cleaned, meant, read
from dxsheet.walk.steps import Step

from .rooms import BANK

CAUSES = tuple(Option(nth, f"C{nth}", same(f"C{nth} 原因")) for nth in (1, 3, 12))
NONE = Option(0, "", Text("none of these", "どれでもない"))


def step(kind: str, options=()) -> Step:
    question = BANK.questions["background"]._replace(kind=kind)
    options = YES_OR_NO if kind == "yesno" else tuple(options)  # as the bank gives them
    return Step(question, "x", ("x",), lambda *_: None, options=options)


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
        ("なし", ("",)),
        ("none", ("",)),
        ("1と3", ("C1", "C3")),
        ("C1, C3 and C12", ("C1", "C3", "C12")),
    ],
)
def test_several_by_number(line, said) -> None:
    assert read(step("choices", (*CAUSES, NONE)), line) == said


@pytest.mark.parametrize("line", ["2", "1,2", "0,1", "all", "、"])
def test_numbers_that_are_not_there_are_refused(line) -> None:
    refused = read(step("choices", (*CAUSES, NONE)), line)
    assert isinstance(refused, Text)
    assert "C1, C3, C12, 0, such as C1, C12." in refused.en


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
        ("count", "約４名", "4"),
        ("date", "9月30日", "2025-09-30"),
        ("date", "end of next month", "2025-03-31"),
        ("amount", "1.0", "1.0"),
        ("list", "・様式が古い", "様式が古い"),
        ("list", "① 手順が複雑で、誤った", "手順が複雑で、誤った"),
    ],
)
def test_kinds(kind, line, said) -> None:
    assert read(step(kind), line, "2025-02-03") == said


@pytest.mark.parametrize(
    ("kind", "line"),
    [("yesno", "たぶん"), ("date", "そのうち"), ("date", "2025-02-30"), ("number", "-3"),
     ("count", "-3"), ("count", "数名"), ("number", "たくさん"),
     ("scores", "4 x"), ("text", "x" * (LIMIT + 1)), ("text", "a\udc93b"), ("text", "a\ufffd")],
)  # fmt: skip
def test_what_does_not_fit_says_what_would(kind, line) -> None:
    assert isinstance(read(step(kind), line, "2025-02-03"), Text)


def test_names_by_comma_or_number() -> None:
    options = (Option(1, "窓口係", same("窓口係")), Option(2, "総合案内", same("総合案内")))
    assert read(step("names", options), "１、２") == ("窓口係", "総合案内")
    assert read(step("names", options), "窓口係、山田 太郎") == ("窓口係", "山田 太郎")
    assert read(step("names"), "第2係") == ("第2係",)


def test_what_no_file_can_hold_is_left_out() -> None:
    assert cleaned("a\x1b[31mb\tc\u202e\u3000") == "a[31mb c"


OWN = (Option(1, "now", Text("now", "今")), Option(4, "stop", Text("stop", "やめる")))


@pytest.mark.parametrize("line", ["4 やめる", "やめる", "4. やめる", "４", "4 stop", "stop"])
def test_the_choices_of_a_question_go_before_requests(line) -> None:
    asked = step("choice", OWN)
    assert meant(asked, line) is None
    assert read(asked, line) == "stop"
    assert meant(step("choice", OWN[:1]), "やめる") == "leave"


@pytest.mark.parametrize(
    "line", ["1 26件を見た", "１、26件を見た", "1. 26件を見た", "今　26件を見た"]
)
def test_a_choice_and_what_is_said_along_with_it(line) -> None:
    assert read(step("then", OWN), line) == ("now", "26件を見た")


@pytest.mark.parametrize("line", ["分かりません", "未定です", "not sure", "-", "I don't know yet"])
def test_not_known_is_a_request_at_any_question(line) -> None:
    assert meant(step("text"), line) == "unknown"
    assert meant(step("text"), f"「{line}」") is None


@pytest.mark.parametrize(
    ("kind", "line", "parts"),
    [
        ("list", "様式が古い; 例外が多い", ("様式が古い", "例外が多い")),
        ("list", "1. 様式が古い\n2. 例外が多い", ("様式が古い", "例外が多い")),
        ("list", "手順が複雑で、誤った", ()),
        ("name", "山田、鈴木", ("山田", "鈴木")),
        ("name", "山田", ()),
        ("text", "山田; 鈴木", ()),
    ],
)
def test_what_would_be_several(kind, line, parts) -> None:
    assert several(step(kind), line) == parts


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("clerks, 3, decides; me, facilitates", ("clerks, 3, decides", "me, facilitates")),
        ("窓口係 2名；工事業者", ("窓口係 2名", "工事業者")),
        ("Accounts, opposed, no seal → the table records it; we went through it", ()),
        ("unit: General Affairs; part: decides", ()),
    ],
)
def test_people_in_rows_of_a_line(line, parts) -> None:
    question = BANK.questions["participant.first"]
    assert several(Step(question, "x", ("x",), lambda *_: None), line) == parts

"""A form's CSV, one row a person."""

import pytest

from dxsheet.collecting.form import Column, column_of, columns_said, from_csv
from dxsheet.findings import USAGE, DxsheetError

MICROSOFT = """\
ID,開始時刻,完了時刻,メール,名前,P1の原因は何だと思いますか,アイデアがあれば,S1の効果（1〜5）,S1の手間（1〜5）,ご感想
1,2025/2/3 10:00,2025/2/3 10:05,a@example.jp,窓口 佐藤,"様式が課ごとに違う
記入例が外にある",様式を一枚にする,5,２,よかった
2,2025/2/3 10:01,2025/2/3 10:06,b@example.jp,税務 鈴木,様式が課ごとに違う;,,4,小,
3,,,,,,,,,
"""


def test_microsoft_forms_in_japanese() -> None:
    form = from_csv(MICROSOFT.encode("utf-8-sig"), "f.csv")
    answers = form.answers
    assert form.troubles == []
    assert form.passed == ["ご感想"]
    assert (form.table.encoding, form.table.separator.en) == ("UTF-8", "commas")
    assert [head for head, _ in form.columns] == [
        "名前", "P1の原因は何だと思いますか", "アイデアがあれば", "S1の効果（1〜5）",
        "S1の手間（1〜5）",
    ]  # fmt: skip
    assert [one.name for one in answers] == ["窓口 佐藤", "税務 鈴木", ""]
    first = answers[0]
    assert [(one.text, one.problem) for one in first.causes] == [
        ("様式が課ごとに違う", "P1"),
        ("記入例が外にある", "P1"),
    ]
    assert [one.text for one in first.ideas] == ["様式を一枚にする"]
    assert [(one.solution, one.axis, one.value) for one in first.scores] == [
        ("S1", "effect", 5.0),
        ("S1", "effort", 2.0),
    ]
    assert [one.value for one in answers[1].scores] == [4.0, 1.0]


def test_shift_jis_as_excel_saves_it_and_english_headings() -> None:
    form = from_csv(MICROSOFT.encode("cp932"), "f.csv")
    assert form.answers[0].causes[0].text == "様式が課ごとに違う"
    assert form.table.encoding == "Shift_JIS (cp932)"
    text = "Name,Possible cause of P2,Ideas,S2 effect,S2 effort\nAnn,it differs,merge,high,2\n"
    form = from_csv(text.encode(), "f.csv")
    assert form.troubles == []
    assert form.answers[0].causes[0].problem == "P2"
    assert [one.axis for one in form.answers[0].scores] == ["effect", "effort"]


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("Name", "name"), ("Your name", "name"), ("What is your name?", "name"),
        ("お名前", "name"), ("お名前（任意）", "name"), ("氏名を入力してください", "name"),
        ("G01Q01. What is your name?", "name"), ("G01Q02. Why P1?", "cause"),
        ("班", "name"), ("グループ名", "name"), ("Table number", "name"), ("1. Name", "name"),
        ("Possible cause", "cause"), ("Why P1?", "cause"), ("Root causes2", "cause"),
        ("原因だと思うこと", "cause"), ("なぜ起きるのでしょうか", "cause"),
        ("Ideas", "idea"), ("Your suggestion", "idea"), ("解決策のアイデア", "idea"),
        ("S1 effect", "effect"), ("How much effort is S2?", "effort"), ("s1の効果", "effect"),
    ],
)  # fmt: skip
def test_headings_that_are_understood(heading: str, what: str) -> None:
    found = column_of(heading)
    assert found is not None and found.what == what


@pytest.mark.parametrize(
    "heading",
    [
        "Timestamp", "Email", "Start time", "タイムスタンプ", "メールアドレス", "Response ID",
        "Are you comfortable with tablets?", "Age group", "Name of the system", "システムの名前",
        "What would be the ideal state?", "Because", "Stable or not", "Username", "利用者名",
        "Total points", "Quiz feedback", "Points - What causes the rewriting?", "effect",
        "Feedback - What causes it?", "点数 - 原因は何ですか", "What causes it? [Score]",
        "G01Q02. Why? [Comment]",
        "原因は何ですか [フィードバック]", "Question time: G01Q02 cause", "同じ班の人数", "",
    ],
)  # fmt: skip
def test_headings_that_are_no_answers(heading: str) -> None:
    assert column_of(heading) is None


def test_a_column_may_be_said() -> None:
    raw = b"Who,What went wrong\nAnn,it differs\n"
    with_words = columns_said(("Who=name", "what went wrong=cause:p2"))
    assert with_words["what went wrong"] == Column("cause", "P2")
    form = from_csv(raw, "f.csv", with_words)
    (one,) = form.answers
    assert (one.name, one.causes[0].text, one.causes[0].problem) == ("Ann", "it differs", "P2")
    form = from_csv(b"Cause,Why\na,b\n", "f.csv", columns_said(("Why=skip",)))
    assert [said.text for said in form.answers[0].causes] == ["a"]
    for wrong in ("Who", "Who=boss", "Who=effect", "Who=cause:S1", "=cause"):
        with pytest.raises(DxsheetError) as caught:
            columns_said((wrong,))
        assert caught.value.code == USAGE
    with pytest.raises(DxsheetError, match="is it “who”") as caught:
        from_csv(raw, "f.csv", columns_said(("Whoo=name",)))
    assert caught.value.code == USAGE


def test_a_form_in_which_nothing_is_understood_names_its_headings() -> None:
    (trouble,) = from_csv(b"When,What\n1,2\n", "f.csv").troubles
    assert "When, What" in trouble.message.en and "--column" in trouble.message.ja


def test_answers_that_say_nothing_are_none() -> None:
    text = "Name,Cause,S1 effect\n" + "".join(
        f'A,"{said}",{score}\n'
        for said, score in (("特になし", "-"), ("N/A", "n/a"), ("分かりません", "不明"), ("", ""))
    )
    form = from_csv(text.encode(), "f.csv")
    assert form.troubles == []
    assert all(not one.causes and not one.scores for one in form.answers)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("1. a\n2. b", ["a", "b"]), ("・様式が長い\n・遠い", ["様式が長い", "遠い"]),
        ("① 長い ② 遠い", ["長い", "遠い"]), ("- a; b", ["a", "b"]),
        ("3 years old", ["3 years old"]),
        ("長くて、遠い", ["長くて、遠い"]),
    ],
)  # fmt: skip
def test_several_statements_in_one_cell_without_their_marks(cell: str, said: list[str]) -> None:
    form = from_csv(f'Cause,Name\n"{cell}",A\n'.encode(), "f.csv")
    assert [one.text for one in form.answers[0].causes] == said


@pytest.mark.parametrize(
    ("cell", "value"),
    [("4", 4), ("４点", 4), ("4/5", 4), ("3,5", 3.5), ("5 - very large", 5), ("2.", 2),
     ("5（とても大きい）", 5), ("2 (low)", 2),
     ("大", 5), ("Medium", 3), ("低い", 1)],
)  # fmt: skip
def test_scores_as_people_write_them(cell: str, value: float) -> None:
    form = from_csv(f'S1 effect,Name\n"{cell}",A\n'.encode(), "f.csv")
    assert [one.value for one in form.answers[0].scores] == [value]


@pytest.mark.parametrize("cell", ["6", "0", "45", "many", "4,55,1", "-3"])
def test_what_is_no_score_is_told_with_its_line(cell: str) -> None:
    form = from_csv(f'S1 effect,Name\n4,B\n"{cell}",A\n'.encode(), "f.csv")
    assert [one.where for one in form.troubles] == ["f.csv:3"]


@pytest.mark.parametrize(
    ("heading", "what"),
    [
        ("What would you suggest?", "idea"),
        ("How could we improve it?", "idea"),
        ("Suggested improvements", "idea"),
        ("どうすればよいと思いますか", "idea"),
        ("どのようにしたらよいですか", "idea"),
        ("改善策", "idea"),
        ("How come?", "cause"),
        ("部署", "unit"),
        ("所属部署名", "unit"),
        ("ご所属（課・係）", "unit"),
        ("課名", "unit"),
        ("Your division", "unit"),
        ("課の課題", "cause"),
        ("係の原因は", "cause"),
    ],
)
def test_more_ways_in_which_forms_ask(heading: str, what: str) -> None:
    assert column_of(heading) == Column(what)


@pytest.mark.parametrize(
    "heading", ["課", "How often do you use it?", "どのような業務ですか", "部署の人数"]
)
def test_what_asks_for_something_else_is_passed_over(heading: str) -> None:
    assert column_of(heading) is None


def test_an_empty_file_is_told_as_that() -> None:
    (trouble,) = from_csv(b"", "f.csv").troubles
    assert "空" in trouble.message.ja and "empty" in trouble.message.en


SURVEYS = {
    "SurveyMonkey": "Respondent ID,What causes the problem?\n,Open-Ended Response\n1,No signs\n",
    "Qualtrics": "ResponseId,Q1\nResponse ID,What causes it?\n"
    '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}"\nR_1,No signs\n',
}


@pytest.mark.parametrize("program", SURVEYS)
def test_further_rows_of_headings_are_no_answers(program: str) -> None:
    said = columns_said(("Q1=cause",)) if program == "Qualtrics" else {}
    form = from_csv(SURVEYS[program].encode(), "a.csv", said)
    assert [[cause.text for cause in one.causes] for one in form.answers] == [["No signs"]]

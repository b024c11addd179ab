"""A form's CSV, one row a person."""

from dxsheet.collecting.form import from_csv

MICROSOFT = """\
ID,開始時刻,完了時刻,メール,名前,P1の原因は何だと思いますか,アイデアがあれば,S1の効果（1〜5）,S1の手間（1〜5）,ご感想
1,2025/2/3 10:00,2025/2/3 10:05,a@example.jp,窓口 佐藤,"様式が課ごとに違う
記入例が外にある",様式を一枚にする,5,２,よかった
2,2025/2/3 10:01,2025/2/3 10:06,b@example.jp,税務 鈴木,様式が課ごとに違う;,,4,小,
3,,,,,,,,,
"""


def test_microsoft_forms_in_japanese() -> None:
    answers, troubles, passed = from_csv(MICROSOFT.encode("utf-8-sig"), "f.csv")
    assert troubles == []
    assert passed == ["ご感想"]
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
    answers, _, _ = from_csv(MICROSOFT.encode("cp932"), "f.csv")
    assert answers[0].causes[0].text == "様式が課ごとに違う"
    text = "Name,Possible cause of P2,Ideas,S2 effect,S2 effort\nAnn,it differs,merge,high,2\n"
    answers, troubles, _ = from_csv(text.encode(), "f.csv")
    assert troubles == []
    assert answers[0].causes[0].problem == "P2"
    assert [one.axis for one in answers[0].scores] == ["effect", "effort"]


def test_what_cannot_be_read_is_told_with_its_row() -> None:
    _, troubles, _ = from_csv("名前,S1 効果\na,とても\n".encode(), "f.csv")
    assert [one.where for one in troubles] == ["f.csv:2"]
    for raw in (b"", b"a,b\n1,2\n"):
        assert from_csv(raw, "f.csv")[1][0].where == "f.csv:1"

"""One line that says several things, in Japanese and in English."""

import pytest

from dxsheet.walk.around import decided
from dxsheet.walk.lines import levels, outcome, participant, stakeholder, task

TODAY = "2025-02-03"


@pytest.mark.parametrize(
    ("line", "date", "text"),
    [
        ("2025-02-17 押印をやめる", "2025-02-17", "押印をやめる"),  # the year was said
        ("2025-01-17 drop the seals", "2025-01-17", "drop the seals"),
        ("令和7年1月17日、押印をやめる", "2025-01-17", "押印をやめる"),
        ("2月17日 押印をやめる", "2024-02-17", "押印をやめる"),  # the last of its kind
        ("1月17日に押印をやめた", "2025-01-17", "押印をやめた"),
        ("17 January, drop the seals", "2025-01-17", "drop the seals"),
        ("January 17 2025 drop the seals", "2025-01-17", "drop the seals"),
        ("17 Feb drop the seals", "2024-02-17", "drop the seals"),
        ("昨日 押印をやめた", "2025-02-02", "押印をやめた"),
        ("yesterday we dropped the seals", "2025-02-02", "we dropped the seals"),
        ("May be dropped", TODAY, "May be dropped"),
        ("2 weeks of trial", TODAY, "2 weeks of trial"),
        ("来月末 締める", TODAY, "来月末 締める"),
        ("押印をやめる", TODAY, "押印をやめる"),
    ],
)
def test_a_decision_with_its_day_in_front(line, date, text) -> None:
    assert decided(line, TODAY) == {"date": date, "text": text}
    by = f"{line}（課長）"
    assert decided(by, TODAY) == {"date": date, "text": text, "by": "課長"}


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (
            "Accounts, opposed, no seal, nobody is responsible → the table keeps names",
            ("Accounts", "opposed", "no seal, nobody is responsible", "the table keeps names"),
        ),
        (
            "Accounts, opposed, it’s nobody’s job",
            ("Accounts", "opposed", "it’s nobody’s job", None),
        ),
        (
            "会計課 反対 責任が不明 → 記録が残る",
            ("会計課", "opposed", "責任が不明", "記録が残る"),
        ),
        ("会計課、反対、遅い、高い", ("会計課", "opposed", "遅い、高い", None)),
    ],
)
def test_a_stakeholder_keeps_the_commas_of_its_language(line, meant) -> None:
    found = stakeholder(line)
    assert tuple(map(found.get, ("name", "stance", "concern", "response"))) == meant


@pytest.mark.parametrize("name", ["Sato", "Monica", "Wedgwood", "Friedman", "Sunny", "Thurman"])
def test_a_person_whose_name_begins_like_a_day_is_no_day(name) -> None:
    assert task(f"list the forms, {name}, 14 February", TODAY) == {
        "text": "list the forms",
        "owner": name,
        "due": "2025-02-14",
    }


@pytest.mark.parametrize(
    ("line", "due"),
    [("list the forms, Sato, Friday", "2025-02-07"),
     ("様式を作る、佐藤、来週の金曜", "2025-02-14")],
)  # fmt: skip
def test_a_weekday_is_a_day(line, due) -> None:
    assert task(line, TODAY)["due"] == due


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("minutes to open about 10 min -> under 2 min", ("minutes to open", "10", "min", "2")),
        ("貸出の時間 約18分 → 5分以下", ("貸出の時間", "18", "分", "5")),
        ("書き直し 40件/週 → 15", ("書き直し", "40", "件/週", "15")),
    ],
)
def test_a_measure_keeps_its_words_and_a_figure_its_sign(line, fields) -> None:
    found = outcome(line)
    keys = ("measure", "baseline", "unit", "wanted")
    assert tuple(found.get(key) for key in keys) == fields
    assert ("note" in found) == ("about" in line or "約" in line)


@pytest.mark.parametrize(
    ("line", "owner", "due", "text"),
    [
        ("佐藤さんが、来週の金曜までに、件数を数える", "佐藤さん", "2025-02-14", "件数を数える"),
        ("田中係長が水曜に現場で測る", "田中係長", "2025-02-05", "現場で測る"),
        ("2月末までに窓口係が待ち時間を測る", "窓口係", "2025-02-28", "待ち時間を測る"),
        ("高橋が数える", "高橋", None, "数える"),
        ("4月に始める", None, None, "4月に始める"),
        ("書き方が難しいか聞く", None, None, "書き方が難しいか聞く"),
        ("Mia will pull the roster by next Friday", "Mia", "2025-02-14", "pull the roster"),
        ("Dana drafts the rule by 15 March", "Dana", "2025-03-15", "Dana drafts the rule"),
        ("We will ask by 5 February", None, "2025-02-05", "We will ask"),
        ("look at it before lunch", None, None, "look at it before lunch"),
    ],
)  # fmt: skip
def test_work_told_in_one_sentence(line, owner, due, text) -> None:
    found = task(line, TODAY, ("Dana", "高橋"))
    assert tuple(map(found.get, ("owner", "due", "text"))) == (owner, due, text)


@pytest.mark.parametrize(
    ("line", "date", "text", "by"),
    [
        ("記載例から始める（1月10日、部長も了解）", "2025-01-10", "記載例から始める", "部長"),
        ("cap first (agreed by Dana and the mayor)", TODAY, "cap first", "Dana and the mayor"),
        ("記載例から始める（試行として）", TODAY, "記載例から始める（試行として）", None),
        ("cap first (zone B only)", TODAY, "cap first (zone B only)", None),
    ],
)  # fmt: skip
def test_in_brackets_behind_a_decision_is_who_only_if_it_is(line, date, text, by) -> None:
    found = decided(line, TODAY)
    assert tuple(map(found.get, ("date", "text", "by"))) == (date, text, by)


@pytest.mark.parametrize(
    ("line", "name"),
    [("工事業者、数人", "工事業者（数人）"), ("clerks, several, decides", "clerks (several)")],
)  # fmt: skip
def test_how_many_without_a_number_stays_with_the_name(line, name) -> None:
    fields, _, _ = participant(line)
    assert fields["name"] == name
    assert not {"unit", "count"} & set(fields)


@pytest.mark.parametrize(
    ("line", "effect", "effort"),
    [("大きい、楽", "high", "low"), ("ふつう 大変", "medium", "high"), ("h l", "high", "low"),
     ("big, easy", "high", "low"), ("med high", "medium", "high")],
)  # fmt: skip
def test_levels_as_people_say_them(line, effect, effort) -> None:
    assert levels(line) == {"effect": effect, "effort": effort}


@pytest.mark.parametrize("line", ["来年4月から", "2027年4月に始まる件数", "from April 2027"])
def test_a_day_in_a_measure_is_no_figure(line) -> None:
    assert outcome(line) == {"measure": line}


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("窓口係、3人、市民課、決める、03-1234-5678", "03-1234-5678"),
        ("窓口係、3人、03-1234-5678、決める", "03-1234-5678"),
        ("窓口係 3名 市民課 決める 内線1234", "内線1234"),
        ("窓口係、3人、5人、市民課", "5人"),
        ("窓口係、市民課、週1時間、月30分", "月30分"),
        ("窓口係、市民課、異動してきたばかり", "異動してきたばかり"),
        ("front desk, 3, Residents' Affairs, decides, desk@example.jp", "desk@example.jp"),
        ("front desk, 3, phone 0123 456, decides", "phone 0123 456"),
        ("front desk, 3, Residents' Affairs, knows the forms well", "knows the forms well"),
    ],
)
def test_what_the_line_of_a_participant_cannot_hold_lands_in_no_field(line, rest) -> None:
    fields, _, left = participant(line)
    assert left == (rest,)
    assert not any(rest in value for value in fields.values())


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("窓口係、3人、市民課、決める、週1時間まで",
         {"name": "窓口係", "count": "3", "unit": "市民課", "part": "decide",
          "load": "週1時間まで"}),
        ("窓口係、お願いする時間：金曜だけ、所属: 市民",
         {"name": "窓口係", "load": "金曜だけ", "unit": "市民"}),
        ("情報係、総務部、デジタル推進室", {"name": "情報係", "unit": "総務部 デジタル推進室"}),
        ("front desk, role: decides, time needed: Fridays",
         {"name": "front desk", "part": "decide", "load": "Fridays"}),
    ],
)  # fmt: skip
def test_a_part_of_the_line_may_say_what_it_is(line, fields) -> None:
    assert participant(line) == (fields, (), ())

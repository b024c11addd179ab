"""One line that says several things, in Japanese and in English."""

import pytest

from dxsheet.walk.lines import decision, outcome, stakeholder, task

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
    assert decision(line, TODAY) == {"date": date, "text": text}
    by = f"{line}（課長）"
    assert decision(by, TODAY) == {"date": date, "text": text, "by": "課長"}


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

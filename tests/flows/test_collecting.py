"""Participants' answers onto a sheet: everything told, nothing twice."""

import random
from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.flows.collecting import Reading, collect, write_templates

SHEET = """\
dxsheet: 1
title: t
problems:
  - {id: P1, text: 待つ}
causes:
  - id: C1   # 最初の候補
    text: 様式が課ごとに違う
    raised_by: 山田
solutions:
  - {id: S1, text: 様式をまとめる, causes: [C1], effort: high}
"""
ANN = """\
name: 佐藤
unit: 市民課
causes:
  - 様式が課ごとに違う
  - {text: 様式が、課ごとに少し違う, problem: P1}
  - 窓口が二つしかない
ideas: [RPAを入れる]
scores:
  S1: {effect: 5, effort: 小}
"""
BOB = "name: 鈴木\ncauses: [窓口が二つしかない]\nscores:\n  S1: {effect: 3, effort: 2}\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, list[str]]:
    for name, text in (("s.yaml", SHEET), ("a.yaml", ANN), ("b.yaml", BOB)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "s.yaml"), [str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml")]


def keep(*_: str) -> bool:
    return False


def merge(*_: str) -> bool:
    return True


def test_new_known_and_similar_causes_ideas_and_scores(files: tuple) -> None:
    sheet, answers = files
    collected = collect(sheet, answers, same_cause=keep)
    opened = load(sheet).sheet
    assert [(one.id, one.text, one.raised_by) for one in opened.causes] == [
        ("C1", "様式が課ごとに違う", "山田、市民課 佐藤"),
        ("C2", "様式が、課ごとに少し違う", "市民課 佐藤"),
        ("C3", "窓口が二つしかない", "市民課 佐藤、鈴木"),
    ]
    assert [one.status for one in opened.causes[1:]] == ["unverified", "unverified"]
    assert opened.causes[1].problems == ("P1",)
    assert [one.text for one in opened.ideas] == ["RPAを入れる"]
    assert (opened.solutions[0].effect, opened.solutions[0].effort) == ("high", "low")
    assert [(one.mean, one.low, one.high, one.people) for one in collected.scores] == [
        (4.0, 3.0, 5.0, 2),
        (1.5, 1.0, 2.0, 2),
    ]
    assert [one.how for one in collected.taken] == ["known", "new", "new", "new", "known"]
    assert len(collected.pairs) == 1
    assert "# 最初の候補" in Path(sheet).read_text(encoding="utf-8")


@pytest.mark.parametrize("decide", [keep, merge])
def test_running_it_twice_adds_nothing_twice(files: tuple, decide: object) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=decide)
    before = Path(sheet).read_bytes()
    collected = collect(sheet, answers, same_cause=decide)
    assert Path(sheet).read_bytes() == before
    assert {one.how for one in collected.taken} == {"repeated"}


def test_merging_keeps_the_other_wording_and_who_said_it(files: tuple) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=merge)
    opened = load(sheet).sheet
    assert len(opened.causes) == 2
    assert "市民課 佐藤「様式が、課ごとに少し違う」" in opened.causes[0].raised_by


def test_anonymous(files: tuple) -> None:
    sheet, answers = files
    collect(sheet, answers, same_cause=keep, anonymous=True)
    text = Path(sheet).read_text(encoding="utf-8")
    assert "佐藤" not in text
    assert "匿名" in text


def test_what_cannot_be_taken_in_is_all_named_and_nothing_is_written(
    files: tuple, tmp_path: Path
) -> None:
    sheet, answers = files
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "name: x\ncause: [a]\ncauses:\n  - {text: b, problem: P9}\n  - [c]\n"
        "scores:\n  S9: {effect: 5}\n  S1: {effect: 9, cost: 1}\n",
        encoding="utf-8",
    )
    with pytest.raises(DxsheetError) as refused:
        collect(sheet, [*answers, str(bad)], same_cause=keep)
    assert refused.value.code == 1
    for line in (2, 4, 5, 7, 8):
        assert f"bad.yaml:{line}" in refused.value.message.ja
    assert Path(sheet).read_text(encoding="utf-8") == SHEET


CHAIN = """\
dxsheet: 1
title: t
language: ja
problems:
  - {id: P1, text: 待つ}
  - {id: P2, text: 並ぶ}
causes:
  - {id: C1, text: 様式が課ごとに違う, problems: [P1]}
solutions:
  - {id: S1, text: 様式をまとめる, causes: [C1], effect: low}
"""


@pytest.fixture
def chain(tmp_path: Path) -> str:
    (tmp_path / "s.yaml").write_text(CHAIN, encoding="utf-8")
    return str(tmp_path / "s.yaml")


def form(tmp_path: Path, text: str, name: str = "a.csv", encoding: str = "utf-8") -> list[str]:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return [str(tmp_path / name)]


def test_one_answer_under_two_problems_keeps_both(chain: str, tmp_path: Path) -> None:
    text = "名前,P1の原因,P2の原因\n佐藤,窓口が少ない,窓口が少ない\n鈴木,,様式が課ごとに違う\n"
    for _ in range(2):
        collect(chain, form(tmp_path, text), same_cause=keep)
        causes = load(chain).sheet.causes
        assert [(one.id, one.problems) for one in causes] == [
            ("C1", ("P1", "P2")), ("C2", ("P1", "P2")),
        ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["A班（佐藤、田中）", "佐藤、田中", "R&D", "a「b", "防災・危機管理課", "匿名"]
)
def test_a_name_is_added_once_whatever_it_holds(chain: str, tmp_path: Path, name: str) -> None:
    files = form(tmp_path, f'班,原因\n"{name}",様式が長い\n"B班",様式が長い\n')
    for _ in range(3):
        collect(chain, files, same_cause=keep)
    raised = load(chain).sheet.causes[1].raised_by or ""
    assert (raised.count(name), raised.count("B班")) == (1, 1)


def test_a_name_that_begins_like_another_is_added_too(chain: str, tmp_path: Path) -> None:
    collect(chain, form(tmp_path, "班,原因\n佐藤 次郎,長い\n佐藤,長い\n"), same_cause=keep)
    assert load(chain).sheet.causes[1].raised_by == "佐藤、佐藤 次郎"


@pytest.mark.parametrize(("lang", "word"), [("ja", "匿名"), ("en", "anonymous")])
def test_nobody_is_called_in_the_language_of_the_sheet(
    chain: str, tmp_path: Path, lang: str, word: str
) -> None:
    text = CHAIN.replace("language: ja", f"language: {lang}")
    Path(chain).write_text(text, encoding="utf-8")
    files = form(tmp_path, "名前,原因\n佐藤,長い\n鈴木,長い\n")
    collect(chain, files, same_cause=keep, anonymous=True)
    assert load(chain).sheet.causes[1].raised_by == word
    other = {"ja": "en", "en": "ja"}[lang]
    changed = (
        Path(chain).read_text(encoding="utf-8").replace(f"language: {lang}", f"language: {other}")
    )
    Path(chain).write_text(changed, encoding="utf-8")
    collect(chain, files, same_cause=keep, anonymous=True)
    assert load(chain).sheet.causes[1].raised_by == word


def test_a_score_that_replaces_what_stood_there_is_told_and_its_spread_kept(
    chain: str, tmp_path: Path
) -> None:
    files = form(tmp_path, "名前,S1の効果,S1の手間\n佐藤,5,2\n鈴木,4,不明\n")
    for was in ("low", ""):
        scores = collect(chain, files, same_cause=keep).scores
        assert [(one.axis, one.level, one.was) for one in scores] == [
            ("effect", "high", was), ("effort", "low", ""),
        ]  # fmt: skip
        one = load(chain).sheet.solutions[0]
        assert (one.effect, one.effect_spread, one.effect_people) == ("high", "4-5", 2)
        assert (one.effort, one.effort_spread, one.effort_people) == ("low", "2-2", 1)


def test_answers_that_say_nothing_and_list_marks(chain: str, tmp_path: Path) -> None:
    answers = "name: 佐藤\ncauses: [特になし, '1. 長い', {text: 分かりません, problem: P1}]\n"
    answers += "ideas: [なし]\n"
    collect(chain, form(tmp_path, answers, "a.yaml"), same_cause=keep)
    sheet = load(chain).sheet
    assert [one.text for one in sheet.causes[1:]] == ["長い"]
    assert sheet.ideas == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: a\ncauses: [x]\ncauses: [y]\n", 3),
        ("name: a\ncauses: [x]\n---\nname: b\n", 3),
        ("name: a\ncauses: x\n", 2),
        ("name: a\nscores: {S1: {effect: 9}}\n", 2),
    ],
)
def test_half_an_answers_file_is_not_taken(
    chain: str, tmp_path: Path, text: str, line: int
) -> None:
    good = form(tmp_path, "name: b\ncauses: [z]\n", "b.yaml")
    with pytest.raises(DxsheetError) as refused:
        collect(chain, [*good, *form(tmp_path, text, "a.yaml")], same_cause=keep)
    assert (refused.value.code, f"a.yaml:{line}" in refused.value.message.ja) == (1, True)
    assert Path(chain).read_text(encoding="utf-8") == CHAIN


def test_a_file_named_twice_counts_once(chain: str, tmp_path: Path) -> None:
    files = form(tmp_path, "名前,S1の効果\n佐藤,5\n")
    assert collect(chain, files * 2, same_cause=keep).people == 1


# How twelve people hand in, in five dialects: extension, separator, encoding, quotes, line end.
DIALECTS = [
    ("csv", ",", "utf-8-sig", '"', "\r\n"), ("csv", ";", "utf-8", "", "\n"),
    ("csv", "\t", "utf-16", "", "\r\n"), ("csv", ",", "cp932", '"', "\r\n"),
    ("yaml", "", "utf-8", "", "\n"),
]  # fmt: skip
SAID = [
    "窓口が二つしかない",
    "様式が、課ごとに少し違う",
    "記入例が遠い",
    "1. 窓口が二つしかない",
    "特になし",
]


def handed_in(folder: Path) -> list[str]:
    files = []
    for nth in range(12):
        ending, sign, encoding, quote, end = DIALECTS[nth % len(DIALECTS)]
        name, of = f"第{nth % 9 + 1}班（佐藤、田中）", "P1" if nth % 2 else "P2"
        said, score = SAID[nth * 7 % len(SAID)], nth % 5 + 1
        if ending == "yaml":
            text = (f"name: {name}\ncauses:\n  - {{text: {said}, problem: {of}}}\nideas: [相談会]\n"
                    f"scores: {{S1: {{effect: {score}}}}}\n")  # fmt: skip
        else:
            rows = [
                ["お名前", f"{of}の原因ー、", "アイデア", "S1の効果"],
                [name, said, "相談会", str(score)],
            ]
            text = end.join(sign.join(f"{quote}{one}{quote}" for one in row) for row in rows) + end
        files += form(folder, text, f"{nth}.{ending}", encoding)
    return files


def test_twelve_in_five_dialects_twice_in_any_order_are_the_same_sheet(tmp_path: Path) -> None:
    pick = random.Random(4)
    files = handed_in(tmp_path)
    ends = set()
    for nth in range(6):
        sheet = tmp_path / f"sheet{nth}.yaml"
        sheet.write_text(CHAIN, encoding="utf-8")
        for decide in (merge if nth % 2 else keep,) * 2:
            pick.shuffle(files)
            assert collect(str(sheet), files, same_cause=decide).people == 12
            ends.add((decide, sheet.read_text(encoding="utf-8")))
    assert len(ends) == 2
    kept = next(text for decide, text in ends if decide is keep)
    assert kept.count("id: C") == 4 and kept.count("text: 相談会") == 1
    assert "effect_people: 12" in kept and "effect_spread: 1-5" in kept


def test_empty_papers_are_made_beside_the_sheet_and_can_be_taken_in(
    chain: str, tmp_path: Path
) -> None:
    answers, headings = write_templates(chain, "en")
    assert (answers, headings) == (str(tmp_path / "s-answers.yaml"), str(tmp_path / "s-form.csv"))
    assert collect(chain, [answers], same_cause=keep).taken == []
    assert Path(chain).read_text(encoding="utf-8") == CHAIN
    filled = Path(answers).read_text(encoding="utf-8").replace("- text:", "- text: 長い", 1)
    Path(answers).write_text(filled.replace("effect: ,", "effect: 5,"), encoding="utf-8")
    with Path(headings).open("a", encoding="utf-8") as out:
        out.write("市民課,佐藤,遠い,,配る,4,2\n")
    collected = collect(chain, [answers, headings], same_cause=keep)
    assert [what.what for _, what in collected.forms[0].columns] == [
        "unit", "name", "cause", "cause", "idea", "effect", "effort",
    ]  # fmt: skip
    sheet = load(chain).sheet
    assert [(one.text, one.problems, one.raised_by) for one in sheet.causes[1:]] == [
        ("長い", ("P1",), None), ("遠い", ("P1",), "市民課 佐藤"),
    ]  # fmt: skip
    assert (sheet.solutions[0].effect, sheet.solutions[0].effort) == ("high", "low")
    with pytest.raises(DxsheetError, match=r"s-answers\.yaml"):
        write_templates(chain, "ja")


def test_what_was_said_about_columns_reaches_every_form(chain: str, tmp_path: Path) -> None:
    files = form(tmp_path, "誰;気になること\n佐藤;長い\n")
    said = Reading(columns=("気になること=cause:P2", "誰=name"), separator=";")
    collect(chain, files, same_cause=keep, reading=said)
    one = load(chain).sheet.causes[1]
    assert (one.text, one.problems, one.raised_by) == ("長い", ("P2",), "佐藤")

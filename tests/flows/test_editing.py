"""One edit from the command line: what is meant changes, what would be wrong is refused."""

from pathlib import Path

import pytest

from dxsheet.binder import load
from dxsheet.findings import DxsheetError
from dxsheet.flows.editing import KINDS, add, assign, link, park, remove
from dxsheet.sheet.nouns import Sheet

TEXT = """\
# by hand
dxsheet: 1
title: 題  # 題名のメモ
problems:
  - id: P1
    text: 待ち時間が長い

causes:
  # 様式の話
  - {id: C1, text: 様式が違う, problems: [P1]}
  - id: C2
    text: 鍵がない   # 要確認
    problems: [P1]
solutions:
  - id: S1
    text: 様式をまとめる
    causes: [C1]
decisions:
  - {date: 2025-02-10, text: C5 は取り下げた}
"""


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def text_of(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def changed(path: str) -> tuple[list[str], list[str]]:
    before, after = TEXT.splitlines(), text_of(path).splitlines()
    return [one for one in before if one not in after], [one for one in after if one not in before]


def test_set_changes_only_the_lines_meant(sheet: str) -> None:
    assign(sheet, ["C2.status=rejected", "C2.reason=鍵はあった", "date=令和7年3月1日"])
    gone, come = changed(sheet)
    assert gone == []
    assert come == ["date: 2025-03-01", "    status: rejected", "    reason: 鍵はあった"]


def test_set_takes_lists_numbers_flags_and_entries(sheet: str) -> None:
    assign(sheet, ["roles.decide=窓口係", "roles.decide=税務課", "C1.controllable=はい"])
    assign(sheet, ["C2.problems=P1、P1", "decisions[0].by=全員"])
    opened = load(sheet).sheet
    assert opened.roles.decide == ("窓口係", "税務課")
    assert opened.causes[0].controllable is True
    assert opened.decisions[0].by == "全員"


def test_an_empty_value_takes_the_field_out(sheet: str) -> None:
    assign(sheet, ["C2.problems="])
    assert load(sheet).sheet.causes[1].problems == ()
    assert "# 要確認" in text_of(sheet)


@pytest.mark.parametrize(
    ("assignment", "code"),
    [
        ("C1.status=ほぼ特定", 1),
        ("C1.problems=P9", 1),
        ("C1.id=C2", 1),
        ("date=2025-02-30", 1),
        ("C1.colour=red", 2),
        ("C9.status=identified", 1),
        ("decisions[4].by=x", 1),
        ("status", 2),
        ("title=", 1),
        ("dxsheet=2", 1),
    ],
)
def test_what_would_be_wrong_is_refused_and_nothing_is_written(
    sheet: str, assignment: str, code: int
) -> None:
    with pytest.raises(DxsheetError) as refused:
        assign(sheet, ["purpose=良い目的", assignment])
    assert refused.value.code == code
    assert text_of(sheet) == TEXT


def test_values_that_look_like_something_else_are_quoted(sheet: str) -> None:
    for value in ("no", "010", "- x", "a: b", "#1", "1e3", "'", '"', "null", "=1+1", "{x}"):
        assign(sheet, [f"purpose={value}"])
        assert load(sheet).sheet.purpose == value


def test_add_gives_the_next_id_that_nothing_speaks_of(sheet: str) -> None:
    assert add(sheet, "cause", {"text": ("簿冊が棚にある",), "problems": ("P1",)}) == "C3"
    assert add(sheet, "cause", {"text": ("鍵が一つしかない",)}) == "C4"
    assert add(sheet, "cause", {"text": ("棚が遠い",)}) == "C6"
    assert add(sheet, "work", {"text": ("案を作る",), "main_owners": ("山田", "鈴木")}) == "W1"
    assert add(sheet, "outcome", {"measure": ("件数",), "baseline": ("４０",)}) == "outcomes[0]"
    opened = load(sheet).sheet
    assert opened.causes[2].text == "簿冊が棚にある"
    assert opened.work_items[0].main_owners == ("山田", "鈴木")
    assert opened.outcomes[0].baseline == 40
    assert changed(sheet)[0] == []


def test_every_kind_can_be_added(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("dxsheet: 1\ntitle: t\n")
    for kind, key in KINDS.items():
        field = next(
            one
            for one in ("text", "name", "measure", "rule")
            if one in Sheet.fields[key].noun.fields or one == "rule"
        )
        name = "units" if kind == "trial" else field
        whole = ("rule", "at", "reason") if kind == "keep" else (name,)
        add(str(path), kind, dict.fromkeys(whole, ("x",)))
    opened = load(str(path))
    assert [len(getattr(opened.sheet, key)) for key in KINDS.values()] == [1] * len(KINDS)


def test_add_names_the_fields_there_are(sheet: str) -> None:
    with pytest.raises(DxsheetError) as refused:
        add(sheet, "cause", {"owner": ("x",)})
    assert refused.value.code == 2
    assert "--evidence" in refused.value.hint.en
    with pytest.raises(DxsheetError):
        add(sheet, "thing", {})


def test_link_and_unlink(sheet: str) -> None:
    assert link(sheet, "S1", ["C2", "C1"]) == ["C1", "C2"]
    assert link(sheet, "S1", ["C2"]) == ["C1", "C2"]
    assert link(sheet, "S1", ["C1", "C2"], away=True) == []
    assert load(sheet).sheet.solutions[0].causes == ()
    for source, target in (("S1", "P1"), ("C1", "S1"), ("S1", "C9")):
        with pytest.raises(DxsheetError) as refused:
            link(sheet, source, [target])
        assert refused.value.code == 1


def test_remove_asks_before_it_takes_links(sheet: str) -> None:
    with pytest.raises(DxsheetError) as refused:
        remove(sheet, "P1")
    assert "C1, C2" in refused.value.message.en
    assert text_of(sheet) == TEXT
    assert remove(sheet, "P1", with_links=True) == ["C1", "C2"]
    opened = load(sheet)
    assert opened.findings == []
    assert opened.sheet.problems == ()
    assert "# 様式の話" in text_of(sheet)


def test_the_id_of_what_was_removed_is_not_given_again(sheet: str) -> None:
    remove(sheet, "C2")
    assert load(sheet).sheet.retired == ("C2",)
    assert add(sheet, "cause", {"text": ("棚が遠い",)}) == "C3"
    remove(sheet, "C3")
    remove(sheet, "S1")
    assert load(sheet).sheet.retired == ("C2", "C3", "S1")
    assert add(sheet, "solution", {"text": ("鍵を増やす",), "causes": ("C1",)}) == "S2"
    assert text_of(sheet).splitlines()[-1] == "retired: [C2, C3, S1]"
    assert load(sheet).findings == []


def test_an_id_that_stands_twice_is_not_retired_with_one_of_them(sheet: str) -> None:
    Path(sheet).write_text(TEXT.replace("id: C2", "id: C1"), encoding="utf-8")
    remove(sheet, "C1", with_links=True)
    assert load(sheet).sheet.retired == ()


def test_park_a_solution_a_problem_and_an_idea(sheet: str) -> None:
    assert park(sheet, "S1", reason="来年度") == "S1"
    assert park(sheet, "P1") == "I1"
    assert park(sheet, "RPAを入れる", parked_from="C1") == "I2"
    opened = load(sheet).sheet
    assert (opened.solutions[0].status, opened.solutions[0].reason) == ("parked", "来年度")
    assert opened.problems[0].text is None
    assert [(one.text, one.parked_from) for one in opened.ideas] == [
        ("待ち時間が長い", "P1"),
        ("RPAを入れる", "C1"),
    ]


def test_park_takes_no_mistyped_id_for_an_idea(sheet: str) -> None:
    park(sheet, "an idea")
    before = text_of(sheet)
    for what in ("S9", "I1"):
        with pytest.raises(DxsheetError) as refused:
            park(sheet, what)
        assert refused.value.code == 1
    assert text_of(sheet) == before


def test_crlf_and_bom_stay(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assign(str(path), ["C2.status=identified"])
    add(str(path), "idea", {"text": ("x",)})
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert load(str(path)).findings == []


@pytest.mark.parametrize("lost", ["rule", "at", "reason"])
@pytest.mark.parametrize("left", [(), ("",), ("　",)])
def test_a_finding_is_kept_with_its_rule_its_place_and_a_reason(
    sheet: str, lost: str, left: tuple[str, ...]
) -> None:
    values = {"rule": ("P004",), "at": ("P1",), "reason": ("6月に数える",)}
    with pytest.raises(DxsheetError, match=f"--{lost} is missing") as refused:
        add(sheet, "keep", {**values, lost: left})
    assert refused.value.code == 2
    assert text_of(sheet) == TEXT
    assert add(sheet, "keep", values) == "kept[0]"


@pytest.mark.parametrize("kind", ["problem", "participant", "outcome"])
def test_an_entry_that_says_nothing_is_not_added(sheet: str, kind: str) -> None:
    given = {"id": ("P9",)} if kind == "problem" else {}
    with pytest.raises(DxsheetError, match="Nothing is given") as refused:
        add(sheet, kind, given)
    assert refused.value.code == 2
    assert text_of(sheet) == TEXT


@pytest.mark.parametrize(
    ("said", "key", "written"),
    [
        ("C2.status=未検証", "causes", "unverified"),
        ("C2.status= 特定 ", "causes", "identified"),
        ("C2.status=Rejected", "causes", "rejected"),
        ("S1.effect=大", "solutions", "high"),
        ("S1.status=採用", "solutions", "adopted"),
        ("S1.digital=はい", "solutions", "true"),
    ],
)
def test_values_are_taken_as_people_say_them(sheet: str, said: str, key: str, written: str) -> None:
    meant = assign(sheet, [said])
    assert meant == {said.partition("=")[0]: written}
    assert written in Path(sheet).read_text("utf-8")


def test_a_value_as_the_format_has_it_needs_no_word(sheet: str) -> None:
    assert assign(sheet, ["C2.status=unverified", "S1.text=採用を待つ"]) == {}
    assert "採用を待つ" in Path(sheet).read_text("utf-8")


def test_a_date_is_taken_as_it_is_said(sheet: str) -> None:
    meant = assign(sheet, ["review_date=2026年9月"])
    assert meant == {"review_date": "2026-09-30"}


def test_a_word_that_is_merely_near_is_refused(sheet: str) -> None:
    before = Path(sheet).read_text("utf-8")
    with pytest.raises(DxsheetError):
        assign(sheet, ["C2.status=未検"])
    assert Path(sheet).read_text("utf-8") == before


def test_what_was_understood_other_than_typed_is_told_of_an_added_item_too(sheet: str) -> None:
    told: list[str] = []
    values = {"text": ("例を作る",), "due": ("2025年4月1日",), "solution": ("S1",)}
    add(sheet, "work", values, told.append)
    assert told == ["W1.due = 2025-04-01"]
    told.clear()
    add(sheet, "cause", {"text": ("x",), "status": ("未検証",)}, told.append)
    assert told == ["C3.status = unverified"]


def test_what_a_sheet_cannot_be_without_is_not_emptied(sheet: str) -> None:
    with pytest.raises(DxsheetError) as caught:
        assign(sheet, ["title="])
    assert caught.value.code == 1 and "title=" in caught.value.hint.ja
    assert text_of(sheet) == TEXT


@pytest.mark.parametrize(("source", "target"), [("S1", "C2"), ("W1", "S1")])
def test_unlinking_what_is_not_linked_says_so(sheet: str, source: str, target: str) -> None:
    add(sheet, "work", {"text": ("x",)})
    before = text_of(sheet)
    with pytest.raises(DxsheetError) as caught:
        link(sheet, source, [target], away=True)
    assert caught.value.code == 1 and target in caught.value.message.ja
    assert text_of(sheet) == before


def test_links_that_are_never_made_are_told_without_the_words_of_the_file(sheet: str) -> None:
    with pytest.raises(DxsheetError) as caught:
        link(sheet, "C1", ["S1"])
    assert "solutions" not in caught.value.message.ja and "S1 C1" in caught.value.hint.ja


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["C1.status=identified"], [("C1.reason", "来週数える")]),
        (["solutions[0].status=dropped"], [("solutions[0].reason", "費用待ち")]),
        (["C1.status=identified", "C1.reason="], []),
        (["C1.status=identified", "C1.reason=数えた"], []),
        (["C2.status=identified"], []),
        (["C1.evidence=数えた"], []),
    ],
)
def test_a_reason_given_for_another_status_is_told(tmp_path, given, told) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "dxsheet: 1\ntitle: t\nproblems: [{id: P1, text: 遅い}]\n"
        "causes:\n  - {id: C1, text: a, problems: [P1], status: unverified, reason: 来週数える}\n"
        "  - {id: C2, text: b, problems: [P1], status: unverified}\n"
        "solutions:\n  - {id: S1, text: s, causes: [C1], status: parked, reason: 費用待ち}\n",
        encoding="utf-8",
    )
    stands: list[tuple[str, str]] = []
    assign(str(path), given, stands.append)
    assert stands == told

"""From plain data to a sheet, with every fault at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.sheet.nouns import Sheet, key_order
from dxsheet.sheet.shape import shaped, whole

LEAST = {"dxsheet": "1", "title": "題"}


def faults(data: dict) -> list[tuple[str, tuple]]:
    return [(one.rule, one.path) for one in shaped({**LEAST, **data})[1]]


def test_the_smallest_sheet_is_sound() -> None:
    sheet, found = shaped(LEAST)
    assert (sheet.title, sheet.dxsheet, sheet.problems, found) == ("題", 1, (), [])


def test_texts_stay_as_written() -> None:
    for text in ("no", "010", "12:30", "1.10", "~x", "yes"):
        assert shaped({**LEAST, "background": text})[0].background == text


def test_empty_values_are_missing_values() -> None:
    sheet, found = shaped({**LEAST, "background": None, "problems": [{"id": "P1", "text": ""}]})
    assert (sheet.background, sheet.problems[0].text, found) == (None, None, [])


def test_all_faults_are_reported_at_once() -> None:
    data = {
        "titel": "x",
        "date": "2025-02-30",
        "stage": "start",
        "problems": {"text": "a"},
        "causes": [{"id": "1C", "status": "identifed"}, None, "text"],
        "participants": [{"name": "a", "count": "many", "skills": ["bpr", "magic"]}],
    }
    assert faults(data) == [
        ("Y010", ("titel",)),
        ("Y016", ("date",)),
        ("Y012", ("stage",)),
        ("Y011", ("problems",)),
        ("Y013", ("causes", 0, "id")),
        ("Y012", ("causes", 0, "status")),
        ("Y011", ("causes", 1)),
        ("Y011", ("causes", 2)),
        ("Y011", ("participants", 0, "count")),
        ("Y012", ("participants", 0, "skills", 1)),
    ]


@pytest.mark.parametrize("day", ["2025-06-00", "2025-6-0", "2025年6月00日"])
def test_a_day_nought_is_no_date(day) -> None:
    assert faults({"date": day}) == [("Y016", ("date",))]


def test_what_every_sheet_has() -> None:
    assert [one.path for one in shaped({})[1]] == [("dxsheet",), ("title",)]
    assert [one.rule for one in shaped({"dxsheet": "2", "title": "x"})[1]] == ["Y015"]


def test_a_near_miss_is_named() -> None:
    (fault,) = shaped({**LEAST, "causes": [{"statsu": "identified"}]})[1]
    assert "`status`" in fault.hint.en
    (fault,) = shaped({**LEAST, "解決策": []})[1]
    assert "solutions" in fault.hint.ja
    (fault,) = shaped({**LEAST, "causes": [{"status": "特定"}]})[1]
    assert "`identified`" in fault.hint.en


@pytest.mark.parametrize("status", ["adopted", "parked"])
def test_the_choices_named_are_those_of_the_field(status: str) -> None:
    for items, taken in (("solutions", True), ("causes", False)):
        hints = [one.hint for one in shaped({**LEAST, items: [{"status": f"{status} or so"}]})[1]]
        assert hints
        assert all((status in hint.en) == (status in hint.ja) == taken for hint in hints)


def test_a_bad_value_leaves_the_rest_of_the_sheet() -> None:
    sheet, _ = shaped({**LEAST, "problems": [{"id": "P1", "text": ["x"]}, {"id": "P2"}]})
    assert [one.id for one in sheet.problems] == ["P1", "P2"]
    assert sheet.problems[1].path == ("problems", 1)


def test_key_order_follows_the_file() -> None:
    assert key_order(())[:4] == ("dxsheet", "id", "title", "organisation")
    assert key_order(("communication", "content")) == ("who", "what", "when", "where", "why", "how")
    assert key_order(("problems", 3))[:2] == ("id", "text")
    assert key_order(("nothing",)) == ()


plain = st.recursive(
    st.none() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*Sheet.fields, "text", "id", "x"]), inner, max_size=5)
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from([*Sheet.fields, "x"]), plain, max_size=8))
def test_any_data_gives_a_sheet_and_faults_with_paths(data: dict) -> None:
    _, found = shaped(data)
    for fault in found:
        assert fault.rule.startswith("Y")
        assert fault.path[0] in data or fault.rule == "Y014"


def test_a_null_reads_as_nothing_wherever_it_stands() -> None:
    for key in Sheet.fields:
        if key not in LEAST:
            sheet, found = shaped({**LEAST, key: None})
            assert found == [] and not getattr(sheet, key)
    assert [one.rule for one in shaped({"dxsheet": None, "title": " "})[1]] == ["Y014", "Y014"]


def test_what_could_not_be_read_does_not_move_the_others() -> None:
    data = {**LEAST, "causes": [None, {"id": "C1", "why": [["x"], "a"]}, "x", {"id": "C2"}]}
    sheet, found = shaped(data)
    assert [(one.id, one.path) for one in sheet.causes] == [
        ("C1", ("causes", 1)),
        ("C2", ("causes", 3)),
    ]
    assert sheet.causes[0].why == ("a",)
    assert [one.path for one in found] == [("causes", 0), ("causes", 1, "why", 0), ("causes", 2)]


def test_of_one_rule_a_hundred_are_told_and_the_rest_counted() -> None:
    made = whole({**LEAST, **{f"x{n}": "" for n in range(150)}, "date": "soon"})
    assert [one.rule for one in made.faults].count("Y010") == 101
    assert made.faults[-1].rule == "Y016"
    assert dict(made.left_out) == {"Y010": 49}


def test_an_entry_of_the_wrong_shape_is_told_how_to_write_it() -> None:
    (fault,) = shaped({**LEAST, "ideas": ["新しいシステム"]})[1]
    assert "- text: 新しいシステム" in fault.hint.en and "- text: 新しいシステム" in fault.hint.ja
    (fault,) = shaped({**LEAST, "participants": ["窓口係"]})[1]
    assert "- name: 窓口係" in fault.hint.ja
    (fault,) = shaped({**LEAST, "causes": [{"id": "C1", "why": [{"目的": "効率化"}]}]})[1]
    assert fault.path == ("causes", 0, "why", 0) and "quote it" in fault.hint.en
    (fault,) = shaped({**LEAST, "problems": [{"P1": "待つ"}]})[1]
    assert "`id: P1`" in fault.hint.en and "text:" in fault.hint.ja


def test_what_a_fault_quotes_can_be_read_whatever_was_written() -> None:
    long = "あ" * 90_000
    bad = {
        **LEAST,
        long: "x",
        "date": long,
        "stage": long,
        "ideas": [long],
        "problems": [{"id": long}],
    }
    found = shaped(bad)[1]
    assert {one.rule for one in found} == {"Y010", "Y011", "Y012", "Y013", "Y016"}
    for one in found:
        assert len(one.message.ja + one.hint.ja) < 500, one.rule
    assert sum("…" in one.message.ja + one.hint.ja for one in found) == 5

"""Rows of a sheet: they say what the sheet says, item by item and link by link."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from dxsheet.many.export_columns import TABLES
from dxsheet.many.rows import Source, nested, rows_of
from dxsheet.sheet.chain import Chain, status_of
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.gaps import counts
from tests.made_sheets import MADE, case, sheet

COLUMNS = {table.name: table.names for table in TABLES}
KEYS = {table.name: table.key for table in TABLES}


def rows(found, name="abc"):
    made = rows_of(found, Source(name, "a/b.yaml", lambda path: 7 + len(path), 2))
    assert list(made) == list(COLUMNS)
    return {
        table: [dict(zip(COLUMNS[table], row, strict=True)) for row in listed]
        for table, listed in made.items()
    }


def test_a_sheet_as_rows() -> None:
    made = rows(
        sheet(
            organisation={"code": "011002", "name": "○○市"},
            problems=[{"id": "P1", "text": "書き直し", "affected": "窓口係"}],
            causes=[
                {"id": "C1", "text": "様式が二つ", "status": "identified", "evidence": "数えた"},
                {"id": "C2", "text": "周知", "status": "rejected"},
            ],
            solutions=[{"id": "S1", "causes": ["C1"], "kind": "new_system", "status": "adopted"}],
            work_items=[{"id": "W1", "main_owners": ["山田", "佐藤"], "due": "令和7年7月1日"}],
            small_start=[{"units": "駅前"}],
            outcomes=[{"measure": "件数", "baseline": "40", "result": "１２", "unit": "件"}],
            decisions=[{"date": "2025-03-01"}, {"date": "2025-02-20"}],
            review_date="2025-08-01",
        )
    )
    (whole,) = made["worksheets"]
    assert whole["organisation"] == "011002" and whole["stage"] == "draft"
    assert (whole["causes"], whole["causes_identified"], whole["causes_rejected"]) == (2, 1, 1)
    assert (whole["decided"], whole["next_date"], whole["faults"]) == (
        "2025-02-20", "2025-07-01", 2,
    )  # fmt: skip
    lead = {"schema_version": 1, "sheet": "abc", "organisation": "011002"}
    assert made["nodes"][1] == {
        **lead, "id": "C1", "kind": "cause", "seq": 1, "text": "様式が二つ",
        "status": "identified", "line": 9,
    }  # fmt: skip
    assert [(one["source"], one["target"], one["kind"]) for one in made["edges"]] == [
        ("S1", "C1", "answers"), ("C1", "P1", "explains"), ("C2", "P1", "explains"),
    ]  # fmt: skip
    assert made["solutions"][0]["digital"] is True
    assert made["work_items"][0]["main_owners"] == "山田, 佐藤"
    assert made["work_items"][0]["owners"] == 2 and made["work_items"][0]["done"] is False
    assert made["small_start"][0]["id"] == "small_start[0]"
    assert (made["small_start"][0]["status"], made["small_start"][0]["results"]) == ("planned", 1)
    assert (made["outcomes"][0]["baseline"], made["outcomes"][0]["result"]) == ("40", "12")
    assert [(one["kind"], one["item"]) for one in made["gaps"]] == [("cause_rejected", "C2")]


def test_an_id_is_never_that_of_two_items() -> None:
    found = sheet(
        problems=[{"text": "番号なし"}, {"id": "P1"}],
        causes=[{"id": "C1", "problems": ["P1"]}, {"id": "C1", "problems": ["P1"]}, {"id": "P1"}],
        solutions=[{"id": "S1", "causes": ["C1", "C9", "C1"]}],
    )
    made = rows(found)
    assert [one["id"] for one in made["nodes"]] == [
        "problems[0]", "P1", "C1", "causes[1]", "causes[2]", "S1",
    ]  # fmt: skip
    assert [(one["source"], one["target"]) for one in made["edges"]] == [
        ("S1", "C1"), ("C1", "P1"), ("causes[1]", "P1"),
    ]  # fmt: skip


@given(MADE)
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_the_sheet(found) -> None:
    made = rows(found)
    (whole,) = made["worksheets"]
    kinds = Counter(one["kind"] for one in made["nodes"])
    for kind, name in (("problem", "problems"), ("cause", "causes"), ("solution", "solutions")):
        assert kinds[kind] == len(getattr(found, name)) == whole[name] == len(made[name])
    for name in ("work_items", "small_start", "outcomes"):
        assert len(made[name]) == len(getattr(found, name))
    for table, listed in made.items():
        keys = [tuple(row[key] for key in KEYS[table]) for row in listed]
        assert len(set(keys)) == len(keys)
        for column in next(one for one in TABLES if one.name == table).columns:
            kind = {"text": str, "integer": int, "boolean": bool}[column.kind]
            values = [row[column.name] for row in listed]
            assert all(type(one) is kind or (one is None and not column.required) for one in values)


@given(MADE)
@settings(max_examples=60, deadline=None)
def test_identified_causes_without_an_adopted_solution(found) -> None:
    made = rows(found)
    status = {one["id"]: one["status"] for one in made["nodes"]}
    answered = {
        one["target"]
        for one in made["edges"]
        if one["kind"] == "answers" and status[one["source"]] == "adopted"
    }
    told = [
        (one["seq"], one["text"])
        for one in made["nodes"]
        if one["status"] == "identified" and one["id"] not in answered
    ]
    chain = Chain(found)
    plain = [
        (seq, cause.text)
        for seq, cause in enumerate(found.causes, 1)
        if status_of(cause) == "identified"
        and not any(status_of(one) == "adopted" for one in chain.solutions_of(cause))
    ]
    assert told == plain
    if "proposed" not in counts(found):
        open_ones = [one for one in made["gaps"] if one["kind"] == "cause_without_solution"]
        assert len(open_ones) == len(plain)


def test_the_nested_form_has_every_key() -> None:
    for found in (case("mistakes", "ja"), sheet()):
        whole = nested(found, Source("abc", "b.yaml", lambda _: 1))
        told = whole["worksheet"]
        assert list(told) == list(Sheet.fields)
        for cause in told["causes"]:
            assert list(cause) == list(Sheet.fields["causes"].noun.fields)
        assert len(told["causes"]) == len(found.causes)
    assert told["causes"] == [] and told["roles"] is None

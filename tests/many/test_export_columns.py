"""The columns of an export: append only, told in both languages, plain names in every database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from docs.tables import with_columns
from dxsheet.many.export_columns import SCHEMA_VERSION, TABLES
from dxsheet.sheet.choices import CAUSE_STATUS, KIND, SOLUTION_STATUS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.md"
LEAD = "schema_version sheet organisation"

# What was promised. Add at the end of a line; never change what stands here.
PROMISED = {
    "worksheets": "organisation_name file title language date stage purpose review_date problems"
    " causes causes_unverified causes_identified causes_rejected solutions solutions_proposed"
    " solutions_adopted solutions_parked solutions_dropped ideas gaps decided next_date faults",
    "nodes": "id kind seq text status line",
    "edges": "source target kind",
    "problems": "id affected current wanted amount evidence raised_by",
    "causes": "id evidence reason controllable raised_by",
    "solutions": "id kind before after rule_challenged existing effect effort cost owner measure"
    " reason digital",
    "work_items": "id text stand_in due solution main_owners owners done",
    "small_start": "id units work budget period risk way_back affected change success_sign"
    " expansion_condition status results",
    "outcomes": "seq measure unit baseline wanted result decision note trial",
    "gaps": "seq kind item reason",
}


def test_columns_are_only_added_at_the_end() -> None:
    assert SCHEMA_VERSION == 1
    assert [table.name for table in TABLES][: len(PROMISED)] == list(PROMISED)
    for table in TABLES:
        promised = f"{LEAD} {PROMISED[table.name]}".split()
        assert list(table.names)[: len(promised)] == promised


def test_every_column_says_what_it_holds_in_both_languages() -> None:
    for table in TABLES:
        assert len(set(table.names)) == len(table.names)
        assert set(table.key) <= {one.name for one in table.columns}
        for column in table.columns:
            assert column.doc.en.isascii() and not column.doc.ja.isascii()


def test_what_a_status_or_kind_may_be_is_told_whole() -> None:
    nodes = {one.name: one.doc.en for one in TABLES[1].columns}
    for value in (*CAUSE_STATUS, *SOLUTION_STATUS):
        assert value in nodes["status"]
    solutions = next(table for table in TABLES if table.name == "solutions")
    kinds = next(one.doc.en for one in solutions.columns if one.name == "kind")
    assert kinds.endswith(" | ".join(KIND))


def test_the_page_has_the_columns_of_the_code(request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        PAGE.write_text(with_columns(page), encoding="utf-8", newline="\n")
        return
    assert page == with_columns(page), "docs/export.md is stale: pytest tests/many --update-golden"
    assert all(f"### `{table.name}`:" in page for table in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_names_need_no_quotes(table) -> None:
    columns = ", ".join(table.names)
    with closing(sqlite3.connect(":memory:")) as lite:
        lite.execute(f"CREATE TABLE {table.name} ({columns})")
    duckdb = pytest.importorskip("duckdb")
    base = duckdb.connect()
    typed = ", ".join(f"{one} VARCHAR" for one in table.names)
    base.execute(f"CREATE TABLE {table.name} ({typed})")
    base.execute(f"SELECT {columns} FROM {table.name}")
    base.close()

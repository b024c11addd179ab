"""An export: every sheet in it once, the same in each format, whole or not there at all."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.exporting import FORMATS, MANIFEST, export
from dxsheet.many.export_columns import TABLES

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "sheets"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.md"
NAMES = [table.name for table in TABLES]

SHEET = """dxsheet: 1
id: {id}
title: 転入{id}
organisation: {{code: "011002", name: ○○市}}
date: 2025-02-03
stage: decided
problems:
  - {{id: P1, text: 書き直しが起きる}}
causes:
  - {{id: C1, text: 様式が二つある, status: identified}}
  - {{id: C2, text: "様式が 二つある", status: identified}}
solutions:
  - {{id: S1, text: 様式を一枚にする, causes: [C1], status: adopted, kind: process}}
  - {{id: S2, text: 案内を貼る, causes: [C9], status: proposed, effect: high, effort: low}}
  - {{id: S3, text: 画面を直す, causes: [], status: adopted, kind: system_change}}
work_items:
  - {{id: W1, text: 様式案, main_owners: [山田, 佐藤], due: 2025-03-01}}
decisions:
  - {{date: 2025-02-20, text: 様式を一枚にする}}
small_start:
  - {{id: T1, units: 駅前, status: over}}
outcomes:
  - {{measure: 書き直し, unit: 件, baseline: 40, result: 12, trial: T1, decision: expand}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sheets"
    for number in range(7):
        path = made / f"{number % 3}" / f"2025-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SHEET.format(id=f"s{number}"), encoding="utf-8")
    for path in GOLDEN.glob("*.ja.yaml"):
        (made / path.name).write_bytes(path.read_bytes())
    return made


def run(folder: Path, form: str, output: Path, **more):
    told = []
    done = export(str(folder), form, str(output), lambda text: told.append(text.en), **more)
    return done, told


def records(output: Path, form: str, table: str) -> list[dict]:
    """A table's rows as JSON lines, SQLite or Parquet give them."""
    if form == "jsonl":
        lines = (output / f"{table}.jsonl").read_bytes().split(b"\n")[:-1]
        return [json.loads(line) for line in lines]
    if form == "sqlite":
        with closing(sqlite3.connect(output / "dxsheet.sqlite")) as base:
            base.row_factory = sqlite3.Row
            return [dict(one) for one in base.execute(f"SELECT * FROM {table} ORDER BY rowid")]
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as base:
        read = base.execute(f"SELECT * FROM '{output}/{table}.parquet'")
        names = [one[0] for one in read.description]
        return [dict(zip(names, row, strict=True)) for row in read.fetchall()]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_every_format_and_any_number_of_jobs_say_the_same(
    folder: Path, tmp_path: Path, form: str, jobs: int
) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb")
    done, told = run(folder, form, tmp_path / "out", jobs=jobs)
    plain, _ = run(folder, "jsonl", tmp_path / "plain", jobs=1)
    assert not told and done == plain
    assert done.sheets == 7 + len(list(GOLDEN.glob("*.ja.yaml"))) and done.left_out == 0
    for table in NAMES:
        found = records(tmp_path / "out", form, table)
        assert found == records(tmp_path / "plain", "jsonl", table)
        assert len(found) == done.rows[table]
        assert all(one["schema_version"] == 1 for one in found)


def test_what_a_hostile_sheet_says_comes_back_as_it_was(folder: Path, tmp_path: Path) -> None:
    title = 'a\u2028b\x85c\\"\x1b[31m=1+1\u202e</script>\n<U+0000>'
    written = json.dumps(title, ensure_ascii=True)  # YAML reads JSON's escapes
    (folder / "odd.yaml").write_text(f'dxsheet: 1\nid: odd\ntitle: {written}\npurpose: "x\\0y"\n')
    for form in FORMATS:
        if form == "parquet":
            pytest.importorskip("duckdb")
        run(folder, form, tmp_path / form)
        (found,) = [
            one for one in records(tmp_path / form, form, "worksheets") if one["sheet"] == "odd"
        ]
        assert found["title"] == title and found["purpose"] == "x\ufffdy"
    for path in (tmp_path / "jsonl").glob("*.jsonl"):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) == text.count("\n")


def test_the_nested_form_is_a_sheet_a_line(folder: Path, tmp_path: Path) -> None:
    done, _ = run(folder, "jsonl", tmp_path / "out")
    found = records(tmp_path / "out", "jsonl", "nested")
    assert len(found) == done.sheets
    assert sum(len(one["worksheet"]["causes"]) for one in found) == done.rows["causes"]
    assert {tuple(one) for one in found} == {
        ("schema_version", "sheet", "organisation", "file", "worksheet")
    }


def test_sheets_without_an_id_or_with_one_twice_stay_apart(folder: Path, tmp_path: Path) -> None:
    (folder / "copy.yaml").write_text(SHEET.format(id="s1"), encoding="utf-8")
    (folder / "none.yaml").write_text("dxsheet: 1\ntitle: t\n", encoding="utf-8")
    done, told = run(folder, "jsonl", tmp_path / "out")
    found = records(tmp_path / "out", "jsonl", "worksheets")
    names = {one["file"]: one["sheet"] for one in found}
    assert len(set(names.values())) == len(names) == done.sheets
    assert names["copy.yaml"] == "s1"  # files of a folder come before the folders in it
    assert re.fullmatch(r"file-[0-9a-f]{12}", names["1/2025-1.yaml"])
    assert re.fullmatch(r"file-[0-9a-f]{12}", names["none.yaml"])
    assert len(told) == 1 and told[0].startswith("1/2025-1.yaml: another sheet has the id s1")
    again, _ = run(folder, "jsonl", tmp_path / "again", jobs=2)
    assert again == done
    assert records(tmp_path / "again", "jsonl", "nodes") == records(
        tmp_path / "out", "jsonl", "nodes"
    )


def test_what_can_be_read_is_exported(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n", encoding="utf-8")
    (folder / "later.yaml").write_text("dxsheet: 99\ntitle: t\n", encoding="utf-8")
    (folder / "faulty.yaml").write_text(
        "dxsheet: 1\nid: f\ntitle: t\ndate: soon\nstage: later\ncauses:\n  - {id: C1}\n",
        encoding="utf-8",
    )
    done, told = run(folder, "jsonl", tmp_path / "out")
    assert done.left_out == 2 and len(told) == 2
    assert "bad.yaml" in told[0] and "later.yaml" in told[1]
    (faulty,) = [
        one for one in records(tmp_path / "out", "jsonl", "worksheets") if one["sheet"] == "f"
    ]
    assert faulty["faults"] == 2 and faulty["causes"] == 1 and faulty["date"] is None
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text())
    assert manifest["left_out"] == 2 and manifest["rows"]["nodes"] == done.rows["nodes"]


def test_nothing_is_written_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n")
    with pytest.raises(DxsheetError) as caught:
        run(tmp_path / "sheets", "jsonl", tmp_path / "out")
    assert caught.value.code == 3
    assert os.listdir(tmp_path) == ["sheets"]
    with pytest.raises(DxsheetError) as caught:
        run(tmp_path / "nowhere", "jsonl", tmp_path / "out")
    assert caught.value.code == 2


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_folder_gives_empty_tables(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb")
    (tmp_path / "sheets").mkdir()
    done, _ = run(tmp_path / "sheets", form, tmp_path / "out")
    assert done.sheets == 0
    assert all(records(tmp_path / "out", form, table) == [] for table in NAMES)


def test_parquet_has_the_rows_in_order_in_a_folder_of_any_name(
    folder: Path, tmp_path: Path
) -> None:
    pytest.importorskip("duckdb")
    odd = tmp_path / "a[1]*b'c"
    odd.mkdir()
    done, _ = run(folder, "parquet", odd / "out")
    assert sorted(os.listdir(odd / "out")) == sorted([MANIFEST, *(f"{n}.parquet" for n in NAMES)])
    (odd / "out").rename(tmp_path / "out")
    run(folder, "jsonl", tmp_path / "plain")
    for table in NAMES:
        found = records(tmp_path / "out", "parquet", table)
        assert found == records(tmp_path / "plain", "jsonl", table)
    assert done.sheets > 6


def test_without_duckdb_parquet_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)  # what Python itself does for "not there"
    with pytest.raises(DxsheetError) as caught:
        run(folder, "parquet", tmp_path / "out")
    assert caught.value.code == 3
    assert 'pip install "dxsheet[parquet]"' in caught.value.hint.en
    assert 'pip install "dxsheet[parquet]"' in caught.value.hint.ja
    assert not (tmp_path / "out").exists()


def test_sqlite_has_keys_indexes_and_no_virtual_tables(folder: Path, tmp_path: Path) -> None:
    run(folder, "sqlite", tmp_path / "out")
    with closing(sqlite3.connect(tmp_path / "out" / "dxsheet.sqlite")) as base:
        _looked_at(base)


def _looked_at(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = dict(base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert list(tables) == NAMES and not any("VIRTUAL" in sql for sql in tables.values())
    assert all("PRIMARY KEY" in sql for sql in tables.values())
    links = base.execute("PRAGMA foreign_key_list(nodes)").fetchall()
    assert [(one[2], one[3], one[4]) for one in links] == [("worksheets", "sheet", "sheet")]
    names = [one[1] for one in base.execute("PRAGMA index_list(edges)")]
    assert "edges_sheet_target" in names


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_the_ten_questions_run_as_they_stand(
    folder: Path, tmp_path: Path, monkeypatch, form: str
) -> None:
    duckdb = pytest.importorskip("duckdb")
    queries = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(queries) == 10
    for path in folder.glob("*.yaml"):
        path.unlink()
    (folder / "x.yaml").write_text(SHEET.format(id="x").replace("  - {id: C2", "  # - {id: C2"))
    monkeypatch.chdir(tmp_path)
    run(folder, form, Path("dxsheet-export"))
    with duckdb.connect() as base:
        found = [base.execute(one.replace(".parquet", f".{form}")).fetchall() for one in queries]
    assert len(found[0]) == 7 and {one[2] for one in found[0]} == {"C2"}
    assert found[1] == [("様式が 二つある", 8, 1, 15)]
    assert len(found[2]) == 8 and found[2][0][4] == "山田, 佐藤"
    assert len(found[3]) == 8 and found[3][0][4:] == (1, "書き直し", "40", None, "12", "expand")
    assert [one[5] for one in found[4]] == [-70.0] * 8
    assert {one[2] for one in found[5]} == {"S3"}
    assert found[6] == [("011002", 16, 8, 50.0)]
    assert found[7] == [("011002", 8, 17.0)]
    assert [(one[1], one[4]) for one in found[8]] == [("x", 1)]
    assert len(found[9]) == 8 and {one[2] for one in found[9]} == {"S2"}


def test_an_interrupted_run_leaves_the_old_export_as_it_was(tmp_path: Path) -> None:
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    for number in range(400):
        (sheets / f"{number}.yaml").write_text(SHEET.format(id=f"s{number}"), encoding="utf-8")
    run(sheets / "7.yaml", "jsonl", tmp_path / "out")
    before = {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()}
    code = (
        "import sys; from dxsheet.cli.guard import guarded; from dxsheet.flows.exporting import *\n"
        "from dxsheet.flows.exporting_tables import JsonLines as Lines\n"
        "add = Lines.add\n"
        "def slow(*words):\n"
        "    import time; time.sleep(0.05); print('.', flush=True); add(*words)\n"
        "Lines.add = slow\n"
        "sys.exit(guarded(lambda screen: export(*sys.argv[1:], print) and 0))\n"
    )
    run_ = subprocess.Popen(
        [sys.executable, "-c", code, str(sheets), "jsonl", str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run_.stdout.readline() == b".\n"
    run_.terminate()
    run_.communicate(timeout=30)
    assert run_.returncode == 130
    assert {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()} == before
    deadline = time.monotonic() + 10
    while len(os.listdir(tmp_path)) > 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sorted(os.listdir(tmp_path)) == ["out", "sheets"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_nothing_behind(folder: Path, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("duckdb")
    code = (
        "import resource, sys; from dxsheet.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "sys.exit(main(['--lang', 'en', 'export', *sys.argv[1:]]))\n"
    )
    run_ = subprocess.run(
        [sys.executable, "-c", code, str(folder), "--format", form, "-o", str(tmp_path / "out")],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run_.returncode == 3 and "Traceback" not in run_.stderr, run_.stderr
    assert "Nothing was" in run_.stderr and "unexpected" not in run_.stderr.lower()
    assert os.listdir(tmp_path) == ["sheets"]

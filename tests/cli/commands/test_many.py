"""`dxsheet export`, `list` and `stats` on a command line: streams, files, exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxsheet.cli.commands import many
from dxsheet.flows.exporting import FORMATS
from dxsheet.many.listed import ORDERS
from dxsheet.sheet.choices import STAGE
from dxsheet.summary.gaps import KINDS

GOOD = "dxsheet: 1\nid: {id}\ntitle: {id}\nproblems:\n  - {{id: P1, text: 待ち時間が長い}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sheets"
    made.mkdir()
    for name in ("one", "two"):
        (made / f"{name}.yaml").write_text(GOOD.format(id=name), encoding="utf-8")
    return made


def run(*words: str, here: Path, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "dxsheet", "--lang", "en", *words],
        cwd=here,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", **env},
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done


def test_export_into_the_usual_folder(folder: Path) -> None:
    done = run("export", ".", "--format", "jsonl", here=folder)
    assert done.stdout == "" and done.stderr == "Wrote 2 sheets to dxsheet-export.\n"
    lines = (folder / "dxsheet-export" / "nodes.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["sheet"] for line in lines] == ["one", "two"]
    again = run("export", "--format", "sqlite", here=folder)
    assert "Wrote 2 sheets" in again.stderr
    assert sorted(os.listdir(folder / "dxsheet-export")) == [
        "dxsheet-export.json",
        "dxsheet.sqlite",
    ]


def test_an_export_that_is_not_whole_says_so(folder: Path) -> None:
    (folder / "bad\x1b[31m.yaml").write_text("dxsheet: 1\ntitle: [\n")
    done = run("export", str(folder), "-o", "out", here=folder.parent, code=1)
    assert "bad<U+001B>[31m.yaml:2:8" in done.stderr and "\x1b" not in done.stderr
    assert done.stderr.endswith("1 could not be read and are not in it.\n")
    assert (folder.parent / "out" / "nodes.jsonl").exists()


def test_export_refuses_what_it_cannot_do(folder: Path) -> None:
    run("export", "nowhere", here=folder, code=2)
    run("export", "--format", "xml", here=folder, code=2)
    (folder / "mine").mkdir()
    (folder / "mine" / "memo.txt").write_text("x")
    done = run("export", "-o", "mine", here=folder, code=1)
    assert "memo.txt" in done.stderr and os.listdir(folder / "mine") == ["memo.txt"]
    for name in ("one", "two"):
        (folder / f"{name}.yaml").write_text("dxsheet: 2\n")
    run("export", here=folder, code=3)


def test_list_goes_on_past_what_cannot_be_read(folder: Path) -> None:
    (folder / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n")
    done = run("list", here=folder)
    assert "bad.yaml:2:8" in done.stderr
    assert done.stdout.splitlines()[1].split() == ["one", "draft", "1", "0/0/0", "1", "one.yaml"]
    assert "2 sheets." in done.stdout
    for path in folder.glob("*.yaml"):
        path.write_text("dxsheet: 1\ntitle: [\n")
    assert run("list", here=folder, code=3).stdout == ""


@pytest.mark.parametrize("format", ["text", "md", "json", "csv"])
def test_list_in_every_form_on_screen_and_in_a_file(folder: Path, format: str) -> None:
    words = ("list", str(folder), "--text", "待ち時間", "--gap", "problem_without_cause")
    shown = run(*words, "--format", format, here=folder.parent).stdout
    assert "one" in shown and "two" in shown
    done = run(*words, "--format", format, "-o", "list.out", here=folder.parent)
    assert done.stdout == "" and "Wrote list.out" in done.stderr
    written = (folder.parent / "list.out").read_bytes().decode("utf-8-sig")
    assert written.replace("\r\n", "\n") == shown.removeprefix("\ufeff")
    assert shown.startswith("\ufeff") == (format == "csv")


def test_list_filters_and_order(folder: Path) -> None:
    (folder / "one.yaml").write_text(
        "dxsheet: 1\ntitle: one\nstage: trial\nwork_items:\n"
        "  - {id: W1, main_owners: [Sato], due: 2001-01-01}\n"
    )
    for words in (("--overdue",), ("--owner", "sato"), ("--stage", "trial", "--stage", "closed")):
        assert "1 of 2 sheets." in run("list", *words, here=folder).stdout
    told = json.loads(run("list", "--sort", "gaps", "--format", "json", here=folder).stdout)
    assert [one["title"] for one in told["sheets"]] == ["two", "one"]
    assert run("list", "--owner", "nobody", here=folder).stdout == "No sheet matches.\n"
    run("list", "--stage", "late", here=folder, code=2)


@pytest.mark.parametrize("format", ["text", "md", "html", "json"])
def test_stats_in_every_form_on_screen_and_in_a_file(folder: Path, format: str) -> None:
    (folder / "bad.yaml").write_text("dxsheet: 1\ntitle: [\n")
    shown = run("stats", str(folder), "--format", format, here=folder.parent)
    assert "bad.yaml:2:8" in shown.stderr
    done = run("stats", str(folder), "--format", format, "-o", "stats.out", here=folder.parent)
    assert done.stdout == "" and "Wrote stats.out" in done.stderr
    written = (folder.parent / "stats.out").read_text(encoding="utf-8")
    assert written == shown.stdout and len(written) > 200


def test_stats_where_nothing_can_be_read(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        path.write_text("dxsheet: 1\ntitle: [\n")
    assert run("stats", here=folder, code=3).stdout == ""
    run("stats", "nowhere", here=folder, code=2)


def test_the_language_is_that_of_the_sheets_where_nothing_else_says(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8") + "language: ja\n", encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if key != "DXSHEET_LANG"}
    for command, word in (("list", "段階"), ("stats", "シートの集計")):
        done = subprocess.run(
            [sys.executable, "-m", "dxsheet", command],
            cwd=folder, env={**env, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "1"},
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert word in done.stdout


@pytest.mark.parametrize("command", ["list", "stats", "export"])
def test_a_folder_that_is_not_there_is_called_a_folder(folder: Path, command: str) -> None:
    done = run(command, "nowhere", here=folder, code=2)
    assert done.stderr.startswith("dxsheet: There is no folder nowhere.\n")
    assert not (folder / "dxsheet-export").exists()


@pytest.mark.parametrize("command", ["list", "stats", "export"])
def test_the_number_of_processes_changes_nothing_that_is_told(folder: Path, command: str) -> None:
    told = {run(command, "--jobs", jobs, here=folder).stdout for jobs in ("1", "2", "3")}
    assert len(told) == 1
    for jobs in ("0", "two", "-1"):
        assert "--jobs" in run(command, f"--jobs={jobs}", here=folder, code=2).stderr


@pytest.mark.parametrize(
    ("command", "name", "known"),
    [
        (many.LIST, "stage", STAGE),
        (many.LIST, "gap", KINDS),
        (many.LIST, "sort", ORDERS),
        (many.EXPORT, "format", FORMATS),
    ],
)
def test_whatever_there_is_may_be_asked_for(command, name: str, known) -> None:
    (param,) = [one for one in command.params if one.name == name]
    assert param.choices == tuple(known)

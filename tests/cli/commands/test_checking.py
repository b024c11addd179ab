"""`check` as an old repository adopts it: what is new, counts, files, standard input, --fix."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dxsheet.cli import main
from dxsheet.cli.commands import checking
from dxsheet.cli.commands.checking import CHECK
from dxsheet.flows.checking.run import SAME_FINDINGS as NOT_IN_THE_KEY
from dxsheet.flows.checking.run import CheckOptions, asked_of
from dxsheet.rules import Settings

SHEET = """\
dxsheet: 1
id: {id}
title: 転入手続
language: ja
stage: draft
problems:
  - id: P1
    text: システムがないので、システムを入れたい
causes:
  - id: C1
    text: 記入例がない
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DXSHEET_LANG", "en")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "work"


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str):
    monkeypatch.setattr(sys, "argv", ["dxsheet", "check", *words])
    code = main()
    out, said = capfd.readouterr()
    return code, out, said


@pytest.fixture
def check(capfd, monkeypatch):
    """Run `check` with some words: (exit code, standard output, standard error)."""
    return lambda *words: run(capfd, monkeypatch, *words)


@pytest.fixture
def found(check):
    """Run `check` for JSON: the findings as (rule, file, at)."""

    def run_it(*words: str) -> list[tuple[str, str, str]]:
        _, out, _ = check("--format", "json", *words)
        return [(one["rule"], one["file"], one["at"]) for one in json.loads(out)["findings"]]

    return run_it


def adopted(folder: Path) -> None:
    """A repository whose sheet has findings already, and a branch."""
    git(folder, "init")
    put(folder, "a.yaml", SHEET.format(id="aaaa1111"))
    git(folder, "add", ".")
    git(folder, "commit", "-m", "1")
    git(folder, "checkout", "-b", "work")


def test_what_was_there_is_left_out_and_what_is_new_is_told(folder: Path, found) -> None:
    adopted(folder)
    old = found()
    assert ("P001", "a.yaml", "P1") in old
    assert found("--since", "main") == []
    text = SHEET.format(id="aaaa1111")
    # An entry before it and a comment move the old ones; a second statement is new.
    new = text.replace(
        "problems:\n", "# moved\nproblems:\n  - id: P2\n    text: 窓口で書き直しが多い\n"
    )
    put(folder, "a.yaml", new)
    told = found("--since", "main")
    assert told and {at for _, _, at in told} <= {"P2", "C1"}
    put(folder, "a.yaml", text.replace("システムを入れたい", "新システムを入れたい"))
    assert ("P001", "a.yaml", "P1") in found("--since", "main")
    put(folder, "a.yaml", text)
    put(folder, "new.yaml", SHEET.format(id="bbbb2222"))
    assert {file for _, file, _ in found("--since", "main")} == {"new.yaml"}
    git(folder, "add", ".")
    git(folder, "commit", "-m", "2")
    assert {file for _, file, _ in found("--since", "main")} == {"new.yaml"}


def test_a_moved_sheet_keeps_its_old_findings(folder: Path, found) -> None:
    adopted(folder)
    (folder / "done").mkdir()
    git(folder, "mv", "a.yaml", "done/b.yaml")
    assert found("--since", "main") == []


def test_a_copy_of_an_old_sheet_is_told_of(folder: Path, found) -> None:
    adopted(folder)
    put(folder, "copy.yaml", SHEET.format(id="aaaa1111"))
    assert ("REF001", "copy.yaml", "id") in found("--since", "main")


def test_an_old_unreadable_sheet_is_old_and_a_new_fault_in_it_is_new(folder: Path, found) -> None:
    adopted(folder)
    broken = put(folder, "broken.yaml", "dxsheet: 1\ntitle: [a\n")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "2")
    assert found("--since", "HEAD", "broken.yaml") == []
    assert [rule for rule, _, _ in found("--since", "main", "broken.yaml")] == ["Y001"]
    broken.write_text("dxsheet: 1\n# a\ntitle: [a\n", encoding="utf-8")
    assert found("--since", "HEAD", "broken.yaml") == []


@pytest.mark.parametrize("revision", ["nowhere", "-x", ""])
def test_an_unknown_revision_is_said(folder: Path, check, revision: str) -> None:
    adopted(folder)
    code, _, said = check(f"--since={revision}")
    assert code == 3
    assert "fetch-depth" in said


def test_a_shallow_clone_is_said_and_nothing_is_taken_for_new(folder: Path, check) -> None:
    adopted(folder)
    put(folder, "b.yaml", SHEET.format(id="bbbb2222"))
    git(folder, "add", ".")
    git(folder, "commit", "-m", "2")
    url = folder.as_uri()
    git(folder.parent, "clone", "--depth", "1", "--no-single-branch", url, "cut")
    os.chdir(folder.parent / "cut")
    code, _, said = check("--since", "origin/main")
    assert code == 3
    assert "shallow" in said
    code, _, said = check("--since", "HEAD~1")
    assert code == 3
    assert "unshallow" in said


def test_without_git_since_cannot_go_on(folder: Path, check) -> None:
    put(folder, "a.yaml", SHEET.format(id="aaaa1111"))
    assert check("--since", "main")[0] == 3


def test_least_severity_counts_and_exit_zero(folder: Path, check, found) -> None:
    put(folder, "a.yaml", SHEET.format(id="aaaa1111") + "nonsense: 1\n")
    everything = found()
    assert [one[0] for one in found("--min-severity", "error")] == ["Y010"]
    assert len(found("--min-severity", "warning")) < len(everything)
    assert check("--exit-zero")[0] == 0
    assert check("--exit-zero", "nowhere.yaml")[0] == 2
    code, out, _ = check("--statistics")
    assert code == 1
    assert "     1  Y010" in out
    _, out, _ = check("--statistics", "--format", "json")
    told = json.loads(out)
    assert sum(one["count"] for one in told) == len(everything)
    assert set(told[0]) == {"rule", "severity", "name", "count", "kept"}
    assert check("--statistics", "--format", "sarif")[0] == 2


def test_concise_is_one_line_a_finding_under_either_name(folder: Path, check, found) -> None:
    put(folder, "a.yaml", SHEET.format(id="aaaa1111"))
    _, out, _ = check("--format", "concise")
    assert out == check("--output-format", "concise")[1]
    lines = out.splitlines()
    assert len(lines) == len(found())
    assert any(line.startswith("a.yaml:8:11: P001 warning: ") for line in lines)


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "sarif"])
def test_a_report_in_a_file_is_the_report(folder: Path, check, form: str) -> None:
    put(folder, "a.yaml", SHEET.format(id="aaaa1111"))
    _, shown, _ = check("--format", form)
    code, out, _ = check("--format", form, "--output-file", "report.out")
    assert out == ""
    assert code == 0
    assert (folder / "report.out").read_text(encoding="utf-8") == shown


def given(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))


def test_standard_input_is_checked_under_its_name(
    folder: Path, check, found, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = SHEET.format(id="aaaa1111").encode()
    given(monkeypatch, raw)
    told = found("-", "--stdin-filename", "in/a.yaml")
    assert ("P001", "in/a.yaml", "P1") in told
    given(monkeypatch, raw)
    assert {file for _, file, _ in found("-")} == {"-"}
    put(folder, "dxsheet.toml", 'exclude = ["in/"]\n')
    given(monkeypatch, raw)
    assert found("-", "--stdin-filename", "in/a.yaml") == []
    assert check("-", "--fix")[0] == 2
    assert check("-", "other.yaml")[0] == 2


def test_standard_input_is_compared_with_what_was_there(
    folder: Path, found, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted(folder)
    text = SHEET.format(id="aaaa1111")
    given(monkeypatch, text.encode())
    assert found("-", "--stdin-filename", "a.yaml", "--since", "main") == []
    given(monkeypatch, (text + "nonsense: 1\n").encode())
    told = found("-", "--stdin-filename", "a.yaml", "--since", "main")
    assert [rule for rule, _, _ in told] == ["Y010"]


def test_a_named_path_without_a_sheet_is_said(folder: Path, check) -> None:
    put(folder, "a.yaml", SHEET.format(id="aaaa1111"))
    put(folder, "empty/other.yaml", "other: 1\n")
    code, _, said = check("a.yaml", "empty")
    assert code == 0
    assert "empty: there is no sheet" in said
    assert check("empty", "--strict", "--exit-zero")[0] == 0
    assert check("empty", "--strict")[0] == 1
    code, _, said = check("empty", "--strict", "--only-sheets")
    assert (code, said) == (0, "")


def test_what_is_excluded_is_passed_over_also_where_it_is_named(folder: Path, check) -> None:
    put(folder, "dxsheet.toml", 'exclude = ["archive/"]\n')
    put(folder, "archive/old.yaml", "dxsheet: 1\ntitle: t\nnonsense: 1\n")
    put(folder, "new.yaml", "dxsheet: 1\ntitle: t\n")
    assert check("--only-sheets", "archive/old.yaml", "new.yaml")[0] == 0
    code, _, said = check("archive/old.yaml")
    assert code == 0
    assert "archive/old.yaml" in said


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_receivers_get_names_from_the_root_of_the_repository(
    folder: Path, check, form: str
) -> None:
    adopted(folder)
    put(folder, "in/here/b.yaml", SHEET.format(id="bbbb2222"))
    os.chdir(folder / "in" / "here")
    _, out, _ = check("--format", form, ".", "../../a.yaml", str(folder / "a.yaml"))
    if form == "github":
        names = {line.split("file=")[1].split(",")[0] for line in out.splitlines()}
    else:
        places = [one["locations"][0] for one in json.loads(out)["runs"][0]["results"]]
        names = {one["physicalLocation"]["artifactLocation"]["uri"] for one in places}
    assert names == {"in/here/b.yaml", "a.yaml"}


def test_a_receiver_gets_no_more_than_it_takes(
    folder: Path, check, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        put(folder, f"{number}.yaml", SHEET.format(id=f"aaaa111{number}"))
    _, out, _ = check("--format", "sarif")
    results = json.loads(out)["runs"][0]["results"]
    each = len(results) // 6
    monkeypatch.setattr(
        "dxsheet.cli.commands.checking.RECEIVER_TAKES", {"sarif": 3 * each, "github": each}
    )
    _, out, said = check("--format", "sarif")
    (run,) = json.loads(out)["runs"]
    assert len(run["results"]) == 3 * each
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert str(3 * each) in told["message"]["text"]
    assert str(3 * each) in said
    _, out, _ = check("--format", "github")
    assert len(out.splitlines()) == each + 1
    assert str(5 * each) in out.splitlines()[-1]


def test_a_finding_that_moved_has_the_same_fingerprint(folder: Path, check) -> None:
    def prints() -> set[str]:
        results = json.loads(check("--format", "sarif")[1])["runs"][0]["results"]
        return {one["partialFingerprints"]["dxsheetFinding/v1"] for one in results}

    text = SHEET.format(id="aaaa1111")
    path = put(folder, "a.yaml", text)
    before = prints()
    path.write_text("# moved\n" + text, encoding="utf-8")
    assert prints() == before


FIXABLE = """\
dxsheet: 1
id: aaaa1111
title: t  # a title
date: 令和7年2月3日
review_date: 2025年7月
stage: 決定
problems:
  - {id: P1, text: a}
causes:
  - id: Ｃ１
    text: b
    problems: P1
    status: 特定
    evidence: c
  # an id that nothing has
  - {id: C3, text: f, problems: P9}
  - id: C2
    text: d
    status: 特定かも
solutions:
  - id: S1
    text: e
    causes: Ｃ１、C2   # both
    status: 採用
    effect: 大
    effort: 低
"""
FIXED = """\
dxsheet: 1
id: aaaa1111
title: t  # a title
date: 2025-02-03
review_date: 2025年7月
stage: decided
problems:
  - {id: P1, text: a}
causes:
  - id: C1
    text: b
    problems: [P1]
    status: identified
    evidence: c
  # an id that nothing has
  - {id: C3, text: f, problems: [P9]}
  - id: C2
    text: d
    status: 特定かも
solutions:
  - id: S1
    text: e
    causes: [C1, C2]   # both
    status: adopted
    effect: high
    effort: low
"""


def test_what_is_certain_is_corrected_and_the_rest_is_told(folder: Path, check, found) -> None:
    path = put(folder, "a.yaml", FIXABLE)
    other = put(folder, "other.yaml", "stage: 決定\n")
    broken = put(folder, "broken.yaml", "dxsheet: 1\ntitle: [\n")
    told = found("--fix")
    assert path.read_text(encoding="utf-8") == FIXED
    assert {(rule, at) for rule, file, at in told if rule == "Y012"} == {("Y012", "C2")}
    assert other.read_text(encoding="utf-8") == "stage: 決定\n"
    assert broken.read_text(encoding="utf-8") == "dxsheet: 1\ntitle: [\n"
    stamp = path.stat()
    _, _, said = check("--fix", "--exit-zero")
    assert "corrected" not in said
    assert path.stat() == stamp  # nothing was left to write


def test_two_ids_that_would_become_one_are_left(folder: Path, check) -> None:
    text = "dxsheet: 1\ntitle: t\ncauses:\n  - id: Ｃ１\n    text: a\n  - id: C1\n    text: b\n"
    path = put(folder, "a.yaml", text)
    check("--fix")
    assert path.read_text(encoding="utf-8") == text


def test_check_without_fix_never_writes(folder: Path, check) -> None:
    path = put(folder, "a.yaml", FIXABLE)
    check(".")
    assert path.read_text(encoding="utf-8") == FIXABLE


# Each option of `check` is in one of these two: what it does to the findings, with a value to try
# (beside plain `check DIR`), or that they stay the same however it is given.
CHANGES_FINDINGS = {
    "--select": ("C",),
    "--ignore": ("C",),
    "--min-severity": ("error",),
    "--since": ("HEAD",),
    "--only-sheets": (),
    "--history": (),
    "--stdin-filename": ("a.yaml",),
}
SAME_FINDINGS = {
    "--format",
    "--output-format",
    "--strict",
    "--fix",
    "--statistics",
    "--output-file",
    "--exit-zero",
    "--no-cache",
    "--jobs",
}


def test_every_option_that_changes_what_is_found_makes_another_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    options = {flag for one in CHECK.params for flag in one.flags if flag.startswith("--")}
    assert options == {*CHANGES_FINDINGS, *SAME_FINDINGS}
    put(folder, "a.yaml", SHEET.format(id="a1"))
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    keys: list[tuple[str, ...]] = []

    class Told(checking.Run):
        def __init__(self, paths, settings, pen, wanted=None) -> None:
            keys.append(asked_of(settings, wanted))
            super().__init__(paths, settings, pen, wanted)

    monkeypatch.setattr(checking, "Run", Told)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"dxsheet: 1\n")))
    run(capfd, monkeypatch, ".")
    for flag, value in CHANGES_FINDINGS.items():
        run(capfd, monkeypatch, *(() if flag == "--stdin-filename" else (".",)), flag, *value)
    assert len(keys) == 1 + len(CHANGES_FINDINGS)
    assert len(set(keys)) == len(keys)
    run(capfd, monkeypatch, ".", "--jobs", "2", "--format", "github", "--strict", "--exit-zero")
    assert keys[-1] == keys[0]


def test_every_field_of_the_settings_and_of_what_is_wanted_is_in_the_key() -> None:
    plain = asked_of(Settings(), CheckOptions())
    for key in Settings._fields:
        assert asked_of(Settings(**{key: ("x",)}), CheckOptions()) != plain, key
    assert set(NOT_IN_THE_KEY) < set(CheckOptions._fields)
    for key in CheckOptions._fields:
        same = key in NOT_IN_THE_KEY
        assert (asked_of(Settings(), CheckOptions(**{key: "x"})) == plain) == same, key

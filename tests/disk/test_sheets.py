"""The walk: one order, nothing that git ignores, no way out of the folder."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from dxsheet.disk.sheets import names_sheet, yaml_files
from dxsheet.findings import DxsheetError
from dxsheet.rules import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    return tmp_path


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("dxsheet: 1\n")


def found(root: str = ".", settings: Settings | None = None) -> list[str]:
    listed = yaml_files(root, (settings or Settings()).leaves_out())
    assert listed.notes == []
    return [name.replace(os.sep, "/") for name in listed.files]


def excluding(folder: Path, *lines: str) -> Settings:
    return Settings(exclude=lines, file=str(folder / "dxsheet.toml"))


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_files_of_a_folder_come_before_its_folders_all_by_name(folder: Path) -> None:
    put(folder, "b/x.yaml", "z.yml", "a/y.yaml", "a.yaml", "c.txt", ".hidden/h.yaml", ".h.yaml")
    assert found() == ["a.yaml", "z.yml", "a/y.yaml", "b/x.yaml"]
    assert found("b") == ["b/x.yaml"]
    assert found("b/") == ["b/x.yaml"]


def test_nested_patterns_and_those_above(folder: Path) -> None:
    put(folder, "in/a.yaml", "in/b.yaml", "in/out/c.yaml", "in/keep/b.yaml", "build/d.yaml")
    git(folder, "init")
    (folder / ".gitignore").write_text("/build/\nb.yaml\n")
    (folder / "in" / ".gitignore").write_text("out/\n")
    (folder / "in" / "keep" / ".gitignore").write_text("!b.yaml\n")
    assert found() == ["in/a.yaml", "in/keep/b.yaml"]
    assert found("in") == ["in/a.yaml", "in/keep/b.yaml"]
    assert found("build") == ["build/d.yaml"]  # named outright


def test_info_exclude_and_the_users_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, "a.yaml", "b.yaml", "c.yaml")
    git(folder, "init")
    (folder / ".git" / "info").mkdir(parents=True, exist_ok=True)
    (folder / ".git" / "info" / "exclude").write_text("a.yaml\n")
    (folder / "config" / "git").mkdir(parents=True)
    (folder / "config" / "git" / "ignore").write_text("b.yaml\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    assert found() == ["c.yaml"]


def test_what_is_tracked_is_taken_whatever_a_pattern_says(folder: Path) -> None:
    put(folder, "a.yaml", "in/.kept/b.YML", "new.yaml")
    git(folder, "init")
    git(folder, "add", "a.yaml", "in")
    (folder / ".gitignore").write_text("*.yaml\n*.YML\n")
    assert found() == ["a.yaml", "in/.kept/b.YML"]
    (folder / "a.yaml").unlink()  # tracked still, but gone from the disk
    assert found() == ["in/.kept/b.YML"]


def test_a_repository_within_is_asked_for_itself(folder: Path) -> None:
    put(folder, "a.yaml", "sub/b.yaml", "sub/c.yaml", "own/d.yaml", "own/e.yaml")
    for name in ("sub", "own"):
        git(folder / name, "init")
        (folder / name / ".gitignore").write_text("c.yaml\ne.yaml\n")
        git(folder / name, "add", ".")
        git(folder / name, "commit", "-m", "1")
    assert found() == ["a.yaml", "own/d.yaml", "sub/b.yaml"]  # no repository around them
    git(folder, "init")
    git(folder, "add", "a.yaml", "sub")
    assert found() == ["a.yaml", "own/d.yaml", "sub/b.yaml"]
    assert found(settings=excluding(folder, "own/")) == ["a.yaml", "sub/b.yaml"]


def test_a_submodule_that_is_not_checked_out(folder: Path) -> None:
    put(folder, "lib/l.yaml")
    git(folder / "lib", "init", "-q")
    git(folder / "lib", "add", "-A")
    author = ("-c", "user.name=a", "-c", "user.email=a@b")
    git(folder / "lib", *author, "commit", "-qm", "x")
    put(folder, "top/a.yaml", "top/d/b.yaml")
    git(folder / "top", "init", "-q")
    local = ("-c", "protocol.file.allow=always")
    git(folder / "top", *local, "submodule", "--quiet", "add", str(folder / "lib"), "d/lib")
    assert found("top") == ["top/a.yaml", "top/d/b.yaml", "top/d/lib/l.yaml"]
    git(folder / "top", "submodule", "--quiet", "deinit", "-f", "d/lib")
    for left in ((), ("top/d/lib/left.yaml",)):  # nothing in its folder, as after `git clone`
        put(folder, *left)
        assert found("top") == ["top/a.yaml", "top/d/b.yaml", *left]
        assert found("top/d/lib") == [*left]
        assert found("top/d/lib/") == [*left]


def test_a_file_in_a_conflict_comes_once(folder: Path) -> None:
    put(folder, "a.yaml")
    git(folder, "init", "-b", "main")
    for branch, text in (("main", "one"), ("side", "two"), ("main", "three")):
        git(
            folder, "checkout", *([] if branch == "main" else ["-b"]), branch
        ) if text != "one" else 0
        (folder / "a.yaml").write_text(f"dxsheet: 1\ntitle: {text}\n")
        git(folder, "add", "a.yaml")
        git(folder, "commit", "-m", text)
    with pytest.raises(subprocess.CalledProcessError):
        git(folder, "merge", "side")
    assert found() == ["a.yaml"]


def test_a_worktree_follows_the_patterns_of_its_repository(folder: Path) -> None:
    put(folder, "r/a.yaml")
    git(folder / "r", "init")
    git(folder / "r", "add", ".")
    git(folder / "r", "commit", "-m", "1")
    (folder / "r" / ".git" / "info").mkdir(exist_ok=True)
    (folder / "r" / ".git" / "info" / "exclude").write_text("draft/\n")
    git(folder / "r", "worktree", "add", "../w", "HEAD")
    put(folder, "w/draft/b.yaml")
    assert found("w") == ["w/a.yaml"]


def test_where_git_refuses_all_is_taken_and_that_is_said(folder: Path) -> None:
    put(folder, "a.yaml", "build/b.yaml")
    (folder / ".git").write_text("gitdir: nowhere\n")
    (folder / ".gitignore").write_text("build/\n")
    listed = yaml_files(".")
    assert listed.files == ["a.yaml", "build/b.yaml"]
    (note,) = listed.notes
    assert "nowhere" in note.en
    assert "git" in note.ja


def test_without_git_all_is_taken_and_that_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, "a.yaml")
    git(folder, "init")
    monkeypatch.setenv("PATH", str(folder))
    listed = yaml_files(".")
    assert listed.files == ["a.yaml"]
    (note,) = listed.notes
    assert note.en.count(".") - note.en.count(" . ") == 1 and note.ja.count("。") == 2, note


def test_without_a_repository_what_lies_above_is_none_of_ours(folder: Path) -> None:
    put(folder, "in/a.yaml")
    (folder / ".gitignore").write_text("*\n")
    assert found("in") == ["in/a.yaml"]


def test_exclude_is_written_for_its_own_folder(folder: Path) -> None:
    put(folder, "in/a.yaml", "in/old/b.yaml", "old/c.yaml")
    here = excluding(folder, "/old/")
    assert found(settings=here) == ["in/a.yaml", "in/old/b.yaml"]
    assert found("in", here) == ["in/a.yaml", "in/old/b.yaml"]
    assert found("in", excluding(folder, "in/old")) == ["in/a.yaml"]
    assert found("in", excluding(folder, "*.yaml", "!a.yaml")) == ["in/a.yaml"]
    elsewhere = excluding(folder / "elsewhere", "a.yaml")
    assert found("in", elsewhere) == ["in/a.yaml", "in/old/b.yaml"]


SHEETS = {
    "bom": b"\xef\xbb\xbfdxsheet: 1\n",
    "late": b"# a\ntitle: t\n" + b"# long\n" * 20_000 + b"dxsheet: 1\n",
    "quoted": b'"dxsheet": 1\n',
    "single quotes": b"title: t\n'dxsheet' : 1\n",
    "indented": b"# c\n---\n  title: t\n  dxsheet: 1\n",
    "flow": b"{title: t, dxsheet: 1}\n",
    "flow after the mark": b"%YAML 1.2\n--- {title: [dxsheet, b],\n dxsheet: 1}\n",
    "json": b'{\n  "title": "a } \\" {",\n  "dxsheet": 1\n}\n',
    "json with tabs": b'{\n\t"dxsheet" : 1\n}\n',
    "cr": b"title: t\rdxsheet: 1\r",
    "crlf": b"title: t\r\ndxsheet: 1\r\n",
    "utf-16": "title: t\ndxsheet: 1\n".encode("utf-16"),
    "utf-16 without a mark": "title: t\ndxsheet: 1\n".encode("utf-16-be"),
    "utf-32": "dxsheet: 1\n".encode("utf-32"),
    "cp932": "title: 窓口\ndxsheet: 1\n".encode("cp932"),
    "broken": b"dxsheet: 1\ntitle: [\n",
    "broken flow": b"{dxsheet: 1, title: [\n",
    "explicit": b"? dxsheet\n: 1\n",
}
OTHERS = {
    "named in a value": b"- repo: x\n  hooks:\n  - id: dxsheet\n    entry: dxsheet check\n",
    "a key within": b"tool:\n  dxsheet: 1\n",
    "a key within braces": b"{tool: {dxsheet: 1}}\n",
    "a list": b"- dxsheet: 1\n",
    "a list in brackets": b"[dxsheet, {dxsheet: 1}]\n",
    "a comment": b"# dxsheet: 1\ntitle: t\n",
    "a longer key": b"dxsheet-export: 1\nmy-dxsheet: 2\n",
    "a text in JSON": b'{"title": "dxsheet", "text": "{dxsheet: 1}"}\n',
    "empty": b"",
    "blank": b" \n \n",
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_known_however_it_is_written(name: str) -> None:
    assert names_sheet(SHEETS[name])


@pytest.mark.parametrize("name", OTHERS)
def test_other_yaml_is_no_sheet(name: str) -> None:
    assert not names_sheet(OTHERS[name])


@pytest.mark.parametrize(
    "sign", [b" ", b"\n", b"{", b'"', b"'", b"#", b"\\", b"dxsheet ", b"{dxsheet "]
)
def test_two_megabytes_are_judged_at_once(sign: bytes) -> None:
    raw = sign * (2_000_000 // len(sign)) + b"dxsheet"
    start = time.process_time()
    names_sheet(raw)
    names_sheet(b"{" + raw)
    assert time.process_time() - start < 2


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_never_lead_out_and_double_nothing(folder: Path) -> None:
    put(folder, "tree/a.yaml", "tree/.kept/k.yaml", "outside/o.yaml")
    os.symlink(folder / "outside", folder / "tree" / "away")
    os.symlink(folder / "outside" / "o.yaml", folder / "tree" / "o.yaml")
    os.symlink("a.yaml", folder / "tree" / "again.yaml")
    os.symlink(".kept/k.yaml", folder / "tree" / "kept.yaml")
    os.symlink("..", folder / "tree" / "loop")
    os.symlink("nowhere", folder / "tree" / "broken.yaml")
    assert found("tree") == ["tree/a.yaml", "tree/kept.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not hold here")
def test_a_folder_that_cannot_be_listed_is_not_passed_over(folder: Path) -> None:
    put(folder, "shut/a.yaml")
    (folder / "shut").chmod(0)
    try:
        with pytest.raises(DxsheetError) as raised:
            found()
        assert raised.value.code == 3
    finally:
        (folder / "shut").chmod(0o755)

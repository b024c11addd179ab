"""The patterns of a `.gitignore`, held to what git itself says of the same lines and paths."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dxsheet.disk.ignoring import Ignored, read_ignored

CASES = [
    ("a.yaml", "a.yaml", True),
    ("a.yaml", "deep/er/a.yaml", True),
    ("/a.yaml", "deep/a.yaml", False),
    ("deep/a.yaml", "deep/a.yaml", True),
    ("deep/a.yaml", "more/deep/a.yaml", False),
    ("*.yaml", "シート.yaml", True),
    ("build/", "build/", True),
    ("build/", "build", False),
    ("doc/*.yaml", "doc/a/b.yaml", False),
    ("**/old", "a/b/old/", True),
    ("a/**", "a/b/c.yaml", True),
    ("a/**", "a/", False),
    ("a/**/z.yaml", "a/z.yaml", True),
    ("a/**/z.yaml", "a/b/c/z.yaml", True),
    ("?.yaml", "ab.yaml", False),
    ("[a-c].yaml", "b.yaml", True),
    ("[!a-c].yaml", "b.yaml", False),
    (r"\#a.yaml", "#a.yaml", True),
    (r"\!a.yaml", "!a.yaml", True),
    ("a.yaml   ", "a.yaml", True),
    ("# a.yaml", "a.yaml", False),
    ("", "a.yaml", False),
    ("[", "a.yaml", False),
    ("[z-a].yaml", "b.yaml", False),
]


@pytest.mark.parametrize(("line", "path", "out"), CASES)
def test_one_line(line: str, path: str, out: bool) -> None:
    assert bool(Ignored([line]).says(path)) is out


def test_the_last_line_that_fits_decides() -> None:
    patterns = Ignored(["*.yaml", "!keep.yaml", "keep.yaml.bak"])
    assert patterns.says("a.yaml") is True
    assert patterns.says("keep.yaml") is False
    assert patterns.says("a.txt") is None
    assert Ignored(["!keep.yaml", "*.yaml"]).says("keep.yaml") is True


def test_a_file_that_cannot_be_read_leaves_nothing_out(tmp_path: Path) -> None:
    assert not read_ignored(str(tmp_path / "none"))
    assert not read_ignored(str(tmp_path))


def test_a_hostile_pattern_is_not_slow() -> None:
    patterns = Ignored(["*a" * 40 + "b", "/".join(["**"] * 30) + "/x", "a/**" * 12 + "/b"])
    assert patterns.says("a" * 250) is None
    assert patterns.says("a/" * 200 + "c") is None


PIECES = ["a", "b", "ab", "*", "**", "?", "/", "/", "[ab]", "[!a]", "\\*", ".yaml", " "]
# `**` beside other signs (git's own pages leave open what it means), and blanks within a line.
ODD = re.compile(r"[^/!]\*\*|\*\*[^/]|\S .*\S|^ ")
NAMES = ["a", "b", "ab", "ba", "c", "a.yaml", "b.yaml", "*"]


def git_says(repository: Path, paths: list[str]) -> dict[str, bool]:
    asked = "\0".join(paths) + "\0"
    done = subprocess.run(
        ["git", "check-ignore", "-z", "--stdin", "--no-index", "-v", "-n"],
        cwd=repository, input=asked.encode(), capture_output=True,
    )  # fmt: skip
    fields = done.stdout.decode().split("\0")[:-1]
    found = {}
    for _source, _line, pattern, path in zip(*[iter(fields)] * 4, strict=True):
        found[path] = bool(pattern) and not pattern.startswith("!")
    return found


def left_out(patterns: Ignored, path: str) -> bool:
    """As the walk asks: a folder that is left out takes all in it along."""
    parts = path.rstrip("/").split("/")
    for end in range(1, len(parts)):
        if patterns.says("/".join(parts[:end]) + "/"):
            return True
    return bool(patterns.says(path))


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_agrees(tmp_path: Path) -> None:
    pick = random.Random(11)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    paths = [
        "/".join(pick.choice(NAMES) for _ in range(pick.randint(1, 4))) for _ in range(60)
    ]  # fmt: skip
    folders = {path for path in paths if any(one.startswith(f"{path}/") for one in paths)}
    files = sorted(set(paths) - folders)
    for path in files:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("")
    for _ in range(60):
        lines = [
            pick.choice(["", "", "!"]) + "".join(pick.choices(PIECES, k=pick.randint(1, 4)))
            for _ in range(pick.randint(1, 4))
        ]
        if any(ODD.search(line) for line in lines):
            continue
        (tmp_path / ".gitignore").write_text("\n".join(lines) + "\n", encoding="utf-8")
        patterns = read_ignored(str(tmp_path / ".gitignore"))
        said = git_says(tmp_path, files)
        ours = {path: left_out(patterns, path) for path in files}
        assert ours == said, lines

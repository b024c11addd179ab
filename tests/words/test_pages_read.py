"""A page as a meeting reads it: no ids of programs at its head, each value with its label."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pages"
# The hostile sheet has what its users typed; the smallest has nothing to tell.
PAGES = [
    one for one in sorted(GOLDEN.glob("*.md")) if not one.name.startswith(("hostile", "smallest"))
]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_only_a_program_reads_stands_at_the_end(path: Path) -> None:
    text = path.read_text("utf-8")
    head, last = text[: text.index("\n## ")], text[text.rindex("\n## ") :]
    code = re.findall(r"(?:シートID|Sheet id|団体コード|Code): (\w+)", last)
    assert len(code) == 2
    assert not [one for one in code if one in head]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_stands_behind_a_stroke_says_what_it_is(path: Path) -> None:
    rows = [row for row in path.read_text("utf-8").splitlines() if row.startswith("| ")]
    cells = [cell.strip() for row in rows for cell in row.strip("|").split(" | ")]
    behind = [part for cell in cells if " / " in cell for part in cell.split(" / ")[1:]]
    assert behind
    assert not [part for part in behind if not re.match(r"[^:]{1,40}: |[○×！√]", part)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_nothing_is_said_twice_or_joined_by_a_middle_dot(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "::" not in text
    assert not re.findall(r"（[^（）]*(?:規程・ルール|手順の見直し)・", text)
    assert not re.findall("⇒|=>", text)

"""What is read on a screen, at three widths: nothing too wide, no line begins as it may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dxsheet.cli import main
from dxsheet.width import NOT_FIRST, cells

ROOT = Path(__file__).resolve().parents[2]
SOUND = sorted(str(one) for one in (ROOT / "examples" / "sound").glob("*.yaml"))
LINES = [
    *(["show", sheet, "--view", view] for sheet in SOUND for view in ("table", "tree", "map")),
    *(["show", sheet, "--view", "matrix"] for sheet in SOUND),
    ["list", str(ROOT / "examples" / "sound"), "--as-of", "2025-03-10"],
    ["stats", str(ROOT / "examples" / "sound"), "--as-of", "2025-03-10"],
    ["rules"],
    ["templates"],
    ["--help"],
    ["add", "--help"],
]
# What stands before a text: a rule of the table, a branch of the tree, the mark of a list.
_LEAD = re.compile(r"^[\s├└─・]+")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_screen_reads_well(
    width: int, lang: str, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for words in LINES:
        assert main(["--lang", lang, *words]) == 0
        told = capsys.readouterr().out
        assert told.count("\n") > 3, words
        for line in told.splitlines():
            assert cells(line) <= width, (words, line)
            starts = [_LEAD.sub("", part)[:1] for part in line.split("│")]
            assert not NOT_FIRST.intersection(starts) - {"."}, (words, line)

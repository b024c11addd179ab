"""`textconv`: sheets as facts, everything else as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.textconv import textconv

SHEET = "dxsheet: 1\ntitle: 転入\nlanguage: en\n"


def test_a_sheet_is_told_in_facts(tmp_path: Path) -> None:
    path = tmp_path / "sheet.yaml"
    path.write_bytes(("\ufeff" + SHEET).encode())
    found = textconv(str(path))
    assert found.opened is not None and found.opened.sheet.language == "en"
    assert "title: 転入\n" in found.facts("en") and "題名: 転入\n" in found.facts("ja")


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [\n",
        "{{ template }}\n",
        "",
        "dxsheet: 1\ntitle: &a x\n",
        "dxsheet: 1\ntitle: a\ntitle: b\n",
        "a: 1\r\nb: 2\r\n",
        "dxsheet: 1\n? title\n: x\n",
        "\x1b[31m: x\n",
    ],
)
def test_anything_else_is_printed_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes(text.encode())
    assert textconv(str(path)).facts("ja") == text.encode()


def test_a_large_file_is_printed_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a: b\n" * 600_000, encoding="utf-8")
    assert len(textconv(str(path)).facts("ja")) == 3_000_000


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DxsheetError) as told:
        textconv(str(tmp_path / "none.yaml"))
    assert told.value.code == 2

"""`dxsheet diff`: the three forms, the file, the exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dxsheet.cli.commands.showing import DIFF
from dxsheet.cli.params import call
from dxsheet.findings import DxsheetError
from dxsheet.screen import Screen

OLD = "dxsheet: 1\ntitle: 転入\nlanguage: ja\ncauses:\n  - {id: C1, text: 様式が二つ}\n"
NEW = OLD.replace("様式が二つ", "様式が三つ, status: identified, evidence: 調査")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    made = {}
    for name, text in (("file", OLD), ("other", NEW)):
        path = tmp_path / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        made[name] = str(path)
    return made


def run(capsys: pytest.CaptureFixture[str], **values: Any) -> tuple[int, str]:
    code = call(DIFF, Screen("ja", plain=True), values)
    return code, capsys.readouterr().out


def test_a_difference_is_no_fault(
    files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(capsys, **files)
    assert code == 0
    assert "特定された課題（原因）" in out and "根拠: 調査" in out
    assert "様式が[-二つ-]{+三つ+}" in out
    code, out = run(capsys, file=files["file"], other=files["file"])
    assert code == 0 and "変更はありません。" in out


def test_the_other_forms(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    _, out = run(capsys, **files, format="md")
    assert out.startswith("# 転入: ") and "様式が~~二つ~~**三つ**" in out
    _, out = run(capsys, **files, format="json")
    assert [one["kind"] for one in json.loads(out)["changes"]][:2] == ["identified", "reworded"]


@pytest.mark.parametrize("format", ["text", "md", "json"])
def test_into_a_file(
    files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    target = tmp_path / "minutes"
    code = call(DIFF, Screen("ja"), {**files, "format": format, "output": str(target)})
    captured = capsys.readouterr()
    assert code == 0 and captured.out == "" and "minutes" in captured.err
    text = target.read_text(encoding="utf-8")
    assert "三つ" in text and "\x1b" not in text and text.endswith("\n")


def test_what_is_no_sheet(files: dict[str, str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [", encoding="utf-8")
    for values, code in (
        ({"file": files["file"], "other": str(broken)}, 3),
        ({"file": files["file"], "other": str(tmp_path / "none.yaml")}, 2),
        ({**files, "since": "HEAD"}, 2),
    ):
        with pytest.raises(DxsheetError) as told:
            call(DIFF, Screen("en"), values)
        assert told.value.code == code

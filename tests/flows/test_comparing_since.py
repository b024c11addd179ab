"""What changed since last time, on the first page."""

import subprocess
from pathlib import Path

import pytest

from dxsheet.flows.editing import assign
from dxsheet.flows.summarising import opened_with_findings, summary

TEXT = """\
dxsheet: 1
id: s1nce000
title: 題
problems: [{id: P1, text: 待つ}]
causes: [{id: C1, text: 様式が違う, status: unverified}]
solutions: [{id: S1, text: まとめる, causes: [C1]}]
"""


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def page(path: str, since: str | None, form: str = "md") -> str:
    """The page as it is read: where a phrase may break is no part of its words."""
    drawn = str(summary([opened_with_findings(path)], form, "ja", since=since))
    return drawn.replace("<wbr>", "")


def test_since_the_last_summary(sheet: str) -> None:
    assert "前回から変わったこと" not in page(sheet, None)
    assign(sheet, ["C1.status=identified", "C1.evidence=見た", "S1.status=adopted"])
    text = page(sheet, "last-summary")
    assert "前回から変わったこと" in text
    assert "特定された課題（原因）" in text
    assert "採用された解決策" in text
    assert "変更はありません" in page(sheet, "last-summary")


def test_since_a_revision_in_every_text_form(sheet: str) -> None:
    folder = Path(sheet).parent
    for words in (["init", "-q"], ["add", "a.yaml"], ["commit", "-qm", "x"]):
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)
    assign(sheet, ["C1.text=様式が課ごとに違う"])
    for form in ("md", "html"):
        assert "様式が課ごとに違う" in page(sheet, "HEAD", form)
        assert "書き直されたところ" in page(sheet, "HEAD", form)

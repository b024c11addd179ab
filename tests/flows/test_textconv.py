"""`textconv`: sheets as facts, also damaged ones; everything else as it is."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.flows.textconv import textconv
from dxsheet.width import visible
from tests.merging.edits import BASE

SHEET = "dxsheet: 1\ntitle: 転入\nlanguage: en\n"


def told(tmp_path: Path, text: str, lang: str = "ja") -> str | bytes:
    path = tmp_path / "sheet.yaml"
    path.write_bytes(text.encode())
    return textconv(str(path), "ja" if lang == "ja" else "en")


def test_a_sheet_is_told_in_facts(tmp_path: Path) -> None:
    assert "title: 転入\n" in told(tmp_path, "\ufeff" + SHEET, "en")
    assert "題名: 転入\n" in told(tmp_path, "\ufeff" + SHEET)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: [\n", "{{ template }}\n", "", "a: 1\r\nb: 2\r\n", "\x1b[31m: x\n",
        "dxsheet: 1\n? title\n: x\n", "- dxsheet\n", "a: dxsheet\n<<<<<<< x\n",
    ],
)  # fmt: skip
def test_anything_else_is_printed_as_it_is(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == text.encode()


def test_other_encodings_are_printed_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "other.yaml"
    path.write_bytes(SHEET.encode("cp932"))
    assert textconv(str(path), "ja") == SHEET.encode("cp932")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    text: 混む曜日が知られていない\n", '    text: "混む曜日が知られていない\n'),
        ("    text: 混む曜日が知られていない\n", "    text 混む曜日が知られていない\n"),
        ("    text: 混む曜日が知られていない\n", "   text: 混む曜日が知られていない\n"),
        ("    text: 混む曜日が知られていない\n", "    text: [混む曜日が\n"),
        ("    text: 混む曜日が知られていない\n", "    text: &a 混む曜日\n"),
        ("    text: 混む曜日が知られていない\n", "    text: a\n    text: b\n"),
        ("    text: 混む曜日が知られていない\n", "\ttext: 混む曜日\n"),
        ("  causes: [C1, C2]\n", "  causes: [C1, C2\n"),
        ("stage: draft\n", "stage: draft: x\n"),
        ("title: 転入手続の書き直し", "title: '転入手続"),
        ("    text: 混む曜日が知られていない\n", "    text: 混む\x07曜日\n"),
    ],
)
def test_one_typing_error_is_a_short_difference(tmp_path: Path, old: str, new: str) -> None:
    assert BASE.count(old) == 1
    before, after = told(tmp_path, BASE), told(tmp_path, BASE.replace(old, new))
    assert isinstance(before, str) and isinstance(after, str)
    changed = [
        line
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
        if line[:2] not in ("--", "++", "@@")
    ]
    assert 1 <= len(changed) <= 6, changed
    shown = [one.strip() for one in visible(new).splitlines()]
    assert any(line[0] == "+" and one in line for line in changed for one in shown), changed


@pytest.mark.parametrize("style", ["", "||||||| base\n    text: 混む曜日が知られていない\n"])
def test_a_conflict_stands_where_it_is_and_nothing_else_differs(tmp_path: Path, style: str) -> None:
    old = "    text: 混む曜日が知られていない\n"
    marked = f"<<<<<<< HEAD\n    text: 甲\n{style}=======\n    text: 乙\n>>>>>>> 班/二\n"
    before, after = told(tmp_path, BASE), told(tmp_path, BASE.replace(old, marked))
    assert isinstance(before, str) and isinstance(after, str)
    begin, end = after.index("<<<<<<< HEAD\n"), after.index(">>>>>>> 班/二\n")
    assert after[begin:end].count("\n") == 4 and "甲" in after[begin:end]
    assert after[:begin] == before[:begin]
    assert before.endswith(after[end:].partition("\n")[2])


def test_a_conflict_and_a_typing_error(tmp_path: Path) -> None:
    marked = "<<<<<<< HEAD\nstage: [draft\n=======\nstage: decided\n>>>>>>> other\n"
    found = told(tmp_path, BASE.replace("stage: draft\n", marked))
    assert isinstance(found, str)
    assert "<<<<<<< HEAD\nstage: [draft\n=======\n段階: 決定\n>>>>>>> other\n" in found


def test_a_large_file_is_printed_whole(tmp_path: Path) -> None:
    assert len(told(tmp_path, "a: b\n" * 600_000)) == 3_000_000


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DxsheetError) as refused:
        textconv(str(tmp_path / "none.yaml"), "ja")
    assert refused.value.code == 2

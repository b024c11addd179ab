"""Settings as people write them, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.rules import Settings, check, find_settings, ids_of
from dxsheet.sheet.shape import shaped


def written(folder: Path, text: str, name: str = "dxsheet.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


GOOD = """\
select = ["P", "c0"]
ignore = "P006"

[severity]
P004 = "error"
C = "info"

[words]
remedies = ["ほげくん"]
allowed = ["手順書の欠落"]
"""


def test_a_file_of_its_own(tmp_path: Path) -> None:
    found = find_settings(str(written(tmp_path, GOOD)))
    assert found == Settings(
        select=("P", "C0"),
        ignore=("P006",),
        severity={"P004": "error", "C": "info"},
        words={"remedies": ("ほげくん",), "allowed": ("手順書の欠落",)},
        file=str(tmp_path / "dxsheet.toml"),
    )


def test_the_table_of_a_pyproject_and_its_own_file_first(tmp_path: Path) -> None:
    written(tmp_path, '[tool.other]\nx = 1\n[tool.dxsheet]\nignore = ["S010"]\n', "pyproject.toml")
    assert find_settings(str(tmp_path)).ignore == ("S010",)
    written(tmp_path, 'ignore = ["M"]\n')
    assert find_settings(str(tmp_path)).ignore == ("M",)


@pytest.mark.parametrize(
    "text",
    [
        '[tool.dxsheet]\nignore = ["S010"]\n',
        '\ufeff[tool.dxsheet]\r\nignore = ["S010"]\r\n',
        '  [ "tool" . \'dxsheet\' ]\nignore = ["S010"]\n',
        '[tool]\ndxsheet = {ignore = ["S010"]}\n',
        'tool.dxsheet.ignore = ["S010"]\n[project]\n',
        'tool = {dxsheet = {ignore = ["S010"]}}\n',
    ],
)
def test_a_pyproject_is_read_however_its_keys_are_written(tmp_path: Path, text: str) -> None:
    assert find_settings(str(written(tmp_path, text, "pyproject.toml"))).ignore == ("S010",)


def test_the_nearest_above_holds_and_not_beyond_the_repository(tmp_path: Path) -> None:
    written(tmp_path, 'ignore = ["M"]\n')
    inner = tmp_path / "binder" / "2025"
    inner.mkdir(parents=True)
    written(tmp_path / "binder", '[project]\nname = "dxsheet-binder"\n', "pyproject.toml")
    assert find_settings(str(inner)).ignore == ("M",)
    assert find_settings(str(inner / "sheet.yaml")).ignore == ("M",)
    (tmp_path / "binder" / ".git").mkdir()
    assert find_settings(str(inner)) == Settings()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("select = [", 1, "TOML"),
        ('\nselect = ["P"]\nselct = ["P"]\n', 3, "selct"),
        ('ignore = ["P",\n  "Q7"]\n', 2, "Q7"),
        ("ignore = 7\n", 1, "ignore"),
        ('ignore = ["P", 7]\n', 1, "ignore"),
        ('[severity]\nP001 = "error"\nP002 = "fatal"\n', 3, "fatal"),
        ('[severity]\nZ = "error"\n', 2, "Z"),
        ('severity = "error"\n', 1, "severity"),
        ('[words]\nvague = ["もろもろ"]\nremedy = ["x"]\n', 3, "remedy"),
        ('[words]\nvague = [""]\n', 2, "vague"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(DxsheetError) as caught:
        find_settings(str(written(tmp_path, text)))
    assert caught.value.code == 2
    for lang in ("en", "ja"):
        assert words in caught.value.message.to(lang)
    assert f"line {line}:" in caught.value.message.en
    assert f"の{line}行目" in caught.value.message.ja


def test_settings_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "dxsheet.toml").write_bytes("# x\nignore = ['課題']\n".encode("cp932"))
    with pytest.raises(DxsheetError, match=r"line 2.*UTF-8"):
        find_settings(str(tmp_path))


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    with pytest.raises(DxsheetError) as caught:
        find_settings(str(written(tmp_path, "ignores = []\n")))
    assert "`ignore`" in caught.value.hint.en


def test_flags_replace_select_and_add_to_ignore() -> None:
    settings = Settings(select=("P",), ignore=("M",))
    assert settings.with_flags(ids_of(["s0,C001"]), ids_of(["k"])) == Settings(
        ("S0", "C001"), ("M", "K")
    )
    assert settings.with_flags() == settings
    with pytest.raises(DxsheetError) as caught:
        ids_of(["P009"])
    assert caught.value.code == 2


def test_what_makes_a_file_unreadable_cannot_be_switched_off() -> None:
    settings = Settings(select=("P",), ignore=("Y", "REF"))
    assert settings.picks("Y010")
    assert not settings.picks("REF001")


def test_an_office_s_own_words_reach_the_wording(tmp_path: Path) -> None:
    sheet, _ = shaped({"problems": [{"id": "P1", "text": "窓口にチャットボットを導入したい。"}]})
    rules = {hit.rule for hit in check(sheet)}
    allowed = Settings(words={"allowed": ("チャットボットを導入したい",)})
    assert rules - {hit.rule for hit in check(sheet, settings=allowed)} == {"P001"}

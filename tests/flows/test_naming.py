"""File names: the title's own script, never empty, never a path, never reserved."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.flows.sitting.paper import file_name, file_names

DAY = "2025-02-03"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("備品貸出", "備品貸出"),
        ("転入 手続（書き直し）", "転入-手続（書き直し）"),
        ("moving in: the form", "moving-in-the-form"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "sheet"),
        ("", "sheet"),
        ("   ", "sheet"),
        ("a/b\\c", "a-b-c"),
        ("か\u3099ぞう", "がぞう"),
        ("a\u202eb\x1b[31m", "a-b-[31m"),
        ("終わり。", "終わり。"),
        ("draft.", "draft"),
        ("🏢 庁舎", "🏢-庁舎"),
        ("-rf", "rf"),
    ],
)
def test_titles(title, name) -> None:
    assert file_name(DAY, title) == f"{DAY}-{name}.yaml"


@pytest.mark.parametrize("title", ["CON", "con", "nul", "COM1", "lpt9.txt", "aux"])
def test_names_that_windows_keeps_for_itself(title) -> None:
    assert file_name("", title).startswith("sheet-")
    assert file_name(DAY, title) == f"{DAY}-{title}.yaml"


def test_the_next_ones_of_a_day() -> None:
    names = file_names(DAY, "備品貸出")
    assert [next(names) for _ in range(3)] == [
        f"{DAY}-備品貸出.yaml",
        f"{DAY}-備品貸出-2.yaml",
        f"{DAY}-備品貸出-3.yaml",
    ]


@given(st.text(max_size=300), st.integers(1, 999))
def test_any_title_gives_a_name_that_any_system_takes(title, nth) -> None:
    name = file_name(DAY, title, nth)
    assert name.startswith(f"{DAY}-")
    assert name.endswith(".yaml")
    assert len(name) > len(f"{DAY}-.yaml")
    assert len(name.encode()) <= 200
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f]|\.\.', name)
    assert name == unicodedata.normalize("NFC", name)
    name.encode("utf-8")

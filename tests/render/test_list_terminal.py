"""The list on a terminal: within its width, nothing that acts, the same facts in either shape."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.many.listed import Listed, listed
from dxsheet.render.list_terminal import draw
from dxsheet.visible import ACTS, visible
from dxsheet.width import cells
from tests.made_sheets import LANGS, MADE, TEXTS

LINE = Listed(
    "2025-備品.yaml", "abc", "備品貸出の見直し", "○○市", "ja", "identified", 2, (3, 1, 1), 4,
    (("cause_rejected", "C1"),), ("佐藤", "中村"), "2025-03-07", True,
)  # fmt: skip


def drawn(lines: list[Listed], lang, width: int, sheets: int | None = None) -> list[str]:
    rows = draw(lines, len(lines) if sheets is None else sheets, lang, width=width)
    return [visible("".join(text for _, text in row)) for row in rows]


def test_columns() -> None:
    later = LINE._replace(title="転入", gaps=(), owners=(), next_date="", overdue=False)
    assert drawn([LINE, later], "ja", 80, 5) == [
        "題名              段階      問題  課題（原因）  抜け  担当        次の日付",
        "備品貸出の見直し  課題特定     2         3/1/1     1  佐藤、中村  2025-03-07 !",
        "転入              課題特定     2         3/1/1     0",
        "シート5件中2件。課題（原因）: 特定/未検証/棄却。 !: 過ぎた日付。",
    ]


def test_the_file_stands_there_where_the_others_still_say_enough() -> None:
    assert drawn([LINE], "ja", 95)[:2] == [
        "題名              段階      問題  課題（原因）  抜け  担当        次の日付      ファイル",
        "備品貸出の見直し  課題特定     2         3/1/1     1  佐藤、中村  2025-03-07 !"
        "  2025-備品.yaml",
    ]
    assert "2025-備品.yaml" not in "".join(drawn([LINE], "ja", 93))
    wide = LINE._replace(title="転入手続" * 9, owners=("総務課",) * 9)
    row = drawn([wide], "ja", 130)[1]
    assert row.endswith("  2025-備品.yaml") and cells(row) <= 130
    assert row.count("転入手続") >= 3 and row.count("総務課") >= 2


def test_lines_of_its_own_where_it_is_narrow() -> None:
    assert drawn([LINE], "en", 40) == [
        "備品貸出の見直し",
        "  cause identified",
        "  Problems: 2",
        "  Causes: 3 identified, 1 unverified, 1",
        "  rejected",
        "  Gaps: 1",
        "  Owner: 佐藤, 中村",
        "  Next date: 2025-03-07 (past)",
        "  2025-備品.yaml",
        "1 sheet.",
    ]


def test_no_sheet() -> None:
    assert drawn([], "ja", 40, 3) == ["該当するシートはありません。"]


@pytest.mark.parametrize("lang", LANGS)
@given(st.lists(st.tuples(MADE, TEXTS), min_size=1, max_size=3), st.sampled_from((20, 40, 80, 200)))
@settings(max_examples=40, deadline=None)
def test_any_sheet_at_any_width(lang, sheets, width: int) -> None:
    lines = [listed(one, file, "2025-03-10") for one, file in sheets]
    for row in drawn(lines, lang, width):
        assert cells(row) <= width
        assert not ACTS.search(row) and "\n" not in row

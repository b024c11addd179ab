"""The list and a comparison on a terminal: within the width, nothing acts, the same facts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.compare.report import DiffPage, Group, Line
from dxsheet.compare.report import difference as words_of
from dxsheet.lang import Text
from dxsheet.many.listed import COLUMNS, ListColumn, Listed, line_of
from dxsheet.render.terminal_reports import difference
from dxsheet.render.terminal_reports import sheets as draw
from dxsheet.screen import drawn as text_of
from dxsheet.width import ACTS, cells
from tests.made_sheets import LANGS, MADE, TEXTS

SHEET = Listed(
    file="2025-備品.yaml",
    id="abc",
    title="備品貸出の見直し",
    organisation="○○市",
    language="ja",
    stage="identified",
    problems=2,
    causes=(3, 1, 1),
    solutions=4,
    gaps=(("cause_rejected", "C1"),),
    owners=("佐藤", "中村"),
    next_date="2025-03-07",
    overdue=True,
)


def drawn(lines: list[Listed], lang, width: int, sheets: int | None = None) -> list[str]:
    made = draw(lines, len(lines) if sheets is None else sheets, lang, width=width)
    return text_of(made, width=width).splitlines()


def test_columns() -> None:
    later = SHEET._replace(title="転入", gaps=(), owners=(), next_date="", overdue=False)
    assert drawn([SHEET, later], "ja", 80, 5) == [
        "題名              段階      問題  課題（原因）  抜け  担当        次の日付",
        "備品貸出の見直し  原因特定     2         3/1/1     1  佐藤、中村  2025-03-07 !",
        "  2025-備品.yaml",
        "転入              原因特定     2         3/1/1     0",
        "  2025-備品.yaml",
        "シート5件中2件。課題（原因）: ○特定、？未検証、×棄却。抜け: つながりの抜けの数。",
        "次の日付: 期限か次回確認日。 !: 期限超過。",
    ]


def test_the_file_stands_there_where_the_others_still_say_enough() -> None:
    assert drawn([SHEET], "ja", 95)[:2] == [
        "題名              段階      問題  課題（原因）  抜け  担当        次の日付      ファイル",
        "備品貸出の見直し  原因特定     2         3/1/1     1  佐藤、中村  2025-03-07 !"
        "  2025-備品.yaml",
    ]
    assert drawn([SHEET], "ja", 93)[2] == "  2025-備品.yaml"  # below, where it is narrower
    wide = SHEET._replace(title="転入手続" * 9, owners=("総務課",) * 9)
    row = drawn([wide], "ja", 130)[1]
    assert row.endswith("  2025-備品.yaml") and cells(row) <= 130
    assert row.count("転入手続") >= 3 and row.count("総務課") >= 2


@pytest.mark.parametrize("lang", LANGS)
def test_a_column_that_is_added_gives_way_before_the_table_does(lang, monkeypatch) -> None:
    now = {width: drawn([SHEET], lang, width) for width in (40, 80, 200)}
    assert now[80][0].startswith(COLUMNS["title"].label.to(lang))  # a table: all fit in 80 columns
    label = Text("Organisation", "組織名（団体・機関）")
    added = ListColumn(label, lambda one, _lang: one.organisation, forms=("screen",))
    monkeypatch.setitem(COLUMNS, "added", added)
    assert drawn([SHEET], lang, 80) == now[80]
    assert label.to(lang) in drawn([SHEET], lang, 200)[0]


def test_lines_of_its_own_where_it_is_narrow() -> None:
    assert drawn([SHEET], "en", 40) == [
        "備品貸出の見直し",
        "  cause confirmed",
        "  Problems: 2",
        "  Causes: 3 confirmed, 1 not checked, 1",
        "  ruled out",
        "  Gaps: 1",
        "  Main owner: 佐藤, 中村",
        "  Next date: 2025-03-07 (overdue)",
        "  2025-備品.yaml",
        "1 sheet.",
    ]


def test_no_sheet() -> None:
    assert drawn([], "ja", 40, 3) == ["該当するシートはありません。"]


@pytest.mark.parametrize("lang", LANGS)
@given(st.lists(st.tuples(MADE, TEXTS), min_size=1, max_size=3), st.sampled_from((20, 40, 80, 200)))
@settings(max_examples=40, deadline=None)
def test_any_sheet_at_any_width(lang, sheets, width: int) -> None:
    lines = [line_of(one, file, "2025-03-10") for one, file in sheets]
    for row in drawn(lines, lang, width):
        assert cells(row) <= width
        assert not ACTS.search(row) and "\n" not in row


OLD = "転入届の書き直しが週に平均40件あり、住民が窓口で30分待っている。"
NEW = "転入届の書き直しが週に平均38件あり、住民が窓口で25分も待っている。"
LINE = Line("P1", "発生している問題", tuple(words_of(OLD, NEW)), "", (("根拠", ()),))
PAGE = DiffPage("転入", "v1 → 今", (Group("reworded", "書き直し", (LINE,)),), "なし")


def texts(width: int, page: DiffPage = PAGE, *, colour: bool = False) -> list[str]:
    made = difference(page, width=width, colour=colour)
    return text_of(made, width=width, colour=colour).splitlines()


def test_rows_fit_the_width_and_hang_under_the_text() -> None:
    for width in (40, 60, 80):
        rows = texts(width)
        assert all(cells(row) <= width for row in rows)
        assert rows[4].startswith("  P1  発生している問題: ")
        assert all(row.startswith("      ") for row in rows[5:])
        assert "".join(row.strip() for row in rows[4:-1]).count("[-40-]{+38+}") == 1


def test_colour_instead_of_signs() -> None:
    whole = "".join(texts(200, colour=True))
    assert "\x1b[31m40\x1b[0m" in whole and "\x1b[32m38\x1b[0m" in whole
    assert "[-" not in whole


def test_no_colour_no_styles() -> None:
    assert "\x1b" not in "".join(texts(60))


def test_nothing_to_say() -> None:
    empty = DiffPage("t", "a → b", (), "Nothing changed.")
    assert texts(80, empty) == ["t", "a → b", "Nothing changed."]


def test_text_does_not_drive_the_terminal() -> None:
    line = Line("", "", tuple(words_of("a", "\x1b[2J\u202e")))
    page = DiffPage("\x1b]0;x", "a", (Group("x", "x", (line,)),), "")
    whole = "".join(texts(80, page))
    assert not ACTS.search(whole) and "<U+001B>" in whole

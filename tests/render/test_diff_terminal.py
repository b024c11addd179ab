"""The terminal: rows that fit, old and new words told apart with and without colour."""

from __future__ import annotations

from dxsheet.compare.report import DiffPage, Group, Line
from dxsheet.compare.words import difference
from dxsheet.render.diff_terminal import draw
from dxsheet.width import cells

OLD = "転入届の書き直しが週に平均40件あり、住民が窓口で30分待っている。"
NEW = "転入届の書き直しが週に平均38件あり、住民が窓口で25分も待っている。"
LINE = Line("P1", "発生している問題", tuple(difference(OLD, NEW)), "", (("根拠", ()),))
PAGE = DiffPage("転入", "v1 → 今", (Group("reworded", "書き直し", (LINE,)),), "なし")


def texts(width: int, *, colour: bool = False) -> list[str]:
    return ["".join(text for _, text in row) for row in draw(PAGE, width=width, colour=colour)]


def test_rows_fit_the_width_and_hang_under_the_text() -> None:
    for width in (40, 60, 80):
        rows = texts(width)
        assert all(cells(row) <= width for row in rows)
        assert rows[4].startswith("  P1  発生している問題: ")
        assert all(row.startswith("      ") for row in rows[5:])
        assert "".join(row.strip() for row in rows[4:-1]).count("[-40-]{+38+}") == 1


def test_colour_instead_of_signs() -> None:
    rows = list(draw(PAGE, width=200, colour=True))
    parts = [part for row in rows for part in row]
    assert ("error", "40") in parts and ("good", "38") in parts
    assert not any("[-" in text for _, text in parts)


def test_no_colour_no_styles_beside_strong_and_faint() -> None:
    styles = {style for row in draw(PAGE, width=60, colour=False) for style, _ in row}
    assert styles <= {"", "strong", "faint"}


def test_nothing_to_say() -> None:
    empty = DiffPage("t", "a → b", (), "Nothing changed.")
    rows = ["".join(text for _, text in row) for row in draw(empty, width=80, colour=False)]
    assert rows == ["t", "a → b", "Nothing changed."]


def test_text_does_not_drive_the_terminal() -> None:
    line = Line("", "", tuple(difference("a", "\x1b[2J\u202e")))
    page = DiffPage("\x1b]0;x", "a", (Group("x", "x", (line,)),), "")
    whole = "".join(text for row in draw(page, width=80, colour=True) for _, text in row)
    assert "\x1b" not in whole and "\u202e" not in whole and "<U+001B>" in whole

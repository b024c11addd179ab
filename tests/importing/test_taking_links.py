"""The matrix and the column of a solution say one thing, or the one that was changed speaks."""

from __future__ import annotations

from dxsheet.importing.applying import fresh_data
from tests.importing.workbooks import exported, handmade, opened, saved, take_raw
from tests.made_sheets import sheet

CAUSES = [["番号", "課題（原因）"], ["C1", "古い"], ["C2", "遠い"]]


def by_hand(column="", ticks=("", ""), solutions=None):
    rows = solutions or [
        ["番号", "解決策", "対応する課題（原因）"],
        ["S1", "やめる", column or None],
    ]
    matrix = [["番号", "課題（原因）", "状態", "S1"], [], ["C1", None, None, ticks[0] or None]]
    matrix.append(["C2", None, None, ticks[1] or None])
    book = {"課題（原因）": CAUSES, "解決策": rows, "対応表": matrix, "概要": [["題名", "題"]]}
    return fresh_data(take_raw(handmade(**book)))


def causes(data):
    return data["solutions"][0].get("causes")


def test_either_alone_is_enough():
    assert causes(by_hand("C2、C1")[0]) == ["C2", "C1"]
    assert causes(by_hand(ticks=("○", "○"))[0]) == ["C1", "C2"]


def test_both_saying_the_same():
    assert causes(by_hand("c1", ticks=("○", ""))[0]) == ["C1"]


def test_both_saying_different_things():
    _, wrong = by_hand("C1", ticks=("", "○"))
    assert [one.where for one in wrong] == ["解決策!C2"]
    assert "C1" in wrong[0].message.en and "C2" in wrong[0].message.en


def test_links_to_what_is_not_there_are_told_where_they_stand():
    _, wrong = by_hand("C1、C9")
    assert [one.where for one in wrong] == ["解決策!C2"]
    assert "C1, C2" in wrong[0].hint.ja


def test_a_tick_for_a_row_without_text():
    book = {
        "課題（原因）": CAUSES[:2], "解決策": [["番号", "解決策"], ["S1", "やめる"]],
        "対応表": [["番号", "", "", "S1", "S2"], [], ["C2", "", "", "○", "○"]],
        "概要": [["題名", "題"]],
    }  # fmt: skip
    _, wrong = fresh_data(take_raw(handmade(**book)))
    assert sorted(one.where for one in wrong) == ["対応表!D3", "対応表!E3"]


def test_an_id_that_stands_twice():
    rows = [["番号", "解決策"], ["S1", "やめる"], ["ｓ１", "配る"]]
    _, wrong = by_hand(solutions=rows)
    assert [one.where for one in wrong] == ["解決策!A3"]
    assert "解決策!A2" in wrong[0].message.ja


def made():
    return sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[{"id": "C1", "text": "古い"}, {"id": "C2", "text": "遠い"}],
        solutions=[{"id": "S1", "text": "やめる", "causes": ["C1"]}],
    )


def edited(**cells):
    book = opened(exported(made()))
    for name, value in cells.items():
        tab, address = name.split("_")
        book[{"column": "解決策", "matrix": "対応表"}[tab]][address] = value
    return fresh_data(take_raw(saved(book)))


def test_the_one_that_somebody_changed_speaks():
    assert causes(edited(matrix_D5="◯")[0]) == ["C1", "C2"]
    assert causes(edited(matrix_D4=None)[0]) is None
    assert causes(edited(column_C3="C2")[0]) == ["C2"]
    assert causes(edited(column_C3=None)[0]) is None


def test_both_changed_and_different():
    _, wrong = edited(matrix_D5="○", column_C3="C2")
    assert [one.where for one in wrong] == ["解決策!C3"]


def test_a_new_solution_that_the_matrix_does_not_have():
    book = opened(exported(made()))
    book["解決策"]["B4"], book["解決策"]["C4"] = "配る", "C2"
    data, wrong = fresh_data(take_raw(saved(book)))
    assert wrong == []
    assert data["solutions"][1] == {"id": "S2", "text": "配る", "causes": ["C2"]}


def test_links_where_there_is_nothing_to_point_to():
    rows = [["番号", "解決策", "対応する課題（原因）"], ["S1", "やめる", "C1"]]
    for book in ({"解決策": rows}, {"対応表": [["番号", "", "", "S1"], [], ["C1", "", "", "○"]]}):
        _, wrong = fresh_data(take_raw(handmade(**book, 概要=[["題名", "題"]])))
        assert ["指せるもの" in one.hint.ja for one in wrong] == [True]


def test_a_link_to_what_could_not_be_read_is_not_told_besides():
    solutions = [["番号", "解決策", "対応する課題（原因）"], ["S1", "やめる", "C1"]]
    for causes in (
        {"課題": CAUSES},
        {"課題（原因）": [["番号", "なぜ起きるか", "根拠"], ["C1", "古い"]]},
        {"課題（原因）": [CAUSES[0], ["原因1", "古い"]]},
    ):
        _, wrong = fresh_data(take_raw(handmade(解決策=solutions, 概要=[["題名", "題"]], **causes)))
        assert [one.where.split("!")[0] for one in wrong] == [*causes]

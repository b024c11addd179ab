"""Which entry is which: ids lead, texts correct them where ids were given anew."""

from __future__ import annotations

from dxsheet.compare.matching import Handle, handle_of, paired


def handles(*pairs: tuple[str, str]) -> list[Handle]:
    return [handle_of({"id": name, "text": text}) for name, text in pairs]


LONG = (
    "様式が二つあり、書く欄が違う",
    "記入例が古く、誰も直していない",
    "混む曜日が知られていない",
)


def test_an_id_holds_a_reworded_statement() -> None:
    before = handles(("C1", LONG[0]), ("C2", LONG[1]))
    after = handles(("C1", "様式は一つでも、書く欄が多すぎる"), ("C2", LONG[1]))
    assert paired(before, after) == [(0, 0), (1, 1)]


def test_ids_are_compared_without_case_and_width() -> None:
    assert paired(handles(("C1", "a")), handles(("ｃ１", "b"))) == [(0, 0)]


def test_ids_given_anew_do_not_mislead() -> None:
    """The first cause went and the others moved up: C2 is C1 now."""
    before = handles(("C1", LONG[0]), ("C2", LONG[1]), ("C3", LONG[2]))
    after = handles(("C1", LONG[1]), ("C2", LONG[2]))
    assert paired(before, after) == [(1, 0), (2, 1)]


def test_ids_given_anew_and_a_little_reworded() -> None:
    before = handles(("C1", LONG[0]), ("C2", LONG[1]))
    after = handles(("C1", LONG[1] + "まま"), ("C2", LONG[0] + "ことがある"))
    assert paired(before, after) == [(0, 1), (1, 0)]


def test_an_unlike_text_under_the_same_id_stays_where_nothing_is_nearer() -> None:
    assert paired(handles(("C1", LONG[0])), handles(("C1", "まったく別の話"))) == [(0, 0)]


def test_what_is_unlike_and_has_another_id_is_another_thing() -> None:
    assert paired(handles(("C1", LONG[0])), handles(("C2", LONG[2]))) == []


def test_entries_without_ids_go_by_what_they_say() -> None:
    before = [handle_of({"name": "窓口係"}), handle_of({"name": "税務課"})]
    after = [handle_of({"name": "税務課"}), handle_of({"name": "情報課"}), before[0]]
    assert paired(before, after) == [(0, 2), (1, 0)]


def test_entries_that_say_nothing_go_by_place() -> None:
    empty = Handle("", "")
    assert paired([empty, empty], [empty]) == [(0, 0)]


def test_a_kept_finding_is_known_by_its_rule_and_place() -> None:
    assert handle_of({"rule": "C001", "at": "P1", "reason": "x"}).text == "C001 P1"

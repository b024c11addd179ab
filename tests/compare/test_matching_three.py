"""Which entry is which in base, ours and theirs."""

from __future__ import annotations

from typing import Any

from dxsheet.compare.matching import Triple, order_of, triples, words
from dxsheet.sheet.nouns import Sheet

CAUSES = Sheet.fields["causes"]


def cause(name: str, text: str, **more: str) -> Any:
    return {"id": name, "text": text, **more}


def test_each_entry_once() -> None:
    base = [cause("C1", "様式が二つ"), cause("C2", "混む曜日")]
    ours = [cause("C1", "様式が二つもある"), cause("C3", "記入例が古い")]
    theirs = [cause("C2", "混む曜日"), cause("C3", "電話が多い")]
    assert triples(CAUSES, base, ours, theirs) == [
        Triple(0, 0, None),
        Triple(1, None, 0),
        Triple(None, 1, None),
        Triple(None, None, 1),
    ]


def test_what_both_added_alike_is_one() -> None:
    one = cause("C3", "記入例が古い")
    assert triples(CAUSES, [], [one], [{**one, "id": "C4"}]) == [Triple(None, 0, 0)]
    assert triples(CAUSES, [], [one], [{**one, "status": "identified"}]) == [Triple(None, 0, 0)]
    other = cause("C4", "記入例が古い", status="identified")
    assert len(triples(CAUSES, [], [one], [other])) == 2
    assert len(triples(CAUSES, [], [cause("C3", "甲")], [cause("C3", "乙")])) == 2


def test_people_go_by_their_names() -> None:
    field = Sheet.fields["participants"]
    found = triples(field, [], [{"name": "窓口係"}], [{"name": "窓口係", "count": "3"}])
    assert found == [Triple(None, 0, 0)]


def test_words_are_the_same_where_they_read_the_same() -> None:
    assert words(["a", "b"], ["b", "c"], ["a", "b", "b"]) == [
        Triple(0, None, 0),
        Triple(1, 0, 1),
        Triple(None, 1, None),
        Triple(None, None, 2),
    ]


def test_the_order_of_the_merged_list() -> None:
    aligned = words(["a", "b"], ["a", "b", "x"], ["b", "a", "y"])
    named = ["a", "b", "x", "y"]
    assert [named[at] for at in order_of(aligned)] == ["b", "a", "y", "x"]

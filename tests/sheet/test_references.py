"""Ids: one of a kind, and pointing somewhere."""

from dxsheet.sheet.references import reference_faults
from dxsheet.sheet.shape import shaped


def faults(**data: object) -> list[tuple]:
    sheet, found = shaped({"dxsheet": "1", "title": "t", **data})
    assert found == []
    return [one.path for one in reference_faults(sheet)]


def test_sound_references() -> None:
    assert (
        faults(
            problems=[{"id": "P1"}],
            causes=[{"id": "C1", "problems": ["P1"]}],
            solutions=[{"id": "S1", "causes": ["C1"]}],
            ideas=[{"id": "I1", "parked_from": "C1", "became": "S1"}],
            work_items=[{"id": "W1", "solution": "S1"}],
            small_start=[{"id": "T1"}],
            outcomes=[{"trial": "T1"}],
        )
        == []
    )


def test_dangling_and_wrong_list() -> None:
    assert faults(
        problems=[{"id": "P1"}],
        causes=[{"id": "C1", "problems": ["P1", "P9"]}],
        solutions=[{"id": "S1", "causes": ["P1"]}],
        outcomes=[{"trial": "T1"}],
    ) == [("causes", 0, "problems", 1), ("solutions", 0, "causes", 0), ("outcomes", 0, "trial")]


def test_one_id_twice_also_in_another_list_or_case() -> None:
    assert faults(problems=[{"id": "P1"}, {"id": "P1"}]) == [("problems", 1, "id")]
    assert faults(problems=[{"id": "X"}], causes=[{"id": "X"}]) == [("causes", 0, "id")]
    assert faults(problems=[{"id": "P1"}, {"id": "p1"}]) == [("problems", 1, "id")]

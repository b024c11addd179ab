"""How items hang together: links, ids, what an id points to."""

from __future__ import annotations

from dxsheet.sheet.chain import Chain, reference_faults
from dxsheet.sheet.shape import shaped


def chain(**data: object) -> Chain:
    return Chain(shaped({"dxsheet": "1", "title": "t", **data})[0])


def test_the_only_problem_is_implied() -> None:
    made = chain(problems=[{"id": "P1"}], causes=[{"id": "C1"}])
    (cause,) = made.sheet.causes
    assert [one.id for one in made.problems_of(cause)] == ["P1"]
    assert made.causes_of(made.sheet.problems[0]) == [cause]


def test_with_several_problems_nothing_is_implied() -> None:
    made = chain(problems=[{"id": "P1"}, {"id": "P2"}], causes=[{"id": "C1"}])
    assert made.problems_of(made.sheet.causes[0]) == []


def test_many_to_many_without_doubles_or_dangling() -> None:
    made = chain(
        problems=[{"id": "P1"}],
        causes=[{"id": "C1"}, {"id": "C2"}],
        solutions=[
            {"id": "S1", "causes": ["C1", "C2", "C1", "C9"]},
            {"id": "S2", "causes": ["C2"]},
        ],
    )
    first, second = made.sheet.solutions
    assert [one.id for one in made.causes_answered(first)] == ["C1", "C2"]
    assert made.solutions_of(made.sheet.causes[1]) == [first, second]


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

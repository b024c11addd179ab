"""How problems, causes and solutions hang together."""

from dxsheet.sheet.chain import Chain
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

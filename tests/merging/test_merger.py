"""Choices of the merge that the great matrix leaves out: brackets, parts taken out."""

from __future__ import annotations

import pytest

from dxsheet.merging.drawing import text_of, value_of
from dxsheet.merging.merger import Merger
from dxsheet.merging.pieces import Piece, cut
from dxsheet.yamlfile import parse

HEAD = "dxsheet: 1\n"


def merged(base: str, ours: str, theirs: str) -> tuple[str, list[str]]:
    merger = Merger({})
    root = merger.whole(*(pieces(HEAD + one) for one in (base, ours, theirs)))
    return text_of(root, "\n").removeprefix(HEAD), list(merger.conflicts)


def pieces(text: str) -> Piece:
    return cut(parse(text.encode(), "x"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "made"),
    [
        # One side in brackets, the other on lines of its own.
        (
            "roles: {decide: [a]}\n",
            "roles:\n  decide: [a]\n  sponsor: s   # x\n",
            "roles: {decide: [a, b]}\n",
            "roles:\n  decide: [a, b]\n  sponsor: s   # x\n",
        ),
        (
            "roles:\n  decide: [a]\n",
            "roles: {decide: [a], sponsor: s}\n",
            "roles:\n  decide:\n    - a\n    - b\n",
            "roles: {decide: [a, b], sponsor: s}\n",
        ),
        # A part taken out by one side, its rest unchanged by the other.
        ("roles:\n  decide: [a]\n", "", "# x\nroles:\n  decide: [a]\n", ""),
        # A list emptied from both ends.
        (
            "causes:\n  - id: C1\n    text: 様式が二つ\n  - id: C2\n    text: 混む曜日\n",
            "causes:   # x\n  - id: C1\n    text: 様式が二つ\n",
            "causes:\n  - id: C2\n    text: 混む曜日\n",
            "causes: []  # x\n",
        ),
        # Set-like lists whose last word went while another came.
        (
            "solutions:\n  - id: S1\n    causes: [C1]\n",
            "solutions:\n  - id: S1\n",
            "solutions:\n  - id: S1\n    causes: [C1, C2]\n",
            "solutions:\n  - id: S1\n    causes: [C2]\n",
        ),
        # The same entry of `why` reworded by both: both wordings stay.
        (
            "causes:\n  - id: C1\n    why:\n      - a\n      - b\n",
            "causes:\n  - id: C1\n    why:\n      - x\n      - b\n",
            "causes:\n  - id: C1\n    why:\n      - y\n      - b\n",
            "causes:\n  - id: C1\n    why:\n      - x\n      - y\n      - b\n",
        ),
        # A comment changed on a key line that only they touched, and one added on each side.
        (
            "causes:  # a\n  - id: C1\n",
            "causes:  # a\n  - id: C1\n    text: x\n",
            "causes:  # b\n  - id: C1\n",
            "causes:  # b\n  - id: C1\n    text: x\n",
        ),
        (
            "causes:\n  - id: C1\n",
            "causes:  # a\n  - id: C1\n",
            "causes:  # b\n  - id: C1\n",
            "# b\ncauses:  # a\n  - id: C1\n",
        ),
        # A part that the format does not know is merged all the same.
        (
            "extra: {a: 1, b: 2}\n",
            "extra: {a: 3, b: 2}\n",
            "extra: {a: 1, b: 4}\n",
            "extra: {a: 3, b: 4}\n",
        ),
    ],
)
def test_no_conflict(base: str, ours: str, theirs: str, made: str) -> None:
    assert merged(base, ours, theirs) == (made, [])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "places", "sides"),
    [
        (
            "roles:\n  decide: [a]\n  sponsor: s\n",
            "",
            "roles:\n  decide: [a]\n  sponsor: t\n",
            ["roles.sponsor"],
            [{}, {"roles": {"sponsor": "t"}}],
        ),
        (
            "roles: {sponsor: s}\n",
            "roles: {sponsor: u}\n",
            "",
            ["roles"],
            [{"roles": {"sponsor": "u"}}, {}],
        ),
        (
            "title: a\n",
            "title: b\n",
            "title: {c: d}\n",
            ["title"],
            [{"title": "b"}, {"title": {"c": "d"}}],
        ),
        (
            "selection:\n  candidates:\n    - name: x\n      scores: [1, 2]\n",
            "selection:\n  candidates:\n    - name: x\n      scores: [1, 3]\n",
            "selection:\n  candidates:\n    - name: x\n      scores:\n        - 4\n        - 2\n",
            ["selection.candidates x.scores"],
            [
                {"selection": {"candidates": [{"name": "x", "scores": ["1", "3"]}]}},
                {"selection": {"candidates": [{"name": "x", "scores": ["4", "2"]}]}},
            ],
        ),
    ],
)  # fmt: skip
def test_conflicts(
    base: str, ours: str, theirs: str, places: list[str], sides: list[dict[str, object]]
) -> None:
    merger = Merger({})
    root = merger.whole(*(pieces(HEAD + one) for one in (base, ours, theirs)))
    assert list(merger.conflicts) == places
    for which, side in enumerate(sides):
        found = {key: one for key, one in value_of(root, which).items() if one}  # type: ignore[union-attr]
        assert found == {"dxsheet": "1", **side}

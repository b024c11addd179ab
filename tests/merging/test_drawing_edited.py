"""One piece with another value, the rest of its text as it was."""

from __future__ import annotations

import random
from typing import Any

import pytest

from dxsheet.merging.drawing import text_of, with_value
from dxsheet.merging.pieces import Piece, cut
from dxsheet.sheet.nouns import key_order
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.edit import Put, apply


def edited(text: str, value: Any) -> str:
    root = cut(parse(text.encode(), "x"))
    (piece,) = root.kids or ()
    assert isinstance(piece, Piece)
    made = with_value(piece, value, (str(piece.key),))
    assert made.value == value
    return text_of(root.but(kids=(made,)), "\n")


@pytest.mark.parametrize(
    ("text", "value", "made"),
    [
        ("decide: [a, b]  # c\n", ["b", "d"], "decide: [b, d]  # c\n"),
        ("decide:\n  - a   # x\n  - b\n", ["a", "d"], "decide:\n  - a   # x\n  - d\n"),
        ("decide: [a]\n", [], "decide: []\n"),
        ("roles: {decide: [a], sponsor: b}\n", {"sponsor": "c"}, "roles: {sponsor: c}\n"),
        ("# x\ntitle: 'a'  # b\n", "c", "# x\ntitle: 'c'  # b\n"),
    ],
)
def test_only_what_is_meant_changes(text: str, value: Any, made: str) -> None:
    assert edited(text, value) == made


def test_an_entry_of_a_list_in_brackets() -> None:
    root = cut(parse(b"participants:\n    # x\n    - {name: a, count: 3}  # y\n", "x"))
    (participants,) = root.kids or ()
    assert isinstance(participants, Piece)
    (entry,) = participants.kids or ()
    assert isinstance(entry, Piece)
    made = with_value(entry, {"name": "a", "unit": "u", "count": "4"}, ("participants", 0))
    text = text_of(root.but(kids=(participants.but(kids=(made,)),)), "\n")
    assert text.startswith("participants:\n    # x\n    - {") and text.endswith("}  # y\n")
    assert parse(text.encode(), "x").data == {
        "participants": [{"name": "a", "unit": "u", "count": "4"}]
    }


def test_nothing_to_change() -> None:
    (piece,) = cut(parse(b"title: a\n", "x")).kids or ()
    assert isinstance(piece, Piece) and with_value(piece, "a", ("title",)) is piece


def value(rng: random.Random, depth: int = 0) -> Any:
    kind = rng.choice(["text", "list", "map"]) if depth < 3 else "text"
    if kind == "text":
        return rng.choice(["a", "b c", "備品", "4", "x: y", "[", "true"])
    if kind == "list":
        return [value(rng, depth + 1) for _ in range(rng.randint(1, 4))]
    return {key: value(rng, depth + 1) for key in rng.sample("pqrs", rng.randint(1, 3))}


@pytest.mark.parametrize("seed", range(80))
def test_any_value_turns_into_any_other(seed: int) -> None:
    rng = random.Random(seed)
    old, new = ({"k": value(rng)} for _ in range(2))
    from dxsheet.yamlfile.dump import dump

    document = parse(dump(old).encode(), "x")
    text = apply(document, [Put((), new)], order=key_order).text
    assert parse(text.encode(), "x").data == new

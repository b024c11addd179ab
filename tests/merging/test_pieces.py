"""A text cut into pieces: every line belongs to one of them, and together they are the text."""

from __future__ import annotations

import pytest

from dxsheet.merging.drawing import text_of
from dxsheet.merging.pieces import NotPlainError, Piece, cut, opened, signature
from dxsheet.yamlfile import parse
from tests.merging.edits import BASE, edits


def pieces(text: str) -> Piece:
    return cut(parse(text.encode(), "x"))


def kid(piece: Piece, *way: str | int) -> Piece:
    for part in way:
        kids = piece.kids or ()
        found = kids[part] if isinstance(part, int) else next(k for k in kids if k.key == part)
        assert isinstance(found, Piece)
        piece = found
    return piece


def lead(piece: Piece) -> list[str]:
    return [rest.strip() for _, rest in piece.lead]


TEXTS = [
    BASE,
    BASE.replace("\n", "\r\n"),
    BASE.rstrip("\n"),
    "dxsheet: 1\ntitle: t",
    "---\n# a\n\ndxsheet: 1   # b\n\n\n# c\ntitle: |+\n  x\n\n\n# d\n",
    "dxsheet: 1\ntitle: >-\n  a\n  b\ncauses:\n-\n  id: C1\n-   id: C2\n    text: 'a\n      b'\n",
    "dxsheet: 1\ntitle: t\nroles:\n    # deep\n    decide:   # a\n    # b\n    - x\n      # c\n",
    "dxsheet: 1\ntitle: 🏢 t\nideas: []\nkept:\nproblems:\n  - {id: P1,\n     text: a}   # b\n",
    *(edit.text(BASE) for edit in edits("a")),
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_pieces_together_are_the_text(text: str) -> None:
    root = pieces(text)
    assert text_of(root, parse(text.encode(), "x").newline) == text
    assert root.value == parse(text.encode(), "x").data


def test_comments_belong_to_what_stands_below_them_or_deeper_above() -> None:
    root = pieces(BASE)
    assert lead(kid(root, "participants")) == ["# 参加した人"]
    assert lead(kid(root, "causes", 0)) == ["# 最初に出たもの"]
    assert lead(kid(root, "causes", 1, "text")) == ["# 市民課の意見"]
    assert [rest.strip() for _, rest in kid(root, "causes").tail] == ["# ここに足す"]
    assert lead(kid(root, "solutions")) == ["", "# ---- 解決策 ----"]
    assert kid(root, "causes").notes == ("# 候補",)
    assert kid(root, "participants", 0).notes == ("# 交代あり",)
    assert kid(root, "problems", 0, "current").notes == ()
    assert [rest.strip() for _, rest in root.lines] == [
        "# yaml-language-server: $schema=sheet.json"
    ]


def test_comments_inside_brackets_and_behind_a_block_sign() -> None:
    root = pieces("dxsheet: 1\ntitle: |  # a\n  # no\nideas: [  # b\n  {id: '#no'}]  # c\n")
    assert kid(root, "title").notes == ("# a",)
    assert kid(root, "ideas").notes == ("# b", "# c")


def test_the_same_text_deeper_in_has_the_same_signature() -> None:
    one = pieces("dxsheet: 1\ncauses:\n- id: C1\n  text: |\n    a\n\n    b\n")
    other = pieces(
        "dxsheet: 1\r\ncauses:\r\n    - id: C1\r\n      text: |\r\n        a\r\n\r\n        b\r\n"
    )
    assert signature(kid(one, "causes", 0)) == signature(kid(other, "causes", 0))
    assert signature(kid(one, "causes")) == signature(kid(other, "causes"))
    assert signature(kid(one, "causes", 0, "text")) != signature(kid(one, "causes", 0, "id"))


def test_a_value_without_a_text_is_opened_all_the_way() -> None:
    piece = opened("roles", {"decide": ["a", "b"]})
    assert not piece.written and kid(piece, "decide", 1).value == "b"


@pytest.mark.parametrize("text", ["? dxsheet\n: 1\n", "{dxsheet: 1}\n"])
def test_a_layout_without_lines_of_its_own_is_refused(text: str) -> None:
    with pytest.raises(NotPlainError):
        pieces(text)

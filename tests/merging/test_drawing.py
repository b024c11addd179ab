"""Pieces become text again: indents, dashes, conflicts, and either side of them."""

from __future__ import annotations

from dxsheet.merging.drawing import conflicted, side_text, sided, text_of, value_of
from dxsheet.merging.pieces import Conflict, Piece, cut
from dxsheet.yamlfile import parse


def pieces(text: str) -> Piece:
    return cut(parse(text.encode(), "x"))


def first(piece: Piece) -> Piece:
    (found, *_) = piece.kids or ()
    assert isinstance(found, Piece)
    return found


def test_a_piece_fits_in_under_another_indent() -> None:
    deep = pieces(
        "causes:\n    # a\n    -   id: C1\n        text: |\n          x\n\n            y\n"
    )
    flat = pieces("causes:\n- id: C9\n")
    entry = first(first(deep))
    causes = first(flat)
    text = text_of(flat.but(kids=(causes.but(kids=(*(causes.kids or ()), entry)),)), "\n")
    assert text == ("causes:\n- id: C9\n# a\n-   id: C1\n    text: |\n      x\n\n        y\n")


def conflict(ours: str | None, theirs: str | None) -> Conflict:
    sides = [first(first(pieces(f"causes:\n{one}"))) if one else None for one in (ours, theirs)]
    return Conflict((), *sides)


def within(kid: Conflict | Piece) -> Piece:
    root = pieces("causes:\n  - id: C9\nstage: draft\n")
    causes = first(root)
    rest = (root.kids or ())[1:]
    return root.but(kids=(causes.but(kids=(*(causes.kids or ()), kid)), *rest))


def test_a_conflict_of_whole_items() -> None:
    root = within(conflict("  - id: C1\n    text: a\n", None))
    text = text_of(root, "\n")
    assert text == (
        "causes:\n  - id: C9\n<<<<<<< ours\n  - id: C1\n    text: a\n=======\n>>>>>>> theirs\n"
        "stage: draft\n"
    )
    assert conflicted(root)
    assert parse(side_text(text, 0).encode(), "x").data["causes"] == [
        {"id": "C9"},
        {"id": "C1", "text": "a"},
    ]
    assert value_of(root, 1) == {"causes": [{"id": "C9"}], "stage": "draft"}


def test_a_conflict_behind_a_dash_keeps_the_dash_on_both_sides() -> None:
    entry = first(first(pieces("causes:\n  - text: a\n    status: identified\n")))
    other = first(first(pieces("causes:\n  - text: b\n")))
    text, status = entry.kids or ()
    assert isinstance(text, Piece)
    changed = Conflict((), text, first(other))
    made = text_of(within(entry.but(kids=(changed, status))), "\n")
    assert "<<<<<<< ours\n  - text: a\n=======\n  - text: b\n>>>>>>> theirs\n    status:" in made
    gone = Conflict((), text, None)
    made = text_of(within(entry.but(kids=(gone, status))), "\n")
    assert side_text(made, 0).endswith("  - text: a\n    status: identified\nstage: draft\n")
    assert side_text(made, 1).endswith("  - id: C9\n  - status: identified\nstage: draft\n")


def test_what_is_left_empty_says_so() -> None:
    root = pieces("roles:   # wer\n  decide: [a]\ncauses:\n  - id: C1\n")
    kids = tuple(one.but(kids=()) for one in root.kids or () if isinstance(one, Piece))
    assert text_of(root.but(kids=kids), "\n") == "roles: {}  # wer\ncauses: []\n"


def test_a_last_line_without_an_end_gets_one_when_something_follows() -> None:
    root = pieces("dxsheet: 1\ntitle: t")
    one, two = root.kids or ()
    assert text_of(root, "\r\n") == "dxsheet: 1\ntitle: t"
    assert text_of(root.but(kids=(two, one)), "\r\n") == "title: t\r\ndxsheet: 1\n"


def test_a_comment_above_a_first_key_goes_above_the_dash() -> None:
    entry = first(first(pieces("causes:\n  - id: C1\n    # a\n    text: b\n")))
    made = text_of(within(entry.but(kids=(entry.kids or ())[1:])), "\n")
    assert made == "causes:\n  - id: C9\n    # a\n  - text: b\nstage: draft\n"


def test_one_side_of_everything() -> None:
    made = sided(within(conflict(None, "  - id: C2\n")), 0)
    assert made is not None and not conflicted(made)
    assert made.value == {"causes": [{"id": "C9"}], "stage": "draft"}

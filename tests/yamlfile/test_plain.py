"""What the plain reader accepts means the same to libyaml: data, places, and nothing to report."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.findings import DxsheetError
from dxsheet.yamlfile.build import build
from dxsheet.yamlfile.decode import decoded
from dxsheet.yamlfile.document import Document
from dxsheet.yamlfile.plain import skim
from tests.faults.hostile import RICH, everything
from tests.yamlfile.handwritten import Writer

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def paths(node: object, path: tuple = ()) -> list[tuple]:
    inner = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    return [path, *(one for key, value in inner for one in paths(value, (*path, key)))]


def agrees(text: str) -> bool | None:
    """Whether the two readers agree, None where the plain one gives up."""
    try:
        quick = decoded(text.encode(), "x")
    except (DxsheetError, UnicodeEncodeError):
        return None
    if not skim(quick):
        return None
    slow = Document("x", text.encode(), quick.text, bom=False)
    build(slow)
    assert quick.data == slow.data
    assert slow.findings == []
    for path in paths(slow.data):
        assert quick.place(path) == slow.place(path), path
        assert quick.key_place(path) == slow.key_place(path), path
    return True


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("sound/*.yaml")), ids=lambda one: one.stem)
def test_the_examples(path: Path) -> None:
    assert agrees(path.read_text(encoding="utf-8"))


def test_handwritten_sheets() -> None:
    taken = sum(agrees(Writer(seed).text()) is True for seed in range(400))
    assert taken >= 3


def test_a_sheet_with_every_key_is_plain() -> None:
    assert agrees(RICH)


def test_a_thousand_damaged_sheets() -> None:
    taken = 0
    for bad in everything():
        try:
            text = bad.raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if len(text) < 100_000:
            taken += agrees(text) is True
    assert taken > 200


pieces = st.sampled_from(
    ["a", "b", "a: ", "b: x", "- ", "-", "  ", "    ", "- a: 1", "a:", "b:", " # c", "#", "[x, y]",
     "[]", "{a: b}", "{a: [x, y], b: 'q'}", '"q"', "'q'", "~", "null", ": ", ":", "12:30", "x y",
     "題", "- - a", "? a", "|", ">", "&a", "*a", "!t", "%", "@", "`", ",", "]", "}", "it's", "a#b",
     "...", "---", "[a, ]", "{a: b,}", "[-]", "- [x]", "-x", "{a: b, a: c}", "{a}", "{a: }"]
)  # fmt: skip
line = st.builds(
    lambda indent, parts, end: " " * indent + "".join(parts) + end,
    st.integers(0, 6),
    st.lists(pieces, max_size=4),
    st.sampled_from(["", "", "", " ", "  # note"]),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(line, max_size=8).map("\n".join))
def test_lines_put_together_anyhow(text: str) -> None:
    agrees(text)


def test_random_indents_of_a_sheet() -> None:
    pick = random.Random(5)
    lines = RICH.splitlines()
    for _ in range(600):
        changed = [*lines]
        for _ in range(pick.randint(1, 3)):
            at = pick.randrange(len(changed))
            changed[at] = " " * pick.randint(0, 6) + changed[at].lstrip()
        agrees("\n".join(changed))

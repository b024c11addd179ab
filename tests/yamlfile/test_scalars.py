"""One text as one scalar."""

import pytest

from dxsheet.findings import DxsheetError
from dxsheet.yamlfile import dump as scalars
from dxsheet.yamlfile.dump import Bare


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("転入 手続", "転入 手続"),
        ("C1", "C1"),
        ("it's", "it's"),
        ("a:b", "a:b"),
        ("2025-02-03", "2025-02-03"),
        ("週40件", "週40件"),
        ("", '""'),
        ("010", '"010"'),
        ("No", '"No"'),
        ("a: b", '"a: b"'),
        (" a", '" a"'),
        ("a\u3000", '"a\u3000"'),
        ('"a" b', '"\\"a\\" b"'),
        ("a\nb", '"a\\nb"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("a\x1bb", '"a\\x1bb"'),
        (Bare("010"), "010"),
        (Bare("true"), "true"),
        (Bare("- a"), '"- a"'),
        (None, ""),
    ],
)
def test_on_one_line(value, written):
    assert scalars.scalar(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("a", "a"), ("a, b", '"a, b"'), ("a]", '"a]"'), ("12:30", '"12:30"'), (None, "null")],
)
def test_in_brackets(value, written):
    assert scalars.scalar(value, flow=True) == written


@pytest.mark.parametrize(
    ("value", "style", "old", "written"),
    [
        ("b", "'", "a", "'b'"),
        ("it's", "'", "a", "'it''s'"),
        ("a\nb", "'", "a", '"a\\nb"'),
        ("b", '"', "a", '"b"'),
        ("4", "", "3", "4"),
        ("no", "", "yes", "no"),
        ("4", "", "a", '"4"'),
        ("null", "", "3", '"null"'),
        (Bare("4"), '"', "a", "4"),
        ("b", "|", "a", "b"),
    ],
)
def test_in_the_style_of_the_old_one(value, style, old, written):
    assert scalars.like(value, style, old) == written


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("a\nb\n", ["|", "a", "b"]),
        ("a\nb", ["|-", "a", "b"]),
        ("a\n\nb", ["|-", "a", "", "b"]),
        ("a\n  b\n# c", ["|-", "a", "  b", "# c"]),
        ("a", None),
        ("a\n\n", None),
        ("\na", None),
        (" a\nb", None),
        ("a \nb", None),
        ("a\n\tb", None),
        ("a\nb\rc", None),
        ("a\nb\x85c", None),
    ],
)
def test_as_lines(value, lines):
    assert scalars.literal(value) == lines


@pytest.mark.parametrize("write", [scalars.scalar, lambda text: scalars.like(text, "'", "a")])
def test_half_a_character(write):
    with pytest.raises(DxsheetError) as caught:
        write("a\ud83c")
    assert "U+D83C" in caught.value.message.ja

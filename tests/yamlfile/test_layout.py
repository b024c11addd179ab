"""Where values stand in the text, and which lines belong to them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.yamlfile import UnreadableError, parse
from dxsheet.yamlfile.layout import line_end, line_start, lines_up, next_line
from tests.faults.hostile import RICH
from tests.yamlfile.handwritten import Writer

PLAIN = """\
# top
title: 'a: b'   # c
date: 2025-02-03
empty:
none: ~  # c
org: {code: "01]", name: ○ ○市 , list: [a, b ]}
list: [ P1, x y , null ]
maps: [ {a: b}, {c: [d]} ]
nothing: []
less: {}
items:
- id: P1
  why:
    - a  # c
    - "b]"
    - [c, d]
    - {e: f}
    - ~
  # c
- text: |x
"""


def told(text, path):
    span = parse(text.encode(), "x").find(path)
    return text[span.start : span.tail], span.kind, span.flow


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), ("'a: b'", "scalar", False)),
        (("empty",), ("", "scalar", False)),
        (("none",), ("~", "scalar", False)),
        (("org",), ('{code: "01]", name: ○ ○市 , list: [a, b ]}', "map", True)),
        (("org", "name"), ("○ ○市", "scalar", True)),
        (("org", "list"), ("[a, b ]", "seq", True)),
        (("list", 1), ("x y", "scalar", True)),
        (("maps", 1, "c", 0), ("d", "scalar", True)),
        (("items", 0, "why", 3), ("{e: f}", "map", True)),
        (("items", 1, "text"), ("|+\n    x\n\n", "scalar", False)),
        (("items", 1), ("text: |+\n    x\n\n", "map", False)),
    ],
)
def test_where_a_value_stands(path, expected):
    assert told(PLAIN.replace("|x", "|+\n    x\n\n"), path) == expected


def check(document):
    """Every place is in the text, a flow value ends with its bracket, a word reads as it stands."""

    def go(span, data):
        assert 0 <= span.start <= span.tail <= len(document.text)
        written = document.text[span.start : span.tail]
        if span.kind == "map":
            assert not span.flow or not span.items or written[-1:] in "}]" or ":" in written
            assert {str(key.data): 0 for key, _ in span.items}.keys() == data.keys()
            for key, value in span.items:
                go(value, data[str(key.data)])
        elif span.kind == "seq":
            assert len(span.entries) == len(data)
            for entry, one in zip(span.entries, data, strict=True):
                go(entry, one)
        elif not span.style and data is not None and len(written.splitlines()) == 1:
            assert written == data

    if not document.findings:
        go(document.root, document.data)


def test_handwritten_sheets():
    for seed in range(400):
        check(parse(Writer(seed).text().encode(), "x"))


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


@settings(max_examples=1000, deadline=None)
@given(st.lists(line, max_size=8).map("\n".join))
def test_lines_put_together_anyhow(text):
    try:
        check(parse(text.encode(), "x"))
    except UnreadableError as error:
        assert all(one.line >= 1 and one.column >= 1 for one in error.findings)


def test_a_sheet_with_every_key():
    check(parse(RICH.encode(), "x"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines(end):
    text = f"ab{end}cd{end}{end}ef"
    second, last = 2 + len(end), 4 + 3 * len(end)
    assert line_start(text, second + 1) == second
    assert line_end(text, second) == second + 2
    assert next_line(text, 0) == second
    assert next_line(text, last) == len(text)
    assert list(lines_up(text, last)) == [
        (last - len(end), ""),
        (second, "cd"),
        (0, "ab"),
    ]

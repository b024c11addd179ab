"""The two ways to find spans agree: plain lines, and libyaml's events."""

import pytest

from dxsheet.yamlfile.spans import (
    NotPlain,
    Tree,
    line_end,
    line_start,
    lines_up,
    next_line,
    tree_of,
)
from dxsheet.yamlfile.spans_libyaml import fill
from dxsheet.yamlfile.spans_plain import fill_plainly
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


def told(span, tree):
    end = span.end if span.flow or span.kind == "scalar" else None
    return (
        (span.kind, span.start, end, span.tail, span.column, span.flow, span.style),
        tree.names.get(span),
        [(told(key, tree), told(value, tree)) for key, value in span.items],
        [told(entry, tree) for entry in span.entries],
    )


def agree(text):
    plain, full = Tree(text), Tree(text)
    if not fill_plainly(plain):
        return False
    fill(full)
    assert told(plain.root, plain) == told(full.root, full)
    return True


def test_a_plain_sheet():
    assert agree(PLAIN.replace("|x", "x"))
    assert agree(PLAIN.replace("|x", "x").rstrip("\n"))
    assert agree(RICH)


def test_handwritten_sheets():
    assert sum(agree(Writer(seed).text()) for seed in range(600)) >= 3


@pytest.mark.parametrize("text", ["a: [\n", "a: 'b\n", "a:\n\t- b\n"])
def test_no_yaml(text):
    with pytest.raises(NotPlain):
        tree_of(text)


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

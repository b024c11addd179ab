"""Y004: conflict markers, each conflict at its line."""

import pytest

from dxsheet.yamlfile import UnreadableError, parse

TWO = """\
title: a
<<<<<<< HEAD
stage: draft
=======
stage: decided
>>>>>>> other
problems:
  - id: P1
<<<<<<< HEAD
    text: a
||||||| base
    text: b
=======
    text: c
>>>>>>> other
"""


def lines(text):
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(), "a.yaml")
    assert {found.rule for found in caught.value.findings} == {"Y004"}
    return [found.line for found in caught.value.findings]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_conflict_has_its_line(end):
    assert lines(TWO.replace("\n", end)) == [2, 9]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1\n=======\n", [2]),
        ("a: 1\n>>>>>>> x\n", [2]),
        ("a: 1\n||||||| x\n", [2]),
        ("<<<<<<<\na: 1\n", [1]),
        ("<<<<<<< x\na: 1\n<<<<<<< y\n=======\n>>>>>>> y\n", [1, 3]),
        ("a: 1\n=======", [2]),
    ],
)
def test_what_is_left_of_one(text, where):
    assert lines(text) == where


@pytest.mark.parametrize(
    "text",
    [
        "a: <<<<<<< x\n",
        "a: |\n  <<<<<<< x\n  =======\n  >>>>>>> y\n",
        "a: 1 # =======\n",
        "# ===========\na: 1\n",
        "a: ========\n",
    ],
)
def test_signs_inside_a_value_are_text(text):
    assert "a" in parse(text.encode(), "a.yaml").data

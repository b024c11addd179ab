"""How places are named."""

import pytest

from dxsheet.yamlfile import at_of, path_text

DATA = {"problems": [{"id": "P1"}, {"text": "a"}, {"id": None}], "roles": {"decide": ["a"]}}


@pytest.mark.parametrize(
    ("path", "text", "at"),
    [
        ((), "", ""),
        (("roles",), "roles", "roles"),
        (("roles", "decide", 0), "roles.decide[0]", "roles"),
        (("problems", 0, "text"), "problems[0].text", "P1"),
        (("problems", 0), "problems[0]", "P1"),
        (("problems", 1, "text"), "problems[1].text", "problems[1]"),
        (("problems", 2), "problems[2]", "problems[2]"),
        (("problems", 9), "problems[9]", "problems[9]"),
        (("nothing", 0, "x"), "nothing[0].x", "nothing[0]"),
    ],
)
def test_names(path, text, at):
    assert path_text(path) == text
    assert at_of(DATA, path) == at

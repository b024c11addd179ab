"""The words of Y001 to Y009."""

import pytest

from dxsheet.yamlfile import UnreadableError, parse

ONE_OF_EACH = {
    "Y001": b"a: [\n",
    "Y002": b"a: 1\na: 2\n",
    "Y003": b"a: \xff\n",
    "Y004": b"=======\n",
    "Y005": b"a: \x00\n",
    "Y006": b"a:\n\t- b\n",
    "Y007": b"a: &b c\n",
    "Y008": b"a: " + b"[" * 100,
    "Y009": b"- a\n",
}


def findings(raw):
    try:
        return parse(raw, "a.yaml").findings
    except UnreadableError as error:
        return error.findings


@pytest.mark.parametrize("rule", ONE_OF_EACH)
def test_each_rule_speaks_both_languages_and_has_a_place(rule):
    (found,) = findings(ONE_OF_EACH[rule])
    assert found.rule == rule
    assert (found.file, found.severity) == ("a.yaml", "error")
    assert found.line >= 1 and found.column >= 1
    for text in (found.message, found.hint):
        assert text.en.isascii() or "：" in text.en
        assert not text.ja.isascii()
        assert "{" not in text.en.replace("`{`", "") or rule in ("Y001", "Y008")


def test_two_keys_name_the_first_line():
    (found,) = findings(b"a: 1\r\nb: 2\r\na: 3\r\n")
    assert found.line == 3
    assert "line 1" in found.message.en and "1行目" in found.message.ja

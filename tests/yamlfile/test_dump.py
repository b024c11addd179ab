"""Writing: what is written is read back as the same data, and reads well."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.findings import DxsheetError
from dxsheet.yamlfile import Bare, parse
from dxsheet.yamlfile.dump import dump, flow

NASTY = [
    "", " ", "a ", " a", "\ta", "a\tb", "a\n", "\n", "\na", "a\nb", "a\nb\n", "a\n\nb", "a\n\n",
    " a\nb", "a \nb", "a\n b\n", "a\rb", "a\r\nb", "a\x85b", "a\u2028b", "a\u2029b", "\ufeffa",
    "a\ufeffb", "\x00", "\x07", "\x1b[31m", "\x7f", "\ufffe", "🏢",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u8ee2\u5165\u3000\u624b\u7d9a", "\u3000a",
    "no", "Yes", "y", "N", "on", "null", "~", "010", "1e3", "1.10", "12:30", "1_000", "0x1F",
    "0o7", "=", "<<", ".inf", "-.INF", ".nan", "1.", ".5", "+1", "-", "- a", "-a", "?", "? a",
    ":", ": a", "a: b", "a:b", "a :b", "a:", "a #b", "#a", "a#b", "&a", "*a", "!a", "|", ">",
    "'", "\"", "'a'", "\"a\"", "%a", "@a", "`a`", "[a]", "{a}", "a, b", "]", "}", ",", "---",
    "--- a", "...", "a---", "<<<<<<< a\n=======\n>>>>>>> b\n", "a\\nb", "\\", "C:\\x",
    "a: b\nc: d\n", "- a\n- b\n", "# a\nb", "2025-02-03", "2025-02-03 10:00:00",
    "2025-02-03T10:00:00Z", "令和7年2月3日", "１２", "\u202eabc", "a" * 3000, "x\n" * 50,
    "|\na", "\U0001fffe", "a\n---\nb", "a\n\tb", "!!str a", "{{ a }}", "1,000",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.lists(st.sampled_from(NASTY), max_size=3).map("".join),
    st.text(alphabet="ab:-#?[]{},&*!|>'\"%@` \n\t\r~0.9\\", max_size=15),
).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
trees = st.recursive(
    st.one_of(st.none(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=20,
)


def read(text):
    return parse(text.encode(), "a.yaml")


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(texts, trees, max_size=5))
def test_what_is_written_is_read_back(data):
    document = read(dump(data))
    assert document.data == data
    assert document.findings == []


@settings(max_examples=200, deadline=None)
@given(trees)
def test_in_brackets_too(value):
    assert read(f"a: {flow(value)}\n").data == {"a": value}


@pytest.mark.parametrize("text", NASTY)
def test_other_readers_see_text(text):
    written = dump({"a": text, "b": [text], "c": {text: [None]}})
    if text == "2025-02-03":
        return  # a date for every reader, and meant as one
    assert yaml.safe_load(written) == {"a": text, "b": [text], "c": {text: [None]}}


def test_it_reads_as_a_person_would_write_it():
    data = {
        "dxsheet": Bare("1"),
        "title": "🏢 転入手続の書き直し",
        "date": "2025-02-03",
        "code": "011002",
        "background": "一行目\n二行目\n",
        "note": "終わりに改行がない\n文",
        "roles": {"decide": ["窓口係"], "sponsor": None},
        "problems": [{"id": "P1", "text": "a: b", "why": ["書き直しが多い", "no"]}, None],
        "causes": [{"id": "C1", "problems": ["P1", "P2"], "controllable": Bare("true")}],
        "ideas": [],
        "rest": {},
        "nested": [["a b", ["c"]], [{"d": "e"}]],
    }
    assert dump(data) == (
        """dxsheet: 1
title: 🏢 転入手続の書き直し
date: 2025-02-03
code: "011002"
background: |
  一行目
  二行目
note: |-
  終わりに改行がない
  文
roles:
  decide: [窓口係]
  sponsor:
problems:
  - id: P1
    text: "a: b"
    why:
      - 書き直しが多い
      - "no"
  -
causes:
  - id: C1
    problems: [P1, P2]
    controllable: true
ideas: []
rest: {}
nested:
  - - a b
    - - c
  - - d: e
"""
    )


def test_long_text_is_not_wrapped():
    assert dump({"a": "長い文。" * 100}).count("\n") == 1


@pytest.mark.parametrize("text", ["a: b", "- a", "", " a", "#a"])
def test_bare_text_that_cannot_stand_bare_is_quoted(text):
    assert read(dump({"a": Bare(text)})).data == {"a": text}


def test_half_a_character_is_refused():
    with pytest.raises(DxsheetError) as caught:
        dump({"a": ["x", "b\udc83"]})
    assert caught.value.code == 1

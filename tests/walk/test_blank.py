"""The blank sheet: every key of the format, readable as it is and with its comments taken away."""

import re

import pytest

from dxsheet.binder import inspect
from dxsheet.sheet.nouns import Sheet
from dxsheet.walk.blank import blank
from dxsheet.walk.starting import fresh_sheet, modeline
from dxsheet.yamlfile import parse


@pytest.fixture(params=["ja", "en"])
def text(request) -> str:
    given = fresh_sheet("備品貸出: 1", lang=request.param, date="2025-02-03", given={})
    return blank(modeline(), given, request.param)


def keys(noun, found: set[str]) -> set[str]:
    for name, field in noun.fields.items():
        found.add(name)
        if field.noun:
            keys(field.noun, found)
    return found


def test_it_is_a_sound_draft(text) -> None:
    opened = inspect(parse(text.encode(), "blank.yaml"))
    assert opened.findings == []
    assert opened.sheet.title == "備品貸出: 1"
    assert [one.id for one in opened.sheet.causes] == ["C1", "C2"]
    assert opened.sheet.solutions == ()


def test_it_holds_every_key_and_says_what_each_is(text) -> None:
    bare = re.sub(r"(?m)^# (?=\s*(?:- )?\w+:)", "", text)
    opened = inspect(parse(bare.encode(), "blank.yaml"))
    assert opened.findings == []
    assert [key for key in Sheet.fields if key not in opened.document.data] == []
    for key in keys(Sheet, set()) - {"id"}:
        assert re.search(rf"(?m)^(# )?[ -]*{key}: .*# \S", text), key


def test_the_explanations_are_in_one_language(text) -> None:
    japanese = re.search("[ぁ-ん]", text) is not None
    assert japanese == ("\nlanguage: ja" in text)

"""Old words go on being read: headings of workbooks, places of Word forms, typed choices."""

import pytest

from dxsheet.lang import same
from dxsheet.office.tabs import folded, heads_of, tab_named
from dxsheet.render.word import known
from dxsheet.sheet import choices
from dxsheet.sheet.choices import KIND, PART, SKILL, SOLUTION_STATUS, STAGE, meant_choice
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet


def _nouns(noun: type[Noun], found: set[type[Noun]]) -> set[type[Noun]]:
    if noun not in found:
        found.add(noun)
        for field in noun.fields.values():
            if field.noun:
                _nouns(field.noun, found)
    return found


LABELS = {
    field.label.ja: (noun, key)
    for noun in _nouns(Sheet, set())
    for key, field in noun.fields.items()
}
CHOICES = {
    label.ja: (values, key)
    for values in (PART, SKILL, SOLUTION_STATUS, STAGE, KIND)
    for key, label in values.items()
}

# Of workbooks alone; tests/importing reads them in both forms.
MARKS = ("未記入・抜け", "（自動計算）")
# Of the walk's own choices; tests/walk types them.
WALK = ("不採用にする", "今回は見送る（後でまた考える）", "まだ決めない（提案のまま）")


@pytest.mark.parametrize("now", [one for one in choices._FORMER if one not in MARKS + WALK])
def test_each_former_word_is_read_as_what_it_is_now(now):
    assert now in LABELS or now in CHOICES
    for before in choices._FORMER[now]:
        if now in LABELS:
            noun, key = LABELS[now]
            assert heads_of(noun)[folded(before)] == key
        else:
            values, key = CHOICES[now]
            assert meant_choice(before, values) == key


def test_places_of_word_forms_and_tabs():
    for before, name in (("団体", "organisation"), ("見直し日", "review_date"), ("了承", "kept")):
        assert known(before) == name
    assert tab_named("了承").key == "kept"


def test_a_word_of_today_has_no_former_one_by_default():
    assert choices.words_of(same("解決策")) == ("解決策", "解決策")

"""How a field is read alone, and what a noun must say of itself."""

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.lang import Text
from dxsheet.sheet.fields import Noun, field
from dxsheet.sheet.nouns import Cause, Participant, Sheet, WorkItem, noun_at
from dxsheet.sheet.shape import json_schema, read_value


def test_a_noun_cannot_be_half_described():
    with pytest.raises(TypeError):

        class Half(Noun):
            """Only in English."""

    with pytest.raises(ValueError, match="both languages"):
        field(Text("name", ""))


def test_every_field_says_what_it_is():
    for noun in (Sheet, *(one.noun for one in Sheet.fields.values() if one.noun)):
        assert tuple(noun.fields) == tuple(noun.model_fields)
        for one in noun.fields.values():
            assert one.label.en and one.label.ja and one.doc.en and one.doc.ja
    assert Sheet.fields["title"].required and not Sheet.fields["id"].required
    assert WorkItem.fields["cause"].target == "causes"
    assert noun_at(("causes", 2)) is Cause


def test_two_things_that_read_the_same_are_two():
    one, other = Cause.made(text="a"), Cause.made(text="a")
    assert one != other and len({one, other}) == 2
    assert (one.text, one.why, one.path) == ("a", (), ())


@pytest.mark.parametrize(
    ("key", "raw", "value", "rules"),
    [
        ("count", "３", 3, []),
        ("count", "many", None, ["Y011"]),
        ("part", "facilitate", "facilitate", []),
        ("part", "進める", None, ["Y012"]),
        ("skills", ["bpr", "magic"], None, ["Y012"]),
        ("name", " ", None, []),
        ("name", None, None, []),
        ("name", ["a"], None, ["Y011"]),
    ],
)
def test_one_value(key, raw, value, rules):
    found, faults = read_value(Participant.fields[key], key, raw)
    assert (found, [one.rule for one in faults]) == (value, rules)


plain = st.recursive(
    st.none() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(st.sampled_from([(n, k) for n in (Cause, Participant, WorkItem) for k in n.fields]), plain)
def test_any_value_is_read_or_told(place, raw):
    noun, key = place
    for fault in read_value(noun.fields[key], key, raw)[1]:
        assert fault.rule in ("Y011", "Y012", "Y013", "Y016")
        assert "{" not in fault.message.en.replace(str(raw), "")


def test_the_schema_is_a_schema_and_knows_a_sheet():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    # As an editor's YAML 1.1 reads it: a boolean, a number and a date where we read texts.
    loose = {"dxsheet": 1, "title": False, "problems": [{"id": "P1", "text": 10, "amount": None}]}
    assert list(checker.iter_errors(loose)) == []
    assert [one.validator for one in checker.iter_errors({**loose, "problem": []})] == [
        "additionalProperties"
    ]
    assert [one.validator for one in checker.iter_errors({})] == ["required", "required"]


def test_every_field_is_described_in_both_languages():
    for noun in (json_schema(), *json_schema()["$defs"].values()):
        for one in (noun, *noun["properties"].values()):
            assert " / " in one["description"]

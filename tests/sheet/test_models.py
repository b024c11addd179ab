"""The pydantic models and the reader accept the same sheets."""

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dxsheet.sheet.fields import Field, Noun
from dxsheet.sheet.models import sheet_model
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.schema import json_schema
from dxsheet.sheet.shape import shaped

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
wild = st.sampled_from(["", "1", "no", "令和7年2月3日", "2025-02-30", "identified", "P1", "a b"])


def value_of(field: Field) -> st.SearchStrategy:
    if field.noun:
        inner = noun_of(field.noun)
        return st.lists(inner, max_size=2) if field.kind == "items" else inner
    one = st.one_of(texts, wild, *([st.sampled_from(list(field.values))] if field.values else []))
    if field.kind in ("list", "refs", "numbers"):
        return st.lists(one, max_size=2)
    return st.just("1") if field.kind == "version" else one


def noun_of(noun: type[Noun]) -> st.SearchStrategy:
    must = {key: value_of(one) for key, one in noun.fields.items() if one.required}
    may = {key: value_of(one) for key, one in noun.fields.items() if not one.required}
    return st.fixed_dictionaries(must, optional=may)


def emptied(value: object) -> object:
    """Blank texts are missing values to the reader wherever a value may be left out."""
    if isinstance(value, dict):
        return {key: emptied(one) for key, one in value.items()}
    if isinstance(value, list):
        return [emptied(one) for one in value if not (isinstance(one, str) and not one.strip())]
    return None if isinstance(value, str) and not value.strip() else value


@settings(max_examples=150, deadline=None)
@given(noun_of(Sheet))
def test_the_reader_and_the_models_agree(data: dict) -> None:
    data = emptied(data)
    _, faults = shaped(data)
    try:
        sheet_model().model_validate(data)
        sound = True
    except ValidationError:
        sound = False
    assert sound == (faults == [])


def test_the_schema_is_a_schema_and_knows_a_sheet() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    # As an editor's YAML 1.1 reads it: a boolean, a number and a date where we read texts.
    loose = {"dxsheet": 1, "title": False, "problems": [{"id": "P1", "text": 10, "amount": None}]}
    assert list(checker.iter_errors(loose)) == []
    assert [one.validator for one in checker.iter_errors({**loose, "problem": []})] == [
        "additionalProperties"
    ]


def test_every_field_is_described_in_both_languages() -> None:
    for noun in (json_schema(), *json_schema()["$defs"].values()):
        for one in (noun, *noun["properties"].values()):
            assert " / " in one["description"]


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        sheet_model().model_validate({"dxsheet": "1", "title": "t", "x": "y"})

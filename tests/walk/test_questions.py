"""The questions file: whole, in both languages, about fields that exist, for every deck rule."""

import copy
import re

import pytest

from dxsheet.sheet.nouns import Sheet
from dxsheet.walk.questions import BadQuestionError, bank, field_of, load
from dxsheet.yamlfile import read

BANK = load()
RULE = re.compile(r"[ぁ-んァ-ン一-龥]")


@pytest.fixture
def data():
    import dxsheet.walk.questions as home

    return copy.deepcopy(read(home.__file__.replace("questions.py", "questions.yaml")).data)


def test_every_text_differs_between_the_languages_and_is_in_its_own() -> None:
    for one in BANK.questions.values():
        for text in (one.ask, one.why):
            assert text.en != text.ja, one.id
            assert RULE.search(text.ja), one.id
            assert not RULE.search(text.en), one.id
        for option in one.options:
            assert RULE.search(option.label.ja), one.id
            assert not RULE.search(option.label.en), one.id


def test_the_blanks_of_a_question_are_the_same_in_both_languages() -> None:
    for one in BANK.questions.values():
        assert set(re.findall(r"\{(\w+)\}", one.ask.en)) == set(
            re.findall(r"\{(\w+)\}", one.ask.ja)
        ), one.id


def test_every_question_is_a_whole_sentence_that_can_be_read_aloud() -> None:
    for one in BANK.questions.values():
        ask = re.sub(r"（[^（）]*）", "", one.ask.ja).strip()
        assert ask.endswith(("か。", "い。", "か", "ださい。")) or "か。" in ask, (one.id, ask)
        assert not re.search(r"(?:は|と|に)？", ask), one.id
        assert not re.search("何で(?!す)", ask), one.id
        assert (
            one.ask.en.rstrip(")").rstrip().endswith(("?", ".", ")", "}")) or "?" in one.ask.en
        ), one.id


def test_every_field_of_the_sheet_is_asked_but_for_these() -> None:
    """A field added to the nouns is asked in the room, or stands here with the reason."""
    written_by_the_walk = {
        "dxsheet", "id", "language", "date", "stage", "kept", "retired", "problems.id", "causes.id",
        "solutions.id", "ideas", "ideas.id", "ideas.text", "ideas.parked_from", "ideas.became",
        "work_items.id", "small_start.id", "decisions.date", "selection.candidates.total",
        "kept.rule", "kept.at", "kept.reason",
    }  # fmt: skip
    of_the_office = {"organisation", "organisation.code", "organisation.name"}
    by_its_line = {"work_items.cause"}  # cause.check: who looks whether it is so
    counted_by_collect = {
        f"solutions.{axis}_{what}" for axis in ("effect", "effort") for what in ("spread", "people")
    }
    asked = {one.field for one in BANK.questions.values()}
    asked |= {field.rsplit(".", n)[0] for field in list(asked) for n in (1, 2)}
    missing = set()

    def walk(noun, path):
        for name, field in noun.fields.items():
            dotted = f"{path}{name}"
            if field.noun:
                walk(field.noun, f"{dotted}.")
            elif dotted not in asked:
                missing.add(dotted)

    walk(Sheet, "")
    assert missing - written_by_the_walk - of_the_office - by_its_line - counted_by_collect == set()


def test_every_question_names_the_deck_rules_it_comes_from() -> None:
    rules = {rule for one in BANK.questions.values() for rule in one.rules}
    assert all(one.rules for one in BANK.questions.values())
    assert rules <= set(range(1, 64))
    # What the deck asks to ask or to record; the others are definitions, examples and pages.
    assert {1, 3, 5, 9, 12, 13, 20, 25, 26, 27, 31, 33, 34, 35, 40, 41, 47, 48, 49, 52} <= rules
    assert {55, 56, 57, 58, 59, 60} <= rules


def test_every_field_is_of_the_sheet_and_of_a_kind_that_fits() -> None:
    fits = {
        "text": {"words", "list"}, "list": {"words"}, "number": {"number"}, "count": {"number"},
        "amount": {"amount"}, "date": {"date"}, "yesno": {"flag"}, "choice": {"choice", "words"},
        "then": {"choice"}, "choices": {"refs", "list"}, "names": {"list"}, "scores": {"numbers"},
        "name": {"words", "list"}, "line": {"words"}, "levels": {"choice"},
    }  # fmt: skip
    for one in BANK.questions.values():
        if one.field:
            assert field_of(one.field).kind in fits[one.kind], one.id


@pytest.mark.parametrize("key", ["ask", "why", "example"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_half_filled_question_cannot_be_loaded(data, key, lang) -> None:
    data["questions"][3][key][lang] = None
    with pytest.raises(BadQuestionError, match=data["questions"][3]["id"]):
        bank(data)
    del data["questions"][3][key]
    with pytest.raises(BadQuestionError):
        bank(data)


@pytest.mark.parametrize("of", ["parts", "questions"])
@pytest.mark.parametrize("value", [None, "", [], {}, ["x"], "x"])
def test_what_an_entry_lacks_is_said_with_its_name(data, of, value) -> None:
    """No key of an entry is taken for granted: left out or of another kind, its name is said."""
    entry = data[of][3]
    for key in set(entry) - {"id"}:
        for changed in ({**entry, key: value}, {one: entry[one] for one in entry if one != key}):
            data[of][3] = changed
            try:
                bank(data)
            except BadQuestionError as error:
                assert str(error).startswith(entry["id"]), key
                assert key in str(error)


@pytest.mark.parametrize("key", ["rules", "ask", "why", "example", "kind"])
def test_a_question_without_what_each_one_has_is_told_by_name(data, key) -> None:
    one = data["questions"][3]
    del one[key]
    with pytest.raises(BadQuestionError, match=f"^{one['id']}: .*{key}"):
        bank(data)


@pytest.mark.parametrize(
    ("key", "value"),
    [("part", "nowhere"), ("kind", "essay"), ("field", "causes.colour"), ("asks", "x")],
)
def test_a_question_about_nothing_cannot_be_loaded(data, key, value) -> None:
    data["questions"][8][key] = value
    with pytest.raises(BadQuestionError):
        bank(data)


def test_an_option_that_its_field_does_not_have_cannot_be_loaded(data) -> None:
    one = next(one for one in data["questions"] if one["id"] == "cause.status")
    one["options"][0]["value"] = "proved"
    with pytest.raises(BadQuestionError, match="proved"):
        bank(data)


def test_no_question_stands_twice(data) -> None:
    data["questions"].append(data["questions"][0])
    with pytest.raises(BadQuestionError, match="twice"):
        bank(data)

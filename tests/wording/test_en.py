"""English wording rules: what they catch, what they leave alone, and that nothing upsets them."""

from __future__ import annotations

import importlib.util
import math
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxsheet.wording import KINDS, RULES, judge, read
from dxsheet.wording.en import seen
from dxsheet.wording.en_words import Statement, inflect
from dxsheet.wording.model import READINGS, log_chances

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "benchmarks" / "wording" / "score.py"
spec = importlib.util.spec_from_file_location("wording_score", SOURCE)
assert spec is not None and spec.loader is not None
score = sys.modules.get("wording_score") or importlib.util.module_from_spec(spec)
sys.modules["wording_score"] = score
spec.loader.exec_module(score)


def labels(text: str, kind: str, **words: list[str]) -> list[str]:
    """The rules that warn of a statement."""
    return list(judge(text, kind, words=words))


def heard(text: str, kind: str) -> list[str]:
    """The rules that warn of a statement, or else hint."""
    found = read(text, kind)
    return list(found.sure or found.maybe)


DECK = [
    ("problem", "Mistakes are likely in work X"),
    ("cause", "The system is complex and staff took the wrong step"),
    ("cause", "The exceptions in the rules were not fully known"),
    ("solution", "Improve the screens of the system so that they are easy to operate"),
    ("solution", "Hold training and expand the procedure manual"),
]


@pytest.mark.parametrize(("kind", "text"), DECK)
def test_the_decks_own_examples_get_nothing(kind: str, text: str) -> None:
    assert labels(text, kind) == []
    assert labels(text + ".", kind) == []


@pytest.mark.parametrize(
    ("kind", "rule", "flawed", "sound"),
    [
        (
            "problem",
            "P001",
            "A new payroll system is long overdue.",
            "The lift check is overdue at four of the nine sites.",
        ),
        (
            "problem",
            "P003",
            "There is no effective process for managing risk.",
            "There is no agreed process for returning keys when a tenant dies.",
        ),
        (
            "problem",
            "P003",
            "Value for money is not being secured.",
            "Money collected at the gate was not banked for five weeks.",
        ),
        (
            "problem",
            "P007",
            "Staff are casual about safety.",
            "Casual staff are paid a month later than permanent ones.",
        ),
        (
            "cause",
            "C002",
            "Too few tablets.",
            "Two of the four tablets broke in March, and inspectors wait for the others.",
        ),
        (
            "cause",
            "C004",
            "Guidance was unclear.",
            "The guidance is unclear about when a second inspection is due.",
        ),
    ],
)
def test_audit_english_is_read_by_what_it_says(
    kind: str, rule: str, flawed: str, sound: str
) -> None:
    assert labels(flawed, kind) == [rule]
    assert labels(sound, kind) == []


@pytest.mark.parametrize(
    ("kind", "rule", "flawed", "sound"),
    [
        (
            "problem",
            "P001",
            "Let's use system X to be more efficient",
            "System X rejects names with an apostrophe, and clerks type them again.",
        ),
        (
            "problem",
            "P001",
            "The section wants to introduce Kintone and an RPA robot because data are typed twice.",
            "The RPA robot stops when the vendor changes the layout, and data are typed twice.",
        ),
        (
            "problem",
            "P001",
            "More staff are needed at the counter.",
            "Two of the five clerks left, and people wait 50 minutes at the counter.",
        ),
        (
            "problem",
            "P002",
            "Only 20% of our procedures are digital.",
            "20% of the people who apply online are called in to show the same papers.",
        ),
        (
            "problem",
            "P003",
            "Communication between sections is insufficient.",
            "The depot learns of a closed road one day after the control room.",
        ),
        (
            "problem",
            "P007",
            "The clerks are too lazy to answer the phone.",
            "The phone rings while the clerks serve people at the window.",
        ),
        (
            "cause",
            "C002",
            "There is no chatbot.",
            "The safety order requires a log, none was kept, and nobody saw the pump stop.",
        ),
        (
            "cause",
            "C003",
            "Lack of motivation of the staff.",
            "Only one employee may sign, and she works mornings.",
        ),
        (
            "cause",
            "C004",
            "Inadequate oversight.",
            "The person who orders the goods also approves the invoice.",
        ),
        (
            "solution",
            "S003",
            "Put the form on the web and print each application for the same seven stamps.",
            "Put the form on the web and abolish the seven stamps.",
        ),
        (
            "solution",
            "S003",
            "Scan the paper form and email it round the same five desks.",
            "Scan the paper form once and let the five desks read it at the same time.",
        ),
        (
            "solution",
            "S005",
            "Digitise all procedures by 2027.",
            "Load the meter file each night; the printout is dropped.",
        ),
        (
            "solution",
            "S006",
            "Strengthen cooperation between departments.",
            "Meet the depot every Monday at nine and go through the closed roads.",
        ),
        (
            "purpose",
            "P002",
            "To become the leading digital town.",
            "Use digital notices so that nobody misses a collection.",
        ),
    ],
)
def test_the_predicate_decides(kind: str, rule: str, flawed: str, sound: str) -> None:
    assert heard(flawed, kind) == [rule]
    assert labels(sound, kind) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We need a chatbot.", "WE NEED A CHATBOT"),
        ("We don't have a booking tool.", "We don\u2019t have a booking tool."),
        ("We don't have a booking tool.", "we dont have a booking tool"),
        ("We do not have a booking tool.", "We don't have a booking tool."),
    ],
)
def test_case_and_contractions_do_not_matter(one: str, other: str) -> None:
    assert labels(one, "problem") == labels(other, "problem") == ["P001"]


def test_american_and_british_spelling_are_one() -> None:
    assert labels("Digitize all procedures.", "solution") == ["S005"]
    assert Statement("Digitize and optimize").words == Statement("Digitise and optimise").words
    assert Statement("the size of the prize").words == ["the", "size", "of", "the", "prize"]


def test_own_words_are_read_like_known_ones() -> None:
    assert labels("We want to introduce Flurbo.", "problem", remedies=["flurbo"]) == ["P001"]
    assert labels("There is no Flurbo.", "cause", remedies=["flurbo"]) == ["C002"]
    assert labels("Flurbo rejects long names twice a day.", "problem", remedies=["flurbo"]) == []
    assert labels("Zazziness of the office.", "problem", vague=["zazziness"]) == ["P003"]


@pytest.mark.parametrize(
    ("kind", "rule", "flawed", "sound"),
    [
        (  # "the two offices" counts nothing, two days do
            "cause",
            "C004",
            "Bad contact between the two desks.",
            "The file takes two days from the one desk to the other.",
        ),
        (  # how work is done is judged, a tool is missed
            "cause",
            "C004",
            "The supervision system is inadequate.",
            "The door system logs no names.",
        ),
        (  # "at the end" ends nothing
            "solution",
            "S003",
            "Keep the present route and let a robot type the totals at the end.",
            "Keep the present fee and let a robot type the totals; the evening shift ends.",
        ),
        (
            "solution",
            "S006",
            "Raise awareness by sharing information.",
            "Raise awareness by printing the number on each key ring.",
        ),
        (
            "problem",
            "P002",
            "The online rate is still low.",
            "The online rate rose, but the crowd at the window is as large as ever.",
        ),
        (  # a letter wishes nothing
            "problem",
            "P001",
            "We ask for a card reader.",
            "The letter asks visitors to buy a card reader.",
        ),
    ],
)
def test_turns_of_phrase_that_look_alike(kind: str, rule: str, flawed: str, sound: str) -> None:
    assert heard(flawed, kind) == [rule]
    assert labels(sound, kind) == []


@pytest.mark.parametrize("text", ["", " ", "...", "\x00", "——", "?!", "'", "-"])
def test_nothing_to_read_gives_nothing(text: str) -> None:
    assert all(labels(text, kind) == [] for kind in KINDS)


def test_an_unknown_kind_gives_nothing() -> None:
    assert labels("We need a chatbot.", "idea") == []


@given(st.text(max_size=300), st.sampled_from(KINDS))
def test_any_text_is_judged(text: str, kind: str) -> None:
    assert set(labels(text, kind)) <= {
        by_kind[kind] for by_kind in RULES.values() if kind in by_kind
    }


WORDS = sorted(
    {"we", "need", "no", "not", "lack", "of", "a", "tool", "the", "same", "be", ".", "to"}
)


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(KINDS))
def test_any_order_of_grammar_words_is_judged(words: list[str], kind: str) -> None:
    assert len(labels(" ".join(words), kind)) <= 2


@pytest.mark.parametrize(
    "text",
    ["no " * 5000, "need to " * 3000, "n't" * 4000, "a" * 10_000, "same " * 3000, "(" * 9999],
)
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_texts_are_judged(text: str, kind: str) -> None:
    assert len(labels(text, kind)) <= 2


def test_chances_sum_to_one() -> None:
    for kind in KINDS:
        found = seen("there is no record of calls", kind)
        assert found is not None
        chances = log_chances("en", kind, found.views)
        assert tuple(chances) == READINGS[kind]
        assert sum(map(math.exp, chances.values())) == pytest.approx(1)


def test_inflection() -> None:
    assert inflect("copy") == ("copies", ("copied",), "copying")
    assert inflect("drop") == ("drops", ("dropped",), "dropping")
    assert inflect("queue") == ("queues", ("queued",), "queuing")
    assert inflect("buy") == ("buys", ("bought",), "buying")


def held_half() -> list[object]:
    rows = score.read_rows(SOURCE.parent / "en.tsv")
    return [row for row in rows if score.half_of(row.text) == "held"]


@pytest.mark.parametrize("name", ["held half", "field", "blind"])
def test_the_figures_hold(name: str) -> None:
    """Trust first: hardly a sound statement is scolded; most weak ones are still caught."""
    kept = {
        "field": ROOT / "tests" / "wording" / "field_en.tsv",
        "blind": SOURCE.parent / "blind_en.tsv",
    }
    rows = score.read_rows(kept[name]) if name in kept else held_half()
    warned = score.summarise(score.judge_rows(rows, labels))
    assert warned.false_alarm_rate <= 0.02
    assert warned.macro_precision >= 0.95
    assert score.summarise(score.judge_rows(rows, heard)).macro_recall >= 0.85

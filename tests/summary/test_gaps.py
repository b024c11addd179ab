"""Where the chain has holes, by the settled questions of the design (C008, S001)."""

from __future__ import annotations

import re

import pytest

from dxsheet.render.forms import render
from dxsheet.sheet.chain import Chain
from dxsheet.summary import summarise
from dxsheet.summary.gaps import KINDS, gaps, name_of
from tests.made_sheets import sheet

P1 = {"id": "P1", "text": "待つ"}


def found(**data):
    return [(one.kind, one.at, one.reason) for one in gaps(Chain(sheet(**data)))]


def test_a_whole_chain_has_no_gap():
    assert (
        found(
            problems=[P1],
            causes=[{"id": "C1", "status": "identified"}],
            solutions=[{"id": "S1", "causes": ["C1"]}],
        )
        == []
    )


def test_a_problem_with_no_cause_or_with_rejected_ones_only():
    assert found(problems=[P1]) == [("problem_without_cause", "P1", None)]
    assert found(problems=[P1], causes=[{"id": "C1", "status": "rejected", "reason": "x"}]) == [
        ("problem_without_cause", "P1", None),
        ("cause_rejected", "C1", "x"),
    ]


@pytest.mark.parametrize("status", ["parked", "dropped"])
def test_an_identified_cause_whose_solutions_are_not_meant_to_be_done(status):
    chain = {
        "problems": [P1],
        "causes": [{"id": "C1", "status": "identified"}],
        "solutions": [{"id": "S1", "causes": ["C1"], "status": status}],
    }
    assert found(**chain) == [("cause_without_solution", "C1", None)]
    chain["causes"][0]["reason"] = "来年度に回す"
    assert found(**chain) == [("cause_without_solution", "C1", "来年度に回す")]


@pytest.mark.parametrize(
    ("stage", "open_"),
    [("identified", False), ("decided", True), ("trial", True), ("closed", True)],
)
def test_a_proposal_alone_answers_no_more_once_all_is_decided(stage, open_):
    kinds = found(
        stage=stage,
        problems=[P1],
        causes=[{"id": "C1", "status": "identified"}],
        solutions=[{"id": "S1", "causes": ["C1"], "status": "proposed"}],
    )
    assert kinds == ([("cause_without_solution", "C1", None)] if open_ else [])


def test_an_unverified_cause_needs_no_solution():
    assert found(problems=[P1], causes=[{"id": "C1"}]) == []


def test_a_cause_of_no_known_problem():
    two = [P1, {"id": "P2"}]
    assert ("cause_without_problem", "C1", None) in found(problems=two, causes=[{"id": "C1"}])
    assert found(causes=[{"id": "C1"}]) == [("cause_without_problem", "C1", None)]


@pytest.mark.parametrize(
    ("status", "open_"),
    [(None, True), ("adopted", True), ("parked", False), ("dropped", False)],
)
def test_a_solution_with_no_cause_counts_while_it_is_meant_to_be_done(status, open_):
    one = {"id": "S1", **({"status": status} if status else {})}
    kinds = found(solutions=[one])
    assert kinds == ([("solution_without_cause", "S1", None)] if open_ else [])


def test_an_item_without_an_id_is_named_by_its_place():
    one = sheet(solutions=[{"text": "x"}])
    assert name_of(one.solutions[0]) == "solutions[0]"
    assert gaps(Chain(one))[0].at == "solutions[0]"


def test_every_kind_is_named_in_both_languages_and_a_reason_settles():
    chain = Chain(
        sheet(problems=[P1, P1 | {"id": "P2"}], causes=[{"id": "C1"}], solutions=[{"id": "S1"}])
    )
    assert {one.kind for one in gaps(chain)} <= set(KINDS)
    assert not any(one.settled for one in gaps(chain))
    rejected = sheet(problems=[P1], causes=[{"id": "C1", "status": "rejected", "reason": "x"}])
    assert gaps(Chain(rejected))[-1].settled


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_every_cause_was_ruled_out_no_form_says_that_there_is_none_yet(lang):
    found = sheet(
        problems=[{"id": "P1", "text": "待つ"}],
        causes=[
            {"id": "C1", "text": "遠い", "problems": ["P1"], "status": "rejected", "reason": "x"}
        ],
    )
    page = summarise(found, lang=lang)
    none, ruled_out = {
        "ja": ("課題（原因）がまだありません", "候補は全て棄却されました"),
        "en": ("no cause yet", "every cause was ruled out"),
    }[lang]
    for form in ("csv", "mermaid", "svg"):
        drawn = render([page], form, lang=lang)
        text = drawn.decode("utf-8-sig") if isinstance(drawn, bytes) else drawn
        plain = " ".join(re.sub(r"<[^>]*>", "", text).split()).lower()
        assert none not in plain, form
        assert ruled_out.replace(" ", "") in plain.replace(" ", ""), form

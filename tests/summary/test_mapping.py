"""The table problem → cause → solution: nothing lost, nothing doubled, gaps as rows."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.paper import fitted
from dxsheet.render.svg.layout import laid_out
from dxsheet.sheet.chain import Chain
from dxsheet.summary import CUTS, leaves, summarise
from dxsheet.summary.asks import decisions_wanted
from dxsheet.summary.mapping import diagram, front_diagram, section, table
from dxsheet.summary.reading import Reading
from tests.made_sheets import MADE, case, sheet
from tests.render.large_sheet import large


def rows(found, lang="ja"):
    return table(Reading(found, (), lang, None)).rows


def ids(found):
    return [(row.cells[0].id, row.cells[1].id, row.cells[4].id) for row in rows(found)]


P1 = {"id": "P1", "text": "待つ"}
P2 = {"id": "P2", "text": "探す"}


def links_of(found):
    """The links that the rows tell, each as often as it is told."""
    told = Counter()
    for row in rows(found):
        problem, cause, _, _, solution, *_ = row.cells
        if problem.id and cause.id and not cause.same:
            told[problem.id, cause.id] += 1
        if cause.id and solution.id:
            told[cause.id, solution.id] += 1
    return told


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE)
def test_every_link_is_told_once_and_every_item_is_there(found):
    chain = Chain(found)
    wanted = Counter()
    for cause in found.causes:
        for problem in chain.problems_of(cause):
            wanted[problem.id, cause.id] += 1
    for solution in found.solutions:
        for cause in chain.causes_answered(solution):
            wanted[cause.id, solution.id] += 1
    assert links_of(found) == wanted
    shown = {cell.id for row in rows(found) for cell in row.cells}
    assert shown >= {one.id for one in (*found.problems, *found.causes, *found.solutions)}
    assert all(len(row.cells) == 11 for row in rows(found))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE)
def test_the_diagram_says_what_the_table_says(found):
    drawn = diagram(Reading(found, (), "ja", None))
    assert Counter((link.source, link.target) for link in drawn.links) == links_of(found)
    keys = [node.key for node in (*drawn.problems, *drawn.causes, *drawn.solutions)]
    assert len(keys) == len(set(keys))


def test_a_cause_of_two_problems_tells_its_solutions_once():
    found = sheet(
        problems=[P1, P2],
        causes=[{"id": "C1", "problems": ["P1", "P2"], "status": "identified"}],
        solutions=[{"id": "S1", "causes": ["C1"]}, {"id": "S2", "causes": ["C1"]}],
    )
    assert ids(found) == [("P1", "C1", "S1"), ("P1", "C1", "S2"), ("P2", "C1", "")]
    again = rows(found)[2]
    assert again.cells[1].again
    assert again.cells[4].text == "S1、S2（再掲）"
    assert again.cells[4].refs == ("S1", "S2")


def test_a_solution_of_two_causes_is_marked_where_it_comes_again():
    found = sheet(
        problems=[P1],
        causes=[{"id": "C1"}, {"id": "C2"}],
        solutions=[{"id": "S1", "causes": ["C1", "C2"]}],
    )
    assert [row.cells[4].again for row in rows(found)] == [False, True]


def test_what_holds_comes_before_what_was_rejected():
    found = case("lending", "ja")
    causes = [row.cells[1].id for row in rows(found) if row.cells[0].id == "P1"]
    assert list(dict.fromkeys(causes)) == ["C1", "C2", "C5", "C4"]


def test_gaps_are_rows_that_say_what_is_missing():
    found = sheet(
        problems=[P1, P2],
        causes=[
            {"id": "C1", "problems": ["P1"], "status": "identified"},
            {"id": "C2", "text": "?"},
            {"id": "C3", "problems": ["P1"], "status": "rejected", "reason": "違った"},
            {"id": "C4", "problems": ["P1"], "status": "identified", "reason": "来年度"},
        ],
        solutions=[{"id": "S1", "causes": ["C1"], "status": "parked"}, {"id": "S2", "text": "x"}],
    )
    told = [
        (row.cells[0].text, row.cells[1].text, row.cells[3].text, row.cells[4].text)
        for row in rows(found)
    ]
    unwritten = "（未記入）"
    assert told == [
        ("待つ", unwritten, "", unwritten),
        ("待つ", unwritten, "", "解決策は、見送りか不採用になったものだけです"),
        ("待つ", unwritten, "来年度", "なし（理由の記入あり）"),
        ("待つ", unwritten, "違った", ""),
        ("探す", "課題（原因）がまだありません", "", ""),
        ("どの問題の原因か、まだ決まっていません", "?", "", "解決策は、原因を確かめてから考えます"),
        ("", "対応する課題（原因）がありません", "", "x"),
    ]
    kinds = [row.mark.value if row.mark else None for row in rows(found)]
    assert kinds == [
        None,
        "cause_without_solution",
        None,
        "rejected",
        "problem_without_cause",
        None,
        "solution_without_cause",
    ]


def test_a_problem_whose_causes_were_all_rejected_asks_what_else():
    found = sheet(problems=[P1], causes=[{"id": "C1", "status": "rejected", "reason": "x"}])
    assert [row.cells[1].text for row in rows(found)][-1].startswith("候補は全て棄却されました")


def test_links_to_ids_that_nothing_has_are_named():
    found = sheet(
        problems=[P1, P2],
        causes=[{"id": "C1", "problems": ["P9"]}],
        solutions=[{"id": "S1", "causes": ["C8", "C9"]}],
    )
    texts = [cell.text for row in rows(found) for cell in row.cells]
    assert "P9 はこのシートにありません" in texts
    assert "C8、C9 はこのシートにありません" in texts


def test_repeated_places_are_marked_so_that_they_can_be_merged():
    first, second = rows(case("mistakes", "ja"))
    assert not first.cells[0].same
    assert second.cells[0].same
    assert not second.cells[1].same


def test_a_sheet_without_items_has_no_table():
    assert section(Reading(sheet(), (), "ja", None)) is None


@pytest.mark.parametrize("most", range(len(CUTS)))
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_map_and_what_it_leaves_out_hold_every_proposal_to_decide(lang, most):
    read = Reading(large(lang), (), lang, None)
    wanted = {one.cell.id for one in decisions_wanted(read)}
    drawn = front_diagram(read, frozenset(CUTS[:most]))
    told = re.search(
        r"(\d+)件（うち今日決めるもの(\d+)件|(\d+) ◇ proposed \((\d+) to", drawn.left_out[2]
    )
    there = {node.id for node in drawn.solutions} & wanted
    if told:
        left, asked = (int(one) for one in told.groups() if one)
        assert 0 <= asked < left
        assert len(there) + asked == len(wanted)
    else:
        plain = re.search(r"◇提案 (\d+)件|(\d+) ◇", drawn.left_out[2])
        left = int(plain[1] or plain[2]) if plain else 0
        assert len(there) + left == len(wanted)


def many(problems, solutions, lang="ja"):
    """Sheets of many problems, each with a cause, some of these with a proposal."""
    return sheet(
        title="題名",
        language=lang,
        stage="identified",
        problems=[{"id": f"P{n}", "text": f"窓口{n}で待つ人が多い"} for n in range(problems)],
        causes=[
            {"id": f"C{n}", "text": f"様式{n}が古い", "status": "identified", "problems": [f"P{n}"]}
            for n in range(problems)
        ],
        solutions=[
            {"id": f"S{n}", "text": f"様式{n}を直す", "causes": [f"C{n}"]} for n in range(solutions)
        ],
    )


@pytest.mark.parametrize(("problems", "solutions"), [(30, 10), (30, 0), (60, 2), (31, 31)])
def test_of_many_problems_the_map_keeps_some_and_counts_the_others(problems, solutions):
    page = summarise(many(problems, solutions), lang="ja")
    out = fitted(page).out
    assert "diagram" not in out
    front = {one.key: one for one in page.laid(out, drawn=True).front}
    drawn = front["mapping"].blocks[0]
    assert 0 < len(drawn.problems) < problems
    assert drawn.left_out[0] == f"ほかに 問題 {problems - len(drawn.problems)}件（次のページ）"
    linked = {one.source for one in drawn.links}
    assert not drawn.causes or {one.key for one in drawn.problems} <= linked
    shape = laid_out(drawn)
    texts = [y for x, y, _ in shape.notes if x == shape.columns[0][0]]
    assert not shape.legend[2] or max(texts) <= shape.legend[1]


def test_few_problems_are_all_on_the_map():
    for lang in ("ja", "en"):
        page = summarise(large(lang), lang=lang)
        assert "problems" not in fitted(page).out
    one = front_diagram(Reading(many(4, 3), (), "en", None), frozenset(CUTS) - {"asked"})
    assert [node.id for node in one.problems] == ["P0", "P1", "P2"]
    assert one.left_out[0] == "Also 1 problem (next page)"


def test_what_is_said_of_a_problem_stands_somewhere_whatever_leaves_the_map():
    facts = ("amount", "affected", "evidence")
    problems = [
        {"id": f"P{n}", "text": f"待つ{n}", **{key: f"{key}〔{n}〕" for key in facts}}
        for n in range(1, 31)
    ]
    causes = [{"id": "C1", "text": "紙", "problems": ["P7"], "status": "identified"}]
    read = Reading(sheet(problems=problems, causes=causes), (), "ja", None)
    for most in range(len(CUTS) + 1):
        page = repr(leaves(read, frozenset(CUTS[:most]), drawn=True))
        lost = [(key, n) for n in range(1, 31) for key in facts if f"{key}〔{n}〕" not in page]
        assert not lost, (CUTS[:most], lost)

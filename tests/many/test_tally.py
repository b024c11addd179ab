"""The statistics add up: what is counted is on the sheets, and every date is accounted for."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.findings import Finding
from dxsheet.lang import Text
from dxsheet.many.tally import Past, Tally, facts_of
from dxsheet.sheet.chain import status_of
from tests.made_sheets import MADE, sheet

SAID = Text("m", "文")


def finding(rule: str, kept: str | None = None) -> Finding:
    return Finding(rule, "warning", SAID, SAID, kept=kept)


def tally_of(*sheets, findings=()) -> Tally:
    tally = Tally()
    for number, one in enumerate(sheets):
        tally.add(facts_of(one, f"{number}.yaml", findings))
    return tally


def test_counts() -> None:
    tally = tally_of(
        sheet(
            organisation={"code": "011002"},
            stage="trial",
            problems=[{"id": "P1"}],
            causes=[{"id": "C1", "text": "様式", "status": "identified"}, {"id": "C2"}],
            solutions=[
                {"kind": "training", "status": "adopted", "causes": ["C1"]},
                {"kind": "new_system", "status": "adopted", "causes": ["C1"]},
                {"kind": "manual", "digital": "yes", "causes": ["C2"]},
                {"text": "種類なし", "causes": ["C2"]},
            ],
            small_start=[{"id": "T1", "status": "over"}, {"id": "T2"}],
            outcomes=[{"trial": "T1", "result": "12"}, {"trial": "T2", "baseline": "3"}],
        ),
        sheet(),
        findings=[finding("P001"), finding("P001"), finding("C001", kept="ok")],
    )
    assert tally.sheets == 2 and tally.problems == 1
    assert tally.organisations == {"011002"} and dict(tally.stages) == {"trial": 1, "draft": 1}
    assert dict(tally.causes) == {"identified": 1, "unverified": 1}
    assert tally.solutions_in("adopted", kind="training") == 1
    assert tally.solutions_in(kind="") == 1
    assert (
        tally.solutions_in(digital=True) == 2 and tally.solutions_in("adopted", digital=True) == 1
    )
    assert tally.pilots == {("over", True): 1, ("planned", False): 1}
    assert dict(tally.findings) == {"P001": 4} and dict(tally.sheets_with_rule) == {"P001": 2}
    assert [one.text for one in tally.said] == ["様式"]


def test_days_from_problem_to_decision() -> None:
    dated = [
        sheet(date="2025-02-01", decisions=[{"date": day}])
        for day in ("2025-02-11", "2025-02-21", "2025-03-03", "2026-02-01", "2025-01-31")
    ]
    undated = [sheet(stage="decided"), sheet(stage="closed", date="2025-02-01"), sheet()]
    tally = tally_of(*dated, *undated)
    assert tally.undated
    days = tally.days({"6.yaml": Past("2024-01-01", "2025-02-06"), "9.yaml": Past("", "")})
    assert days.taken == {10: 1, 20: 1, 30: 1, 365: 1, 5: 1}
    assert (days.from_git, days.unknown, days.reversed_) == (1, 1, 1)
    assert (days.share(0.5), days.share(0.9), days.share(0.2)) == (20, 365, 5)
    assert (days.within(0, 30), days.within(31, 365), days.within(366, None)) == (4, 1, 0)
    assert tally_of(sheet()).days({}).share(0.5) is None


@given(st.lists(MADE, max_size=4))
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_the_sheets(sheets) -> None:
    tally = tally_of(*sheets)
    assert tally.sheets == tally.stages.total() == len(sheets)
    assert tally.problems == sum(len(one.problems) for one in sheets)
    assert tally.causes == Counter(status_of(one) for s in sheets for one in s.causes)
    assert tally.solutions.total() == sum(len(one.solutions) for one in sheets)
    both = tally.solutions_in(digital=True) + tally.solutions_in(digital=False)
    assert both == tally.solutions.total()
    assert tally.pilots.total() == sum(len(one.small_start) for one in sheets)

"""Ids given again, with every reference."""

from pathlib import Path

from dxsheet.binder import load
from dxsheet.flows.renumbering import renumber

TEXT = """\
dxsheet: 1
title: t
problems:
  - {id: P1, text: a}
  - {id: P1, text: b}   # the second
  - {id: P7, text: c}
causes:
  - {id: C2, problems: [P7, P1]}
  - {id: 課題1, problems: [P7]}
  - {text: none, problems: [P1]}
  - {id: C-rain, problems: [P1]}
solutions:
  - {id: S1, causes: [C2, 課題1, C-rain]}
ideas:
  - {id: I1, parked_from: P7, became: S1}
work_items:
  - {id: W3, solution: S1}
small_start:
  - {id: T2}
outcomes:
  - {trial: T2}
kept:
  - {rule: C007, at: C2, reason: ours}
"""


def test_double_missing_and_gapped_ids_and_all_that_points_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    said = renumber(str(path)).ids
    assert said == [
        ("P1", "P2"), ("P7", "P3"), ("C2", "C1"), ("課題1", "C2"), ("", "C3"), ("W3", "W1"),
        ("T2", "T1"),
    ]  # fmt: skip
    opened = load(str(path))
    assert opened.findings == []
    sheet = opened.sheet
    assert [one.id for one in sheet.problems] == ["P1", "P2", "P3"]
    assert [one.id for one in sheet.causes] == ["C1", "C2", "C3", "C-rain"]
    assert sheet.causes[0].problems == ("P3", "P1")
    assert sheet.solutions[0].causes == ("C1", "C2", "C-rain")
    assert sheet.ideas[0].parked_from == "P3"
    assert sheet.outcomes[0].trial == "T1"
    assert sheet.kept[0].at == "C1"
    assert "# the second" in path.read_text(encoding="utf-8")


def test_a_sheet_in_order_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("dxsheet: 1\ntitle: t\nproblems: [{id: P1}, {id: P2}]\n")
    before = path.stat().st_mtime_ns
    assert renumber(str(path)) == ([], [])
    assert path.stat().st_mtime_ns == before


RETIRED = """\
dxsheet: 1
title: t
problems: [{id: P1, text: a}, {id: P4, text: see P4 and P40}]
causes:
  # P4 again, as C9 says
  - {id: C1, text: b, problems: [P4]}
  - {id: C3, text: c, problems: [P1]}
decisions: [{text: "P4 と Ｃ３ を調べる"}, {text: P4}]
kept: [{rule: P001, at: P4, reason: P4 is ours}]
retired: [P2, C2]
"""


def test_gaps_of_retired_ids_stay_and_what_still_names_an_id_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RETIRED, encoding="utf-8")
    done = renumber(str(path))
    assert done.ids == [("P4", "P3")]
    assert [one.en for one in done.still] == [
        "P3.text still says P4, which is P3 now.",
        "decisions[0].text still says P4, which is P3 now.",
        "decisions[1].text still says P4, which is P3 now.",
        "kept[0].reason still says P4, which is P3 now.",
        "The comment “P4 again, as C9 says” still says P4, which is P3 now.",
    ]
    sheet = load(str(path)).sheet
    assert sheet.retired == ("P2", "C2") and sheet.kept[0].at == "P3"
    assert sheet.causes[0].problems == ("P3",)


def test_retired_ids_are_forgotten_only_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(RETIRED, encoding="utf-8")
    assert renumber(str(path), forget=True).ids == [("P4", "P2"), ("C3", "C2")]
    assert load(str(path)).sheet.retired == () and "retired" not in path.read_text("utf-8")
    assert renumber(str(path), forget=True) == ([], [])

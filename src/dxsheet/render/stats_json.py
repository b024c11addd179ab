"""The statistics as JSON: every count, every recurring cause, no words but those of the sheets."""

from __future__ import annotations

from dxsheet.many.stats_page import SPANS, Statistics
from dxsheet.many.tally import Days, Tally
from dxsheet.render.findings_json import safe_json
from dxsheet.sheet.choices import CAUSE_STATUS, KIND, SOLUTION_STATUS, STAGE, TRIAL_STATUS
from dxsheet.summary.gaps import KINDS


def draw(told: Statistics) -> str:
    """One object; the keys are the words of the file format."""
    tally = told.tally
    return safe_json(
        {
            "sheets": tally.sheets,
            "unreadable": tally.unreadable,
            "organisations": len(tally.organisations),
            "problems": tally.problems,
            "stages": {one: tally.stages[one] for one in STAGE},
            "causes": {one: tally.causes[one] for one in CAUSE_STATUS},
            "gaps": {one: tally.gaps[one] for one in KINDS},
            "sheets_with_gaps": tally.sheets_with_gaps,
            "solutions": _solutions(tally),
            "days_to_decision": _days(told.days),
            "pilots": {
                one: {"with_results": tally.pilots[one, True], "without": tally.pilots[one, False]}
                for one in TRIAL_STATUS
            },
            "findings": {
                rule: {"findings": count, "sheets": tally.sheets_with_rule[rule]}
                for rule, count in sorted(tally.findings.items())
            },
            "recurring_causes": [
                {**one._asdict(), "files": list(one.files), "sheets": len(one.files)}
                for one in told.recurring
            ],
        }
    )


def _solutions(tally: Tally) -> dict[str, object]:
    kinds = [*KIND, ""]
    return {
        "by_kind": {
            kind or "none": {
                status: tally.solutions_by_kind(kind, status) for status in SOLUTION_STATUS
            }
            for kind in kinds
        },
        "digital": _digital(tally, digital=True),
        "not_digital": _digital(tally, digital=False),
    }


def _digital(tally: Tally, *, digital: bool) -> dict[str, int]:
    return {status: tally.solutions_digital(digital, status) for status in SOLUTION_STATUS}


def _days(days: Days) -> dict[str, object]:
    return {
        "sheets": days.sheets,
        "median": days.share(0.5),
        "nine_in_ten": days.share(0.9),
        "spans": [
            {"from": least, "to": most, "sheets": days.within(least, most)} for least, most in SPANS
        ],
        "from_git": days.from_git,
        "unknown": days.unknown,
        "reversed": days.reversed_,
    }

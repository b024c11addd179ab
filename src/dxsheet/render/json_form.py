"""Sheets as JSON: `{"sheets": [...]}`, each with the keys of its file and its `gaps` (contract).

A comparison, a list and the statistics too: values as the sheets have them, no words but theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dxsheet.compare.comparing import Change, Comparison
from dxsheet.compare.look_again import SecondLook
from dxsheet.lang import Lang, Text
from dxsheet.many.listed import Listed
from dxsheet.many.stats_page import SPANS, Statistics
from dxsheet.many.tally import Days, Tally
from dxsheet.render.findings_forms import safe_json
from dxsheet.sheet.choices import CAUSE_STATUS, KIND, SOLUTION_STATUS, STAGE, TRIAL_STATUS
from dxsheet.sheet.fields import Noun
from dxsheet.summary.blocks import Page
from dxsheet.summary.gaps import KINDS, Gap
from dxsheet.yamlfile import path_text


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """The sheets of the pages; an agenda page holds none and adds nothing.

    Only filled keys are there, in the order of the format; dates are ISO text, numbers numbers.
    """
    del lang, options  # the same in every language
    sheets = [
        {**as_data(page.sheet), "gaps": [_gap(one) for one in page.gaps]}
        for page in pages
        if page.sheet is not None
    ]
    return safe_json({"sheets": sheets})


def as_data(item: Noun) -> dict[str, object]:
    """A noun as plain data, without the fields that nothing fills."""
    values = ((key, getattr(item, key)) for key in item.fields)
    return {key: _plain(value) for key, value in values if value is not None and value != ()}


def _plain(value: object) -> object:
    if isinstance(value, Noun):
        return as_data(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _gap(gap: Gap) -> dict[str, object]:
    """`kind`, `at` (the item), its `text`, and the `reason` that settles it, or null."""
    return {"kind": gap.kind, "at": gap.at, "text": gap.text, "reason": gap.reason}


def comparison_json(
    comparison: Comparison,
    looks: Sequence[SecondLook],
    before: dict[str, str],
    after: dict[str, str],
) -> str:
    """`{"before", "after", "changes": [...], "layout_only"}`.

    `before` and `after` say which states were compared (file, revision, date). A change has
    `kind`, `at`, `path`, `text`, `before`, `after`, `was`, `new` and what is told with it in
    `notes`; a second look is a change of the kind `look_again` at the solution.
    """
    return safe_json(
        {
            "before": before,
            "after": after,
            "changes": [_change(one) for one in comparison.changes] + [_look(one) for one in looks],
            "layout_only": comparison.layout_only,
        }
    )


def _change(one: Change) -> dict[str, object]:
    return {
        "kind": one.kind,
        "at": one.at,
        "path": path_text(one.path),
        "text": one.text,
        "before": _listed(one.before),
        "after": _listed(one.after),
        "was": one.was or None,
        "new": one.fresh,
        "notes": {key: _listed(value) for key, value in one.notes},
    }


def _look(one: SecondLook) -> dict[str, object]:
    then, now = one.then, one.cause
    return {
        "kind": "look_again",
        "at": one.solution.id,
        "path": path_text(one.solution.path),
        "text": one.solution.text or "",
        "before": {"id": then.id, "text": then.text, "status": then.status or "unverified"},
        "after": {"id": now.id, "text": now.text, "status": now.status or "unverified"},
        "was": None,
        "new": False,
        "notes": {"since": one.when},
    }


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def list_json(lines: Iterable[Listed], unreadable: Iterable[tuple[str, Text]], lang: Lang) -> str:
    """`{"sheets": [...], "unreadable": [...]}`: every key in every sheet."""
    sheets = [
        {
            **one._asdict(),
            "causes": dict(zip(("identified", "unverified", "rejected"), one.causes, strict=True)),
            "gaps": [{"kind": kind, "at": at} for kind, at in one.gaps],
            "owners": list(one.owners),
            "next_date": one.next_date or None,
        }
        for one in lines
    ]
    failed = [{"file": file, "message": why.to(lang)} for file, why in unreadable]
    return safe_json({"sheets": sheets, "unreadable": failed})


def statistics_json(told: Statistics) -> str:
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
                status: tally.solutions_in(status, kind=kind) for status in SOLUTION_STATUS
            }
            for kind in kinds
        },
        "digital": _digital(tally, digital=True),
        "not_digital": _digital(tally, digital=False),
    }


def _digital(tally: Tally, *, digital: bool) -> dict[str, int]:
    return {status: tally.solutions_in(status, digital=digital) for status in SOLUTION_STATUS}


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

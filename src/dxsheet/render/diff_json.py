"""A comparison as JSON: one object, every change with its values as the sheet has them."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.compare.comparing import Change, Comparison
from dxsheet.compare.look_again import SecondLook
from dxsheet.render.findings_json import safe_json
from dxsheet.yamlfile import path_text


def draw(
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
        "before": _plain(one.before),
        "after": _plain(one.after),
        "was": one.was or None,
        "new": one.fresh,
        "notes": {key: _plain(value) for key, value in one.notes},
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


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value

"""The sign that stands before a status, so that it is seen before it is read: one table for all.

Among causes, among solutions and among works one sign has one meaning: ○ identified, adopted,
done; ◇ proposed; ？ unverified; － parked; × rejected, dropped; ！ overdue.
"""

from __future__ import annotations

from dxsheet.summary.blocks import Mark

SIGNS: dict[str, dict[str, str]] = {
    "cause_status": {"identified": "○", "unverified": "？", "rejected": "×"},
    "solution_status": {"adopted": "○", "proposed": "◇", "parked": "－", "dropped": "×"},
    "done": {"yes": "○"},
    "due": {"overdue": "！"},
    "target": {"reached": "○", "missed": "×"},
    "check": {"yes": "○", "partly": "△", "open": "－"},
    "chosen": {"yes": "○"},
}


def has_sign(mark: Mark | None) -> bool:
    """Whether a mark is a status that is told by a sign and a word."""
    return mark is not None and mark.kind in SIGNS


def signed(mark: Mark) -> str:
    """A status in words after its sign, if it has one."""
    sign = SIGNS.get(mark.kind, {}).get(mark.value, "")
    return f"{sign} {mark.text}" if sign and mark.text[:1].isascii() else sign + mark.text

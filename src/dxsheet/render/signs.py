"""The sign that stands before a status, so that it is seen before it is read."""

from __future__ import annotations

from dxsheet.summary.blocks import Mark

_SIGNS = {
    "identified": "○", "unverified": "？", "rejected": "×",
    "adopted": "○", "parked": "－", "dropped": "×",
    "yes": "○", "partly": "△", "open": "－", "reached": "○", "missed": "×", "overdue": "！",
}  # fmt: skip


# Other kinds have values of the same names: a stage is called identified too.
_KINDS = ("cause_status", "solution_status", "check", "target", "due", "done", "chosen")


def signed(mark: Mark) -> str:
    """A status in words after its sign, if it has one."""
    sign = _SIGNS.get(mark.value, "") if mark.kind in _KINDS else ""
    return f"{sign} {mark.text}" if sign and mark.text[:1].isascii() else sign + mark.text

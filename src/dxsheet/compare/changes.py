"""One thing that changed on a sheet, as a value; what to call it is decided once, here."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.sheet.fields import Path
from dxsheet.sheet.nouns import Sheet

Plain = str | int | float | bool | tuple[object, ...] | None

# The kinds of change, in the order a meeting asks for them. JSON names them so.
STAGE = "stage"
DATED = "dated"
IDENTIFIED = "identified"
REJECTED = "rejected"
REOPENED = "reopened"
ADOPTED = "adopted"
PARKED = "parked"
DROPPED = "dropped"
PROPOSED = "proposed"
OWNER = "owner"
ADDED = "added"
REMOVED = "removed"
LINKED = "linked"
UNLINKED = "unlinked"
REWORDED = "reworded"
FILLED = "filled"
CLEARED = "cleared"
CHANGED = "changed"
RENUMBERED = "renumbered"
MOVED = "moved"
GAP_OPENED = "gap_opened"
GAP_CLOSED = "gap_closed"
LOOK_AGAIN = "look_again"

# What a status became → the kind of change.
OF_CAUSE = {"identified": IDENTIFIED, "rejected": REJECTED, "unverified": REOPENED}
OF_SOLUTION = {
    "adopted": ADOPTED,
    "parked": PARKED,
    "dropped": DROPPED,
    "proposed": PROPOSED,
}
STATUS_KINDS = frozenset((*OF_CAUSE.values(), *OF_SOLUTION.values()))
# Who answers for what: told apart from other fields.
OWNERS = frozenset(("owner", "main_owners", "stand_in", "decide", "facilitate", "sponsor"))


class Change(NamedTuple):
    """One change. `path` is where it stands now, or stood where it is gone.

    `at` is the item's id now (else `participants[1]`, else the top key), `text` what the item
    says, `was` its id before where that differs. `notes` are fields that belong to the telling:
    the evidence of a cause that was identified, what an added item points to; as (key, value).
    `fresh` marks an item that the earlier state does not have.
    """

    kind: str
    path: Path
    at: str = ""
    text: str = ""
    before: Plain = None
    after: Plain = None
    was: str = ""
    notes: tuple[tuple[str, Plain], ...] = ()
    fresh: bool = False


class Comparison(NamedTuple):
    """What changed between two states of a sheet.

    `layout_only`: nothing that a sheet says differs, but the files do.
    """

    before: Sheet
    after: Sheet
    changes: tuple[Change, ...]
    layout_only: bool = False

    def of(self, *kinds: str) -> list[Change]:
        """The changes of some kinds, in order."""
        return [one for one in self.changes if one.kind in kinds]

"""Which parts and questions a walk has: the whole method, or what a template keeps of it."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.lang import Text

# The full walk. Choosing the work to review comes with the templates that need it.
FULL = (
    "opening", "problem", "causes", "identify", "solutions", "table",
    "map", "people", "communication", "start", "outcome",
)  # fmt: skip
# Without these there is no chain of problem, cause and solution to speak of.
NEEDED = ("opening", "problem", "causes", "identify", "solutions", "table")


class Plan(NamedTuple):
    """The parts in their order, the questions left out, and what is said in addition to some."""

    name: str = "full"
    parts: tuple[str, ...] = FULL
    dropped: frozenset[str] = frozenset()
    hints: dict[str, Text] = {}  # noqa: RUF012 - a NamedTuple's default, never changed

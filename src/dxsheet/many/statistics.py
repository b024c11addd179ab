"""The statistics as they are told: counts, days, recurring causes, the names of the rules."""

from __future__ import annotations

from typing import NamedTuple

from dxsheet.lang import Text
from dxsheet.many.recurring import Recurring
from dxsheet.many.tally import Days, Tally


class Statistics(NamedTuple):
    """All that a page, a terminal or a JSON file draws; `names` are of the rules, by id."""

    tally: Tally
    days: Days
    recurring: list[Recurring]
    names: dict[str, Text]

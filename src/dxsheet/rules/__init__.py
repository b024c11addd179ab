"""The method as checks: what a good facilitator would ask of a sheet. Pure: values in and out."""

from __future__ import annotations

from dxsheet.rules.rule import Hit as Hit
from dxsheet.rules.rule import Rule as Rule
from dxsheet.rules.rule import kept_reason as kept_reason
from dxsheet.rules.running import RULES as RULES
from dxsheet.rules.running import Settings as Settings
from dxsheet.rules.running import check as check
from dxsheet.rules.running import hits_for as hits_for
from dxsheet.rules.running import place_of as place_of
from dxsheet.rules.settings_file import find_settings as find_settings
from dxsheet.rules.settings_file import ids_of as ids_of

__all__ = [
    "RULES",
    "Hit",
    "Rule",
    "Settings",
    "check",
    "find_settings",
    "hits_for",
    "ids_of",
    "kept_reason",
    "place_of",
]

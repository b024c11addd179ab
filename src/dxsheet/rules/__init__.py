"""The method as checks: what a good facilitator would ask of a sheet. Pure: values in and out.

Resolved on first use: a `check` of files that have not changed needs the settings and no rule.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.rules.catalogue import RULES as RULES
    from dxsheet.rules.engine import Hit as Hit
    from dxsheet.rules.engine import Rule as Rule
    from dxsheet.rules.kept import kept_reason as kept_reason
    from dxsheet.rules.places import place_of as place_of
    from dxsheet.rules.running import check as check
    from dxsheet.rules.running import hits_for as hits_for
    from dxsheet.rules.settings import Settings as Settings
    from dxsheet.rules.settings import find_settings as find_settings

__all__ = [
    "RULES",
    "Hit",
    "Rule",
    "Settings",
    "check",
    "find_settings",
    "hits_for",
    "kept_reason",
    "place_of",
]

_HOME = {
    "RULES": "catalogue",
    "Hit": "engine",
    "Rule": "engine",
    "Settings": "settings",
    "check": "running",
    "find_settings": "settings",
    "hits_for": "running",
    "kept_reason": "kept",
    "place_of": "places",
}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value

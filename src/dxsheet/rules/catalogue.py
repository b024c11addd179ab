"""All the rules there are, in the order of their ids.

The modules in `checks` are found by listing the folder: a new rule is one function in one file.
"""

from __future__ import annotations

import os
from importlib import import_module

from dxsheet.rules import checks
from dxsheet.rules.engine import REGISTERED, Rule
from dxsheet.rules.outside import outside_rules

# Problem, cause, solution, team, communication, small start, outcome, kept, reader.
_FAMILIES = ("REF", "P", "C", "S", "T", "K", "M", "O", "X", "L", "Y")


def _registered() -> dict[str, Rule]:
    for name in sorted(os.listdir(checks.__path__[0])):  # noqa: PTH208 pathlib costs start-up
        if name.endswith(".py") and not name.startswith("_"):
            import_module(f"{checks.__name__}.{name[:-3]}")
    return {one.id: one for one in sorted((*REGISTERED, *outside_rules()), key=_place)}


def _place(one: Rule) -> tuple[int, str]:
    return _FAMILIES.index(one.id.rstrip("0123456789")), one.id


RULES: dict[str, Rule] = _registered()

KNOWN = frozenset(RULES)

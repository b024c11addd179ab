"""What the tests of the checks share: a sheet from keyword arguments, and what is found on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dxsheet.rules import Settings, check
from dxsheet.sheet.chain import at_of
from dxsheet.sheet.shape import shaped

Found = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def found() -> Found:
    """Rule, severity and place of what is found of the rules named, on a sheet of plain data."""

    def of(*rules: str, **data: Any) -> list[tuple[str, str, str]]:
        full = {"dxsheet": "1", "title": "t", **data}
        sheet, _ = shaped(full)
        hits = check(sheet, data=full, settings=Settings(select=rules))
        return [(hit.rule, hit.severity, at_of(hit.path, sheet)) for hit in hits if not hit.kept]

    return of

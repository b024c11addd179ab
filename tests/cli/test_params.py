"""`--as-of` reads a day as the sheets do."""

from __future__ import annotations

from datetime import date

import pytest

from dxsheet.cli.params import day
from dxsheet.findings import DxsheetError


@pytest.mark.parametrize(
    "written", ["2025-07-01", "2025/7/1", "令和7年7月1日", "R7.7.1", "1 July 2025", "20250701"]
)
def test_a_day_however_it_is_written(written: str) -> None:
    assert day(written) == "2025-07-01"


def test_today_where_none_is_said() -> None:
    assert day(None) == date.today().isoformat()


@pytest.mark.parametrize("written", ["そのうち", "2025-02-30", "7"])
def test_what_is_no_day_is_refused_by_its_name(written: str) -> None:
    with pytest.raises(DxsheetError) as caught:
        day(written)
    assert caught.value.code == 2 and written in caught.value.message.ja

"""Work shared among processes: the same results in the same order, nothing read far ahead."""

from __future__ import annotations

import os
from contextlib import closing

import pytest

from dxsheet.flows.parallel import in_order


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def refuse_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def test_results_come_in_order_from_several_processes() -> None:
    found = list(in_order(doubled, range(1000), processes=3))
    assert [one for one, _ in found] == [2 * number for number in range(1000)]
    assert len({process for _, process in found}) == 3
    assert os.getpid() not in {process for _, process in found}


def test_few_things_stay_in_this_process() -> None:
    found = list(in_order(doubled, range(20)))
    assert {process for _, process in found} == {os.getpid()}
    assert list(in_order(doubled, [])) == []
    assert list(in_order(doubled, [], processes=2)) == []


def test_things_are_read_only_a_little_ahead() -> None:
    read = []
    feed = (read.append(number) or number for number in range(10_000))
    with closing(in_order(doubled, feed, processes=2)) as results:
        for _ in range(50):
            next(results)
        assert len(read) < 500


def test_what_nobody_expected_is_raised_here() -> None:
    with pytest.raises(RuntimeError, match="ValueError: seven"):
        list(in_order(refuse_seven, range(40), processes=2))

"""Signals held back for the moment in which a file is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def signals_held() -> Iterator[None]:
    """Ctrl-C, SIGTERM and SIGHUP wait until the block is over and are delivered then.

    Handlers are swapped rather than signals blocked: a blocked signal would go to another thread,
    and Python would run its handler in this one all the same. Outside the main thread Python
    delivers no signal, so there is nothing to hold.
    """
    import signal

    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        if number not in came:
            came.append(number)

    before = []
    try:
        for name in _NAMES:
            number = getattr(signal, name, None)
            # A handler of None was set outside Python and could not be put back.
            if number is not None and signal.getsignal(number) is not None:
                before.append((number, signal.signal(number, note)))
    except ValueError:  # not the main thread
        pass
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
        _deliver(came)


def _deliver(numbers: list[int]) -> None:
    """Raise each signal anew, the later ones too where an earlier one raises an exception."""
    if not numbers:
        return
    import signal

    try:
        signal.raise_signal(numbers[0])
    finally:
        _deliver(numbers[1:])

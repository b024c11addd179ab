"""One writer at a time: a kernel lock that ends with its process, so it can never go stale.

On POSIX the sheet itself is locked, not a file beside it: nothing is left in the folder, everybody
who can read the sheet takes part whatever their account, and sheets in one folder do not wait for
each other. A write replaces the file, so the lock is handed to the new one before it takes the
old one's place, and whoever waited looks whether what it locked is still the sheet. Windows cannot
replace a file that is open; there an empty file in the temporary folder, named by a hash of the
sheet's path, is locked instead.
"""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from dxsheet.findings import DxsheetError
from dxsheet.lang import Text


class BusyError(DxsheetError):
    """Another process kept the file locked until the time was over (exit 3)."""


_BUSY = Text(
    "{path} is being changed by another dxsheet; waited {seconds} seconds.",
    "{path} は別の dxsheet が変更中です（{seconds}秒待ちました）。",
)
_WAIT = Text(
    "Nothing was written. Wait for the other one to end, or close it, and try again.",
    "何も書いていません。もう一方が終わるのを待つか閉じてから、もう一度試してください。",
)


_WINDOWS = os.name == "nt"
_PAUSE = 0.005
_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass
class _Held:
    """A lock of this thread; `depth` counts the blocks that rely on it."""

    descriptor: int
    depth: int = 1


_held: dict[tuple[str, int], _Held] = {}


@contextmanager
def locked(path: str, timeout: float = 10.0) -> Iterator[None]:
    """Keep other writers of this sheet out for the length of the block.

    The same thread may nest it. A file that does not exist yet, or cannot be opened, is not
    locked: making it is exclusive in itself, and reading it tells what is wrong.

    Raises:
        BusyError: the lock did not come free within `timeout` seconds.
    """
    target = os.path.realpath(path)
    me = (target, threading.get_ident())
    mine = _held.get(me)
    if mine is not None:
        mine.depth += 1
    else:
        descriptor = _acquire(target, path, timeout)
        if descriptor is None:
            yield
            return
        mine = _held[me] = _Held(descriptor)
    try:
        yield
    finally:
        mine.depth -= 1
        if not mine.depth:
            del _held[me]
            _release(mine.descriptor)


def claim(target: str, descriptor: int) -> bool:
    """Lock the file that is about to replace the locked one; nobody else knows it yet.

    True where this thread holds the sheet's lock and `adopt` is to be called after the replace.
    """
    if _WINDOWS or (target, threading.get_ident()) not in _held:
        return False
    try:
        return _try(descriptor)
    except OSError:  # a file system without locks
        return False


def adopt(target: str, descriptor: int) -> None:
    """Hold the new file's lock from now on; it is closed when the lock ends."""
    mine = _held[(target, threading.get_ident())]
    mine.descriptor, old = descriptor, mine.descriptor
    os.close(old)


def _acquire(target: str, path: str, timeout: float) -> int | None:
    """A descriptor that holds the lock; None where there is nothing to lock."""
    end = time.monotonic() + timeout
    while True:
        descriptor = _open(target)
        if descriptor is None:
            return None
        try:
            if _try(descriptor) and _still(descriptor, target):
                return descriptor
        except OSError:  # a file system without locks: the comparison of bytes remains
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > end:
            raise BusyError(_BUSY.fill(path=path, seconds=f"{timeout:g}"), _WAIT)
        time.sleep(_PAUSE)


def _open(target: str) -> int | None:
    if _WINDOWS:
        return os.open(_beside(target), os.O_RDWR | os.O_CREAT)
    # Network file systems lock only what is open for writing.
    for mode in (os.O_RDWR, os.O_RDONLY):
        try:
            descriptor = os.open(target, mode | _FLAGS)
        except OSError:
            continue
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
        return None
    return None


def _beside(target: str) -> str:
    from hashlib import sha256
    from tempfile import gettempdir

    name = sha256(os.path.normcase(target).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{gettempdir()}{os.sep}dxsheet-{name[:32]}.lock"


def _try(descriptor: int) -> bool:
    """Whether the lock is ours now; raises OSError where the file system has none."""
    try:
        if _WINDOWS:
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _still(descriptor: int, target: str) -> bool:
    """Whether what is locked is still the sheet, not a file that was replaced while we waited."""
    if _WINDOWS:
        return True
    try:
        return os.path.samestat(os.fstat(descriptor), Path(target).stat())
    except FileNotFoundError:
        return False


def _release(descriptor: int) -> None:
    """Closing ends a POSIX lock; Windows wants to be told."""
    if _WINDOWS:
        import msvcrt

        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined]
    os.close(descriptor)


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

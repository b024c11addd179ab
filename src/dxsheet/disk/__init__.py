"""The disk: whole writes, one writer at a time, signals held back meanwhile (design section 6)."""

from dxsheet.disk.lock import BusyError, locked, signals_held
from dxsheet.disk.whole import ChangedError, ExistsError, write_whole

__all__ = ["BusyError", "ChangedError", "ExistsError", "locked", "signals_held", "write_whole"]

"""The disk: whole writes, one writer at a time, signals held back meanwhile (design section 6)."""

from dxsheet.disk.lock import locked
from dxsheet.disk.signals import signals_held
from dxsheet.disk.troubles import BusyError, ChangedError, ExistsError
from dxsheet.disk.whole import write_whole

__all__ = ["BusyError", "ChangedError", "ExistsError", "locked", "signals_held", "write_whole"]

"""The file on disk as data with places: one door in, one way to write, edits that keep comments.

Everything is resolved on first use, so that naming this package costs nothing at start-up. The
writer is not among the names: `dxsheet.yamlfile.dump` is the module, `dump.dump` the function.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.yamlfile.document import Document as Document
    from dxsheet.yamlfile.document import Map as Map
    from dxsheet.yamlfile.document import Seq as Seq
    from dxsheet.yamlfile.document import Unreadable as Unreadable
    from dxsheet.yamlfile.document import parse as parse
    from dxsheet.yamlfile.door import read as read
    from dxsheet.yamlfile.paths import at_of as at_of
    from dxsheet.yamlfile.paths import path_text as path_text
    from dxsheet.yamlfile.scalars import Bare as Bare

_HOME = {
    "Document": "document",
    "Map": "document",
    "Seq": "document",
    "Unreadable": "document",
    "parse": "document",
    "read": "door",
    "at_of": "paths",
    "path_text": "paths",
    "Bare": "scalars",
}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value

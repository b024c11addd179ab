"""What a page says, decided once; `render` draws it in many forms.

Everything is resolved on first use, so that counting gaps does not import the pages.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.summary.blocks import Page as Page
    from dxsheet.summary.gaps import Gap as Gap
    from dxsheet.summary.page import summarise as summarise
    from dxsheet.summary.page import summarise_many as summarise_many

_HOME = {
    "Gap": "gaps",
    "Page": "blocks",
    "summarise": "page",
    "summarise_many": "page",
}


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value

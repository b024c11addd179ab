"""dxsheet: a problem, cause and solution worksheet. The same verbs as the commands, as values.

    import dxsheet

    sheet = dxsheet.load("2025-02-03-転入手続.yaml")
    for finding in dxsheet.check(["2025-02-03-転入手続.yaml"]):
        ...
    text = dxsheet.render(dxsheet.summarise([sheet]), "md")

Nothing here prints; what cannot go on raises `DxsheetError`, whose `message` and `hint` are texts
in English and Japanese.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["DxsheetError", "Finding", "Sheet", "Text", "check", "load", "render", "summarise"]

# Resolved on first use, so that `dxsheet --version` loads nothing; `__init__.pyi` has the types.
_HOME = {
    "check": "dxsheet.api",
    "load": "dxsheet.api",
    "render": "dxsheet.api",
    "summarise": "dxsheet.api",
    "DxsheetError": "dxsheet.findings",
    "Finding": "dxsheet.findings",
    "Text": "dxsheet.lang",
    "Sheet": "dxsheet.sheet.nouns",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'dxsheet' has no attribute {name!r}")
    import importlib

    value: object = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value

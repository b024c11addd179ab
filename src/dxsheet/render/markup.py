"""The one door through which text reaches HTML and SVG: every piece of it is escaped here.

`tag` builds an element. A child or attribute that is a plain `str` is text and is escaped; only
what is of the type `Markup` goes in as it stands, and only this module makes one. So nothing that
a sheet says can become an element, an attribute or a script (docs/decisions/0007).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dxsheet.visible import visible

Attribute = str | int | float | bool | None

_NEWLINE = re.compile("\r\n|\r|\n")
_VOID = frozenset(("meta", "br", "hr", "col", "link"))
# Keyword → attribute, filled with what has been met.
_NAMES: dict[str, str] = {}


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """Plain text as markup: acting characters spelt out, the five special ones as entities."""
    return Markup(_escaped(text))


def tag(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """One element. `class_` stands for `class`, `_` inside a name for `-`.

    An attribute that is None or False is left out; True gives its bare name.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        shown = _NAMES.get(key) or _named(key)
        parts.append(f" {shown}" if value is True else f' {shown}="{_value(value)}"')
    parts.append(">")
    if name in _VOID:
        return Markup("".join(parts))
    for child in children:
        parts.append(child if type(child) is Markup else _escaped(child))
    parts.append(f"</{name}>")
    return Markup("".join(parts))


def joined(pieces: Iterable[str]) -> Markup:
    """Pieces one after another; those that are plain text are escaped."""
    return Markup("".join([one if type(one) is Markup else _escaped(one) for one in pieces]))


def lines(text: str) -> Markup:
    """Text whose line ends are meant, with a break at each."""
    return Markup("<br>".join([_escaped(one) for one in _NEWLINE.split(text)]))


def style(sheet: str) -> Markup:
    """A style sheet of the package's own; it may not hold the end of its element."""
    if "</" in sheet:
        raise ValueError("a style sheet may not close its element")
    return Markup(f"<style>{sheet}</style>")


def _escaped(text: str) -> str:
    if not text.isprintable():  # every acting character is one that Unicode calls unprintable
        text = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def _named(key: str) -> str:
    name = _NAMES[key] = key.rstrip("_").replace("_", "-")
    return name


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _escaped(value)
    return f"{value:.1f}" if isinstance(value, float) else str(value)

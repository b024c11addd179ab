"""Paths inside a sheet: how a place is named to a reader."""

from __future__ import annotations

from collections.abc import Sequence

Path = tuple[str | int, ...]


def path_text(path: Sequence[str | int]) -> str:
    """The field as findings name it: `problems[0].text`."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        else:
            parts.append(f".{part}" if parts else part)
    return "".join(parts)


def at_of(data: object, path: Sequence[str | int]) -> str:
    """The thing a path belongs to: the item's id, else the list entry, else the top key.

    A path that the data does not have is named as far as it goes.
    """
    if not path:
        return ""
    top = str(path[0])
    if len(path) < 2 or not isinstance(path[1], int):
        return top
    entries = data.get(path[0]) if isinstance(data, dict) else None
    if isinstance(entries, list) and 0 <= path[1] < len(entries):
        entry = entries[path[1]]
        name = entry.get("id") if isinstance(entry, dict) else None
        if isinstance(name, str) and name:
            return name
    return f"{top}[{path[1]}]"

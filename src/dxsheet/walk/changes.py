"""How answers become edits of the file: parents that are missing are made on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dxsheet.walk.scene import Path, value_at
from dxsheet.yamlfile.edit import Change, Delete, Insert, Put

__all__ = ["Change", "Delete", "Insert", "Put", "add", "put"]


def put(data: Mapping[str, Any], path: Path, value: Any) -> Change:  # noqa: ANN401
    """Set the value at a path; the mappings above it are written where there are none."""
    depth = len(path) - 1
    while depth > 0 and not isinstance(value_at(data, path[:depth]), (dict, list)):
        value = {path[depth]: value}
        depth -= 1
    return Put(path[: depth + 1], value)


def retire(data: Mapping[str, Any], name: str) -> tuple[Change, ...]:
    """Keep the id of an item that is taken out from being given again (欠番)."""
    return (add(data, ("retired",), name),) if name else ()


def moved(data: Mapping[str, Any], path: Path) -> tuple[Change, ...]:
    """Take out an entry whose text goes elsewhere.

    What was parked as soon as it was said was no item yet: its id is free again.
    """
    entry = value_at(data, path)
    bare = not set(entry) - {"id", "text", "problems"}
    return (Delete(path), *(() if bare else retire(data, str(entry.get("id") or ""))))


def add(data: Mapping[str, Any], path: Path, value: Any) -> Change:  # noqa: ANN401
    """Append an entry to the list at a path; the list is written where there is none."""
    if value_at(data, path):
        return Insert(path, None, value)
    return put(data, path, [value])

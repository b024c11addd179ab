"""Where on the page a finding is shown: the text it is about, else the line that would hold it."""

from __future__ import annotations

from dxsheet.sheet.fields import Path
from dxsheet.yamlfile import Document


def place_of(document: Document, path: Path) -> tuple[int, int]:
    """Line and column (from 1) of a hit's path.

    A text that is there: where it starts. A section: its key. A field that is missing: the key of
    the section, or the entry of the list, that lacks it.
    """
    node: object = document.data
    for part in path:
        if isinstance(node, dict) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
            node = node[part]
        else:
            node = None
    if isinstance(node, str) and node.strip():
        return document.place(path)
    return document.key_place(path)

"""The wording rules as the walk asks them: each statement judged once in a sitting."""

from __future__ import annotations

from dxsheet.rules.rule import Hit
from dxsheet.walk.scene import Hits


def remembered() -> Hits:
    """The wording rules by the office's settings, remembering what they said."""
    from dxsheet.rules import find_settings, hits_for

    settings = find_settings(".")
    seen: dict[tuple[str, str], list[Hit]] = {}

    def hits(text: str, kind: str) -> list[Hit]:
        key = (text, kind)
        if key not in seen:
            seen[key] = hits_for(text, kind, settings=settings)
        return seen[key]

    return hits

"""Findings that the people kept, with their reason (了承): which entry fits which finding."""

from __future__ import annotations

from dxsheet.rules.engine import Hit
from dxsheet.sheet.chain import at_of
from dxsheet.sheet.fields import Path
from dxsheet.sheet.nouns import Kept, Sheet
from dxsheet.spoken import folded
from dxsheet.yamlfile import path_text


def fits(entry: Kept, rule: str, path: Path, sheet: Sheet) -> bool:
    """Whether an entry speaks of a finding: the rule and the place, as id, list entry or field."""
    if not entry.rule or not entry.at or folded(entry.rule.strip()) != folded(rule):
        return False
    at = folded(entry.at.strip())
    return at in (folded(at_of(path, sheet)), folded(path_text(path)), folded(path_text(path[:2])))


def kept_reason(sheet: Sheet, rule: str, path: Path) -> str | None:
    """The reason a finding was kept for, None where it was not; an entry without one keeps none."""
    for entry in sheet.kept:
        if entry.reason and fits(entry, rule, path, sheet):
            return entry.reason
    return None


def marked(hits: list[Hit], sheet: Sheet) -> list[Hit]:
    """The findings, the kept ones with their reason."""
    if not sheet.kept:
        return list(hits)
    return [hit._replace(kept=kept_reason(sheet, hit.rule, hit.path)) for hit in hits]

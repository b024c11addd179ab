"""Findings as GitHub workflow annotations, one `::` line each."""

from __future__ import annotations

from collections.abc import Iterable

from dxsheet.findings import Finding
from dxsheet.lang import Lang
from dxsheet.visible import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def draw(findings: Iterable[Finding], lang: Lang) -> str:
    """The annotations; a finding that was kept is a notice that says so."""
    return "".join(_line(one, lang) for one in findings)


def _line(one: Finding, lang: Lang) -> str:
    level = _LEVELS[one.severity] if one.kept is None else "notice"
    text = f"{one.message.to(lang)}\n{one.hint.to(lang)}"
    if one.kept is not None:
        text += f"\n{'kept' if lang == 'en' else '了承'}: {one.kept}"
    place = f"file={_property(one.file)},line={one.line},col={one.column}"
    return f"::{level} {place},title={_property(one.rule)}::{_data(text)}\n"


def _data(text: str) -> str:
    """A message: `%` and line ends are escaped as the runner reads them back."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

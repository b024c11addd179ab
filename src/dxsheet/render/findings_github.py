"""Findings as GitHub workflow annotations, one `::` line each."""

from __future__ import annotations

from collections.abc import Iterable

from dxsheet.findings import Finding
from dxsheet.lang import Lang, Text
from dxsheet.visible import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def draw(findings: Iterable[Finding], lang: Lang) -> str:
    """The annotations; a finding that was kept is a notice that says so."""
    return "".join(_line(one, lang) for one in findings)


_LEFT_OUT = Text(
    "This report leaves out {count} more findings (the receiver accepts no more).",
    "この結果には、ほかの{count}件の指摘が入っていません（受け取る側の上限のためです）。",
)


def left_out(count: int) -> Text:
    """What is said where the receiver of a report does not take all of it."""
    return _LEFT_OUT.fill(count=count)


def notice(count: int, lang: Lang) -> str:
    """The same as an annotation."""
    return f"::warning ::{_data(left_out(count).to(lang))}\n"


def _line(one: Finding, lang: Lang) -> str:
    level = _LEVELS[one.severity] if one.kept is None else "notice"
    text = f"{one.message.to(lang)}\n{one.hint.to(lang)}"
    if one.kept is not None:
        text += f"\n{'kept' if lang == 'en' else '残した指摘'}: {one.kept}"
    place = f"file={_property(one.file)},line={one.line},col={one.column}"
    return f"::{level} {place},title={_property(one.rule)}::{_data(text)}\n"


def _data(text: str) -> str:
    """A message: `%` and line ends are escaped as the runner reads them back."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

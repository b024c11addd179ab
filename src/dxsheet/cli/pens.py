"""How the findings of one file are drawn in each form, so that a report can be put together.

A pen is made once, sent to the processes that check, and says what its drawing depends on: a report
out of the cache is only used where that is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dxsheet.findings import Finding
from dxsheet.lang import Lang
from dxsheet.screen import Screen

LineOf = Callable[[str, int], str]


class TextPen:
    """For a terminal or a page of text."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._width = screen.width
        self.form = f"text {screen.lang} {self._width} {screen.colour}"

    def draw(self, findings: Sequence[Finding], line_of: LineOf) -> str:
        """The lines of one file, and an empty one."""
        from dxsheet.render.findings_text import piece

        paint = self._screen.paint
        lines = piece(findings, self._screen.lang, width=self._width, line_of=line_of)
        return "".join(["".join(map(paint, line)) + "\n" for line in lines])


class FormPen:
    """For another program: `json`, `sarif` or `github`."""

    def __init__(self, format: str, lang: Lang) -> None:
        self._format = format
        self._lang: Lang = lang
        self.form = f"{format} {lang}"

    def draw(self, findings: Sequence[Finding], line_of: LineOf) -> str:
        """The findings of one file."""
        if self._format == "github":
            from dxsheet.render import findings_github

            return findings_github.draw(findings, self._lang)
        if self._format == "sarif":
            from dxsheet.render import findings_sarif

            return findings_sarif.piece(findings, self._lang)
        from dxsheet.render import findings_json

        return findings_json.piece(findings, self._lang)

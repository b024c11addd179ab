"""How the report of a check is put together from what is found in each file, form by form."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dxsheet import git
from dxsheet.findings import SEVERITIES, DxsheetError, Finding
from dxsheet.flows.checking.run import Run
from dxsheet.lang import Lang, Text
from dxsheet.render import findings_forms
from dxsheet.render.findings_forms import Described
from dxsheet.rules import RULES
from dxsheet.rules.pages import about, both_pages
from dxsheet.screen import Screen
from dxsheet.width import wrapped

FORMATS = ("text", "concise", "json", "github", "sarif")
# What code scanning takes of one run; more annotations help nobody either.
RECEIVER_TAKES = {"github": 25_000, "sarif": 25_000}
_IN_A_FILE = 80  # columns

_TOLD_KEPT = Text(" ({count} kept)", "（ほかに、残した指摘{count}件）")


class TextPen:
    """For a terminal or a page of text."""

    def __init__(self, screen: Screen, *, in_a_file: bool = False) -> None:
        self._screen = screen
        self._plain = in_a_file
        self._width = _IN_A_FILE if in_a_file else screen.width
        self.form = f"text {screen.lang} {self._width} {screen.colour and not in_a_file}"

    def draw(self, findings: Sequence[Finding], line_of: Callable[[str, int], str]) -> str:
        """The lines of one file, and an empty one."""
        lines = findings_forms.text_piece(
            findings, self._screen.lang, width=self._width, line_of=line_of
        )
        return "".join("".join(map(self._painted, line)) + "\n" for line in lines)

    def _painted(self, part: str | tuple[str, str]) -> str:
        return self._screen.paint(part[1] if self._plain and isinstance(part, tuple) else part)


class FormPen:
    """For another program: `concise`, `json`, `sarif` or `github`.

    `top` is the folder that the receiver has as its root; names there are from it.
    """

    def __init__(self, format: str, lang: Lang, top: str = "") -> None:
        self._format = format
        self._lang: Lang = lang
        self._top = top
        self.form = f"{format} {lang} {top}"

    def draw(self, findings: Sequence[Finding], line_of: Callable[[str, int], str]) -> str:
        """The findings of one file."""
        if self._format == "concise":
            return findings_forms.concise(findings, self._lang)
        if self._format == "json":
            return findings_forms.json_piece(findings, self._lang)
        if self._top:
            findings = [one._replace(file=_below(self._top, one.file)) for one in findings]
        if self._format == "github":
            return findings_forms.github(findings, self._lang)
        return findings_forms.sarif_piece(findings, self._lang)


class CountingPen:
    """For --statistics: the rule, the severity and whether it was kept, a line each."""

    form = "statistics"

    def draw(self, findings: Sequence[Finding], line_of: Callable[[str, int], str]) -> str:
        """The lines of one file."""
        return "".join(
            f"{one.rule} {one.severity} {'kept' if one.kept is not None else 'stands'}\n"
            for one in findings
        )


def pen_for(
    screen: Screen, form: str, *, statistics: bool, in_a_file: bool
) -> TextPen | FormPen | CountingPen:
    """What draws the findings of each file; `in_a_file` knows no colour and no screen's width."""
    if statistics:
        return CountingPen()
    if form == "text":
        return TextPen(screen, in_a_file=in_a_file)
    return FormPen(form, screen.lang, _top() if form in RECEIVER_TAKES else "")


def _top() -> str:
    """The folder that annotations and code scanning name files from; empty where there is none."""
    try:
        return git.top_of(".", ".")[0]
    except DxsheetError:
        return ""


def _below(top: str, file: str) -> str:
    name = os.path.relpath(Path.cwd().resolve() / file, os.path.realpath(top))
    return file if name.startswith("..") else name.replace(os.sep, "/")


def report(
    screen: Screen, run: Run, pieces: Iterator[bytes], form: str, *, statistics: bool
) -> Iterator[bytes]:
    """The whole report in bytes, as it goes to a file or to standard output."""
    if statistics:
        yield _statistics(Counter(b"".join(pieces).decode().splitlines()), form, screen.lang)
    elif form in ("json", "sarif"):
        yield from _around(screen, run, pieces, form)
        return
    else:
        yield from pieces
    if form == "github" and run.left_out:
        yield findings_forms.github_notice(run.left_out, screen.lang).encode()
    if form == "text":
        counts: dict[str, int] = dict(zip(SEVERITIES, run.counts, strict=False))
        told = screen.paint(findings_forms.total(run.files, counts, run.counts.kept))
        yield ("\n".join(wrapped(told, screen.width)) + "\n").encode()


def _around(screen: Screen, run: Run, pieces: Iterator[bytes], form: str) -> Iterator[bytes]:
    """One object: it begins with what is known only in the end, so the pieces wait on disk."""
    from tempfile import SpooledTemporaryFile

    with SpooledTemporaryFile(1 << 22) as waiting:
        for piece in pieces:
            waiting.write(piece)
        some = waiting.tell() > 0
        if form == "json":
            start, end = findings_forms.json_around(run.files, some=some)
        else:
            start, end = findings_forms.sarif_around(
                screen.lang, described(), some=some, left_out=run.left_out
            )
        waiting.seek(1)  # after the first comma
        yield start.encode()
        while block := waiting.read(1 << 20):
            yield block + waiting.readline()
        yield end.encode()


def _statistics(found: Counter[str], form: str, lang: Lang) -> bytes:
    """How often each rule was found, the most frequent first."""
    rows: dict[tuple[str, str], dict[str, int]] = {}
    for line, count in found.items():
        rule, severity, standing = line.split(" ")
        rows.setdefault((rule, severity), {"stands": 0, "kept": 0})[standing] += count
    ordered = sorted(rows.items(), key=lambda row: (-row[1]["stands"], row[0]))
    names = {rule: RULES[rule].name.to(lang) for rule, _ in rows}
    if form == "json":
        listed = [
            {
                "rule": rule,
                "severity": severity,
                "name": names[rule],
                "count": told["stands"],
                "kept": told["kept"],
            }
            for (rule, severity), told in ordered
        ]
        return findings_forms.safe_json(listed).encode()
    lines = []
    for (rule, severity), told in ordered:
        label = findings_forms.severity(severity).to(lang)
        kept = _TOLD_KEPT.fill(count=told["kept"]).to(lang) if told["kept"] else ""
        lines.append(f"{told['stands']:>6}  {rule:<6}  {label}  {names[rule]}{kept}\n")
    return "".join(lines).encode()


def described() -> list[Described]:
    """Every rule, as a viewer of SARIF shows it beside its findings."""
    return [
        Described(one.id, one.severity, one.name, about(one), both_pages(one))
        for one in RULES.values()
    ]

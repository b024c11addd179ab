"""Findings for a terminal: by file, each with its line of the sheet and a caret under the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from dxsheet.findings import Finding
from dxsheet.lang import Lang, Text
from dxsheet.width import cells, cut, fitting, visible, wrapped

Part = str | tuple[str, str]
Line = tuple[Part, ...]

_SEVERITY = {
    "error": Text("error", "エラー"),
    "warning": Text("warning", "注意"),
    "info": Text("hint", "ヒント"),
}
_KEPT = Text("kept", "残した指摘")
_REASON = Text("kept because: {reason}", "残した理由: {reason}")
_CLEAN = Text("Sheets checked: {files}. No findings.", "シート{files}件: 指摘はありません。")
_COUNT = Text(
    "Sheets checked: {files}. Errors: {error}, warnings: {warning}, hints: {info}{kept}.",
    "シート{files}件: エラー{error}件、注意{warning}件、ヒント{info}件{kept}。",
)
_COUNT_KEPT = Text(", kept: {count}", "（ほかに、残した指摘{count}件）")


def piece(
    listed: Sequence[Finding],
    lang: Lang,
    *,
    width: int,
    line_of: Callable[[str, int], str],
) -> Iterator[Line]:
    """Lines of parts, a part being text or (style, text), for the findings of one file or more.

    `line_of(file, line)` gives the line of the sheet, without its end.
    """
    last = None
    for one in listed:
        if one.file != last:
            if last is not None:
                yield ("",)
            yield (("strong", _name(one.file)),)
            last = one.file
        yield from _finding(one, lang, width, line_of)
    if listed:
        yield ("",)


def concise(findings: Sequence[Finding], lang: Lang) -> str:
    """One line a finding, as compilers and editors have it: file, line, column, rule, message."""
    lines = []
    for one in findings:
        label = _SEVERITY[one.severity] if one.kept is None else _KEPT
        place = f"{_name(one.file)}:{one.line}:{one.column}"
        said = f"{place}: {one.rule} {label.to(lang)}: {one.message.to(lang)}"
        lines.append(visible(" ".join(said.splitlines())) + "\n")
    return "".join(lines)


def severity(name: str) -> Text:
    """What a severity is called."""
    return _SEVERITY[name]


def _name(file: str) -> str:
    """A file's name on one line of its own: a line end in it would read as a line of the report."""
    return file.replace("\n", "<U+000A>").replace("\t", "<U+0009>")


def _finding(
    one: Finding, lang: Lang, width: int, line_of: Callable[[str, int], str]
) -> Iterator[Line]:
    label = _SEVERITY[one.severity].to(lang)
    style: str = one.severity
    if one.kept is not None:
        label, style = _KEPT.to(lang), "faint"
    yield (
        "  ",
        f"{one.line}:{one.column}",
        "  ",
        (style, label),
        "  ",
        ("strong", one.rule),
        "  ",
        one.at,
    )
    for line in wrapped(one.message.to(lang), width - 4):
        yield ("    ", line)
    yield from _quoted(line_of(one.file, one.line), one.column, width - 6)
    hint = one.hint if one.kept is None else _REASON.fill(reason=one.kept)
    for index, line in enumerate(_hint(hint.to(lang), width - 6)):
        yield ("    → " if index == 0 else "      ", line)


@lru_cache(maxsize=256)  # a rule has one hint, or a few
def _hint(text: str, width: int) -> list[str]:
    return wrapped(text, width)


def _quoted(text: str, column: int, width: int) -> Iterator[Line]:
    """The sheet's line, the part around the column where it is long, and a caret below."""
    if not text.strip() or width < 10:
        return
    near = 4 * width  # a long line costs what is shown of it
    first = max(0, column - 1 - near)
    before = visible(text[first : column - 1].replace("\t", " "))
    after = visible(text[column - 1 : column - 1 + near].replace("\t", " "))
    shown = before[len(before) - fitting(before[::-1], width // 2) :]
    line = ("…" if first or shown != before else "") + shown
    caret = cells(line)
    line += cut(after, width - caret)
    yield (("faint", "    │ "), line)
    yield (("faint", "    │ "), " " * caret, ("strong", "^"))


def total(files: int, counts: Mapping[str, int], kept: int) -> Text:
    """The last line: how many sheets, and how many findings of each severity."""
    if not kept and not any(counts.values()):
        return _CLEAN.fill(files=files)
    told = _COUNT_KEPT.fill(count=kept) if kept else Text("\u2060", "\u2060")
    text = _COUNT.fill(files=files, kept=told, **counts)
    return Text(text.en.replace("\u2060", ""), text.ja.replace("\u2060", ""))

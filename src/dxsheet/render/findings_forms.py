"""Findings: for a terminal and for editors, as JSON (design section 3), SARIF 2.1.0, for GitHub.

SARIF counts columns in code points.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from dxsheet import __version__
from dxsheet.findings import Finding, Severity, index_of
from dxsheet.lang import Lang, Text
from dxsheet.width import ACTS, cells, cut, fitting, visible, wrapped


def json_piece(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings as they stand in the list, each with a comma before it."""
    return "".join(
        ",\n    " + safe_json(_json_of(one, lang)).rstrip("\n").replace("\n", "\n    ")
        for one in findings
    )


def json_around(files: int, *, some: bool) -> tuple[str, str]:
    """What stands before the pieces, the first without its comma, and after; `some` if any."""
    start = f'{{\n  "files": {files},\n  "findings": ['
    return start, "\n  ]\n}\n" if some else "]\n}\n"


def _json_of(one: Finding, lang: Lang) -> dict[str, object]:
    return {
        "rule": one.rule,
        "severity": one.severity,
        "message": one.message.to(lang),
        "hint": one.hint.to(lang),
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "at": one.at,
        "path": one.path,
        "kept": one.kept,
    }


def safe_json(value: object) -> str:
    """JSON that a terminal can show: Japanese as it is, acting characters as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return ACTS.sub(lambda match: _escaped(match.group()), text) + "\n"


def _escaped(sign: str) -> str:
    return json.dumps(sign)[1:-1]


_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}


def github(findings: Iterable[Finding], lang: Lang) -> str:
    """The annotations; a finding that was kept is a notice that says so."""
    return "".join(_line(one, lang) for one in findings)


_LEFT_OUT = Text(
    "This report leaves out {count} more findings (the receiver accepts no more).",
    "この結果には、ほかの{count}件の指摘が入っていません（受け取る側の上限のためです）。",
)


def left_out(count: int) -> Text:
    """What is said where the receiver of a report does not take all of it."""
    return _LEFT_OUT.fill(count=count)


def github_notice(count: int, lang: Lang) -> str:
    """The same as an annotation."""
    return f"::warning ::{_data(left_out(count).to(lang))}\n"


def _line(one: Finding, lang: Lang) -> str:
    level = _GITHUB[one.severity] if one.kept is None else "notice"
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


_SARIF = {"error": "error", "warning": "warning", "info": "note"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Described(NamedTuple):
    """What a viewer of findings shows of a rule: `about` is plain text, `page` Markdown."""

    id: str
    severity: Severity
    name: Text
    about: Text
    page: Text


def sarif_piece(findings: Iterable[Finding], lang: Lang) -> str:
    """Findings as they stand in the list of results, each with a comma before it."""
    return "".join(
        ",\n        " + safe_json(_result(one, lang)).rstrip("\n").replace("\n", "\n        ")
        for one in findings
    )


def sarif_around(
    lang: Lang, rules: Iterable[Described], *, some: bool, left_out: int = 0
) -> tuple[str, str]:
    """What stands before the pieces, the first without its comma, and after; `some` if any.

    `left_out` findings are not among them: a notification says so.
    """
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "dxsheet",
                "version": __version__,
                "rules": [_rule(one, lang) for one in sorted(rules, key=lambda one: one.id)],
            }
        },
        "columnKind": "unicodeCodePoints",
    }
    if left_out:
        told = {"level": "warning", "message": {"text": _LEFT_OUT.fill(count=left_out).to(lang)}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [told]}]
    run["results"] = []
    whole = safe_json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})
    start, _, end = whole.rpartition("[]")
    return f"{start}[", f"\n      ]{end}" if some else f"]{end}"


def _rule(one: Described, lang: Lang) -> dict[str, Any]:
    return {
        "id": one.id,
        "shortDescription": {"text": one.name.to(lang)},
        "fullDescription": {"text": one.about.to(lang)},
        "help": {"text": one.about.to(lang), "markdown": one.page.to(lang)},
        "helpUri": _help(one.id),
        "defaultConfiguration": {"level": _SARIF[one.severity]},
    }


def _result(one: Finding, lang: Lang) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(one.file)},
            "region": {"startLine": one.line, "startColumn": one.column},
        }
    }
    if one.at:  # a file that cannot be read has no items
        place["logicalLocations"] = [{"name": one.at, "fullyQualifiedName": one.path}]
    result: dict[str, Any] = {
        "ruleId": one.rule,
        "level": _SARIF[one.severity],
        "message": {"text": f"{one.message.to(lang)}\n{one.hint.to(lang)}"},
        "locations": [place],
        "partialFingerprints": {"dxsheetFinding/v1": _fingerprint(one)},
    }
    if one.kept is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": one.kept}]
    return result


def _help(rule: str) -> str:
    """Where the rule's page stands; where nobody has said, a name that leads nowhere."""
    pages = os.environ.get("DXSHEET_RULES_URL", "")
    return f"{pages}#{rule.lower()}" if pages else f"urn:dxsheet:rule:{rule}"


def _fingerprint(one: Finding) -> str:
    """The same for a finding that only moved: its line does not count, nor its place in a list."""
    field = re.sub(r"\[\d+\]", "", one.path)
    told = "\0".join((one.rule, one.file, one.at, field, one.message.en))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _uri(file: str) -> str:
    """A relative reference with `/`, percent-encoded."""
    text = file.replace("\\", "/")
    return urllib.parse.quote(text.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~")


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


def text_piece(
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
        *(("  ", one.at) if one.at else ()),
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
    at, near = index_of(text, column), 4 * width  # a long line costs what is shown of it
    first = max(0, at - near)
    before = visible(text[first:at].replace("\t", " "))
    after = visible(text[at : at + near].replace("\t", " "))
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

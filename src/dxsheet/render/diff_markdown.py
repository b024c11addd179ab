"""A comparison as Markdown for the minutes: old words ~~struck~~, new ones **strong**."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dxsheet.compare.report import DiffPage, Line, Span
from dxsheet.render import markdown_text
from dxsheet.visible import one_line

# What would start a heading, a list or a rule at the head of a bullet.
_STARTS = re.compile(r"\A(\s*)([#+=-]|\d{1,9}(?=[.)]))")
_MARKS = {"old": "~~", "new": "**"}


def draw(page: DiffPage) -> str:
    """The whole page; it ends with a line end."""
    lines = [f"# {markdown_text.heading(page.title)}", "", markdown_text.line(page.between)]
    if not page.groups:
        lines += ["", page.nothing]
    for group in page.groups:
        lines += ["", f"## {markdown_text.heading(group.title)}", ""]
        for line in group.lines:
            lines += _bullet(line)
    return "\n".join(lines) + "\n"


def _bullet(line: Line) -> list[str]:
    head = f"**{_escaped(line.at)}** " if line.at else ""
    label = f"{_escaped(line.label)}: " if line.label else ""
    about = f" {_escaped(line.about)}" if line.about else ""
    told = marked(line.spans)
    if not head and not label:
        told = _started(told)
    found = [f"- {head}{label}{told}{about}"]
    found += [f"  - {_escaped(label)}: {marked(spans)}" for label, spans in line.notes]
    return found


def _started(text: str) -> str:
    """The first words of a bullet, kept from starting a heading or a list of their own."""
    return _STARTS.sub(
        lambda match: match[1] + (match[2] + "\\" if match[2][0].isdigit() else "\\" + match[2]),
        text,
    )


def _escaped(text: str) -> str:
    return markdown_text.escaped(one_line(text))


def marked(spans: Sequence[Span]) -> str:
    """Spans with old words struck and new ones strong, so that CommonMark reads the marks.

    A mark beside a sign (、 or a bracket) is only read as one with a space on its other side.
    """
    out = ""
    for index, span in enumerate(spans):
        text = one_line(span.text)
        if span.op == "same" or not text.strip():
            out += _escaped(text)
            continue
        mark = _MARKS[span.op]
        following = spans[index + 1] if index + 1 < len(spans) else None
        core = text.strip()
        before = text[: len(text) - len(text.lstrip())] or _room(core[0], out[-1:])
        after = text[len(text.rstrip()) :]
        if not after and (following is None or following.op == "same"):
            after = _room(core[-1], following.text[:1] if following else "")
        out += f"{before}{mark}{_escaped(core)}{mark}{after}"
    return out


def _room(edge: str, outside: str) -> str:
    """A space where a mark would not be read without one."""
    if not outside or outside.isspace() or _is_sign(outside) or not _is_sign(edge):
        return ""
    return " "


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"

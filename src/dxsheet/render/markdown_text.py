"""Text that stays text in GitHub-flavoured Markdown, whatever it holds.

Only what would act is escaped, so that the source also reads well in a chat and on paper. What a
host makes a link of in the finished page (an address, `#123`, `@name`) no back slash keeps from it,
and a formatter takes back slashes away: it stands in code, which a host passes over.

A comparison for the minutes has its old words ~~struck~~, new ones **strong**.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from dxsheet.compare.report import DiffPage, Line, Span
from dxsheet.width import one_line, visible

# Addresses, mail addresses, references to an issue (#123, GH-123, owner/name#123) and mentions,
# which notify somebody.
_LINKED = re.compile(
    r"""(?:https?://|ftp://|www\.)[!-\x3b=?-_a-z{|}~]+(?<![.,:;!?'")\]}*_])
    | [A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    | (?<![A-Za-z0-9_@.+/-])@[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*
    | (?<![A-Za-z0-9_&])(?:[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)?)?\#[0-9]+(?![A-Za-z0-9_])
    | (?<![A-Za-z0-9_])[Gg][Hh]-[0-9]+(?![A-Za-z0-9_])
    """,
    re.VERBOSE,
)
# What acts in the middle of a line. `_` inside a word and `&`, `<`, `\` before what they cannot
# join with are themselves.
_ACTS = re.compile(
    r"""[`*\[~$]
    | (?<![^\W_])_ | _(?![^\W_])
    | <(?=[A-Za-z/!?])
    | &(?=\#?[A-Za-z0-9]+;)
    | \\(?=[!-/:-@\[-`{-~]|$)
    """,
    re.VERBOSE,
)
# What acts at the start of a line: headings, quotes, lists, rules, underlines of headings, tables.
_STARTS = re.compile(r"(?:[#>+=|:-]|\d{1,9}(?=[.)]))")


def line(text: str) -> str:
    """One line of text for a paragraph, a list entry or a heading."""
    joined = escaped(" / ".join(lines(text)))
    found = _STARTS.match(joined)
    if found is None:
        return joined
    sign = found.group()
    if sign[0].isdigit():
        return f"{sign}\\{joined[len(sign) :]}"
    return f"\\{joined}"


def heading(text: str) -> str:
    """One line for a heading, where a closing `#` would be dropped."""
    return re.sub(r"(?<!\\)#(?=#*$)", r"\\#", line(text))


def cell(text: str) -> str:
    """One line for a table cell."""
    return escaped(" / ".join(lines(text))).replace("|", "\\|")


def lines(text: str) -> list[str]:
    """The lines of a text that say something, each without space around it."""
    parts = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return [visible(part).strip() for part in parts if part.strip()]


def escaped(text: str) -> str:
    """Text with everything that acts in the middle of a line escaped."""
    out: list[str] = []
    at = 0
    for found in _LINKED.finditer(text):
        if out and found.start() == at:  # two touch: in one piece of code
            out[-1] = f"{out[-1][:-1]}{found.group()}`"
        else:
            out += (_ACTS.sub(r"\\\g<0>", text[at : found.start()]), f"`{found.group()}`")
        at = found.end()
    return "".join((*out, _ACTS.sub(r"\\\g<0>", text[at:])))


# What would start a heading, a list or a rule at the head of a bullet.
_DIFF_STARTS = re.compile(r"\A(\s*)([#+=-]|\d{1,9}(?=[.)]))")
_MARKS = {"old": "~~", "new": "**"}


def drawn_difference(page: DiffPage) -> str:
    """The whole page; it ends with a line end."""
    lines = [f"# {heading(page.title)}", "", line(page.between)]
    if not page.groups:
        lines += ["", page.nothing]
    for group in page.groups:
        lines += ["", f"## {heading(group.title)}", ""]
        for one in group.lines:
            lines += _bullet(one)
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
    return _DIFF_STARTS.sub(
        lambda match: match[1] + (match[2] + "\\" if match[2][0].isdigit() else "\\" + match[2]),
        text,
    )


def _escaped(text: str) -> str:
    return escaped(one_line(text))


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

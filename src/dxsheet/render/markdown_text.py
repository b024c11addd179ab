"""Text that stays text in GitHub-flavoured Markdown, whatever it holds.

Only what would act is escaped, so that the source also reads well in a chat and on paper. What a
host makes a link of in the finished page (an address, `#123`, `@name`) no back slash keeps from it,
and a formatter takes back slashes away: it stands in code, which a host passes over.
"""

from __future__ import annotations

import re

from dxsheet.visible import visible

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
        out += (_ACTS.sub(r"\\\g<0>", text[at : found.start()]), f"`{found.group()}`")
        at = found.end()
    return "".join((*out, _ACTS.sub(r"\\\g<0>", text[at:])))

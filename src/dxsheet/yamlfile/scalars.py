"""One text as a YAML scalar: plain where nobody misreads it, `|` for several lines, else quoted."""

from __future__ import annotations

import re

from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Text


class Bare(str):
    """Text that stays unquoted although it looks like a number or a truth value: `4`, `true`."""

    __slots__ = ()


# What cannot stand in a file as itself, or turns the reading direction of what follows.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_STARTS_AS_SIGN = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|\Z)|---|\.\.\.")
_READS_AS_SIGN = re.compile(r":\s|\s#|:\Z")
_FLOW_SIGN = re.compile(r"[,\[\]{}:?]")

# What some YAML editor shows as a number, a truth value or nothing (YAML 1.1 and 1.2 together).
# Whole dates are left out: they are dates for both.
_LOOK_ALIKE = re.compile(
    r"""(?x)
    ~ | null | y | yes | n | no | true | false | on | off | = | <<
    | [-+]? (?: [0-9][0-9_,]* (?: :[0-5]?[0-9])* | 0[xob][0-9a-f_]+ )
    | [-+]? (?: [0-9][0-9_]* )? (?: :[0-5]?[0-9])* \.? [0-9_]* (?: e[-+]?[0-9]+ )?
    | [-+]? \.inf | \.nan
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [tT ] .*
    """,
    re.IGNORECASE,
)
_ESCAPED = re.compile(rf"{_UNPRINTABLE.pattern}|[\\\"]")
_NOTHING = ("", "~", "null", "Null", "NULL")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def plain_syntax(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and is read back as it is, as text or not."""
    return (
        bool(text)
        and text == text.strip()
        and not _UNPRINTABLE.search(text)
        and not _STARTS_AS_SIGN.match(text)
        and not _READS_AS_SIGN.search(text)
        and not (flow and _FLOW_SIGN.search(text))
    )


def plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and every editor takes it for text."""
    return plain_syntax(text, flow=flow) and not _LOOK_ALIKE.fullmatch(text)


def scalar(value: str | None, *, flow: bool = False) -> str:
    """A value on one line; nothing for None, except in brackets, where it is `null`.

    Raises:
        DxsheetError: half a character (a lone surrogate), which no file can hold.
    """
    if value is None:
        return "null" if flow else ""
    whole(value)
    fits = plain_syntax if isinstance(value, Bare) else plain
    return str(value) if fits(value, flow=flow) else quoted(value)


def key(text: str, *, flow: bool = False) -> str:
    """A key on one line."""
    return scalar(text, flow=flow) if text else '""'


def quoted(text: str) -> str:
    """The text in double quotes, on one line whatever it holds."""

    def one(match: re.Match[str]) -> str:
        sign = match.group()
        if sign in _ESCAPES:
            return _ESCAPES[sign]
        return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"

    return f'"{_ESCAPED.sub(one, text)}"'


def like(value: str, style: str, old: str, *, flow: bool = False) -> str:
    """A value in the style of the one it replaces: its quotes, or its lack of them.

    Where `3` stood unquoted, `4` stays so too.
    """
    whole(value)
    if isinstance(value, Bare) or style not in ("'", '"'):
        alike = not style and bool(_LOOK_ALIKE.fullmatch(old)) and bool(old)
        return scalar(Bare(value) if alike and value not in _NOTHING else value, flow=flow)
    if style == "'" and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    return quoted(value)


def literal(text: str) -> list[str] | None:
    """The lines of a `|` scalar, its sign first; None where it cannot hold the text exactly.

    Spaces at the end of a line could be held, but the next editor takes them away unseen.
    """
    lines = text.split("\n")
    sign = "|" if lines[-1] == "" else "|-"
    if sign == "|":
        lines.pop()
    if len(lines) < 1 or "\n" not in text or not lines[0] or not lines[-1]:
        return None
    if any(_UNPRINTABLE.search(line) or line != line.rstrip() for line in lines):
        return None
    if lines[0] != lines[0].lstrip():
        return None
    return [sign, *lines]


def whole(text: str) -> None:
    """Refuse half characters; raises DxsheetError."""
    half = _SURROGATE.search(text)
    if half is None:
        return
    raise DxsheetError(
        Text(
            "The text holds half a character ({name}), which cannot be saved.",
            "文字の半分（{name}）が混ざっていて保存できません。",
        ).fill(name=f"U+{ord(half.group()):04X}"),
        Text(
            "It comes from a terminal or a file in another encoding; type that part again.",
            "文字コードの違う端末やファイルから来たものです。その部分を打ち直してください。",
        ),
        code=FOUND,
    )

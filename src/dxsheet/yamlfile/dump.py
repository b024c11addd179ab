"""Plain data becomes block YAML as people write it (design section 2).

Our own writer rather than PyYAML's: the C one writes 🏢 as an escape, the other wraps and folds,
and edits need the very same scalars at any depth.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from dxsheet.findings import FOUND, DxsheetError
from dxsheet.lang import Text
from dxsheet.yamlfile.document import NULLS

Plain: TypeAlias = "str | Mapping[str, Plain] | Sequence[Plain] | None"


class Bare(str):
    """Text that stays unquoted although it looks like a number or a truth value: `4`, `true`."""

    __slots__ = ()


# What cannot stand in a file as itself, or turns the reading direction of what follows.
_UNPRINTABLE = (
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SURROGATE = "[\ud800-\udfff]"
_STARTS_AS_SIGN = r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|\Z)|---|\.\.\."
_READS_AS_SIGN = r":\s|\s#|:\Z"
_FLOW_SIGN = r"[,\[\]{}:?]"

# What some YAML editor shows as a number, a truth value or nothing (YAML 1.1 and 1.2 together).
# Whole dates are left out: they are dates for both.
_LOOK_ALIKE = r"""(?i)(?x)
    ~ | null | y | yes | n | no | true | false | on | off | = | <<
    | [-+]? (?: [0-9][0-9_,]* (?: :[0-5]?[0-9])* | 0[xob][0-9a-f_]+ )
    | [-+]? (?: [0-9][0-9_]* )? (?: :[0-5]?[0-9])* \.? [0-9_]* (?: e[-+]?[0-9]+ )?
    | [-+]? \.inf | \.nan
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} [tT ] .*
    """
_ESCAPED = rf"{_UNPRINTABLE}|[\\\"]"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def plain_syntax(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and is read back as it is, as text or not."""
    return (
        bool(text)
        and text == text.strip()
        and not re.search(_UNPRINTABLE, text)
        and not re.match(_STARTS_AS_SIGN, text)
        and not re.search(_READS_AS_SIGN, text)
        and not (flow and re.search(_FLOW_SIGN, text))
    )


def plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and every editor takes it for text."""
    return plain_syntax(text, flow=flow) and not re.fullmatch(_LOOK_ALIKE, text)


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


def quoted(text: str, *, json: bool = False) -> str:
    """The text in double quotes, on one line whatever it holds; with escapes that JSON has too."""

    def one(match: re.Match[str]) -> str:
        sign = match.group()
        if sign in _ESCAPES and not (json and sign == "\0"):
            return _ESCAPES[sign]
        if json:
            return f"\\u{ord(sign):04x}"
        return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"

    return f'"{re.sub(_ESCAPED, one, text)}"'


def like(value: str, style: str, old: str, *, flow: bool = False) -> str:
    """A value in the style of the one it replaces: its quotes, or its lack of them.

    Where `3` stood unquoted, `4` stays so too.
    """
    whole(value)
    if isinstance(value, Bare) or style not in ("'", '"'):
        alike = not style and bool(re.fullmatch(_LOOK_ALIKE, old)) and bool(old)
        return scalar(Bare(value) if alike and value not in NULLS else value, flow=flow)
    if style == "'" and not re.search(_UNPRINTABLE, value):
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
    if any(re.search(_UNPRINTABLE, line) or line != line.rstrip() for line in lines):
        return None
    if lines[0] != lines[0].lstrip():
        return None
    return [sign, *lines]


def whole(text: str) -> None:
    """Refuse half characters; raises DxsheetError."""
    half = re.search(_SURROGATE, text)
    if half is None:
        return
    raise DxsheetError(
        Text(
            "The text contains half a character ({name}), which cannot be saved.",
            "文字の半分（{name}）が混ざっていて保存できません。",
        ).fill(name=f"U+{ord(half.group()):04X}"),
        Text(
            "It comes from a terminal or a file in another encoding; type that part again.",
            "文字コードの違う端末やファイルから来たものです。その部分を打ち直してください。",
        ),
        code=FOUND,
    )


_SHORT = 40
_JSON_WORD = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?|true|false"
# libyaml looks for the colon of a key within 1,024 characters.
_LONG_KEY = 1000


def dump(data: Plain) -> str:
    """The data as YAML text that `parse` reads back as the same data.

    Raises:
        DxsheetError: text with half a character, which no file can hold.
    """
    return "".join(f"{line}\n" for line in Writer().block(data, 0))


class Writer:
    """Block YAML with the indents of a house: how much deeper lists and mappings go."""

    __slots__ = ("_lists", "step")

    def __init__(self, *, step: int = 2, lists: int = 2) -> None:
        """`lists` is 0 where the dashes stand below the key itself."""
        self.step = step
        self._lists = lists

    def block(self, value: Plain, indent: int) -> list[str]:
        """The lines of a value that stands on lines of its own, each beginning at `indent`."""
        pad = " " * indent
        if isinstance(value, dict) and value:
            return [line for name, one in value.items() for line in self.pair(name, one, indent)]
        if isinstance(value, list) and value:
            return [line for one in value for line in self.entry(one, indent)]
        first, *rest = _scalar_lines(value, indent)
        return [pad + first, *rest]

    def below(self, value: Plain, column: int) -> list[str]:
        """The lines of a list or mapping under a key that begins in this column."""
        return self.block(value, column + (self._lists if isinstance(value, list) else self.step))

    def pair(self, name: str, value: Plain, indent: int) -> list[str]:
        """The lines of one `key: value`."""
        pad = " " * indent
        head = key(name)
        if len(head) > _LONG_KEY:
            # Dashes below a `:` of its own must be deeper than it.
            return [f"{pad}? {head}", *Writer()._after(f"{pad}:", value, indent)]
        return self._after(f"{pad}{head}:", value, indent)

    def entry(self, value: Plain, indent: int) -> list[str]:
        """The lines of one list entry."""
        pad = " " * indent
        if isinstance(value, (dict, list)) and value:
            lines = self.block(value, indent + 2)
            return [f"{pad}- {lines[0][indent + 2 :]}", *lines[1:]]
        first, *rest = _scalar_lines(value, indent + 2)
        return [f"{pad}- {first}" if first else f"{pad}-", *rest]

    def _after(self, head: str, value: Plain, indent: int) -> list[str]:
        """A value behind its key: on the same line, or on deeper lines of its own."""
        if isinstance(value, list) and value and (inline := short(value)) is not None:
            return [f"{head} {inline}"]
        if isinstance(value, (dict, list)) and value:
            return [head, *self.below(value, indent)]
        first, *rest = _scalar_lines(value, indent + self.step)
        return [f"{head} {first}" if first else head, *rest]


def _scalar_lines(value: Plain, indent: int) -> list[str]:
    if isinstance(value, dict):
        return ["{}"]
    if isinstance(value, list):
        return ["[]"]
    assert value is None or isinstance(value, str)
    lines = literal(value) if value is not None else None
    if lines is None:
        return [scalar(value)]
    pad = " " * indent
    return [lines[0], *(pad + line if line else "" for line in lines[1:])]


def short(values: Sequence[Plain]) -> str | None:
    """A list of ids or of other short words in brackets; None where it deserves its own lines."""
    words: list[str] = []
    for value in values:
        if not isinstance(value, str) or " " in value:
            return None
        word = scalar(value, flow=True)
        if word != value:
            return None
        words.append(word)
    text = f"[{', '.join(words)}]"
    return text if len(text) <= _SHORT else None


def flow(value: Plain, *, json: bool = False) -> str:
    """A value on one line, in brackets where it is a list or a mapping; `json`: as JSON has it."""
    if isinstance(value, dict):
        return f"{{{', '.join(flow_pair(name, one, json=json) for name, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(one, json=json) for one in value)}]"
    assert value is None or isinstance(value, str)
    if value is None or not json or (isinstance(value, Bare) and re.fullmatch(_JSON_WORD, value)):
        return scalar(value, flow=True)
    whole(value)
    return quoted(value, json=True)


def flow_pair(name: str, value: Plain, *, json: bool = False) -> str:
    """One `key: value` between brackets."""
    if json:
        return f"{quoted(name, json=True)}: {flow(value, json=True)}"
    head = key(name, flow=True)
    return f"? {head} : {flow(value)}" if len(head) > _LONG_KEY else f"{head}: {flow(value)}"

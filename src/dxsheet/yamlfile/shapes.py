"""Shapes that do not close or do not fit: quotes, brackets, colons, indentation."""

from __future__ import annotations

import re

from dxsheet.lang import Text
from dxsheet.yamlfile.complaint import KEY, LEAD, Cause, Spot

_QUOTE_ALL = Text(
    "If it is part of the text, put the whole value in double quotes.",
    '文字として書きたいときは、値の全体を " " で囲んでください。',
)


def open_quote(spot: Spot) -> Cause | None:
    """A quotation mark that never closes: told where it opens, not at the end of the file."""
    if "escape" in spot.problem:
        return None
    opened = spot.opened if "quoted scalar" in spot.context else _odd_quote(spot)
    if opened is None:
        return None
    return Cause(
        *opened,
        Text(
            "The quotation mark that opens here is never closed.",
            "ここで開いた引用符が閉じられていません。",
        ),
        Text(
            'Add the closing mark; inside double quotes write \\" for a quotation mark.',
            '閉じる引用符を足してください。" " の中の引用符は \\" と書きます。',
        ),
    )


def _odd_quote(spot: Spot) -> tuple[int, int] | None:
    """A value that opens a quote on its line and does not close it, above where libyaml stopped."""
    for number, line in spot.near():
        hit = re.match(rf"{LEAD}(\"(?:[^\"\\]|\\.)*|'[^']*)\Z", line)
        if hit:
            return number, hit.start(1) + 1
    return None


def escape(spot: Spot) -> Cause | None:
    """A backslash in double quotes, as in a Windows path."""
    if "quoted scalar" not in spot.context:
        return None
    return Cause(
        spot.line,
        spot.column,
        Text(
            "A backslash inside double quotes begins an escape, and this one is not known.",
            '" " の中の \\ は特別な意味を持ちますが、この書き方は読めません。',
        ),
        Text(
            "Write \\\\ for one backslash, or use single quotes.",
            "\\ そのものは \\\\ と書くか、全体を ' ' で囲んでください。",
        ),
    )


def after_quote(spot: Spot) -> Cause | None:
    """`"a" b`: part of a value in quotes."""
    for number, line in spot.near():
        hit = re.match(
            rf"{LEAD}(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ ]*([^\s#,:\]}}])",
            line,
        )
        if hit:
            return Cause(
                number,
                hit.start(1) + 1,
                Text(
                    "Text goes on after the closing quotation mark.",
                    "閉じる引用符の後に文字が続いています。",
                ),
                Text(
                    'Put the whole value in quotes, with \\" for each quotation mark inside.',
                    '値の全体を " " で囲み、中の引用符は \\" と書いてください。',
                ),
            )
    return None


def after_bracket(spot: Spot) -> Cause | None:
    """`[a] b`: text that begins with a bracket."""
    for number, line in spot.near():
        hit = re.match(rf"{LEAD}(?:\[[^\[\]]*\]|{{[^{{}}]*}})[ ]*([^\s#,\]}}])", line)
        if hit:
            return Cause(
                number,
                hit.start(1) + 1,
                Text(
                    "Text goes on after the closing bracket: is the value a list, or text that"
                    " begins with a bracket?",
                    "閉じるかっこの後に文字が続いています。"
                    "リストでしょうか、かっこで始まる文でしょうか。",
                ),
                _QUOTE_ALL,
            )
    return None


def open_bracket(spot: Spot) -> Cause | None:
    """A list or mapping in brackets that never closes."""
    if "flow" not in spot.context:
        return None
    line, column = _last_open(spot)
    return Cause(
        line,
        column,
        Text(
            "The `{sign}` that opens here is not closed, or a value or a comma is missing in it.",
            "ここで開いた `{sign}` が閉じられていないか、中の値や `,` が足りません。",
        ).fill(sign=spot.lines[line - 1][column - 1 : column]),
        Text(
            "Close it on the same line with `]` or `}`; text with a bracket in it goes in double"
            " quotes.",
            '同じ行で `]` や `}` で閉じてください。かっこのある文は全体を " " で囲んでください。',
        ),
    )


def _last_open(spot: Spot) -> tuple[int, int]:
    """Where libyaml says the bracket opens; for a missing value, the nearest line left open."""
    if spot.opened is not None and "node" not in spot.context:
        return spot.opened
    for number in range(min(spot.line, len(spot.lines)), 0, -1):
        line = spot.lines[number - 1]
        if line.count("[") + line.count("{") > line.count("]") + line.count("}"):
            return number, max(line.rfind("["), line.rfind("{")) + 1
    return min(spot.line, len(spot.lines)), spot.column


def colon_inside(spot: Spot) -> Cause | None:
    """`key: a: b`: a colon and a space inside the text."""
    if "mapping values" not in spot.problem:
        return None
    hit = re.match(
        rf"{KEY}:[ ]+[^\"'\[{{#].*?(:)(?:[ ]|$)|[ ]*(?:-[ ]+)+[^\"'\[{{#].*?: .*?(:)(?:[ ]|$)",
        spot.here(),
    )
    if not hit:
        return None
    return Cause(
        spot.line,
        hit.end() - 1 if hit.group().endswith(" ") else hit.end(),
        Text(
            "The text holds `: `, which YAML takes for another key.",
            "文の中に `: ` があり、YAMLが別のキーと読んでいます。",
        ),
        Text(
            "Put the whole value in double quotes, or use a full-width colon (：) in the text.",
            '値の全体を " " で囲むか、文の中のコロンを全角（：）にしてください。',
        ),
    )


def no_colon(spot: Spot) -> Cause | None:
    """A line that is no `key: value`."""
    if "expected ':'" not in spot.problem or spot.opened is None:
        return None
    line, column = spot.opened
    return Cause(
        line,
        column,
        Text(
            "This line has no `key: value`: is the colon missing?",
            "この行は `キー: 値` の形になっていません。コロン `:` が抜けていないでしょうか。",
        ),
        Text(
            "If it goes on with the text above, indent it deeper than the key and begin the text"
            " with `|`.",
            "上の文の続きなら、キーより深く字下げし、文の始まりを `|` にしてください。",
        ),
    )


def indentation(spot: Spot) -> Cause | None:
    """Columns that do not line up."""
    words = (
        "mapping values",
        "expected key",
        "block end",
        "'-' indicator",
        "entries are not",
        "keys are not",
    )
    if not any(word in spot.problem for word in words):
        return None
    return Cause(
        spot.line,
        spot.column,
        Text(
            "The indentation of this line does not fit the lines above it.",
            "この行の字下げが、上の行とそろっていません。",
        ),
        Text(
            "Keys of one item begin in the same column; each level is two spaces deeper, and list"
            " entries begin with `- `.",
            "同じ項目のキーは同じ桁から始めます。1段深くなるごとに半角スペース2つ、"
            "箇条書きは `- ` で始めてください。",
        ),
    )

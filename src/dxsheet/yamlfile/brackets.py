"""Edits inside brackets: `[a, b]` and `{a: b}` stay on their lines."""

from __future__ import annotations

import re

from dxsheet.yamlfile.spans import Span, Tree

_COMMA = re.compile(r"[ \t\r\n]*,")


def part(span: Span, at: int) -> tuple[int, int]:
    """Where one `key: value` or entry begins and ends."""
    return _parts(span)[at]


def _parts(span: Span) -> list[tuple[int, int]]:
    """Where each `key: value` or entry begins and ends."""
    if span.kind == "map":
        return [(key.start, max(key.end, value.tail)) for key, value in span.items]
    return [(entry.start, entry.tail) for entry in span.entries]


def inserted(text: str, span: Span, at: int, written: str) -> str:
    """The text with one more part, before the one now at `at`."""
    parts = _parts(span)
    if not parts:
        inner = text[span.start + 1 : span.end - 1]
        rest = text[span.end - 1 :] if not inner.strip() else " " + text[span.start + 1 :]
        return text[: span.start + 1] + written + rest
    if at == 0:
        first = parts[0][0]
        return f"{text[:first]}{written}, {text[first:]}"
    last = parts[at - 1][1]
    return f"{text[:last]}, {written}{text[last:]}"


def without(text: str, span: Span, at: int) -> str:
    """The text without one of several parts and one of its commas; comments between stay."""
    parts = _parts(span)
    start, end = parts[at]
    if at + 1 < len(parts):
        following = parts[at + 1][0]
        if "#" not in text[end:following]:
            return text[:start] + text[following:]
    elif "#" not in text[parts[at - 1][1] : start]:
        return text[: parts[at - 1][1]] + text[end:]
    comma = _COMMA.match(text, end)
    return text[:start].rstrip(" ") + text[comma.end() if comma else end :]


def replaced(tree: Tree, key: Span | None, value: Span, written: str) -> str:
    """The text with another value; `key` is its key where it has one."""
    text = tree.text
    if not value.empty or key is None:
        return text[: value.start] + written + text[value.end :]
    gap = text[key.end : value.start]
    sign = " " if ":" in gap else ": "
    at = key.end + gap.index(":") + 1 if ":" in gap else key.end
    return text[:at] + sign + written + text[at:]

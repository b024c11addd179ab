"""One change made in the text: a value replaced, a key or entry added, one taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dxsheet.yamlfile import layout
from dxsheet.yamlfile.document import Document, Path, Span, UnreadableError
from dxsheet.yamlfile.dump import Plain, Writer, flow, flow_pair, like, literal, scalar, short
from dxsheet.yamlfile.layout import Item, NotPlainError, line_end, line_start, lines_from, next_line
from dxsheet.yamlfile.reader import build

# The comma behind an entry in brackets.
_COMMA = re.compile(r"[ \t\r\n]*,")


class Splicer:
    """Cuts one text at a time, in the habits of its file."""

    __slots__ = ("_document", "_json", "_newline", "_writer", "text")

    def __init__(self, document: Document) -> None:
        self._newline = document.newline
        self._document: Document | None = document
        self.text = document.text
        self._writer = habits(document)
        root = document.root
        self._json = root.flow and all(key.style == '"' for key, _ in root.items)

    @property
    def document(self) -> Document:
        """The text as it now is, read anew after a cut when somebody asks; raises NotPlainError."""
        if self._document is None:
            self._document = Document("", b"", self.text, bom=False)
            try:
                build(self._document)
            except UnreadableError:
                raise NotPlainError from None
        return self._document

    def _span(self, path: Path) -> Span:
        span = self.document.find(path)
        if span is None:
            raise NotPlainError
        return span

    def _flow(self, value: Plain) -> str:
        return flow(value, json=self._json)

    def _inline(self, span: Span, value: Plain) -> str:
        """A value inside brackets, in the style of the one it replaces."""
        if isinstance(value, str) and span.kind == "scalar" and not self._json:
            return like(value, span.style, self.text[span.start : span.end], flow=True)
        return self._flow(value)

    def _now(self, text: str) -> None:
        self.text = text
        self._document = None

    def replace(self, path: Path, value: Plain) -> None:
        """Another value where there is one (or where its key stands with nothing behind it)."""
        span, holder = self._span(path), self._span(path[:-1])
        if holder.flow:
            at = self._at(holder, path[-1])
            key = holder.items[at][0] if holder.kind == "map" else None
            self._now(_replaced(self.text, key, span, self._inline(span, value)))
            return
        item = layout.items(self.document, holder)[self._at(holder, path[-1])]
        if span.kind == "scalar" and isinstance(value, str):
            text = self._rewritten(item, value)
            if text is not None:
                self._now(text)
                return
        if (span.items or span.entries) and span.flow and isinstance(value, (dict, list)) and value:
            self._now(self.text[: span.start] + self._flow(value) + self.text[span.end :])
            return
        self._now(layout.emptied(self.document, item))
        if value is not None:
            self._fill(path, value)

    def add(self, path: Path, value: Plain, order: Sequence[str]) -> None:
        """A new key in a mapping that has some, where the order of keys wants it."""
        holder, name = self._span(path[:-1]), str(path[-1])
        at = _rank([str(key.data) for key, _ in holder.items], name, order)
        if holder.flow:
            self._now(_inserted(self.text, holder, at, flow_pair(name, value, json=self._json)))
            return
        lines = self._writer.pair(name, value, holder.items[0][0].column)
        self._put_lines(
            holder, at, lines, spaced=isinstance(value, (dict, list)) and len(lines) > 1
        )

    def insert(self, path: Path, at: int, value: Plain) -> None:
        """A new entry in a list that has some."""
        holder = self._span(path)
        if holder.flow:
            self._now(_inserted(self.text, holder, at, self._flow(value)))
            return
        if isinstance(value, (dict, list)) and all(
            one.flow and one.kind != "scalar" for one in holder.entries
        ):
            lines = [f"{' ' * holder.column}- {flow(value)}"]
        else:
            lines = self._writer.entry(value, holder.column)
        self._put_lines(holder, at, lines, spaced=True)

    def remove(self, path: Path) -> None:
        """Take out one of several keys or entries, with its comments."""
        holder = self._span(path[:-1])
        at = self._at(holder, path[-1])
        if holder.flow:
            self._now(_without(self.text, holder, at))
        else:
            self._now(layout.without(self.document, holder, at))

    def remove_with(self, path: Path, last: Path) -> None:
        """Take out a key or an entry that only `last` (below it) filled.

        Comments that belong to neither stay: a heading, an entry somebody commented out.
        """
        holder, span = self._span(path[:-1]), self._span(last[:-1])
        at = self._at(holder, path[-1])
        if holder.flow:
            self.remove(path)
            return
        item = layout.items(self.document, holder)[at]
        begin, stop = line_start(self.text, item.head), layout.end(self.text, item)
        gone = self._own_lines(span, last[-1])
        kept = [
            line
            for first, _, line in lines_from(self.text[:stop], begin)
            if not gone[0] <= first < gone[1]
        ]
        self._now(self._swept(holder, at, item, (begin, stop), kept))

    def _own_lines(self, span: Span, part: str | int) -> tuple[int, int]:
        """The lines that a key or an entry has to itself, with its comments."""
        text, at = self.text, self._at(span, part)
        if not span.flow:
            item = layout.items(self.document, span)[at]
            return layout.start(text, item), layout.end(text, item)
        begin, stop = _parts(span)[at]
        first = line_start(text, begin)
        return (first, next_line(text, stop)) if not text[first:begin].strip() else (begin, begin)

    def _swept(
        self, holder: Span, at: int, item: Item, lines: tuple[int, int], kept: list[str]
    ) -> str:
        comments = [one for one in map(_comment, kept, [item.column] * len(kept)) if one]
        begin, stop = lines
        if layout.compact(self.text, item):
            if not comments:
                return layout.without(self.document, holder, at)
            head = self.text[: item.head].rstrip(" ") + self._newline
            return layout.placed(head + self.text[stop:], len(head), comments, self._newline)
        if comments:
            text = self.text[:begin] + self.text[stop:]
            return layout.placed(text, begin, comments, self._newline)
        return layout.cut(self.document, begin, stop)

    def _at(self, holder: Span, part: str | int) -> int:
        at = part if isinstance(part, int) else holder.nth(part)
        if at is None:
            raise NotPlainError
        return at

    def _rewritten(self, item: Item, value: str) -> str | None:
        """A scalar in the place and the style of the old one; None where it takes more."""
        text, old = self.text, item.value
        if old.style in ("|", ">"):
            lines = literal(value)
            return self._literal(item, lines) if lines is not None else None
        if literal(value) is not None:
            return None
        written = like(value, old.style, text[old.start : old.end])
        if old.empty:
            return f"{text[: item.after]} {written}{text[item.after :]}"
        return text[: old.start] + written + text[old.end :]

    def _literal(self, item: Item, lines: list[str]) -> str:
        """Other lines in a `|` scalar; its indent and the comment behind its sign stay."""
        text, old = self.text, item.value
        body = text[next_line(text, old.start) : old.tail]
        first = next((line for _, _, line in lines_from(body, 0) if line.strip()), "")
        indent = len(first) - len(first.lstrip(" ")) or self._body_indent(item, old.tail)
        header = re.sub(
            r"[|>][-+0-9]*", lines[0], text[old.start : line_end(text, old.start)], count=1
        )
        return text[: old.start] + self._hung(header, lines[1:], indent) + text[old.tail :]

    def _hung(self, header: str, lines: Sequence[str], indent: int) -> str:
        pad = " " * indent
        return self._newline.join([header, *(pad + line if line else "" for line in lines)])

    def _body_indent(self, item: Item, tail: int) -> int:
        """How deep a `|` text goes: deeper than the comments below, which would join it."""
        indent = item.column + self._writer.step
        for _, _, line in lines_from(self.text, next_line(self.text, tail)):
            inner = line.lstrip(" ")
            if inner.startswith("#"):
                indent = max(indent, len(line) - len(inner) + 2)
            elif inner.strip():
                break
        return indent

    def _fill(self, path: Path, value: Plain) -> None:
        """Write a value behind a colon or dash that has nothing yet."""
        holder = self._span(path[:-1])
        item = layout.items(self.document, holder)[self._at(holder, path[-1])]
        text, after = self.text, item.after
        stop = line_end(text, after)
        head, note, rest = text[:after], text[after:stop], text[stop:]
        inline = _one_line(value)
        if inline is not None:
            self._now(f"{head} {inline}{note}{rest}")
            return
        if isinstance(value, str):
            sign, *lines = literal(value) or ["|"]
            hung = self._hung(f" {sign}{note}", lines, self._body_indent(item, stop))
            self._now(head + hung + rest)
            return
        listed = holder.kind == "seq"
        lines = (
            self._writer.block(value, item.column + 2)
            if listed
            else self._writer.below(value, item.column)
        )
        below = layout.end(text, item)
        if below > next_line(text, stop) and any(line.endswith(("|", "|-")) for line in lines):
            # A text at the end would swallow the comments that stand there, so it goes below them.
            self._now(layout.placed(text, below, lines, self._newline))
        elif listed and not note.strip():
            self._now(f"{head} {self._newline.join(lines).lstrip(' ')}{rest}")
        else:
            self._now(self._newline.join([head + note, *lines]) + rest)

    def _put_lines(self, holder: Span, at: int, lines: list[str], *, spaced: bool) -> None:
        """Whole lines before an item of a block, or after the last one."""
        text, found = self.text, layout.items(self.document, holder)
        blank = spaced and _spaced(text, found, at)
        if at == 0:
            first = found[0]
            if layout.compact(text, first) or holder is self.document.root:
                self._now(layout.before_first(text, first, lines, self._newline))
                return
            where = layout.start(text, first)
            self._now(layout.placed(text, where, [*lines, *[""] * blank], self._newline))
            return
        where = layout.end(text, found[at - 1])
        if blank and where not in self.document.keeps:
            lines = ["", *lines]
        self._now(layout.placed(text, where, lines, self._newline))


def habits(document: Document) -> Writer:
    """How deep this file puts lists and mappings below their keys; two where it does not show."""
    lists: list[int] = []
    steps: list[int] = []
    for key, value in _below(document.root):
        if value.flow or value.kind == "scalar" or value.start < line_end(document.text, key.end):
            continue
        (lists if value.kind == "seq" else steps).append(value.column - key.column)
    return Writer(step=_usual(steps) or 2, lists=_usual(lists, least=0))


def _below(span: Span) -> Iterator[tuple[Span, Span]]:
    """Every (key, value) below, in the order of the file."""
    for key, value in span.items:
        yield key, value
        yield from _below(value)
    for entry in span.entries:
        yield from _below(entry)


def _usual(values: list[int], *, least: int = 1) -> int:
    fits = [value for value in values if value >= least]
    return max(set(fits), key=fits.count) if fits else 2


def _rank(names: Sequence[str], name: str, order: Sequence[str]) -> int:
    """Before which of the keys a new one goes: behind the last of those that precede it."""
    if name not in order:
        return len(names)
    earlier = set(order[: order.index(name)])
    later = set(order[order.index(name) + 1 :])
    before = [at for at, one in enumerate(names) if one in earlier]
    after = [at for at, one in enumerate(names) if one in later]
    if before:
        # A file in another order: as near behind its predecessor as the order has it.
        nearest = max(before, key=lambda at: order.index(names[at]))
        return nearest + 1
    return min(after) if after else len(names)


def _spaced(text: str, found: Sequence[Item], at: int) -> bool:
    """Whether the neighbours of a new item are set apart by empty lines."""
    pairs = [(at - 1, at), (at - 2, at - 1), (at, at + 1)]
    return any(
        upper >= 0 and lower < len(found) and layout.gap(text, found[upper], found[lower])
        for upper, lower in pairs
    )


def _comment(line: str, column: int) -> str:
    """The comment on a line that goes, as a line of its own; nothing where it has none."""
    hit = re.search(r"(?:^|[ \t])(#.*)", line)
    return " " * column + hit.group(1) if hit else ""


def _one_line(value: Plain) -> str | None:
    """A value that stands behind its colon or dash; None where it needs lines of its own."""
    if isinstance(value, list):
        return short(value) if value else "[]"
    if isinstance(value, dict):
        return None if value else "{}"
    if not isinstance(value, str):
        return ""
    return scalar(value) if literal(value) is None else None


# Inside brackets: `[a, b]` and `{a: b}` stay on their lines.


def _parts(span: Span) -> list[tuple[int, int]]:
    """Where each `key: value` or entry begins and ends."""
    if span.kind == "map":
        return [(key.start, max(key.end, value.tail)) for key, value in span.items]
    return [(entry.start, entry.tail) for entry in span.entries]


def _inserted(text: str, span: Span, at: int, written: str) -> str:
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


def _without(text: str, span: Span, at: int) -> str:
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
    head = text[:start].rstrip(" ")
    # What stood first on its line leaves its indent: no bracket may stand left of its key.
    head = text[:start] if head.endswith(("\n", "\r")) else head
    return head + text[comma.end() if comma else end :].lstrip(" ")


def _replaced(text: str, key: Span | None, value: Span, written: str) -> str:
    """The text with another value; `key` is its key where it has one."""
    if not value.empty or key is None:
        return text[: value.start] + written + text[value.end :]
    gap = text[key.end : value.start]
    sign = " " if ":" in gap else ": "
    at = key.end + gap.index(":") + 1 if ":" in gap else key.end
    return text[:at] + sign + written + text[at:]

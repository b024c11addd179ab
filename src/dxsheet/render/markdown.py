"""A page as GitHub-flavoured Markdown: one page first, then the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dxsheet.lang import Lang
from dxsheet.render.markdown_text import cell as cell_text
from dxsheet.render.markdown_text import heading, line, lines
from dxsheet.summary.blocks import (
    AGAIN,
    Bullets,
    Cell,
    Checklist,
    EffectMap,
    Fact,
    Facts,
    Heading,
    Node,
    Page,
    Paragraph,
    Section,
    Table,
)
from dxsheet.summary.tables import filled
from dxsheet.width import cells, padded

# Short notes share a line of at most this width.
_LINE = 60
_SIGNS = {"yes": "○", "partly": "△", "open": "－"}


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """The pages one after another as Markdown."""
    del options  # Markdown has none
    return "\n".join(markdown(page, lang) for page in pages)


def markdown(page: Page, lang: Lang) -> str:
    """One page; what belongs on the first sheet of paper stands above a rule."""
    parts = [f"# {heading(page.title)}"]
    if page.facts:
        parts.append(line(" / ".join(_labelled(one, lang) for one in page.facts)))
    parts.append(line(page.lead))
    front = True
    for section in page.sections:
        if front and not section.front:
            parts.append("---")
        front = section.front
        parts.extend(_section(section, lang))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, lang: Lang) -> Iterator[str]:
    yield f"## {heading(section.title)}"
    for block in section.blocks:
        draw_block = _DRAWN.get(type(block))
        if draw_block:
            yield from draw_block(block, lang)


def _heading(block: Heading, lang: Lang) -> Iterator[str]:
    yield f"### {heading(' '.join(one for one in (block.id, block.text) if one))}"


def _paragraph(block: Paragraph, lang: Lang) -> Iterator[str]:
    for one in lines(block.text):
        yield line(one)


def _facts(block: Facts, lang: Lang) -> Iterator[str]:
    yield _list([(_labelled(one, lang), ()) for one in block.facts])


def _bullets(block: Bullets, lang: Lang) -> Iterator[str]:
    entries = [
        (_plain(one.cell, lang), [_labelled(note, lang) for note in one.notes])
        for one in block.items
    ]
    yield _list(entries, ordered=block.ordered)


def _list(entries: Iterable[tuple[str, Sequence[str]]], *, ordered: bool = False) -> str:
    out: list[str] = []
    for number, (text, notes) in enumerate(entries, 1):
        sign = f"{number}. " if ordered else "- "
        out.append(sign + line(text))
        out += [" " * len(sign) + "- " + line(note) for note in _packed(notes)]
    return "\n".join(out)


def _packed(notes: Sequence[str]) -> Iterator[str]:
    """The notes, short ones next to each other."""
    held = ""
    for note in notes:
        together = f"{held} / {note}" if held else note
        if held and (cells(together) > _LINE or cells(note) > _LINE / 2):
            yield held
            held = note
        else:
            held = together
    if held:
        yield held


def _table(block: Table, lang: Lang) -> Iterator[str]:
    table = filled(block)
    rows = [[cell_text(column.label) for column in table.columns]]
    rows += [[_cell(one, lang) for one in row.cells] for row in table.rows]
    right = [column.role == "number" for column in table.columns]
    yield _grid(rows, right)


def _cell(one: Cell, lang: Lang) -> str:
    """A gap stands out; what repeats the cell above is left blank, as a merged cell would be."""
    if one.same:
        return ""
    text = cell_text(_plain(one, lang))
    return f"**{text}**" if text and one.mark and one.mark.kind == "gap" else text


def _grid(rows: list[list[str]], right: Sequence[bool]) -> str:
    widths = [max(3, *(cells(row[index]) for row in rows)) for index in range(len(right))]
    rules = [
        "-" * (width - 1) + (":" if ends else "-")
        for width, ends in zip(widths, right, strict=True)
    ]
    drawn = [rows[0], rules, *rows[1:]]
    return "\n".join("| " + " | ".join(map(_aligned, row, widths, right)) + " |" for row in drawn)


def _aligned(text: str, width: int, right: bool) -> str:
    return " " * max(0, width - cells(text)) + text if right else padded(text, width)


def _map(block: EffectMap, lang: Lang) -> Iterator[str]:
    levels = ("high", "medium", "low")
    efforts = [block.square("high", level).effort for level in reversed(levels)]
    rows = [[_axes(block), *(cell_text(f"{block.effort}: {one.text}") for one in efforts)]]
    for effect in levels:
        squares = [block.square(effect, one.value) for one in efforts]
        label = cell_text(f"{block.effect}: {squares[0].effect.text}")
        rows.append([label, *(cell_text("\n".join(map(_node, one.nodes))) for one in squares)])
    yield _grid(rows, [False] * 4)
    if block.unplaced:
        yield line(f"{block.unplaced_label}: " + " / ".join(map(_node, block.unplaced)))


def _axes(block: EffectMap) -> str:
    return cell_text(f"{block.effect} × {block.effort}")


def _checklist(block: Checklist, lang: Lang) -> Iterator[str]:
    entries = []
    for one in block.lines:
        why = f"。{one.why}" if lang == "ja" else f" ({one.why})"
        text = f"{_SIGNS[one.mark.value]} {one.text}: {one.mark.text}{why}"
        entries.append((text, ()))
    yield _list(entries)


def _labelled(fact: Fact, lang: Lang) -> str:
    return f"{fact.label}: {_plain(fact.value, lang)}"


def _plain(one: Cell, lang: Lang) -> str:
    text = " ".join(part for part in (one.id, one.text) if part)
    return text + AGAIN.to(lang) if one.again and one.id else text


def _node(node: Node) -> str:
    return " ".join(part for part in (node.id, node.text) if part)


# The diagram says what the table below it says; Markdown draws the table.
_DRAWN: dict[type, Callable[..., Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Bullets: _bullets,
    Table: _table,
    EffectMap: _map,
    Checklist: _checklist,
}

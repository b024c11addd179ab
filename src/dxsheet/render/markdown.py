"""A page as GitHub-flavoured Markdown: the first page, then the parts.

What is written is what mdformat (with its gfm plugin) would write, so that a formatter changes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from dxsheet.lang import Lang
from dxsheet.render.markdown_text import cell as cell_text
from dxsheet.render.markdown_text import heading, line, lines
from dxsheet.render.office_text import told
from dxsheet.summary.blocks import (
    AGAIN,
    Bars,
    Block,
    Bullets,
    Cell,
    Checklist,
    EffectMap,
    Fact,
    Facts,
    Gauges,
    Heading,
    Node,
    Page,
    Paragraph,
    Section,
    Table,
    drawn_as_one,
    filled,
    has_sign,
    signed,
)
from dxsheet.width import cells, padded

# Short notes share a line of at most this width.
_LINE = 60
# More columns than this are one-letter lines where a host draws them.
_COLUMNS = 5
# Parts of the first page that are a line or two each: one list, as a mail would have it.
_BRIEF = ("results", "wanted", "questions", "decisions", "opposed")


def draw(pages: Sequence[Page], *, lang: Lang, diagram: bool = False, **options: object) -> str:
    """The pages one after another as Markdown; `diagram` adds each as a block of Mermaid."""
    del options
    return "\n".join(markdown(page, lang, diagram=diagram) for page in pages)


def markdown(page: Page, lang: Lang, *, diagram: bool = False) -> str:
    """One page; what belongs on the first sheet of paper stands above a rule."""
    leaves = page.laid()
    told = line(" / ".join(_labelled(one, lang) for one in page.facts))
    lead = line(page.lead)
    parts = [f"# {heading(page.title)}", told, lead if page.first is None else f"**{lead}**"]
    if page.first is not None and page.purpose:
        parts.append(line(_labelled(page.purpose, lang)))
    brief = [one for one in leaves.front if one.key in _BRIEF]
    rest = [one for one in leaves.front if one.key not in _BRIEF]
    before = [one for one in rest if one.key not in ("mapping", "work", "small_start")]
    for section in before:
        parts += _section(section, lang)
    if brief:
        parts.append("\n".join(entry for one in brief for entry in _brief(one, lang)))
    for section in rest:
        if section not in before:
            parts += _section(section, lang)
            if section.key == "mapping" and diagram:
                parts.append(_mermaid(page, lang))
    if leaves.front and leaves.annex:
        parts.append("______________________________________________________________________")
    for section in leaves.annex:
        parts += _section(section, lang)
    return "\n\n".join(one for one in parts if one) + "\n"


def _mermaid(page: Page, lang: Lang) -> str:
    from dxsheet.render.mermaid import draw as chart

    return f"```mermaid\n{chart([page], lang=lang).rstrip()}\n```"


def _section(section: Section, lang: Lang) -> Iterator[str]:
    note = f" ({section.note})" if section.note and lang == "en" else ""
    note = f"（{section.note}）" if section.note and lang == "ja" else note
    yield f"## {heading(section.title + note)}"
    for block in section.blocks:
        # Bars say what the table of the same key says; Markdown draws the table.
        if isinstance(block, Bars) and any(
            isinstance(one, Table) and one.key == block.key for one in section.blocks
        ):
            continue
        yield from _block(block, lang)


def _block(block: Block, lang: Lang) -> Iterator[str]:
    drawn = _DRAWN.get(type(block))
    if drawn:
        yield from drawn(block, lang)


def _brief(section: Section, lang: Lang) -> Iterator[str]:
    """A part in one entry, or with an entry for each of its lines below it."""
    entries: list[str] = []
    for block in section.blocks:
        if isinstance(block, Gauges):
            entries += _gauges(block, lang)
        elif isinstance(block, Bullets):
            entries += [_with_notes(one.cell, one.notes, lang) for one in block.items]
        elif isinstance(block, Paragraph):
            entries += [line(one) for one in lines(block.text)]
    if len(entries) == 1 and not isinstance(section.blocks[0], Gauges):
        yield f"- {line(section.title)}: {entries[0]}"
        return
    yield f"- {line(section.title)}"
    yield from (f"  - {one}" for one in entries)


def _gauges(block: Gauges, lang: Lang) -> Iterator[str]:
    for one in block.gauges:
        told = " → ".join(one.lines())
        mark = f" {signed(one.mark)}" if one.mark else ""
        notes = _bracketed([note.value.text for note in one.notes], lang)
        yield line(f"{one.measure}: {told}{mark}{notes}")


def _with_notes(cell: Cell, notes: Sequence[Fact], lang: Lang) -> str:
    text = line(_plain(cell, lang))
    if not notes:
        return text
    told = " / ".join(_labelled(one, lang) for one in notes)
    return f"{text}（{line(told)}）" if lang == "ja" else f"{text} ({line(told)})"


def _heading(block: Heading, lang: Lang) -> Iterator[str]:
    del lang
    yield f"### {heading(' '.join(one for one in (block.id, block.text) if one))}"


def _paragraph(block: Paragraph, lang: Lang) -> Iterator[str]:
    del lang
    yield from map(line, lines(block.text))


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
    for text, notes in entries:
        sign = "1. " if ordered else "- "
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
    if block.key == "mapping":
        yield from _chain(block, lang)
        return
    table = filled(block)
    parts = _parts(table)
    labels = [[table.columns[at].label for at in part] for part in parts]
    numbers = [table.columns[part[0]].role == "number" for part in parts]
    rows = [
        [
            cell_text(" / ".join(names) if number else names[0])
            for names, number in zip(labels, numbers, strict=True)
        ]
    ]
    for row in table.rows:
        rows.append([_joined(table, row.cells, part, lang) for part in parts])
    yield _grid(
        rows, [number and len(part) == 1 for number, part in zip(numbers, parts, strict=True)]
    )


def _parts(table: Table) -> list[list[int]]:
    """Which columns share a cell; where there are many, figures beside each other do."""
    parts = drawn_as_one(table)
    if len(parts) <= _COLUMNS:
        return parts
    grouped: list[list[int]] = []
    for number, found in groupby(parts, lambda part: table.columns[part[0]].role == "number"):
        listed = list(found)
        grouped += [[at for part in listed for at in part]] if number else listed
    return grouped


def _joined(table: Table, row: Sequence[Cell], part: Sequence[int], lang: Lang) -> str:
    """A cell with what is told under it."""
    if table.columns[part[0]].role == "number":
        return cell_text(
            " / ".join(_plain(row[at], lang) or "－" for at in part)
            if len(part) > 1
            else _plain(row[part[0]], lang)
        )
    first = row[part[0]]
    notes = [
        _plain(row[at], lang)
        if has_sign(row[at].mark)
        else f"{table.columns[at].label}: {_plain(row[at], lang)}"
        for at in part[1:]
        if row[at].text
    ]
    text = cell_text(
        " / ".join(one for one in ("" if first.same else _plain(first, lang), *notes) if one)
    )
    return f"**{text}**" if text and first.mark and first.mark.kind == "gap" else text


def _chain(block: Table, lang: Lang) -> Iterator[str]:
    """Four columns: what an earlier row told in full is its id, a gap stands out."""
    at = {column.key: index for index, column in enumerate(block.columns)}
    heads = [block.columns[at[key]].label for key in ("problem", "cause", "evidence", "solution")]
    rows = [[cell_text(one) for one in heads]]
    for row in block.rows:
        one = {key: row.cells[index] for key, index in at.items()}
        told = one["cause"].same or one["cause"].again
        solution = one["solution"]
        text = _status(solution, one["solution_status"])
        if solution.again:
            text = solution.id or solution.text.replace(AGAIN.to(lang), "")
        elif solution.id or one["solution_status"].text:
            about = {key: one[key].text for key in ("kind", "owner", "reason")}
            labels = {key: f"{block.columns[at[key]].label.lower()}: " for key in about}
            labels["kind"] = ""  # it speaks for itself
            text += _bracketed([labels[key] + said for key, said in about.items() if said], lang)
        rows.append(
            [
                cell_text(_named(one["problem"], told=one["problem"].same)),
                _strong(
                    one["cause"],
                    _named(one["cause"], told=told)
                    if told
                    else _status(one["cause"], one["cause_status"]),
                ),
                "" if told else cell_text(one["evidence"].text),
                _strong(solution, text),
            ]
        )
    yield _grid(rows, [False] * 4)


def _named(cell: Cell, *, told: bool) -> str:
    return cell.id if told and cell.id else " ".join(one for one in (cell.id, cell.text) if one)


def _status(cell: Cell, status: Cell) -> str:
    sign = signed(status.mark) if status.mark else ""
    return " ".join(one for one in (cell.id, sign, cell.text) if one)


def _strong(cell: Cell, text: str) -> str:
    shown = cell_text(text)
    return f"**{shown}**" if shown and cell.mark and cell.mark.kind == "gap" else shown


def _bracketed(parts: Sequence[str], lang: Lang) -> str:
    if not parts:
        return ""
    return f"（{'、'.join(parts)}）" if lang == "ja" else f" ({', '.join(parts)})"


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
    del lang
    levels = ("high", "medium", "low")
    efforts = [block.square("high", level).effort for level in reversed(levels)]
    axes = cell_text(f"{block.effect} × {block.effort}")
    rows = [[axes, *(cell_text(f"{block.effort}: {one.text}") for one in efforts)]]
    for effect in levels:
        squares = [block.square(effect, one.value) for one in efforts]
        label = cell_text(f"{block.effect}: {squares[0].effect.text}")
        rows.append([label, *(cell_text("\n".join(map(_node, one.nodes))) for one in squares)])
    yield _grid(rows, [False] * 4)
    if block.unplaced:
        yield line(f"{block.unplaced_label}: " + " / ".join(map(_node, block.unplaced)))


def _checklist(block: Checklist, lang: Lang) -> Iterator[str]:
    entries = []
    for one in block.lines:
        why = f"。{one.why}" if lang == "ja" else f" ({one.why})"
        entries.append((f"{signed(one.mark)}: {one.text}{why}", ()))
    yield _list(entries)


def _bars(block: Bars, lang: Lang) -> Iterator[str]:
    del lang
    rows = [[cell_text(block.title), *map(cell_text, block.series)]]
    rows += [[cell_text(one.label), *map(str, one.values)] for one in block.bars]
    yield _grid(rows, [False, *(True for _ in block.series)])


def _labelled(fact: Fact, lang: Lang) -> str:
    text = _plain(fact.value, lang)
    return f"{fact.label}: {text}" if fact.label else text


def _plain(one: Cell, lang: Lang) -> str:
    text = " ".join(part for part in (one.id, told(one)) if part)
    return text + AGAIN.to(lang) if one.again and one.id else text


def _node(node: Node) -> str:
    status = node.mark("solution_status")
    return " ".join(part for part in (node.id, signed(status) if status else "", node.text) if part)


# The diagram says what the table of its part says; Markdown draws the table.
_DRAWN: dict[type, Callable[..., Iterator[str]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Bullets: _bullets,
    Table: _table,
    EffectMap: _map,
    Checklist: _checklist,
    Bars: _bars,
}

"""`list`, `stats` and `diff` on a terminal, for `Screen.draw`: no line is wider than the width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Column as Beside
from rich.table import Table as Side
from rich.text import Text as Line

from dxsheet.compare.report import DiffPage, Span
from dxsheet.compare.report import Line as Changed
from dxsheet.lang import Lang, Text
from dxsheet.many.listed import CAUSES, COLUMNS, ListColumn, Listed, in_form, lead
from dxsheet.render.terminal_chain import folded
from dxsheet.summary.blocks import Bars, Facts, Page, Section, Table
from dxsheet.width import cells, cut, one_line, padded, visible, wrapped

# ---------------------------------------------------------------- list

_NONE = Text("No sheet matches.", "該当するシートはありません。")
_LEGEND = Text(
    "Causes: ○ confirmed, ？ not checked, × ruled out. Gaps: links that are missing.",
    "課題（原因）: ○特定、？未検証、×棄却。抜け: つながりの抜けの数。次の日付: 期限か次回確認日。",
)
_LATE = Text(" !: overdue.", " !: 期限超過。")
# What says by itself what it is.
_BARE = ("stage", "file")
# What the two columns of text hold at least; below it each sheet gets lines of its own. The file's
# name, by which every other command goes, stands beside them where they are roomy, else below.
_LEAST = {"title": 16, "owner": 8}
_ROOMY = {"title": 30, "owner": 20}
_MOST = 60
# What a row of the table always has. Another column of the screen gives way where it is narrow, the
# last first, before each sheet gets lines of its own.
_KEPT = ("title", "stage", "problems", "causes", "gaps", "owner", "next")


def sheets(lines: Sequence[Listed], read: int, lang: Lang, *, width: int, as_of: str = "") -> Group:
    """The list of sheets, `read` of them looked at: columns where there is room, else stacked."""
    told = lead(len(lines), read, as_of)
    if not lines:
        return Group(*folded(_NONE.to(lang), width))
    whole = in_form("screen")
    narrow = {key: one for key, one in whole.items() if key != "file"}
    others = [key for key in reversed(narrow) if key not in _KEPT]
    fewer = [
        {key: one for key, one in narrow.items() if key not in others[:n]}
        for n in range(len(others) + 1)
    ]
    for columns, least in ((whole, _ROOMY), *((some, _LEAST) for some in fewer)):
        rows = [[_cell(line, one, lang) for one in columns.values()] for line in lines]
        heads = [(one.short or one.label).to(lang) for one in columns.values()]
        widths = {
            key: max(cells(row[at]) for row in (heads, *rows)) for at, key in enumerate(columns)
        }
        widths["title"] = min(widths["title"], _MOST)
        if _fitted(widths, width, least):
            numbers = [one.role == "number" for one in columns.values()]
            out = [_row(heads, ["faint"] * len(heads), widths, numbers)]
            for one, row in zip(lines, rows, strict=True):
                out.append(_row(row, [_style(one, key) for key in columns], widths, numbers))
                if "file" not in columns:
                    out += folded(one_line(one.file), width, style="faint", sign="  ")
            return Group(*out, *_foot(lines, told, lang, width, table=True))
    stacked = (line for one in lines for line in _stacked(one, lang, width))
    return Group(*stacked, *_foot(lines, told, lang, width, table=False))


def _fitted(widths: dict[str, int], width: int, least: dict[str, int]) -> bool:
    """Make the columns of text as narrow as they must be; False where they may not be so narrow."""
    room = width - 2 * (len(widths) - 1)
    while sum(widths.values()) > room:
        key = max(least, key=lambda one: widths[one] - least[one])
        if widths[key] <= least[key]:
            return False
        widths[key] -= 1
    return True


def _row(
    texts: Sequence[str], styles: Sequence[str], widths: dict[str, int], numbers: Sequence[bool]
) -> Line:
    """One line of the columns, each cut to its width; numbers stand to the right."""
    line = Line(no_wrap=True, overflow="ignore")
    for text, style, size, number in zip(texts, styles, widths.values(), numbers, strict=True):
        shown = cut(text, size)
        blank = " " * (size - cells(shown))
        line.append(f"{blank}{shown}" if number else shown, style)
        line.append("  " if number else f"{blank}  ")
    line.rstrip()
    return line


def _cell(line: Listed, column: ListColumn, lang: Lang) -> str:
    return one_line((column.brief or column.said)(line, lang))


def _style(line: Listed, key: str) -> str:
    if key == "title":
        return "strong"
    if key == "gaps" and line.gaps:
        return "warning"
    return "error" if key == "next" and line.overdue else ""


def _stacked(line: Listed, lang: Lang, width: int) -> Iterator[Line]:
    """Title, then what the columns say with their names, then the file."""
    yield from folded(one_line(line.title) or "－", width, style="strong")
    for key, column in in_form("screen").items():
        text = _causes(line, lang) if key == "causes" else column.said(line, lang)
        if key == "title" or not text or (column.role == "number" and text == "0"):
            continue
        named = text if key in _BARE else f"{column.label.to(lang)}: {text}"
        style = "faint" if key == "file" else _style(line, key)
        yield from folded(one_line(named), width, style=style, sign="  ")


def _causes(line: Listed, lang: Lang) -> str:
    """How many causes there are of each status that there is."""
    counted = [
        (column.said(line, lang), column.label.to(lang))
        for column in COLUMNS.values()
        if column.part_of is CAUSES
    ]
    if lang == "ja":
        return "・".join(f"{label}{count}" for count, label in counted if count != "0")
    return ", ".join(f"{count} {label.lower()}" for count, label in counted if count != "0")


def _foot(
    lines: Sequence[Listed], said: Text, lang: Lang, width: int, *, table: bool
) -> Iterator[Line]:
    text = said.to(lang)
    if table:
        text += (" " if lang == "en" else "") + _LEGEND.to(lang)
        if any(one.overdue for one in lines):
            text += _LATE.to(lang)
    yield from folded(text, width, style="faint")


# ---------------------------------------------------------------- stats

_SIGNS = "#=-"  # the series of a bar, one sign each
_LEAST_BAR, _GOOD_BAR, _MOST_BAR = 5, 20, 40
_SHORT = 6  # what is told beside the rest of its row: the id of a rule


def statistics(page: Page, *, width: int) -> Group:
    """The statistics: bars of `#` with their numbers, lists where tables are too wide."""
    between = "、" if page.lang == "ja" else ", "
    out: list[RenderableType] = [
        *folded(page.title, width, style="strong"),
        *folded(between.join(f"{one.label} {one.value.text}" for one in page.facts), width),
        *folded(page.lead, width),
    ]
    for section in page.sections:
        out += [Line(), *_title(section.title, width), *_section(section, width)]
    return Group(*out)


def _title(text: str, width: int) -> Sequence[RenderableType]:
    title = folded(text, width, style="strong")
    if len(title) > 1 or title[0].cell_len > width - 4:
        return title
    return [Rule(title[0], align="left", style="faint")]


def _section(section: Section, width: int) -> Iterator[RenderableType]:
    """Its blocks; a table that only repeats a plot is passed over."""
    plots = {one.key for one in section.blocks if isinstance(one, Bars)}
    for block in section.blocks:
        if isinstance(block, Facts):
            for one in block.facts:
                yield from folded(f"{one.label}: {one.value.text}", width, sign="  ")
        elif isinstance(block, Bars) and section.key != "findings":
            yield from _bars(block, width)
        elif isinstance(block, Table) and (block.key not in plots or block.key == "findings"):
            yield from _entries(block, width)


def _bars(block: Bars, width: int) -> Iterator[RenderableType]:
    if len(block.series) > 1:
        series = zip(_SIGNS, block.series, strict=False)
        yield from folded("  ".join(f"{sign} {name}" for sign, name in series), width, sign="  ")
    numbers = [" + ".join(map(str, one.values)) for one in block.bars]
    longest = max(map(cells, numbers))
    most = max(sum(one.values) for one in block.bars)
    labels = max(cells(one.label) for one in block.bars)
    # A long label is folded, so that a bar keeps its length where there is room for both.
    labels = max(8, min(labels, width - longest - _GOOD_BAR - 6))
    room = max(_LEAST_BAR, min(_MOST_BAR, width - labels - longest - 6))
    side = Side(
        Beside(width=labels + 2),
        Beside(),
        box=None,
        padding=(0, 2, 0, 0),
        show_header=False,
        pad_edge=False,
    )
    for one, number in zip(block.bars, numbers, strict=True):
        bar = _bar(one.values, room, most)
        told = Line().append(f"{bar} " if bar else "", "ask").append(number)
        label = folded(one_line(one.label), labels + 2, sign="  ")
        side.add_row(Line("\n").join(label), told)
    yield side


def _bar(values: Sequence[int], room: int, most: int) -> str:
    """At least one sign for what is not nothing."""
    if not most:
        return ""
    return "".join(
        sign * max(1, round(value * room / most)) if value else ""
        for sign, value in zip(_SIGNS, values, strict=False)
    )


def _entries(table: Table, width: int) -> Iterator[Line]:
    """Each row as its first cell and, beside or under it, the others with their names."""
    for row in table.rows:
        first, *rest = (one_line(cell.text) for cell in row.cells)
        named = zip(table.columns[1:], rest, strict=True)
        told = " / ".join(f"{column.label}: {text}" for column, text in named if text)
        if cells(first) <= _SHORT:
            yield from folded(told, width, sign=f"  {padded(first, _SHORT)} ")
        else:
            yield from folded(first, width, style="strong", sign="  ")
            yield from folded(told, width, sign="    ")


# ---------------------------------------------------------------- diff

_STYLE = {"same": "", "old": "error", "new": "good"}
_MARKS = {"same": ("", ""), "old": ("[-", "-]"), "new": ("{+", "+}")}


def difference(page: DiffPage, *, width: int, colour: bool) -> Group:
    """What changed, old and new words told apart.

    Without colour, words that went stand in [-…-] and words that came in {+…+}.
    """
    out = [*folded(page.title, width, style="strong"), *folded(page.between, width, style="faint")]
    if not page.groups:
        out += folded(page.nothing, width)
    for group in page.groups:
        out += [Line(), *folded(group.title, width, style="strong")]
        column = 2 + max((cells(line.at) + 2 for line in group.lines if line.at), default=0)
        for line in group.lines:
            out += _changed(line, column, width, colour)
    return Group(*out)


def _changed(line: Changed, column: int, width: int, colour: bool) -> Iterator[Line]:
    first = Line(f"{line.label}: " if line.label else "", "strong")
    first = Line().append_text(first).append_text(_words(line.spans, colour))
    if line.about:
        first.append(f" {visible(line.about)}", "faint")
    name = padded(f"  {visible(line.at)}", column)
    for row in _rows(first, width - column):
        yield Line().append(name, "strong").append_text(row)
        name = " " * column
    for label, spans in line.notes:
        note = Line().append(f"{label}: ", "faint").append_text(_words(spans, colour))
        indent = 2
        for row in _rows(note, width - column - 4):
            yield Line(" " * (column + indent)).append_text(row)
            indent = 4


def _words(spans: Iterable[Span], colour: bool) -> Line:
    out = Line()
    for one in spans:
        before, after = ("", "") if colour else _MARKS[one.op]
        out.append(before + visible(one.text) + after, _STYLE[one.op] if colour else "")
    return out


def _rows(text: Line, width: int) -> Iterator[Line]:
    """The styled text broken where the plain text breaks."""
    at = 0
    for row in wrapped(text.plain, max(width, 16)):
        while not text.plain.startswith(row, at):
            at += 1  # a space that the break took
        yield text[at : at + len(row)]
        at += len(row)

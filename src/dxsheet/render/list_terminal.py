"""A list of sheets on a terminal: columns where there is room, a few lines a sheet where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.many.list_page import CAUSES, LABELS, lead, said
from dxsheet.many.listed import Listed
from dxsheet.render.terminal_pen import folded
from dxsheet.visible import one_line
from dxsheet.width import cells, cut, padded

Parts = tuple[tuple[str, str], ...]

_NONE = Text("No sheet is like that.", "該当するシートはありません。")
_LEGEND = Text("Causes: identified/unverified/rejected.", "課題（原因）: 特定/未検証/棄却。")
_LATE = Text(" !: the date is past.", " !: 過ぎた日付。")
_COLUMNS = ("title", "stage", "problems", "causes", "gaps", "owner", "next", "file")
_NUMBERS = ("problems", "causes", "gaps")
_HEADS = {"problems": Text("Prob.", "問題"), "next": Text("Next", "次の日付")}
_BETWEEN = 2
# Below these the two columns say too little, and each sheet gets lines of its own.
_LEAST = {"title": 16, "owner": 8}
_ROOMY = {"title": 30, "owner": 20}  # the same with the file's name beside them
_MOST = 60


def draw(lines: Sequence[Listed], sheets: int, lang: Lang, *, width: int) -> Iterator[Parts]:
    """The list, line by line, each as (style, text) pairs."""
    if not lines:
        yield (("", _NONE.to(lang)),)
        return
    rows = [_heads(lang), *([_text(one, key, lang) for key in _COLUMNS] for one in lines)]
    widths = _widths(rows, width)
    if widths is None:
        for one in lines:
            yield from _stacked(one, lang, width)
    else:
        yield from _table(lines, rows, widths)
    yield from _foot(lines, sheets, lang, width, table=widths is not None)


def _heads(lang: Lang) -> list[str]:
    return [_HEADS.get(key, LABELS.get(key, CAUSES)).to(lang) for key in _COLUMNS]


def _text(line: Listed, key: str, lang: Lang) -> str:
    if key == "causes":
        return "/".join(map(str, line.causes))
    if key == "next":
        return line.next_date + (" !" if line.overdue else "")
    return one_line(said(line, key, lang))


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is; None where they do not fit beside each other.

    The last column, the file, stands there only where the others still say enough.
    """
    widths = [max(cells(row[at]) for row in rows) for at in range(len(_COLUMNS))]
    widths[0] = min(widths[0], _MOST)
    return _fitted(widths, width, _ROOMY) or _fitted(widths[:-1], width, _LEAST)


def _fitted(widths: list[int], width: int, least: dict[str, int]) -> list[int] | None:
    """The widths, with the two columns of text made as narrow as they may be."""
    widths = list(widths)
    title, owner = (_COLUMNS.index(key) for key in least)
    room = width - _BETWEEN * (len(widths) - 1)
    while sum(widths) > room:
        at = title if widths[title] - least["title"] > widths[owner] - least["owner"] else owner
        if widths[at] <= least[_COLUMNS[at]]:
            return None
        widths[at] -= 1
    return widths


def _table(
    lines: Sequence[Listed], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> Iterator[Parts]:
    heads, *told = (row[: len(widths)] for row in rows)
    yield _row(heads, widths, ["faint"] * len(widths))
    for line, row in zip(lines, told, strict=True):
        yield _row(row, widths, [_style(line, key) for key in _COLUMNS[: len(widths)]])


def _row(row: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Parts:
    last = max(at for at, text in enumerate(row) if text)
    parts: list[tuple[str, str]] = []
    for at, (text, size, style) in enumerate(zip(row, widths, styles, strict=True)):
        shown = cut(text, size)
        if _COLUMNS[at] in _NUMBERS:
            shown = " " * (size - cells(shown)) + shown
        elif at < last:
            shown = padded(shown, size)
        if at <= last:
            parts += [("", " " * _BETWEEN if at else ""), (style, shown)]
    return tuple(parts)


def _style(line: Listed, key: str) -> str:
    if key == "title":
        return "strong"
    if key == "gaps" and line.gaps:
        return "warning"
    return "error" if key == "next" and line.overdue else ""


def _stacked(line: Listed, lang: Lang, width: int) -> Iterator[Parts]:
    """Title, then what the columns say with their names, then the file."""
    between = "・" if lang == "ja" else ", "
    causes = [
        f"{said(line, key, lang)} {LABELS[key].to(lang).lower()}"
        if lang == "en"
        else f"{LABELS[key].to(lang)}{said(line, key, lang)}"
        for key in ("identified", "unverified", "rejected")
        if said(line, key, lang) != "0"
    ]
    told = [
        ("", said(line, "stage", lang)),
        ("", _named(LABELS["problems"], str(line.problems or ""), lang)),
        ("", _named(CAUSES, between.join(causes), lang)),
        ("warning", _named(LABELS["gaps"], str(len(line.gaps) or ""), lang)),
        ("", _named(LABELS["owner"], said(line, "owner", lang), lang)),
        ("error" if line.overdue else "", _named(LABELS["next"], said(line, "next", lang), lang)),
        ("faint", line.file),
    ]
    for part in folded(one_line(line.title) or "－", width, style="strong"):
        yield (part,)
    for style, whole in told:
        for part in folded(one_line(whole), width, style=style, sign="  ") if whole else ():
            yield (part,)


def _named(label: Text, value: str, lang: Lang) -> str:
    return f"{label.to(lang)}: {value}" if value else ""


def _foot(
    lines: Sequence[Listed], sheets: int, lang: Lang, width: int, *, table: bool
) -> Iterator[Parts]:
    text = lead(len(lines), sheets).to(lang)
    if table:
        text += (" " if lang == "en" else "") + _LEGEND.to(lang)
        if any(one.overdue for one in lines):
            text += _LATE.to(lang)
    for part in folded(text, width, style="faint"):
        yield (part,)

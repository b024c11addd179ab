"""The page for the projector: the question being asked, what has been said, ideas at the side.

It reloads itself from the disk every two seconds, so it needs neither a server nor a script.
"""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.render.html import document
from dxsheet.render.html_env import drawn, style_sheet
from dxsheet.render.svg.drawing import picture
from dxsheet.render.svg.layout import laid_out
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.annex import effect_map
from dxsheet.summary.blocks import Node, signed
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading

SECONDS = 2

_NOTHING = Text("What people say will appear here.", "出た意見が、ここに並びます。")
_IDEAS = Text("Parked ideas", "アイデア置き場")
_TITLE = Text("Sheet", "シート")
_FOLDED = Text("Collapsed: {ids}", "たたんだもの: {ids}")
# The widths tried for the diagram, from large type to small, and its height against its width. What
# is rejected or set aside is folded before the type gets small; where nothing will do, what was
# said is listed instead: from the back row a list is easier to read.
_LARGE = (480.0, 560.0, 640.0, 720.0, 800.0, 880.0)
_SMALL = (1000.0, 1150.0, 1300.0, 1500.0)
_PROPORTION = 0.54
_FEW = 14  # lines of a list that can be in large type
_ASIDE = ("rejected", "parked", "dropped")


def draw(
    sheet: Sheet,
    *,
    lang: Lang,
    question: str = "",
    about: str = "",
    told: Sequence[str] = (),
    choices: Sequence[str] = (),
    part: str = "",
    at: str = "",
    said: Sequence[tuple[str, Sequence[str]]] = (),
    mapped: bool = False,
) -> str:
    """The page of one moment.

    Args:
        sheet: what has been said so far.
        lang: the language of the page.
        question: what is being asked, in full; where nothing is asked the title stands on top.
        about: the words of what it is about.
        told: what is said before the question, as where the wording made it.
        choices: the answers to choose from.
        part: the part of the walk.
        at: how far it has come.
        said: what the part shows instead of the chain, as headings with lines.
        mapped: whether the map of effect and effort is shown instead of the chain.
    """
    reading = Reading(sheet, (), lang, None)
    found = effect_map(reading) if mapped else None
    picture_of, folded = ("", "") if found or said else _chain(sheet, lang)
    block = diagram(reading)
    groups = (block.problems, block.causes, block.solutions)
    title = sheet.title or _TITLE.to(lang)
    ideas = [one for one in sheet.ideas if not one.became]
    body = drawn(
        "board.html.j2",
        title=title,
        question=question,
        about=about,
        told=told,
        choices=choices,
        where=f"{part} {at}".strip(),
        map=found.blocks[0] if found else None,
        map_label=part,
        said=said,
        few=sum(len(lines) + 1 for _, lines in said) <= _FEW,
        picture=picture_of,
        folded=folded,
        lists=[one for one in zip(block.labels, groups, strict=True) if one[1]],
        nothing=_NOTHING.to(lang),
        ideas=ideas,
        ideas_label=_IDEAS.to(lang),
        signed=signed,
    )
    return document(title, lang, style_sheet("board.css"), body, refresh=SECONDS)


def _chain(sheet: Sheet, lang: Lang) -> tuple[str, str]:
    """The chain as large as it goes, and what was folded for it; "" where no picture will do."""
    shorter, names = _without(sheet)
    tries: tuple[tuple[tuple[float, ...], Sheet, tuple[str, ...]], ...] = (
        (_LARGE, sheet, ()),
        (_LARGE, shorter, names),
        (_SMALL, shorter, names),
        (_SMALL, sheet, ()),
    )
    for widths, one, folded in tries:
        block = diagram(Reading(one, (), lang, None))
        if not any((block.problems, block.causes, block.solutions)):
            continue
        if not one.solutions:  # what nobody has been asked for yet is not missing
            block = block._replace(
                problems=tuple(map(_without_gaps, block.problems)),
                causes=tuple(map(_without_gaps, block.causes)),
            )
        for wide in widths:
            layout = laid_out(block, wide=wide, compact=True)
            layout = layout._replace(legend=(0, 0, ()))  # each box says its status in words
            if layout.height <= layout.width * _PROPORTION:
                said = _FOLDED.fill(ids=in_a_row(folded, lang)).to(lang) if folded else ""
                return picture(block, lang=lang, name="board", layout=layout), said
    return "", ""


def _without_gaps(node: Node) -> Node:
    return node._replace(marks=tuple(mark for mark in node.marks if mark.kind != "gap"))


def _without(sheet: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """The sheet without what is rejected or set aside, and the ids of that."""
    gone = [one.id or "" for one in sheet.causes if one.status in _ASIDE]
    gone += [one.id or "" for one in sheet.solutions if one.status in _ASIDE]
    causes = tuple(one for one in sheet.causes if one.status not in _ASIDE)
    solutions = tuple(one for one in sheet.solutions if one.status not in _ASIDE)
    changed = sheet.model_copy(update={"causes": causes, "solutions": solutions})
    return changed, tuple(gone)

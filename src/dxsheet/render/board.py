"""The page for the projector: the question being asked, what has been said, ideas at the side.

It reloads itself from the disk every two seconds, so it needs neither a server nor a script.
"""

from __future__ import annotations

from dxsheet.lang import Lang, Text
from dxsheet.render.html import document
from dxsheet.render.html_env import drawn, style_sheet
from dxsheet.render.svg.drawing import picture
from dxsheet.render.svg.layout import laid_out
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading
from dxsheet.summary.signs import signed

SECONDS = 2

_NOTHING = Text("What is said will stand here.", "出た意見が、ここに並びます。")
_IDEAS = Text("Parked ideas", "アイデア置き場")
_TITLE = Text("Worksheet", "ワークシート")
# The widths tried for the diagram, from large type to small, and its height against its width.
# Where none will do, what was said is listed instead: from the back row a list is easier to read.
_WIDTHS = (480.0, 560.0, 640.0, 720.0, 800.0, 880.0)
_PROPORTION = 0.54


def draw(
    sheet: Sheet, *, lang: Lang, question: str = "", about: str = "", part: str = "", at: str = ""
) -> str:
    """The page of one moment.

    `question` is what is being asked, `about` the words of what it is about; `part` names the
    part of the walk, `at` how far it has come. Where nothing is asked the title stands on top.
    """
    block = diagram(Reading(sheet, (), lang, None))
    groups = (block.problems, block.causes, block.solutions)
    layouts = (laid_out(block, wide=wide, compact=True) for wide in _WIDTHS) if any(groups) else ()
    layout = next((one for one in layouts if one.height <= one.width * _PROPORTION), None)
    title = sheet.title or _TITLE.to(lang)
    body = drawn(
        "board.html.j2",
        title=title,
        question=question,
        about=about,
        where=f"{part} {at}".strip(),
        picture=picture(block, lang=lang, name="board", layout=layout) if layout else "",
        lists=[one for one in zip(block.labels, groups, strict=True) if one[1]],
        nothing=_NOTHING.to(lang),
        ideas=sheet.ideas,
        ideas_label=_IDEAS.to(lang),
        signed=signed,
    )
    return document(title, lang, style_sheet("board.css"), body, refresh=SECONDS)

"""The page for the projector: the question being asked, what has been said, ideas at the side.

It reloads itself from the disk every two seconds, so it needs neither a server nor a script.
"""

from __future__ import annotations

from dxsheet.lang import Lang, Text
from dxsheet.render.html import document, sheet_of
from dxsheet.render.html_text import SPACE, chip
from dxsheet.render.markup import Markup, joined, lines, tag
from dxsheet.render.svg import laid_out, picture
from dxsheet.sheet.nouns import Idea, Sheet
from dxsheet.summary.blocks import Diagram, Node
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading

# SHA-256 of board.css, which the content security policy names (a test holds them together).
BOARD_CSS = "sha256-JtyhE6rR3wh9uSBi8QPWPXg7QCZ2mebUoia6BDBfcaY="
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
    title = sheet.title or _TITLE.to(lang)
    head = tag(
        "header",
        tag("p", tag("span", title), tag("span", f"{part} {at}".strip()), class_="where")
        if question
        else Markup(""),
        tag("h1", lines(question or title)),
        tag("p", lines(about), class_="about") if about else Markup(""),
    )
    aside = _aside(sheet.ideas, lang)
    body = tag(
        "main",
        tag("div", _said(sheet, lang), class_="said"),
        aside,
        class_="aside" if aside else None,
    )
    return document(title, lang, sheet_of("board.css"), BOARD_CSS, head, body, refresh=str(SECONDS))


def _said(sheet: Sheet, lang: Lang) -> Markup:
    if not (sheet.problems or sheet.causes or sheet.solutions):
        return tag("p", _NOTHING.to(lang), class_="nothing")
    block = diagram(Reading(sheet, (), lang, None))
    for wide in _WIDTHS:
        layout = laid_out(block, wide=wide, high=wide * _PROPORTION)
        if layout.density.larger == 1 and layout.height <= wide * _PROPORTION:
            return picture(block, lang=lang, name="board", layout=layout)
    return _lists(block)


def _lists(block: Diagram) -> Markup:
    """Problems, causes and solutions one under another, each with its status."""
    drawn = []
    for label, nodes in zip(
        block.labels, (block.problems, block.causes, block.solutions), strict=True
    ):
        items = [_item(one) for one in nodes]
        if items:
            drawn.append(tag("section", tag("h2", label), tag("ul", *items)))
    return tag("div", *drawn, class_="lists")


def _item(node: Node) -> Markup:
    status = node.mark("cause_status") or node.mark("solution_status")
    said = joined((SPACE, chip(status))) if status else Markup("")
    name = tag("b", node.id, class_="id")
    return tag("li", name, SPACE, lines(node.text), said, class_=status and f"is-{status.value}")


def _aside(ideas: tuple[Idea, ...], lang: Lang) -> Markup:
    if not ideas:
        return Markup("")
    items = [
        tag("li", tag("b", one.id or "", class_="id"), SPACE, lines(one.text or ""))
        for one in ideas
    ]
    return tag("aside", tag("h2", _IDEAS.to(lang)), tag("ul", *items))

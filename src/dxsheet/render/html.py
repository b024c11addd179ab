"""A page as one self-contained HTML file: it fetches nothing, runs nothing, and prints well.

Drawn in Python rather than by a template: `markup` escapes as strictly as a template's autoescape,
and loading a template engine alone costs half of what `show` does (docs/decisions/0007).
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from dxsheet.lang import Lang, Text
from dxsheet.render.html_blocks import Drawing
from dxsheet.render.html_text import SPACE, labelled
from dxsheet.render.markup import Markup, joined, lines, style, tag
from dxsheet.summary.blocks import Diagram, Page, Section

# SHA-256 of page.css, which the content security policy names (a test holds them together).
PAGE_CSS = "sha256-eDZnW/BbtMoAGtLfQlF5xycnTMaORT14e6QXwzIklLM="

# Says that a file is one of ours, and may be written anew.
GENERATOR = "dxsheet"

_SKIP = Text("Skip to the content", "本文へ移動")

# The first sheet of paper in two columns, as far as a sheet fills them; what else is to stand on
# it comes after the right one.
_LEFT = ("problems", "mapping")
_RIGHT = ("since", "wanted", "map", "questions", "work", "small_start", "outcomes")


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> str:
    """The pages as one HTML file, the first of several being their agenda."""
    del options  # HTML has none
    several = len(pages) > 1
    articles = [
        _article(page, lang, f"s{index}", 2 if several and index else 1)
        for index, page in enumerate(pages)
    ]
    return document(
        pages[0].title,
        lang,
        sheet_of("page.css"),
        PAGE_CSS,
        tag("a", _SKIP.to(lang), href="#main", class_="skip"),
        tag("main", *articles, id="main"),
    )


def document(
    title: str, lang: Lang, css: str, digest: str, *body: Markup, refresh: str | None = None
) -> str:
    """A whole HTML file around a body; `digest` is the hash of its style sheet."""
    policy = f"default-src 'none'; style-src '{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", http_equiv="refresh", content=refresh) if refresh else Markup(""),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content=GENERATOR),
        tag("title", title),
        style(css),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', *body), lang=lang)}\n"


def sheet_of(name: str) -> str:
    """A style sheet that lies beside this module."""
    path = f"{os.path.dirname(__file__)}{os.sep}{name}"  # noqa: PTH120 - pathlib costs start-up
    with open(path, encoding="utf-8") as stream:  # noqa: PTH123
        return stream.read()


def _article(page: Page, lang: Lang, name: str, level: int) -> Markup:
    facts = [labelled(one.label, one.value, lang) for one in page.facts]
    head = tag(
        "header",
        tag(f"h{level}", page.title),
        tag("p", joined([joined((one, SPACE)) for one in facts]), class_="about"),
        tag("p", lines(page.lead), class_="lead"),
    )
    drawn = {one.key: _section(one, lang, name, level + 1) for one in page.sections}
    first = [one.key for one in page.sections if one.front or one.key in _RIGHT]
    left = [drawn[key] for key in _LEFT if key in drawn]
    right = [drawn[key] for key in _RIGHT if key in drawn]
    right += [drawn[key] for key in first if key not in (*_LEFT, *_RIGHT)]
    parts = [text for key, text in drawn.items() if key not in first]
    front = tag(
        "div",
        tag("div", *left, class_="left"),
        tag("div", *right, class_="right"),
        class_="front crowded" if _crowded(page) else "front",
    )
    front = front if left or right else Markup("")
    rest = tag("div", *parts, class_="parts") if parts else Markup("")
    return tag("article", head, front, rest, id=name)


def _section(section: Section, lang: Lang, name: str, level: int) -> Markup:
    name = f"{name}-{section.key}"
    drawing = Drawing(section, name, lang, level)
    return tag(
        "section",
        tag(f"h{level}", section.title, id=name, class_="title"),
        *[drawing.draw(block) for block in section.blocks],
        class_=section.key,
    )


def _crowded(page: Page) -> bool:
    """Whether the diagram needs the whole width of a page."""
    mapping = page.section("mapping")
    diagrams = [one for one in mapping.blocks if isinstance(one, Diagram)] if mapping else []
    return any(len(one.causes) + len(one.solutions) > 24 for one in diagrams)

"""The parts of a page drawn alone, and a reader of what was drawn."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from dxsheet.render.html import tools
from dxsheet.render.html_env import environment


def whole(text: str) -> str:
    """The page without the places where a phrase of Japanese may break, as XML has it."""
    return re.sub("<wbr[^>]*>", "", text).replace("<br>", "<br/>")


class Reader(HTMLParser):
    """What a browser would see: elements with their attributes, and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, name, attributes):
        self.elements.append((name, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, decl):
        assert decl == "doctype html", decl

    def unknown_decl(self, data):
        raise AssertionError(f"a section: {data!r}")

    def handle_pi(self, data):
        raise AssertionError(f"an instruction: {data!r}")


def parts(lang="ja"):
    """The macros of the parts, as functions."""
    return environment().get_template("parts.html.j2").make_module(tools(lang))

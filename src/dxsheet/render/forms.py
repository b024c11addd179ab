"""Every form of the summary, and the pages drawn in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import Page


class Form(NamedTuple):
    """A form of the summary: its module, which has `draw(pages, *, lang, **options)`.

    `binary`: it is a file, not a text for the screen.
    """

    module: str
    binary: bool = False


# Every form there is, by the name that --format takes.
FORMS = {
    "md": Form("markdown"),
    "html": Form("html"),
    "docx": Form("word", binary=True),
    "xlsx": Form("excel", binary=True),
    "csv": Form("csv_form"),
    "mermaid": Form("mermaid"),
    "svg": Form("svg.drawing"),
    "json": Form("json_form"),
}


def render(pages: Sequence[Page], form: str, lang: Lang, **options: object) -> str | bytes:
    """The pages in one form: text, or bytes for csv, docx and xlsx.

    Raises:
        DxsheetError: there is no such form, or the extra that it needs is not installed.
    """
    if form not in FORMS:
        known = ", ".join(FORMS)
        raise DxsheetError(
            Text("There is no format `{form}`.", "「{form}」という形式はありません。").fill(
                form=form
            ),
            Text("You can use: {known}.", "使えるのは {known} です。").fill(known=known),
            code=USAGE,
        )
    module = import_module(f"dxsheet.render.{FORMS[form].module}")
    drawn: str | bytes = module.draw(pages, lang=lang, **options)
    return drawn

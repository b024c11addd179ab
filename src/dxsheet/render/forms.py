"""Every form of the summary, and the pages drawn in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Literal, NamedTuple

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Lang, Text
from dxsheet.office import require
from dxsheet.summary.blocks import Page


class Form(NamedTuple):
    """A form of the summary: its module, which has `draw(pages, *, lang, **options)`.

    `reader`: a person on the screen, in the signs of the console; another program, in UTF-8
    whatever the console speaks; or an office program, out of a file alone. `needs`: the library of
    the `office` extra that draws it, and what that is wanted for.
    """

    module: str
    reader: Literal["person", "program", "office"] = "person"
    needs: tuple[str, str] | None = None


# Every form there is, by the name that --format takes.
FORMS = {
    "md": Form("markdown"),
    "html": Form("html", "program"),
    "docx": Form("word", "office", needs=("docx", "Word")),
    "xlsx": Form("excel", "office", needs=("openpyxl", "Excel")),
    "csv": Form("csv_form", "program"),
    "mermaid": Form("mermaid", "program"),
    "svg": Form("svg.drawing", "program"),
    "json": Form("json_form", "program"),
}


def drawer(form: str) -> Any:  # noqa: ANN401
    """The module that draws a form.

    Raises:
        DxsheetError: the extra that it needs is not installed (exit 3).
    """
    module, _, needs = FORMS[form]
    if needs is not None:
        require(*needs)
    return import_module(f"dxsheet.render.{module}")


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
    drawn: str | bytes = drawer(form).draw(pages, lang=lang, **options)
    return drawn

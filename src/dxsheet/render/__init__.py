"""How a page looks: one module a form, imported when it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.findings import USAGE, DxsheetError
from dxsheet.lang import Lang, Text
from dxsheet.summary.blocks import Page

# Each module has `draw(pages, *, lang, **options) -> str | bytes`.
FORMS = {
    "md": "markdown",
    "html": "html",
    "docx": "word",
    "xlsx": "excel",
    "csv": "csv_form",
    "mermaid": "mermaid",
    "json": "json_form",
}


def render(pages: Sequence[Page], form: str, lang: Lang, **options: object) -> str | bytes:
    """The pages in one form: text, or bytes for docx and xlsx.

    Raises:
        DxsheetError: there is no such form, or the extra that it needs is not installed.
    """
    if form not in FORMS:
        known = ", ".join(FORMS)
        raise DxsheetError(
            Text("There is no form `{form}`.", "「{form}」という形式はありません。").fill(
                form=form
            ),
            Text("The forms are {known}.", "使える形式は {known} です。").fill(known=known),
            code=USAGE,
        )
    from importlib import import_module

    module = import_module(f"{__name__}.{FORMS[form]}")
    drawn: str | bytes = module.draw(pages, lang=lang, **options)
    return drawn

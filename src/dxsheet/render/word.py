"""The page as a Word document, ours or an office's own form with named places."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang
from dxsheet.office.package import require
from dxsheet.summary.blocks import Page


def draw(
    pages: Sequence[Page], *, lang: Lang, template: str | None = None, **options: object
) -> bytes:
    """The pages as a .docx file.

    Args:
        pages: what to draw.
        lang: the reader's language.
        template: the path of a form, a .docx whose named places ({{title}}...) are filled.
        options: other forms' options.

    Raises:
        DxsheetError: the `office` extra is missing, or the form cannot be used (exit 3), or has
            places that are not known (exit 2).
    """
    del options
    require("docx", "Word")
    from io import BytesIO

    out = BytesIO()
    if template is None:
        from dxsheet.render.word_document import document

        document(pages, lang).save(out)
    else:
        from dxsheet.render.word_form import filled_form

        filled_form(template, pages, lang).save(out)
    return out.getvalue()

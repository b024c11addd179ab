"""`show` and `summary`: sheets → what their pages say → one form of them."""

from __future__ import annotations

import time

from dxsheet.binder import Opened, load
from dxsheet.flows.checking import check_opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.findings import Finding
    from dxsheet.lang import Lang


def opened_with_findings(file: str) -> tuple[Opened, list[Finding]]:
    """A sheet and what `check` says of it, with the settings of its repository.

    Raises DxsheetError as `load` does.
    """
    from dxsheet.rules import find_settings

    opened = load(file)
    return opened, check_opened(opened, find_settings("."))


def summary(
    sheets: list[tuple[Opened, list[Finding]]], form: str, lang: Lang, **options: object
) -> str | bytes:
    """The page of one sheet, or an agenda of several and then each, in a form.

    Raises DxsheetError where an extra that the form needs is missing.
    """
    from dxsheet.render import render
    from dxsheet.summary import summarise_many

    pages = summarise_many(
        [opened.sheet for opened, _ in sheets],
        findings=[found for _, found in sheets],
        lang=lang,
        today=time.strftime("%Y-%m-%d"),
    )
    return render(pages, form, lang, **options)


def write_page(path: str, page: str | bytes) -> None:
    """Write a finished page whole; an older page is replaced, since it is made from the sheet."""
    from dxsheet.disk import write_whole

    write_whole(path, page.encode() if isinstance(page, str) else page)

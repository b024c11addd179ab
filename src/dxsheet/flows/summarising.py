"""`show` and `summary`: sheets → what their pages say → one form of them."""

from __future__ import annotations

from datetime import date

from dxsheet.binder import Opened, load
from dxsheet.findings import Finding
from dxsheet.flows.checking.file import check_opened
from dxsheet.lang import Lang
from dxsheet.summary import Page


def opened_with_findings(file: str) -> tuple[Opened, list[Finding]]:
    """A sheet and what `check` says of it, with the settings of its repository.

    Raises DxsheetError as `load` does.
    """
    from dxsheet.rules import find_settings

    opened = load(file)
    return opened, check_opened(opened, find_settings("."))


def summary(
    sheets: list[tuple[Opened, list[Finding]]],
    form: str,
    lang: Lang,
    *,
    since: str | None = None,
    as_of: str | None = None,
    **options: object,
) -> str | bytes:
    """The page of one sheet, or an agenda of several and then each, in a form.

    `as_of` is the day the page is read on (ISO), today where it is not given.
    `since` (a revision, a day, `last-summary`) puts what changed since then on each first page.
    What the sheets say now is remembered for the next `--since last-summary`.

    Raises DxsheetError where an extra that the form needs is missing, or `since` is not known.
    """
    from dxsheet.last_summary import record_summary
    from dxsheet.render.forms import render

    page = render(_pages(sheets, lang, since, as_of), form, lang, **options)
    for opened, _ in sheets:
        record_summary(opened.sheet.id, opened.document.raw, opened.document.file)
    return page


def _pages(
    sheets: list[tuple[Opened, list[Finding]]], lang: Lang, since: str | None, as_of: str | None
) -> tuple[Page, ...]:
    from dxsheet.summary import summarise_many

    pages = summarise_many(
        [opened.sheet for opened, _ in sheets],
        findings=[found for _, found in sheets],
        lang=lang,
        today=as_of or date.today().isoformat(),
    )
    if since is None:
        return pages
    from dxsheet.flows.comparing import diff, with_changes

    alone = len(pages) - len(sheets)  # an agenda stands before several
    changed = [
        with_changes(page, diff(opened.document.file, None, since).page(lang))
        for page, (opened, _) in zip(pages[alone:], sheets, strict=True)
    ]
    return (*pages[:alone], *changed)

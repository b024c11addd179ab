"""`summary`: sheets → pages → one form of them."""

from __future__ import annotations

from dxsheet.binder import Opened, load

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.screen import Screen


def summary(files: tuple[str, ...], form: str, screen: Screen) -> tuple[list[Opened], str | bytes]:
    """The sheets as opened, and their page in a form.

    Raises DxsheetError where a file is no sheet, or an extra that the form needs is missing.
    """
    from dxsheet.flows.checking import check_opened
    from dxsheet.render import render
    from dxsheet.summary import summarise

    opened = [load(file) for file in files]
    screen.settle(opened[0].sheet)
    pages = [summarise(one.sheet, findings=check_opened(one), lang=screen.lang) for one in opened]
    return opened, render(pages, form, screen.lang)


def write_page(path: str, page: str | bytes) -> None:
    """Write a finished page whole; an older page is replaced, since it is made from the sheet."""
    from dxsheet.disk import write_whole

    write_whole(path, page.encode() if isinstance(page, str) else page)

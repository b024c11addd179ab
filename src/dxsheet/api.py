"""The Python API: the verbs of the commands as functions on values. Nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dxsheet.binder import load as _load
from dxsheet.findings import Finding
from dxsheet.flows.checking.run import check as _check
from dxsheet.lang import Lang
from dxsheet.render.forms import render as _render
from dxsheet.rules import find_settings
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary import Page
from dxsheet.summary import summarise_many as _summarise


def load(path: str) -> Sheet:
    """Read one worksheet.

    Raises:
        DxsheetError: no such file, or no sheet that can be read.
    """
    return _load(str(path)).sheet


def check(paths: Iterable[str]) -> list[Finding]:
    """All findings of the sheets at or below the paths, by file and line, kept ones marked.

    Settings are those of the current folder (dxsheet.toml). Raises DxsheetError where a path does
    not exist.
    """
    return _check([str(path) for path in paths], find_settings(".")).findings


def summarise(
    sheets: Iterable[Sheet], *, lang: Lang | None = None, today: date | str | None = None
) -> list[Page]:
    """What the page of one sheet says, or an agenda of several and then each.

    In the first sheet's own language unless `lang` says; `today` tells what is overdue.
    """
    listed = list(sheets)
    chosen: Lang = lang or ("en" if listed and listed[0].language == "en" else "ja")
    return list(_summarise(listed, lang=chosen, today=today))


def render(pages: list[Page], form: str = "md", *, lang: Lang = "ja") -> str | bytes:
    """Pages in a form: md, html, mermaid, svg, json are text; csv, docx and xlsx bytes.

    Raises:
        DxsheetError: no such form, or the extra it needs is not installed.
    """
    return _render(pages, form, lang)

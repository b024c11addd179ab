"""`show` and `summary`: sheets → what their pages say → one form of them, in its file."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dxsheet.binder import Opened, load
from dxsheet.disk import write_whole
from dxsheet.disk.sheets import names_sheet
from dxsheet.findings import FOUND, DxsheetError, Finding
from dxsheet.flows.checking.file import check_opened
from dxsheet.lang import Lang, Text
from dxsheet.office import UNTOUCHED
from dxsheet.revisions import record_summary
from dxsheet.rules import find_settings
from dxsheet.summary import Page, summarise_many


def opened_with_findings(file: str) -> tuple[Opened, list[Finding]]:
    """A sheet and what `check` says of it, with the settings of its repository.

    Raises DxsheetError as `load` does.
    """
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
    from dxsheet.render.forms import render

    page = render(_pages(sheets, lang, since, as_of), form, lang, **options)
    for opened, _ in sheets:
        record_summary(opened.sheet.id, opened.document.raw, opened.document.file)
    return page


def _pages(
    sheets: list[tuple[Opened, list[Finding]]], lang: Lang, since: str | None, as_of: str | None
) -> tuple[Page, ...]:
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


_INPUT = Text(
    "{file} is what this output is made from. Writing to it would destroy it.",
    "{file} は、この出力のもとになるファイルです。書き込むと失われます。",
)
_SHEET = Text(
    "{file} is a sheet. Writing there would destroy it.",
    "{file} はシートです。書き込むとシートが失われます。",
)
_SETTINGS = Text(
    "{file} already exists and was not made by dxsheet (settings, a template, answers?).",
    "{file} は既にあり、dxsheet が作った出力ではありません（設定・ひな形・回答など）。",
)
_FORM = Text(
    "{file} is a form with places to fill in. Writing to it would destroy them.",
    "{file} は差し込み名のある様式です。書き込むと差し込み先が失われます。",
)
_FILLED = Text(
    "{file} was saved by another program since: it may hold what people filled in.",
    "{file} は、ほかのソフトで保存されています。書き込むと、記入内容が失われるかもしれません。",
)
_ANOTHER = Text("Give another name with -o.", "-o に別の名前を指定してください。")
_IMPORT = Text(
    "Take it in with `dxsheet import`, or give another name with -o.",
    "`dxsheet import` で取り込むか、-o に別の名前を指定してください。",
)
# No page is YAML or TOML: what has such a name was written by somebody.
_WRITTEN = frozenset((".yaml", ".yml", ".toml"))
_PLACE = re.compile(r"\{\{[^{}]{1,60}\}\}|｛｛[^｛｝]{1,60}｝｝")
# A page in CSV begins like this; any other .csv may be the answers that a form gathered.
_OUR_ROWS = '\ufeff(?:\\Z|"(?:題名|title)",")'
_START = 65536  # bytes


def write_page(path: str, page: str | bytes, *, inputs: Iterable[str] = ()) -> None:
    """Write a finished page whole; an older page is replaced, since it is made from the sheet.

    Raises:
        DxsheetError: exit 1 where the file is one of the `inputs` (also by a link), a worksheet,
            a form, settings; 3 where it cannot be written.
    """
    refuse_input(path, inputs)
    write_whole(path, page.encode() if isinstance(page, str) else page)


def refuse_input(path: str, inputs: Iterable[str] = ()) -> None:
    """Raise where a page in this place would replace what was written by hand."""
    place = Path(path)
    try:
        if not place.is_file():
            return
        said = _INPUT if any(_same(place, one) for one in inputs) else _what(place)
    except OSError:
        return  # whoever writes meets it again, and says so
    if said is not None:
        hint = _IMPORT if said is _FILLED else _ANOTHER
        raise DxsheetError(said.fill(file=path), hint, code=FOUND)


def _same(place: Path, other: str) -> bool:
    try:
        return place.samefile(other)
    except OSError:
        return False


def _what(place: Path) -> Text | None:
    """What the file is, if it is none of ours."""
    real = place.resolve()
    with real.open("rb") as stream:
        start = stream.read(_START)
    if names_sheet(start):
        return _SHEET
    if real.suffix.lower() in _WRITTEN or place.suffix.lower() in _WRITTEN:
        return _SETTINGS
    rows = start.decode("utf-8", "replace")
    if real.suffix.lower() == ".csv" and start and not re.match(_OUR_ROWS, rows, re.IGNORECASE):
        return _SETTINGS
    return _office(real) if start.startswith(b"PK") else None


def _office(file: Path) -> Text | None:
    """What an office file is: a Word file with places to fill, a workbook saved by people."""
    try:
        with zipfile.ZipFile(file) as opened:
            names = opened.namelist()
            if "xl/workbook.xml" in names:
                made = "docProps/app.xml" in names and UNTOUCHED in opened.read("docProps/app.xml")
                return None if made else _FILLED
            raw = opened.read("word/document.xml")
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return None
    # Word may have cut the name of a place into several runs.
    return _FORM if _PLACE.search(re.sub(r"<[^>]*>", "", raw.decode("utf-8", "replace"))) else None

"""`list`, `stats` and `export`: a folder of sheets at once."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.cli.params import JOBS, OUTPUT, Command, argument, flag, option, processes
from dxsheet.findings import FOUND, SOUND
from dxsheet.flows.counting import count_sheets
from dxsheet.flows.exporting import export as run_export
from dxsheet.flows.listing import Listing, list_sheets
from dxsheet.flows.summarising import write_page
from dxsheet.lang import Text
from dxsheet.many import list_page, stats_page
from dxsheet.many.listed import Wanted
from dxsheet.many.statistics import Statistics
from dxsheet.screen import Screen
from dxsheet.sheet.nouns import Sheet
from dxsheet.visible import visible

_FOLDER = argument(
    "folder",
    Text(
        "The folder of sheets (else this folder).",
        "シートのフォルダー（なければこのフォルダー）",
    ),
    required=False,
    metavar="DIR",
)
_EXPORTED = Text(
    "Wrote {sheets} sheets to {folder}.", "シート{sheets}件を {folder} に書き出しました。"
)
_LEFT_OUT = Text(
    "{count} could not be read and are not in it.", "{count}件は読めないため、含まれていません。"
)
_IN_A_FILE = 80  # columns
DEFAULT_EXPORT = "dxsheet-export"
_WROTE = Text("Wrote {file}.", "{file} に書き出しました。")


def list_(
    screen: Screen,
    folder: str | None,
    stage: tuple[str, ...],
    text: tuple[str, ...],
    owner: tuple[str, ...],
    gap: tuple[str, ...],
    overdue: bool,
    sort: str,
    format: str,
    output: str | None,
    jobs: str | None,
) -> int:
    """List the sheets of a folder that fit; what cannot be read is told on standard error."""
    wanted = Wanted(stage, text, owner, gap, overdue)
    found = list_sheets(folder or ".", wanted, screen.note, order=sort, jobs=processes(jobs))
    _settle(screen, found.lines[0].language if found.lines else "")
    screen.code = SOUND
    if output is not None:
        write_page(output, _listing(screen, found, format, _IN_A_FILE))
        screen.note(_WROTE.fill(file=output))
    elif format == "text":
        for row in _rows(screen, found, screen.width):
            screen.say(*row)
    elif format == "json":
        screen.form(str(_listing(screen, found, format, screen.width)).encode())
    else:
        page = _listing(screen, found, format, screen.width)
        screen.page(page.decode().removeprefix("\ufeff") if isinstance(page, bytes) else page)
    return SOUND


def _settle(screen: Screen, language: str) -> None:
    """Speak the language of the sheets where nothing else says which."""
    screen.settle(Sheet.made(language=language or None))


def _rows(screen: Screen, found: Listing, width: int) -> Iterator[tuple[tuple[str, str], ...]]:
    from dxsheet.render.list_terminal import draw

    return draw(found.lines, found.sheets, screen.lang, width=width)


def _listing(screen: Screen, found: Listing, format: str, width: int) -> str | bytes:
    """The list as one text, or bytes, for a file or a pipe."""
    if format == "text":
        return _as_text(_rows(screen, found, width))
    if format == "md":
        from dxsheet.render.markdown import markdown

        return markdown(list_page.page(found.lines, found.sheets, screen.lang), screen.lang)
    from dxsheet.render.list_forms import as_csv, as_json

    if format == "csv":
        return as_csv(found.lines, screen.lang)
    return as_json(found.lines, found.unreadable, screen.lang)


def stats(
    screen: Screen, folder: str | None, format: str, output: str | None, jobs: str | None
) -> int:
    """Count the sheets of a folder; what cannot be read is told on standard error."""
    told = count_sheets(folder or ".", screen.note, jobs=processes(jobs))
    _settle(screen, max(told.tally.languages, key=told.tally.languages.__getitem__, default=""))
    screen.code = SOUND
    if output is not None:
        write_page(output, _statistics(screen, told, format))
        screen.note(_WROTE.fill(file=output))
    elif format == "text":
        for row in _counts(screen, told, screen.width):
            screen.say(*row)
    elif format == "md":
        screen.page(_statistics(screen, told, format))
    else:
        screen.form(_statistics(screen, told, format).encode())
    return SOUND


def _counts(screen: Screen, told: Statistics, width: int) -> Iterator[tuple[tuple[str, str], ...]]:
    from dxsheet.render.stats_terminal import draw

    return draw(stats_page.page(told, screen.lang), width=width)


def _statistics(screen: Screen, told: Statistics, format: str) -> str:
    """The statistics as one text, for a file or a pipe."""
    if format == "text":
        return _as_text(_counts(screen, told, _IN_A_FILE))
    if format == "json":
        from dxsheet.render.stats_json import draw

        return draw(told)
    pages = [stats_page.page(told, screen.lang)]
    if format == "html":
        from dxsheet.render.html import draw as as_html

        return as_html(pages, lang=screen.lang)
    from dxsheet.render.markdown import draw as as_markdown

    return as_markdown(pages, lang=screen.lang)


def _as_text(rows: Iterator[tuple[tuple[str, str], ...]]) -> str:
    return "".join(visible("".join(text for _, text in row)).rstrip() + "\n" for row in rows)


def export(screen: Screen, folder: str | None, format: str, output: str, jobs: str | None) -> int:
    """Write a folder of sheets as tables. Exit code 1 where a sheet had to be left out."""
    done = run_export(folder or ".", format, output, screen.note, jobs=processes(jobs))
    screen.note(_EXPORTED.fill(sheets=done.sheets, folder=output))
    if done.left_out:
        screen.note(_LEFT_OUT.fill(count=done.left_out))
    return FOUND if done.left_out else SOUND


LIST = Command(
    (
        _FOLDER,
        option(
            "--stage",
            Text("Only in this stage (may be repeated).", "この段階だけ（繰り返せます）"),
            many=True,
            choices=("draft", "identified", "decided", "trial", "closed"),
        ),
        option(
            "--text",
            Text("Only with this text on it.", "この文を含むものだけ"),
            many=True,
        ),
        option(
            "--owner",
            Text("Only with this owner of open work.", "この人が担当する仕事のあるものだけ"),
            many=True,
            metavar="NAME",
        ),
        option(
            "--gap",
            Text("Only with such a gap.", "この抜けがあるものだけ"),
            many=True,
            choices=(
                "problem_without_cause",
                "cause_without_problem",
                "cause_without_solution",
                "cause_rejected",
                "solution_without_cause",
            ),
        ),
        flag("--overdue", Text("Only with a date that is past.", "日付が過ぎているものだけ")),
        option(
            "--sort",
            Text("The order.", "並べ方"),
            default="next",
            choices=("next", "title", "stage", "gaps", "owner", "file"),
        ),
        option(
            "--format",
            Text("How to print.", "出力の形"),
            default="text",
            choices=("text", "md", "json", "csv"),
        ),
        OUTPUT,
        JOBS,
    ),
    list_,
)
STATS = Command(
    (
        _FOLDER,
        option(
            "--format",
            Text("How to print; html has plots.", "出力の形（html は図付き）"),
            default="text",
            choices=("text", "md", "html", "json"),
        ),
        OUTPUT,
        JOBS,
    ),
    stats,
)
EXPORT = Command(
    (
        _FOLDER,
        option(
            "--format",
            Text("What to write: see docs/export.md.", "書き出す形（docs/export.md）"),
            default="jsonl",
            choices=("jsonl", "sqlite", "parquet"),
        ),
        option(
            "--output",
            Text(
                "The folder to write; an export there is replaced.",
                "書き出し先のフォルダー。前に書き出したものは置き換えます。",
            ),
            short="-o",
            default=DEFAULT_EXPORT,
            metavar="DIR",
        ),
        JOBS,
    ),
    export,
)

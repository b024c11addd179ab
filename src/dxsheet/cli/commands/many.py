"""`list`, `stats` and `export`: a folder of sheets at once."""

from __future__ import annotations

from collections.abc import Callable

from dxsheet.cli.commands.showing import Drawn, put_out
from dxsheet.cli.params import AS_OF, JOBS, OUTPUT, Command, argument, day, flag, option, processes
from dxsheet.findings import FOUND, SOUND
from dxsheet.flows.every_sheet import Listing, count_sheets, list_sheets
from dxsheet.flows.exporting import FORMATS
from dxsheet.flows.exporting import export as run_export
from dxsheet.lang import Text
from dxsheet.many import listed, stats_page
from dxsheet.many.listed import COLUMNS, ORDERS, ListFilter
from dxsheet.many.stats_page import Statistics
from dxsheet.screen import Screen
from dxsheet.sheet.choices import STAGE
from dxsheet.summary.gaps import KINDS

_FOLDER = argument(
    "folder",
    "The folder of sheets (if left out: this folder).",
    "シートのフォルダー（省略するとこのフォルダー）",
    required=False,
    metavar="DIR",
)
_EXPORTED = Text(
    "Wrote {sheets} sheets to {folder}.", "シート{sheets}件を {folder} に書き出しました。"
)
_LEFT_OUT = Text(
    "{count} could not be read and are not in it.", "{count}件は読めないため、含まれていません。"
)
DEFAULT_EXPORT = "dxsheet-export"


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
    as_of: str | None,
    jobs: str | None,
) -> int:
    """List the sheets of a folder that fit; what cannot be read is told on standard error."""
    wanted = ListFilter(stage, text, owner, gap, overdue)
    today, workers = day(as_of), processes(jobs)
    with screen.progress() as seen:
        found = list_sheets(
            folder or ".", wanted, screen.note, order=sort, today=today, jobs=workers, seen=seen
        )
    screen.settle(found.lines[0].language if found.lines else "")
    screen.code = SOUND
    put_out(screen, LIST_FORMS[format](screen, found), format, output)
    return SOUND


def _list_text(screen: Screen, found: Listing) -> Drawn:
    from dxsheet.render.terminal_reports import sheets

    lines, lang, as_of = found.lines, screen.lang, found.as_of
    return lambda width, _colour: sheets(lines, found.sheets, lang, width=width, as_of=as_of)


def _list_md(screen: Screen, found: Listing) -> str:
    from dxsheet.render.markdown import markdown

    page = listed.page(found.lines, found.sheets, screen.lang, found.as_of)
    return markdown(page, screen.lang)


def _list_csv(screen: Screen, found: Listing) -> bytes:
    from dxsheet.render.csv_form import list_csv

    return list_csv(found.lines, screen.lang)


def _list_json(screen: Screen, found: Listing) -> str:
    from dxsheet.render.json_form import list_json

    return list_json(found.lines, found.unreadable, screen.lang)


# The forms of `list --format`: one line a form.
LIST_FORMS: dict[str, Callable[[Screen, Listing], str | bytes | Drawn]] = {
    "text": _list_text,
    "md": _list_md,
    "json": _list_json,
    "csv": _list_csv,
}


def stats(
    screen: Screen,
    folder: str | None,
    format: str,
    output: str | None,
    as_of: str | None,
    jobs: str | None,
) -> int:
    """Count the sheets of a folder; what cannot be read is told on standard error."""
    with screen.progress() as seen:
        told = count_sheets(
            folder or ".", screen.note, today=day(as_of), jobs=processes(jobs), seen=seen
        )
    screen.settle(max(told.tally.languages, key=told.tally.languages.__getitem__, default=""))
    screen.code = SOUND
    put_out(screen, STATS_FORMS[format](screen, told), format, output)
    return SOUND


def _stats_text(screen: Screen, told: Statistics) -> Drawn:
    from dxsheet.render.terminal_reports import statistics

    page = stats_page.page(told, screen.lang)
    return lambda width, _colour: statistics(page, width=width)


def _stats_md(screen: Screen, told: Statistics) -> str:
    from dxsheet.render.markdown import draw

    return draw([stats_page.page(told, screen.lang)], lang=screen.lang)


def _stats_html(screen: Screen, told: Statistics) -> str:
    from dxsheet.render.html import draw

    return draw([stats_page.page(told, screen.lang)], lang=screen.lang)


def _stats_json(screen: Screen, told: Statistics) -> str:
    from dxsheet.render.json_form import statistics_json

    return statistics_json(told)


# The forms of `stats --format`: one line a form.
STATS_FORMS: dict[str, Callable[[Screen, Statistics], str | Drawn]] = {
    "text": _stats_text,
    "md": _stats_md,
    "html": _stats_html,
    "json": _stats_json,
}


def export(screen: Screen, folder: str | None, format: str, output: str, jobs: str | None) -> int:
    """Write a folder of sheets as tables. Exit code 1 where a sheet had to be left out."""
    with screen.progress() as seen:
        done = run_export(
            folder or ".", format, output, screen.note, jobs=processes(jobs), progress=seen
        )
    screen.note(_EXPORTED.fill(sheets=done.sheets, folder=output))
    if done.left_out:
        screen.note(_LEFT_OUT.fill(count=done.left_out))
    return FOUND if done.left_out else SOUND


LIST = Command(
    (
        _FOLDER,
        option(
            "--stage",
            "Only in this stage (may be repeated).",
            "この段階だけ（繰り返せます）",
            many=True,
            labels=STAGE,
        ),
        option("--text", "Only sheets with this text.", "この文を含むものだけ", many=True),
        option(
            "--owner NAME",
            "Only sheets on which NAME has open work.",
            "この人が担当する仕事のあるものだけ",
            many=True,
        ),
        option(
            "--gap",
            "Only sheets with this gap in the chain.",
            "この抜けがあるものだけ",
            many=True,
            labels=KINDS,
        ),
        flag("--overdue", "Only sheets with something overdue.", "期限超過のものだけ"),
        option(
            "--sort",
            "What to sort by.",
            "並べ方",
            default="next",
            choices=ORDERS,
            labels={one: COLUMNS[one].label for one in ORDERS},
        ),
        option("--format", "Output format.", "出力の形", default="text", choices=LIST_FORMS),
        OUTPUT,
        AS_OF,
        JOBS,
    ),
    list_,
)
STATS = Command(
    (
        _FOLDER,
        option(
            "--format",
            "Output format; html has plots.",
            "出力の形（html は図付き）",
            default="text",
            choices=STATS_FORMS,
        ),
        OUTPUT,
        AS_OF,
        JOBS,
    ),
    stats,
)
EXPORT = Command(
    (
        _FOLDER,
        option(
            "--format",
            "What to write: see docs/export.md.",
            "書き出す形（docs/export.md）",
            default="jsonl",
            choices=FORMATS,
        ),
        option(
            "--output DIR",
            "The folder to write; an export there is replaced.",
            "書き出し先のフォルダー。前に書き出したものは置き換えます。",
            short="-o",
            default=DEFAULT_EXPORT,
        ),
        JOBS,
    ),
    export,
)

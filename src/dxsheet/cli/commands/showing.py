"""`show` and `summary`: the terminal page, and the page for the meeting."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.findings import SOUND, USAGE, DxsheetError, Finding
from dxsheet.lang import Text
from dxsheet.screen import Screen

_FINDINGS = Text(
    "{count} finding(s): `dxsheet check {file}` says where.",
    "指摘が{count}件あります。dxsheet check {file} で場所と問いが分かります。",
)
_ERRORS = Text(
    "{count} error(s) in the sheet: `dxsheet check {file}` says where.",
    "シートに直したい誤りが{count}件あります。dxsheet check {file} で場所が分かります。",
)
_WROTE = Text("Wrote {file}.", "{file} に書き出しました。")
_BINARY = Text("{form} is a file, not a text for the screen.", "{form} は画面に出せない形式です。")
_BINARY_HINT = Text("Add --output FILE.{form}.", "--output ファイル名.{form} を付けてください。")

_NO_FILE = Text("No worksheet is named.", "シートが指定されていません。")
_NO_FILE_HINT = Text(
    "Name one or more, or add --blank for an empty workbook.",
    "シートのファイルを指定するか、空の表がほしいときは --blank を付けてください。",
)
_NO_BLANK = Text("--blank is for Excel.", "--blank は Excel のときに使います。")
_NO_BLANK_HINT = Text("Add --format xlsx.", "--format xlsx を付けてください。")
_NO_FORM = Text("--form is for Word.", "--form は Word のときに使います。")
_NO_FORM_HINT = Text("Add --format docx.", "--format docx を付けてください。")

FORMS = ("md", "html", "docx", "xlsx", "csv", "mermaid", "json")


def show(screen: Screen, file: str, view: str) -> int:
    """Print one sheet on the terminal, and how much `check` would ask."""
    from dxsheet.flows.summarising import opened_with_findings
    from dxsheet.render.terminal import show as drawn

    opened, findings = opened_with_findings(file)
    screen.settle(opened.sheet)
    text = drawn(
        opened.sheet, view, lang=screen.lang, width=screen.width, colour=screen.colour,
        plain=screen.plain,
    )  # fmt: skip
    screen.code = SOUND
    screen.page(text)
    _mention(screen, file, findings)
    return SOUND


def summary(
    screen: Screen,
    files: tuple[str, ...],
    format: str,
    output: str | None,
    since: str | None,
    form: str | None,
    blank: bool,
) -> int:
    """Print or write the page for the meeting, of one sheet or of several."""
    from dxsheet.flows.summarising import opened_with_findings
    from dxsheet.flows.summarising import summary as made

    if blank:
        from dxsheet.render.excel import blank as blank_workbook

        if format != "xlsx":
            raise DxsheetError(_NO_BLANK, _NO_BLANK_HINT, code=USAGE)
        _out(screen, blank_workbook(screen.lang), format, output)
        return SOUND
    if not files:
        raise DxsheetError(_NO_FILE, _NO_FILE_HINT, code=USAGE)
    if form is not None and format != "docx":
        raise DxsheetError(_NO_FORM, _NO_FORM_HINT, code=USAGE)
    sheets = [opened_with_findings(file) for file in files]
    screen.settle(sheets[0][0].sheet)
    options = {"template": form} if form is not None else {}
    page = made(sheets, format, screen.lang, since=since, **options)
    screen.code = SOUND
    _out(screen, page, format, output)
    for (_, findings), file in zip(sheets, files, strict=True):
        # The other questions stand on the page itself.
        _mention(screen, file, [one for one in findings if one.severity == "error"], _ERRORS)
    return SOUND


def _out(screen: Screen, page: str | bytes, format: str, output: str | None) -> None:
    """A page to its file, or to standard output; Word and Excel are not for a person's screen."""
    if output is not None:
        from dxsheet.flows.summarising import write_page

        write_page(output, page)
        screen.note(_WROTE.fill(file=output))
    elif isinstance(page, str):
        screen.page(page)
    elif not screen.data(page):
        if format != "csv":
            raise DxsheetError(
                _BINARY.fill(form=format), _BINARY_HINT.fill(form=format), code=USAGE
            )
        screen.page(page.decode("utf-8-sig").replace("\r\n", "\n"))


def _mention(screen: Screen, file: str, findings: list[Finding], words: Text = _FINDINGS) -> None:
    """A quiet line where `check` has something to ask: the page shows what could be read."""
    count = sum(1 for one in findings if one.kept is None and one.severity != "info")
    if count:
        screen.note(words.fill(count=count, file=file))


SHOW = Command(
    Text("Show a worksheet on the terminal.", "シートを画面に表示します。"),
    (
        argument("file", Text("The worksheet.", "シートのファイル")),
        option(
            "--view",
            Text("What to see.", "見方"),
            default="table",
            choices=("table", "matrix", "tree", "map"),
        ),
    ),
    show,
)
SUMMARY = Command(
    Text("Make the page for the meeting.", "会議に出すまとめを作ります。"),
    (
        argument(
            "files",
            Text("The worksheets.", "シートのファイル"),
            many=True,
            required=False,
            metavar="FILE",
        ),
        option("--format", Text("The form.", "形式"), default="md", choices=FORMS),
        option(
            "--output",
            Text("Write to this file.", "このファイルに書き出します。"),
            short="-o",
            metavar="FILE",
        ),
        option(
            "--since",
            Text(
                "Put what changed since then on the first page (a revision, date, last-summary).",
                "それから変わったことを1枚目に載せます（リビジョン・日付・last-summary）。",
            ),
            metavar="REV",
        ),
        option(
            "--form",
            Text("Fill the office's own Word form.", "職場の Word 様式に書き込みます。"),
            metavar="FILE.docx",
        ),
        flag(
            "--blank",
            Text("An empty workbook to fill in (xlsx).", "書き込み用の空の表を作ります（xlsx）。"),
        ),
    ),
    summary,
)

"""`show` and `summary`: the terminal page, and the page for the meeting."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, option
from dxsheet.findings import SOUND, USAGE, DxsheetError
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.findings import Finding
    from dxsheet.screen import Screen

_FINDINGS = Text(
    "{count} finding(s): `dxsheet check {file}` says where.",
    "指摘が{count}件あります。dxsheet check {file} で場所と問いが分かります。",
)
_WROTE = Text("Wrote {file}.", "{file} に書き出しました。")
_BINARY = Text("{form} is a file, not a text for the screen.", "{form} は画面に出せない形式です。")
_BINARY_HINT = Text("Add --output FILE.{form}.", "--output ファイル名.{form} を付けてください。")

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
    screen: Screen, files: tuple[str, ...], format: str, output: str | None, since: str | None
) -> int:
    """Print or write the page for the meeting, of one sheet or of several."""
    from dxsheet.flows.summarising import opened_with_findings, write_page
    from dxsheet.flows.summarising import summary as made

    sheets = [opened_with_findings(file) for file in files]
    screen.settle(sheets[0][0].sheet)
    page = made(sheets, format, screen.lang, since=since)
    screen.code = SOUND
    if output is not None:
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
    for (_, findings), file in zip(sheets, files, strict=True):
        _mention(screen, file, [one for one in findings if one.severity == "error"])
    return SOUND


def _mention(screen: Screen, file: str, findings: list[Finding]) -> None:
    """A quiet line where `check` has something to ask: the page shows what could be read."""
    count = sum(1 for one in findings if one.kept is None and one.severity != "info")
    if count:
        screen.note(_FINDINGS.fill(count=count, file=file))


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
        argument("files", Text("The worksheets.", "シートのファイル"), many=True, metavar="FILE"),
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
    ),
    summary,
)

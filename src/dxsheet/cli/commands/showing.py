"""`show` and `summary`: the terminal page, and the page for the meeting."""

from __future__ import annotations

from dxsheet.cli.params import Command, argument, option
from dxsheet.findings import SOUND
from dxsheet.lang import Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from dxsheet.binder import Opened
    from dxsheet.screen import Screen

FORMS = ("md", "html", "docx", "xlsx", "csv", "mermaid", "json")


def show(screen: Screen, file: str, view: str) -> int:
    """Print one sheet on the terminal."""
    from dxsheet.binder import load
    from dxsheet.render.terminal import show as drawn

    opened = load(file)
    screen.settle(opened.sheet)
    text = drawn(
        opened.sheet, view, lang=screen.lang, width=screen.width, colour=screen.colour,
        plain=screen.plain,
    )  # fmt: skip
    screen.code = SOUND
    screen.page(text)
    _mention(screen, [opened])
    return SOUND


def summary(screen: Screen, files: tuple[str, ...], format: str, output: str | None) -> int:
    """Print or write the page for the meeting, of one sheet or of several."""
    from dxsheet.flows.summarising import summary as made

    opened, page = made(files, format, screen)
    screen.code = SOUND
    if output is not None:
        from dxsheet.flows.summarising import write_page

        write_page(output, page)
        screen.note(Text("Wrote {file}.", "{file} に書き出しました。").fill(file=output))
    else:
        screen.page(page if isinstance(page, str) else page.decode())
    _mention(screen, opened)
    return SOUND


def _mention(screen: Screen, opened: list[Opened]) -> None:
    """A quiet line where a sheet has errors: the page shows what could be read."""
    for one in opened:
        count = len(one.findings)
        if count:
            screen.note(
                Text(
                    "{file}: {count} error(s); `dxsheet check` says where.",
                    "{file}: エラーが{count}件あります。dxsheet check で場所が分かります。",
                ).fill(file=one.document.file, count=count)
            )


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
    ),
    summary,
)

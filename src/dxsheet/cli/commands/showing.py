"""`show`, `summary` and `diff`: the terminal page, the page for the meeting, what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dxsheet.cli.params import AS_OF, OUTPUT, SHEET, Command, argument, day, flag, option
from dxsheet.findings import SOUND, USAGE, Finding, Refusal
from dxsheet.flows import summarising
from dxsheet.flows.summarising import refuse_input, write_page
from dxsheet.lang import Text
from dxsheet.render.forms import FORMS, drawer
from dxsheet.screen import IN_A_FILE, Screen, drawn
from dxsheet.summary import summarise

if TYPE_CHECKING:
    from rich.console import Group

    from dxsheet.flows.comparing import Compared

# A page that is drawn for a width, and with colours or without.
Drawn = Callable[[int, bool], "Group"]

_FINDINGS = Text(
    "Findings: {count}. `dxsheet check {file}` shows where they are.",
    "指摘が{count}件あります。dxsheet check {file} で場所と問いが分かります。",
)
_ERRORS = Text(
    "Errors in the sheet: {count}. `dxsheet check {file}` shows where they are.",
    "シートに直したい誤りが{count}件あります。dxsheet check {file} で場所が分かります。",
)
_WROTE = Text("Wrote {file}.", "{file} に書き出しました。")
_BINARY = Refusal(
    Text("{form} is a file, not a text for the screen.", "{form} は画面に出せない形式です。"),
    Text("Add --output FILE.{form}.", "--output ファイル名.{form} を付けてください。"),
    code=USAGE,
)
_NO_FILE = Refusal(
    Text("No sheet is named.", "シートが指定されていません。"),
    Text(
        "Name one or more, or add --blank for an empty workbook.",
        "シートのファイルを指定するか、空の表がほしいときは --blank を付けてください。",
    ),
    code=USAGE,
)
_NOT_OF_IT = Refusal(
    Text("--{option} is for {kind}.", "--{option} は {kind} のときに使います。"),
    Text("Add --format {form}.", "--format {form} を付けてください。"),
    code=USAGE,
)
# The options that one form alone has.
_OF_A_FORM = {
    "blank": ("Excel", "xlsx"),
    "form": ("Word", "docx"),
    "paper": ("HTML", "html"),
    "diagram": ("Markdown", "md"),
}


def show(screen: Screen, file: str, view: str, as_of: str | None) -> int:
    """Print one sheet on the terminal, and how much `check` would ask."""
    from dxsheet.render.terminal import show as view_of

    today = day(as_of)
    opened, findings = summarising.opened_with_findings(file)
    screen.settle(opened.sheet.language)
    page = summarise(opened.sheet, lang=screen.lang, today=today)
    screen.code = SOUND
    screen.draw(view_of(page, view, lang=screen.lang, width=screen.width, plain=screen.plain))
    _mention(screen, file, findings)
    return SOUND


def summary(
    screen: Screen,
    files: tuple[str, ...],
    format: str,
    output: str | None,
    since: str | None,
    as_of: str | None,
    paper: str | None,
    diagram: bool,
    form: str | None,
    blank: bool,
) -> int:
    """Print or write the page for the meeting, of one sheet or of several."""
    given = {"blank": blank, "form": form, "paper": paper, "diagram": diagram}
    for name, (kind, wanted) in _OF_A_FORM.items():
        if given[name] not in (None, False) and format != wanted:
            raise _NOT_OF_IT(option=name, kind=kind, form=wanted)
    if blank:
        put_out(screen, drawer(format).blank(screen.lang), format, output)
        return SOUND
    if not files:
        raise _NO_FILE()
    today = day(as_of)
    inputs = (*files, *((form,) if form else ()))
    if output is not None:
        screen.settle_by(files[0])  # what refuses speaks the sheet's language
        refuse_input(output, inputs)
    sheets = [summarising.opened_with_findings(file) for file in files]
    screen.settle(sheets[0][0].sheet.language)
    page = summarising.summary(
        sheets,
        format,
        screen.lang,
        since=since,
        as_of=today,
        template=form,
        paper=paper,
        diagram=diagram,
    )
    screen.code = SOUND
    put_out(screen, page, format, output, inputs)
    if format == "mermaid":
        _count_links(screen, str(page))
    for (_, findings), file in zip(sheets, files, strict=True):
        # The other questions stand on the page itself.
        _mention(screen, file, [one for one in findings if one.severity == "error"], _ERRORS)
    return SOUND


def put_out(
    screen: Screen,
    page: str | bytes | Drawn,
    format: str,
    output: str | None,
    inputs: Sequence[str] = (),
) -> None:
    """A page to its file, or to standard output as its reader wants it (`Form.reader`).

    A form that only another command has (text) is for a person; it is drawn for the place it
    goes to.
    """
    if callable(page):
        if output is None:
            screen.draw(page(screen.width, screen.colour))
            return
        page = drawn(page(IN_A_FILE, False), width=IN_A_FILE)
    reader = FORMS[format].reader if format in FORMS else "person"
    if output is not None:
        write_page(output, page, inputs=inputs)
        screen.note(_WROTE.fill(file=output))
    elif isinstance(page, str):
        if reader == "person":
            screen.page(page)
        else:
            screen.form(page.encode())
    elif not screen.data(page):
        if reader == "office":
            raise _BINARY(form=format)
        screen.page(page.decode("utf-8-sig").replace("\r\n", "\n"))


def _count_links(screen: Screen, chart: str) -> None:
    """A word where a chart has more links than Mermaid takes."""
    from dxsheet.render.mermaid import MOST, TOO_MANY, links

    found = links(chart.splitlines())
    if found > MOST:
        screen.note(TOO_MANY.fill(n=found, most=MOST))


def _mention(screen: Screen, file: str, findings: list[Finding], words: Text = _FINDINGS) -> None:
    """A quiet line where `check` has something to ask: the page shows what could be read."""
    count = sum(1 for one in findings if one.kept is None and one.severity != "info")
    if count:
        screen.note(words.fill(count=count, file=file))


SHOW = Command(
    (
        SHEET,
        option(
            "--view",
            "What to see.",
            "見方",
            default="table",
            choices=("table", "matrix", "tree", "map"),
        ),
        AS_OF,
    ),
    show,
)
SUMMARY = Command(
    (
        argument(
            "files", "The sheets.", "シートのファイル", many=True, required=False, metavar="FILE"
        ),
        option("--format", "Output format.", "形式", default="md", choices=tuple(FORMS)),
        OUTPUT,
        option(
            "--since REV",
            "Put what changed since then on the first page (a revision, date, last-summary).",
            "この時点から変わったことを1枚目に載せます（日付、last-summary、git のタグなど）。",
        ),
        AS_OF,
        option(
            "--paper",
            "The size of the printed page (html).",
            "印刷する紙の大きさ（html）",
            choices=("a4", "a3", "letter"),
        ),
        flag("--diagram", "Add the diagram in Mermaid (md).", "Mermaid の図を加えます（md）。"),
        option(
            "--form FILE.docx",
            "Fill the office's own Word form.",
            "職場の Word 様式に書き込みます。",
        ),
        flag(
            "--blank",
            "An empty workbook to fill in (xlsx).",
            "書き込み用の空の表を作ります（xlsx）。",
        ),
    ),
    summary,
)


def diff(
    screen: Screen, file: str, other: str | None, since: str | None, format: str, output: str | None
) -> int:
    """Compare a sheet with an earlier state of it, or two files. A difference is no fault: 0."""
    from dxsheet.flows import comparing  # brings what compares sheets, which `show` needs not

    compared = comparing.diff(file, other, since)
    screen.settle(compared.sheet.language)
    screen.code = SOUND
    inputs = [one for one in (file, other) if one]
    put_out(screen, DIFF_FORMS[format](screen, compared), format, output, inputs)
    return SOUND


def _diff_text(screen: Screen, compared: Compared) -> Drawn:
    from dxsheet.render.terminal_reports import difference

    page = compared.page(screen.lang)
    return lambda width, colour: difference(page, width=width, colour=colour)


def _diff_md(screen: Screen, compared: Compared) -> str:
    from dxsheet.render import markdown_text

    return markdown_text.drawn_difference(compared.page(screen.lang))


def _diff_json(screen: Screen, compared: Compared) -> str:
    from dxsheet.render.json_form import comparison_json

    return comparison_json(
        compared.comparison, compared.looks, compared.before.facts, compared.after.facts
    )


# The forms of `diff --format`: one line a form.
DIFF_FORMS: dict[str, Callable[[Screen, Compared], str | Drawn]] = {
    "text": _diff_text,
    "md": _diff_md,
    "json": _diff_json,
}

DIFF = Command(
    (
        argument("file", "The sheet (or the earlier one).", "シート（または前のシート）"),
        argument(
            "other", "The later one of two files.", "二つを比べるときの、新しいほう", required=False
        ),
        option(
            "--since REV",
            "Since when: a tag, branch, commit or date, or last-summary (if left out: HEAD).",
            "比べる元の時点（日付、last-summary、git のタグなど。省略すると HEAD）",
        ),
        option("--format", "Output format.", "出力の形", default="text", choices=DIFF_FORMS),
        OUTPUT,
    ),
    diff,
)

"""`diff`: what changed, in worksheet terms, for the terminal, the minutes or a script."""

from __future__ import annotations

from collections.abc import Iterator

from dxsheet.cli.params import Command, argument, option
from dxsheet.findings import SOUND
from dxsheet.flows.comparing import Compared
from dxsheet.lang import Text
from dxsheet.screen import Screen


def diff(
    screen: Screen, file: str, other: str | None, since: str | None, format: str, output: str | None
) -> int:
    """Compare a sheet with an earlier state of it, or two files. A difference is no fault: 0."""
    from dxsheet.flows.comparing import diff as run

    compared = run(file, other, since)
    screen.settle(compared.sheet)
    screen.code = SOUND
    if output is not None:
        from dxsheet.disk import write_whole

        write_whole(output, _page(screen, compared, format).encode())
        screen.note(Text("Wrote {file}.", "{file} に書き出しました。").fill(file=output))
    elif format == "text":
        for row in _rows(screen, compared, screen.width, colour=screen.colour):
            screen.say(*row)
    else:
        screen.page(_page(screen, compared, format))
    return SOUND


def _page(screen: Screen, compared: Compared, format: str) -> str:
    """The page as one text, for a file or a pipe."""
    if format == "json":
        from dxsheet.render import diff_json

        return diff_json.draw(
            compared.comparison, compared.looks, compared.before.facts, compared.after.facts
        )
    if format == "md":
        from dxsheet.render import diff_markdown

        return diff_markdown.draw(compared.page(screen.lang))
    rows = _rows(screen, compared, 80, colour=False)
    return "".join("".join(text for _, text in row).rstrip() + "\n" for row in rows)


def _rows(
    screen: Screen, compared: Compared, width: int, *, colour: bool
) -> Iterator[tuple[tuple[str, str], ...]]:
    from dxsheet.render import diff_terminal

    return diff_terminal.draw(compared.page(screen.lang), width=width, colour=colour)


DIFF = Command(
    Text(
        "Say what changed, in the words of the worksheet.",
        "何が変わったかを、シートの言葉で示します。",
    ),
    (
        argument("file", Text("The worksheet (or the earlier one).", "シート（または前のシート）")),
        argument(
            "other",
            Text("The later one of two files.", "2つを比べるときの、新しいほう"),
            required=False,
        ),
        option(
            "--since",
            Text(
                "Since when: a tag, branch, commit or date, or last-summary (else HEAD).",
                "いつからか。タグ・ブランチ・コミット・日付・last-summary（なければ HEAD）",
            ),
            metavar="REV",
        ),
        option(
            "--format",
            Text("How to print.", "出力の形"),
            default="text",
            choices=("text", "md", "json"),
        ),
        option(
            "--output",
            Text("Write to this file.", "このファイルに書き出します。"),
            short="-o",
            metavar="FILE",
        ),
    ),
    diff,
)

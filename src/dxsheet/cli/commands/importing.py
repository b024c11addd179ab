"""`import`: take in an Excel workbook, as a new sheet or into one that exists."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.cli.params import Command, argument, option
from dxsheet.findings import FOUND, SOUND
from dxsheet.flows.importing import Imported
from dxsheet.importing.applying import Merged
from dxsheet.lang import Text
from dxsheet.screen import Screen

_WRONG = Text(
    "{n} cell(s) cannot be taken in; nothing was written.",
    "取り込めないセルが{n}個あります。何も書いていません。",
)
_MADE = Text("Made {file}.", "{file} を作りました。")
_SAME = Text("{file} says the same already.", "{file} は、すでに同じ内容です。")
_TOOK = Text("Wrote {file}.", "{file} を書き換えました。")
_DONE = {
    "added": Text("  added: {list}", "  追加: {list}"),
    "changed": Text("  changed: {list}", "  変更: {list}"),
    "emptied": Text("  emptied: {list}", "  空にした項目: {list}"),
}
_MISSING = Text(
    "Not in the workbook, and left on the sheet: {list}",
    "表にありませんが、シートに残しました: {list}",
)
_REMOVE = Text(
    "  → `dxsheet remove FILE ID` takes an item out.",
    "  → 消すときは dxsheet remove ファイル 番号 を使ってください。",
)
_UNREAD = Text("Not taken in: {list}", "取り込まなかったところ: {list}")


def take_in(
    screen: Screen, file: str, into: str | None, output: str | None, leave_out: tuple[str, ...]
) -> int:
    """Take in a workbook, or say what is wrong with which cell."""
    from datetime import date

    from dxsheet.flows.importing import import_workbook

    today = date.today().isoformat()
    done = import_workbook(file, into=into, output=output, leave_out=leave_out, today=today)
    if done.wrong:
        return _refuse(screen, done)
    if done.new:
        screen.say(_MADE.fill(file=done.file))
    elif done.merged is not None:
        _tell(screen, done.file, done.merged)
    if done.unread:
        screen.note(_UNREAD.fill(list=", ".join(done.unread)))
    return SOUND


def _refuse(screen: Screen, done: Imported) -> int:
    told: dict[tuple[Text, Text], list[str]] = {}
    for one in done.wrong:
        told.setdefault((one.message, one.hint), []).append(one.where)
    for (message, hint), places in told.items():
        screen.say(("strong", ", ".join(places)), "  ", message)
        screen.say("  → ", hint)
    screen.note(_WRONG.fill(n=len(done.wrong)))
    return FOUND


def _tell(screen: Screen, file: str, found: Merged) -> None:
    screen.say((_TOOK if found.changes else _SAME).fill(file=file))
    for name, text in _DONE.items():
        listed = getattr(found, name)
        if listed:
            screen.say(text.fill(list=_listed(listed)))
    if found.missing:
        screen.note(_MISSING.fill(list=_listed(found.missing)))
        screen.note(_REMOVE)


def _listed(several: Sequence[Text]) -> Text:
    return Text(", ".join(one.en for one in several), "、".join(one.ja for one in several))


IMPORT = Command(
    Text("Take in an Excel workbook.", "Excel の表を取り込みます。"),
    (
        argument("file", Text("The .xlsx file.", "Excel のファイル（.xlsx）"), metavar="FILE.xlsx"),
        option(
            "--into",
            Text(
                "Change this sheet (else a new one is made).",
                "このシートに取り込みます（なければ新しく作ります）。",
            ),
            metavar="FILE",
        ),
        option(
            "--output",
            Text(
                "Where to write the new sheet (else DATE-TITLE.yaml).",
                "新しいシートの置き場所（なければ 日付-題名.yaml）",
            ),
            short="-o",
            metavar="FILE",
        ),
        option(
            "--leave-out",
            Text(
                "Let go of this tab, heading or cell of your own.",
                "この名前のタブ・見出し・セルは取り込みません",
            ),
            many=True,
            metavar="NAME",
        ),
    ),
    take_in,
)

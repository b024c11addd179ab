"""`collect` and `import`: what others wrote, taken into a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from dxsheet.cli.params import Command, argument, flag, option
from dxsheet.collecting.form import WHATS, Form
from dxsheet.findings import FOUND, SOUND, USAGE, Refusal
from dxsheet.flows import collecting, importing
from dxsheet.flows.collecting import Collected
from dxsheet.importing.applying import Merged
from dxsheet.importing.complaints import BadCell, named
from dxsheet.lang import Text
from dxsheet.screen import Progress, Screen
from dxsheet.sheet.choices import LEVEL

_HOW = {
    "new": Text("new", "新規"),
    "known": Text("said before", "同じ文"),
    "merged": Text("merged", "まとめた"),
    "repeated": Text("there already", "取込済み"),
}
_PEOPLE = Text("Answers read: {count}.", "{count}人（組）の答えを読みました。")
_READ_AS = Text(
    "{file}: {encoding}, separated by {separator}", "{file}: {encoding}、{separator}区切り"
)
_PASSED = Text("Columns not read: {columns}", "読まなかった列: {columns}")
_PAIRS = Text(
    "Alike, and kept as two (link, remove or reword them if you like):",
    "似ているが、別のものとして残しました（必要なら整理してください）:",
)
_SIDE = Text("Are these two one cause?", "この二つは、同じ課題（原因）でしょうか。")
_ANSWER = Text("  1 one, merge them   2 two, keep both", "  1 同じ（まとめる）   2 別（両方残す）")
_ONE_OR_TWO = Text(
    "Type 1 or 2 (Enter: two; Ctrl-C: stop, with nothing written).",
    "1 か 2 を入力してください（Enter は 2、Ctrl-C は何も書かずに中止）。",
)
_SCORES = Text("Scores (mean, spread, people):", "点数（平均、幅、人数）:")
_REPLACED = Text("instead of {was}", "書いてあった{was}を置き換え")
_MADE = Text("Created {file}.", "{file} を作りました。")
_NO_ANSWERS = Refusal(
    Text("No answers file is named.", "答えのファイルが指定されていません。"),
    Text(
        "Write: dxsheet collect SHEET ANSWERS...; --template makes empty ones.",
        "dxsheet collect シート 答え... の形で書いてください。--template で空の用紙を作れます。",
    ),
    code=USAGE,
)
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}


def collect(
    screen: Screen,
    file: str | None,
    answers: tuple[str, ...],
    anonymous: bool,
    similar: str,
    column: tuple[str, ...],
    encoding: str | None,
    separator: str | None,
    template: bool,
) -> int:
    """Take in answers and say what became of each."""
    if template:
        for made in collecting.write_templates(file or "", screen.lang):
            screen.say(_MADE.fill(file=made))
        return SOUND
    if not file or not answers:
        raise _NO_ANSWERS()
    reading = collecting.Reading(column, encoding or "", _SEPARATORS.get(separator or "", ""))
    with screen.progress() as seen:
        decider = _decider(screen, similar, seen)
        collected = collecting.collect(
            file, answers, same_cause=decider, anonymous=anonymous, reading=reading, seen=seen
        )
    _tell(screen, collected)
    return SOUND


def _decider(screen: Screen, similar: str, seen: Progress) -> Callable[[str, str, str], bool]:
    def same(id: str, known: str, new: str) -> bool:
        if similar == "ask" and screen.interactive:
            seen.clear()
            return _ask(screen, id, known, new)
        return similar == "merge"

    return same


def _ask(screen: Screen, id: str, known: str, new: str) -> bool:
    screen.say(("ask", _SIDE.to(screen.lang)))
    screen.say(f"  {id}  {known}")
    screen.say(f"  {'':<{len(id)}}  {new}")
    screen.say(_ANSWER)
    while True:
        said = screen.ask("> ").strip()
        if said in ("1", "１"):
            return True
        if said in ("2", "２", ""):
            return False
        screen.say(_ONE_OR_TWO)


def _tell(screen: Screen, collected: Collected) -> None:
    lang = screen.lang
    for form in collected.forms:
        _tell_form(screen, form)
    screen.say(_PEOPLE.fill(count=collected.people))
    for one in collected.taken:
        who = f"  ({one.who})" if one.who else ""
        screen.say("  ", ("strong", one.id), "  ", _HOW[one.how].to(lang), f"  {one.text}{who}")
    if collected.pairs:
        screen.say(_PAIRS)
        for pair in collected.pairs:
            screen.say(f"  {pair.one}")
            screen.say(f"    ↔ {pair.other}")
    if collected.scores:
        screen.say(_SCORES)
    for score in collected.scores:
        spread = score.spread.replace("-", "–" if lang == "en" else "〜")
        told = [
            f"  {score.solution}  {WHATS[score.axis].to(lang)}  {score.mean:.1f}  "
            f"({spread}, {score.people})  → {LEVEL[score.level].to(lang)}"
        ]
        if score.was:
            told.append(f"  ({_REPLACED.fill(was=LEVEL[score.was]).to(lang)})")
        screen.say(*told)


def _tell_form(screen: Screen, form: Form) -> None:
    """How a form's table was understood: its text, and which heading means what."""
    encoding, separator, _ = form.table
    screen.note(_READ_AS.fill(file=form.file, encoding=encoding, separator=separator))
    for heading, column in form.columns:
        item = f" {column.id}" if column.id else ""
        screen.note(f"  {heading} = {WHATS[column.what].to(screen.lang)}{item}")
    if form.passed:
        screen.note(_PASSED.fill(columns=", ".join(form.passed)))


COLLECT = Command(
    (
        argument("file", "The sheet.", "シートのファイル", required=False),
        argument("answers", "The answers files.", "答えのファイル", many=True, required=False),
        flag("--anonymous", "Do not write who raised what.", "だれが出したかを書きません。"),
        option(
            "--similar",
            "Causes that are alike: ask, keep both or merge.",
            "似た課題（原因）: 尋ねる・残す・まとめる",
            default="ask",
            choices=("ask", "keep", "merge"),
        ),
        option(
            "--column HEADING=WHAT",
            "What a column of a form holds, as “Why?=cause” (cause:P1, idea, name, unit, "
            "effect:S1, effort:S1, skip).",
            "フォームの列の中身。「なぜですか=cause」のように書きます（cause:P1、idea、name、"
            "unit、effect:S1、effort:S1、skip）",
            many=True,
        ),
        option(
            "--encoding NAME",
            "The encoding of the text (detected if left out): utf-8, cp932, cp1252 …",
            "文字コード（省略すると調べます）: utf-8、cp932、cp1252 など",
        ),
        option(
            "--separator",
            "What separates the columns of a form (detected if left out).",
            "フォームの列の区切り（省略すると調べます）",
            choices=("comma", "semicolon", "tab"),
        ),
        flag(
            "--template",
            "Write an empty answers file and a form's headings beside the sheet.",
            "空の答えのファイルと、フォームの見出しを、シートの横に作ります。",
        ),
    ),
    collect,
)

_WRONG = Text(
    "Cells that cannot be imported: {n}. Nothing was changed.",
    "取り込めないセルが{n}個あります。何も変更していません。",
)
_TWIN = Text(
    "{twin} is the sheet that this workbook was made from, and has the same id. To change it:"
    " dxsheet import {book} --into {twin} (and delete {file}).",
    "{twin} が、この表のもとのシートです（シートIDが同じ）。そちらを変えるときは"
    " dxsheet import {book} --into {twin} を実行し、{file} を消してください。",
)
_SAME = Text("{file} already says the same.", "{file} は、既に同じ内容です。")
_TOOK = Text("Wrote {file}.", "{file} を書き換えました。")
_DONE = {
    "added": Text("  added: {list}", "  追加: {list}"),
    "changed": Text("  changed: {list}", "  変更: {list}"),
    "emptied": Text("  emptied: {list}", "  空にした項目: {list}"),
}
_MISSING = Text(
    "Not in the workbook, but left on the sheet: {list}",
    "表にありませんが、シートに残しました: {list}",
)
_REMOVE = Text(
    "  → `dxsheet remove FILE ID` removes an item.",
    "  → 消すときは dxsheet remove ファイル 番号 を使ってください。",
)
_DAY = Text("Read as a date: {one}", "日付として読みました: {one}")
_UNREAD = Text("Not imported: {list}", "取り込まなかったところ: {list}")


def take_in(
    screen: Screen, file: str, into: str | None, output: str | None, leave_out: tuple[str, ...]
) -> int:
    """Take in a workbook, or say what is wrong with which cell."""
    today = date.today().isoformat()
    done = importing.import_workbook(
        file, into=into, output=output, leave_out=leave_out, today=today
    )
    if done.taken.wrong:
        return _refuse(screen, done.taken.wrong)
    if done.merged is None:
        screen.say(_MADE.fill(file=done.file))
        if done.twin:
            screen.note(_TWIN.fill(twin=done.twin, book=file, file=done.file))
    else:
        _tell_changes(screen, done.file, done.merged)
    for one in done.taken.understood:
        screen.note(_DAY.fill(one=one))
    taken = done.taken
    if taken.unread:
        told = [named(where, taken.said.get(where, "")) for where in taken.unread]
        screen.note(_UNREAD.fill(list=_listed(told)))
    return SOUND


def _refuse(screen: Screen, wrong: Sequence[BadCell]) -> int:
    told: dict[tuple[Text, Text], list[str]] = {}
    for one in wrong:
        told.setdefault((one.message, one.hint), []).append(one.where)
    for (message, hint), places in told.items():
        screen.say(("strong", ", ".join(places)), "  ", message)
        screen.say("  → ", hint)
    screen.note(_WRONG.fill(n=len({one.where for one in wrong})))
    return FOUND


def _tell_changes(screen: Screen, file: str, found: Merged) -> None:
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
    (
        argument("file", "The .xlsx file.", "Excel のファイル（.xlsx）", metavar="FILE.xlsx"),
        option(
            "--into FILE",
            "Change this sheet (if left out: a new one is created).",
            "このシートに取り込みます（省略すると新しく作ります）。",
        ),
        option(
            "--output FILE",
            "Where to write the new sheet (if left out: DATE-TITLE.yaml).",
            "新しいシートの置き場所（省略すると 日付-題名.yaml）",
            short="-o",
        ),
        option(
            "--leave-out NAME",
            "Leave out this tab, heading or cell of your own.",
            "この名前のタブ・見出し・セルは取り込みません",
            many=True,
        ),
    ),
    take_in,
)

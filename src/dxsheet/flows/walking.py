"""`new` and `resume`: begin a sheet or go on with one, and walk it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dxsheet.binder import load, says_sheet
from dxsheet.findings import CANNOT, SOUND, USAGE, DxsheetError, Finding
from dxsheet.flows.sitting import page
from dxsheet.flows.sitting.answers import PROMPT, Person, Pipe, Source, Talk, answers_file
from dxsheet.flows.sitting.paper import Notes, Paper, Start, make, refuse_existing
from dxsheet.flows.sitting.route import left_over
from dxsheet.flows.sitting.session import Session
from dxsheet.lang import Text, same
from dxsheet.spoken import as_number
from dxsheet.walk.questions import Plan
from dxsheet.walk.reading import LEAVE, command
from dxsheet.walk.templates import full, load_template

if TYPE_CHECKING:
    from dxsheet.screen import Screen

_AGAIN = Text("Resuming {file}.", "{file} の続きから始めます。")
_UNSEEN = Text(
    "{file} does not end with .yaml: `check`, `list` and `resume` find it only by its name.",
    "{file} は .yaml で終わらないため、check・list・resume は名前を指定しないと見つけません。",
)
_NOTHING_OPEN = Text("No question is open in {file}.", "{file} に、残っている問いはありません。")
AGAIN_ASK = Text(
    "Every question has been asked. What would you like to do?",
    "問いは一通り終わっています。どうしますか。",
)
_AGAIN_YES = Text(
    "answer the questions that were skipped or not known ({count})",
    "とばした問い・まだ分からなかった問い（{count}件）に答える",
)
_AGAIN_ALL = Text(
    "continue, including questions the template left out", "ひな形で省いた問いも含めて、続きに進む"
)
_AGAIN_NO = Text("nothing more for now", "今は終わる")
_UNTITLED = Text("untitled", "無題")
_WHICH = Text("Which sheet would you like to continue?", "どのシートの続きですか。")
_NO_DRAFT = Text("There is no sheet in this folder.", "このフォルダーにシートがありません。")
_NO_DRAFT_HINT = Text(
    "Start one with `dxsheet new`, or name the file.",
    "dxsheet new で作るか、ファイルを指定してください。",
)
_LISTED = 9


def new(
    screen: Talk,
    *,
    file: str | None = None,
    title: str | None = None,
    template: str | None = None,
    answers: str | None = None,
    blank: bool = False,
    board: str | None = None,
    today: str = "",
) -> int:
    """Begin a worksheet and walk it; with `blank` write one to fill by hand.

    Returns the exit code: 0 walked or left, 130 interrupted with the draft kept.

    Raises:
        DxsheetError: exit 1 where the file is there already, 2 where there is no such template,
            3 where the answers end or there is nobody to ask.
    """
    refuse_existing(file or "")
    if file and Path(file).suffix.lower() not in (".yaml", ".yml"):
        page.tell(screen, _UNSEEN.fill(file=file))
    chosen = load_template(template) if template else full()
    today = today or date.today().isoformat()
    start = Start(file or "", screen.lang, today, chosen.sheet.get(screen.lang, {}))
    if blank:
        return _blank(screen, start, title)
    source = _source(screen, answers)
    paper = Paper(start=start)
    notes = Notes(template=template or "")
    session = Session(screen, paper, notes, source, chosen.plan, today=today, board=board)
    page.welcome(screen)
    if title and title.strip():
        session.begin(title.strip())
    return _sat(screen, session)


def resume(
    screen: Screen,
    *,
    file: str | None = None,
    answers: str | None = None,
    board: str | None = None,
    today: str = "",
) -> int:
    """Go on with a worksheet from its first open question; exits as `new`.

    Without a file: the one sheet of the folder, the newest of several, or the one chosen.
    """
    source = _source(screen, answers)
    path = file or _draft(screen, source)
    paper = Paper(path)
    opened = paper.opened()
    _refuse_unwritable(opened.document.findings)
    screen.settle(opened.sheet.language)
    notes = Notes(opened.sheet.id or str(Path(path).absolute()))
    session = Session(
        screen,
        paper,
        notes,
        source,
        _plan_of(notes),
        today=today or date.today().isoformat(),
        board=board,
    )
    if not notes.known:
        session.infer()
    page.tell(screen, _AGAIN.fill(file=path))
    if not any(one.step.open(notes.passed) for one in session.look().placed):
        if not _again(screen, session, source):
            return SOUND
    else:
        page.legend(screen)
    return _sat(screen, session)


def _sat(talk: Talk, session: Session) -> int:
    """Run a session; a reader who closes the pipe in the middle is no finished walk."""
    talk.code = CANNOT
    talk.code = session.run()
    return talk.code


def _blank(talk: Talk, start: Start, title: str | None) -> int:
    """Write a sheet with every key and what it is for."""
    from dxsheet.walk.templates import blank, fresh_sheet, modeline

    name = (title or "").strip() or _UNTITLED.to(start.lang)
    data = fresh_sheet(name, lang=start.lang, date=start.date, given={})
    text = blank(modeline(), data, start.lang)
    path = make(start.file, name, start.date, text.encode())
    page.saved(talk, path)
    return SOUND


def _source(talk: Talk, answers: str | None) -> Source:
    if answers is not None:
        return answers_file(answers)
    if talk.interactive:
        return Person()
    if talk.piped:
        return Pipe()
    raise DxsheetError(page.NO_TERMINAL, page.NO_TERMINAL_HINT, code=CANNOT)


def _plan_of(notes: Notes) -> Plan:
    """The plan of the template that was walked by before; the whole method where it is gone."""
    if not notes.template:
        return full().plan
    try:
        return load_template(notes.template).plan
    except DxsheetError:
        return full().plan


def _again(talk: Talk, session: Session, source: Source) -> bool:
    """Nothing is open: offer what was passed over, and what the template left out.

    Whether there is anything to ask.
    """
    left = left_over(session.look())
    ways = []
    if left:
        ways.append((_AGAIN_YES.fill(count=len(left)), "again"))
    if session.plan.name != full().plan.name:
        ways.append((_AGAIN_ALL, "all"))
    if not ways:
        page.tell(talk, _NOTHING_OPEN.fill(file=session.paper.path))
        return False
    way = ways[0][1] if source.scripted else _way(talk, ways)
    if way == "again":
        session.route.agenda = [one.step.key for one in left]
    elif way == "all":
        session.widen(full().plan)
    return bool(way)


def _way(talk: Talk, ways: list[tuple[Text, str]]) -> str:
    page.tell(talk, AGAIN_ASK, "ask")
    picked = _picked(talk, [*(text for text, _ in ways), _AGAIN_NO])
    return ways[picked][1] if picked is not None and picked < len(ways) else ""


def _picked(talk: Talk, options: list[Text]) -> int | None:
    """Which of the options the person takes, the first on Enter; None where they leave."""
    for nth, option in enumerate(options, 1):
        page.tell(talk, option, hang=f"  {nth} ")
    while True:
        try:
            line = talk.ask(PROMPT)
        except EOFError:
            return None
        if command(line) == LEAVE:
            return None
        number = as_number(line) if line.strip() else 1
        if number in range(1, len(options) + 1):
            return int(number or 1) - 1


def _draft(talk: Talk, source: Source) -> str:
    """The sheet to go on with where none is named."""
    found = sorted(_sheets_here(), reverse=True)
    if not found:
        raise DxsheetError(_NO_DRAFT, _NO_DRAFT_HINT, code=USAGE)
    newest = [path for _, path in found[:_LISTED]]
    if len(newest) == 1 or source.scripted:
        return newest[0]
    page.tell(talk, _WHICH, "ask")
    picked = _picked(talk, [same(path) for path in newest])
    if picked is None:
        raise KeyboardInterrupt
    return newest[picked]


def _sheets_here() -> Iterator[tuple[float, str]]:
    """The sheets of this folder that are not closed, with when they were last written."""
    for name in (one.name for one in Path().iterdir()):
        if name.startswith(".") or not name.endswith((".yaml", ".yml")) or not says_sheet(name):
            continue
        try:
            opened, when = load(name), Path(name).stat().st_mtime
        except (DxsheetError, OSError):
            continue
        if opened.sheet.stage != "closed":
            yield when, name


def _refuse_unwritable(findings: Sequence[Finding]) -> None:
    """What keeps every edit from being written is said before the first question."""
    for one in findings:
        if one.rule < "Y010":
            where = same(f"{one.file}:{one.line}:{one.column}: ")
            message = Text("{where}{what}", "{where}{what}").fill(where=where, what=one.message)
            raise DxsheetError(message, one.hint, code=CANNOT, findings=(one,))

"""`diff`: what changed on a sheet since a revision, a day or the last summary, or between files.

Also as a section of the summary's first page (`with_changes`).

And L001 of it: adopted solutions whose cause has moved since, as the history of the file tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dxsheet.binder import Opened, load, load_bytes
from dxsheet.compare.comparing import Comparison, compare
from dxsheet.compare.look_again import SecondLook, second_looks
from dxsheet.compare.report import DiffPage, Line, Span, page, value_text
from dxsheet.findings import CANNOT, USAGE, DxsheetError, Finding, Refusal
from dxsheet.lang import Lang, Text, same
from dxsheet.revisions import SHALLOW, Past, Repository, asked_for, last_summary
from dxsheet.rules.rule import kept_reason
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.shape import shaped
from dxsheet.spoken import as_day
from dxsheet.summary.blocks import Block, Bullet, Bullets, Cell, Heading, Page, Paragraph, Section
from dxsheet.yamlfile import path_text

_NOW = Text("the file now", "今のファイル")
_NOT_YET = Text("{since} (not there yet)", "{since}（まだありません）")
_AT = Text("{since} ({day})", "{since}（{day}）")
_DAY = Text("before {since} ({day})", "{since} より前（{day}）")
_SUMMARY = Text("the summary of {when}", "{when} のまとめ")


class State(NamedTuple):
    """One of the two states: how it is called, what JSON says of it, the sheet, its bytes."""

    name: Text
    facts: dict[str, str]
    sheet: Sheet
    raw: bytes = b""
    past: tuple[tuple[str, Sheet], ...] = ()


class Compared(NamedTuple):
    """What `diff` found."""

    before: State
    after: State
    comparison: Comparison
    looks: list[SecondLook]

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is now."""
        return self.after.sheet

    def page(self, lang: Lang) -> DiffPage:
        """What it says in a language."""
        return page(self.comparison, self.looks, (self.before.name, self.after.name), lang)


def diff(first: str, second: str | None = None, since: str | None = None) -> Compared:
    """Compare two files, or one file with an earlier state of it (HEAD where nothing is said).

    Raises:
        DxsheetError: a file is missing (2), no sheet (3); no git, repository or revision; no
            summary was recorded (3); both a second file and `since` are given (2).
    """
    if second is not None:
        if since is not None:
            raise _BOTH()
        before, after = _file(load(first)), _file(load(second))
    else:
        opened = load(first)
        since = since or "HEAD"
        back = asked_for(since)
        before = _in_git(opened, since) if back is None else _summarised(opened, back)
        after = State(_NOW, {"file": first}, opened.sheet, opened.document.raw)
    comparison = compare(before.sheet, after.sheet, same_bytes=before.raw == after.raw)
    looks = second_looks(after.sheet, before.past)
    return Compared(before, after, comparison, looks)


def _file(opened: Opened) -> State:
    name = opened.document.file
    past = ((name, opened.sheet),)
    return State(same(name), {"file": name}, opened.sheet, opened.document.raw, past)


def _summarised(opened: Opened, back: int) -> State:
    file = opened.document.file
    found = last_summary(opened.sheet.id, file, back)
    if found is None:
        raise _NO_SUMMARY(file=file)
    sheet = load_bytes(found.raw, f"{file} ({found.when})").sheet
    facts = {"file": file, "summary": found.when}
    name = _SUMMARY.fill(when=found.when)
    return State(name, facts, sheet, found.raw, ((found.when, sheet),))


def _in_git(opened: Opened, since: str) -> State:
    file = opened.document.file
    repository = Repository(file)
    day = _day(repository, since)
    commit = repository.commit_before(day) if day else repository.commit(since)
    past = repository.at(commit, opened.sheet.id) if commit else None
    if past is None:
        return State(_NOT_YET.fill(since=since), {"file": file, "since": since}, shaped({})[0])
    sheet = load_bytes(past.raw, f"{since}:{past.path}").sheet
    facts = {"file": past.path, "since": since, "revision": past.commit, "date": past.day}
    name = (_DAY if day else _AT).fill(since=since, day=past.day)
    between = list(sheets_of(repository.history(opened.sheet.id, since=past.commit)))
    return State(name, facts, sheet, past.raw, (*between, (past.day, sheet)))


def sheets_of(history: Iterable[Past]) -> Iterator[tuple[str, Sheet]]:
    """(day, sheet) of the states that can be read as a sheet; the others are passed over."""
    for past in history:
        try:
            yield past.day, load_bytes(past.raw, past.path).sheet
        except DxsheetError:
            continue


def _day(repository: Repository, since: str) -> str | None:
    """The day that `since` means; None where it is none, or the name of a tag or branch."""
    day = as_day(since)
    if day is None:
        return None
    try:
        repository.commit(since)
    except DxsheetError as error:
        if error.code == CANNOT:
            raise
        return day
    return None


_BOTH = Refusal(
    Text(
        "Two files and --since cannot be given together.",
        "二つのファイルと --since は一緒に使えません。",
    ),
    Text(
        "Compare two files, or one file with an earlier state of it.",
        "二つのファイルを比べるか、一つのファイルを前の版と比べてください。",
    ),
    code=USAGE,
)


_NO_SUMMARY = Refusal(
    Text(
        "No summary of {file} has been made on this computer yet (or not that many).",
        "{file} のまとめは、このパソコンではまだ作られていません（またはその回数分ありません）。",
    ),
    Text(
        "`dxsheet summary {file} --output ...` remembers the state; or give a date or a tag.",
        "`dxsheet summary {file} --output ...` で作ると、その時点が記録されます。"
        "日付やタグでも指定できます。",
    ),
)


_TITLE = Text("Since last time", "前回から変わったこと")


def with_changes(page: Page, diff: DiffPage) -> Page:
    """The page with the changes after the problem, on its front."""
    lang: Lang = "ja" if page.lang == "ja" else "en"
    section = Section("since", _TITLE.to(lang), tuple(_blocks(diff)), front=True)
    after = 1 if page.sections and page.sections[0].key == "problems" else 0
    return page._replace(sections=(*page.sections[:after], section, *page.sections[after:]))


def _blocks(diff: DiffPage) -> Iterable[Block]:
    yield Paragraph(diff.between)
    if not diff.groups:
        yield Paragraph(diff.nothing)
    for group in diff.groups:
        yield Heading(group.title)
        yield Bullets(tuple(Bullet(Cell(_said(line), line.at)) for line in group.lines))


def _said(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    about = f" {line.about}" if line.about else ""
    notes = "".join(f" / {name}: {_plain(spans)}" for name, spans in line.notes)
    return f"{label}{_plain(line.spans)}{about}{notes}"


def _plain(spans: Sequence[Span]) -> str:
    """Both wordings, one after the other, where a text was reworded."""
    old = "".join(one.text for one in spans if one.op != "new")
    new = "".join(one.text for one in spans if one.op != "old")
    if old == new or not old.strip():
        return new
    return f"{old} → {new}" if new.strip() else old


RULE = "L001"
_REWORDED = Text(
    "{cause} has been reworded since {solution} was adopted (by {when}): does {solution} "
    "still address it?",
    "{solution} の採用後（{when} 以降）に {cause} の文が変わっています。"
    "{solution} は今も答えになっているでしょうか。",
)
_JUDGED = Text(
    "The status of {cause} has changed since {solution} was adopted (by {when}): is "
    "{solution} still right?",
    "{solution} の採用後（{when} 以降）に {cause} の状態が変わっています。"
    "{solution} はこのままでよいでしょうか。",
)
_UNREAD = Text("History not read: {why} {hint}", "履歴を読めませんでした。{why}{hint}")
_UNREAD_MORE = Text(
    "History not read: {why} {hint} (And of {n} more.)",
    "履歴を読めませんでした。{why}{hint}（ほか {n} 件）",
)
_HINT = Text(
    "Then: {text} ({status}). `dxsheet diff` shows what changed.",
    "当時: {text}（{status}）。変わったところは dxsheet diff で見られます。",
)


def look_again(path: str, opened: Opened, *, most: int = 50) -> Iterator[Finding]:
    """One finding for each adopted solution and cause of it that moved, at the solution.

    At most `most` commits of this one file are read, by one git process, and only as far back as
    the adoptions go.

    Raises:
        DxsheetError: the history cannot be read (no git, no repository, another user's, a clone
            without the contents), or ends in this clone before the adoptions do.
    """
    if not any(status_of(one) == "adopted" for one in opened.sheet.solutions):
        return
    repository = Repository(path)
    history = repository.history(opened.sheet.id, most=most)
    ended = False

    def states() -> Iterator[tuple[str, Sheet]]:
        nonlocal ended
        yield from sheets_of(history)
        ended = True

    for look in second_looks(opened.sheet, states()):
        yield _finding(look, opened)
    if ended and repository.shallow:
        raise SHALLOW(what=path)


def not_read(unread: Sequence[DxsheetError]) -> Iterator[Text]:
    """What to say of the histories that were not read: a line for each reason."""
    by: dict[Text, list[DxsheetError]] = {}
    for error in unread:
        by.setdefault(error.hint, []).append(error)
    for hint, errors in by.items():
        told = _UNREAD if len(errors) == 1 else _UNREAD_MORE
        yield told.fill(why=errors[0].message, n=len(errors) - 1, hint=hint)


def _finding(look: SecondLook, opened: Opened) -> Finding:
    path = (*look.solution.path, "causes")
    solution = look.solution.id or path_text(look.solution.path)
    message = (_REWORDED if look.reworded else _JUDGED).fill(
        solution=solution, cause=look.cause.id or "", when=look.when
    )
    status = value_text((*look.then.path, "status"), look.then.status or "unverified")
    hint = _HINT.fill(text=" ".join((look.then.text or "").split()), status=status)
    kept = kept_reason(opened.sheet, RULE, path)
    return opened.document.finding("info", RULE, message, hint, path, kept=kept)

"""L001: adopted solutions whose cause has moved since, as the history of the file tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.binder import Opened
from dxsheet.compare.look_again import SecondLook, second_looks
from dxsheet.findings import DxsheetError, Finding
from dxsheet.flows.comparing import sheets_of
from dxsheet.lang import Text
from dxsheet.revisions import SHALLOW, Repository
from dxsheet.rules.rule import kept_reason
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Sheet
from dxsheet.yamlfile import path_text

RULE = "L001"
_REWORDED = Text(
    "{cause} reads differently since {solution} was adopted (by {when}): does {solution} still"
    " answer it?",
    "{solution} の採用後（{when} 以降）に {cause} の文が変わっています。"
    "{solution} は今も答えになっているでしょうか。",
)
_JUDGED = Text(
    "{cause} was judged again since {solution} was adopted (by {when}): "
    "does {solution} still hold?",
    "{solution} の採用後（{when} 以降）に {cause} の状態が変わっています。"
    "{solution} はこのままでよいでしょうか。",
)
_UNREAD = Text("History not read: {why} {hint}", "履歴を読めませんでした。{why}{hint}")
_UNREAD_MORE = Text(
    "History not read: {why} {hint} (And of {n} more.)",
    "履歴を読めませんでした。{why}{hint}（ほか {n} 件）",
)
_HINT = Text(
    "Then: {then}. `dxsheet diff` shows what changed.",
    "当時: {then}。変わったところは dxsheet diff で見られます。",
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
    line, column = opened.document.place(path)
    solution = look.solution.id or path_text(look.solution.path)
    message = (_REWORDED if look.reworded else _JUDGED).fill(
        solution=solution, cause=look.cause.id or "", when=look.when
    )
    hint = _HINT.fill(then=_then(look))
    return Finding(
        RULE,
        "info",
        message,
        hint,
        opened.document.file,
        line,
        column,
        solution,
        path_text(path),
        kept_reason(opened.sheet, RULE, path),
    )


def _then(look: SecondLook) -> Text:
    from dxsheet.compare.report import value_text

    status = value_text((*look.then.path, "status"), look.then.status or "unverified")
    return Text("{text} ({status})", "{text}（{status}）").fill(
        text=" ".join((look.then.text or "").split()), status=status
    )

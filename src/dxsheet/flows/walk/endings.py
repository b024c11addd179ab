"""How a sitting ends: walked through, left, interrupted, or out of answers; and how to go on."""

from __future__ import annotations

from shlex import quote

from dxsheet.findings import CANNOT, DxsheetError
from dxsheet.flows.walk import words
from dxsheet.flows.walk.answers import Source, Talk
from dxsheet.flows.walk.page import tell
from dxsheet.lang import Text
from dxsheet.walk.steps import Step

_SHELL = frozenset(" '\"()&;|<>$`\\!*?[]#~")


def walked(talk: Talk, path: str, left: int) -> None:
    """Every question was asked: what is left over, where the sheet is, what to do with it."""
    talk.say()
    tell(talk, words.ALL_DONE)
    if left:
        tell(talk, words.OPEN_LEFT.fill(count=left))
    tell(talk, words.SAVED.fill(file=path))
    tell(talk, words.NEXT_CHECK.fill(file=typed(path)), hang="  ")
    tell(talk, words.NEXT_PAGE.fill(file=typed(path)), hang="  ")


def parted(talk: Talk, path: str, word: Text | None = None) -> None:
    """The person left, or was interrupted (`word`): where the draft is, and how to go on."""
    talk.say()
    if word is not None:
        tell(talk, word)
    if path and word is None:
        tell(talk, words.SAVED.fill(file=path))
    if path:
        tell(talk, words.GO_ON.fill(file=typed(path)))
    else:
        tell(talk, words.NOT_BEGUN)


def unused(talk: Talk, source: Source) -> None:
    """Name the answers that no question asked for."""
    if names := source.unused():
        talk.note(words.UNUSED.fill(names=", ".join(names)))


def ended(path: str, step: Step | None) -> DxsheetError:
    """The answers are used up: which question is open."""
    if not path or step is None:
        return DxsheetError(words.NO_TERMINAL, words.NO_TERMINAL_HINT, code=CANNOT)
    message = words.ENDED.fill(id=step.key, question=step.text())
    return DxsheetError(message, words.ENDED_HINT.fill(file=typed(path)), code=CANNOT)


def unfit(path: str, source: Source, step: Step, line: str, why: Text) -> DxsheetError:
    """An answer out of a file does not fit its question, and nobody can be asked again."""
    message = words.UNFIT.fill(
        where=source.where, line=line, id=step.key, question=step.text(), why=why
    )
    hint = words.UNFIT_HINT.fill(file=typed(path)) if path else words.NO_TERMINAL_HINT
    return DxsheetError(message, hint, code=CANNOT)


def typed(path: str) -> str:
    """A path as it is typed at a shell."""
    return quote(path) if set(path) & _SHELL else path

"""How a check is declared and run: one decorated function, what it may ask, what it gives back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dxsheet.lang import Text
from dxsheet.rules.settings import Settings
from dxsheet.sheet.nouns import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dxsheet.findings import Severity
    from dxsheet.rules.case import Case
    from dxsheet.sheet.fields import Noun, Path

    Run = Callable[[Case], Iterable["Remark"]]


class Hit(NamedTuple):
    """One finding of a sheet, before it has a file and a line.

    `path` names the field, also one that is missing; `kept` is the reason it was kept, else None.
    """

    rule: str
    severity: Severity
    message: Text
    hint: Text
    path: Path
    kept: str | None = None


class Remark(NamedTuple):
    """What a rule's function says: where and what; the rest is the rule's own unless given.

    With `maybe` it is a hint (`info`) whatever the settings raise the rule to.
    """

    path: Path
    what: Text
    ask: Text | None = None
    hint: Text | None = None
    severity: Severity | None = None
    maybe: bool = False


class Rule:
    """One check.

    Attributes:
        id: letters of the family and three digits.
        severity: what a finding is where nothing says otherwise; `also` what it can be as well.
        name: what it catches, in a few words.
        deck: the numbers of the deck's rules behind it.
        reason: why the method asks, in one sentence; part of each message.
        ask: the question that ends each message.
        hint: what to write instead.
        run: the function; None for what the reader of the file reports (Y001, REF001).
        typed: whether it can be told from one statement alone, while it is being typed.
        page: the text that `explain` is made from (the docstring).
    """

    __slots__ = (
        "also", "ask", "deck", "hint", "id", "last", "name", "page", "reason", "run", "severity",
        "typed",
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        severity: Severity,
        *,
        name: Text,
        reason: Text,
        ask: Text,
        hint: Text,
        deck: tuple[int, ...] = (),
        also: tuple[Severity, ...] = (),
        typed: bool = False,
        last: bool = False,
        run: Run | None = None,
        page: str | None = None,
    ) -> None:
        self.id = id
        self.severity: Severity = severity
        self.name = name
        self.deck = deck
        self.reason = reason
        self.ask = ask
        self.hint = hint
        self.also = also
        self.typed = typed
        self.last = last
        self.run = run
        self.page = page


REGISTERED: list[Rule] = []


def rule(
    id: str,
    severity: Severity,
    *,
    name: Text,
    reason: Text,
    ask: Text,
    hint: Text,
    deck: tuple[int, ...] = (),
    also: tuple[Severity, ...] = (),
    typed: bool = False,
    last: bool = False,
) -> Callable[[Run], Run]:
    """Declare the decorated function as a check; its docstring is the page of `explain`.

    `last` runs it after all the others, so that it can read what they found.
    """

    def declared(run: Run) -> Run:
        REGISTERED.append(
            Rule(
                id,
                severity,
                name=name,
                reason=reason,
                ask=ask,
                hint=hint,
                deck=deck,
                also=also,
                typed=typed,
                last=last,
                run=run,
                page=run.__doc__,
            )
        )
        return run

    return declared


def hits_of(one: Rule, case: Case, settings: Settings) -> list[Hit]:
    """What one rule finds, with its message put together and the severity that holds here."""
    if one.run is None:
        return []
    return [
        Hit(
            one.id,
            "info" if remark.maybe else _severity(one, remark.severity or one.severity, settings),
            _message(remark.what, one.reason, remark.ask or one.ask),
            remark.hint or one.hint,
            remark.path,
        )
        for remark in one.run(case)
    ]


def _severity(one: Rule, usual: Severity, settings: Settings) -> Severity:
    """What a finding counts as; raising a rule that warns leaves its hints as they are."""
    said = settings.severity_of(one.id, usual)
    return usual if usual == "info" and one.severity != "info" else said


def _message(what: Text, reason: Text, ask: Text) -> Text:
    return Text(f"{what.en} {reason.en} {ask.en}", what.ja + reason.ja + ask.ja)


def document_order(hit: Hit) -> tuple[tuple[int, ...], str]:
    """Sort key: where the field stands on a sheet, then the rule."""
    places: list[int] = []
    noun: type[Noun] | None = Sheet
    for part in hit.path:
        if isinstance(part, int):
            places.append(part)
            continue
        order = _order(noun) if noun else {}
        places.append(order.get(part, len(order)))
        noun = noun.fields[part].noun if noun and part in order else None
    return tuple(places), hit.rule


@cache
def _order(noun: type[Noun]) -> dict[str, int]:
    """The place of each field of a noun."""
    return {name: place for place, name in enumerate(noun.fields)}

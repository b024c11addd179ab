"""How a check is declared, what it may ask of a sheet, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dxsheet.findings import Severity
from dxsheet.lang import Text
from dxsheet.sheet.chain import LIVE, Chain, at_of, status_of
from dxsheet.sheet.choices import STAGE
from dxsheet.sheet.fields import Noun, Path
from dxsheet.sheet.nouns import Cause, Kept, Problem, Sheet, Solution
from dxsheet.spoken import folded
from dxsheet.wording import read
from dxsheet.yamlfile import path_text, value_at


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
    """What a rule's function says: where; the rest is the rule's own unless given.

    `values` fill what is said. With `maybe` it is a hint (`info`) whatever the settings raise the
    rule to.
    """

    path: Path
    what: Text | None = None
    ask: Text | None = None
    hint: Text | None = None
    severity: Severity | None = None
    maybe: bool = False
    values: Mapping[str, object] = {}


_STAGES = tuple(STAGE)
# As many characters of a statement as a message shows: some 50 to 60 columns in either script.
_SHOWN_WIDE, _SHOWN = 26, 60


class Statement(NamedTuple):
    """A text whose wording is judged, and what kind of statement it is."""

    path: Path
    kind: str
    text: str


class Judged(NamedTuple):
    """A statement that a wording rule names; `beside` another one, `sure` or only maybe."""

    statement: Statement
    sure: bool
    beside: bool


class Case:
    """A sheet, its links, and the labels of its statements.

    Args:
        sheet: the sheet.
        data: the plain data it was read from. A field that holds something unreadable has its own
            finding already and does not count as missing.
        words: the office's own words, for the wording rules.
    """

    def __init__(
        self,
        sheet: Sheet,
        data: Mapping[str, Any] | None = None,
        words: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.sheet = sheet
        self.chain = Chain(sheet)
        self.hits: list[Hit] = []
        self.ran: frozenset[str] = frozenset()
        self.known: frozenset[str] = frozenset()
        self._data = data
        self._words = words

    @property
    def drafting(self) -> bool:
        """Whether the sheet says that it is a draft: what comes later is then not asked yet."""
        return self.sheet.stage == "draft"

    def reached(self, stage: str) -> bool:
        """Whether the sheet says that it is at a stage or past it."""
        now = self.sheet.stage
        return now is not None and _STAGES.index(now) >= _STAGES.index(stage)

    def lacks(self, noun: Noun, key: str) -> bool:
        """Whether a field is missing or empty, and not merely unreadable."""
        value = getattr(noun, key)
        if value is not None and value != ():
            return False
        return self._data is None or not _says(value_at(self._data, (*noun.path, key)))

    def missing(self, noun: Noun, keys: tuple[str, ...]) -> list[str]:
        """Those of the fields that are missing."""
        return [key for key in keys if self.lacks(noun, key)]

    def labelled(self, rule: str) -> list[Judged]:
        """The statements that a wording rule names."""
        return self._judged.get(rule, [])

    @cached_property
    def _judged(self) -> dict[str, list[Judged]]:
        """The statements that each wording rule names; each text is judged once a sheet."""
        found: dict[str, list[Judged]] = {}
        for statement in statements(self.sheet):
            reading = read(statement.text, statement.kind, words=self._words)
            given = reading.sure or reading.maybe
            for rule in given:
                beside = {"P001", "P002"} <= set(given)
                found.setdefault(rule, []).append(Judged(statement, bool(reading.sure), beside))
        return found

    def worded(self, rule: str) -> Iterator[Remark]:
        """What a wording rule remarks on: a hint where the wording only may be meant so."""
        for (path, _, text), sure, beside in self.labelled(rule):
            ask, values = _IN_COMMON if beside else None, {"words": clipped(text)}
            yield Remark(path, ask=ask, maybe=not sure, values=values)


# Asked where a statement is both a remedy and digital for its own sake.
_IN_COMMON = Text(
    "Leaving the means aside, what goes wrong in the work today, and for whom?",
    "手段はさておき、今の仕事で、だれが何に困っているのでしょうか。",
)


def _says(node: object) -> bool:
    """Whether a value is more than blanks: `[""]` says as little as `[]`."""
    if isinstance(node, str):
        return bool(node.strip())
    return any(map(_says, node)) if isinstance(node, list) else bool(node)


def statements(sheet: Sheet) -> list[Statement]:
    """What is judged: problems, causes not rejected, solutions still meant, and the purpose."""
    meant: list[tuple[str, Problem | Cause | Solution]] = [
        *(("problem", one) for one in sheet.problems),
        *(("cause", one) for one in sheet.causes if one.status != "rejected"),
        *(("solution", one) for one in sheet.solutions if status_of(one) in LIVE),
    ]
    found = [Statement(("purpose",), "purpose", sheet.purpose)] if sheet.purpose else []
    found += [Statement((*one.path, "text"), kind, one.text) for kind, one in meant if one.text]
    return found


def named(noun: Noun, keys: list[str]) -> Text:
    """Some fields of a noun as a message lists them: the key, in Japanese after its label."""
    return Text(
        ", ".join(f"{noun.fields[key].label.en} (`{key}`)" for key in keys),
        "、".join(f"{noun.fields[key].label.ja}（`{key}`）" for key in keys),
    )


# What an item is called by, the first that it has.
_CALLED = ("text", "units", "work", "id", "measure", "trial")


def remark_on(
    noun: Noun,
    key: str,
    what: Text | None = None,
    ask: Text | None = None,
    hint: Text | None = None,
    **values: object,
) -> Remark:
    """What is said of a field of an item (of the item where `key` is empty).

    The first words of the item stand for `{words}`, and `values` for what else is named.
    """
    named = (getattr(noun, name, None) for name in _CALLED)
    words = next((str(one) for one in named if one), path_text(noun.path))
    path = (*noun.path, key) if key else noun.path
    return Remark(path, what, ask, hint, values={"words": clipped(words), **values})


def clipped(text: str) -> str:
    """The first words of a statement, as a message names it: some 50 to 60 columns."""
    text = " ".join(text[: 4 * _SHOWN].split())
    if text.isascii() or sum(map(str.isascii, text)) * 2 > len(text):
        return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"
    return text if len(text) <= _SHOWN_WIDE else text[: _SHOWN_WIDE - 1].rstrip() + "…"


Run = Callable[["Case"], Iterable[Remark]]

# The letters that an id begins with, in the order of the list of rules: several sheets, problem,
# cause, solution, team, communication, small start, outcome, kept, later changes, reader.
FAMILIES = ("REF", "P", "C", "S", "T", "K", "M", "O", "X", "L", "Y")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One check.

    Attributes:
        id: letters of the family and three digits.
        severity: what a finding is where nothing says otherwise; `also` what it can be as well.
        name: what it catches, in a few words.
        deck: the numbers of the deck's rules behind it.
        says: what a message begins with, where all do alike.
        reason: why the method asks, in one sentence; part of each message.
        ask: the question that ends each message.
        hint: what to write instead.
        run: the function; None for what the reader of the file reports (Y001, REF001).
        typed: whether it can be told from one statement alone, while it is being typed.
        page: the text that `explain` is made from (the docstring).
    """

    id: str
    severity: Severity
    name: Text
    reason: Text
    ask: Text
    hint: Text
    says: Text | None = None
    deck: tuple[int, ...] = ()
    also: tuple[Severity, ...] = ()
    typed: bool = False
    last: bool = False
    run: Run | None = None
    page: str

    def __post_init__(self) -> None:
        """ValueError for an id whose letters are no family: it would have no place in the list."""
        if self.family not in FAMILIES:
            known = ", ".join(FAMILIES)
            raise ValueError(
                f"rule {self.id}: {self.family!r} is none of FAMILIES ({known}) in rules/rule.py"
            )

    @property
    def family(self) -> str:
        """The letters of the id."""
        return self.id.rstrip("0123456789")


REGISTERED: list[Rule] = []
# How the lines at the head of a page begin, and what of the rule they hold.
_HEAD = {
    ("Name", "名前"): "name",
    ("Says", "指摘"): "says",
    ("Why", "理由"): "reason",
    ("Ask", "問い"): "ask",
    ("Write", "書き方"): "hint",
}
_ASK = Text("What did you want to write here?", "ここに書きたかったのは、何でしょうか。")


def rule(id: str, severity: Severity, **more: Any) -> Callable[[Run], Run]:  # noqa: ANN401
    """Declare the decorated function as a check; its docstring is the page of `explain`.

    The page begins with the rule's texts (`head_of`); `more` are the attributes of `Rule` that have
    a usual value.
    """

    def declared(run: Run) -> Run:
        page = run.__doc__ or _dropped(run)
        told = {**head_of(page), **more}
        REGISTERED.append(Rule(id=id, severity=severity, run=run, page=page, **told))
        return run

    return declared


def _dropped(run: Run) -> str:
    """The docstring of a function from its file, where Python dropped it (-OO)."""
    import ast
    import inspect

    (node,) = ast.parse(inspect.getsource(run)).body
    assert isinstance(node, ast.FunctionDef)
    return ast.get_docstring(node, clean=False) or ""


def reported(id: str, page: str, *, why: Text | None = None, severity: Severity = "error") -> None:
    """Declare what is reported without a check of its own; `why` where several share it."""
    shared = {"reason": why} if why else {}
    told = {"ask": _ASK, **shared, **head_of(page)}
    REGISTERED.append(Rule(id=id, severity=severity, page=page, **told))


def head_of(page: str) -> dict[str, Any]:
    """The texts at the head of a page, by the attribute of `Rule` that they are.

    They stand line by line, English before Japanese: `Name:` and 「名前:」, `Says:` and 「指摘:」,
    `Why:` and 「理由:」, `Ask:` and 「問い:」, `Write:` and 「書き方:」. ValueError where one
    language is missing.
    """
    said: dict[str, list[str]] = {}
    begun: list[str] = []
    for line in page.partition("\n\n")[0].splitlines():
        word, colon, rest = line.strip().partition(": ")
        if colon and any(word in pair for pair in _HEAD):
            begun = said[word] = [rest]
        else:
            begun.append(line)
    return {
        name: Text(*(joined(said.get(word, [""]), word == pair[0]) for word in pair))
        for pair, name in _HEAD.items()
        if not said.keys().isdisjoint(pair)
    }


def joined(lines: Iterable[str], spaced: bool) -> str:
    """Wrapped lines as one; in Japanese (not `spaced`) a blank stands between letters alone."""
    first, *rest = lines
    for line in map(str.strip, rest):
        between = spaced or (first[-1:].isascii() and line[:1].isascii())
        first += (" " if between else "") + line
    return first


def places_kept(rule: str, path: Path, sheet: Sheet) -> list[tuple[str, str]]:
    """How an entry may name a finding: the rule, and the place as id, list entry or field."""
    places = at_of(path, sheet), path_text(path), path_text(path[:2])
    return [(folded(rule), folded(place)) for place in places]


def named_by(entry: Kept) -> tuple[str, str]:
    """The finding that an entry names."""
    return folded((entry.rule or "").strip()), folded((entry.at or "").strip())


def kept_reason(sheet: Sheet, rule: str, path: Path) -> str | None:
    """The reason a finding was kept for, None where it was not; an entry without one keeps none."""
    return _reason(_reasons(sheet), places_kept(rule, path, sheet))


def marked(hits: list[Hit], sheet: Sheet) -> list[Hit]:
    """The findings, the kept ones with their reason."""
    if not sheet.kept:
        return list(hits)
    reasons = _reasons(sheet)
    return [
        hit._replace(kept=_reason(reasons, places_kept(hit.rule, hit.path, sheet))) for hit in hits
    ]


def _reasons(sheet: Sheet) -> dict[tuple[str, str], tuple[int, str]]:
    """What is kept, each with the number of its first entry and the reason there."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for number, entry in enumerate(sheet.kept):
        if entry.rule and entry.at and entry.reason:
            found.setdefault(named_by(entry), (number, entry.reason))
    return found


def _reason(
    reasons: dict[tuple[str, str], tuple[int, str]], places: list[tuple[str, str]]
) -> str | None:
    fitting = [reasons[place] for place in places if place in reasons]
    return min(fitting)[1] if fitting else None

"""The chain as CSV for a spreadsheet: UTF-8 with BOM, one full row for each way through it.

A row is a problem, a cause of it and a solution of that; what is tied to nothing has a row of its
own, and says what is missing in the last column. Texts are those of the sheet. Every cell is text:
what a spreadsheet would take for a formula gets an apostrophe before it.

A list of sheets for a spreadsheet stands here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dxsheet.lang import Lang, Text
from dxsheet.many.listed import Listed, in_form
from dxsheet.sheet.chain import Chain
from dxsheet.sheet.nouns import Cause, Problem, Sheet, Solution
from dxsheet.summary.blocks import Page
from dxsheet.summary.gaps import name_of
from dxsheet.summary.mapping import said_of
from dxsheet.summary.reading import Reading, capital
from dxsheet.width import visible

_ID = Text("{label} id", "{label}の番号")
_CAUSE_STATUS = Text("Cause status", "特定状況")
_EVIDENCE = Text("Evidence or reason", "根拠・理由")
_SOLUTION_STATUS = Text("Solution status", "採否")
_REASON = Text("Reason (solution)", "解決策の理由")
_GAP = Text("Gap", "抜け")
_CHOICES = ("kind", "effect", "effort")
# What makes a spreadsheet calculate, typed narrow or wide; quotes around it do not help.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "−")


_Way = tuple[Problem | None, Cause | None, Solution | None]


def draw(pages: Sequence[Page], *, lang: Lang, **options: object) -> bytes:
    """The rows of all sheets under one heading, each row with the title of its sheet."""
    del options  # CSV has none
    rows = [[page.title, *row] for page in pages if page.sheet for row in _rows(page.sheet, lang)]
    return as_bytes([_heads(lang), *rows] if rows else [])


def as_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as CSV for a spreadsheet, whatever the console speaks."""
    text = "".join(",".join(map(quoted, row)) + "\r\n" for row in rows)
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def _heads(lang: Lang) -> list[str]:
    def item(noun: type[Problem] | type[Cause] | type[Solution]) -> list[str]:
        label = capital(noun.fields["text"].label.to(lang))
        return [_ID.fill(label=label).to(lang), label]

    fields = [capital(Solution.fields[key].label.to(lang)) for key in (*_CHOICES, "owner")]
    said = [one.to(lang) for one in (_CAUSE_STATUS, _EVIDENCE)]
    last = [one.to(lang) for one in (_SOLUTION_STATUS, _REASON, _GAP)]
    title = Sheet.fields["title"].label.to(lang)
    return [title, *item(Problem), *item(Cause), *said, *item(Solution), *fields, *last]


def _rows(sheet: Sheet, lang: Lang) -> Iterator[list[str]]:
    read = Reading(sheet, (), lang, None)
    open_gaps = {gap.at: read.say(gap.words) for gap in read.gaps if not gap.settled}
    for ways in _ways(read.chain):
        problem, cause, solution = ways
        missing = [open_gaps.get(name_of(one), "") for one in ways if one]
        of_cause = [read.status(cause).text, said_of(cause)] if cause else ["", ""]
        of_solution = [""] * 6
        if solution:
            of_solution = [read.cell(solution, key).text for key in (*_CHOICES, "owner")]
            of_solution += [read.status(solution).text, solution.reason or ""]
        gap = " / ".join(dict.fromkeys(one for one in missing if one))
        yield [*_item(problem), *_item(cause), *of_cause, *_item(solution), *of_solution, gap]


def _ways(chain: Chain) -> Iterator[_Way]:
    """Each problem with each cause of it and each solution of that, then what is tied to none."""
    for problem in chain.sheet.problems:
        for cause in chain.causes_of(problem):
            yield from ((problem, cause, one) for one in _or_none(chain.solutions_of(cause)))
        if not chain.causes_of(problem):
            yield problem, None, None
    for cause in chain.sheet.causes:
        if not chain.problems_of(cause):
            yield from ((None, cause, one) for one in _or_none(chain.solutions_of(cause)))
    for solution in chain.sheet.solutions:
        if not chain.causes_answered(solution):
            yield None, None, solution


def _or_none(solutions: Sequence[Solution]) -> Sequence[Solution | None]:
    return solutions or [None]


def _item(item: Problem | Cause | Solution | None) -> list[str]:
    return [item.id or "", item.text or ""] if item else ["", ""]


def quoted(text: str) -> str:
    """One cell: quoted, and never a formula to a spreadsheet."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if shown.lstrip().startswith(_FORMULA) or shown.startswith(("\t", "\n")):
        shown = "'" + shown
    return '"' + shown.replace('"', '""') + '"'


def list_csv(lines: Sequence[Listed], lang: Lang) -> bytes:
    """A row a sheet: UTF-8 with BOM, and nothing that a spreadsheet would calculate."""
    columns = in_form("csv").values()
    heads = [
        " ".join(part.to(lang) for part in (one.part_of, one.label) if part) for one in columns
    ]
    rows = [
        [one.plain(line) if one.plain else one.said(line, lang) for one in columns]
        for line in lines
    ]
    return as_bytes([heads, *rows])

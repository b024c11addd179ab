"""The list of sheets: a line each, which are wanted, in what order, and the page of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dxsheet.lang import Lang, Text
from dxsheet.many.tally import next_date
from dxsheet.sheet.chain import LIVE, Chain, owners_of, status_of
from dxsheet.sheet.choices import STAGE
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary.blocks import Cell, Column, Mark, Page, Row, Section, Table
from dxsheet.summary.gaps import gaps
from dxsheet.summary.reading import day_text


class Listed(NamedTuple):
    """One line. `causes` are counts of identified, unverified and rejected ones.

    `gaps` are the open ones, as (kind, item); `next_date` is ISO, and `overdue` where it is past.
    """

    file: str
    id: str
    title: str
    organisation: str
    language: str
    stage: str
    problems: int
    causes: tuple[int, int, int]
    solutions: int
    gaps: tuple[tuple[str, str], ...]
    owners: tuple[str, ...]
    next_date: str
    overdue: bool


class Wanted(NamedTuple):
    """What a sheet must be to be listed; an empty field asks nothing.

    One of `stages` and one of `gaps`, but every one of `texts` and of `owners`.
    """

    stages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    overdue: bool = False


def listed(sheet: Sheet, file: str, today: str) -> Listed:
    """The line of a sheet; `today` is ISO."""
    statuses = Counter(status_of(one) for one in sheet.causes)
    organisation = sheet.organisation
    date = next_date(sheet) or ""
    return Listed(
        file,
        sheet.id or "",
        sheet.title or "",
        (organisation.name or organisation.code or "") if organisation else "",
        sheet.language or "",
        sheet.stage or "draft",
        len(sheet.problems),
        (statuses["identified"], statuses["unverified"], statuses["rejected"]),
        len(sheet.solutions),
        tuple((one.kind, one.at) for one in gaps(Chain(sheet)) if not one.settled),
        owners(sheet),
        date,
        bool(date) and date < today,
    )


def owners(sheet: Sheet) -> tuple[str, ...]:
    """Who owns work that is not done, then who owns a solution that is proposed or adopted."""
    named = [one for work in sheet.work_items if not work.done for one in owners_of(work)]
    named += [one.owner for one in sheet.solutions if one.owner and status_of(one) in LIVE]
    return tuple(dict.fromkeys(named))


def fits(sheet: Sheet, line: Listed, wanted: Wanted) -> bool:
    """Whether a sheet is one of those wanted; width and case of letters make no difference."""
    if wanted.stages and line.stage not in wanted.stages:
        return False
    if wanted.overdue and not line.overdue:
        return False
    if wanted.gaps and not any(kind in wanted.gaps for kind, _ in line.gaps):
        return False
    if wanted.owners and not _all_in(wanted.owners, line.owners):
        return False
    return not wanted.texts or _all_in(wanted.texts, texts_of(sheet))


def texts_of(item: Noun) -> Iterator[str]:
    """Every text that somebody wrote on a sheet; what was chosen from a list is none."""
    for key, field in item.fields.items():
        value = None if field.values else getattr(item, key)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif isinstance(one, Noun):
                yield from texts_of(one)


def _all_in(asked: Iterable[str], said: Iterable[str]) -> bool:
    text = "\n".join(map(folded, said))
    return all(folded(one) in text for one in asked)


def folded(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold()


_STAGES = list(STAGE)
# What a list may be sorted by; the file's name settles what is equal, and nothing comes last.
ORDERS: dict[str, Callable[[Listed], Any]] = {
    "next": lambda one: (not one.next_date, one.next_date),
    "title": lambda one: folded(one.title),
    "stage": lambda one: _STAGES.index(one.stage),
    "gaps": lambda one: -len(one.gaps),
    "owner": lambda one: (not one.owners, [folded(name) for name in one.owners]),
    "file": lambda one: "",
}


def in_order(lines: Iterable[Listed], order: str) -> list[Listed]:
    """The lines sorted by one of ORDERS."""
    key = ORDERS[order]
    return sorted(lines, key=lambda one: (key(one), one.file))


TITLE = Text("Worksheets", "シート一覧")
ONE = Text("1 sheet.", "シート1件。")
ALL = Text("{n} sheets.", "シート{n}件。")
SOME = Text("{n} of {all} sheets.", "シート{all}件中{n}件。")
AS_OF = Text("{said} As of {day}.", "{said}{day}時点。")
LATE = Text("{date} (past)", "{date}（過ぎています）")
# The columns by their keys; a renderer may leave some out where there is little room.
LABELS = {
    "title": Text("Title", "題名"),
    "stage": Text("Stage", "段階"),
    "problems": Text("Problems", "問題"),
    "identified": Text("Identified", "特定"),
    "unverified": Text("Unverified", "未検証"),
    "rejected": Text("Rejected", "棄却"),
    "gaps": Text("Gaps", "抜け"),
    "owner": Text("Owner", "担当"),
    "next": Text("Next date", "次の日付"),
    "file": Text("File", "ファイル"),
}
CAUSES = Text("Causes", "課題（原因）")
_ROLES = {"title": "text", "owner": "text", "file": "text", "stage": "short", "next": "date"}


def page(lines: Sequence[Listed], sheets: int, lang: Lang, as_of: str = "") -> Page:
    """The page of a list, of so many sheets in all, as of a day (ISO)."""
    columns = tuple(Column(key, _label(key, lang), "", _ROLES.get(key, "number")) for key in LABELS)
    rows = tuple(Row(tuple(_cell(one, key, lang) for key in LABELS)) for one in lines)
    title = TITLE.to(lang)
    blocks = (Table("list", columns, rows),) if rows else ()
    sections = (Section("list", title, blocks, front=True),) if rows else ()
    return Page(title, lang, (), lead(len(lines), sheets, as_of).to(lang), sections)


def lead(count: int, sheets: int, as_of: str = "") -> Text:
    """How many are listed, and of how many, as of a day (ISO)."""
    said = (ALL if count == sheets else SOME).fill(n=count, all=sheets)
    if count == sheets == 1:
        said = ONE
    return AS_OF.fill(said=said, day=day_text(as_of)) if as_of else said


def said(line: Listed, key: str, lang: Lang) -> str:
    """What stands in one column."""
    if key == "title":
        return line.title
    if key == "stage":
        return STAGE[line.stage].to(lang)
    if key == "owner":
        return ("、" if lang == "ja" else ", ").join(line.owners)
    if key == "next":
        return LATE.fill(date=line.next_date).to(lang) if line.overdue else line.next_date
    if key == "file":
        return line.file
    counts = dict(zip(("identified", "unverified", "rejected"), line.causes, strict=True))
    counts |= {"problems": line.problems, "gaps": len(line.gaps)}
    return str(counts[key])


def _label(key: str, lang: Lang) -> str:
    label = LABELS[key].to(lang)
    if key in ("identified", "unverified", "rejected"):
        return f"{CAUSES.to(lang)}: {label}" if lang == "en" else f"{CAUSES.ja}：{label}"
    return label


def _cell(line: Listed, key: str, lang: Lang) -> Cell:
    text = said(line, key, lang)
    if key == "next" and line.overdue:
        return Cell(text, mark=Mark("due", "overdue", text))
    if key == "stage":
        return Cell(text, mark=Mark("stage", line.stage, text))
    return Cell(text)

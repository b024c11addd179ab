"""The list of sheets: a line each, which are wanted, in what order, and the page of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.many.tally import next_date
from dxsheet.sheet.chain import LIVE, Chain, owners_of, status_of
from dxsheet.sheet.choices import STAGE
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.spoken import day_text
from dxsheet.summary.blocks import Cell, Column, Mark, Page, Row, Section, Table
from dxsheet.summary.gaps import gaps


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


class ListFilter(NamedTuple):
    """What a sheet must be to be listed; an empty field asks nothing.

    One of `stages` and one of `gaps`, but every one of `texts` and of `owners`.
    """

    stages: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    overdue: bool = False


def line_of(sheet: Sheet, file: str, today: str) -> Listed:
    """The line of a sheet; `today` is ISO."""
    statuses = Counter(status_of(one) for one in sheet.causes)
    organisation = sheet.organisation
    date = next_date(sheet) or ""
    return Listed(
        file=file,
        id=sheet.id or "",
        title=sheet.title or "",
        organisation=(organisation.name or organisation.code or "") if organisation else "",
        language=sheet.language or "",
        stage=sheet.stage or "draft",
        problems=len(sheet.problems),
        causes=(statuses["identified"], statuses["unverified"], statuses["rejected"]),
        solutions=len(sheet.solutions),
        gaps=tuple((one.kind, one.at) for one in gaps(Chain(sheet)) if not one.settled),
        owners=owners(sheet),
        next_date=date,
        overdue=bool(date) and date < today,
    )


def owners(sheet: Sheet) -> tuple[str, ...]:
    """Who owns work that is not done, then who owns a solution that is proposed or adopted."""
    named = [one for work in sheet.work_items if not work.done for one in owners_of(work)]
    named += [one.owner for one in sheet.solutions if one.owner and status_of(one) in LIVE]
    return tuple(dict.fromkeys(named))


def fits(sheet: Sheet, line: Listed, wanted: ListFilter) -> bool:
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


TITLE = Text("List of sheets", "シート一覧")
ONE = Text("1 sheet.", "シート1件。")
ALL = Text("{n} sheets.", "シート{n}件。")
SOME = Text("{n} of {all} sheets.", "シート{all}件中{n}件。")
AS_OF = Text("{said} As of {day}.", "{said}基準日 {day}。")
LATE = Text("{date} (overdue)", "{date}（期限超過）")
CAUSES = Text("Causes", "課題（原因）")
_YES = Text("yes", "はい")
_STAGES = list(STAGE)
# A stage whose name would take the room of a column of text on a terminal of 80 columns.
_BRIEF = {"identified": Text("cause confirmed", "原因特定")}
Form = Literal["page", "screen", "csv"]


class ListColumn(NamedTuple):
    """One column of the list.

    Attributes:
        label: its head.
        said: what stands there in a language.
        role: as a `Column` of a page has it.
        forms: where it stands; a terminal of 80 columns has room for those of `_ON_SCREEN` alone.
        part_of: what it counts a part of; the head says so where it stands.
        short: its head where there is little room; `brief` what stands there then.
        plain: what a spreadsheet reads there, where that is not what is said.
        order: what a list that is sorted by it goes by.
    """

    label: Text
    said: Callable[[Listed, Lang], str]
    role: str = "number"
    forms: tuple[Form, ...] = ("page", "csv")
    part_of: Text | None = None
    short: Text | None = None
    brief: Callable[[Listed, Lang], str] | None = None
    plain: Callable[[Listed], str] | None = None
    order: Callable[[Listed], Any] | None = None


_ON_SCREEN: tuple[Form, ...] = ("page", "screen", "csv")


def _counted(en: str, ja: str, at: int) -> ListColumn:
    return ListColumn(Text(en, ja), lambda one, _lang: str(one.causes[at]), part_of=CAUSES)


# The columns in their order, for every form and for `--sort`.
COLUMNS = {
    "title": ListColumn(
        Text("Title", "題名"),
        lambda one, _lang: one.title,
        "text",
        _ON_SCREEN,
        order=lambda one: folded(one.title),
    ),
    "stage": ListColumn(
        Text("Stage", "段階"),
        lambda one, lang: STAGE[one.stage].to(lang),
        "short",
        _ON_SCREEN,
        brief=lambda one, lang: _BRIEF.get(one.stage, STAGE[one.stage]).to(lang),
        order=lambda one: _STAGES.index(one.stage),
    ),
    "problems": ListColumn(
        Text("Problems", "問題"),
        lambda one, _lang: str(one.problems),
        forms=_ON_SCREEN,
        short=Text("Prob.", "問題"),
    ),
    "causes": ListColumn(
        CAUSES, lambda one, _lang: "/".join(map(str, one.causes)), forms=("screen",)
    ),
    "identified": _counted("Confirmed", "特定", 0),
    "unverified": _counted("Not checked", "未検証", 1),
    "rejected": _counted("Ruled out", "棄却", 2),
    "gaps": ListColumn(
        Text("Gaps", "抜け"),
        lambda one, _lang: str(len(one.gaps)),
        forms=_ON_SCREEN,
        order=lambda one: -len(one.gaps),
    ),
    "owner": ListColumn(
        Text("Main owner", "担当"),
        lambda one, lang: in_a_row(one.owners, lang),
        "text",
        _ON_SCREEN,
        order=lambda one: (not one.owners, [folded(name) for name in one.owners]),
    ),
    "next": ListColumn(
        Text("Next date", "次の日付"),
        lambda one, lang: LATE.fill(date=one.next_date).to(lang) if one.overdue else one.next_date,
        "date",
        _ON_SCREEN,
        short=Text("Next", "次の日付"),
        brief=lambda one, _lang: one.next_date + (" !" if one.overdue else ""),
        plain=lambda one: one.next_date,
        order=lambda one: (not one.next_date, one.next_date),
    ),
    "past": ListColumn(
        Text("Overdue", "期限超過"),
        lambda one, lang: _YES.to(lang) if one.overdue else "",
        "short",
        forms=("csv",),
    ),
    "organisation": ListColumn(
        Text("Organisation", "組織名（団体・機関）"),
        lambda one, _lang: one.organisation,
        "text",
        forms=("csv",),
    ),
    "id": ListColumn(
        Text("Sheet id", "シートID"), lambda one, _lang: one.id, "short", forms=("csv",)
    ),
    "file": ListColumn(
        Text("File", "ファイル"),
        lambda one, _lang: one.file,
        "text",
        _ON_SCREEN,
        order=lambda one: "",
    ),
}
# What a list may be sorted by, the usual first; the file's name settles what is equal, and nothing
# comes last.
_SORTED = {key: one.order for key, one in COLUMNS.items() if one.order}
ORDERS = {"next": _SORTED["next"], **_SORTED}


def in_form(form: Form) -> dict[str, ListColumn]:
    """The columns that stand in a form."""
    return {key: one for key, one in COLUMNS.items() if form in one.forms}


def in_order(lines: Iterable[Listed], order: str) -> list[Listed]:
    """The lines sorted by one of ORDERS."""
    key = ORDERS[order]
    return sorted(lines, key=lambda one: (key(one), one.file))


def page(lines: Sequence[Listed], sheets: int, lang: Lang, as_of: str = "") -> Page:
    """The page of a list, of so many sheets in all, as of a day (ISO)."""
    here = in_form("page")
    columns = tuple(Column(key, _label(one, lang), "", one.role) for key, one in here.items())
    rows = tuple(Row(tuple(_cell(line, key, lang) for key in here)) for line in lines)
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


def _label(column: ListColumn, lang: Lang) -> str:
    label = column.label.to(lang)
    if column.part_of is None:
        return label
    return column.part_of.to(lang) + (": " if lang == "en" else "：") + label


def _cell(line: Listed, key: str, lang: Lang) -> Cell:
    text = COLUMNS[key].said(line, lang)
    if key == "next" and line.overdue:
        return Cell(text, mark=Mark("due", "overdue", text))
    if key == "stage":
        return Cell(text, mark=Mark("stage", line.stage, text))
    return Cell(text)

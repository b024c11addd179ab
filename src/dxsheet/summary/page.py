"""The whole page: which parts it has, in which order; several sheets under one agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dxsheet.findings import Finding
from dxsheet.lang import Lang, Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Cause, Problem, Sheet
from dxsheet.summary import annex, asks, front, headline, mapping, people, work
from dxsheet.summary.blocks import (
    Bullets,
    Cell,
    Column,
    Diagram,
    Leaves,
    Mark,
    Page,
    Row,
    Section,
    Table,
)
from dxsheet.summary.reading import Reading, capital, number_cell

_ORDER = (
    front.results,
    asks.wanted,
    asks.questions,
    annex.problems,
    mapping.section,
    work.work,
    annex.background,
    annex.causes,
    annex.means,
    annex.effect_map,
    annex.solutions,
    people.people,
    people.selection,
    people.communication,
    work.by_owner,
    people.stakeholders,
    annex.small_start,
    annex.outcomes,
    annex.reflection,
    annex.ideas,
    annex.decisions,
    asks.findings,
    annex.kept,
    people.checklist,
    front.about,
)
_AGENDA = Text("Agenda", "議題一覧")
_LEAD = Text("{n} sheets.", "シート{n}件。")
_NUMBER = Text("No.", "番号")
_IDENTIFIED = Text("Confirmed causes", "特定した課題（原因）")
_OF = Text("{n} of {all}", "{all}件中{n}件")
_WANTED = Text("To decide", "決めていただきたいこと")
_OPEN = Text("Open questions", "確かめたいこと")
_WHOLE = Text("Diagram of all", "全体の図")
_TABLE = Text("Table of problem, cause and solution", "問題・課題（原因）・解決策の表")
_ADDITIONS = (
    "whole",
    "wanted_more",
    "questions_more",
    "work_more",
    "problems_rest",
    "solutions",
    "small_start_rest",
    "about",
)
_FOOT = Text("Next pages: {names}", "次のページから: {names}")


def summarise(
    sheet: Sheet, *, findings: Sequence[Finding] = (), lang: Lang, today: date | str | None = None
) -> Page:
    """What the page of one sheet says.

    `findings` are those of this sheet (kept ones are told with their reasons); `today` (a date,
    or its ISO text) is the day the page is read on: it tells what is overdue, and is printed.
    """
    read = Reading(sheet, findings, lang, str(today) if today else None)
    told = [one(read) for one in _ORDER]
    wanted = [one.cell.text for one in asks.decisions_wanted(read)]
    return Page(
        title=front.title(read),
        lang=lang,
        facts=front.head(read),
        lead=headline.headline(read, wanted, [one.cell.text for one in asks.checks(read)]),
        sections=tuple(one for one in told if one and not _is_bare(one, sheet)),
        sheet=sheet,
        gaps=tuple(read.gaps),
        purpose=front.purpose(read),
        first=lambda level, drawn, pixels: leaves(read, level, drawn=drawn, pixels=pixels),
    )


def _is_bare(section: Section, sheet: Sheet) -> bool:
    """A part that would only say that nothing is written."""
    if section.key == "work":
        return not any(isinstance(one, Table) for one in section.blocks)
    return section.key == "results" and not sheet.outcomes


def leaves(read: Reading, level: int, *, drawn: bool, pixels: bool = False) -> Leaves:
    """The page on sheets of paper (`Page.laid`); at level 6 the diagram leaves the first."""
    if front.is_empty(read.sheet):
        rest = tuple(one for one in _annex(read, 0, None, drawn=drawn, pixels=pixels) if one)
        return Leaves((), rest, _foot(read, rest))
    diagram = mapping.front_diagram(read, level)
    chain = mapping.section(read)
    assert chain is not None  # the sheet has an item
    shown = {
        node.key
        for node in (*diagram.problems, *diagram.causes, *diagram.solutions)
        if not drawn or level < 6
    }
    trial = work.trial_of(read.sheet)
    shown |= work.shown_work(read, level) | {trial.id or "" if trial else ""}
    block = diagram if drawn else mapping.table(read)
    first = (
        front.results(read, level),
        asks.wanted_today(read, shown, level),
        asks.questions_today(read, shown, level),
        front.decisions(read, shown),
        None if level >= 1 else front.opposed(read),
        chain._replace(blocks=(block,)) if level < 6 or not drawn else None,
        work.work(read, level),
        work.scope(read),
    )
    rest = tuple(one for one in _annex(read, level, diagram, drawn=drawn, pixels=pixels) if one)
    return Leaves(tuple(one for one in first if one), rest, _foot(read, rest))


def _annex(
    read: Reading, level: int, diagram: Diagram | None, *, drawn: bool, pixels: bool
) -> tuple[Section | None, ...]:
    chain: list[Section | None] = []
    if diagram and drawn:
        # Below that the table beside it shows all that left.
        if level >= 6 or (level >= 4 and any(diagram.left_out) and not pixels):
            chain.append(Section("whole", read.say(_WHOLE), (mapping.diagram(read),)))
        chain.append(Section("table", read.say(_TABLE), (mapping.table(read),)))
    empty = diagram is None
    return (
        *chain,
        asks.more_wanted(read),
        asks.more_questions(read, level) if not empty else None,
        work.more_work(read, level)
        if not empty
        else work.work(read)
        if read.sheet.work_items
        else None,
        annex.background(read, *(() if empty else ("background",))),
        annex.problems_rest(read, drawn=drawn and not pixels, level=level),
        annex.causes(read, named=True),
        annex.solutions_rest(read, drawn=drawn),
        annex.small_start(read) if empty else annex.trials_rest(read),
        annex.reflection(read),
        annex.ideas(read),
        annex.means(read, named=True),
        annex.effect_map(read),
        people.people(read),
        people.selection(read),
        people.communication(read),
        work.by_owner(read),
        people.stakeholders(read, but_opposed=level < 1 and not empty),
        annex.outcomes(read, rest=not empty),
        annex.decisions(read, 0 if empty else front.DECISIONS),
        asks.findings(read),
        annex.kept(read),
        people.checklist(read),
        front.about(read),
    )


def _foot(read: Reading, rest: Sequence[Section]) -> str:
    """The line that names what follows; what only adds to the first page needs no name."""
    names = read.join(dict.fromkeys(one.title for one in rest if one.key not in _ADDITIONS))
    return read.say(_FOOT, names=names) if names else ""


def summarise_many(
    sheets: Sequence[Sheet],
    *,
    findings: Sequence[Sequence[Finding]] = (),
    lang: Lang,
    today: date | str | None = None,
) -> tuple[Page, ...]:
    """The pages of several sheets, an agenda with a row a sheet before them; one needs none.

    `findings` holds those of each sheet, in the same order.
    """
    told = [findings[index] if index < len(findings) else () for index in range(len(sheets))]
    pages = tuple(
        summarise(sheet, findings=found, lang=lang, today=today)
        for sheet, found in zip(sheets, told, strict=True)
    )
    return pages if len(pages) == 1 else (agenda(pages, lang), *pages)


def agenda(pages: Sequence[Page], lang: Lang) -> Page:
    """A page with a row a sheet, numbered as the pages that follow."""
    columns = (
        Column("number", _NUMBER.to(lang), "", "number"),
        Column("title", capital(Sheet.fields["title"].label.to(lang))),
        Column("stage", Sheet.fields["stage"].label.to(lang), "", "short"),
        Column("problem", capital(Problem.fields["text"].label.to(lang))),
        Column("identified", _IDENTIFIED.to(lang), "", "short"),
        Column("wanted", _WANTED.to(lang), "", "number"),
        Column("questions", _OPEN.to(lang), "", "number"),
    )
    rows = tuple(_row(index, page, lang) for index, page in enumerate(pages, 1))
    title = _AGENDA.to(lang)
    sections = (Section("agenda", title, (Table("agenda", columns, rows),), front=True),)
    return Page(title, lang, (), _LEAD.fill(n=len(pages)).to(lang), sections)


def _row(index: int, page: Page, lang: Lang) -> Row:
    sheet = page.sheet
    assert sheet is not None  # an agenda is made of the pages of sheets
    problems = "\n".join(one.text for one in sheet.problems if one.text)
    stage = Cell()
    if sheet.stage:
        text = Sheet.fields["stage"].values[sheet.stage].to(lang)
        stage = Cell(text, mark=Mark("stage", sheet.stage, text))
    return Row(
        (
            number_cell(index),
            Cell(page.title),
            stage,
            Cell(problems),
            _identified(sheet.causes, lang),
            number_cell(_count(page, "wanted")),
            number_cell(_count(page, "questions")),
        )
    )


def _identified(causes: Sequence[Cause], lang: Lang) -> Cell:
    found = sum(status_of(one) == "identified" for one in causes)
    return Cell(_OF.fill(n=found, all=len(causes)).to(lang)) if causes else Cell()


def _count(page: Page, key: str) -> int:
    section = page.section(key)
    blocks = section.blocks if section else ()
    return sum(len(one.items) for one in blocks if isinstance(one, Bullets))

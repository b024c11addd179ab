"""What a page says, decided once; `render` draws it in many forms.

Here the whole page: which parts it has, in which order; several sheets under one agenda.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
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
    Cuts,
    Diagram,
    Leaves,
    Page,
    Row,
    Section,
    Table,
)
from dxsheet.summary.gaps import Gap
from dxsheet.summary.reading import Reading, capital, number_cell
from dxsheet.width import cells

__all__ = ["CUTS", "Gap", "Page", "least_cut", "summarise", "summarise_many"]

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
    annex.findings,
    annex.kept,
    people.checklist,
    front.about,
)
# What leaves a first page that is too full, the least needed first: how close the diagram is set
# ("close": nothing leaves); what the asks weigh; who is opposed; work beyond five rows; who is
# affected, the evidence of problems, the kinds; the goals of what nothing measures; what was not
# chosen; what is not verified; causes that nothing drawn answers; proposals that are not asked
# about, those beyond three, and all; the evidence of causes; checks beyond two; work beyond three;
# checks beyond one; problems of which no cause is drawn; the diagram.
CUTS = (
    "close",
    "terms",
    "opposed",
    "work",
    "details",
    "aims",
    "not_chosen",
    "unverified",
    "idle",
    "proposals",
    "most_asked",
    "asked",
    "evidence",
    "checks",
    "more_work",
    "all_checks",
    "problems",
    "diagram",
)
_ONE_LINE = 100  # the columns of a headline on A4
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
# Where these leave the diagram, the whole of it follows; else the table beside it is enough.
_HOLDING = frozenset(("unverified", "idle", "proposals", "most_asked", "asked", "problems"))
_FOOT = Text("Next pages: {names}", "次のページから: {names}")
_NO_ROOM = Text("No room for: {names}. ", "入りきらなかったもの: {names}。")
# What leaves the first page without being counted in its place.
_GONE = {
    "evidence": Text("evidence of causes", "課題（原因）の根拠"),
    "aims": Text("wanted states", "あるべき姿"),
    "details": Text("details of the problems", "問題の詳細"),
    "opposed": Text("who is opposed", "反対している関係者"),
    "terms": Text("effect and effort", "効果と手間"),
    "diagram": Text(
        "the diagram (problems {p}, causes {c}, solutions {s})",
        "図（問題{p}件・課題（原因）{c}件・解決策{s}件）",
    ),
}


def summarise(
    sheet: Sheet, *, findings: Sequence[Finding] = (), lang: Lang, today: date | str | None = None
) -> Page:
    """What the page of one sheet says.

    `findings` are those of this sheet (kept ones are told with their reasons); `today` (a date,
    or its ISO text) is the day the page is read on: it tells what is overdue, and is printed.
    """
    read = Reading(sheet, findings, lang, str(today) if today else None)
    told = [one(read) for one in _ORDER]
    # What only misses a date or work is told as adopted.
    adopted = tuple(front.adopted_only(read, ()))
    checks = [one.cell.text for one in asks.checks(read) if one not in adopted]
    return Page(
        title=front.title(read),
        lang=lang,
        facts=front.head(read),
        lead=_lead(read, checks),
        sections=tuple(one for one in told if one and not _is_bare(one, sheet)),
        sheet=sheet,
        gaps=tuple(read.gaps),
        purpose=front.purpose(read),
        first=lambda out, drawn, pixels: leaves(read, out, drawn=drawn, pixels=pixels),
    )


def _lead(read: Reading, checks: Sequence[str]) -> str:
    """The headline; where it takes more than a line, a trial is told by its id alone: its place
    stands under its scope.
    """
    trial = work.trial_of(read.sheet)
    lead = ""
    for beside in ((), (trial.id,) if trial and trial.id else ()):
        wanted = [one.cell.text for one in asks.decisions_wanted(read, beside)]
        lead = headline.headline(read, wanted, checks)
        if cells(lead) <= _ONE_LINE:
            break
    return lead


def least_cut(fits: Callable[[Cuts], bool]) -> Cuts:
    """As little of `CUTS` as may be: what is needed most is put back first, while it `fits`.

    So nothing leaves for the sake of a place where there is room. All of them where nothing fits.
    """
    if fits(frozenset()):
        return frozenset()
    out = _put_back(frozenset(CUTS), fits)
    for at in range(len(CUTS) - 1, CUTS.index("evidence") - 1, -1):
        if CUTS[at] in out:  # what was put back may have made others shorter: an id for a text
            less = (out - {CUTS[at]} | frozenset(CUTS[:most]) for most in range(at))
            out = _put_back(next((one for one in less if fits(one)), out), fits)
    return out


def _put_back(out: Cuts, fits: Callable[[Cuts], bool]) -> Cuts:
    for one in reversed(CUTS):
        if one in out and fits(out - {one}):
            out -= {one}
    return out


def _is_bare(section: Section, sheet: Sheet) -> bool:
    """A part that would only say that nothing is written."""
    if section.key == "work":
        return not any(isinstance(one, Table) for one in section.blocks)
    return section.key == "results" and not sheet.outcomes


def leaves(read: Reading, out: Cuts, *, drawn: bool, pixels: bool = False) -> Leaves:
    """The page on sheets of paper (`Page.laid`)."""
    if front.is_empty(read.sheet):
        rest = tuple(one for one in _annex(read, out, None, drawn=drawn, pixels=pixels) if one)
        return Leaves((), rest, _foot(read, rest, ()))
    diagram = mapping.front_diagram(read, out)
    chain = mapping.section(read)
    assert chain is not None  # the sheet has an item
    shown = {
        node.key
        for node in (*diagram.problems, *diagram.causes, *diagram.solutions)
        if not drawn or "diagram" not in out
    }
    trial = work.trial_of(read.sheet)
    shown |= work.shown_work(read, out) | {trial.id or "" if trial else ""}
    block = diagram if drawn else mapping.table(read)
    first = (
        front.results(read, out),
        asks.wanted_today(read, shown, out),
        asks.questions_today(read, shown, out),
        front.decisions(read, shown),
        None if "opposed" in out else front.opposed(read),
        chain._replace(blocks=(block,)) if "diagram" not in out or not drawn else None,
        work.work(read, out),
        work.scope(read),
    )
    rest = tuple(one for one in _annex(read, out, diagram, drawn=drawn, pixels=pixels) if one)
    gone = out if drawn else out - {"diagram"}  # else its table stands there
    return Leaves(tuple(one for one in first if one), rest, _foot(read, rest, gone))


def _annex(
    read: Reading, out: Cuts, diagram: Diagram | None, *, drawn: bool, pixels: bool
) -> tuple[Section | None, ...]:
    chain: list[Section | None] = []
    if diagram and drawn:
        # Below that the table beside it shows all that left.
        if "diagram" in out or (out & _HOLDING and any(diagram.left_out) and not pixels):
            chain.append(Section("whole", read.say(_WHOLE), (mapping.diagram(read),)))
        chain.append(Section("table", read.say(_TABLE), (mapping.table(read),)))
    empty = diagram is None
    on_front = diagram.problems if diagram and drawn and not pixels and "diagram" not in out else ()
    return (
        *chain,
        asks.more_wanted(read),
        asks.more_questions(read, out) if not empty else None,
        work.more_work(read, out)
        if not empty
        else work.work(read)
        if read.sheet.work_items
        else None,
        annex.background(read, *(() if empty else ("background",))),
        annex.problems_rest(read, on_front, out),
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
        people.stakeholders(read, but_opposed="opposed" not in out and not empty),
        annex.outcomes(read, rest=not empty),
        annex.decisions(read, 0 if empty else front.DECISIONS),
        annex.findings(read),
        annex.kept(read),
        people.checklist(read),
        front.about(read),
    )


def _foot(read: Reading, rest: Sequence[Section], out: Collection[str]) -> str:
    """The line that names what had no room and what follows; what only adds to the first page
    needs no name.
    """
    sheet = read.sheet
    there = {
        "evidence": any(one.evidence for one in sheet.causes),
        "aims": bool(front.aims_of(read)),
        "details": any(one.affected or one.evidence for one in sheet.problems)
        or any(one.kind for one in sheet.solutions),
        "opposed": front.opposed(read) is not None,
        "terms": any(one.effect or one.effort or one.cost for one in asks.asked_today(read)),
        "diagram": True,
    }
    counts = {"p": len(sheet.problems), "c": len(sheet.causes), "s": len(sheet.solutions)}
    gone = read.join(
        read.say(text, **counts) for key, text in _GONE.items() if key in out and there[key]
    )
    names = read.join(dict.fromkeys(one.title for one in rest if one.key not in _ADDITIONS))
    foot = read.say(_FOOT, names=names) if names else ""
    return read.say(_NO_ROOM, names=gone) + foot if gone else foot


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
    stage = next((one.value for one in page.facts if one.key == "stage"), Cell())
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

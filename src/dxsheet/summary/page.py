"""The whole page: which parts it has, in which order; several sheets under one agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dxsheet.findings import Finding
from dxsheet.lang import Lang
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary import (
    checklist,
    communication,
    front,
    mapping,
    means,
    people,
    questions,
    records,
    selection,
    trial,
    wanted,
    work,
)
from dxsheet.summary.agenda import agenda
from dxsheet.summary.blocks import Bullets, Page, Section
from dxsheet.summary.reading import Reading

_ORDER = (
    front.problems,
    mapping.section,
    wanted.section,
    questions.section,
    work.section,
    records.background,
    records.causes,
    means.section,
    means.effect_map,
    records.solutions,
    people.section,
    selection.section,
    communication.section,
    work.by_owner,
    people.stakeholders,
    trial.small_start,
    trial.outcomes,
    records.reflection,
    records.ideas,
    records.decisions,
    questions.findings,
    records.kept,
    checklist.section,
)


def summarise(
    sheet: Sheet, *, findings: Sequence[Finding] = (), lang: Lang, today: date | str | None = None
) -> Page:
    """What the page of one sheet says.

    `findings` are those of this sheet (kept ones are passed over); `today` (a date, or its ISO
    text) tells what is overdue. The first sections have `front` set: they belong on the first
    sheet of paper.
    """
    read = Reading(sheet, findings, lang, str(today) if today else None)
    told = [one(read) for one in _ORDER]
    sections = tuple(one for one in told if one)
    return Page(
        title=front.title(read),
        lang=lang,
        facts=front.head(read),
        lead=front.lead(read, _count(sections, "wanted"), _count(sections, "questions")),
        sections=sections,
        sheet=sheet,
        gaps=tuple(read.gaps),
    )


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


def _count(sections: tuple[Section, ...], key: str) -> int:
    return sum(
        len(block.items)
        for section in sections
        if section.key == key
        for block in section.blocks
        if isinstance(block, Bullets)
    )

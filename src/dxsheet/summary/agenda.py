"""The agenda of several sheets: one row each."""

from __future__ import annotations

from collections.abc import Sequence

from dxsheet.lang import Lang, Text
from dxsheet.sheet.chain import status_of
from dxsheet.sheet.nouns import Cause, Problem, Sheet
from dxsheet.summary.blocks import Bullets, Cell, Column, Mark, Page, Row, Section, Table
from dxsheet.summary.reading import capital, number_cell

_TITLE = Text("Agenda", "議題一覧")
_LEAD = Text("{n} sheets.", "シート{n}件。")
_NUMBER = Text("No.", "番号")
_IDENTIFIED = Text("Identified causes", "特定した課題（原因）")
_OF = Text("{n} of {all}", "{all}件中{n}件")
_WANTED = Text("Decisions wanted", "決めていただきたいこと")
_OPEN = Text("Open questions", "確かめたいこと")


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
    title = _TITLE.to(lang)
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

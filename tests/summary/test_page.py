"""The whole page, and several under one agenda."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet.render.markdown import markdown
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Sheet
from dxsheet.summary import CUTS, summarise, summarise_many
from dxsheet.summary.blocks import Bullets, Checklist, Diagram, EffectMap, Facts, Paragraph, Table
from tests.made_sheets import CASES, LANGS, MADE, case, sheet
from tests.render.large_sheet import large


def keys(page):
    return [one.key for one in page.sections]


def said(page):
    """Every text on the page, joined."""
    parts = [page.title, page.lead, *(one.value.text for one in page.facts)]
    for section in page.sections:
        for block in section.blocks:
            parts += list(_texts(block))
    return "\n".join(parts)


def _texts(block):
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Facts):
        yield from (one.value.text for one in block.facts)
    elif isinstance(block, Bullets):
        for bullet in block.items:
            yield bullet.cell.text
            yield from (one.value.text for one in bullet.notes)
    elif isinstance(block, Table):
        yield from (column.label for column in block.columns)
        yield from (cell.text for row in block.rows for cell in row.cells)
    elif isinstance(block, Checklist):
        yield from (one.why for one in block.lines)


def words_of(item):
    """Every text that a person wrote on a sheet, choices and ids left out."""
    for key, field in item.fields.items():
        value = getattr(item, key)
        if isinstance(value, Noun):
            yield from words_of(value)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Noun):
                    yield from words_of(one)
                elif isinstance(one, str) and not field.values and field.kind != "refs":
                    yield one
        elif isinstance(value, str) and field.kind in ("words", "amount") and not field.target:
            yield value


def test_the_whole_case_has_every_part_in_order():
    page = summarise(case("lending", "ja"), lang="ja")
    assert keys(page) == [
        "results",
        "wanted",
        "questions",
        "problems",
        "mapping",
        "work",
        "background",
        "causes",
        "means",
        "map",
        "solutions",
        "people",
        "selection",
        "communication",
        "work_by_owner",
        "stakeholders",
        "small_start",
        "outcomes",
        "reflection",
        "ideas",
        "decisions",
        "kept",
        "checklist",
        "about",
    ]
    front = [one.key for one in page.sections if one.front]
    assert front == ["results", "wanted", "questions", "problems", "mapping", "work"]


def test_parts_that_are_not_filled_are_left_out():
    assert keys(summarise(sheet(), lang="en")) == ["checklist"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_no_written_word_is_lost(name, lang):
    found = case(name, lang)
    text = said(summarise(found, lang=lang))
    assert [one for one in words_of(found) if one not in text] == []


LINKS = {"problems": "P1", "causes": "C1", "solutions": "S1", "small_start": "T1"}


def filled(noun, told, nth, path=""):
    """A sheet with something in every field; `told` gets the words and figures by their fields."""
    data = {}
    for key, field in noun.fields.items():
        at = path + key
        if field.noun:
            inner = filled(field.noun, told, nth, f"{at}.")
            data[key] = [inner] if field.kind == "items" else inner
        elif field.values:
            chosen = list(field.values)[nth % len(field.values)]
            data[key] = [chosen] if field.kind == "list" else chosen
        elif field.kind in ("version", "id", "flag", "date"):
            data[key] = {"version": "1", "flag": "yes", "date": "2025-02-03"}.get(
                field.kind, f"{field.target}1"
            )
        elif field.kind == "refs" or field.target:
            link = LINKS.get(field.target, "P1")
            data[key] = [link] if field.kind == "refs" else link
        else:
            figure = field.kind in ("number", "numbers", "amount")
            told[at] = str(400 + len(told)) if figure else f"word{400 + len(told)}"
            data[key] = [told[at]] if field.kind in ("list", "numbers") else told[at]
    return data


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("nth", range(5))
def test_every_field_of_every_noun_stands_on_the_page(lang, nth):
    """With each of the choices in turn: a field that is added to a noun has its place, or fails."""
    told: dict[str, str] = {}
    found = sheet(**filled(Sheet, told, nth))
    text = markdown(summarise(found, lang=lang), lang)
    assert len(told) > 60
    assert [at for at, one in told.items() if one not in text] == []


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, lang=st.sampled_from(LANGS))
def test_no_written_word_of_any_sheet_is_lost(found, lang):
    text = said(summarise(found, lang=lang))
    assert [one for one in words_of(found) if one not in text] == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=MADE, lang=st.sampled_from(LANGS))
def test_every_row_has_a_cell_for_every_column(found, lang):
    for section in summarise(found, lang=lang).sections:
        for block in section.blocks:
            if isinstance(block, Table):
                assert all(len(row.cells) == len(block.columns) for row in block.rows)


def test_blocks_are_found_by_the_key_of_their_section():
    page = summarise(case("lending", "ja"), lang="ja")
    kinds = [type(one) for one in page.section("mapping").blocks]
    assert kinds == [Diagram, Table]
    assert isinstance(page.section("map").blocks[0], EffectMap)
    assert page.section("no such") is None


@pytest.mark.parametrize("today", ["2025-03-10", date(2025, 3, 10)])
def test_today_is_a_date_or_its_text(today):
    page = summarise(case("lending", "ja"), lang="ja", today=today)
    marks = [row.mark.value if row.mark else None for row in page.section("work").blocks[0].rows]
    assert marks == ["overdue", None, "yes"]


def test_several_sheets_come_under_an_agenda_and_one_comes_alone():
    found = [case("mistakes", "ja"), case("lending", "ja")]
    pages = summarise_many(found, lang="ja")
    assert [page.title for page in pages] == [
        "議題一覧",
        "○○業務のミスを減らす",
        "備品貸出の見直し",
    ]
    assert pages[0].sheet is None
    assert [page.sheet for page in pages[1:]] == found
    assert len(summarise_many(found[:1], lang="ja")) == 1


def test_a_row_says_how_far_each_sheet_is():
    agenda, *_ = summarise_many([case("mistakes", "ja"), case("smallest", "ja")], lang="ja")
    (section,) = agenda.sections
    first, second = section.blocks[0].rows
    assert [cell.text for cell in first.cells] == [
        "1",
        "○○業務のミスを減らす",
        "課題（原因）特定",
        "○○業務においてミスが発生しやすい",
        "2件中2件",
        "2",
        "1",
    ]
    assert first.cells[2].mark.value == "identified"
    assert [cell.text for cell in second.cells] == ["2", "転入手続の待ち時間", "", "", "", "0", "0"]


def test_it_counts_in_english_too():
    agenda, *_ = summarise_many([case("lending", "en"), case("lending", "en")], lang="en")
    assert agenda.lead == "2 sheets."
    row = agenda.sections[0].blocks[0].rows[1]
    assert [row.cells[at].text for at in (0, 4, 5, 6)] == ["2", "3 of 5", "2", "3"]


def test_where_the_diagram_has_no_room_the_foot_says_how_many_items_it_holds():
    found = large("ja")
    cut = summarise(found, lang="ja").laid(frozenset(CUTS), drawn=True)
    assert "図（問題3件・課題（原因）30件・解決策20件）" in cut.foot
    for out, drawn in ((CUTS[:-1], True), (CUTS, False)):
        foot = summarise(found, lang="ja").laid(frozenset(out), drawn=drawn).foot
        assert "図（" not in foot

"""The page as HTML: sound, closed to everything outside, and nothing left out."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

import dxsheet.render
from dxsheet.render import paper
from dxsheet.render.html import draw, draw_board, is_chip
from dxsheet.render.html_env import style_sheet
from dxsheet.sheet.nouns import Participant, Solution
from dxsheet.summary import summarise, summarise_many
from dxsheet.summary.blocks import (
    Bullet,
    Bullets,
    Cell,
    Check,
    Checklist,
    Diagram,
    EffectMap,
    Fact,
    Facts,
    Heading,
    Mark,
    Node,
    Paragraph,
    Section,
    Table,
)
from dxsheet.width import visible
from tests.made_sheets import CASES, LANGS, MADE, TODAY, case, sheet
from tests.render.html_parts import Reader, parts, whole
from tests.render.large_sheet import large

ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "main", "article", "header", "section",
    "h1", "h2", "h3", "h4", "p", "div", "span", "b", "br", "wbr", "time", "ul", "ol", "li", "dl",
    "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "svg", "g", "rect", "path", "text", "tspan", "desc",
}  # fmt: skip


def page(found, lang="ja"):
    return draw([summarise(found, lang=lang, today=TODAY)], lang=lang)


def words(found):
    """Every text of a sheet, at any depth, as it must be read on the page."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from words(one)
    elif hasattr(found, "fields"):
        for name, field in found.fields.items():
            if field.kind in ("words", "list", "items", "item") and not field.values:
                yield from words(getattr(found, name))


def squeezed(text):
    return re.sub(r"\s+", "", visible(re.sub("\r\n|\r", "\n", text)))


def style_of(text):
    return text.split("<style>")[1].split("</style>")[0]


@pytest.mark.parametrize("size", [None, "a4"])
def test_the_policy_names_the_style_sheet_that_is_there(size):
    found = case("lending", "ja")
    drawn = draw([summarise(found, lang="ja")], lang="ja", paper=size)
    for text in (drawn, draw_board(found, lang="ja")):
        hashed = base64.b64encode(hashlib.sha256(style_of(text).encode()).digest()).decode()
        assert f"style-src 'sha256-{hashed}'" in text
    assert ("size: A4" in drawn) == (size == "a4")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_whatever_a_sheet_says_is_text(found):
    read = Reader(page(found))
    assert {name for name, _ in read.elements} <= ELEMENTS
    for name, attributes in read.elements:
        assert not [one for one in attributes if one.startswith("on") or one == "style"]
        for one in ("href", "src"):
            assert attributes.get(one, "#")[0] == "#", (name, attributes)
    shown = re.sub(r"\s+", "", read.text)
    for text in words(found):
        assert squeezed(text) in shown, text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CASES)
def test_nothing_is_fetched_and_nothing_can_run(name, lang):
    read = Reader(page(case(name, lang), lang))
    policy = next(
        one["content"]
        for _, one in read.elements
        if one.get("http-equiv", "").startswith("Content")
    )
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'",
        policy,
    )
    assert not [one for _, one in read.elements if one.get("http-equiv") == "refresh"]
    css = style_sheet("page.css")
    assert "url(" not in css
    assert "@import" not in css


@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_by_ear_finds_the_way(lang):
    read = Reader(page(case("lending", lang), lang))
    names = [name for name, _ in read.elements]
    assert dict(read.elements)["html"]["lang"] == lang
    assert names.count("h1") == names.count("main") == 1
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert names.count("caption") == names.count("table") > 4
    heads = [one for name, one in read.elements if name == "th"]
    assert all(one.get("scope") in ("col", "row") for one in heads)
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert len(ids) == len(set(ids))
    skip = next(one for name, one in read.elements if name == "a")
    assert skip["href"][1:] in ids


def test_the_front_holds_what_is_to_be_decided_and_the_parts_the_rest():
    text = page(case("lending", "ja"))
    front, rest = text.split('<div class="parts">')
    places = [
        front.index(f'id="s0-{key}"')
        for key in (
            "results", "wanted", "questions", "decisions", "mapping", "work",
        )
    ]  # fmt: skip
    assert places == sorted(places)
    for key in ("table", "background", "people", "communication", "map"):
        assert f'id="s0-{key}"' in rest


def test_every_section_of_the_page_is_there_once():
    told = summarise(case("lending", "ja"), lang="ja", today=TODAY)
    text = draw([told], lang="ja")
    leaves = told.laid(paper.fitted(told).out, drawn=True)
    for section in (*leaves.front, *leaves.annex):
        assert text.count(f'id="s0-{section.key}"') == 1, section.key


def test_a_title_alone_has_no_empty_first_page():
    text = page(case("smallest", "ja"))
    assert 'class="front' not in text


def test_several_sheets_follow_an_agenda_that_leads_to_them():
    pages = summarise_many([case("lending", "ja"), large("ja")], lang="ja", today=TODAY)
    read = Reader(draw(pages, lang="ja"))
    links = [one["href"] for name, one in read.elements if name == "a"]
    assert links == ["#main", "#s1", "#s2"]
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert {"s0", "s1", "s2"} <= set(ids)
    assert len(ids) == len(set(ids))
    assert [name for name, _ in read.elements].count("h1") == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_full_page_keeps_the_evidence_and_the_checks(lang):
    """A trial that is over: three results, five asks and checks; the least needed has left."""
    told = summarise(case("lending", lang), lang=lang, today="2025-05-12")
    out = paper.fitted(told).out
    assert "opposed" in out
    assert not out & {"evidence", "asked", "more_work", "diagram"}
    for page_ in (told, summarise(large(lang), lang=lang)):
        front = page_.laid(paper.fitted(page_).out, drawn=True).front
        (checks,) = (one.blocks[0] for one in front if one.key == "questions")
        assert checks.items


@pytest.mark.parametrize("lang", LANGS)
def test_more_fits_a_larger_paper_that_is_named(lang):
    for sheet_ in (case("lending", lang), large(lang)):
        told = summarise(sheet_, lang=lang, today="2025-05-12")
        least, most = paper.fitted(told, "a3").out, paper.fitted(told).out
        assert least - {"close"} < most - {"close"}
        assert "opposed" not in least


@pytest.mark.parametrize("lang", LANGS)
def test_a_large_sheet_keeps_what_is_adopted_with_its_causes_and_their_evidence(lang):
    told = summarise(large(lang), lang=lang)
    out = paper.fitted(told).out
    assert not out & {"evidence", "diagram"}
    (diagram,) = (one.blocks[0] for one in told.laid(out, drawn=True).front if one.key == "mapping")
    adopted = [one.id for one in told.sheet.solutions if one.status == "adopted"]
    assert {one.id for one in diagram.solutions} >= set(adopted)
    assert all("evidence" in {fact.key for fact in one.facts} for one in diagram.causes)


def test_a_large_sheet_says_on_its_first_page_what_stands_on_the_next():
    front, rest = page(large("ja")).split('<div class="parts">')
    assert "（次のページ）" in front
    assert 'id="s0-whole"' in rest


def test_the_same_sheet_gives_the_same_page():
    assert page(large("en"), "en") == page(large("en"), "en")


def test_the_style_sheets_lie_beside_the_code():
    folder = Path(dxsheet.render.__file__).parent
    assert (folder / "page.css").is_file()
    assert (folder / "board.css").is_file()


def test_line_ends_of_a_text_are_kept():
    text = page(sheet(problems=[{"id": "P1", "text": "一行目\n二行目"}]))
    assert "一行目<br>二行目" in text


SECTION = Section("key", "題", ())
FACT = Fact("owner", "担当", Cell("山田"))


def block_drawn(block, level=2):
    return str(parts().draw(block, SECTION, "s0-key", level, False)).strip().replace("<wbr>", "")


@pytest.mark.parametrize(
    ("block", "start"),
    [
        (Heading("段階", "T1"), '<h3><b class="id">T1</b> 段階</h3>'),
        (Paragraph("一\n二"), "<p>一<br>二</p>"),
        (Facts((FACT,)), '<dl class="facts"><div><dt>担当</dt><dd>山田</dd></div></dl>'),
        (Bullets((Bullet(Cell("一")),)), '<ul class="bullets"><li><div class="said">一</div></li>'),
        (Bullets((Bullet(Cell("一")),), ordered=True), '<ol class="bullets">'),
        (
            Checklist((Check("点", Mark("check", "yes", "できている"), "訳"),)),
            '<ul class="checklist">',
        ),
    ],
)
def test_a_block_is_drawn(block, start):
    assert block_drawn(block).startswith(start)


def test_notes_stand_under_their_line():
    assert '<div class="notes"><span class="fact">' in block_drawn(
        Bullets((Bullet(Cell("一"), (FACT,)),))
    )


def test_the_diagram_can_be_reached_and_scrolled_by_keyboard():
    block = Diagram((Node("P1", "P1", "待つ"),), (), (), (), ("問題", "原因", "解決策"))
    frame = block_drawn(block)
    assert 'tabindex="0"' in frame
    assert 'aria-labelledby="s0-key-chain-title"' in frame
    assert 'id="s0-key-chain-title"' in frame


def test_headings_go_one_level_below_their_section():
    assert block_drawn(Heading("段階"), level=3).startswith("<h4>")


def blocks(found, key, kind, lang="ja"):
    section = summarise(found, lang=lang, today=TODAY).section(key)
    return next(one for one in section.blocks if isinstance(one, kind))


def table_drawn(found, key, lang="ja"):
    markup = str(parts(lang).table(blocks(found, key, Table, lang), "表"))
    return ET.fromstring(whole(markup))


def grid(root):
    """The table as columns × rows, with merged cells in every place they cover."""
    rows = []
    held = {}
    for line in root.findall("./tbody/tr"):
        cells, waiting = [], list(line)
        while waiting or any(held.get(at, (0, None))[0] for at in range(len(cells), 3)):
            at = len(cells)
            left, cell = held.get(at, (0, None))
            if not left:
                if not waiting:
                    break
                cell = waiting.pop(0)
                left = int(cell.get("rowspan", 1))
            held[at] = (left - 1, cell)
            cells.append(cell)
        rows.append(cells)
    return rows


def test_every_row_of_the_mapping_has_its_three_cells():
    for found in (case("lending", "ja"), case("hostile", "ja"), large("ja")):
        rows = grid(table_drawn(found, "mapping"))
        assert len(rows) == len(blocks(found, "mapping", Table).rows)
        assert {len(row) for row in rows} == {3}


def test_status_kind_effect_and_owner_stand_under_the_solution():
    text = "".join(grid(table_drawn(case("lending", "ja"), "mapping"))[0][2].itertext())
    assert text.startswith("S1 ")
    for one in ("○採用", "規程・ルール", "効果", "大", "手間", "小", "担当", "総務課"):
        assert one in text


def test_what_was_told_above_is_not_told_again():
    rows = grid(table_drawn(case("lending", "ja"), "mapping"))
    again = ["".join(row[1].itertext()) for row in rows if "再掲" in "".join(row[1].itertext())]
    assert again
    assert all("電話での空き確認" not in one for one in again)


def test_a_gap_is_marked_as_one():
    found = sheet(problems=[{"id": "P1", "text": "待つ"}])
    gap = table_drawn(found, "mapping").find(".//span[@class='gap']")
    assert gap.text == "課題（原因）がまだありません"


def test_before_and_after_stand_side_by_side():
    root = table_drawn(case("lending", "ja"), "outcomes")
    heads = [one.text for one in root.findall("./thead/tr/th")]
    assert heads.index("結果") - heads.index("実施前") == 2  # with what was wanted between them
    first = root.find("./tbody/tr")
    assert "○達成" in "".join(first.itertext())


def test_every_cell_knows_its_heading_for_a_phone():
    root = table_drawn(case("lending", "ja"), "work")
    heads = {one.text for one in root.findall("./thead/tr/th")}
    labels = {one.get("data-label") for one in root.iter("td")}
    assert labels
    assert labels <= heads


def test_the_map_has_nine_squares_and_every_solution_once():
    block = blocks(large("ja"), "map", EffectMap)
    root = ET.fromstring(whole(f"<div>{parts().effect_map(block, '図')}</div>"))
    assert len(root.findall(".//tbody/tr/td")) == 9
    ids = [one.text for one in root.iter("b")]
    assert len(ids) == len(set(ids))
    nodes = sum(len(one.nodes) for one in block.squares) + len(block.unplaced)
    assert len(ids) == nodes


FIRM = Mark("cause_status", "identified", "特定")


def test_an_id_stands_before_the_text():
    assert parts().cell(Cell("窓口", id="P1")) == '<b class="id">P1</b> 窓口'


def test_a_status_is_a_chip_with_its_sign():
    assert parts().chip(FIRM) == '<span class="chip cause_status-identified">○特定</span>'
    assert parts().cell(Cell("特定", mark=FIRM)) == parts().chip(FIRM)
    assert is_chip(Cell("特定", mark=FIRM))


def test_a_status_beside_a_text_leaves_the_text():
    drawn_ = parts().cell(Cell("押印を待つ", mark=FIRM)).replace("<wbr>", "")
    assert drawn_ == f"押印を待つ {parts().chip(FIRM)}"


def test_a_gap_stands_out():
    gap = Mark("gap", "problem_without_cause", "課題（原因）がまだありません")
    assert parts().cell(Cell(gap.text, mark=gap)).startswith('<span class="gap">')


def test_a_date_says_its_day_for_machines():
    day = Mark("date", "2025-02-03", "2025年2月3日")
    assert parts().cell(Cell(day.text, mark=day)) == (
        '<time datetime="2025-02-03">2025年2月3日</time>'
    )


def test_an_item_told_before_says_so():
    assert "（再掲）" in parts().cell(Cell("a", id="C1", again=True))
    told = parts().cell(Cell("S1（再掲）", again=True)).replace("<wbr>", "")
    assert "（再掲）" not in told.replace("S1（再掲）", "")


def test_a_label_and_its_value_are_not_parted():
    assert parts().fact(Fact("owner", "担当", Cell("山田"))) == (
        '<span class="fact"><span class="label">担当</span>&#160;山田</span>'
    )


@pytest.mark.parametrize("lang", LANGS)
def test_what_stands_under_an_item_says_what_it_is(lang):
    """As in Word and Markdown: a reason, what exists already, how much time somebody has."""
    found = sheet(
        language=lang,
        participants=[{"name": "佐藤", "part": "decide", "load": "週1時間"}],
        problems=[{"id": "P1", "text": "窓口で待つ"}],
        causes=[{"id": "C1", "text": "様式が古い", "problems": ["P1"], "status": "identified",
                 "evidence": "数えた"}],
        solutions=[{"id": "S1", "text": "直す", "causes": ["C1"], "status": "parked",
                    "reason": "人がいない", "kind": "new_system", "existing": "隣の課にある"}],
    )  # fmt: skip
    text = page(found, lang)
    for noun, key, value in (
        (Solution, "reason", "人がいない"),
        (Solution, "existing", "隣の課にある"),
        (Participant, "load", "週1時間"),
    ):
        label = noun.fields[key].label.to(lang)
        label = label[:1].upper() + label[1:] if lang == "en" else label
        near = re.sub(r"<wbr[^>]*>", "", text.replace("&#160;", " ").replace("\xa0", " "))
        assert re.search(rf">{re.escape(label)}</span> {value}", near), key


def test_a_row_that_goes_on_says_of_what_and_a_gap_is_said_in_each():
    found = sheet(
        problems=[{"id": "P1", "text": "窓口で待つ"}, {"id": "P2", "text": "書き直す"}],
        causes=[
            {"id": "C1", "text": "様式が古い", "problems": ["P1", "P2"], "status": "identified"},
            {"id": "C2", "text": "欄が多い", "problems": ["P1"], "status": "identified"},
        ],
        solutions=[{"id": f"S{n}", "text": f"案{n}", "causes": ["C2"]} for n in (1, 2)],
    )
    rows = summarise(found, lang="ja").laid((), drawn=True).annex[0].blocks[0].rows
    gap = [row.cells[4].text for row in rows if row.cells[1].id == "C1"]
    assert len(gap) == 2
    assert gap[0] == gap[1] != ""
    text = page(found)
    assert '<div class="of on">← P1</div>' in text
    assert text.count('<div class="of on">← C2') == 1
    assert text.count('<div class="of">← C2') == 1

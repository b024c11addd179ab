"""Tables as HTML: repeated cells merged, gaps named, what is short drawn under what it tells of."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from dxsheet.render.html_tables import effect_map, table
from dxsheet.summary import summarise
from dxsheet.summary.blocks import EffectMap, Table
from tests.made_sheets import TODAY, case, sheet
from tests.render.large_sheet import large


def blocks(found, key, kind, lang="ja"):
    section = summarise(found, lang=lang, today=TODAY).section(key)
    return next(one for one in section.blocks if isinstance(one, kind))


def drawn(found, key, lang="ja"):
    markup = table(blocks(found, key, Table, lang), "表", lang)
    return ET.fromstring(markup.replace("<br>", "<br/>"))


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
        rows = grid(drawn(found, "mapping"))
        assert len(rows) == len(blocks(found, "mapping", Table).rows)
        assert {len(row) for row in rows} == {3}


def test_status_kind_effect_and_owner_stand_under_the_solution():
    text = "".join(grid(drawn(case("lending", "ja"), "mapping"))[0][2].itertext())
    assert text.startswith("S1 ")
    for one in ("○採用", "規程・ルール", "効果", "大", "手間", "小", "担当", "総務課"):
        assert one in text


def test_what_was_told_above_is_not_told_again():
    rows = grid(drawn(case("lending", "ja"), "mapping"))
    again = ["".join(row[1].itertext()) for row in rows if "再掲" in "".join(row[1].itertext())]
    assert again
    assert all("電話での空き確認" not in one for one in again)


def test_a_gap_is_marked_as_one():
    found = sheet(problems=[{"id": "P1", "text": "待つ"}])
    gap = drawn(found, "mapping").find(".//span[@class='gap']")
    assert gap.text == "課題（原因）がまだありません"


def test_before_and_after_stand_side_by_side():
    root = drawn(case("lending", "ja"), "outcomes")
    heads = [one.text for one in root.findall("./thead/tr/th")]
    assert heads.index("結果") - heads.index("実施前") == 2  # with what was wanted between them
    first = root.find("./tbody/tr")
    assert "○達成" in "".join(first.itertext())


def test_every_cell_knows_its_heading_for_a_phone():
    root = drawn(case("lending", "ja"), "work")
    heads = {one.text for one in root.findall("./thead/tr/th")}
    labels = {one.get("data-label") for one in root.iter("td")}
    assert labels
    assert labels <= heads


def test_the_map_has_nine_squares_and_every_solution_once():
    block = blocks(large("ja"), "map", EffectMap)
    root = ET.fromstring(f"<div>{effect_map(block, '図')}</div>".replace("<br>", "<br/>"))
    assert len(root.findall(".//tbody/tr/td")) == 9
    ids = [one.text for one in root.iter("b")]
    assert len(ids) == len(set(ids))
    nodes = sum(len(one.nodes) for one in block.squares) + len(block.unplaced)
    assert len(ids) == nodes

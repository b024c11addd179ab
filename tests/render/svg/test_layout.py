"""Where things stand: nothing over anything else, everything on the page, text in its box."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from dxsheet.render.svg.layout import laid_out
from dxsheet.render.svg.lines import width
from dxsheet.render.svg.plan import EDGE, HEAD
from dxsheet.summary.mapping import diagram
from dxsheet.summary.reading import Reading
from tests.made_sheets import LANGS, MADE, case, sheet
from tests.render.large_sheet import large


def block_of(found, lang="ja"):
    return diagram(Reading(found, (), lang, None))


def overlaps(boxes):
    for at, one in enumerate(boxes):
        for two in boxes[at + 1 :]:
            apart = (
                one.x + one.width <= two.x + 0.01
                or two.x + two.width <= one.x + 0.01
                or one.y + one.height <= two.y + 0.01
                or two.y + two.height <= one.y + 0.01
            )
            if not apart:
                yield one.item.key, two.item.key


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
def test_any_sheet_has_its_boxes_apart_and_inside(found):
    block = block_of(found)
    layout = laid_out(block, wide=1040, high=600)
    assert not list(overlaps(layout.boxes))
    for box in layout.boxes:
        assert box.x >= EDGE - 0.01
        assert box.x + box.width <= layout.width - EDGE + 0.01
        assert box.y >= HEAD - 0.01
        assert box.y + box.height <= layout.height
    nodes = {*block.problems, *block.causes, *block.solutions}
    assert {box.item.node for box in layout.boxes if box.item.node} == nodes
    pairs = [(one.source.item.key, one.target.item.key) for one in layout.wires]
    assert len(pairs) == len(set(pairs))
    assert {(one.source, one.target) for one in block.links} <= set(pairs)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("seed", range(6))
def test_thirty_causes_and_twenty_solutions_fit_one_page(lang, seed):
    layout = laid_out(block_of(large(lang, seed=seed), lang), wide=1040, high=640)
    assert layout.width <= 1040 * 1.3 + 1
    # An A3 page laid sideways, less its margins, is 1512 x 1050 pixels: the type stays 9 points.
    scale = min(1512 / layout.width, 1010 / layout.height)
    assert 13 * scale * 0.75 >= 9
    assert not [box for box in layout.boxes if box.lines[-1].endswith("…")]


def test_a_small_sheet_is_roomy_and_its_width_is_that_of_the_page():
    layout = laid_out(block_of(case("lending", "ja")), wide=1040, high=600)
    assert layout.width == 1040
    assert layout.height < 420


def test_the_columns_are_where_the_words_need_them():
    wordy = laid_out(
        block_of(
            sheet(
                problems=[{"id": "P1", "text": "短い"}],
                causes=[{"id": f"C{n}", "text": "長い原因の文" * 8} for n in range(1, 9)],
            )
        ),
        wide=1040,
        high=600,
    )
    left, middle, right = (wide for _, wide in wordy.columns)
    assert middle > left
    assert middle > right


@pytest.mark.parametrize("wide", [420, 643, 1040])
def test_text_stays_within_its_box_at_any_width(wide):
    layout = laid_out(block_of(case("lending", "ja")), wide=wide, high=900)
    for box in layout.boxes:
        badge = layout.badges[box.item.column] if box.item.node else 0
        room = (box.width - badge - 8) / 13
        assert all(width(line) <= room for line in box.lines)


def test_links_leave_a_box_in_the_order_of_where_they_lead():
    layout = laid_out(block_of(large("ja")), wide=1040, high=640)
    by_source = {}
    for wire in layout.wires:
        by_source.setdefault(wire.source.item.key, []).append(wire)
    assert any(len(wires) > 3 for wires in by_source.values())
    for wires in by_source.values():
        wires.sort(key=lambda one: one.target.y)
        assert [one.y1 for one in wires] == sorted(one.y1 for one in wires)

"""The blocks of a page as HTML."""

from __future__ import annotations

import pytest

from dxsheet.render.html_blocks import Drawing
from dxsheet.summary.blocks import (
    Bullet,
    Bullets,
    Cell,
    Check,
    Checklist,
    Diagram,
    Fact,
    Facts,
    Heading,
    Mark,
    Node,
    Paragraph,
    Section,
)

SECTION = Section("key", "題", ())
FACT = Fact("owner", "担当", Cell("山田"))


def drawn(block, level=2):
    return Drawing(SECTION, "s0-key", "ja", level).draw(block)


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
    assert drawn(block).startswith(start)


def test_notes_stand_under_their_line():
    assert '<div class="notes"><span class="fact">' in drawn(
        Bullets((Bullet(Cell("一"), (FACT,)),))
    )


def test_the_diagram_can_be_reached_and_scrolled_by_keyboard():
    block = Diagram((Node("P1", "P1", "待つ"),), (), (), (), ("問題", "原因", "解決策"))
    frame = drawn(block)
    assert 'tabindex="0"' in frame
    assert 'aria-labelledby="s0-key-title"' in frame
    assert 'id="s0-key-title"' in frame


def test_headings_go_one_level_below_their_section():
    assert drawn(Heading("段階"), level=3).startswith("<h4>")

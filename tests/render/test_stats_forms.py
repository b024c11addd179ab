"""The statistics on a terminal, as HTML, Markdown and JSON: the same numbers, safe text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxsheet.many.stats_page import page
from dxsheet.render import html, markdown
from dxsheet.render.json_form import statistics_json
from dxsheet.render.terminal_reports import statistics as in_text
from dxsheet.screen import drawn
from dxsheet.width import ACTS, cells
from tests.made_sheets import LANGS, MADE
from tests.many.test_stats_page import SHEETS, statistics


def lines(told, lang, width: int) -> list[str]:
    return drawn(in_text(page(told, lang), width=width), width=width).splitlines()


def test_bars_on_a_terminal() -> None:
    shown = lines(statistics(*SHEETS), "ja", 40)
    assert any(re.fullmatch("  試行中 +#{20,25} 2", one) for one in shown)
    assert "  # 結果あり  = 結果なし" in shown
    assert "  半数が決まるまで: 7日" in shown


def test_html_has_plots_and_tables_and_fetches_nothing() -> None:
    text = html.draw([page(statistics(*SHEETS), "ja")], lang="ja")
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg" class="bars"') == 6
    # A table of the same numbers follows only where a label had no room in the bars.
    assert text.count("<table") <= 2 and "style=" not in text and "<script" not in text


def test_markdown_has_the_tables() -> None:
    text = markdown.draw([page(statistics(*SHEETS), "en")], lang="en")
    assert "## Causes that recur" in text and "様式が二つに分かれている" in text


def test_json_has_all_of_it() -> None:
    told = json.loads(statistics_json(statistics(*SHEETS)))
    assert told["sheets"] == 2 and told["stages"]["trial"] == 2
    assert told["days_to_decision"]["median"] == 7
    assert [one["sheets"] for one in told["days_to_decision"]["spans"]] == [1, 0, 1, 0, 0]
    assert told["pilots"]["over"] == {"with_results": 0, "without": 2}
    assert told["solutions"]["not_digital"]["adopted"] == 2
    assert told["recurring_causes"][0]["files"] == ["0.yaml", "1.yaml"]


class _Open(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)


@pytest.mark.parametrize("lang", LANGS)
@given(st.lists(MADE, min_size=2, max_size=3), st.sampled_from((20, 40, 80)))
@settings(max_examples=30, deadline=None)
def test_hostile_text_in_every_form(lang, sheets, width: int) -> None:
    told = statistics(*sheets, *sheets)
    for line in lines(told, lang, width):
        assert cells(line) <= max(width, 40) and not ACTS.search(line)
    seen = _Open()
    seen.feed(html.draw([page(told, lang)], lang=lang))
    assert not seen.names & {"script", "img", "iframe", "object"}
    assert not ACTS.search(statistics_json(told).replace("\n", ""))
    markdown.draw([page(told, lang)], lang=lang)

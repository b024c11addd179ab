"""The diagram in the real Mermaid: it parses, draws every box, and shows text as text."""

from __future__ import annotations

import random
import re

import pytest

from dxsheet.render.mermaid import draw
from dxsheet.summary import summarise
from dxsheet.summary.blocks import Diagram
from dxsheet.width import visible
from tests.browser.chromium import looked, needed
from tests.made_sheets import CASES, LANGS, NASTY, case, sheet
from tests.render.large_sheet import large

pytestmark = needed

ACTING = (
    '"]; click n0_0 "javascript:alert(1)"', "#quot; #34; #", "`**b** _i_`", "<b>x</b>",
    "<script>alert(1)</script>", '%%{init: {"theme": "dark"}}%%', "1. one", "1) one", "- one",
    "+ two", "$$x^2$$", "fa:fa-ban x", "end", "{{x}}", "back\\slash", "&lt;", "---", "# h", "> q",
    "[a](http://x)", "graph TD", "::: class", "@{ shape: circle }", "a; b", "A--B", "x --> y",
    "*", "2024. 5", "```", "it's", "😀", "subgraph x", "<img src=x onerror=alert(1)>",
)  # fmt: skip


def mixed(count, seed=3):
    """Texts put together from what acts somewhere."""
    draw_from = random.Random(seed)
    parts = (*ACTING, *NASTY)
    return ["".join(draw_from.choices(parts, k=draw_from.randint(1, 4))) for _ in range(count)]


def problems(texts):
    """Ids of its own on each, to find its label again."""
    return sheet(problems=[{"id": f"P{n}", "text": f"x{text}x"} for n, text in enumerate(texts, 1)])


def page_of(found, lang="ja"):
    return summarise(found, lang=lang)


@pytest.fixture(scope="module")
def drawn():
    sources = {f"{name}-{lang}": case(name, lang) for name in CASES for lang in LANGS}
    sources |= {"large": large("ja"), "acting": problems(ACTING), "mixed": problems(mixed(150))}
    pages = {name: page_of(found) for name, found in sources.items()}
    answers = looked({"mermaid": [draw([page], lang="ja") for page in pages.values()]})["mermaid"]
    return {name: (pages[name], answer) for name, answer in zip(sources, answers, strict=True)}


def test_everything_is_parsed_and_nothing_foreign_is_drawn(drawn):
    for name, (_, answer) in drawn.items():
        assert "error" not in answer, (name, answer)
        assert answer["foreign"] == 0, name


def test_every_box_and_every_link_is_drawn(drawn):
    for name, (page, answer) in drawn.items():
        section = page.section("mapping")
        if section is None:
            assert answer["nodes"] == 0
            continue
        block = next(one for one in section.blocks if isinstance(one, Diagram))
        nodes = (*block.problems, *block.causes, *block.solutions)
        gaps = sum(
            mark.kind == "gap" and mark.value != "cause_rejected"
            for node in nodes
            for mark in node.marks
        )
        assert answer["nodes"] == len(nodes) + gaps, name
        assert answer["edges"] == len(block.links) + gaps, name


@pytest.mark.parametrize("name", ["acting", "mixed"])
def test_text_is_shown_as_it_was_written(drawn, name):
    page, answer = drawn[name]
    labels = {squeezed(one) for one in answer["labels"]}
    for problem in page.sheet.problems:
        text = visible(re.sub("\r\n|\r", "\n", problem.text))
        assert squeezed(problem.id + text) in labels


def squeezed(text):
    return re.sub(r"[\s\u200b]+", "", text)

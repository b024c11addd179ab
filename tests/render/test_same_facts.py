"""Every form carries the same facts: each item and each link of the sheet, none of them twice.

`READERS` says, for each form, how to read the items and links back out of it, in the form's own
way. A form that the package draws and that nobody reads here fails the test.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxsheet import api
from dxsheet.render.forms import FORMS, render
from dxsheet.sheet.chain import Chain
from dxsheet.summary import summarise
from tests.made_sheets import LANGS, TODAY, case, sheet
from tests.render.html_parts import Reader, whole
from tests.render.large_sheet import large
from tests.render.test_html import grid

ID = re.compile(r"[PCS]\d+")


class Facts(NamedTuple):
    """The items by id, sorted, and the links between them, sorted: twice where it stands twice."""

    items: list[str]
    links: list[tuple[str, str]]


def expected(found):
    chain = Chain(found)
    links = [(p.id, c.id) for c in found.causes for p in chain.problems_of(c)]
    links += [(c.id, s.id) for s in found.solutions for c in chain.causes_answered(s)]
    items = [one.id for one in (*found.problems, *found.causes, *found.solutions)]
    return Facts(sorted(items), sorted(links))


def read_html(drawn):
    """The diagram: its boxes and its wires."""
    if 'class="whole"' in drawn:  # where the first page has no room for all
        drawn = drawn.split('class="whole"')[1].split("</svg>")[0]
    elif "ページ）</text>" in drawn:  # what left the diagram stands in the table of all
        return read_table(drawn)
    elements = [one for _, one in Reader(drawn).elements]
    boxes = [one["data-key"] for one in elements if "data-key" in one]
    wires = [(one["data-from"], one["data-to"]) for one in elements if "data-from" in one]
    return Facts(
        sorted(filter(ID.fullmatch, boxes)),
        sorted(one for one in wires if all(map(ID.fullmatch, one))),
    )


def read_table(drawn):
    """The table of the chain, its merged cells in every row they cover."""
    found = re.search(r'<table class="rows mapping".*?</table>', drawn, re.DOTALL)[0]
    items, links = set(), set()
    for cells in grid(ET.fromstring(whole(found))):
        texts = ["".join(one.itertext()) for one in cells]
        problem, cause, solution = (ID.match(one)[0] if ID.match(one) else None for one in texts)
        told = re.findall(r"S\d+", texts[2]) if "（再掲）" in texts[2] else [solution]
        items |= {one for one in (problem, cause, solution) if one}
        links |= {(problem, cause)} if problem and cause else set()
        links |= {(cause, one) for one in told if cause and one}
    return Facts(sorted(items), sorted(links))


def read_mermaid(drawn):
    names = dict(re.findall(r'(n0_\d+)\["([PCS]\d+)', drawn))
    links = [
        (names[a], names[b]) for a, b in re.findall(r"(n0_\d+) --> (n0_\d+)$", drawn, re.MULTILINE)
    ]
    return Facts(sorted(names.values()), sorted(links))


def read_rows(rows, columns=(1, 3, 7)):
    """Rows of the chain: a link stands where both its items are in one row, each row once."""
    items, links = set(), set()
    ways = [tuple(row[one] for one in columns) for row in rows]
    assert len(ways) == len(set(ways))
    for problem, cause, solution in ways:
        items |= {one for one in (problem, cause, solution) if one}
        links |= {pair for pair in ((problem, cause), (cause, solution)) if all(pair)}
    return Facts(sorted(items), sorted(links))


def read_csv(drawn):
    return read_rows(list(csv.reader(io.StringIO(drawn.decode("utf-8-sig"), newline="")))[1:])


def read_json(drawn):
    (found,) = json.loads(drawn)["sheets"]
    alone = [one["id"] for one in found.get("problems", ())]
    links = []
    for cause in found.get("causes", ()):
        implied = alone if len(alone) == 1 else []
        links += [(one, cause["id"]) for one in cause.get("problems", ()) or implied]
    for solution in found.get("solutions", ()):
        links += [(one, solution["id"]) for one in solution.get("causes", ())]
    parts = ("problems", "causes", "solutions")
    return Facts(sorted(one["id"] for key in parts for one in found.get(key, ())), sorted(links))


READERS = {
    "html": read_html,
    "svg": read_html,
    "mermaid": read_mermaid,
    "csv": read_csv,
    "json": read_json,
}
# Read back by their own tests: what a form is read with belongs to its tests.
ELSEWHERE = {"md": "test_markdown.py", "docx": "test_word.py", "xlsx": "test_excel.py"}


def check(found, form, lang="ja"):
    drawn = render([summarise(found, lang=lang, today=TODAY)], form, lang)
    assert READERS[form](drawn) == expected(found)


def test_every_form_is_read_somewhere():
    assert set(READERS) | set(ELSEWHERE) == set(FORMS)
    assert all(Path(__file__).with_name(one).is_file() for one in ELSEWHERE.values())


def test_the_python_api_says_of_every_form_what_it_gives():
    said = " ".join(api.render.__doc__.split("Raises")[0].split())
    text, _, raw = said.partition(" are text; ")
    for form in FORMS:
        drawn = render([summarise(case("lending", "ja"), lang="ja", today=TODAY)], form, "ja")
        assert re.search(rf"\b{form}\b", text if isinstance(drawn, str) else raw), form


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["lending", "mistakes"])
@pytest.mark.parametrize("form", READERS)
def test_the_cases(form, name, lang):
    check(case(name, lang), form)


@pytest.mark.parametrize("form", READERS)
def test_a_very_large_sheet(form):
    check(large("ja"), form)


STATUS = st.sampled_from(["identified", "unverified", "rejected"])
DONE = st.sampled_from(["adopted", "proposed", "parked", "dropped"])


@st.composite
def chains(draw):
    """A sound sheet of any links between its items."""

    def some(letter, count):
        ids = [f"{letter}{n}" for n in range(1, count + 1)]
        return st.lists(st.sampled_from(ids), unique=True) if ids else st.just([])

    counts = [draw(st.integers(0, 5)) for _ in range(3)]
    return sheet(
        problems=[{"id": f"P{n}", "text": "問題"} for n in range(1, counts[0] + 1)],
        causes=[
            {
                "id": f"C{n}",
                "text": "原因",
                "problems": draw(some("P", counts[0])),
                "status": draw(STATUS),
            }
            for n in range(1, counts[1] + 1)
        ],
        solutions=[
            {
                "id": f"S{n}",
                "text": "案",
                "causes": draw(some("C", counts[1])),
                "status": draw(DONE),
            }
            for n in range(1, counts[2] + 1)
        ],
    )


@pytest.mark.parametrize("form", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=chains())
def test_any_chain(form, found):
    check(found, form)


def first_page(drawn, form):
    """What the first page of a form says, in its order; the diagram as one sign."""
    if form == "md":
        first = drawn.split("\n" + "_" * 70)[0]
        return re.sub(r"\n\| ", "\n◆", first, count=1)  # the table of the chain
    if form == "html":
        first = drawn.split("<main", 1)[1].split('<p class="foot">')[0]
        first = re.sub(r'(?s)<svg [^>]*class="chain".*?</svg>', "◆", first)
        return html.unescape(re.sub(r"<[^>]*>", "", first))
    signs = {"w:p": "\n", "w:drawing": "◆", "w:pageBreakBefore": "\f"}
    signs = {qn(name): sign for name, sign in signs.items()}
    nodes = Document(io.BytesIO(drawn)).element.body.iter(qn("w:t"), *signs)
    return "".join(signs.get(one.tag) or one.text or "" for one in nodes).split("\f")[0]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["lending", "mistakes", "large"])
def test_the_blocks_of_the_first_page_stand_in_one_order(name, lang):
    found = large(lang) if name == "large" else case(name, lang)
    page = summarise(found, lang=lang, today=TODAY)
    (as_of,) = (one.value.text for one in page.facts if one.key == "as_of")
    head = [page.title, as_of, page.lead, *([page.purpose.value.text] if page.purpose else [])]
    titles = ["◆" if one.key == "mapping" else one.title for one in page.laid(drawn=True).front]
    for form in ("html", "docx", "md"):
        said, at = first_page(render([page], form, lang), form), 0
        for one in (*head, *(one for one in titles if one in said)):
            assert one in said[at:], (form, one)
            at = said.index(one, at) + len(one)
        # The opposed may leave a full page; nothing else of these does.
        assert len([one for one in titles if one in said]) >= len(titles) - 1

"""Every rule's page: complete in both languages, and each example true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.tables import rules_page
from dxsheet.binder import inspect
from dxsheet.findings import DxsheetError
from dxsheet.lang import Text
from dxsheet.rules import RULES, check, place_of
from dxsheet.rules.pages import MARK, Example, explained, page_of
from dxsheet.rules.rule import head_of
from dxsheet.yamlfile import UnreadableError, parse

HEADER = {"dxsheet: ": "dxsheet: 1\n", "title: ": "title: t\n"}
EXAMPLES = [
    pytest.param(rule.id, example, id=f"{rule.id}-{kind}-{example.lang}")
    for rule in RULES.values()
    for example in page_of(rule).examples
    for kind in ["flawed" if example.flawed else "sound"]
]


def found(text: str) -> list[tuple[str, int]]:
    """Rule and line of everything there is to say about a sheet."""
    try:
        document = parse(text.encode(), "t.yaml")
    except UnreadableError as error:
        return [(one.rule, one.line) for one in error.findings]
    opened = inspect(document)
    hits = [hit for hit in check(opened.sheet, data=document.data) if hit.kept is None]
    return [(one.rule, one.line) for one in opened.findings] + [
        (hit.rule, place_of(document, hit.path)[0]) for hit in hits
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_gives_its_rule_at_the_marked_line_or_nothing(
    rule: str, example: Example
) -> None:
    header = [line for key, line in HEADER.items() if key not in example.yaml]
    text = "".join(header) + example.yaml
    marked = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith(MARK)]
    wanted = [(rule, number) for number in marked]
    assert len(wanted) == example.flawed
    assert found(text) == wanted


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_page_has_every_part_in_both_languages(rule) -> None:
    page = page_of(rule)
    assert page.when.en.startswith("When") and page.when.ja.startswith("いつ")
    kinds = {(example.flawed, example.lang) for example in page.examples}
    if rule.run:
        assert kinds == {(True, "en"), (True, "ja"), (False, "en"), (False, "ja")}
    for lang in ("en", "ja"):
        assert rule.name.to(lang) in explained(rule.id, lang)
    assert rule.ask.en.endswith("?") and rule.ask.ja.endswith("か。"), rule.id


def test_a_page_is_found_in_either_case_and_an_unknown_rule_is_named() -> None:
    assert explained(" p001", "en").startswith("# P001")
    with pytest.raises(DxsheetError, match="Q001") as caught:
        explained("Q001", "en")
    assert caught.value.code == 2


def test_without_docstrings_the_pages_and_messages_are_read_from_the_files() -> None:
    told = "from dxsheet.rules import RULES; print([*RULES.values()])"
    said = [
        subprocess.run([sys.executable, *flags, "-c", told], capture_output=True, check=True).stdout
        for flags in ((), ("-OO",))
    ]
    texts = [re.sub(rb" run=<function \w+ at \w+>|\\n *", b"", one) for one in said]
    assert texts[0] == texts[1] and b"P001" in texts[0]


def test_texts_at_the_head_of_a_page_are_read_in_both_languages() -> None:
    head = "Name: a b\nName: c\n    名前: あ`k`\n    と b\n    c\n\n    Why: not read\n"
    assert head_of(head) == {"name": Text("c", "あ`k`と b c")}
    with pytest.raises(ValueError, match="both languages"):
        head_of("Name: a\n名前: あ\nWhy: b\n")


def test_docs_rules_md_is_what_the_rules_say() -> None:
    file = Path(__file__).parents[2] / "docs" / "rules.md"
    # docs/make.py adds the figures of the wording rules below.
    assert file.read_text(encoding="utf-8").startswith(rules_page().rstrip()), "python docs/make.py"

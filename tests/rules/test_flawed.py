"""examples/flawed: a whole sheet each, sound but for one fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from dxsheet.rules import RULES, check, place_of
from dxsheet.sheet.chain import reference_faults
from dxsheet.sheet.shape import shaped
from dxsheet.yamlfile import read

FOLDER = Path(__file__).parents[2] / "examples" / "flawed"


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_it_gives_exactly_its_rule_below_the_comment(file: Path) -> None:
    rule = file.stem.split("-")[0]
    document = read(str(file))
    sheet, faults = shaped(document.data)
    given = [(one.rule, one.line) for one in document.findings]
    for fault in faults + reference_faults(sheet):
        place = document.key_place if fault.on_key else document.place
        given.append((fault.rule, place(fault.path)[0]))
    for hit in check(sheet, data=document.data):
        given.append((hit.rule, place_of(document, hit.path)[0]))
    lines = document.text.splitlines()
    comment = next(at for at, line in enumerate(lines, 1) if line.strip().startswith(f"# {rule}:"))
    assert given == [(rule, comment + 1)]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_its_comment_is_the_name_of_the_rule(file: Path) -> None:
    rule, lang = file.stem.split("-")
    told = [one.strip() for one in file.read_text(encoding="utf-8").splitlines()]
    assert f"# {rule}: {RULES[rule].name.to(lang)}" in told


def test_every_check_has_one_in_each_language() -> None:
    names = {file.stem for file in FOLDER.glob("*.yaml")}
    wanted = {f"{one.id}-{lang}" for one in RULES.values() if one.run for lang in ("ja", "en")}
    assert wanted <= names

"""Templates: the package's, the repository's own, and every fault of one with its place.

What a new sheet begins with: the blank one has every key of the format, readable as it is and
with its comments taken away.
"""

import os
import re
import subprocess

import pytest

from dxsheet.binder import inspect
from dxsheet.findings import CANNOT, USAGE, DxsheetError
from dxsheet.sheet.nouns import Sheet
from dxsheet.sheet.shape import shaped
from dxsheet.walk.questions import FULL, NEEDED
from dxsheet.walk.templates import (
    SCHEMA_FILE,
    blank,
    fresh_sheet,
    load_template,
    modeline,
    sheet_id,
    templates,
)
from dxsheet.yamlfile import parse
from dxsheet.yamlfile.dump import dump

OWN = """\
dxsheet_template: 1
title: {en: Ours, ja: うちの版}
description: Only what we need
parts: [opening, problem, causes, identify, solutions, table, start]
drop: [reflection, background]
hints:
  title: 課の名前は書きません
sheet:
  background: 担い手が減っている
  participants:
    - name: 窓口係
      count: "3"
"""


@pytest.fixture
def repository(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "sheets" / "2025").mkdir(parents=True)
    return tmp_path


def write(repository, text: str, name: str = "ours.yaml") -> str:
    path = repository / "templates" / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_package_brings_four_each_in_both_languages(tmp_path) -> None:
    found = {one.name: one for one in templates(str(tmp_path))}
    assert set(found) == {"full", "fifteen-minutes", "shared-chore", "counter"}
    for one in found.values():
        assert one.title.en != one.title.ja
        assert one.description.en != one.description.ja
        for hint in one.plan.hints.values():
            assert hint.en != hint.ja
        for lang, data in one.sheet.items():
            assert shaped({"dxsheet": "1", "title": "t", **data})[1] == [], lang
    assert found["full"].plan.parts == FULL
    assert found["fifteen-minutes"].plan.parts == NEEDED
    assert found["shared-chore"].plan.parts[0] == "choose"


def test_a_repository_adds_its_own_from_any_of_its_folders(repository) -> None:
    write(repository, OWN)
    for folder in (repository, repository / "sheets" / "2025"):
        assert "ours" in {one.name for one in templates(str(folder))}
        one = load_template("ours", str(folder))
        assert one.title.ja == "うちの版"
        assert one.plan.parts == (*NEEDED, "start")
        assert one.plan.dropped == {"reflection", "background"}
        assert one.plan.hints["title"].en == "課の名前は書きません"
        assert one.sheet["en"]["background"] == one.sheet["ja"]["background"]


def test_its_own_goes_before_one_of_the_package(repository) -> None:
    write(repository, OWN, "counter.yaml")
    assert load_template("counter", str(repository)).title.en == "Ours"


def test_other_files_of_a_templates_folder_are_left_alone(repository) -> None:
    write(repository, "apiVersion: v1\nkind: Pod\n", "pod.yaml")
    write(repository, "{{ not yaml", "page.yaml")
    names = {one.name for one in templates(str(repository))}
    assert not names & {"pod", "page"}


def test_one_that_does_not_exist_names_those_that_do(repository) -> None:
    with pytest.raises(DxsheetError) as refused:
        load_template("nothing", str(repository))
    assert refused.value.code == USAGE
    assert "shared-chore" in refused.value.hint.ja


def test_a_broken_one_is_listed_with_what_is_wrong(repository) -> None:
    write(repository, "dxsheet_template: 1\ntitle: [\n")
    broken = next(one for one in templates(str(repository)) if one.name == "ours")
    assert "ours.yaml:" in broken.description.ja


@pytest.mark.parametrize(
    ("was", "becomes", "place", "says"),
    [
        ("dxsheet_template: 1", "dxsheet_template: 2", "1:19", "version 1"),
        ("title: {en: Ours, ja: うちの版}", "title: {en: Ours}", "2:8", "title"),
        ("description: Only what we need", "# none", "1:1", "description"),
        ("parts: [opening, ", "parts: [", "4:8", "opening"),
        ("start]", "strat]", "4:63", "start"),
        ("start]", "choose]", "4:8", "order"),
        ("[reflection, ", "[reflexion, ", "5:8", "reflection"),
        ("[reflection, ", "[cause.status, ", "5:8", "cannot be left out"),
        ("[reflection, ", "[title, ", "5:8", "cannot be left out"),
        ("drop: [reflection, background]", "drop: reflection", "5:7", "list"),
        ("hints:", "hint:", "6:1", "hints"),
        ("  title: 課", "  titel: 課", "7:3", "title"),
        ("  background: 担", "  backgruond: 担", "9:3", "background"),
        ("  background: 担", "  date: 担", "9:3", "walk itself"),
        ('count: "3"', "count: many", "12:14", "number"),
        ("sheet:", "sheet: x\nextra:", "8:8", "lines of"),
    ],
)
def test_every_fault_has_its_line_and_column(repository, was, becomes, place, says) -> None:
    assert was in OWN
    path = write(repository, OWN.replace(was, becomes))
    with pytest.raises(DxsheetError) as refused:
        load_template("ours", str(repository))
    assert refused.value.code == CANNOT
    found = [
        f"{one.line}:{one.column} {one.message.en} {one.hint.en}" for one in refused.value.findings
    ]
    assert any(one.startswith(f"{place} ") and says in one for one in found), found
    assert f"{path}:{place}: " in refused.value.message.ja


def test_all_faults_are_told_at_once(repository) -> None:
    write(repository, OWN.replace("start]", "strat]").replace("hints:", "hint:"))
    with pytest.raises(DxsheetError) as refused:
        load_template("ours", str(repository))
    assert len(refused.value.findings) >= 2


def test_templates_are_found_from_the_command_line(repository) -> None:
    import sys

    write(repository, OWN)
    done = subprocess.run(
        [sys.executable, "-m", "dxsheet", "--lang", "ja", "templates"],
        cwd=repository / "sheets",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0
    assert "うちの版" in done.stdout
    assert "15分版" in done.stdout


def test_ids_are_speakable_random_and_never_quoted() -> None:
    made = {sheet_id() for _ in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"[a-z2-9]{8}", one) for one in made)
    assert not {sign for one in made for sign in one} & set("01iol")


def test_the_line_for_editors_names_the_file_that_is_put_beside_the_sheet() -> None:
    assert modeline() == f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def test_keys_stand_in_the_order_of_the_format_and_numbers_without_quotes() -> None:
    given = {
        "roles": {"facilitate": ["推進課"]},
        "participants": [{"name": "窓口係", "count": "3"}],
        "selection": {"criteria": [{"name": "数", "max": "5"}]},
    }
    text = dump(fresh_sheet("題名", lang="ja", date="2025-02-03", given=given))
    keys = re.findall(r"(?m)^(\w+):", text)
    assert keys[:6] == ["dxsheet", "id", "title", "language", "date", "stage"]
    assert keys[6:] == ["participants", "roles", "selection"]
    assert "dxsheet: 1\n" in text
    assert "count: 3\n" in text
    assert "max: 5\n" in text


@pytest.fixture(params=["ja", "en"])
def text(request) -> str:
    given = fresh_sheet("備品貸出: 1", lang=request.param, date="2025-02-03", given={})
    return blank(modeline(), given, request.param)


def keys(noun, found: set[str]) -> set[str]:
    for name, field in noun.fields.items():
        found.add(name)
        if field.noun:
            keys(field.noun, found)
    return found


def test_it_is_a_sound_draft(text) -> None:
    opened = inspect(parse(text.encode(), "blank.yaml"))
    assert opened.findings == []
    assert opened.sheet.title == "備品貸出: 1"
    assert [one.id for one in opened.sheet.causes] == ["C1", "C2"]
    assert opened.sheet.solutions == ()


def test_it_holds_every_key_and_says_what_each_is(text) -> None:
    bare = re.sub(r"(?m)^# (?=\s*(?:- )?\w+:)", "", text)
    opened = inspect(parse(bare.encode(), "blank.yaml"))
    assert opened.findings == []
    assert [key for key in Sheet.fields if key not in opened.document.data] == []
    for key in keys(Sheet, set()) - {"id"}:
        assert re.search(rf"(?m)^(# )?[ -]*{key}: .*# \S", text), key


def test_the_explanations_are_in_one_language(text) -> None:
    japanese = re.search("[ぁ-ん]", text) is not None
    assert japanese == ("\nlanguage: ja" in text)

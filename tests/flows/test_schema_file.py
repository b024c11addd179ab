"""The schema for editors: once a repository, named by the first line of each sheet, kept fresh."""

import json
from pathlib import Path

import pytest

from dxsheet.flows.sitting.paper import pointed
from dxsheet.sheet.shape import json_schema
from dxsheet.walk.templates import SCHEMA_FILE, modeline

RAW = (modeline() + "dxsheet: 1\ntitle: t\n").encode()


def named(raw: bytes) -> str:
    return raw.decode().splitlines()[0].split("$schema=")[1]


def test_it_stands_where_the_first_line_says(tmp_path: Path) -> None:
    raw = pointed(RAW, str(tmp_path / "a.yaml"))
    assert raw == RAW
    assert json.loads((tmp_path / named(raw)).read_text(encoding="utf-8")) == json_schema()


def test_a_repository_has_one_at_its_top(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    deep = tmp_path / "2025" / "窓口 1"
    deep.mkdir(parents=True)
    for folder in (deep, tmp_path / "2025", tmp_path):
        raw = pointed(RAW, str(folder / "a.yaml"))
        assert (folder / named(raw)).resolve() == tmp_path / SCHEMA_FILE
    assert [one.name for one in tmp_path.rglob("*.json")] == [SCHEMA_FILE]
    assert named(pointed(RAW, str(deep / "a.yaml"))) == "../../.dxsheet.schema.json"


def test_a_folder_that_has_one_keeps_to_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "sheets"
    inner.mkdir()
    (inner / SCHEMA_FILE).write_text("mine")
    assert pointed(RAW, str(inner / "a.yaml")) == RAW
    assert not (tmp_path / SCHEMA_FILE).exists()


def made_by(version: str) -> str:
    schema = {**json_schema(), "$comment": f"dxsheet {version}: for editors.", "title": "old"}
    return json.dumps(schema)


@pytest.mark.parametrize(
    ("there", "renewed"),
    [
        ("mine", False),
        (made_by("0.0.9"), True),
        (json.dumps({"$id": json_schema()["$id"]}), True),
        (made_by("99.10.0"), False),
    ],
)
def test_one_of_an_older_release_is_renewed(tmp_path: Path, there: str, renewed: bool) -> None:
    (tmp_path / SCHEMA_FILE).write_text(there)
    pointed(RAW, str(tmp_path / "a.yaml"))
    now = (tmp_path / SCHEMA_FILE).read_text(encoding="utf-8")
    assert (now != there, json.loads(now) == json_schema() if renewed else True) == (renewed, True)


def test_a_folder_that_refuses_is_no_fault(tmp_path: Path) -> None:
    assert pointed(RAW, str(tmp_path / "nowhere" / "a.yaml")) == RAW

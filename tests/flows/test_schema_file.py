"""The schema beside a new sheet."""

import json
from pathlib import Path

from dxsheet.flows.schema_file import place_schema
from dxsheet.sheet.shape import json_schema
from dxsheet.walk.starting import SCHEMA_FILE, modeline


def test_it_stands_where_the_first_line_says(tmp_path: Path) -> None:
    place_schema(str(tmp_path / "a.yaml"))
    named = modeline().strip().split("$schema=")[1]
    assert json.loads((tmp_path / named).read_text(encoding="utf-8")) == json_schema()


def test_one_that_is_there_is_left_alone_and_a_folder_that_refuses_is_no_fault(
    tmp_path: Path,
) -> None:
    (tmp_path / SCHEMA_FILE).write_text("mine")
    place_schema(str(tmp_path / "a.yaml"))
    assert (tmp_path / SCHEMA_FILE).read_text() == "mine"
    place_schema(str(tmp_path / "nowhere" / "a.yaml"))

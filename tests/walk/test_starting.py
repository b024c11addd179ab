"""What a new sheet begins with."""

import re

from dxsheet.walk.starting import SCHEMA_FILE, fresh_sheet, modeline, sheet_id
from dxsheet.yamlfile.dump import dump


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

"""What an English reader sees has English signs: no 、 between names, no ・ before an entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dxsheet.lang import in_a_row
from dxsheet.walk.review import half_page
from tests.walk.rooms import Room

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "pages"
# The hostile sheet has what its users typed, in every script.
PAGES = [path for path in sorted(GOLDEN.iterdir()) if re.search(r"[.-]en\.", path.name)]
PAGES = [path for path in PAGES if not path.name.startswith("hostile")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_japanese_sign_stands_on_an_english_page(path: Path) -> None:
    assert re.findall("[、。・「」（）：]", path.read_text("utf-8")) == []


def test_several_owners_stand_in_a_row_as_the_language_has_it() -> None:
    assert in_a_row(("Yamada", "", "Sato"), "en") == "Yamada, Sato"
    assert in_a_row(("山田", "佐藤"), "ja") == "山田、佐藤"
    sheet = (
        "dxsheet: 1\ntitle: t\nwork_items: [{id: W1, text: count, main_owners: [Yamada, Sato]}]\n"
    )
    said = [line.en for _, lines in half_page(Room(sheet, lang="en").scene) for line in lines]
    assert any("Yamada, Sato" in line for line in said)

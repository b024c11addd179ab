"""The finished examples: sound under --strict; the bad lesson is not."""

from pathlib import Path

import pytest

from dxsheet.flows.checking.run import check

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize(
    "path", sorted((EXAMPLES / "sound").glob("*.yaml")), ids=lambda one: one.stem
)
def test_every_sound_example_is_clean_under_strict(path: Path) -> None:
    checked = check([str(path)])
    assert checked.findings == []
    assert checked.code(strict=True) == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_bad_lesson_is_told_what_the_deck_says(lang: str) -> None:
    found = check([str(EXAMPLES / "lessons" / f"online-application-{lang}.yaml")]).findings
    assert {"P002", "C002", "S003"} <= {one.rule for one in found}


def test_each_example_stands_in_both_languages() -> None:
    for folder in ("sound", "lessons"):
        names = {one.stem for one in (EXAMPLES / folder).glob("*.yaml")}
        assert {one[:-3] for one in names if one.endswith("-ja")} == {
            one[:-3] for one in names if one.endswith("-en")
        }

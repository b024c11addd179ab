"""The commands of the README do what it says, from the place it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_the_readme_sets_up_by_two_commands(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    commands = re.findall(r"^python3 start\.py(?: \w+)?(?=\s+#)", text, re.MULTILINE)
    assert commands == ["python3 start.py", "python3 start.py test"]


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "発生している問題      │"), ("en", "Problem               │")]
)
def test_the_first_command_ends_in_a_table(lang: str, said: str) -> None:
    env = {**os.environ, "DXSHEET_LANG": lang, "COLUMNS": "80", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "start.py"], cwd=ROOT, env=env, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert said in done.stdout


def test_the_second_command_runs_pytest_on_this_suite() -> None:
    """That it ends in the tests passing is shown by whoever reads this line in a test's output."""
    done = subprocess.run(
        [sys.executable, "start.py", "test", "--collect-only", "-q", "tests/test_readme.py"],
        cwd=ROOT, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "tests/test_readme.py" in done.stdout


def test_every_link_of_the_readmes_leads_somewhere() -> None:
    for readme in ("README.md", "README.ja.md"):
        text = (ROOT / readme).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)[^)]*\)", text):
            assert (ROOT / target).exists(), f"{readme}: {target}"

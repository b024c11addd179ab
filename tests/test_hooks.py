"""`.pre-commit-hooks.yaml`: what the hooks run, as pre-commit runs it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HOOKS = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
SHEET = "dxsheet: 1\nid: {id}\ntitle: 転入\n"
WARNED = SHEET + "problems:\n  - {{id: P1, text: タブレットを導入したい}}\n"


def run(hook: dict, *files: Path) -> subprocess.CompletedProcess:
    """The entry with the files behind it; those that pre-commit would hand over."""
    command, *words = hook["entry"].split()
    assert command == "dxsheet" and hook["language"] == "python" and hook["require_serial"]
    handed = [str(one) for one in files if re.search(hook["files"], str(one))]
    return subprocess.run(
        [sys.executable, "-m", "dxsheet", *words, *hook.get("args", ()), "--lang", "en", *handed],
        capture_output=True,
        text=True,
        cwd=files[0].parent,
    )


def made(folder: Path, name: str, text: str, id: str = "a1b2c3d4") -> Path:
    path = folder / name
    path.write_text(text.format(id=id), encoding="utf-8")
    return path


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_asks_about_sheets_and_passes_other_files_over(hook: dict, tmp_path: Path) -> None:
    other = made(tmp_path, "ci.yml", "on: push\n")
    broken = made(tmp_path, "broken.yaml", "a: [\n")
    assert run(hook, other, broken).returncode == 0
    warned = run(hook, other, made(tmp_path, "転入.yaml", WARNED))
    assert "P001" in warned.stdout and "Sheets checked: 1" in warned.stdout
    assert warned.returncode == (1 if hook["id"] == "dxsheet-strict" else 0)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_meets_two_sheets_of_one_id(hook: dict, tmp_path: Path) -> None:
    twins = [made(tmp_path, name, SHEET) for name in ("a.yaml", "b.yml")]
    done = run(hook, *twins)
    assert done.returncode == 1 and "Another sheet has the same id" in done.stdout


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_merge_is_asked_about_as_well(hook: dict) -> None:
    assert {"pre-commit", "pre-merge-commit"} <= set(hook["stages"])


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize("name", ["転入.yaml", "a.yml", "A.YAML", "b.Yml"])
def test_the_ending_may_be_written_in_any_case(hook: dict, tmp_path: Path, name: str) -> None:
    assert "P001" in run(hook, made(tmp_path, name, WARNED)).stdout

"""`action.yml`: its last step, as the runner runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
SHEET = (
    "dxsheet: 1\nid: a1b2c3d4\ntitle: 転入\nproblems:\n  - {id: P1, text: タブレットを導入したい}\n"
)

pytestmark = pytest.mark.skipif(
    os.name == "nt" or not shutil.which("bash"), reason="the step is written for bash"
)


def run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    bin_ = folder / "temp" / "dxsheet" / "bin"
    bin_.mkdir(parents=True, exist_ok=True)
    (bin_ / "dxsheet").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dxsheet "$@"\n')
    (bin_ / "dxsheet").chmod(0o755)
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | inputs
    values = {
        name: value.replace("${{ inputs.", "").replace(" }}", "")
        for name, value in STEPS[1]["env"].items()
    }
    env = {name: given[key] for name, key in values.items()}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", STEPS[1]["run"]],
        cwd=folder / "work",
        env={**os.environ, **env, "RUNNER_TEMP": str(folder / "temp")},
        capture_output=True,
        text=True,
    )


def test_the_step_tells_what_is_new(tmp_path: Path) -> None:
    work = tmp_path / "work"
    (work / "in").mkdir(parents=True)
    (work / "in" / "a.yaml").write_text(SHEET, encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "::warning file=in/a.yaml,line=5" in done.stdout
    assert run(tmp_path, strict="true").returncode == 1
    assert run(tmp_path, arguments="--exit-zero --select P", strict="true").returncode == 0
    assert run(tmp_path, paths="in nowhere").returncode == 2
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init"], ["add", "."], [*who, "commit", "-m", "1"]):
        subprocess.run(["git", *words], cwd=work, check=True, capture_output=True)
    done = run(tmp_path, strict="true", since="HEAD")
    assert (done.returncode, done.stdout) == (0, "")


def test_it_installs_what_is_in_the_repository() -> None:
    (lock,) = {word for word in STEPS[0]["run"].split() if "locks/" in word}
    assert (ROOT / lock.strip('"').replace("$GITHUB_ACTION_PATH/", "")).is_file()

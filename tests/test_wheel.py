"""The wheel in an empty environment: templates, help and data files come with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*words: object, **more: object) -> subprocess.CompletedProcess:
    env = {**os.environ, "DXSHEET_LANG": "en", "PYTHONUTF8": "1"}
    env.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, env=env, **more
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `dxsheet` of a fresh environment with nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT)
    if built.returncode and "No matching distribution" in built.stderr:
        pytest.skip("hatchling cannot be had: no package registry is reached")
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("dxsheet-*.whl")
    assert run(sys.executable, "-m", "venv", folder / "env").returncode == 0
    place = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    done = run(place / "python", "-m", "pip", "install", "-q", wheel)
    assert done.returncode == 0, done.stderr
    return place / "dxsheet"


def test_it_starts_lists_templates_and_walks_one(installed: Path, tmp_path: Path) -> None:
    assert run(installed, "--version", cwd=tmp_path).stdout.startswith("dxsheet ")
    assert "resume" in run(installed, "--help", cwd=tmp_path).stdout
    listed = run(installed, "templates", cwd=tmp_path)
    for name in (one.stem for one in (ROOT / "templates").glob("*.yaml")):
        assert name in listed.stdout
    answers = ROOT / "examples" / "answers" / "mistakes-en.txt"
    walk = ["new", "sheet.yaml", "--template", "fifteen-minutes", "--answers", answers]
    done = run(installed, *walk, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert run(installed, "check", "sheet.yaml", cwd=tmp_path).returncode == 0
    assert "│" in run(installed, "show", "sheet.yaml", cwd=tmp_path).stdout


def test_what_stands_beside_the_code_comes_too(installed: Path, tmp_path: Path) -> None:
    assert '"$schema"' in run(installed, "schema", cwd=tmp_path).stdout
    sheet = ROOT / "examples" / "sound" / "equipment-lending-ja.yaml"
    for form in ("md", "html", "csv", "mermaid", "json"):
        done = run(installed, "summary", sheet, "--format", form, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_missing_extra_says_the_one_command(installed: Path, tmp_path: Path, form: str) -> None:
    sheet = ROOT / "examples" / "sound" / "mistakes-en.yaml"
    done = run(installed, "summary", sheet, "--format", form, "-o", f"a.{form}", cwd=tmp_path)
    assert done.returncode == 3
    assert 'pip install "dxsheet[office]"' in done.stderr

#!/usr/bin/env python3
"""One command from a fresh clone: `python3 start.py` shows the tool, with `test` it is tested.

Needs Python 3.11 or newer with pip and venv; everything else goes into `.venv` beside this file.

    python3 start.py           walk an example without a terminal and print its table
    python3 start.py test      run the tests (further words go to pytest)
    python3 start.py lint      ruff, mypy, the import contract and the stale-docs check
    python3 start.py docs      make the generated pages again
    python3 start.py lowest    the command line's tests on the oldest versions that are promised
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


def run(*words: str | Path, quiet: bool = False, **more: object) -> None:
    """Run a command; end with its exit code where it fails."""
    done = subprocess.run(
        [str(word) for word in words],
        stdout=subprocess.DEVNULL if quiet else None,
        check=False,
        **more,  # type: ignore[call-overload]
    )
    if done.returncode:
        sys.exit(done.returncode)


def set_up(*, developing: bool) -> None:
    """A virtual environment with the package, and with the developers' tools where asked."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    marks = [VENV / "set-up-developing", *([] if developing else [VENV / "set-up"])]
    if any(mark.exists() and mark.read_text() == wanted for mark in marks):
        return
    print("Setting up .venv (once) ...", file=sys.stderr)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    run(PYTHON, "-m", "pip", "install", "-q", "--upgrade", "pip>=25.1", quiet=True)
    extra = ["-e", f"{HERE}[office,parquet,prompt]", "--group", f"{HERE / 'pyproject.toml'}:dev"]
    run(PYTHON, "-m", "pip", "install", "-q", *(extra if developing else ["-e", HERE]), quiet=True)
    marks[0 if developing else 1].write_text(wanted)


def walk_example() -> None:
    """Walk an example from a file of answers, then print the table it leads to."""
    lang = "ja" if os.environ.get("DXSHEET_LANG") == "ja" else "en"
    answers = HERE / "examples" / "answers" / f"moving-in-{lang}.yaml"
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.yaml"
        run(PYTHON, "-m", "dxsheet", "--lang", lang, "new", sheet, "--answers", answers)
        print()
        run(PYTHON, "-m", "dxsheet", "--lang", lang, "show", sheet)


def lowest() -> None:
    """Test the command line with the oldest direct dependencies that pyproject.toml allows."""
    import tomllib

    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = [one.replace(">=", "==") for one in project["dependencies"]]
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / BIN.relative_to(VENV) / PYTHON.name
        run(sys.executable, "-m", "venv", folder)
        tools = ["pytest>=8.3", "hypothesis>=6.115", "jsonschema", "markdown-it-py"]
        run(python, "-m", "pip", "install", "-q", *oldest, *tools, "-e", HERE, quiet=True)
        quiet = ["-W", "ignore::DeprecationWarning"]  # an old Typer speaks of an old click
        some = ["tests/cli/test_plain.py", "tests/cli/test_front_door.py", "tests/sheet"]
        run(python, "-m", "pytest", *quiet, *some, cwd=HERE)


def lint() -> None:
    """Everything CI looks at besides the tests."""
    run(BIN / "ruff", "check", ".", cwd=HERE)
    run(BIN / "ruff", "format", "--check", ".", cwd=HERE)
    run(BIN / "mypy", cwd=HERE)
    run(BIN / "lint-imports", cwd=HERE)
    run(PYTHON, HERE / "docs" / "make.py", "--check", cwd=HERE)


def main(words: list[str]) -> None:
    """Do what the first word says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever Python is there
        sys.exit("dxsheet needs Python 3.11 or newer / Python 3.11 以上が必要です")
    verb, *rest = words or ["walk"]
    if verb not in ("walk", "test", "lint", "docs", "lowest"):
        sys.exit(__doc__)
    if verb == "lowest":
        lowest()
        return
    set_up(developing=verb != "walk")
    if verb == "walk":
        walk_example()
    elif verb == "test":
        run(PYTHON, "-m", "pytest", *(rest or ["-n", "auto"]), cwd=HERE)
    elif verb == "lint":
        lint()
    else:
        run(PYTHON, HERE / "docs" / "make.py", cwd=HERE)


if __name__ == "__main__":
    main(sys.argv[1:])

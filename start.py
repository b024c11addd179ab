#!/usr/bin/env python3
"""One command from a fresh clone: `python3 start.py` shows the tool, with `test` it is tested.

Needs Python 3.11 or newer with pip and venv; everything else goes into `.venv` beside this file,
in the exact versions of `locks/` (with their hashes, so that every machine gets the same).

    python3 start.py           walk an example without a terminal and print its table
    python3 start.py test      run the tests (further words go to pytest)
    python3 start.py lint      ruff, mypy, the import contract, unused packages, stale docs
    python3 start.py docs      make the generated pages again
    python3 start.py lowest    the suite's core on the oldest versions that are promised
    python3 start.py newest    the suite on the newest of everything, whatever the lock says
    python3 start.py other     a short round on the newest other Python that is there
    python3 start.py lock      write locks/ again from pyproject.toml
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = HERE / "locks"
# What the oldest versions and another Python are tried on: the file, the sheet, the rules and the
# command line, where a library's age shows; pages and documents are tested once, from the lock.
CORE = ["tests/sheet", "tests/yamlfile", "tests/rules", "tests/cli", "tests/walk", "tests/merging"]


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
    lock = LOCKS / ("develop.txt" if developing else "use.txt")
    wanted = hashlib.sha256(lock.read_bytes() + (HERE / "pyproject.toml").read_bytes()).hexdigest()
    marks = [VENV / "set-up-developing", *([] if developing else [VENV / "set-up"])]
    if any(mark.exists() and mark.read_text() == wanted for mark in marks):
        return
    print("Setting up .venv (once) ...", file=sys.stderr)
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    locked(PYTHON, lock)
    marks[0 if developing else 1].write_text(wanted)


def locked(python: Path, lock: Path) -> None:
    """Install what a lock lists, and this package without asking an index for anything."""
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "-r", lock, quiet=True)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", HERE, quiet=True)


def walk_example() -> None:
    """Walk an example from a file of answers, then print the table it leads to."""
    lang = "ja" if os.environ.get("DXSHEET_LANG") == "ja" else "en"
    answers = HERE / "examples" / "answers" / f"moving-in-{lang}.yaml"
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sheet.yaml"
        run(PYTHON, "-m", "dxsheet", "--lang", lang, "new", sheet, "--answers", answers)
        print()
        run(PYTHON, "-m", "dxsheet", "--lang", lang, "show", sheet)


def elsewhere(folder: str, python: str = sys.executable) -> Path:
    """A new virtual environment in a folder, with a pip that knows dependency groups."""
    run(python, "-m", "venv", folder)
    made = Path(folder) / BIN.relative_to(VENV) / PYTHON.name
    run(made, "-m", "pip", "install", "-q", "--upgrade", "pip>=25.1", quiet=True)
    return made


def lowest() -> None:
    """Test with the oldest direct dependencies that pyproject.toml allows."""
    import tomllib

    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    allowed = [*project["dependencies"], *(one for extra in extras for one in extra)]
    oldest = [one.replace(">=", "==") for one in allowed]
    with tempfile.TemporaryDirectory() as folder:
        python = elsewhere(folder)
        dev = ["--group", f"{HERE / 'pyproject.toml'}:dev"]
        run(python, "-m", "pip", "install", "-q", *oldest, *dev, "-e", HERE, quiet=True)
        tests(python, *CORE, "-W", "ignore::DeprecationWarning")  # of old versions


def newest() -> None:
    """Test with the newest of everything that an index has today."""
    with tempfile.TemporaryDirectory() as folder:
        python = elsewhere(folder)
        dev = ["-e", f"{HERE}[office,parquet]", "--group", f"{HERE / 'pyproject.toml'}:dev"]
        run(python, "-m", "pip", "install", "-q", "--upgrade", *dev, quiet=True)
        tests(python)


def other() -> None:
    """Test on the newest other Python of this machine, from the lock; say so where none is."""
    python = newest_python()
    if python is None:
        print(f"skip: no Python newer than {sys.version_info.major}.{sys.version_info.minor} here")
        return
    with tempfile.TemporaryDirectory() as folder:
        run(python, "-m", "venv", folder)
        made = Path(folder) / BIN.relative_to(VENV) / PYTHON.name
        locked(made, LOCKS / "develop.txt")
        tests(made, *CORE, "tests/many", "tests/flows")


def newest_python() -> str | None:
    """The newest Python above this one: on the PATH, or among those that pyenv keeps."""
    found = [f"python3.{minor}" for minor in range(20, sys.version_info.minor, -1)]
    if shutil.which("pyenv"):
        root = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=False)
        kept = Path(root.stdout.strip(), "versions").glob("3.*/bin/python")
        found += map(str, sorted(kept, key=_minor, reverse=True))
    for python in found:
        if shutil.which(python) and _answers(python) > sys.version_info[:2]:
            return python
    return None


def _minor(python: Path) -> int:
    number = python.parts[-3].split(".")[1]
    return int(number) if number.isdigit() else 0


def _answers(python: str) -> tuple[int, ...]:
    asked = "import sys; print(*sys.version_info[:2])"
    done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else (0, 0)


def tests(python: Path, *words: str) -> None:
    """The tests, on all cores."""
    run(python, "-m", "pytest", "-n", "auto", *words, cwd=HERE)


def lock() -> None:
    """Write both locks: exact versions for every platform, with hashes, without an index."""
    with tempfile.TemporaryDirectory() as folder:
        python = elsewhere(folder)
        run(python, "-m", "pip", "install", "-q", "uv", quiet=True)
        compile = [
            *(python, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--upgrade"),
            *("--universal", "--python-version", "3.11", "--generate-hashes"),
            *("--no-header", "--no-annotate", "--no-emit-index-url", "--group", "build"),
        ]
        everything = ["--all-extras", "--group", "dev"]
        run(*compile, *everything, "-o", LOCKS / "develop.txt", quiet=True, cwd=HERE)
        same = ["--constraint", LOCKS / "develop.txt"]
        run(*compile, *same, "-o", LOCKS / "use.txt", quiet=True, cwd=HERE)


def lint() -> None:
    """Everything CI looks at besides the tests."""
    run(BIN / "ruff", "check", ".", cwd=HERE)
    run(BIN / "ruff", "format", "--check", ".", cwd=HERE)
    run(BIN / "mypy", cwd=HERE)
    run(BIN / "lint-imports", cwd=HERE)
    run(BIN / "deptry", "src", cwd=HERE)
    run(PYTHON, HERE / "docs" / "make.py", "--check", cwd=HERE)


def main(words: list[str]) -> None:
    """Do what the first word says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever Python is there
        sys.exit("dxsheet needs Python 3.11 or newer / Python 3.11 以上が必要です")
    verb, *rest = words or ["walk"]
    apart = {"lowest": lowest, "newest": newest, "other": other, "lock": lock}
    if verb in apart:
        apart[verb]()
        return
    if verb not in ("walk", "test", "lint", "docs"):
        sys.exit(__doc__)
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

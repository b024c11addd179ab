"""The sessions in README.md and README.ja.md: run for real, put in word for word.

A block is written as

    <!-- run: dxsheet show sheet.yaml -->
    <!-- show: "first line starts so" to "last line starts so" -->
    ```text
    (made)
    ```

Commands of one page run one after another in one empty folder that has a copy of `examples/`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_BLOCK = re.compile(
    r"<!-- run: dxsheet (?P<words>.*) -->\n<!-- show: (?P<show>.*) -->\n"
    r"```text\n(?:.*\n)*?```\n"
)


def page(path: Path, lang: str) -> str:
    """The page with every session run again."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return _BLOCK.sub(
            lambda found: _block(found, folder, lang), path.read_text(encoding="utf-8")
        )


def _block(found: re.Match[str], folder: str, lang: str) -> str:
    out = _shown(_run(found["words"], folder, lang), found["show"])
    return (
        f"<!-- run: dxsheet {found['words']} -->\n<!-- show: {found['show']} -->\n"
        f"```text\n$ dxsheet {found['words']}\n{out}```\n"
    )


def _run(words: str, folder: str, lang: str) -> list[str]:
    env = {**os.environ, "DXSHEET_LANG": lang, "COLUMNS": "80", "PYTHONUTF8": "1"}
    env["PYTHONPATH"] = str(ROOT / "src")
    env["XDG_STATE_HOME"] = env["XDG_CACHE_HOME"] = folder
    done = subprocess.run(
        [sys.executable, "-m", "dxsheet", *shlex.split(words)],
        cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise SystemExit(f"{words}: exit {done.returncode}: {done.stderr}")
    return done.stdout.rstrip().splitlines()


def _shown(lines: list[str], show: str) -> str:
    """The lines from the one that starts as quoted to the one that does, `...` for what is cut."""
    if show == "all":
        return "\n".join(lines) + "\n"
    first, last = re.fullmatch(r'"(.*)" to (?:"(.*)"|the end)', show).groups()
    start = next(at for at, line in enumerate(lines) if line.startswith(first))
    if last is None:
        return "...\n" + "\n".join(lines[start:]) + "\n"
    end = next(at for at, line in enumerate(lines) if at > start and line.startswith(last))
    return "...\n" + "\n".join(lines[start : end + 1]) + "\n...\n"

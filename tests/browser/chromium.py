"""A real Chromium for the tests, driven by look.mjs.

It needs Debian's `chromium` and `node`, and once, in this folder, `npm ci`. Where one of them is
missing the tests are skipped with the reason. With DXSHEET_PICTURES=FOLDER every page is also saved
there as a picture or PDF, for a person to look at.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PICTURES = os.environ.get("DXSHEET_PICTURES")
_NEEDED = ("playwright-core", "axe-core", "mermaid")


def _missing() -> str:
    if not _browser():
        return "chromium is not installed (apt-get install chromium)"
    if not shutil.which("node"):
        return "node is not installed"
    modules = HERE / "node_modules"
    if not all((modules / one).is_dir() for one in _NEEDED):
        return "run `npm ci` in tests/browser"
    return ""


def _browser() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


needed = pytest.mark.skipif(bool(_missing()), reason=_missing() or "all there")


def start(job: dict) -> subprocess.Popen:
    """Start a job and do something meanwhile; `answered` waits for it."""
    work = subprocess.Popen(
        ["node", str(HERE / "look.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert work.stdin
    work.stdin.write(json.dumps({"chromium": _browser(), **job}))
    work.stdin.close()
    work.stdin = None
    return work


def answered(work: subprocess.Popen) -> dict:
    out, error = work.communicate(timeout=280)
    assert work.returncode == 0, error[-3000:]
    return json.loads(out)


def looked(job: dict) -> dict:
    return answered(start(job))


def keep(name: str) -> str | None:
    """Where a picture is kept, None where none is wanted."""
    if not PICTURES:
        return None
    folder = Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    return str(folder / name)

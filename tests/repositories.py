"""A git repository of its own for a test, driven through the `git` command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Nothing of the machine's own configuration, names or hooks has a say.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "係",
    "GIT_AUTHOR_EMAIL": "kakari@example.jp",
    "GIT_COMMITTER_NAME": "係",
    "GIT_COMMITTER_EMAIL": "kakari@example.jp",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": "true",
    "PYTHONWARNINGS": "ignore",
}


class Repo:
    """A repository in a folder; `git` runs in the top folder, or in `here` below it."""

    def __init__(self, folder: Path, *, environment: dict[str, str] | None = None) -> None:
        self.folder = folder
        self.environment = {**ENVIRONMENT, **(environment or {})}
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", ".")

    def git(self, *words: str, here: str = "", code: int | None = 0, **more: str) -> str:
        """Run git and return what it printed; `code` is the exit code it must have."""
        told = subprocess.run(
            ["git", *words],
            cwd=self.folder / here,
            env={**self.environment, **more},
            capture_output=True,
            encoding="utf-8",
            errors="replace",  # git cuts some lines within a sign
        )
        if code is not None:
            assert told.returncode == code, (words, told.returncode, told.stdout, told.stderr)
        return told.stdout + told.stderr

    def dxsheet(self, *words: str, here: str = "", code: int | None = 0) -> str:
        """Run dxsheet in the repository and return what it printed."""
        told = subprocess.run(
            [sys.executable, "-m", "dxsheet", *words],
            cwd=self.folder / here,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
        )
        if code is not None:
            assert told.returncode == code, (words, told.returncode, told.stdout, told.stderr)
        return told.stdout + told.stderr

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()

    def commit(self, message: str, *, day: str = "2025-02-03", **files: str) -> str:
        """Write files (`sheet="..."` is sheet.yaml), commit all, and return the commit."""
        for name, text in files.items():
            self.write(f"{name}.yaml", text)
        self.git("add", "-A")
        stamp = f"{day}T12:00:00"
        self.git("commit", "-q", "-m", message, GIT_AUTHOR_DATE=stamp, GIT_COMMITTER_DATE=stamp)
        return self.git("rev-parse", "HEAD").strip()
